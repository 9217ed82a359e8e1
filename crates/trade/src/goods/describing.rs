//! Words that only say how goods are, known by their ends: adjectives and participles, and what a word for a brand
//! or a quality makes of those before it. "Blankets, synthetic", "flour, bakers grade".

use std::sync::OnceLock;

use rustc_hash::FxHashSet;

use crate::words::fold;

const TABLE: &str = include_str!("../../tables/describing-words.tsv");

/// Letters that stand before an ending at least; before one of Han or Hangul a sign does.
const STEM_LETTERS_MIN: usize = 3;

#[derive(Default)]
struct Table {
    endings: Vec<String>,
    heads: FxHashSet<String>,
    nouns: FxHashSet<String>,
}

fn table() -> &'static Table {
    static READ: OnceLock<Table> = OnceLock::new();
    READ.get_or_init(|| {
        let mut table = Table::default();
        for row in TABLE.lines().filter(|row| !row.starts_with('#')) {
            let mut columns = row.split('\t');
            let (Some(kind), Some(_), Some(words)) =
                (columns.next(), columns.next(), columns.next())
            else {
                continue;
            };
            let words = words.split('|');
            match kind {
                // An accent is what tells a participle in French: endings keep theirs.
                "ending" => table.endings.extend(words.map(str::to_owned)),
                "head" => table.heads.extend(words.map(fold)),
                "noun" => table.nouns.extend(words.map(fold)),
                _ => {}
            }
        }
        table
    })
}

/// Whether a word that nobody knows is an adjective or participle by its end.
pub(super) fn is_adjective(word: &str) -> bool {
    let table = table();
    let lower = word.to_lowercase();
    let letters = lower.chars().count();
    let stem = if lower.contains(|c| c >= '\u{2e80}') {
        1
    } else {
        STEM_LETTERS_MIN
    };
    let ends =
        |end: &String| lower.ends_with(end.as_str()) && letters >= end.chars().count() + stem;
    table.endings.iter().any(ends) && !table.nouns.contains(&fold(word))
}

/// Whether a word makes a brand or a quality of what stands before it.
pub(super) fn is_kind(word: &str) -> bool {
    table().heads.contains(&fold(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn adjectives_of_seven_languages_and_no_things() {
        for (word, expected) in [
            ("synthetic", true),
            ("insecticidal", true),
            ("гречневая", true),
            ("дезодорированное", true),
            ("syntetiske", true),
            ("synthetisch", true),
            ("synthétiques", true),
            ("vitaminé", true),
            ("térmicas", true),
            ("frobnicators", false),
            ("scanners", false),
            ("rods", false),
            ("Tornado", false),
            ("боевые", false),
            ("оборудование", false),
            ("изделие", false),
            ("fusées", false),
            ("skannere", false),
            ("apparater", false),
            ("Geräte", false),
        ] {
            assert_eq!(is_adjective(word), expected, "{word}");
        }
    }

    #[test]
    fn the_table_is_sorted() {
        let rows: Vec<&str> = TABLE.lines().filter(|row| !row.starts_with('#')).collect();
        assert!(rows.is_sorted());
        for row in rows {
            let columns: Vec<&str> = row.split('\t').collect();
            assert_eq!(columns.len(), 3, "{row}");
            assert!(matches!(columns[0], "ending" | "head" | "noun"), "{row}");
        }
    }
}
