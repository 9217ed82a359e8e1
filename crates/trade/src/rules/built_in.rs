//! The rule files that the program brings.

macro_rules! files {
    ($($name:literal),* $(,)?) => {
        /// Each file with its name; a regime stands before those that carry it.
        pub(super) const FILES: &[(&str, &str)] =
            &[$(($name, include_str!(concat!("../../rules/", $name)))),*];
    };
}

files![
    "un-kp.toml",
    "eu-kp.toml",
    "no-kp.toml",
    "us-kp.toml",
    "uk-kp.toml",
    "eu-ru.toml",
    "no-ru.toml",
    "us-ru.toml",
    "uk-ru.toml",
    "eu-ua.toml",
    "no-ua.toml",
    "un-ir.toml",
    "eu-ir.toml",
    "no-ir.toml",
    "us-ir.toml",
    "un-ly.toml",
    "un-so.toml",
    "un-cd.toml",
    "un-cf.toml",
    "un-sd.toml",
    "un-ss.toml",
    "un-ye.toml",
    "un-ht.toml",
    "un-af.toml",
    "un-isil.toml",
    "freeze-un.toml",
    "freeze-eu.toml",
    "freeze-no.toml",
    "freeze-us.toml",
    "freeze-uk.toml",
    "customs.toml",
    "declaration.toml",
];
