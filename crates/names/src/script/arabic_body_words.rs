//! Words that many bodies bear, in Arabic letters, read by what they mean.
//!
//! المصرف التجاري is read as *bank commercial*: letter by letter, without its short vowels, such a word is no word of any
//! table. What Arabic writes on to a word, the article and *for*, *in*, *and*, is left off where a known word is behind it.

use super::arabic_words;
use super::segment::Piece;
use super::spelling::listed_word;
use super::{Word, table};
use crate::words;

/// `word, English words` a line.
const TABLE: &str = include_str!("../../tables/arabic-body-words.tsv");

/// What is written on to the front of a word: with the article, and with so many letters at least behind it.
const PREFIXES: &[(&str, usize)] = &[
    ("", 2),
    ("ال", 2),
    ("لل", 3),
    ("وال", 3),
    ("بال", 3),
    ("ولل", 3),
    ("و", 4),
    ("ل", 3),
    ("ول", 4),
];
/// The plural of Persian, and what joins it to the next word.
const PLURALS: [&str; 3] = ["", "هاي", "ها"];

/// The words that a piece stands for, if it is one that many bodies bear.
pub(super) fn read(piece: &Piece<'_>) -> Option<Vec<Word>> {
    let key: String = piece
        .text
        .chars()
        .filter(|letter| letter.is_alphanumeric())
        .map(arabic_words::plain)
        .collect();
    let source = || piece.part(0, piece.text.len());
    PREFIXES.iter().find_map(|(prefix, least)| {
        let bare = key.strip_prefix(prefix)?;
        PLURALS.iter().find_map(|plural| {
            let bare = bare.strip_suffix(plural)?;
            if bare.chars().count() < *least {
                return None;
            }
            let spelt = arabic_words::find(bare);
            if let Some(meaning) = table::find(TABLE, bare) {
                let mut english = meaning.split(' ');
                // Whoever writes it in Latin letters may have left it as it sounds.
                let first = match (english.next()?, spelt) {
                    (first, Some(spelt)) => listed_word(&format!("{first}|{spelt}"), source()),
                    (first, None) => listed_word(first, source()),
                };
                let others = english.map(|other| listed_word(other, source()));
                return Some(std::iter::once(first).chain(others).collect());
            }
            // The word as it stands is read as it always is.
            let spelt = spelt.filter(|_| !prefix.is_empty() || !plural.is_empty())?;
            let usual = spelt.split('|').next()?;
            words::lookup(usual).generic?;
            Some(vec![listed_word(spelt, source())])
        })
    })
}

#[cfg(test)]
mod tests {
    use super::super::{readings_of_body, readings_of_person};
    use super::*;
    use crate::words::table::{columns, rows};

    fn texts(readings: &[super::super::Reading]) -> String {
        let words = readings[0].words.iter();
        let words: Vec<&str> = words.map(|w| w.spellings[0].latin.as_str()).collect();
        words.join(" ")
    }

    #[test]
    fn words_that_many_bodies_bear_are_read_by_their_meaning() {
        let check = |name: &str, expected: &str| {
            assert_eq!(texts(&readings_of_body(name)), expected, "{name}");
        };
        check(
            "الشركة العامة للصناعات الكيماوية",
            "sharika amma sanaat chemical",
        );
        check("شركة اورلان للنفط", "sharika urlan naft");
        check("سازمان صنایع هوایی", "organization industries aviation");
        check("الوكالة الوطنية", "agency national");
        check("شركة اورلان لتخزين الوقود", "sharika urlan warehouse fuel");
    }

    #[test]
    fn names_of_people_are_not() {
        assert_eq!(texts(&readings_of_person("فندق")), "fndq");
    }

    #[test]
    fn the_words_mean_something_that_bodies_share() {
        let mut last = "";
        for row in rows(TABLE) {
            let (word, meaning, _) = columns(row);
            assert!(last < word, "{word} follows {last}");
            last = word;
            assert!(word.chars().all(|c| arabic_words::plain(c) == c), "{word}");
            for english in meaning.split(' ') {
                let known = words::lookup(english);
                let shared = known.generic.is_some()
                    || known.place.is_some()
                    || known.legal_form.is_some()
                    || known.number.is_some();
                assert!(shared, "{word}: {english}");
            }
        }
    }
}
