//! The names in an alias's note: the same name in its own script, or lists of spellings.

use super::{Piece, Pieces, has_foreign, is_foreign_letter};

/// The names in an alias's note: runs of another script, and lists of spellings.
pub(crate) fn in_note(note: &str) -> Vec<Piece> {
    let mut pieces = Pieces::default();
    for run in foreign_runs(note) {
        pieces.push(&run);
    }
    for segment in note.split(['(', ')']) {
        let segment = segment.trim().trim_start_matches("transliterations:");
        let lists = [';', ',']
            .into_iter()
            .map(|separator| segment.split(separator));
        let least = [2, 3];
        for (items, least) in lists.zip(least) {
            let items: Vec<&str> = items
                .map(str::trim)
                .filter(|item| !item.is_empty())
                .collect();
            if items.len() >= least && items.iter().all(|item| is_name(item)) {
                for item in items {
                    pieces.push(item);
                }
            }
        }
    }
    pieces.names
}

/// The longest runs of another script in a text.
fn foreign_runs(text: &str) -> Vec<String> {
    let inside = |c: char| {
        is_foreign_letter(c)
            || c.is_whitespace()
            || matches!(c, '-' | '\'' | '’' | '\u{300}'..='\u{36f}' | '\u{610}'..='\u{65f}')
    };
    let runs = text.split(|c| !inside(c)).filter(|run| has_foreign(run));
    runs.map(|run| run.trim_matches(|c: char| !c.is_alphanumeric()).to_owned())
        .collect()
}

/// One to seven words that each begin with a capital, or are particles of names.
fn is_name(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let word = |word: &&str| {
        let word = word.trim_start_matches(['‘', '’', '\'', '"', '“', '`']);
        let particle = [
            "al", "el", "bin", "ibn", "ben", "bint", "the", "of", "ul", "ur", "abu", "de",
        ];
        let head = word.split('-').next().unwrap_or(word);
        word.starts_with(char::is_uppercase) || particle.contains(&head)
    };
    (1..=7).contains(&words.len())
        && words.iter().all(word)
        && words
            .iter()
            .any(|w| w.starts_with(|c: char| c.is_uppercase() || !c.is_alphanumeric()))
        && !text.contains(|c: char| c.is_ascii_digit() || c == ':')
}
