//! A word in Latin letters between two names that are not: *Минобороны России or Министерство обороны*.

use unicode_script::{Script, UnicodeScript};

/// The publishers' own words between two names that are not in Latin letters.
const BETWEEN: [&str; 3] = ["or ", "and ", "ou "];

/// How long the word is that parts two names at that place of a text, if one does.
pub(super) fn parts_at(text: &str, at: usize) -> Option<usize> {
    let parts = |word: &&&str| {
        text[at..].starts_with(**word) && is_between_other_letters(text, at, at + word.len())
    };
    BETWEEN.iter().find(parts).map(|word| word.len())
}

/// Whether the letters before and behind a word are of another script than Latin.
fn is_between_other_letters(text: &str, start: usize, end: usize) -> bool {
    let is_other = |c: char| c.is_alphabetic() && c.script() != Script::Latin;
    let mut before = text[..start].chars().rev();
    let mut behind = text[end..].chars();
    before.find(|c| c.is_alphabetic()).is_some_and(is_other)
        && behind.find(|c| c.is_alphabetic()).is_some_and(is_other)
}
