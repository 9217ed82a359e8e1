//! From counts to costs.

use std::collections::BTreeMap;

use vokter_names::sound::{self, Sound, Step, UNIT_NAMES};

use super::Seen;
use crate::tables::hand_written;

/// The steps that a row of the table is about.
fn kind(step: Step) -> [&'static str; 2] {
    let name = |sound: Sound| UNIT_NAMES.get(usize::from(sound)).copied().unwrap_or("");
    match step {
        Step::Swapped => ["swap", "-"],
        Step::Less(sound, beside) => {
            let kind = match name(sound) {
                "i" if beside => "glide",
                "y" | "h" => "h",
                "w" => "w",
                _ if sound::is_vowel(sound) => "vowel",
                _ => "consonant",
            };
            [kind, "-"]
        }
        Step::Other(one, other) => [name(one), name(other)],
    }
}

/// How many sightings the judgement counts for.
const JUDGED: f64 = 6.0;
/// How far what is learned may go from the judgement for a step that is made by rule.
const FACTOR: f64 = 2.0;
/// And for one that isn't: what a spelling may differ in is then no smaller than it was judged.
const DEARER: f64 = 1.25;
/// A step of at most this cost is one that romanisations make by rule, and stays one: what is
/// learned is what it costs, not what it is.
const BY_RULE: f64 = 60.0;

/// The rows of the table: each of the judged rows, corrected.
pub(super) fn rows(same: &Seen, chance: &Seen) -> Result<Vec<String>, String> {
    let mut judged = BTreeMap::<[String; 2], f64>::new();
    for row in hand_written("sound-alternations.tsv")? {
        let wrong = || format!("sound-alternations.tsv: `{row}` is not one, other, cost");
        let [one, other, cost] = row.split('\t').collect::<Vec<_>>()[..] else {
            return Err(wrong());
        };
        let cost = cost.parse().map_err(|_| wrong())?;
        judged.insert([one.to_owned(), other.to_owned()], cost);
    }
    let mut counts = BTreeMap::<[String; 2], (f64, f64)>::new();
    let mut steps: Vec<Step> = same
        .steps
        .keys()
        .chain(chance.steps.keys())
        .copied()
        .collect();
    steps.sort_unstable();
    steps.dedup();
    for step in steps {
        let [one, other] = kind(step);
        let in_order = [one.to_owned(), other.to_owned()];
        let turned = [other.to_owned(), one.to_owned()];
        let row = if judged.contains_key(&in_order) {
            in_order
        } else if judged.contains_key(&turned) {
            turned
        } else if let Step::Other(a, b) = step
            && sound::is_vowel(a)
            && sound::is_vowel(b)
        {
            ["vowel".to_owned(), "vowel".to_owned()]
        } else {
            ["consonant".to_owned(), "consonant".to_owned()]
        };
        let (of_same, of_chance) = counts.entry(row).or_default();
        *of_same += same.steps.get(&step).copied().unwrap_or(0.0);
        *of_chance += chance.steps.get(&step).copied().unwrap_or(0.0);
    }
    Ok(judged
        .into_iter()
        .map(|(row, judged)| {
            let (of_same, of_chance) = counts.get(&row).copied().unwrap_or_default();
            let cost = learned(judged, (of_same, same.pairs), (of_chance, chance.pairs));
            let [one, other] = row;
            format!(
                "{one}\t{other}\t{}\t{}\t{}",
                cost.round(),
                per_ten_thousand(of_same, same.pairs),
                per_ten_thousand(of_chance, chance.pairs),
            )
        })
        .collect())
}

/// What a step costs in a table whose costs count as the evidence counts them.
fn learned(judged: f64, same: (f64, f64), chance: (f64, f64)) -> f64 {
    // As many more sightings on either side as the judgement would have made.
    let rate = |(count, pairs): (f64, f64), more: f64| (count + more) / pairs;
    let prior = (worth(judged) / 100.0).exp2();
    let scale = chance.1 / same.1;
    let bits = (rate(chance, JUDGED * prior * scale) / rate(same, JUDGED)).log2();
    let cost = cost(100.0 * bits, judged <= BY_RULE);
    if judged <= BY_RULE {
        // Never dearer: customers spell more freely than publishers.
        cost.clamp(judged / FACTOR, judged)
    } else {
        // Never cheaper: an alias is written down because it is out of the common way.
        cost.clamp(judged, DEARER * judged)
    }
}

/// A difference weighs more in a short name: so much in one of six sounds.
const LENGTH: f64 = 1.5;
/// What a spelling that no rule makes costs on top.
const SPELLED: f64 = 150.0;

/// What one step is worth in the evidence: by rule its cost, else twice that and more, for the
/// farther two names are apart the more others are as near.
fn worth(cost: f64) -> f64 {
    if cost <= BY_RULE {
        LENGTH * cost
    } else {
        2.0 * LENGTH * cost + SPELLED
    }
}

/// The cost of a step that is worth so much.
fn cost(worth: f64, by_rule: bool) -> f64 {
    if by_rule {
        worth / LENGTH
    } else {
        (worth - SPELLED) / (2.0 * LENGTH)
    }
}

fn per_ten_thousand(count: f64, pairs: f64) -> String {
    format!("{:.1}", 10_000.0 * count / pairs)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_never_seen_stays_as_judged() {
        for judged in [10.0, 60.0, 80.0, 450.0] {
            let cost = learned(judged, (0.0, 1e4), (0.0, 2e4));
            assert!((cost - judged).abs() < 0.5, "{judged} {cost}");
        }
    }

    #[test]
    fn much_seen_is_learned_within_bounds() {
        // More often between spellings of one name than by chance: cheap.
        assert!(learned(40.0, (1000.0, 1e4), (200.0, 2e4)) < 25.0);
        // And far less often: dear.
        assert!(learned(100.0, (10.0, 1e4), (9000.0, 2e4)) > 110.0);
        // What is a rule stays a rule, and what is none becomes none.
        assert!(learned(50.0, (10.0, 1e4), (9000.0, 2e4)) <= BY_RULE);
        assert!(learned(70.0, (1000.0, 1e4), (200.0, 2e4)) >= 70.0);
    }
}
