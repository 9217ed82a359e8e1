//! Words behind a comma that only say how goods are: "leather shoes, brown, size 42".

use std::sync::OnceLock;

use crate::words::fold;

const WORDS: &str = include_str!("../../tables/aside-words.tsv");

/// Whether a word only says how goods are, not what.
pub(super) fn says_how(word: &str) -> bool {
    static KNOWN: OnceLock<(Vec<String>, Vec<String>)> = OnceLock::new();
    let (whole, stems) = KNOWN.get_or_init(|| {
        let rows = WORDS.lines().filter(|row| !row.starts_with('#'));
        let words = rows.filter_map(|row| row.split_once('\t'));
        let words = words.flat_map(|(_, words)| words.split('|'));
        let (stems, whole): (Vec<&str>, Vec<&str>) = words.partition(|word| word.ends_with('*'));
        let mut whole: Vec<String> = whole.into_iter().map(fold).collect();
        whole.sort_unstable();
        let stem = |word: &str| fold(word.trim_end_matches('*'));
        (whole, stems.into_iter().map(stem).collect())
    });
    let word = fold(word);
    whole.binary_search(&word).is_ok() || stems.iter().any(|stem| word.starts_with(stem.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_and_papers_are_known() {
        for word in ["Brown", "SIZE", "Größe", "высший", "brands"] {
            assert!(says_how(word), "{word}");
        }
        for word in ["Bulsae", "Robodrill", "Камаз"] {
            assert!(!says_how(word), "{word}");
        }
    }
}
