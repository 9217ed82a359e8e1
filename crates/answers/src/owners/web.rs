//! What is stated of who owns whom around one party, whether or not anybody is blocked by it: its
//! owners and theirs, and what it owns.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use vokter_entities::{PartialDate, Schema};
use vokter_screening::Index;
use vokter_screening::ownership::Hold;

use super::Ties;
use super::graph::Graph;

/// Most parties that are told around one, and how many steps up and down.
const PARTIES_MAX: usize = 24;
const UP: i32 = 3;
const DOWN: i32 = 2;

/// All that is stated, to be looked at from any party.
#[derive(Debug, Default)]
pub struct Web {
    parties: Vec<Knot>,
    threads: Vec<Thread>,
    /// Places in `threads` by owner, and by what is owned.
    by_owner: BTreeMap<usize, Vec<usize>>,
    by_owned: BTreeMap<usize, Vec<usize>>,
    of_entry: BTreeMap<usize, usize>,
    of_body: BTreeMap<String, usize>,
}

/// A party.
#[derive(Clone, Debug)]
pub struct Knot {
    /// That of the first of its entries, or of the body that it is.
    pub id: String,
    /// To show.
    pub name: String,
    /// Its id on a list; none where it stands on none.
    pub listed: Option<String>,
    /// Whether a list freezes what it has.
    pub is_frozen: bool,
    /// What it is, where it stands on no list.
    pub schema: Option<Schema>,
}

/// One holding, told by one of its two ends.
#[derive(Clone, Debug)]
pub struct Side<'w> {
    /// The owner, and what is owned.
    pub ends: [&'w Knot; 2],
    /// What is stated.
    pub thread: &'w Thread,
    /// Whether the owner tells it.
    pub is_owner: bool,
    /// Which it is of the owner's, from 1 on.
    pub number: usize,
}

/// That one has a hold on another.
#[derive(Clone, Debug)]
pub struct Thread {
    /// The owner, and what is owned, by number.
    pub ends: [usize; 2],
    /// How much.
    pub hold: Hold,
    /// Who says so; none for the user's own file.
    pub source: Option<String>,
    /// Since when, or when it was so.
    pub as_of: Option<PartialDate>,
}

/// What is stated around one party.
#[derive(Clone, Debug, Default)]
pub struct Around {
    /// The parties, the one that was asked for first, each with how far down from it it stands; its owners
    /// stand at -1.
    pub parties: Vec<(Knot, i32)>,
    /// The holdings between them, by places in `parties`.
    pub threads: Vec<Thread>,
    /// Whether there are more.
    pub is_cut: bool,
    /// How many holdings the party itself has, or others have in it, told or not.
    pub stated: usize,
}

impl Web {
    /// What the lists state.
    pub fn of(ties: Ties, index: &Index) -> Self {
        let graph = Graph::of(ties, index);
        let mut web = Self::default();
        for (number, (knot, entry, body)) in graph.knots().enumerate() {
            web.parties.push(knot);
            if let Some(entry) = entry {
                for member in index.companions(entry) {
                    web.of_entry.insert(member, number);
                }
            }
            if let Some(body) = body {
                web.of_body.insert(body, number);
            }
        }
        for thread in graph.threads() {
            let at = web.threads.len();
            web.by_owner.entry(thread.ends[0]).or_default().push(at);
            web.by_owned.entry(thread.ends[1]).or_default().push(at);
            web.threads.push(thread);
        }
        web
    }

    /// Around the party that an entry is of.
    pub fn around_entry(&self, entry: usize) -> Around {
        let party = self.of_entry.get(&entry);
        party.map_or_else(Around::default, |party| self.around(*party))
    }

    /// Around a body that stands on no list, by its id.
    pub fn around_body(&self, id: &str) -> Around {
        let party = self.of_body.get(id);
        party.map_or_else(Around::default, |party| self.around(*party))
    }

    /// The holdings that the party of an entry has, and those in it, the largest first.
    pub fn sides_of_entry(&self, entry: usize) -> Vec<Side<'_>> {
        let party = self.of_entry.get(&entry);
        party.map_or_else(Vec::new, |party| self.sides(*party))
    }

    /// Those of a body that stands on no list, by its id.
    pub fn sides_of_body(&self, id: &str) -> Vec<Side<'_>> {
        let party = self.of_body.get(id);
        party.map_or_else(Vec::new, |party| self.sides(*party))
    }

    fn sides(&self, party: usize) -> Vec<Side<'_>> {
        let of = |ways: &BTreeMap<usize, Vec<usize>>| ways.get(&party).cloned().unwrap_or_default();
        let mut sides: Vec<Side<'_>> = Vec::new();
        for (is_owner, places) in [(true, of(&self.by_owner)), (false, of(&self.by_owned))] {
            sides.extend(places.into_iter().map(|at| {
                let thread = &self.threads[at];
                let of_owner = self
                    .by_owner
                    .get(&thread.ends[0])
                    .map_or(&[][..], Vec::as_slice);
                Side {
                    ends: thread.ends.map(|end| &self.parties[end]),
                    thread,
                    is_owner,
                    // Threads are numbered in the order in which they were added.
                    number: of_owner.partition_point(|other| *other < at) + 1,
                }
            }));
        }
        sides.sort_by_key(|side| (!side.is_owner, Reverse(side.thread.hold)));
        sides
    }

    fn around(&self, party: usize) -> Around {
        let mut levels: Vec<(usize, i32)> = vec![(party, 0)];
        let mut seen = BTreeSet::from([party]);
        let mut is_cut = false;
        // Owners of owners, and what is owned by what is owned; who owns the same beside it is not told.
        for (step, most, ways, end) in [(-1, UP, &self.by_owned, 0), (1, DOWN, &self.by_owner, 1)] {
            let mut row = vec![party];
            for distance in 1..=most {
                let mut next = Vec::new();
                for from in row {
                    // Where not all have room, the largest holdings are told.
                    let mut threads: Vec<&usize> = ways.get(&from).into_iter().flatten().collect();
                    threads.sort_by_key(|at| Reverse(self.threads[**at].hold));
                    for other in threads.into_iter().map(|at| self.threads[*at].ends[end]) {
                        if !seen.insert(other) {
                            continue;
                        }
                        if levels.len() == PARTIES_MAX {
                            seen.remove(&other);
                            is_cut = true;
                            continue;
                        }
                        levels.push((other, step * distance));
                        next.push(other);
                    }
                }
                row = next;
            }
            is_cut |= row.iter().any(|last| {
                let threads = ways.get(last).into_iter().flatten();
                let mut others = threads.map(|at| self.threads[*at].ends[end]);
                others.any(|other| !seen.contains(&other))
            });
        }
        let place = |party: usize| levels.iter().position(|(known, _)| *known == party);
        let threads = self.threads.iter().filter_map(|thread| {
            let [owner, owned] = thread.ends;
            let ends = [place(owner)?, place(owned)?];
            Some(Thread {
                ends,
                ..thread.clone()
            })
        });
        let mut threads: Vec<Thread> = threads.collect();
        threads.sort_by_key(|thread| (thread.ends[0], Reverse(thread.hold)));
        let of_party = |ways: &BTreeMap<usize, Vec<usize>>| ways.get(&party).map_or(0, Vec::len);
        Around {
            stated: of_party(&self.by_owner) + of_party(&self.by_owned),
            threads,
            parties: levels
                .iter()
                .map(|(party, level)| (self.parties[*party].clone(), *level))
                .collect(),
            is_cut,
        }
    }
}

#[cfg(test)]
mod tests {
    use vokter_entities::Stake;

    use super::*;

    /// Parties by number, each holding as owner and owned.
    fn web(parties: usize, holdings: &[(usize, usize)]) -> Web {
        let mut web = Web::default();
        for number in 0..parties {
            web.of_entry.insert(number, number);
            web.parties.push(Knot {
                id: number.to_string(),
                name: number.to_string(),
                schema: None,
                listed: None,
                is_frozen: false,
            });
        }
        for (owner, owned) in holdings {
            let at = web.threads.len();
            web.by_owner.entry(*owner).or_default().push(at);
            web.by_owned.entry(*owned).or_default().push(at);
            web.threads.push(Thread {
                ends: [*owner, *owned],
                hold: Hold::CONTROL,
                source: None,
                as_of: None,
            });
        }
        web
    }

    fn check(holdings: &[(usize, usize)], of: usize, expected: &[(usize, i32)], is_cut: bool) {
        let web = web(64, holdings);
        let around = web.around_entry(of);
        let mut found: Vec<(usize, i32)> = around
            .parties
            .iter()
            .map(|(knot, level)| (knot.name.parse().unwrap(), *level))
            .collect();
        assert_eq!(found.first(), expected.first(), "{holdings:?}");
        found.sort_unstable_by_key(|(party, level)| (*level, *party));
        let mut expected = expected.to_vec();
        expected.sort_unstable_by_key(|(party, level)| (*level, *party));
        assert_eq!(found, expected, "{holdings:?}");
        assert_eq!(around.is_cut, is_cut, "{holdings:?}");
    }

    #[test]
    fn who_stands_around_a_party() {
        // Two owners, one of which has an owner; two that it owns.
        check(
            &[(1, 0), (2, 0), (3, 1), (0, 4), (0, 5)],
            0,
            &[(0, 0), (1, -1), (2, -1), (3, -2), (4, 1), (5, 1)],
            false,
        );
        // They own each other.
        check(&[(1, 0), (0, 1)], 0, &[(0, 0), (1, -1)], false);
        // A chain ends somewhere, and it is told.
        check(
            &[(1, 0), (2, 1), (3, 2), (4, 3)],
            0,
            &[(0, 0), (1, -1), (2, -2), (3, -3)],
            true,
        );
        // What an owner owns besides is not around it.
        check(&[(1, 0), (1, 2)], 0, &[(0, 0), (1, -1)], false);
        let many: Vec<(usize, usize)> = (1..60).map(|owned| (0, owned)).collect();
        let around = web(64, &many).around_entry(0);
        assert_eq!(around.parties.len(), PARTIES_MAX);
        assert!(around.is_cut);
        assert_eq!(around.threads.len(), PARTIES_MAX - 1);
        assert_eq!(around.stated, 59);
    }

    #[test]
    fn a_party_tells_what_it_has_and_who_has_it() {
        let mut web = web(8, &[(1, 0), (0, 2), (0, 3), (3, 4), (1, 2)]);
        web.threads[2].hold = Hold::of(Stake::of_hundredths(7000));
        web.threads[1].hold = Hold::of(Stake::of_hundredths(3000));
        let told: Vec<(bool, &str, &str, usize)> = web
            .sides_of_entry(0)
            .into_iter()
            .map(|side| {
                let [owner, owned] = side.ends.map(|knot| knot.id.as_str());
                (side.is_owner, owner, owned, side.number)
            })
            .collect();
        let expected = [
            (true, "0", "3", 2),
            (true, "0", "2", 1),
            (false, "1", "0", 1),
        ];
        assert_eq!(told, expected);
        assert_eq!(web.sides_of_entry(2)[1].number, 2);
        assert!(web.sides_of_entry(7).is_empty() && web.sides_of_body("0").is_empty());
    }

    #[test]
    fn the_largest_holdings_are_told_where_not_all_have_room() {
        let many: Vec<(usize, usize)> = (1..60).map(|owned| (0, owned)).collect();
        let mut web = web(64, &many);
        for (at, thread) in web.threads.iter_mut().enumerate() {
            thread.hold = Hold::of(Stake::of_hundredths((at as u16 + 1) * 100));
        }
        let around = web.around_entry(0);
        let held: Vec<Hold> = around.threads.iter().map(|thread| thread.hold).collect();
        assert_eq!(held.first(), Some(&Hold::of(Stake::of_hundredths(5900))));
        assert!(held.is_sorted_by(|one, next| one >= next));
    }
}
