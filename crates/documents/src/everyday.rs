//! Everyday words, after which many are called: a body's whole name that is one of them names the body
//! only beside a word that says what it is.

use std::sync::OnceLock;

use rustc_hash::FxHashSet;

/// `word` a line, in Latin letters.
const TABLE: &str = include_str!("../tables/everyday-words.tsv");

/// Whether a word, in small Latin letters, is an everyday one.
pub(crate) fn is_everyday(word: &str) -> bool {
    static KNOWN: OnceLock<FxHashSet<&'static str>> = OnceLock::new();
    let known = || {
        TABLE
            .lines()
            .filter(|line| !line.starts_with('#'))
            .collect()
    };
    KNOWN.get_or_init(known).contains(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_in_small_letters() {
        let words: Vec<&str> = TABLE.lines().skip(1).collect();
        assert!(words.is_sorted());
        let small = |word: &&str| word.bytes().all(|letter| letter.is_ascii_lowercase());
        assert!(words.iter().all(small));
        assert!(is_everyday("vector") && !is_everyday("grushin"));
    }
}
