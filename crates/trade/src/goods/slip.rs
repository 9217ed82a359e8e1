//! Words for arms with one slip of the pen: missles, granades, artilery. Only long words are read so, and none
//! that any table knows as it stands.

use std::sync::OnceLock;

use super::concept::{is_named, placed_in_line};
use crate::words::{Kind, Token, tokens};

const TABLE: &str = include_str!("../../tables/arms-spellings.tsv");

/// Letters of a word for arms at least: shorter ones are near too much else.
const LETTERS_MIN: usize = 6;
/// Letters that an ending has at most, of those that the table's words are looked up with.
const ENDINGS: &[&str] = &["", "s", "es", "er", "n", "en", "e", "ne"];

struct Words {
    arms: Vec<Vec<char>>,
    /// Near arms, and no arms.
    others: Vec<&'static str>,
}

fn known() -> &'static Words {
    static WORDS: OnceLock<Words> = OnceLock::new();
    WORDS.get_or_init(|| {
        let rows = TABLE.lines().filter(|row| !row.starts_with('#'));
        let mut words = Words {
            arms: Vec::new(),
            others: Vec::new(),
        };
        for row in rows {
            let mut columns = row.split('\t');
            let what = columns.next();
            for word in columns.skip(1).flat_map(|words| words.split('|')) {
                if what == Some("arms") {
                    words.arms.push(word.chars().collect());
                } else {
                    words.others.push(word);
                }
            }
        }
        words
    })
}

/// Whether a word of a text is one for arms but for a slip.
pub(super) fn names_arms(text: &str) -> bool {
    let is_slip = |word: &Token| {
        word.kind == Kind::Word
            && word.text.len() >= LETTERS_MIN
            && is_near(&word.text)
            && text
                .get(word.start..word.end)
                .is_some_and(|written| !is_named(written) && placed_in_line(written).is_empty())
    };
    tokens(text).iter().any(is_slip)
}

fn is_near(word: &str) -> bool {
    let words = known();
    if words.others.contains(&word) {
        return false;
    }
    ENDINGS.iter().any(|ending| {
        let Some(stem) = word.strip_suffix(ending) else {
            return false;
        };
        let letters: Vec<char> = stem.chars().collect();
        letters.len() + 1 >= LETTERS_MIN && words.arms.iter().any(|arms| is_one_off(&letters, arms))
    })
}

/// Whether two words differ by one letter left out, put in or changed, or by two that changed places, and begin
/// alike.
fn is_one_off(one: &[char], other: &[char]) -> bool {
    if one.len().abs_diff(other.len()) > 1 || one.first() != other.first() {
        return false;
    }
    let same = one.iter().zip(other).take_while(|(a, b)| a == b).count();
    let (one, other) = (
        one.get(same..).unwrap_or_default(),
        other.get(same..).unwrap_or_default(),
    );
    match (one, other) {
        ([], []) => false,
        ([a, b, one @ ..], [c, d, other @ ..]) if a == d && b == c && one == other => true,
        _ if one.len() == other.len() => one.get(1..) == other.get(1..),
        _ if one.len() > other.len() => one.get(1..) == Some(other),
        _ => other.get(1..) == Some(one),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_names_arms_as_the_word_does() {
        for (text, expected) in [
            ("rice, granades", true),
            ("rice, missles", true),
            ("clothes, artilery", true),
            ("howitser barrels", true),
            ("GERNADES", true),
            ("ammuniton", true),
            ("amunisjon", true),
            ("haubitser og haubtser", true),
            ("гаубитца", true),
            ("боеприпсы", true),
            ("munitons", true),
            ("grenadine syrup", false),
            ("missives", false),
            ("Grenada nutmeg", false),
            ("rice, minutes", false),
            ("pistons", false),
            ("granaten", false),
            ("mission goods", false),
            ("granola", false),
        ] {
            assert_eq!(names_arms(text), expected, "{text}");
        }
    }

    #[test]
    fn the_table_is_sorted_and_its_words_are_long() {
        let rows: Vec<&str> = TABLE.lines().filter(|row| !row.starts_with('#')).collect();
        assert!(rows.is_sorted());
        for word in &known().arms {
            assert!(word.len() >= LETTERS_MIN, "{word:?}");
        }
    }
}
