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

use std::collections::{BTreeMap, BTreeSet};

use vokter_entities::Stake;

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

/// What an owner has in a body, the most last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Hold {
    /// Owns a part of it, how much is not known.
    UnknownShare,
    /// Owns this much of it.
    Share(Stake),
    /// Controls it, by whatever means.
    Control,
}

/// When owners block a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
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
}

/// Half of the whole.
const HALF: u32 = 5_000;

impl Rule {
    /// All, in their order.
    pub const ALL: [Self; 3] = [Self::Us, Self::Eu, Self::Uk];

    /// The word in Vokter's JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Us => "us-50-percent",
            Self::Eu => "eu-ownership-or-control",
            Self::Uk => "uk-ownership-or-control",
        }
    }

    /// Whether these holds of blocked owners block.
    fn blocks(self, holds: impl Iterator<Item = Hold> + Clone) -> bool {
        let shares = holds.clone().filter_map(|hold| match hold {
            Hold::Share(stake) => Some(u32::from(stake.hundredths())),
            Hold::UnknownShare | Hold::Control => None,
        });
        let mut all = holds;
        match self {
            Self::Us => shares.sum::<u32>() >= HALF,
            Self::Eu => shares.sum::<u32>() >= HALF || all.any(|hold| hold == Hold::Control),
            Self::Uk => {
                shares.max().is_some_and(|most| most > HALF)
                    || all.any(|hold| hold == Hold::Control)
            }
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
        let shares = self.owners.iter().filter_map(|(_, hold)| match hold {
            Hold::Share(stake) => Some(u32::from(stake.hundredths())),
            Hold::UnknownShare | Hold::Control => None,
        });
        let sum = shares
            .sum::<u32>()
            .min(u32::from(Stake::WHOLE.hundredths()));
        Stake::of_hundredths(sum as u16).unwrap_or(Stake::WHOLE)
    }
}

/// The bodies that are blocked by a rule and are not listed themselves, by their numbers.
pub fn blocked(
    holdings: &[Holding],
    listed: &BTreeSet<usize>,
    rule: Rule,
) -> BTreeMap<usize, Blocked> {
    // Who owns what, each pair once with the most that is said of it: two sources that know of one
    // stake do not make two.
    let mut owners: BTreeMap<usize, BTreeMap<usize, Hold>> = BTreeMap::new();
    let mut owned: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for holding in holdings
        .iter()
        .filter(|holding| holding.owner != holding.owned)
    {
        let of = owners.entry(holding.owned).or_default();
        let hold = of.entry(holding.owner).or_insert(holding.hold);
        *hold = (*hold).max(holding.hold);
        owned
            .entry(holding.owner)
            .or_default()
            .insert(holding.owned);
    }
    // Round after round, what is owned by those who were blocked in the round before.
    let mut steps: BTreeMap<usize, usize> = listed.iter().map(|party| (*party, 0)).collect();
    let mut newly: BTreeSet<usize> = listed.clone();
    let mut round = 0;
    while !newly.is_empty() {
        round += 1;
        let reached: BTreeSet<usize> = newly
            .iter()
            .filter_map(|owner| owned.get(owner))
            .flatten()
            .filter(|party| !steps.contains_key(party))
            .copied()
            .collect();
        newly = reached
            .into_iter()
            .filter(|party| {
                let holds = owners[party].iter();
                rule.blocks(
                    holds
                        .filter(|(owner, _)| steps.contains_key(owner))
                        .map(|(_, hold)| *hold),
                )
            })
            .collect();
        steps.extend(newly.iter().map(|party| (*party, round)));
    }
    steps
        .iter()
        .filter(|(_, steps)| **steps > 0)
        .map(|(party, at)| {
            let mut blocked: Vec<(usize, Hold)> = owners[party]
                .iter()
                .filter(|(owner, _)| steps.contains_key(owner))
                .map(|(owner, hold)| (*owner, *hold))
                .collect();
            blocked.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
            let blocked = Blocked {
                party: *party,
                owners: blocked,
                steps: *at,
            };
            (*party, blocked)
        })
        .collect()
}

/// The chain from a blocked body up to a listed party: at each step the largest owner that was
/// blocked before it. The body is first, the listed party last.
pub fn path(of: &BTreeMap<usize, Blocked>, body: usize) -> Vec<usize> {
    let mut path = vec![body];
    let mut at = body;
    while let Some(blocked) = of.get(&at) {
        let steps = |party: usize| of.get(&party).map_or(0, |blocked| blocked.steps);
        let mut owners = blocked.owners.iter().map(|(owner, _)| *owner);
        let Some(owner) = owners.find(|owner| steps(*owner) < blocked.steps) else {
            break;
        };
        path.push(owner);
        at = owner;
    }
    path
}

#[cfg(test)]
mod tests;
