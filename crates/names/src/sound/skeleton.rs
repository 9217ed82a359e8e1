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

/// What is [near](Skeleton::near) one skeleton, prepared for who asks of many others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NearTo {
    skeleton: u64,
    /// The first and the last skeleton that have about as many consonants: such numbers are longer the
    /// higher they are.
    about: (u64, u64),
    /// Those that have as many.
    as_many: (u64, u64),
}

impl NearTo {
    /// Of a skeleton.
    pub fn of(skeleton: Skeleton) -> Self {
        let first = |len: u32| 1_u64 << (4 * (len - 1));
        let last =
            |len: u32| first(len.min(15) + 1).wrapping_sub(1) | if len > 15 { !0 } else { 0 };
        let len = skeleton.len();
        if len < 2 {
            // Nothing but itself.
            return Self {
                skeleton: skeleton.0,
                about: (u64::MAX, 0),
                as_many: (u64::MAX, 0),
            };
        }
        Self {
            skeleton: skeleton.0,
            about: (first((len - 1).max(2)), last(len + 1)),
            as_many: (first(len), last(len)),
        }
    }

    /// Whether another is near it.
    #[inline]
    pub fn has(&self, other: Skeleton) -> bool {
        let (own, other) = (self.skeleton, other.0);
        if own == other {
            return true;
        }
        if other < self.about.0 || other > self.about.1 {
            return false;
        }
        // Bits of the first consonant from the end that is not the other's, and of those before it.
        let apart = own ^ other;
        let at = apart.trailing_zeros() & !3;
        let before = |skeleton: u64| skeleton >> at >> 4;
        if other < self.as_many.0 {
            before(own) == other >> at
        } else if other > self.as_many.1 {
            before(other) == own >> at
        } else {
            let rest = before(apart);
            let nibble = |skeleton: u64| skeleton >> at & 15;
            let swapped = || nibble(own) == before(other) & 15 && nibble(other) == before(own) & 15;
            rest == 0 || (rest < 16 && swapped())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_prepared_says_the_same() {
        // Every skeleton of few consonants of few classes, and some as long as they become.
        let mut all: Vec<u64> = vec![0];
        for from in 0..85 {
            let before = all[from] << 4;
            all.extend((1..=4).map(|class| before | class));
        }
        let long = 0x1234_1234_1234_1234_u64;
        all.extend([
            long,
            long >> 4,
            long >> 8,
            long ^ 3,
            long ^ 0x26,
            long ^ 0x1234,
        ]);
        all.extend([
            long & !0xf0 | 0x10,
            (long >> 8 << 4) | 4,
            (long >> 56 << 52) | (long << 12 >> 12),
        ]);
        for (one, other) in all
            .iter()
            .flat_map(|one| all.iter().map(move |other| (*one, *other)))
        {
            let (one, other) = (Skeleton(one), Skeleton(other));
            assert_eq!(
                NearTo::of(one).has(other),
                one.near(other),
                "{one:x?} {other:x?}"
            );
        }
    }
}
