//! The steps of the cheapest way from one row of sounds to another, as it was judged: what the
//! training counts.

use super::costs::JUDGED;
use super::{MAX_SOUNDS, Sound};

/// One step of a way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// One sound for another, the smaller unit first.
    Other(Sound, Sound),
    /// A sound left out, and whether it is beside a vowel.
    Less(Sound, bool),
    /// Two neighbours swapped.
    Swapped,
}

/// The steps of the cheapest way between two rows of sounds of at most [`MAX_SOUNDS`], in no order.
/// Equal sounds are no step.
#[allow(clippy::many_single_char_names)] // Two rows and the places in their table.
pub fn path(a: &[Sound], b: &[Sound]) -> Vec<Step> {
    let (a, b) = (&a[..a.len().min(MAX_SOUNDS)], &b[..b.len().min(MAX_SOUNDS)]);
    let mut cost = vec![vec![0_i32; b.len() + 1]; a.len() + 1];
    for i in 0..=a.len() {
        for j in 0..=b.len() {
            cost[i][j] = moves(a, b, i, j)
                .map(|(step, i, j)| cost[i][j] + worth(a, b, step, i, j))
                .min()
                .unwrap_or(0);
        }
    }
    let (mut i, mut j) = (a.len(), b.len());
    let mut steps = Vec::new();
    while (i, j) != (0, 0) {
        // The cost of each place is that of one of its moves.
        let Some((step, k, l)) = moves(a, b, i, j)
            .find(|(step, k, l)| cost[*k][*l] + worth(a, b, *step, *k, *l) == cost[i][j])
        else {
            break;
        };
        steps.extend(step.named(a, b, k, l));
        (i, j) = (k, l);
    }
    steps
}

/// How a place of the table is reached.
#[derive(Clone, Copy)]
enum Move {
    Both,
    OfOne,
    OfOther,
    Swap,
}

impl Move {
    fn named(self, a: &[Sound], b: &[Sound], i: usize, j: usize) -> Option<Step> {
        let less = |sounds: &[Sound], at: usize| {
            let vowel = |at: Option<usize>| {
                at.and_then(|at| sounds.get(at))
                    .is_some_and(|sound| super::is_vowel(*sound))
            };
            Step::Less(sounds[at], vowel(at.checked_sub(1)) || vowel(Some(at + 1)))
        };
        match self {
            Self::Both if a[i] == b[j] => None,
            Self::Both => Some(Step::Other(a[i].min(b[j]), a[i].max(b[j]))),
            Self::OfOne => Some(less(a, i)),
            Self::OfOther => Some(less(b, j)),
            Self::Swap => Some(Step::Swapped),
        }
    }
}

/// The moves that lead to a place, each with where it comes from.
fn moves(
    a: &[Sound],
    b: &[Sound],
    i: usize,
    j: usize,
) -> impl Iterator<Item = (Move, usize, usize)> {
    let swaps = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
    [
        (i > 0 && j > 0).then(|| (Move::Both, i - 1, j - 1)),
        (i > 0).then(|| (Move::OfOne, i - 1, j)),
        (j > 0).then(|| (Move::OfOther, i, j - 1)),
        swaps.then(|| (Move::Swap, i - 2, j - 2)),
    ]
    .into_iter()
    .flatten()
}

fn worth(a: &[Sound], b: &[Sound], step: Move, i: usize, j: usize) -> i32 {
    let gap = |sounds: &[Sound], at: usize| {
        let before = at.checked_sub(1).map(|at| sounds[at]);
        JUDGED.gap(sounds[at], before, sounds.get(at + 1).copied())
    };
    match step {
        Move::Both => i32::from(JUDGED.other[usize::from(a[i])][usize::from(b[j])]),
        Move::OfOne => gap(a, i),
        Move::OfOther => gap(b, j),
        Move::Swap => i32::from(JUDGED.swapped),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sound::sounds;
    use crate::sound::unit::{I, SH, Y};

    #[test]
    fn the_steps_are_those_of_the_cheapest_way() {
        let steps = |one, other| path(&sounds(one, false), &sounds(other, false));
        assert_eq!(steps("kim", "kim"), []);
        assert_eq!(steps("sergei", "serge"), [Step::Less(I, true)]);
        assert_eq!(steps("kostya", "kosta"), [Step::Less(Y, true)]);
        assert_eq!(steps("martin", "matrin"), [Step::Swapped]);
        assert!(steps("sasha", "sascha").is_empty());
        assert!(matches!(steps("shoi", "choi")[..], [Step::Other(SH, _)]));
    }
}
