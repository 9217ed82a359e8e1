//! Acronyms of a translated name in the language that it was translated from: *Vologda Optical and Mechanical Plant* is
//! VOMZ, for a plant is a zavod.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use crate::token::{Role, Token};
use crate::words::Concept;
use crate::words::table::{columns, rows};

const LETTERS: &str = include_str!("../../tables/acronym-letters.tsv");

/// Letters of another script that are written with several of ours, the longer first.
const OF_ONE_LETTER: [&str; 8] = ["shch", "zh", "kh", "ts", "ch", "sh", "yu", "ya"];

/// Most acronyms that some words make: a word may have several Russian ones.
const MOST: usize = 6;

/// The acronyms that the words make in Russian; none where a word is in no table, or none is translated.
pub(super) fn of(tokens: &[Token], words: &[usize]) -> Vec<String> {
    let mut made = vec![String::new()];
    let mut translated = false;
    for at in words {
        let token = &tokens[*at];
        let letters: Vec<&str> = match token.role {
            Role::Generic(concept) => match of_concept(concept) {
                Some(letters) => letters.split('|').collect(),
                None => return Vec::new(),
            },
            Role::Name | Role::Place(_) => vec![first_letter(token.text())],
            _ => return Vec::new(),
        };
        translated |= matches!(token.role, Role::Generic(_));
        let longer = letters
            .iter()
            .flat_map(|letters| made.iter().map(move |text| format!("{text}{letters}")));
        made = longer.take(MOST).collect();
    }
    made.retain(|_| translated);
    made
}

/// The letters that a word of trade begins with in Russian.
fn of_concept(concept: Concept) -> Option<&'static str> {
    static KNOWN: OnceLock<FxHashMap<&'static str, &'static str>> = OnceLock::new();
    let known = KNOWN.get_or_init(|| {
        let rows = rows(LETTERS).map(columns);
        rows.map(|(concept, letters, _)| (concept, letters))
            .collect()
    });
    let letters = known.get(concept.as_str());
    letters.or_else(|| known.get(concept.word())).copied()
}

/// What stands for the first letter of a word in its own script: one letter, or those that one is written with.
pub(super) fn first_letter(text: &str) -> &str {
    let several = OF_ONE_LETTER
        .iter()
        .find(|letters| text.starts_with(**letters));
    let one = text.chars().next().map_or(0, char::len_utf8);
    &text[..several.map_or(one, |letters| letters.len())]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::table;
    use crate::{Name, Relation, View, compare};

    #[test]
    fn the_table_is_sorted_and_has_concepts() {
        table::assert_sorted(LETTERS);
        for row in rows(LETTERS) {
            let concept = columns(row).0;
            let named = Concept::named(concept);
            let is_sense = |row: &str| row.split_once('.').is_some_and(|(word, _)| word == concept);
            let has_senses = || {
                rows(crate::words::GENERIC_WORDS)
                    .map(columns)
                    .any(|(_, other, _)| is_sense(other))
            };
            assert!(named.is_some() || has_senses(), "{concept}");
        }
    }

    #[test]
    fn a_translation_has_the_acronym_of_its_original() {
        let meets = |one: &str, other: &str| {
            let evidence = compare(&Name::new(one, View::Body), &Name::new(other, View::Body));
            let terms = evidence.iter().flat_map(|evidence| &evidence.terms);
            terms.clone().any(|term| term.relation == Relation::Acronym)
        };
        for (short, long) in [
            ("AO VOMZ", "Vologda Optical and Mechanical Plant"),
            ("KHSZ", "Khabarovsk Shipbuilding Plant"),
            ("ММЗ Орлан", "Moscow Machine-Building Plant Orlan"),
            (
                "NIIPM",
                "Scientific Research Institute of Applied Mathematics",
            ),
        ] {
            assert!(meets(short, long), "{short} {long}");
            assert!(meets(long, short), "{long} {short}");
        }
        assert!(!meets("AO VOMP", "Vologda Optical and Mechanical Bank"));
    }
}
