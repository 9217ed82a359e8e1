//! From pairs to groups: the strongest tie first, and no join that any two members speak against.

use rustc_hash::FxHashMap;
use vokter_names::Bits;

use super::contradiction::{self, Contradiction};
use super::judge::Judged;
use super::profile::Profile;
use super::{Consolidation, Link, NearMiss, RestsOn};

/// Most members of a group: beyond it something is wrong with a number that so many share.
const MEMBERS_MAX: usize = 64;

/// By how much the nearest party of a list must be nearer than the next, where a name decides.
const NEARER_BY: Bits = Bits(300);

/// Groups by places among the profiles.
pub(super) struct Grouping {
    /// The group of each place.
    group: Vec<usize>,
    members: Vec<Vec<usize>>,
    links: Vec<Link>,
    near_misses: Vec<NearMiss>,
}

impl Grouping {
    pub(super) fn of(profiles: &[Profile], judged: Vec<Judged>) -> Self {
        let mut grouping = Self {
            group: (0..profiles.len()).collect(),
            members: (0..profiles.len()).map(|place| vec![place]).collect(),
            links: Vec::new(),
            near_misses: Vec::new(),
        };
        let mut links = Vec::new();
        for Judged { link, refused } in judged {
            match refused {
                Some(because) => grouping.refuse(link, None, because),
                None => links.push(link),
            }
        }
        let links = grouping.without_ambiguous(profiles, links);
        grouping.join_all(profiles, links);
        grouping
    }

    /// A name and a country lead to one party of a list or to none.
    fn without_ambiguous(&mut self, profiles: &[Profile], links: Vec<Link>) -> Vec<Link> {
        // The two strongest ties of a party to a list.
        let mut nearest: FxHashMap<(usize, &str), [Bits; 2]> = FxHashMap::default();
        for link in &links {
            for [from, to] in [link.parties, turned(link.parties)] {
                for list in &profiles[to].lists {
                    let best = nearest
                        .entry((from, list))
                        .or_insert([Bits(i32::MIN / 2); 2]);
                    let mut all = [best[0], best[1], link.strength];
                    all.sort_by(|a, b| b.cmp(a));
                    *best = [all[0], all[1]];
                }
            }
        }
        let is_ambiguous = |link: &Link| {
            link.rests_on == RestsOn::NameAndFacts
                && [link.parties, turned(link.parties)]
                    .into_iter()
                    .any(|[from, to]| {
                        profiles[to].lists.iter().any(|list| {
                            let [first, second] = nearest[&(from, list.as_str())];
                            let other = if link.strength < first { first } else { second };
                            link.strength < other + NEARER_BY
                        })
                    })
        };
        let (ambiguous, clear): (Vec<Link>, Vec<Link>) = links.into_iter().partition(is_ambiguous);
        for link in ambiguous {
            self.refuse(link, None, Contradiction::Ambiguous);
        }
        clear
    }

    fn join_all(&mut self, profiles: &[Profile], mut links: Vec<Link>) {
        links.sort_by(|a, b| {
            let strength = (b.rests_on, b.strength).cmp(&(a.rests_on, a.strength));
            strength.then(a.parties.cmp(&b.parties))
        });
        let ties: FxHashMap<[usize; 2], RestsOn> = links
            .iter()
            .map(|link| (link.parties, link.rests_on))
            .collect();
        for link in links {
            let [a, b] = link.parties.map(|place| self.group[place]);
            if a == b {
                self.links.push(link);
                continue;
            }
            match self.against(profiles, [a, b], &ties) {
                Some((between, because)) => self.refuse(link, Some(between), because),
                None => {
                    self.join(a, b);
                    self.links.push(link);
                }
            }
        }
    }

    /// The first two members that speak against a join, and why.
    fn against(
        &self,
        profiles: &[Profile],
        [a, b]: [usize; 2],
        ties: &FxHashMap<[usize; 2], RestsOn>,
    ) -> Option<([usize; 2], Contradiction)> {
        let (of_a, of_b) = (&self.members[a], &self.members[b]);
        if of_a.len() + of_b.len() > MEMBERS_MAX {
            return Some(([of_a[0], of_b[0]], Contradiction::Ambiguous));
        }
        let pairs = of_a
            .iter()
            .flat_map(|x| of_b.iter().map(move |y| [*x.min(y), *x.max(y)]));
        pairs.into_iter().find_map(|[x, y]| {
            let tie = ties.get(&[x, y]).copied();
            let (one, other) = (&profiles[x], &profiles[y]);
            let because = if one.shares_list_with(other) && tie.is_none() {
                Some(Contradiction::OneList)
            } else {
                contradiction::between(one, other, tie)
            };
            because.map(|because| ([x, y], because))
        })
    }

    fn join(&mut self, a: usize, b: usize) {
        let (kept, gone) = (a.min(b), a.max(b));
        let moved = std::mem::take(&mut self.members[gone]);
        for place in &moved {
            self.group[*place] = kept;
        }
        self.members[kept].extend(moved);
        self.members[kept].sort_unstable();
    }

    fn refuse(&mut self, link: Link, between: Option<[usize; 2]>, because: Contradiction) {
        self.near_misses.push(NearMiss {
            between: between.unwrap_or(link.parties),
            link,
            because,
        });
    }

    /// With the parties' numbers instead of places.
    pub(super) fn into_consolidation(self, profiles: &[Profile]) -> Consolidation {
        let number = |place: usize| profiles[place].number;
        let group = &self.group;
        let numbered = |mut link: Link| {
            link.parties = link.parties.map(number);
            link
        };
        // What was refused and came together by another way is no near miss.
        let near_misses = self.near_misses.into_iter().filter(|miss| {
            let [a, b] = miss.link.parties;
            group[a] != group[b]
        });
        Consolidation {
            near_misses: near_misses
                .map(|miss| NearMiss {
                    between: miss.between.map(number),
                    because: miss.because,
                    link: numbered(miss.link),
                })
                .collect(),
            links: self.links.into_iter().map(numbered).collect(),
            groups: self
                .members
                .into_iter()
                .filter(|members| members.len() > 1)
                .map(|members| members.into_iter().map(number).collect())
                .collect(),
        }
    }
}

fn turned([a, b]: [usize; 2]) -> [usize; 2] {
    [b, a]
}
