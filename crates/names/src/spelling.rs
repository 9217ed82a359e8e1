//! One way a token is written in Latin letters, prepared for comparison.

use crate::Bits;
use crate::heard::Heard;
use crate::sound::{self, Skeleton, Sounds};

/// A spelling with what comparing needs of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spelling {
    /// Lower-case ASCII letters and digits.
    pub text: Box<str>,
    /// How it sounds.
    pub sounds: Sounds,
    /// Its consonants.
    pub skeleton: Skeleton,
    /// Which letters occur, for a quick no.
    letters: u32,
    /// -log2 of how often the name is written so.
    pub cost: Bits,
    /// The listed form is this one with an ending that inflection adds.
    pub inflected: bool,
}

impl Spelling {
    /// A spelling with the cost of choosing it.
    pub fn new(text: &str, cost: Bits) -> Self {
        Self::sounding(text, cost, false)
    }

    /// A spelling out of a script that writes few vowels, or all of them.
    pub fn sounding(text: &str, cost: Bits, partial_vowels: bool) -> Self {
        let sounds = sound::sounds(text, partial_vowels);
        Self {
            text: text.into(),
            skeleton: Skeleton::of(&sounds),
            sounds,
            letters: letters(text),
            cost,
            inflected: false,
        }
    }

    /// A spelling as it was prepared before: the rest follows from its text and its sounds.
    pub fn restored(text: &str, sounds: Sounds, cost: Bits) -> Self {
        Self {
            letters: letters(text),
            text: text.into(),
            skeleton: Skeleton::of(&sounds),
            sounds,
            cost,
            inflected: false,
        }
    }

    /// Several spellings written as one word, each sounding as it does alone: where few vowels are
    /// written, letters that meet at a border are two sounds.
    pub fn of_parts(parts: &[&Self]) -> Self {
        let text: String = parts.iter().map(|part| &*part.text).collect();
        let sounds = Sounds::of_parts(parts.iter().map(|part| &*part.sounds));
        Self {
            letters: letters(&text),
            text: text.into(),
            skeleton: Skeleton::of(&sounds),
            sounds,
            cost: Bits::ZERO,
            inflected: false,
        }
    }

    /// Which [`letters`] occur.
    #[inline]
    pub fn letters(&self) -> u32 {
        self.letters
    }

    /// What is heard of it.
    pub(crate) fn heard(&self) -> Heard<'_> {
        Heard {
            sounds: &self.sounds,
            skeleton: self.skeleton,
            cost: self.cost,
            inflected: self.inflected,
        }
    }

    /// How many vowels it has.
    pub fn vowels(&self) -> usize {
        self.heard().vowels()
    }

    /// Whether the other text is this one with one letter more, less, other, or two swapped.
    /// Two-letter tokens have only swaps among themselves: every other one would be a slip away.
    #[inline]
    pub fn one_slip_from(&self, other: &Self) -> bool {
        two_at_most(self.letters ^ other.letters) && is_one_slip(&self.text, &other.text)
    }

    /// Whether another that is written so is the same text or one slip from it.
    pub fn is_or_slips_to(&self, text: &[u8]) -> bool {
        self.text.as_bytes() == text || are_one_slip_apart(self.text.as_bytes(), text)
    }
}

/// The same of two texts.
#[inline]
pub(crate) fn is_one_slip(a: &str, b: &str) -> bool {
    are_one_slip_apart(a.as_bytes(), b.as_bytes())
}

fn are_one_slip_apart(a: &[u8], b: &[u8]) -> bool {
    let (short, long) = (a.len().min(b.len()), a.len().max(b.len()));
    if let ([a, b], [c, d]) = (a, b) {
        return a == d && b == c && a != b;
    }
    long >= SLIP_MIN_LONGER && short >= SLIP_MIN_SHORTER && long - short <= 1 && one_slip(a, b)
}

/// Whether at most two bits are set.
#[inline]
pub fn two_at_most(bits: u32) -> bool {
    let less_one = bits & bits.wrapping_sub(1);
    less_one & less_one.wrapping_sub(1) == 0
}

/// The longer of two texts that are a typing slip apart has at least so many letters …
pub const SLIP_MIN_LONGER: usize = 3;
/// … and the shorter at least so many.
pub const SLIP_MIN_SHORTER: usize = 2;

/// Which letters and digits a text has: a slip changes two of them at most.
pub fn letters(text: &str) -> u32 {
    text.bytes().fold(0, |mask, byte| {
        mask | 1
            << match byte {
                b'a'..=b'z' => byte - b'a',
                b'0'..=b'9' => 26 + (byte - b'0') % 6,
                _ => 31,
            }
    })
}

/// Exactly one insertion, deletion, substitution or swap of neighbours apart (the restricted
/// Damerau-Levenshtein distance is one).
pub(crate) fn one_slip<T: PartialEq>(a: &[T], b: &[T]) -> bool {
    let prefix = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let (a, b) = (&a[prefix..], &b[prefix..]);
    let suffix = a
        .iter()
        .rev()
        .zip(b.iter().rev())
        .take_while(|(x, y)| x == y)
        .count();
    let (a, b) = (&a[..a.len() - suffix], &b[..b.len() - suffix]);
    match (a.len(), b.len()) {
        (1, 0 | 1) | (0, 1) => true,
        (2, 2) => a[0] == b[1] && a[1] == b[0],
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips() {
        for (a, b, expected) in [
            ("putin", "puttin", true),
            ("putin", "puitn", true),
            ("putin", "putim", true),
            ("putin", "putin", false),
            ("putin", "pushin", false),
            ("un", "in", false),
            ("un", "nu", true),
            ("aa", "aa", false),
            ("kim", "im", true),
            ("aab", "ab", true),
        ] {
            let spelling = |text| Spelling::new(text, Bits::ZERO);
            assert_eq!(spelling(a).one_slip_from(&spelling(b)), expected, "{a} {b}");
        }
    }
}
