//! Models of things by their designation: letters and digits as makers write them, XZ-400 or 9M22U. Lots,
//! standards, vitamins, sorts of grain, sizes and amounts are written alike and are none.

use std::ops::Range;
use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use crate::words::fold;

const TABLE: &str = include_str!("../../tables/marks.tsv");

/// Marks with digits that name no model.
fn marks() -> &'static FxHashMap<&'static str, &'static str> {
    static MARKS: OnceLock<FxHashMap<&'static str, &'static str>> = OnceLock::new();
    MARKS.get_or_init(|| {
        let rows = TABLE.lines().filter(|row| !row.starts_with('#'));
        let marks = rows.filter_map(|row| row.split_once('\t'));
        let marks = marks.flat_map(|(kind, marks)| marks.split('|').map(move |mark| (mark, kind)));
        marks.collect()
    })
}

/// Whether a word counts, or is a mark of medicine: pcs, COVID.
pub(super) fn counts_or_heals(word: &str) -> bool {
    let kind = marks().get(word.to_uppercase().as_str());
    kind.is_some_and(|kind| matches!(*kind, "count" | "medicine"))
}

/// What kind of mark letters are, if any.
pub(super) fn kind_of(letters: &str) -> Option<&'static str> {
    marks().get(letters).copied()
}

/// Whether letters and digits are a whole mark.
pub(super) fn is_mark(chunk: &str) -> bool {
    marks().contains_key(chunk.to_uppercase().as_str())
}

/// Whether a word announces a mark that follows: "lot A-123", but not "12 pcs QX-77".
pub(super) fn announces(word: &str) -> bool {
    let kind = marks().get(word.to_uppercase().as_str());
    kind.is_some_and(|kind| !matches!(*kind, "count" | "measure"))
}

/// Letters between digits that join numbers: 4X6M, 3-IN-1.
const JOINS: &[&str] = &[
    "BY", "E", "I", "IN", "ON", "OR", "TO", "X", "В", "НА", "Х", "A",
];
/// Digits of a number of a paper at least.
const PAPER_DIGITS_MIN: usize = 6;
/// Letters of a word that no maker puts before a single digit.
const LETTERS_MAX: usize = 7;

/// Endings of words for apparatus that does something, folded.
const TECHNICAL: &[&str] = &[
    "ator",
    "ators",
    "atore",
    "atoren",
    "atorer",
    "ateur",
    "ateurs",
    "adores",
    "izer",
    "izers",
    "tron",
    "trons",
    "tronics",
    "tronik",
    "tronica",
    "tronique",
    "scope",
    "scopes",
    "skop",
    "skope",
    "scopio",
    "ometer",
    "ometers",
    "istor",
    "istors",
    "ector",
    "ectors",
    "ektor",
    "ektoren",
    "verter",
    "verters",
    "атор",
    "аторы",
    "аторов",
    "трон",
    "троны",
    "троника",
    "скоп",
    "скопы",
    "ометр",
    "ометры",
    "истор",
    "исторы",
    "ектор",
    "екторы",
    "ертор",
    "ерторы",
];
/// Letters of such a word at least: shorter ones are names.
const TECHNICAL_LETTERS_MIN: usize = 7;
/// The same for people and parts, folded.
const OTHERS: &[&str] = &[
    "collector",
    "director",
    "inspector",
    "protector",
    "protectors",
    "sector",
    "senator",
    "директор",
    "инспектор",
    "лектор",
    "сектор",
];

/// Whether a word that nobody knows sounds like apparatus.
pub(super) fn sounds_technical(word: &str) -> bool {
    let word = fold(word);
    matches!(word.as_str(), "scope" | "scopes")
        || word.chars().count() >= TECHNICAL_LETTERS_MIN
            && TECHNICAL.iter().any(|end| word.ends_with(end))
            && !OTHERS.contains(&word.as_str())
}

/// Where a text names models.
pub(super) fn places(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut before: Option<&str> = None;
    for (start, chunk) in chunks(text) {
        if is_model(chunk) && !before.is_some_and(announces) {
            found.push(start..start + chunk.len());
        }
        before = Some(chunk);
    }
    found
}

/// Whether a text names a model.
pub(super) fn stands(text: &str) -> bool {
    !places(text).is_empty()
}

/// Whether a text begins with a model.
pub(super) fn follows(text: &str) -> bool {
    let blank = text.len() - text.trim_start_matches([' ', '-']).len();
    let first = chunks(text).next();
    first.is_some_and(|(start, chunk)| start <= blank && is_model(chunk))
}

/// Letters and digits of a text, with the hyphens and points between them.
fn chunks(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let inside = |c: char| c.is_alphanumeric() || matches!(c, '-' | '.' | '\'' | '’');
    let pieces = text.split(move |c: char| !inside(c));
    pieces
        .filter(|piece| !piece.is_empty())
        .map(move |piece| (piece.as_ptr() as usize - text.as_ptr() as usize, piece))
        .map(|(start, piece)| (start, piece.trim_end_matches(['-', '.', '\'', '’'])))
        .filter(|(_, piece)| !piece.is_empty())
}

/// Whether letters and digits are a model's.
fn is_model(chunk: &str) -> bool {
    // What has no digit, most of all words, is none.
    if !chunk.bytes().any(|c| c.is_ascii_digit()) || !chunk.contains(char::is_alphabetic) {
        return false;
    }
    let upper = chunk.to_uppercase();
    if marks().contains_key(upper.as_str()) || upper.contains(['\'', '’']) {
        return false;
    }
    // Containers, seals, invoices.
    let numbers = upper.split(|c: char| !c.is_ascii_digit());
    if { numbers }.any(|number| number.len() >= PAPER_DIGITS_MIN) {
        return false;
    }
    let digit = |c: char| c.is_ascii_digit();
    let runs: Vec<&str> = runs(&upper);
    let letters = |run: &str| run.chars().all(|c| !digit(c));
    let (Some(first), Some(second)) = (runs.first(), runs.get(1)) else {
        return false;
    };
    let known = |run: &str| marks().contains_key(run) || JOINS.contains(&run);
    if letters(first) {
        let count = first.chars().count();
        let unspaced = first.chars().all(|c| c >= '\u{2e80}');
        let hyphen = upper
            .get(first.len()..)
            .is_some_and(|rest| rest.starts_with('-'));
        let digits: usize = runs
            .iter()
            .filter(|run| !letters(run))
            .map(|run| run.len())
            .sum();
        let year = runs.len() == 2
            && second.len() == 4
            && (second.starts_with("20") || second.starts_with("19"));
        let short =
            count == 1 && (!hyphen && runs.len() < 4 && !(digits >= 3 && upper.contains('-')));
        // A single letter needs its hyphen, and a word in Han or Hangul, too.
        // A count stands behind its number and has no hyphen: AH-4 is a type.
        let counted = count == 2 && hyphen && marks().get(*first) == Some(&"count");
        let marked = known(first) && !counted && (count > 1 || runs.len() == 2);
        return !(marked || short || year)
            && count <= LETTERS_MAX
            && (!unspaced || hyphen)
            && !(count > 1 && runs.iter().skip(2).any(|run| letters(run) && known(run)));
    }
    // Digits first: an amount, unless more digits follow letters that are no unit and join nothing.
    let third = runs.get(2);
    let unit =
        JOINS.contains(second) || (known(second) && runs.get(3).is_none_or(|run| known(run)));
    third.is_some_and(|third| !letters(third)) && !unit && second.chars().count() <= 3
}

/// Runs of letters and of digits.
fn runs(text: &str) -> Vec<&str> {
    let mut runs = Vec::new();
    for piece in text.split(['-', '.']).filter(|piece| !piece.is_empty()) {
        let mut start = 0;
        let mut last: Option<bool> = None;
        for (at, c) in piece.char_indices() {
            let digit = c.is_ascii_digit();
            if last.is_some_and(|last| last != digit) {
                runs.extend(piece.get(start..at));
                start = at;
            }
            last = Some(digit);
        }
        runs.extend(piece.get(start..));
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn models_as_makers_write_them() {
        for (text, expected) in [
            ("XZ-400", true),
            ("S7-1500", true),
            ("9M22U", true),
            ("9М22У", true),
            ("OF-540", true),
            ("M-10IA", true),
            ("KR210", true),
            ("XC7", true),
            ("NJ501", true),
            ("BULSAE-4", true),
            ("불새-4", true),
            ("火鸟-4", true),
            ("KN-23", true),
            ("LOT A-123", false),
            ("50KG", false),
            ("160X180X170", false),
            ("3X40HC", false),
            ("3-IN-1", false),
            ("EN14683", false),
            ("ГОСТ 33222", false),
            ("VITAMIN B12", false),
            ("COVID-19", false),
            ("N95", false),
            ("A4", false),
            ("IR-64", false),
            ("BASMATI 1121", false),
            ("CROP-2024", false),
            ("672'S", false),
            ("42.5N", false),
            ("500MG/5ML", false),
            ("46%", false),
            ("F-100", false),
            ("2-8 C", false),
            ("E/ML", false),
        ] {
            assert_eq!(!places(text).is_empty(), expected, "{text}");
        }
    }

    #[test]
    fn the_table_is_sorted() {
        let rows: Vec<&str> = TABLE.lines().skip(1).collect();
        assert!(rows.is_sorted());
    }
}
