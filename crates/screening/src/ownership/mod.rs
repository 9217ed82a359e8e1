//! Who is blocked without being listed: because listed parties own or control it.
//!
//! Reach for [`blocked`] with the holdings that are known and the parties that are listed. Each
//! rule says when a body is blocked by its owners; a body so blocked is an owner like a listed one,
//! and its stakes count whole further down. That is how OFAC counts ("Revised Guidance on
//! Entities Owned by Persons Whose Property and Interests in Property Are Blocked", 13 August
//! 2014): stakes are not multiplied along a chain, but a link of it that isn't blocked itself
//! passes nothing on.
//!
//! What comes out is the least set that the rule allows: bodies that own each other block nobody
//! unless somebody listed owns enough of one. It does not depend on the order of the holdings.
//! Stakes are whole hundredths of a percent, and their sums exact: 49.99 % is not 50 %.
//!
//! A rule counts the owners whom its own authority froze: [`rules_of`] says whose rule that is, by
//! the list.

mod authority;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use vokter_entities::Stake;

pub use authority::rules_of;

/// One party owns or controls another, both by numbers of the caller's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Holding {
    /// Who owns.
    pub owner: usize,
    /// What is owned.
    pub owned: usize,
    /// What the owner has in it.
    pub hold: Hold,
}

/// What an owner has in a body, as far as it is known: the more, the greater.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub struct Hold {
    /// How much of it; none where it is an owner and nobody says of how much, or controls without
    /// owning.
    pub share: Option<Stake>,
    /// Whether it controls the body, by whatever means.
    pub controls: bool,
}

impl Hold {
    /// So much of it, without control being stated.
    pub fn of(share: Option<Stake>) -> Self {
        Self {
            share,
            controls: false,
        }
    }

    /// In control, with no share stated.
    pub const CONTROL: Self = Self {
        share: None,
        controls: true,
    };

    /// A stake of nothing, which is none.
    fn is_nothing(self) -> bool {
        !self.controls && self.share.is_some_and(|share| share.hundredths() == 0)
    }

    /// An owner, and nobody says of how much.
    fn is_unstated(self) -> bool {
        !self.controls && self.share.is_none()
    }

    /// All that two sources say together.
    fn and(self, other: Self) -> Self {
        Self {
            share: self.share.max(other.share),
            controls: self.controls || other.controls,
        }
    }
}

/// When owners block a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Rule {
    /// The United States: blocked owners together have 50 % or more. Control alone does not block.
    Us,
    /// The European Union: blocked owners together have 50 % or more, or one of them controls it
    /// (Council document 11623/24, Best Practices, paragraphs 66 to 69).
    Eu,
    /// The United Kingdom: one blocked owner has more than 50 %, or controls it. Stakes of several
    /// are not added up (regulation 7 of the Russia (Sanctions) (EU Exit) Regulations 2019, and
    /// OFSI's general guidance on ownership and control).
    Uk,
    /// Everybody else: owners whom any list froze together have 50 % or more, or one of them
    /// controls it. That is as wide as the rules of Canada, Switzerland and Australia are, and what is
    /// left to say where none of the three above froze enough of the owners.
    Other,
}

/// Half of the whole.
const HALF: u32 = 5_000;

impl Rule {
    /// All, in their order.
    pub const ALL: [Self; 4] = [Self::Us, Self::Eu, Self::Uk, Self::Other];

    /// The word in Vokter's JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Us => "us-50-percent",
            Self::Eu => "eu-ownership-or-control",
            Self::Uk => "uk-ownership-or-control",
            Self::Other => "other-ownership-or-control",
        }
    }

    /// Whether these holds of blocked owners block.
    fn blocks(self, holds: &(impl Iterator<Item = Hold> + Clone)) -> bool {
        let shares = holds
            .clone()
            .filter_map(|hold| hold.share)
            .map(|stake| u32::from(stake.hundredths()));
        let is_controlled = || holds.clone().any(|hold| hold.controls);
        match self {
            Self::Us => shares.sum::<u32>() >= HALF,
            Self::Eu | Self::Other => shares.sum::<u32>() >= HALF || is_controlled(),
            Self::Uk => shares.max().is_some_and(|most| most > HALF) || is_controlled(),
        }
    }
}

/// A body that its owners block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blocked {
    /// The body.
    pub party: usize,
    /// Its blocked owners, listed ones and such as are blocked by their own owners, with what each
    /// has: the largest hold first, then by number.
    pub owners: Vec<(usize, Hold)>,
    /// How many steps it is from listed parties: 1 if they alone suffice.
    pub steps: usize,
}

impl Blocked {
    /// What its blocked owners have together, in hundredths of a percent, the whole at most.
    pub fn share(&self) -> Stake {
        let shares = self.owners.iter().filter_map(|(_, hold)| hold.share);
        let sum = shares
            .map(|stake| u32::from(stake.hundredths()))
            .sum::<u32>()
            .min(u32::from(Stake::WHOLE.hundredths()));
        Stake::of_hundredths(sum as u16).unwrap_or(Stake::WHOLE)
    }
}

/// Who owns what, each pair once with all that is said of it: two sources that know of one stake
/// do not make two.
#[derive(Clone, Debug, Default)]
pub struct Holdings {
    /// By what is owned, then by who owns.
    owners: BTreeMap<usize, BTreeMap<usize, Hold>>,
    owned: BTreeMap<usize, BTreeSet<usize>>,
}

impl FromIterator<Holding> for Holdings {
    fn from_iter<T: IntoIterator<Item = Holding>>(holdings: T) -> Self {
        let mut all = Self::default();
        for holding in holdings {
            let Holding { owner, owned, hold } = holding;
            if owner == owned || hold.is_nothing() {
                continue;
            }
            let known = all.owners.entry(owned).or_default();
            let known = known.entry(owner).or_default();
            *known = known.and(hold);
            all.owned.entry(owner).or_default().insert(owned);
        }
        all
    }
}

impl Holdings {
    /// The owners of a body among some parties, the largest hold first, then by number.
    fn owners_among(
        &self,
        body: usize,
        is_one: impl Fn(usize) -> bool,
    ) -> impl Iterator<Item = (usize, Hold)> + Clone {
        let owners = self.owners.get(&body).into_iter().flatten();
        let mut owners: Vec<(usize, Hold)> = owners
            .filter(|(owner, _)| is_one(**owner))
            .map(|(owner, hold)| (*owner, *hold))
            .collect();
        owners.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
        owners.into_iter()
    }

    /// What these parties own any of, without the parties themselves.
    fn owned_by(&self, owners: &BTreeSet<usize>) -> BTreeSet<usize> {
        let owned = owners.iter().filter_map(|owner| self.owned.get(owner));
        owned.flatten().copied().collect()
    }
}

/// The bodies that are blocked by a rule and are not listed themselves, by their numbers.
pub fn blocked(
    holdings: &Holdings,
    listed: &BTreeSet<usize>,
    rule: Rule,
) -> BTreeMap<usize, Blocked> {
    // Round after round, what is owned by those who were blocked in the round before.
    let mut steps: BTreeMap<usize, usize> = listed.iter().map(|party| (*party, 0)).collect();
    let mut newly: BTreeSet<usize> = listed.clone();
    let mut round = 0;
    while !newly.is_empty() {
        round += 1;
        let reached = holdings.owned_by(&newly).into_iter();
        newly = reached
            .filter(|party| !steps.contains_key(party))
            .filter(|party| {
                let owners = holdings.owners_among(*party, |owner| steps.contains_key(&owner));
                rule.blocks(&owners.map(|(_, hold)| hold))
            })
            .collect();
        steps.extend(newly.iter().map(|party| (*party, round)));
    }
    let of_owners = steps.iter().filter(|(_, steps)| **steps > 0);
    of_owners
        .map(|(party, at)| {
            let owners = holdings.owners_among(*party, |owner| steps.contains_key(&owner));
            let blocked = Blocked {
                party: *party,
                owners: owners.collect(),
                steps: *at,
            };
            (*party, blocked)
        })
        .collect()
}

/// The bodies that no rule blocks by what is known, though listed parties, or bodies that are
/// blocked, own a part of them that nobody states: they may be blocked.
pub fn unstated(
    holdings: &Holdings,
    listed: &BTreeSet<usize>,
    blocked: &BTreeMap<usize, Blocked>,
) -> BTreeMap<usize, Blocked> {
    let blocking = |party: usize| listed.contains(&party) || blocked.contains_key(&party);
    let all: BTreeSet<usize> = listed.iter().chain(blocked.keys()).copied().collect();
    let reached = holdings.owned_by(&all).into_iter();
    reached
        .filter(|party| !blocking(*party))
        .filter_map(|party| {
            let owners = holdings.owners_among(party, blocking);
            let mut holds = owners.clone().map(|(_, hold)| hold);
            let furthest = |owner: usize| blocked.get(&owner).map_or(0, |owner| owner.steps);
            holds.any(Hold::is_unstated).then(|| {
                let steps = owners.clone().map(|(owner, _)| furthest(owner)).max();
                let blocked = Blocked {
                    party,
                    steps: steps.unwrap_or_default() + 1,
                    owners: owners.collect(),
                };
                (party, blocked)
            })
        })
        .collect()
}

/// The chain from a body up to a listed party: at each step the largest owner that was blocked
/// before it, among those that are. The body is first, the listed party last.
pub fn path(of: &BTreeMap<usize, Blocked>, body: &Blocked) -> Vec<usize> {
    let mut path = vec![body.party];
    let mut next = Some(body);
    while let Some(blocked) = next {
        let steps = |party: usize| of.get(&party).map_or(0, |blocked| blocked.steps);
        let mut owners = blocked.owners.iter().map(|(owner, _)| *owner);
        let Some(owner) = owners.find(|owner| steps(*owner) < blocked.steps) else {
            break;
        };
        path.push(owner);
        next = of.get(&owner);
    }
    path
}

#[cfg(test)]
mod tests;
