//! Words that say that the name behind them is a ship's: "tanker", «танкера», "tàu chở dầu".

use std::sync::OnceLock;

use rustc_hash::FxHashSet;

const TABLE: &str = include_str!("../tables/ship-words.tsv");

/// Letters of the longest ending of a case.
const ENDING: usize = 3;
/// Most words of a phrase of the table.
pub(crate) const PHRASE: usize = 3;

#[derive(Default)]
struct ShipWords {
    whole: FxHashSet<String>,
    beginnings: Vec<&'static str>,
    /// Second halves of compounds.
    ends: Vec<&'static str>,
}

fn table() -> &'static ShipWords {
    static WORDS: OnceLock<ShipWords> = OnceLock::new();
    WORDS.get_or_init(|| {
        let mut found = ShipWords::default();
        let lines = TABLE.lines().filter(|line| !line.starts_with('#'));
        let cells = lines.filter_map(|line| line.split_once('\t'));
        for word in cells.flat_map(|(_, words)| words.split(' ')) {
            if let Some(end) = word.strip_prefix('-') {
                found.ends.push(end);
            } else if let Some(beginning) = word.strip_suffix('-') {
                found.beginnings.push(beginning);
            } else {
                found.whole.insert(word.replace('_', " "));
            }
        }
        found
    })
}

/// Whether the last words of a text in small letters, with one space between two, are such a word.
pub(crate) fn ends_in_ship_word(before: &str) -> bool {
    let table = table();
    let word = before.rsplit(' ').next().unwrap_or_default();
    let mut ends = before.match_indices(' ').map(|(at, _)| &before[at + 1..]);
    let has_ending = |beginning: &&&str| {
        let ending = word.strip_prefix(**beginning);
        ending.is_some_and(|ending| ending.chars().count() <= ENDING)
    };
    table.whole.contains(before)
        || ends.any(|end| table.whole.contains(end))
        || table
            .beginnings
            .iter()
            .any(|beginning| has_ending(&beginning))
        || table.ends.iter().any(|end| word.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_phrases_and_endings() {
        for before in [
            "the oil tanker",
            "tankskipet",
            "под танкером",
            "tàu chở dầu",
            "containerschiff",
        ] {
            assert!(ends_in_ship_word(before), "{before}");
        }
        for before in ["", "the", "танк", "tankar", "member"] {
            assert!(!ends_in_ship_word(before), "{before}");
        }
    }
}
