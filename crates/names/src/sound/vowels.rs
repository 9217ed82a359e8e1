//! What vowels say where one of two spellings comes from a script that writes few of them: one
//! that is missing says nothing, one that is written says what it is.

#[allow(clippy::wildcard_imports)] // The vowels and glides, all of them used.
use super::unit::*;
use super::{Sound, is_vowel};

/// Vowels by where they are made, as a set.
const FRONT: u8 = 1;
const OPEN: u8 = 2;
const BACK: u8 = 4;
/// Half open: it stands for a neighbour in many a romanisation.
const MID: u8 = 8;

/// Most consonants that are looked at.
const MOST: usize = 12;

/// A word as its consonants and the vowels before, between and behind them.
struct Slots {
    consonants: usize,
    vowels: [u8; MOST + 1],
    /// What stands behind the last consonant is a short e, which French and English do not say.
    mute_end: bool,
}

impl Slots {
    fn of(sounds: &[Sound]) -> Option<Self> {
        let mut slots = Self {
            consonants: 0,
            vowels: [0; MOST + 1],
            mute_end: false,
        };
        let end = if sounds.last() == Some(&H) {
            sounds.len() - 1
        } else {
            sounds.len()
        };
        let mut before = None;
        for sound in &sounds[..end] {
            let class = class(*sound);
            if class != 0 {
                slots.vowels[slots.consonants] |= class;
                slots.mute_end = *sound == E && before.is_some_and(|b| !is_vowel(b));
            } else if before != Some(*sound) {
                // A doubled consonant is one.
                slots.consonants += 1;
                if slots.consonants > MOST {
                    return None;
                }
            }
            before = Some(*sound);
        }
        Some(slots)
    }
}

fn class(sound: Sound) -> u8 {
    match sound {
        I | Y | EU => FRONT,
        E | AE => FRONT | MID,
        A => OPEN | MID,
        O | OE | EO => BACK | MID,
        U | W => BACK,
        _ => 0,
    }
}

/// Whether the vowels that both write are different ones, or one begins or ends with a vowel where
/// the other has none: long vowels are always written, and so are those at the ends.
pub fn vowels_contradict(one: &[Sound], other: &[Sound]) -> bool {
    let (Some(one), Some(other)) = (Slots::of(one), Slots::of(other)) else {
        return false;
    };
    if one.consonants != other.consonants || one.consonants == 0 {
        return false;
    }
    let last = one.consonants;
    (0..=last).any(|at| {
        let (a, b) = (one.vowels[at], other.vowels[at]);
        if a == 0 || b == 0 {
            let mute = at == last && if a == 0 { other.mute_end } else { one.mute_end };
            return a != b && (at == 0 || at == last) && !mute;
        }
        // A throat sound at the beginning may bear any vowel.
        at > 0 && a & b == 0
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sound::sounds;

    #[test]
    fn written_vowels_have_to_agree() {
        for (full, few, expected) in [
            ("sophia", "sifi", true),
            ("yosef", "sifi", true),
            ("mayer", "amari", true),
            ("saif", "sif", false),
            ("shawqi", "shuqi", false),
            ("yusuf", "yusf", false),
            ("george", "jurj", false),
            ("khalid", "khald", false),
            ("omar", "amr", false),
            ("mahmoud", "mhmud", false),
            ("fatimah", "fatma", false),
            ("charlotte", "sharlut", false),
            ("wahid", "hid", true),
        ] {
            let told = vowels_contradict(&sounds(full, false), &sounds(few, true));
            assert_eq!(told, expected, "{full} {few}");
        }
    }
}
