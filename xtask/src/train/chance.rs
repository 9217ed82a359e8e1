//! Names that chance brings together: the primary names of different parties.

use std::collections::{BTreeMap, BTreeSet};

use vokter_entities::{Entity, NameKind};
use vokter_names::sound::{self, Skeleton, Sounds};

use super::Seen;
use super::same::{STEPS_MAX, words};

/// How often each step stands between two tokens drawn by how many parties bear them, weighted as
/// the evidence weighs them: two tokens agree at the rarity of the commoner one, so a pair counts as
/// often as the rarer one is borne. Equal tokens then come to one pair a party.
pub(super) fn seen(persons: &[&Entity]) -> Seen {
    let mut bearers = BTreeMap::<String, f64>::new();
    for party in persons {
        let primary = party
            .names
            .iter()
            .find(|name| name.kind == NameKind::Primary);
        let tokens: BTreeSet<String> = primary
            .and_then(|name| words(&name.text))
            .into_iter()
            .flatten()
            .collect();
        for token in tokens {
            *bearers.entry(token).or_default() += 1.0;
        }
    }
    let tokens: Vec<(Sounds, Skeleton, f64)> = bearers
        .iter()
        .map(|(token, bearers)| {
            let sounds = sound::sounds(token, false);
            let skeleton = Skeleton::of(&sounds);
            (sounds, skeleton, *bearers)
        })
        .collect();
    let mut seen = Seen {
        pairs: bearers.values().sum(),
        ..Seen::default()
    };
    for (at, (one, skeleton, borne)) in tokens.iter().enumerate() {
        for (other, other_skeleton, other_borne) in &tokens[at + 1..] {
            if !skeleton.near(*other_skeleton) || one.len().abs_diff(other.len()) > STEPS_MAX {
                continue;
            }
            if let [step] = sound::path(one, other)[..] {
                // Either may be the one that is asked for.
                *seen.steps.entry(step).or_default() += 2.0 * borne.min(*other_borne);
            }
        }
    }
    seen
}
