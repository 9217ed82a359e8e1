//! Common name words in Arabic letters with their vowels: given names, family names and name particles that thousands bear,
//! no person.
//!
//! The table `tables/arabic-words.tsv` is written by hand: the unsigned word, with the seats of hamza and the Persian and Arabic
//! forms of ك and ي made alike by [`plain`], and its usual English spellings, most usual first.

use super::table;

const WORDS: &str = include_str!("../../tables/arabic-words.tsv");

/// The usual spellings of a word, `"muhammad|mohammed"`.
pub(super) fn find(word: &str) -> Option<&'static str> {
    table::find(WORDS, word)
}

/// Forms of one letter made alike.
pub(super) fn plain(letter: char) -> char {
    match letter {
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ک' | 'ڪ' => 'ك',
        'ی' | 'ى' => 'ي',
        'ہ' => 'ه',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::{WORDS, find, plain};

    #[test]
    fn words_are_sorted_unique_and_plain() {
        let rows: Vec<(&str, &str)> = WORDS
            .lines()
            .skip(1)
            .filter_map(|line| line.split_once('\t'))
            .collect();
        assert_eq!(rows.len() + 1, WORDS.lines().count());
        assert!(rows.windows(2).all(|pair| pair[0].0 < pair[1].0));
        for (word, spellings) in rows {
            assert!(word.chars().all(|letter| plain(letter) == letter), "{word}");
            let is_spelling =
                |one: &str| !one.is_empty() && one.bytes().all(|byte| byte.is_ascii_lowercase());
            assert!(spellings.split('|').all(is_spelling), "{word}");
            assert_eq!(find(word), Some(spellings));
        }
    }
}
