//! Words that many bodies bear, in Hebrew letters, read by what they mean.
//!
//! הבנק הלאומי is read as *bank national*. What Hebrew writes on to a word, the article and *to*, *in*, *and*, is left off where a
//! known word is behind it.

use super::segment::Piece;
use super::spelling::listed_word;
use super::{Word, table};

/// `word, English word` a line.
const TABLE: &str = include_str!("../../tables/hebrew-body-words.tsv");

/// What is written on to the front of a word.
const PREFIXES: [&str; 7] = ["", "ה", "ל", "ב", "ו", "וה", "ול"];
/// With so many letters at least behind it, or a name is cut.
const LETTERS_BEHIND: usize = 3;

/// The word that a piece stands for, if it is one that many bodies bear.
pub(super) fn read(piece: &Piece<'_>) -> Option<Word> {
    let letters = piece.text.chars().filter(|letter| letter.is_alphanumeric());
    let key: String = letters.collect();
    PREFIXES.iter().find_map(|prefix| {
        let bare = key.strip_prefix(prefix)?;
        if !prefix.is_empty() && bare.chars().count() < LETTERS_BEHIND {
            return None;
        }
        let meaning = table::find(TABLE, bare)?;
        Some(listed_word(meaning, piece.source()))
    })
}

#[cfg(test)]
mod tests {
    use super::super::{readings_of_body, readings_of_person};
    use super::*;
    use crate::words::table::{assert_sorted, columns, rows};
    use crate::words::{is_in_a_table, lookup};

    fn texts(readings: &[super::super::Reading]) -> String {
        let words = readings[0].words.iter();
        let words: Vec<&str> = words.map(|w| w.spellings[0].latin.as_str()).collect();
        words.join(" ")
    }

    #[test]
    fn words_that_many_bodies_bear_are_read_by_their_meaning() {
        for (name, expected) in [
            ("הבנק הלאומי", "bank national"),
            ("המכון למחקר", "institute research"),
            ("בנק ותעשייה בע״מ", "bank industry limited"),
        ] {
            assert_eq!(texts(&readings_of_body(name)), expected, "{name}");
        }
    }

    #[test]
    fn names_of_people_are_not() {
        assert_ne!(texts(&readings_of_person("נמל")), "port");
    }

    #[test]
    fn the_words_mean_something_that_bodies_share() {
        assert_sorted(TABLE);
        for row in rows(TABLE) {
            let (word, english, _) = columns(row);
            assert!(word.chars().all(char::is_alphanumeric), "{word}");
            assert!(is_in_a_table(english), "{word}: {english}");
            assert!(!lookup(english).is_plain(), "{word}: {english}");
        }
    }
}
