//! Two spellings of one name: tokens in which the aliases of one party differ, the rest of which
//! agrees.

use std::collections::BTreeSet;

use vokter_entities::{Entity, NameKind};
use vokter_names::sound::{self, Skeleton};

use super::Seen;
use crate::latin;

/// Names of one party that are compared with each other: some have hundreds of aliases, which are
/// all combinations of a few spellings.
const NAMES_MAX: usize = 24;
/// How far two tokens may be apart to be taken for spellings of one name, in steps: an alias may be
/// another name altogether, a nom de guerre.
pub(super) const STEPS_MAX: usize = 3;

/// The words of a name that is written in Latin letters.
pub(super) fn words(name: &str) -> Option<Vec<String>> {
    vokter_entities::is_latin(name).then(|| latin::plain(name))
}

/// How often each step stands between two spellings of one party's names. A party counts each pair
/// of spellings once.
pub(super) fn seen(persons: &[&Entity]) -> Seen {
    let mut seen = Seen::default();
    for party in persons {
        let strong = party
            .names
            .iter()
            .filter(|name| !matches!(name.kind, NameKind::WeakAlias | NameKind::OriginalScript));
        let names: Vec<Vec<String>> = strong
            .filter_map(|name| words(&name.text))
            .take(NAMES_MAX)
            .collect();
        let mut pairs = BTreeSet::new();
        for (at, one) in names.iter().enumerate() {
            for other in &names[at + 1..] {
                add_pairs(one, other, &mut pairs);
            }
        }
        for (one, other) in &pairs {
            let (one, other) = (sound::sounds(one, false), sound::sounds(other, false));
            if !Skeleton::of(&one).near(Skeleton::of(&other)) {
                continue;
            }
            let steps = sound::path(&one, &other);
            if steps.len() > STEPS_MAX {
                continue;
            }
            seen.pairs += 1.0;
            if let [step] = steps[..] {
                *seen.steps.entry(step).or_default() += 1.0;
            }
        }
    }
    seen
}

/// The tokens of two names that stand in each other's place, the names being of equal length and
/// at least half of them equal: then they are two spellings of one name, not two names.
fn add_pairs(one: &[String], other: &[String], pairs: &mut BTreeSet<(String, String)>) {
    let equal = one.iter().zip(other).filter(|(a, b)| a == b).count();
    if one.len() != other.len() || 2 * equal < one.len() {
        return;
    }
    for (a, b) in one.iter().zip(other) {
        pairs.insert(if a <= b {
            (a.clone(), b.clone())
        } else {
            (b.clone(), a.clone())
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_that_half_agree_are_spellings_of_each_other() {
        let words = |name: &str| latin::plain(name);
        let mut pairs = BTreeSet::new();
        add_pairs(&words("Arkady Vusyk"), &words("Arkadij Vusyk"), &mut pairs);
        add_pairs(&words("Arkady Vusyk"), &words("Red Fox"), &mut pairs);
        add_pairs(&words("Arkady Vusyk"), &words("Vusyk"), &mut pairs);
        let pairs: Vec<_> = pairs
            .iter()
            .map(|(a, b)| (a.as_str(), b.as_str()))
            .collect();
        assert_eq!(pairs, [("arkadij", "arkady"), ("vusyk", "vusyk")]);
    }
}
