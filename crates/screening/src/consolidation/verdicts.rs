//! What was said of pairs, kept for the next time: a new version of a list leaves most pairs alone.
//!
//! What [`judge`] says of a pair follows from the two profiles, and so from the two entities, but
//! for one thing: how many bear an identifier that both have. Pairs with an identifier in common
//! are few; nothing is kept of them.

use rayon::prelude::*;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use super::block::{Shared, same_number};
use super::judge::{Judged, judge};
use super::profile::Profile;

/// What was said of pairs, by the numbers of the parties.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verdicts {
    /// Pairs that have nothing in common.
    nothing: Vec<[u32; 2]>,
    something: Vec<Judged>,
    /// What did not count: the birth dates of some lists, the country of others.
    uncounted: Vec<String>,
}

/// What was said of the pairs of an index before.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    /// The verdicts, by the numbers that the parties had there.
    pub verdicts: &'a Verdicts,
    /// The number there of each party whose entity is still the same.
    pub origins: &'a [Option<u32>],
}

/// Verdicts by pair; the place among those with something in common.
type ByPair = FxHashMap<[u32; 2], Option<usize>>;

impl Verdicts {
    /// Whether they were found without these facts of lists and without no others.
    pub(super) fn holds_without(&self, uncounted: &[String]) -> bool {
        self.uncounted == uncounted
    }

    /// Says without which facts of lists they were found.
    pub(super) fn without(&mut self, uncounted: Vec<String>) {
        self.uncounted = uncounted;
    }

    fn by_pair(&self) -> ByPair {
        let something = self.something.iter().enumerate();
        let something =
            something.map(|(at, judged)| (judged.link.parties.map(|party| party as u32), Some(at)));
        let nothing = self.nothing.iter().map(|pair| (*pair, None));
        nothing.chain(something).collect()
    }
}

/// Judges pairs by places among the profiles, those that are known by what is known of them.
pub(super) fn judge_all(
    profiles: &[Profile],
    pairs: &[[usize; 2]],
    shared: &Shared,
    known: Option<Known<'_>>,
) -> (Vec<Judged>, Verdicts) {
    let by_pair = known.map(|known| known.verdicts.by_pair());
    let before = |[a, b]: [usize; 2]| -> Option<Option<Judged>> {
        let (known, by_pair) = (known?, by_pair.as_ref()?);
        let origin = |place: usize| *known.origins.get(profiles[place].number)?;
        let verdict = *by_pair.get(&[origin(a)?, origin(b)?])?;
        Some(verdict.map(|at| {
            let mut judged = known.verdicts.something[at].clone();
            judged.link.parties = [a, b];
            judged
        }))
    };
    let said: Vec<Option<Judged>> = pairs
        .par_iter()
        .map(|pair| before(*pair).unwrap_or_else(|| judge(profiles, *pair, shared)))
        .collect();
    let mut verdicts = Verdicts::default();
    for ([a, b], said) in pairs.iter().zip(&said) {
        let (one, other) = (&profiles[*a], &profiles[*b]);
        if has_number_of(one, other) {
            continue;
        }
        match said {
            None => verdicts
                .nothing
                .push([one.number as u32, other.number as u32]),
            Some(judged) => {
                let mut judged = judged.clone();
                judged.link.parties = [one.number, other.number];
                verdicts.something.push(judged);
            }
        }
    }
    (said.into_iter().flatten().collect(), verdicts)
}

/// Whether two parties have an identifier in common.
fn has_number_of(a: &Profile, b: &Profile) -> bool {
    let of_b = &b.identifiers;
    a.identifiers
        .iter()
        .any(|x| of_b.iter().any(|y| same_number(x, y)))
}

/// Bits as the number that they are.
pub(super) mod hundredths {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};
    use vokter_names::Bits;

    #[allow(clippy::trivially_copy_pass_by_ref)] // as serde calls it
    pub(crate) fn serialize<S: Serializer>(bits: &Bits, to: S) -> Result<S::Ok, S::Error> {
        bits.0.serialize(to)
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Bits, D::Error> {
        i32::deserialize(from).map(Bits)
    }
}
