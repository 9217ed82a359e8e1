//! The keys of notes: facts that have no field of their own.

/// The keys whose values are used.
pub const KEYS: [&str; 17] = [
    "port",
    "exemption",
    "purpose",
    "agency",
    "resolution",
    "price",
    "currency",
    "end_use",
    "ownership",
    "quantity",
    "cap_used",
    "notified",
    "livelihood",
    "condition",
    "flag",
    "emergency",
    "transit",
];

/// Whether a note's value is used.
pub(crate) fn is_known(key: &str) -> bool {
    KEYS.contains(&key)
}

/// Words that say that it is not so.
const NO: [&str; 16] = [
    "",
    "no",
    "none",
    "nei",
    "ingen",
    "false",
    "0",
    "nein",
    "non",
    "нет",
    "否",
    "아니오",
    "لا",
    "n",
    "n/a",
    "unknown",
];

/// Words that say that it is so.
const YES: [&str; 13] = [
    "yes", "y", "ja", "true", "1", "да", "oui", "sí", "si", "是", "예", "네", "نعم",
];

/// Whether a value says yes and nothing else.
pub(crate) fn is_yes(value: &str) -> bool {
    YES.contains(&value.trim().to_lowercase().as_str())
}

/// Words that leave open whether it is so.
const DOUBT: [&str; 14] = [
    "?",
    "kanskje",
    "maybe",
    "mulig",
    "muligens",
    "not sure",
    "perhaps",
    "possibly",
    "probably",
    "tbc",
    "tbd",
    "uncertain",
    "unsure",
    "usikkert",
];

/// Whether a value leaves open whether it is so: it counts as not given.
pub(crate) fn is_doubt(value: &str) -> bool {
    DOUBT.contains(&value.trim().to_lowercase().as_str())
}

/// Whether a value says yes, or says something that is no `no`.
pub(crate) fn affirms(value: &str) -> bool {
    let value = value.trim().to_lowercase();
    !is_doubt(&value)
        && !NO.contains(&value.as_str())
        && !value.starts_with("no ")
        && !value.starts_with("not ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_no_is_no_fact() {
        for (value, expected) in [
            ("yes", true),
            ("Committee notified 2024-05-01", true),
            ("No", false),
            ("not notified", false),
            (" ", false),
            ("Maybe", false),
            ("?", false),
        ] {
            assert_eq!(affirms(value), expected, "{value}");
        }
    }
}
