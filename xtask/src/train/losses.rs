//! `losses.tsv`: what each token that two names do not share says against their being one party's.
//!
//! A loss is worth log2 of how often it is seen between two names of one party, over how often it is
//! seen between the names of two parties that share a word. The first is counted between each strong alias
//! of a party and its primary name, the second between the primary names of parties that follow each
//! other among the bearers of a word. Publishers know more names than customers give, and some aliases
//! have nothing to do with the name: so what is learned stays near `losses-judged.tsv`.

use std::collections::BTreeMap;

use vokter_entities::{Entity, NameKind, Schema};
use vokter_names::{Loss, Name, Outcome, View, outcome};

use super::same::words;
use crate::tables::hand_written;

/// How many sightings the judgement counts for.
const JUDGED: f64 = 20.0;
/// How far what is learned may go from the judgement.
const FACTOR: f64 = 1.25;

/// How often each loss was seen.
#[derive(Default)]
struct Seen {
    /// Pairs of names looked at, weighted.
    pairs: f64,
    losses: BTreeMap<Loss, f64>,
}

impl Seen {
    fn add(&mut self, outcome: Outcome, weight: f64) {
        self.pairs += weight;
        for loss in outcome.losses {
            *self.losses.entry(loss).or_default() += weight;
        }
    }

    fn of(&self, loss: Loss) -> f64 {
        self.losses.get(&loss).copied().unwrap_or(0.0)
    }
}

/// The rows of the table.
pub(super) fn rows(lists: &[Vec<Entity>]) -> Result<Vec<String>, String> {
    let persons = counted(lists, View::Person, |schema| schema == Schema::Person);
    let bodies = counted(lists, View::Body, |schema| {
        matches!(
            schema,
            Schema::Organization | Schema::Company | Schema::LegalEntity
        )
    });
    hand_written("losses-judged.tsv")?
        .into_iter()
        .map(|row| {
            let wrong = || format!("losses-judged.tsv: `{row}` is not kind, loss, hundredths");
            let [kind, name, judged] = row.split('\t').collect::<Vec<_>>()[..] else {
                return Err(wrong());
            };
            let judged: f64 = judged.parse().map_err(|_| wrong())?;
            let loss = Loss::ALL
                .into_iter()
                .find(|loss| loss.as_str() == name)
                .ok_or_else(wrong)?;
            let (same, chance) = match kind {
                "person" => &persons,
                "body" => &bodies,
                _ => return Err(wrong()),
            };
            let bits = learned(
                judged,
                (same.of(loss), same.pairs),
                (chance.of(loss), chance.pairs),
            );
            Ok(format!(
                "{kind}\t{name}\t{}\t{}\t{}",
                bits.round(),
                per_thousand(same.of(loss), same.pairs),
                per_thousand(chance.of(loss), chance.pairs),
            ))
        })
        .collect()
}

/// What is seen between names of one party, and between those that chance brings together.
fn counted(lists: &[Vec<Entity>], view: View, of_kind: impl Fn(Schema) -> bool) -> (Seen, Seen) {
    let (mut same, mut chance) = (Seen::default(), Seen::default());
    for list in lists {
        let mut last_bearer = BTreeMap::<String, Name>::new();
        for party in list.iter().filter(|party| of_kind(party.schema())) {
            let written = |kinds: &[NameKind]| -> Vec<&str> {
                let names = party.names.iter();
                names
                    .filter(|name| kinds.contains(&name.kind) && words(&name.text).is_some())
                    .map(|name| name.text.as_str())
                    .collect()
            };
            let [primary, ..] = written(&[NameKind::Primary])[..] else {
                continue;
            };
            let name = Name::new(primary, view);
            let aliases = written(&[NameKind::StrongAlias]);
            for alias in &aliases {
                // Some have hundreds, which are all combinations of a few spellings.
                let weight = 1.0 / aliases.len() as f64;
                let outcome = outcome(&Name::new(alias, view), &name);
                if let Some(outcome) = outcome.filter(is_another_spelling) {
                    same.add(outcome, weight);
                }
            }
            for word in words(primary).unwrap_or_default() {
                let other = last_bearer.insert(word, name.clone());
                if let Some(outcome) = other.and_then(|other| outcome(&other, &name)) {
                    chance.add(outcome, 1.0);
                }
            }
        }
    }
    (same, chance)
}

/// Whether more agrees than differs: an alias may be another name altogether, a nom de guerre, and
/// what it shares with the name is then an accident.
fn is_another_spelling(outcome: &Outcome) -> bool {
    let differing = outcome.losses.iter().filter(|loss| loss.differs()).count();
    outcome.agreed > differing
}

/// What a loss is worth, in hundredths of a bit; one that no name alone decides (a loss on top of
/// another) is not counted and stays as judged.
fn learned(judged: f64, same: (f64, f64), chance: (f64, f64)) -> f64 {
    if judged == 0.0 || same.0 + chance.0 == 0.0 {
        return judged;
    }
    let ratio = (judged / 100.0).exp2();
    // As many more sightings on either side as the judgement would have made.
    let rate = |(count, pairs): (f64, f64), more: f64| (count + more) / pairs;
    let scale = chance.1 / same.1;
    let bits = 100.0 * (rate(same, JUDGED * ratio) / rate(chance, JUDGED * scale)).log2();
    bits.clamp(judged * FACTOR, judged / FACTOR)
}

fn per_thousand(count: f64, pairs: f64) -> String {
    format!("{:.1}", 1000.0 * count / pairs)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_never_seen_stays_as_judged() {
        for judged in [-10.0, -90.0, -900.0] {
            let bits = learned(judged, (0.0, 1e4), (0.0, 2e4));
            assert!((bits - judged).abs() < 0.5, "{judged} {bits}");
        }
    }

    #[test]
    fn much_seen_is_learned_within_bounds() {
        // As often between two names of one party as by chance: cheap, but not free.
        let cheap = learned(-90.0, (1000.0, 1e4), (2000.0, 2e4));
        assert!((cheap + 72.0).abs() < 0.5, "{cheap}");
        // Hardly ever between two names of one party: dear, but not beyond measure.
        let dear = learned(-500.0, (1.0, 1e4), (9000.0, 1e4));
        assert!((dear + 625.0).abs() < 0.5, "{dear}");
        // In between as it was seen.
        let bits = learned(-200.0, (1000.0, 1e4), (3500.0, 1e4));
        assert!((-185.0..-165.0).contains(&bits), "{bits}");
    }
}
