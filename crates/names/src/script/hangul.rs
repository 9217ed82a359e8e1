//! Hangul: Korean names syllable by syllable in three systems, foreign names and long words joined.
//!
//! A name of up to [`SYLLABLES_OF_A_PERSON`] syllables is read as family name and given name, each syllable a word of its own
//! (the comparison joins them where the other side does). Longer names are organisations or foreign names: each written word is
//! one word, as Korean and as a loan.

use super::hangul_loan;
use super::korean::{Style, Syllable, family, is_double_family, joined, syllable, voices};
use super::segment::Piece;
use super::spelling::{Spellings, push_letter};
use super::{Reading, System, Vowels, Word};

/// A family name of one or two syllables and a given name of one or two.
const SYLLABLES_OF_A_PERSON: usize = 4;
/// A short name that is foreign (푸틴) against one that is Korean.
const COST_LOAN_SHORT: i32 = 250;
/// One that looks as Korean as 김영식.
const COST_LOAN_KOREAN: i32 = 700;
/// A long one that is Korean against one that is foreign: both are common.
const COST_JOINED: i32 = 60;
/// A short one read as one word.
const COST_SHORT_JOINED: i32 = 200;
/// Read syllable by syllable although it is long.
const COST_LONG: i32 = 400;
/// The further systems, each rarer than the usual spellings of the first.
const COST_STYLE: [i32; 3] = [0, 60, 90];

pub(super) fn readings(pieces: &[Piece<'_>]) -> Vec<Reading> {
    let spelled: Vec<Vec<(usize, char)>> =
        pieces.iter().map(|piece| composed(piece.text)).collect();
    let count: usize = spelled.iter().map(Vec::len).sum();
    let foreign = pieces.iter().any(|piece| piece.after_dot);
    let mut readings = Vec::with_capacity(8);
    let short = count <= SYLLABLES_OF_A_PERSON && !foreign;
    if short || count <= 8 {
        let extra = if short { 0 } else { COST_LONG };
        for (style, cost) in Style::ALL.into_iter().zip(COST_STYLE) {
            readings.push(Reading {
                system: style.hangul(),
                words: by_syllable(pieces, &spelled, style, false),
                cost: cost + extra,
            });
        }
    }
    if short
        && let Some(all) = spelled.first()
        && let [(_, first), (_, second), _, ..] = all[..]
        && is_double_family(first, second)
    {
        readings.push(Reading {
            system: System::RevisedRomanisation,
            words: by_syllable(pieces, &spelled, Style::Revised, true),
            cost: 20,
        });
    }
    let loan = pieces
        .iter()
        .zip(&spelled)
        .map(|(piece, letters)| hangul_loan::word(piece, letters))
        .collect();
    readings.push(Reading {
        system: System::HangulLoan,
        words: loan,
        cost: match (short, looks_korean(pieces, &spelled)) {
            (true, true) => COST_LOAN_KOREAN,
            (true, false) => COST_LOAN_SHORT,
            (false, _) => 0,
        },
    });
    if short
        && pieces
            .iter()
            .zip(&spelled)
            .any(|(_, letters)| letters.len() > 1)
    {
        // 한라산 and other words that are no person: sounds change at the borders of syllables.
        for (style, cost) in [
            (Style::Revised, COST_SHORT_JOINED),
            (Style::North, COST_SHORT_JOINED + 40),
        ] {
            let words = pieces
                .iter()
                .zip(&spelled)
                .map(|(piece, letters)| one_word(piece, letters, style))
                .collect();
            readings.push(Reading {
                system: style.hangul(),
                words,
                cost,
            });
        }
    }
    if !short {
        for (style, cost) in Style::ALL.into_iter().zip(COST_STYLE) {
            let words = pieces
                .iter()
                .zip(&spelled)
                .map(|(piece, letters)| one_word(piece, letters, style))
                .collect();
            readings.push(Reading {
                system: style.hangul(),
                words,
                cost: cost + COST_JOINED,
            });
        }
    }
    readings
}

/// Whether three syllables in one word begin with a family name.
fn looks_korean(pieces: &[Piece<'_>], spelled: &[Vec<(usize, char)>]) -> bool {
    let mut buffer = [0; 4];
    match spelled {
        [letters] if letters.len() == 3 && pieces.len() == 1 => {
            family(letters[0].1.encode_utf8(&mut buffer)).is_some()
        }
        _ => false,
    }
}

/// The characters with their places; conjoining jamo are expected to be composed already (NFKC).
fn composed(text: &str) -> Vec<(usize, char)> {
    text.char_indices()
        .filter(|(_, character)| character.is_alphanumeric())
        .collect()
}

fn by_syllable(
    pieces: &[Piece<'_>],
    spelled: &[Vec<(usize, char)>],
    style: Style,
    double: bool,
) -> Vec<Word> {
    let mut words = Vec::with_capacity(4);
    // Position in the whole name; voicing starts anew after the family name.
    let mut position = 0;
    let mut before: Option<Syllable> = None;
    for (piece, letters) in pieces.iter().zip(spelled) {
        let mut index = 0;
        while index < letters.len() {
            let (at, character) = letters[index];
            let end = letters
                .get(index + 1)
                .map_or(piece.text.len(), |next| next.0);
            let Some(own) = Syllable::of(character) else {
                words.push(other(piece, at, end));
                index += 1;
                continue;
            };
            if double && position == 0 {
                let second = letters.get(1).and_then(|pair| Syllable::of(pair.1));
                let pair: Vec<Syllable> = [Some(own), second].into_iter().flatten().collect();
                let end = letters.get(2).map_or(piece.text.len(), |next| next.0);
                words.push(Word {
                    spellings: joined(&pair, style).finish(),
                    vowels: Vowels::Written,
                    source: piece.part(at, end),
                });
                position = 2;
                index = 2;
                continue;
            }
            let mut buffer = [0; 4];
            let listed = if position == 0 {
                family(character.encode_utf8(&mut buffer))
            } else {
                None
            };
            let spellings = match listed {
                Some(mut listed) => {
                    // The system's own spelling leads, then what families write.
                    let own = syllable(own, style, false);
                    prefer(&mut listed, &own[0].latin);
                    listed
                }
                None => syllable(own, style, position > 1 && before.is_some_and(voices)),
            };
            words.push(Word {
                spellings,
                vowels: Vowels::Written,
                source: piece.part(at, end),
            });
            before = Some(own);
            position += 1;
            index += 1;
        }
    }
    words
}

/// Adds the system's own spelling of a family name if families are not known to write it so.
pub(super) fn prefer(listed: &mut Vec<super::Spelling>, own: &str) {
    if !listed.iter().any(|spelling| spelling.latin == own) {
        let cost = listed.last().map_or(0, |spelling| spelling.cost);
        listed.truncate(super::MAX_SPELLINGS - 1);
        listed.push(super::Spelling {
            latin: own.to_owned(),
            cost,
        });
    }
}

fn one_word(piece: &Piece<'_>, letters: &[(usize, char)], style: Style) -> Word {
    let syllables: Vec<Syllable> = letters
        .iter()
        .filter_map(|pair| Syllable::of(pair.1))
        .collect();
    if syllables.is_empty() {
        return other(piece, 0, piece.text.len());
    }
    joined(&syllables, style).word(piece, Vowels::Written)
}

/// Single jamo and what else is no syllable.
fn other(piece: &Piece<'_>, from: usize, to: usize) -> Word {
    let mut spellings = Spellings::new();
    for character in piece.text[from..to].chars() {
        if character.is_ascii_alphanumeric() {
            push_letter(&mut spellings, character, None);
        } else if character.is_alphanumeric() {
            spellings.push(&format!("u{:x}", u32::from(character)));
        }
    }
    Word {
        spellings: spellings.finish(),
        vowels: Vowels::Written,
        source: piece.part(from, to),
    }
}
