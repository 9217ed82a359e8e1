//! From pairs to groups: the strongest tie first, and no join that any two members speak against.

use rustc_hash::FxHashMap;
use vokter_names::Bits;

use super::contradiction::{self, Contradiction, Documents};
use super::judge::Judged;
use super::profile::{Profile, Section};
use super::{Consolidation, Link, NearMiss, RestsOn};

/// Most members of a group: beyond it something is wrong with a number that so many share.
const MEMBERS_MAX: usize = 64;

/// By how much the nearest party of a list must be nearer than the next, where a name decides.
const NEARER_BY: Bits = Bits(300);

/// The least of a tie that may lead to either of two entries of one name.
const TWINS_LEAST: Bits = Bits(2200);

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
        // What a party's ties to a list are, by the other's place.
        let mut ties: FxHashMap<(usize, &Section), Vec<(Bits, usize)>> = FxHashMap::default();
        for link in &links {
            for [from, to] in [link.parties, turned(link.parties)] {
                for section in &profiles[to].sections {
                    let known = ties.entry((from, section)).or_default();
                    known.push((link.strength, to));
                }
            }
        }
        let is_ambiguous = |link: &Link| {
            let leads = |[from, to]: [usize; 2]| {
                profiles[to].sections.iter().all(|section| {
                    ties[&(from, section)].iter().all(|(strength, rival)| {
                        *rival == to
                            || *strength + NEARER_BY <= link.strength
                            || (link.strength >= TWINS_LEAST
                                && are_twins(&profiles[to], &profiles[*rival]))
                    })
                })
            };
            link.rests_on <= RestsOn::SeveralNames
                && !(leads(link.parties) && leads(turned(link.parties)))
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
            match self.against(profiles, [a, b], link.rests_on, &ties) {
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
        rests_on: RestsOn,
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
            // A third publisher's entry may name two numbers of one list as its party's.
            let named = rests_on == RestsOn::Reference && one.shares_name_with(other);
            let because = if one.shares_list_with(other) && tie.is_none() && !named {
                Some(Contradiction::OneList)
            } else {
                contradiction::between(one, other, tie, Documents::beside(rests_on))
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

/// Whether two entries of a list have one name to the letter, a country in common, and nothing
/// against each other: a party that the list names under two regimes, in all likelihood. Either
/// will do; that they are one is still not said.
fn are_twins(a: &Profile, b: &Profile) -> bool {
    a.shares_name_with(b)
        && a.is_near(b)
        && contradiction::between(a, b, None, Documents::Count).is_none()
}

fn turned([a, b]: [usize; 2]) -> [usize; 2] {
    [b, a]
}
