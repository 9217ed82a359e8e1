//! Han read as a Japanese name: family and given name, each looked up as a whole.
//!
//! Name readings are not word readings (see [`kanji`]). An unspaced name is cut where both halves, or one, are in the lists of
//! names, or else where most families' names end. What may be no Japanese name is also read by the on sounds of its characters,
//! which a Japanese newspaper uses for Chinese and Korean names.

use super::han::{self, Glyph, Language};
use super::kanji::{self, short};
use super::segment::Piece;
use super::spelling::STEP;
use super::{Reading, Spelling, System, Vowels, Word};

/// Up to this cost the name is taken for a Japanese one.
pub(super) const COST_SURE: i32 = 60;
/// The family name has one character and so could be Chinese or Korean (林, 南).
const COST_SHORT_FAMILY: i32 = 350;
/// A surname or given name alone, which could be a short Chinese name.
const COST_ALONE: i32 = 150;
/// Only the family name is known.
const COST_GIVEN_UNKNOWN: i32 = 120;
/// The family name is in no list, read character by character.
const COST_FAMILY_UNKNOWN: i32 = 500;
/// A family name and a given name have so many characters at most.
const PART_MAX: usize = 3;
/// So many readings of the family name and of the given name then: it is as likely no Japanese name at all.
const FAMILY_UNKNOWN_MAX: usize = 4;
const GIVEN_MAX: usize = 6;
/// Neither name is known, of four characters.
const COST_NOTHING_KNOWN_OF_FOUR: i32 = 350;
/// What it costs where a list has the given name.
const COST_FAMILY_UNKNOWN_GIVEN_KNOWN: i32 = 200;
/// What a family name of one character costs beside one of two.
const COST_OF_ONE: i32 = 50;
/// Names of more characters are organisations.
const CHARACTERS_MAX: usize = 7;

pub(super) fn readings(pieces: &[Piece<'_>], with_kana: bool) -> Vec<Reading> {
    let mut readings = Vec::new();
    match pieces {
        [family, given] => readings.extend(pair(family, 0, family.text.len(), given, 0, with_kana)),
        [only] if with_kana => {
            // 髙橋みなみ: the kanji are the family name, or both names with a kana ending.
            if kanji::is_family(only.text) {
                let words = vec![word(only, kanji::family(only.text))];
                readings.push(reading(words, 0));
            }
            readings.extend(cut(only));
        }
        [only] => {
            readings.extend(cut(only));
            readings.extend(alone(only));
        }
        _ => {}
    }
    let likely = readings
        .iter()
        .any(|reading| reading.cost < COST_SHORT_FAMILY);
    if !likely && !with_kana {
        readings.extend(unlisted(pieces));
    }
    readings
}

fn reading(words: Vec<Word>, cost: i32) -> Reading {
    Reading {
        system: System::Japanese,
        words,
        cost,
    }
}

fn word(piece: &Piece<'_>, spellings: Vec<Spelling>) -> Word {
    Word {
        spellings,
        vowels: Vowels::Written,
        source: piece.source(),
    }
}

/// A part of a piece as a piece.
fn part<'a>(piece: &Piece<'a>, from: usize, to: usize) -> Piece<'a> {
    Piece {
        text: &piece.text[from..to],
        start: piece.start + from,
        ..*piece
    }
}

/// A name whose family no list has: most have two characters, some one or three.
fn unlisted(pieces: &[Piece<'_>]) -> Vec<Reading> {
    match pieces {
        [family, given] => of_unlisted(family, given).into_iter().collect(),
        [only] if only.text.chars().count() == PART_MAX - 1 => {
            let as_one = of_an_artist(only);
            as_one.into_iter().chain(at_borders(only)).collect()
        }
        [only] => at_borders(only).collect(),
        _ => Vec::new(),
    }
}

fn at_borders<'a>(name: &'a Piece<'_>) -> impl Iterator<Item = Reading> + 'a {
    let ends: Vec<usize> = name.text.char_indices().map(|(at, _)| at).collect();
    let length = ends.len();
    // Three and two are a family name of three, two and three a given name of three.
    let longest = if length > PART_MAX + 1 { PART_MAX } else { 2 };
    (1..=longest)
        .filter(move |border| *border < length && length - border <= PART_MAX)
        .filter_map(move |border| {
            let at = ends[border];
            of_unlisted(&part(name, 0, at), &part(name, at, name.text.len()))
        })
}

/// Two characters that an artist, or a monk, is called by alone: by their on sounds before all.
fn of_an_artist(name: &Piece<'_>) -> Option<Reading> {
    let spellings = kanji::artist(name.text);
    (!spellings.is_empty()).then(|| reading(vec![word(name, spellings)], COST_FAMILY_UNKNOWN))
}

fn of_unlisted(family: &Piece<'_>, given: &Piece<'_>) -> Option<Reading> {
    let lengths = [family, given].map(|piece| piece.text.chars().count());
    if lengths.iter().any(|length| *length > PART_MAX) || kanji::is_family(family.text) {
        return None;
    }
    let listed = kanji::is_given(given.text);
    let cost = match lengths {
        // Four characters, or a given name that is known, are hardly ever Chinese.
        [2 | 3, 2 | 3] if listed => COST_FAMILY_UNKNOWN_GIVEN_KNOWN,
        [2, 2] => COST_NOTHING_KNOWN_OF_FOUR,
        [1, _] => COST_FAMILY_UNKNOWN + COST_OF_ONE,
        _ => COST_FAMILY_UNKNOWN,
    };
    let cut = |mut spellings: Vec<Spelling>, most: usize| {
        spellings.truncate(most);
        spellings
    };
    let words = [
        word(family, cut(kanji::family(family.text), FAMILY_UNKNOWN_MAX)),
        word(given, cut(kanji::given(given.text), GIVEN_MAX)),
    ];
    words
        .iter()
        .all(|word| !word.spellings.is_empty())
        .then(|| reading(words.into(), cost))
}

/// A surname or a given name alone.
fn alone(piece: &Piece<'_>) -> Vec<Reading> {
    let cost = if piece.text.chars().count() == 1 {
        COST_SHORT_FAMILY
    } else {
        COST_ALONE
    };
    let family = kanji::is_family(piece.text).then(|| kanji::family(piece.text));
    let given = kanji::is_given(piece.text).then(|| kanji::given(piece.text));
    [family, given]
        .into_iter()
        .zip(0..)
        .filter_map(|(spellings, rank)| {
            Some(reading(vec![word(piece, spellings?)], cost + rank * 40))
        })
        .collect()
}

/// All cuts of an unspaced name.
fn cut(piece: &Piece<'_>) -> Vec<Reading> {
    let ends: Vec<usize> = piece.text.char_indices().map(|(at, _)| at).collect();
    if !(2..=CHARACTERS_MAX).contains(&ends.len()) {
        return Vec::new();
    }
    (1..ends.len().min(5))
        .filter_map(|length| pair(piece, 0, ends[length], piece, ends[length], false))
        .collect()
}

fn pair(
    family: &Piece<'_>,
    from: usize,
    to: usize,
    given: &Piece<'_>,
    given_from: usize,
    with_kana: bool,
) -> Option<Reading> {
    let (first, second) = (&family.text[from..to], &given.text[given_from..]);
    let is_given = (1..=PART_MAX).contains(&second.chars().count());
    if !is_given || !kanji::is_family(first) {
        return None;
    }
    let mut cost = if kanji::is_given(second) {
        0
    } else if first.chars().count() == 2 && second.chars().count() == 2 {
        // Four characters with a family name of two are hardly ever Chinese.
        COST_SURE
    } else {
        COST_GIVEN_UNKNOWN
    };
    let spellings = kanji::given(second);
    if spellings.is_empty() {
        return None;
    }
    if first.chars().count() == 1 && !with_kana {
        cost += COST_SHORT_FAMILY;
    }
    let words = vec![
        word(&part(family, from, to), kanji::family(first)),
        word(&part(given, given_from, given.text.len()), spellings),
    ];
    Some(reading(words, cost))
}

/// Each character a word, by its on sounds.
pub(super) fn by_sound(glyphs: &[Glyph]) -> Vec<Word> {
    glyphs
        .iter()
        .map(|glyph| {
            let each = glyph.sounds(Language::Japanese).zip(0..);
            han::word(
                glyph,
                each.map(|(sound, rank)| Spelling {
                    latin: short(sound),
                    cost: rank * 2 * STEP,
                })
                .collect(),
            )
        })
        .collect()
}

/// Whether a family name of two signs or more stands at the beginning, and something behind it.
pub(crate) fn begins_with_a_japanese_family(signs: &[char]) -> bool {
    const SIGNS_MIN: usize = 2;
    (SIGNS_MIN..signs.len()).any(|end| {
        let family: String = signs[..end].iter().collect();
        kanji::is_family(&family)
    })
}
