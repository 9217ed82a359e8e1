//! Ethiopic (Amharic, Tigrinya): a syllabary of rows of eight, consonant by row, vowel by column.
//!
//! BGN/PCGN 1967 without diacritics. The sixth column is a consonant with a short e or without vowel; both are given.

use super::segment::Piece;
use super::spelling::{Spellings, push_letter};
use super::{Vowels, Word};

/// Consonants of the rows from U+1200, eight code points each.
const ROWS: [&str; 43] = [
    "h", "l", "h", "m", "s", "r", "s", "sh", "q|k", "qw", "q", "qw", "b", "v", "t", "ch", "h",
    "hw", "n", "ny|gn", "", "k", "kw", "kh", "khw", "w", "", "z", "zh", "y", "d", "d", "j", "g",
    "gw", "ng", "t", "ch", "p", "ts", "ts", "f", "p",
];

pub(super) fn words(pieces: &[Piece<'_>]) -> Vec<Word> {
    pieces.iter().map(word).collect()
}

fn word(piece: &Piece<'_>) -> Word {
    let mut spellings = Spellings::of_foreign();
    let count = piece.text.chars().count();
    for (at, character) in piece.text.chars().enumerate() {
        if let Some(digits) = number(character, piece.text.chars().nth(at + 1)) {
            spellings.push(&digits);
            continue;
        }
        let Some(offset) = u32::from(character)
            .checked_sub(0x1200)
            .filter(|offset| *offset < 43 * 8)
        else {
            push_letter(&mut spellings, character, None);
            continue;
        };
        let (row, column) = (offset as usize / 8, offset % 8);
        let consonant = ROWS[row];
        spellings.push_any(consonant);
        let bare = consonant.is_empty();
        spellings.push_any(match column {
            // The first column of the gutturals is a, of the others e.
            0 if bare || matches!(row, 0 | 2 | 16) => "a",
            0 => "e|a",
            1 => "u",
            2 => "i",
            3 => "a",
            4 => "e|ie",
            5 if bare => "i|e",
            5 if at + 1 == count => "",
            5 if at == 0 => "i|e|",
            5 => "|i|e",
            6 => "o",
            _ => "wa",
        });
    }
    spellings.word(piece, Vowels::Written)
}

/// Ethiopic numerals: units, and tens that stand before a unit or alone.
fn number(character: char, next: Option<char>) -> Option<String> {
    let is_unit = |character: char| ('\u{1369}'..='\u{1371}').contains(&character);
    let code = u32::from(character);
    match code {
        0x1369..=0x1371 => Some((code - 0x1368).to_string()),
        0x1372..=0x137a if next.is_some_and(is_unit) => Some((code - 0x1371).to_string()),
        0x1372..=0x137a => Some(((code - 0x1371) * 10).to_string()),
        _ => None,
    }
}
