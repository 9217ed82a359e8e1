//! East Slavic patronymics: what ends so, and which are of one father, whatever language writes them.
//!
//! *Grigorievich*, *Hryhorovych* and *Ryhoravitj* are made of three forms of one given name.

use crate::{rarity, sound, words};

/// Their endings in the usual romanisations, men's and women's; the longer first.
const ENDINGS: &[&str] = &[
    "inichna", "yovych", "jovych", "yovich", "jovich", "yevitsch", "yevitch", "jewitsch", "yevich",
    "jevitsj", "jevitj", "jevich", "ievich", "ievitch", "iyovych", "iyevych", "owitsch", "ewitsch",
    "ovitch", "evitch", "avitch", "ovitsj", "evitsj", "avitsj", "evich", "ovich", "avich", "ovych",
    "evych", "avych", "ovitj", "evitj", "avitj", "yevna", "jevna", "ievna", "iyivna", "iivna",
    "ivna", "yivna", "evna", "ovna", "avna", "owna", "ewna", "auna", "euna", "ouna", "yeuna",
    "ieuna", "ich",
];

/// What a given name may end in that the patronymic leaves out.
const OWN: [&str; 10] = ["", "j", "i", "y", "iy", "ii", "ei", "ey", "a", "o"];

/// Letters that a stem must have to say anything.
const STEM_MIN: usize = 3;

/// Whether two patronymics are made of one given name, or of two forms of it.
pub fn of_one_father(one: &str, other: &str) -> bool {
    let (mine, theirs): (Vec<&str>, Vec<&str>) = (stems(one).collect(), stems(other).collect());
    if mine.iter().any(|a| theirs.iter().any(|b| alike(a, b))) {
        return true;
    }
    let others: Vec<String> = fathers(&theirs).collect();
    fathers(&mine).any(|father| {
        words::nicknames(&father).any(|(text, kind)| {
            kind == words::NicknameKind::OtherLanguage && others.iter().any(|other| other == text)
        })
    })
}

/// Whether two patronymics are made of two given names that are both known, so that what they share is their
/// endings.
pub(crate) fn of_two_fathers(one: &str, other: &str) -> bool {
    let is_known = |patronymic: &str| {
        let stems: Vec<&str> = stems(patronymic).collect();
        fathers(&stems).any(|father| rarity::is_borne(&father))
    };
    is_known(one) && is_known(other) && !of_one_father(one, other)
}

/// Whether two stems are spellings of one by rule.
fn alike(one: &str, other: &str) -> bool {
    let (one, other) = (sound::sounds(one, false), sound::sounds(other, false));
    sound::difference(&one, &other, false).is_some_and(|apart| apart.by_rule)
}

fn stems(patronymic: &str) -> impl Iterator<Item = &str> {
    ENDINGS
        .iter()
        .filter_map(|ending| patronymic.strip_suffix(*ending))
        .filter(|stem| stem.len() >= STEM_MIN)
}

/// The given names that the stems may be of.
fn fathers(stems: &[&str]) -> impl Iterator<Item = String> {
    stems
        .iter()
        .flat_map(|stem| OWN.map(|own| format!("{stem}{own}")))
}

#[cfg(test)]
mod tests {
    use super::of_one_father;

    #[test]
    fn two_forms_of_one_given_name() {
        for (one, other, expected) in [
            ("sergeyevich", "siarheevich", true),
            ("sergeevna", "siarhieeuna", true),
            ("grigorievich", "hryhorovych", true),
            ("nikolaevich", "mykolayovych", true),
            ("nikolajevitj", "mikalaevich", true),
            ("yurievna", "jurjevna", true),
            ("ivanovich", "petrovich", false),
            ("viktorovich", "vladimirovich", false),
            ("sergeevich", "nikolaevich", false),
        ] {
            assert_eq!(of_one_father(one, other), expected, "{one} {other}");
        }
    }
}
