//! Which Committee of the Security Council a paper is from: by the symbol of its documents, `S/AC.49/2019/OC.12`, or by
//! the resolution that it is called after.

use crate::words::{Kind, Token, tokens};

/// Beginnings of words for a Committee, folded.
const WORDS: &[&str] = &[
    "committee",
    "committe",
    "komite",
    "komiteen",
    "comite",
    "ausschuss",
    "sanksjonskomite",
    "sanktionsausschuss",
    "комитет",
    "لجنه",
];
/// The same in Han and Hangul.
const WORDS_UNSPACED: &[&str] = &["委员会", "委員會", "위원회"];
/// Words between the number and the word at most: "1718 sanctions committee".
const BETWEEN: &[&str] = &[
    "sanctions",
    "sanction",
    "sanksjons",
    "unsc",
    "de",
    "du",
    "по",
    "санкциям",
];
/// Numbers that are years of letters, and no resolutions.
const YEARS: std::ops::RangeInclusive<u32> = 1990..=2040;
/// The first resolution that has such a Committee, and as high as numbers go.
const RESOLUTIONS: std::ops::RangeInclusive<u32> = 661..=9999;

/// The Committees that a paper names.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Named {
    /// `S/AC.49`.
    symbols: Vec<String>,
    /// `1718`.
    resolutions: Vec<String>,
}

impl Named {
    pub(super) fn read(note: &str) -> Self {
        let words = tokens(note);
        let mut named = Self::default();
        let upper = note.to_uppercase();
        for rest in upper.split("S/AC.").skip(1) {
            let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
            if !digits.is_empty() {
                named.symbols.push(format!("S/AC.{digits}"));
            }
        }
        for (at, word) in words.iter().enumerate() {
            let number = word.text.parse::<u32>().ok();
            let is_one = number
                .is_some_and(|number| RESOLUTIONS.contains(&number) && !YEARS.contains(&number));
            if word.kind == Kind::Number && is_one && is_beside_the_word(&words, at) {
                named.resolutions.push(word.text.clone());
            }
        }
        named
    }

    /// The Committee that it is from, where that is none of a regime's.
    pub(super) fn of_another(&self, own: &[String]) -> Option<String> {
        let named = if self.symbols.is_empty() {
            &self.resolutions
        } else {
            &self.symbols
        };
        // A regime may state a resolution alone: of its symbol nothing is known then.
        let stated = own.iter().any(|own| own.starts_with("S/")) || self.symbols.is_empty();
        if own.is_empty() || !stated || named.iter().any(|one| own.contains(one)) {
            return None;
        }
        named.first().cloned()
    }
}

/// Whether a word for a Committee stands at once behind a number, or before it.
fn is_beside_the_word(words: &[Token], at: usize) -> bool {
    let is_word = |word: &Token| match word.kind {
        Kind::Unspaced => WORDS_UNSPACED.iter().any(|known| word.text.contains(known)),
        _ => WORDS.iter().any(|known| word.text.starts_with(known)),
    };
    let mut behind = words.iter().skip(at + 1);
    let next = behind.find(|word| !BETWEEN.contains(&word.text.as_str()));
    let before = words.get(..at).unwrap_or_default();
    let before = before
        .iter()
        .rev()
        .find(|word| !BETWEEN.contains(&word.text.as_str()));
    next.is_some_and(is_word) || before.is_some_and(is_word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(note: &str, expected: Option<&str>) {
        let own = ["1718".to_owned(), "S/AC.49".to_owned()];
        let found = Named::read(note).of_another(&own);
        assert_eq!(found.as_deref(), expected, "{note}");
    }

    #[test]
    fn a_paper_of_another_committee_is_known_by_symbol_and_number() {
        for (note, expected) in [
            (
                "S/AC.51/2023/OC.45, 20 water pumps, valid to 2024-01-31",
                Some("S/AC.51"),
            ),
            ("1718 Committee, S/AC.51/2023/OC.45", Some("S/AC.51")),
            ("s/ac.52/2020/12 water pumps", Some("S/AC.52")),
            ("letter of the 1737 Committee, water pumps", Some("1737")),
            ("brev fra 1970-komiteen om vannpumper", Some("1970")),
            ("1591 sanctions committee letter", Some("1591")),
            ("письмо Комитета 2140: насосы", Some("2140")),
            ("1970委员会 水泵", Some("1970")),
            ("S/AC.49/2019/OC.12 water pumps", None),
            ("S/AC.49/2019/OC.12, copy to S/AC.51", None),
            ("letter of the 1718 Committee, 120 pumps", None),
            ("1718-komiteens brev", None),
            ("Комитет 1718, насосы", None),
            ("Committee letter of 2019-03-01: water pumps", None),
            ("the 2019 Committee letter", None),
            ("Committee exemption, 1200 pumps", None),
            ("exemption under 2397 of the Committee", None),
            ("", None),
        ] {
            check(note, expected);
        }
    }

    #[test]
    fn a_regime_without_a_symbol_asks_for_none() {
        let named = Named::read("S/AC.58/2023/2");
        assert_eq!(named.of_another(&["2653".to_owned()]), None);
        assert_eq!(named.of_another(&[]), None);
        let other = Named::read("1718 Committee letter");
        let other = other.of_another(&["2653".to_owned()]);
        assert_eq!(other.as_deref(), Some("1718"));
    }
}
