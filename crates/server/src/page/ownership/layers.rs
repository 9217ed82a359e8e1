//! The layers in which parties around one are drawn: each as far below it, or above it, as the longest way
//! of holdings leads, so that owners stand above what they own. A holding that closes a ring counts for nothing.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

type Ways = BTreeMap<usize, Vec<usize>>;

/// The layer of each party; that of the first, around which the others are, is 0.
pub(super) fn of(parties: &[Value], holdings: &[Value]) -> Vec<i64> {
    let told = parties.iter().map(|party| party["level"].as_i64());
    let mut levels: Vec<i64> = told.map(Option::unwrap_or_default).collect();
    let place = |held: &Value, end: &str| {
        let place = held[end].as_u64()? as usize;
        (place < parties.len()).then_some(place)
    };
    let edges = holdings
        .iter()
        .filter_map(|held| Some((place(held, "owner")?, place(held, "owned")?)));
    let edges: Vec<(usize, usize)> = edges.filter(|(owner, owned)| owner != owned).collect();
    let down = lay(&edges, &BTreeSet::new(), &mut levels, 1);
    let up: Vec<(usize, usize)> = edges
        .iter()
        .map(|(owner, owned)| (*owned, *owner))
        .collect();
    lay(&up, &down, &mut levels, -1);
    levels
}

/// Lays what ways lead to from the first party, but the parties that are laid already, and says which those are.
fn lay(
    edges: &[(usize, usize)],
    laid: &BTreeSet<usize>,
    levels: &mut [i64],
    step: i64,
) -> BTreeSet<usize> {
    let mut ways = Ways::new();
    for (from, to) in edges {
        if !laid.contains(to) && (*from == 0 || !laid.contains(from)) {
            ways.entry(*from).or_default().push(*to);
        }
    }
    let mut walk = Walk::default();
    walk.from(0, &ways);
    for place in walk.done.iter().filter(|place| **place != 0) {
        levels[*place] = step;
    }
    // A longest way has fewer steps than there are parties.
    for _ in 0..walk.done.len() {
        for (from, to) in ways
            .iter()
            .flat_map(|(from, all)| all.iter().map(move |to| (*from, *to)))
        {
            if walk.done.contains(&from) && to != 0 && !walk.back.contains(&(from, to)) {
                let far = (levels[from] * step + 1).max(levels[to] * step);
                levels[to] = far * step;
            }
        }
    }
    walk.done
}

/// A walk along all ways, with those that close a ring.
#[derive(Default)]
struct Walk {
    open: BTreeSet<usize>,
    done: BTreeSet<usize>,
    back: BTreeSet<(usize, usize)>,
}

impl Walk {
    /// As deep as there are parties, which are few.
    fn from(&mut self, at: usize, ways: &Ways) {
        self.open.insert(at);
        for next in ways.get(&at).into_iter().flatten() {
            if self.open.contains(next) {
                self.back.insert((at, *next));
            } else if !self.done.contains(next) {
                self.from(*next, ways);
            }
        }
        self.open.remove(&at);
        self.done.insert(at);
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn owners_stand_above_what_they_own() {
        for (told, edges, expected) in [
            (vec![0, 1, 1], vec![(0, 1), (0, 2), (1, 2)], vec![0, 1, 2]),
            (
                vec![0, -1, -1],
                vec![(1, 0), (2, 0), (2, 1)],
                vec![0, -1, -2],
            ),
            (
                vec![0, 1, 1, 1],
                vec![(0, 1), (1, 2), (2, 3), (3, 1), (0, 3), (0, 2)],
                vec![0, 1, 2, 3],
            ),
            (vec![0, -1], vec![(1, 0), (0, 1)], vec![0, 1]),
            (vec![0, -1, 1, 7], vec![(1, 0), (0, 2)], vec![0, -1, 1, 7]),
        ] {
            let parties: Vec<Value> = told.iter().map(|level| json!({"level": level})).collect();
            let holdings = edges
                .iter()
                .map(|(owner, owned)| json!({"owner": owner, "owned": owned}));
            let holdings: Vec<Value> = holdings.collect();
            assert_eq!(of(&parties, &holdings), expected, "{edges:?}");
        }
    }
}
