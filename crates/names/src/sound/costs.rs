//! What one sound written for another costs: the table that `cargo xtask train` makes, read when
//! the program is compiled.

#[allow(clippy::wildcard_imports)] // Thirty-odd units, all of them used.
use super::unit::*;
use super::{Sound, is_vowel};
use crate::const_table::{cell, is, line_end, number};

/// The units' names in the tables, by unit.
pub const UNIT_NAMES: [&str; 36] = [
    "", "a", "e", "i", "o", "u", "ae", "eo", "eu", "oe", "y", "w", "h", "b", "p", "f", "v", "d",
    "t", "th", "g", "gh", "k", "kh", "s", "sh", "z", "zh", "ts", "ch", "j", "l", "r", "m", "n",
    "ng",
];

/// A number is another number, not another spelling.
const ANOTHER_NUMBER: i16 = 2000;

/// The costs of single steps from one row of sounds to another, in hundredths of a bit.
#[derive(Debug)]
pub(super) struct Costs {
    /// One sound for another.
    pub(super) other: [[i16; COUNT]; COUNT],
    /// A vowel left out.
    pub(super) vowel: i16,
    /// An i beside a vowel left out.
    pub(super) glide: i16,
    /// An h or y left out.
    pub(super) h: i16,
    /// A w left out.
    pub(super) w: i16,
    /// Any other consonant left out.
    pub(super) consonant: i16,
    /// Two neighbours swapped.
    pub(super) swapped: i16,
}

impl Costs {
    /// What it costs to leave out a unit, given the ones beside it in its own token.
    pub(super) fn gap(&self, sound: Sound, before: Option<Sound>, after: Option<Sound>) -> i32 {
        let cost = match sound {
            // "Sergei" and "Serge", "Siergiej" and "Sergei": a glide beside a vowel is half a sound.
            I if before.is_some_and(is_vowel) || after.is_some_and(is_vowel) => self.glide,
            sound if is_vowel(sound) => self.vowel,
            // "Kostya" ~ "Kosta".
            Y | H => self.h,
            // "Aouad" ~ "Awad".
            W => self.w,
            sound if sound >= DIGIT => ANOTHER_NUMBER,
            _ => self.consonant,
        };
        i32::from(cost)
    }
}

/// What was judged before any list was read: what the training begins with and counts by, so that
/// what it learned does not change what it learns.
pub(super) const JUDGED: Costs = parsed(include_bytes!("../../tables/sound-alternations.tsv"));

/// The costs in force.
pub(super) const COSTS: Costs = parsed(include_bytes!("../../tables/sound-costs.tsv"));

/// Reads rows of `one`, `other`, cost, and what only a reader looks at. A table that is
/// not of that form stops the compiler.
const fn parsed(table: &[u8]) -> Costs {
    let mut costs = Costs {
        other: [[-1; COUNT]; COUNT],
        vowel: -1,
        glide: -1,
        h: -1,
        w: -1,
        consonant: -1,
        swapped: -1,
    };
    let (mut vowels, mut consonants) = (-1, -1);
    let mut at = 0;
    while at < table.len() {
        if table[at] == b'#' {
            at = line_end(table, at) + 1;
            continue;
        }
        let one = cell(table, at);
        let other = cell(table, one.1 + 1);
        let cost = number(table, other.1 + 1) as i16;
        if is(table, other, "-") {
            if is(table, one, "vowel") {
                costs.vowel = cost;
            } else if is(table, one, "glide") {
                costs.glide = cost;
            } else if is(table, one, "h") {
                costs.h = cost;
            } else if is(table, one, "w") {
                costs.w = cost;
            } else if is(table, one, "consonant") {
                costs.consonant = cost;
            } else {
                assert!(is(table, one, "swap"), "an unknown step in the table");
                costs.swapped = cost;
            }
        } else if is(table, one, "vowel") {
            vowels = cost;
        } else if is(table, one, "consonant") {
            consonants = cost;
        } else {
            let (one, other) = (unit(table, one), unit(table, other));
            costs.other[one][other] = cost;
            costs.other[other][one] = cost;
        }
        at = line_end(table, at) + 1;
    }
    let mut one = 0;
    while one < COUNT {
        let mut other = 0;
        while other < COUNT {
            if one == other {
                costs.other[one][other] = 0;
            } else if one >= DIGIT as usize || other >= DIGIT as usize {
                costs.other[one][other] = ANOTHER_NUMBER;
            } else if costs.other[one][other] < 0 {
                let both = is_vowel(one as Sound) && is_vowel(other as Sound);
                costs.other[one][other] = if both { vowels } else { consonants };
            }
            other += 1;
        }
        one += 1;
    }
    assert!(
        costs.vowel >= 0
            && costs.glide >= 0
            && costs.h >= 0
            && costs.w >= 0
            && costs.consonant >= 0
            && costs.swapped >= 0
            && vowels >= 0
            && consonants >= 0,
        "a step is missing in the table"
    );
    costs
}

const fn unit(table: &[u8], cell: (usize, usize)) -> usize {
    let mut unit = 1;
    while unit < UNIT_NAMES.len() {
        if is(table, cell, UNIT_NAMES[unit]) {
            return unit;
        }
        unit += 1;
    }
    panic!("an unknown sound in the table")
}
