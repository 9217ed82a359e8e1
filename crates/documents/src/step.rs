//! What one step from a sound sequence to another costs at least: the figures by which the search
//! for listed words gives up early.
//!
//! They are asked of [`sound::difference`] itself, so that they follow it: a bound that is too
//! high would lose a mention.

use std::sync::OnceLock;

use vokter_names::sound::unit::{A, B, COUNT, I, M};
use vokter_names::sound::{self, Sound};

/// No step: dearer than all that two spellings of one name may differ in.
pub(crate) const NEVER: u16 = 10_000;

/// Sounds around the one that is asked for, so that the limit of short words does not bite.
const AROUND: usize = 5;

/// The least costs, full or partial vowels.
pub(crate) struct Steps {
    /// From one sound to another.
    pub(crate) other: [[u16; COUNT]; COUNT],
    /// One sound left out.
    pub(crate) less: [u16; COUNT],
    /// One sound left out behind the same sound.
    pub(crate) less_doubled: [u16; COUNT],
    /// Two neighbours swapped.
    pub(crate) swapped: u16,
}

impl Steps {
    /// The costs where one of the two comes from a script that writes few vowels, or not.
    pub(crate) fn of(partial_vowels: bool) -> &'static Self {
        static FULL: OnceLock<Steps> = OnceLock::new();
        static PARTIAL: OnceLock<Steps> = OnceLock::new();
        let cell = if partial_vowels { &PARTIAL } else { &FULL };
        cell.get_or_init(|| Self::asked(partial_vowels))
    }

    fn asked(partial_vowels: bool) -> Self {
        // Between two different consonants, neither of which the sound is taken for.
        let cost = |mine: &[Sound], theirs: &[Sound], left: Sound, right: Sound| {
            let row = |middle: &[Sound]| -> Vec<Sound> {
                let sides = [[left; AROUND], [right; AROUND]];
                [&sides[0][..], middle, &sides[1][..]].concat()
            };
            sound::difference(&row(mine), &row(theirs), partial_vowels)
                .and_then(|apart| u16::try_from(apart.cost).ok())
                .unwrap_or(NEVER)
        };
        let mut steps = Self {
            other: [[0; COUNT]; COUNT],
            less: [NEVER; COUNT],
            less_doubled: [NEVER; COUNT],
            swapped: cost(&[A, I, M, A], &[A, M, I, A], B, B),
        };
        for one in 1..COUNT as Sound {
            for other in (1..COUNT as Sound).filter(|other| *other != one) {
                steps.other[usize::from(one)][usize::from(other)] =
                    cost(&[one], &[other], B, M).min(cost(&[one], &[other], A, A));
            }
            // Beside a vowel a glide is less.
            let at = usize::from(one);
            for (left, right) in [(B, M), (M, B), (A, A), (A, B), (B, A)] {
                if left != one && right != one {
                    steps.less[at] = steps.less[at].min(cost(&[one], &[], left, right));
                }
            }
            steps.less_doubled[at] = steps.less[at].min(cost(&[one, one], &[one], B, M));
        }
        steps
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use vokter_names::sound::unit::{H, N, O, T};

    #[test]
    fn the_costs_are_those_of_the_comparison() {
        let full = Steps::of(false);
        let at = |sound: Sound| usize::from(sound);
        assert!(full.other[at(A)][at(O)] > full.other[at(A)][at(A)]);
        assert!(full.less[at(T)] > full.less[at(H)]);
        assert!(full.less[at(N)] < NEVER);
        assert!(Steps::of(true).less[at(O)] < full.less[at(O)]);
    }
}
