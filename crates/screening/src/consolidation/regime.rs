//! The countries that a regime is about, by the publisher's word for it.
//!
//! Publishers write `Russia`, `UKRAINE-EO13661`, `DPRK3` or `SYR`. What a regime is about ties its
//! parties to a country as an address does: "Industrial Bank" under one for Syria is not one under
//! another for Iran.

use vokter_entities::Country;

/// Programmes without the name of their country, and the UK's codes for its regimes, some of which
/// are codes of other countries elsewhere.
const PROGRAMMES: [(&str, &str); 19] = [
    ("BEL", "by"),
    ("CAF", "cf"),
    ("CAR", "cf"),
    ("DARFUR", "sd"),
    ("DPR", "kp"),
    ("DRC", "cd"),
    ("DRCONGO", "cd"),
    ("GUB", "gw"),
    ("GUC", "gn"),
    ("HAI", "ht"),
    ("IFCA", "ir"),
    ("IFSR", "ir"),
    ("INU", "ir"),
    ("IRGC", "ir"),
    ("LIB", "ly"),
    ("MAL", "ml"),
    ("MYA", "mm"),
    ("SSU", "ss"),
    ("SUD", "sd"),
];

/// The countries, each once.
pub(super) fn countries(regime: &str) -> Vec<Country> {
    let words: String = regime
        .chars()
        .map(|c| {
            if c.is_alphabetic() || c == '\'' {
                c
            } else {
                ' '
            }
        })
        .collect();
    let words = words.trim();
    let programmes = PROGRAMMES
        .iter()
        .filter(|(programme, _)| words.split(' ').any(|word| word == *programme));
    let mut found: Vec<Country> = programmes
        .filter_map(|(_, code)| code.parse().ok())
        .collect();
    // A code of the UK's may be another country's elsewhere.
    if found.is_empty() || words.contains(' ') {
        found.extend(Country::mentioned(words));
        found.extend(Country::from_name(words));
    }
    // What is imposed "in respect of Ukraine" is imposed on who attacks it.
    if found.iter().any(|country| country.as_str() == "ua") {
        found.extend("ru".parse::<Country>().ok());
    }
    found.sort();
    found.dedup();
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regimes_by_the_words_of_their_publishers() {
        for (regime, want) in [
            ("Russia", "ru"),
            ("UKRAINE-EO13661", "ru ua"),
            ("DPRK3", "kp"),
            ("SYR", "sy"),
            ("IRAQ2", "iq"),
            ("Iran (Nuclear)", "ir"),
            ("1718 (DPRK)", "kp"),
            ("CAATSA - RUSSIA", "ru"),
            ("DPR", "kp"),
            ("DRC", "cd"),
            ("DRCONGO", "cd"),
            ("GUB", "gw"),
            ("GUC", "gn"),
            ("HAI", "ht"),
            ("IRGC", "ir"),
            ("BEL", "by"),
            ("DPR", "kp"),
            ("INU", "ir"),
            ("SDGT", ""),
            ("TERR", ""),
            ("HR", ""),
        ] {
            let found = countries(regime);
            let found: Vec<&str> = found.iter().map(Country::as_str).collect();
            assert_eq!(found.join(" "), want, "{regime}");
        }
    }
}
