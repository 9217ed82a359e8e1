//! Words before a surname that say that its bearer is a woman or a man: "Mrs", "Frau", "г-жа".

use vokter_entities::Gender;

const WOMEN: &[&str] = &[
    "mrs",
    "ms",
    "miss",
    "madam",
    "mme",
    "madame",
    "mlle",
    "mademoiselle",
    "frau",
    "fräulein",
    "fru",
    "frøken",
    "fröken",
    "frk",
    "mevrouw",
    "mevr",
    "señora",
    "señorita",
    "sra",
    "srta",
    "dna",
    "doña",
    "signora",
    "signorina",
    "sig.ra",
    "senhora",
    "dona",
    "pani",
    "paní",
    "rouva",
    "neiti",
    "proua",
    "hanım",
    "bayan",
    "gospođa",
    "gospa",
    "госпожа",
    "госпожи",
    "госпоже",
    "госпожу",
    "госпожой",
    "пані",
    "г-жа",
    "doamna",
    "κυρία",
    "السيدة",
    "סיניורה",
    "גברת",
    "गृहिणी",
    "श्रीमती",
    "lady",
    "queen",
    "princess",
    "dronning",
    "prinsesse",
    "königin",
    "prinzessin",
    "kona",
    "kone",
    "wife",
    "ehefrau",
    "épouse",
    "esposa",
    "moglie",
    "żona",
    "жена",
    "жены",
    "daughter",
    "tochter",
    "sister",
    "schwester",
    "bà",
    "søster",
    "datter",
];

const MEN: &[&str] = &[
    "mr",
    "mister",
    "sir",
    "herr",
    "herrn",
    "hr",
    "monsieur",
    "señor",
    "sr",
    "sig",
    "dhr",
    "meneer",
    "dl",
    "domnul",
    "herra",
    "m",
    "bay",
    "don",
    "signor",
    "senhor",
    "pan",
    "pana",
    "panu",
    "panem",
    "господин",
    "господина",
    "господину",
    "господином",
    "пан",
    "king",
    "prince",
    "könig",
    "prinz",
    "kong",
    "prins",
    "ông",
    "السيد",
    "מר",
    "श्री",
];

/// How a surname is addressed by the word before it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Address {
    pub(crate) gender: Option<Gender>,
    /// A position, "President": it is not whom only a "Mrs" told from the rest.
    pub(crate) office: bool,
}

impl Address {
    /// Whether it tells one bearer of a surname from another.
    pub(crate) fn tells(self) -> bool {
        self.office || self.gender.is_some()
    }
}

/// What a word before a surname says of its bearer.
pub(crate) fn gender(word: &str) -> Option<Gender> {
    let word = word.to_lowercase();
    if WOMEN.contains(&word.as_str()) {
        Some(Gender::Female)
    } else if MEN.contains(&word.as_str()) {
        Some(Gender::Male)
    } else {
        None
    }
}

/// Whether a listed person cannot be, or may well not be, the one so addressed: nearly all whose
/// list says nothing are men.
pub(crate) fn contradicts(said: Option<Gender>, listed: Option<Gender>) -> bool {
    match (said, listed) {
        (Some(Gender::Female), None) => true,
        (Some(said), Some(listed)) => said != listed,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_is_addressed() {
        assert_eq!(gender("Fru"), Some(Gender::Female));
        assert_eq!(gender("Herrn"), Some(Gender::Male));
        assert_eq!(gender("Carter"), None);
        assert!(contradicts(Some(Gender::Female), Some(Gender::Male)));
        assert!(contradicts(Some(Gender::Female), None));
        assert!(!contradicts(Some(Gender::Male), None));
        assert!(!contradicts(None, Some(Gender::Female)));
    }
}
