//! The consonants of a token, by which an index finds it.

use super::Sound;
#[allow(clippy::wildcard_imports)] // Thirty-odd units, most of them used.
use super::unit::*;

/// The consonant skeleton of a sound sequence, packed for comparison: four bits a consonant
/// class, vowels, glides and h left out, at most sixteen. Two tokens can only be spellings of
/// one name if their skeletons are [`Skeleton::near`]; that is what an index can enumerate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Skeleton(pub u64);

/// The class of a consonant in a skeleton; nought for what is left out.
pub(super) fn class(sound: Sound) -> u64 {
    const CLASSES: [u8; COUNT] = {
        let mut classes = [0; COUNT];
        let mut sound = 0;
        while sound < COUNT {
            classes[sound] = match sound as Sound {
                B | P => 1,
                F | V | W => 2,
                D | T | TH => 3,
                G | GH | K | KH => 4,
                S | SH | Z | ZH | TS | CH | J => 5,
                L | R => 6,
                M => 7,
                N | NG => 8,
                digit if digit >= DIGIT => 9,
                _ => 0,
            };
            sound += 1;
        }
        classes
    };
    CLASSES[usize::from(sound)].into()
}

impl Skeleton {
    /// The skeleton of a sound sequence.
    pub fn of(sounds: &[Sound]) -> Self {
        let mut packed = 0_u64;
        let mut length = 0;
        for sound in sounds {
            let class = class(*sound);
            if class == 0 {
                continue;
            }
            if length == 16 {
                break;
            }
            packed = (packed << 4) | class;
            length += 1;
        }
        Self(packed)
    }

    /// Number of consonants.
    #[inline]
    pub fn len(self) -> u32 {
        (64 - self.0.leading_zeros()).div_ceil(4)
    }

    /// Whether it has no consonant.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The skeleton without its `at`-th consonant from the end.
    #[inline]
    #[must_use]
    pub fn without(self, at: u32) -> Self {
        let low = self.0 & ((1_u64 << (4 * at)) - 1);
        let high = if at == 15 {
            0
        } else {
            self.0 >> (4 * (at + 1)) << (4 * at)
        };
        Self(high | low)
    }

    /// Whether two skeletons are equal, or, from two consonants on, one edit apart: one consonant
    /// more, less, other, or two neighbours swapped.
    #[inline]
    pub fn near(self, other: Self) -> bool {
        if self == other {
            return true;
        }
        let (long, short) = if self.len() >= other.len() {
            (self, other)
        } else {
            (other, self)
        };
        let (long_len, short_len) = (long.len(), short.len());
        if short_len < 2 || long_len - short_len > 1 {
            return false;
        }
        if long_len == short_len {
            let apart = long.0 ^ short.0;
            let first = apart.trailing_zeros() / 4;
            let last = apart.ilog2() / 4;
            if first == last {
                return true;
            }
            let nibble = |s: Self, at: u32| (s.0 >> (4 * at)) & 15;
            return last == first + 1
                && nibble(long, first) == nibble(short, last)
                && nibble(long, last) == nibble(short, first);
        }
        // The first consonant from the end that is not the other's: if one less makes the two equal,
        // it is this one or an equal one beside it.
        let at = (long.0 ^ short.0).trailing_zeros() / 4;
        long.without(at) == short
    }
}
