//! Words for arms that are a name: a town, a brand, a house. "Guía de Granada", "tequila Cañón".

use crate::words::{Kind, fold, tokens};

/// Beginnings of German words for arms, folded: German writes every noun so.
const GERMAN: &[&str] = &[
    "bombe", "geschoss", "geschutz", "gewehr", "granate", "kanone", "mine", "morser", "munition",
    "panzer", "patrone", "pistole", "rakete", "torpedo", "waffe",
];

/// Whether words stand as a name does: with a capital, at once behind a word without one, and no other
/// word of the text but its first has one.
pub(super) fn stands(text: &str, words: &str) -> bool {
    let start = words.as_ptr() as usize - text.as_ptr() as usize;
    let folded = fold(words);
    let begins = |text: &str| text.chars().next().is_some_and(char::is_uppercase);
    if !begins(words) || GERMAN.iter().any(|word| folded.starts_with(word)) {
        return false;
    }
    let all = tokens(text);
    let mut others = all
        .iter()
        .filter(|word| {
            word.kind == Kind::Word && (word.end <= start || start + words.len() <= word.start)
        })
        .map(|word| {
            (
                word.start,
                text.get(word.start..word.end).unwrap_or_default(),
            )
        });
    let at_once = all.iter().rev().find(|word| word.end <= start);
    let at_once = at_once.is_some_and(|word| {
        let gap = text.get(word.end..start).unwrap_or_default();
        gap.trim().is_empty() && !begins(text.get(word.start..word.end).unwrap_or_default())
    });
    at_once && others.all(|(at, word)| at == 0 || !begins(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_bear_the_only_capital() {
        for (text, words, expected) in [
            ("tequila Cañón", "Cañón", true),
            ("guía turística de Granada", "Granada", true),
            ("Guía de Granada", "Granada", true),
            ("Cañón", "Cañón", false),
            ("cañón", "cañón", false),
            ("Old Cannon", "Cannon", false),
            ("gefrorene Granaten", "Granaten", false),
            ("rice, Cannon", "Cannon", false),
        ] {
            let at = text.find(words).unwrap_or_default();
            let words = &text[at..at + words.len()];
            assert_eq!(stands(text, words), expected, "{text}");
        }
    }
}
