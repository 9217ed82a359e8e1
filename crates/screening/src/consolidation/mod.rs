//! Which listings are one party's: the same person stands on the lists of several publishers.
//!
//! Reach for [`consolidate`] when hits on several lists should be shown as one party. It only
//! groups: every listing stays a party that is screened by itself, so that a missed group costs a
//! second line on the screen, and a wrong one hides nothing from a search. A wrong one is still
//! the worse mistake, since its reader takes two parties for one. So the rules are strict:
//!
//! - [`block`] names the pairs that are worth a look: those that share an identifier, a publisher's
//!   number, or rare parts of a name. It is linear in the number of parties.
//! - [`judge`] says what a pair rests on. A name alone is never enough: it takes a shared
//!   identifier, a publisher's number that the other names, a birth date, or countries that agree
//!   with a name so rare that it is hardly another's.
//! - [`contradiction`] says what speaks against a pair. One contradiction outweighs everything.
//! - [`group`] joins pairs, the strongest first, and asks of every join that no member of the one
//!   group contradicts a member of the other. Parties of one list are two parties to their
//!   publisher, unless it joins several lists or regimes: they only come together by an identifier, a
//!   publisher's number, or a whole name with a day of birth.
//! - [`trust`] takes out birth dates of lists that have lost whose they are.
//!
//! The result depends on the parties alone, neither on their order nor on the machine.

mod block;
mod contradiction;
mod group;
mod groups;
mod judge;
mod profile;
mod reference;
mod regime;
mod several;
mod trust;
mod verdicts;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use vokter_entities::Entity;
use vokter_names::Bits;

use crate::party::{Parties, Party};
use group::Grouping;
use profile::Profile;

pub use contradiction::Contradiction;
pub use groups::Groups;
pub use verdicts::{Known, Verdicts};

/// Lists with more parties than this are left as they are: they are collections that somebody has
/// consolidated already, and profiles of millions would not fit into memory.
pub const LIST_PARTIES_MAX: usize = 100_000;

/// What came out: groups, and why.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Consolidation {
    /// Groups of two parties and more, by their numbers; members and groups are ordered by list,
    /// then by id.
    pub groups: Vec<Vec<usize>>,
    /// Every tie within a group.
    pub links: Vec<Link>,
    /// Pairs that looked alike and were not brought together.
    pub near_misses: Vec<NearMiss>,
}

/// A tie between two parties, with what it stands on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// The two, by number.
    pub parties: [usize; 2],
    /// What decided it.
    pub rests_on: RestsOn,
    /// The sum of the evidence.
    #[serde(with = "verdicts::hundredths")]
    pub strength: Bits,
    /// What agrees.
    pub evidence: Vec<Agreement>,
}

/// What a tie rests on, the surest last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum RestsOn {
    /// A rare name, and a country or regime.
    NameAndFacts,
    /// Several names that are independent of each other.
    SeveralNames,
    /// A whole name and a birth date.
    NameAndBirth,
    /// An identifier that both bear, and a name.
    Identifier,
    /// A publisher's number that one has and the other names, and a name.
    Reference,
}

impl RestsOn {
    /// The word in Vokter's JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NameAndFacts => "name-and-facts",
            Self::SeveralNames => "several-names",
            Self::NameAndBirth => "name-and-birth",
            Self::Identifier => "identifier",
            Self::Reference => "reference",
        }
    }
}

/// One thing that agrees between two parties.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agreement {
    /// What it is.
    pub what: Fact,
    /// As the first party has it.
    pub first: String,
    /// As the second has it.
    pub second: String,
}

/// What can agree between two parties.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Fact {
    /// A publisher's number.
    Reference,
    /// A passport, an IMO number …
    Identifier,
    /// A name.
    Name,
    /// A birth date.
    BirthDate,
    /// A country or regime.
    Country,
}

impl Fact {
    /// The word in Vokter's JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Reference => "reference",
            Self::Identifier => "identifier",
            Self::Name => "name",
            Self::BirthDate => "birth_date",
            Self::Country => "country",
        }
    }
}

/// A pair that looked alike and was not brought together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NearMiss {
    /// The tie that would have been.
    pub link: Link,
    /// Between whom it failed: the pair itself, or two other members of what would have been one group.
    pub between: [usize; 2],
    /// What spoke against it.
    pub because: Contradiction,
}

/// What is asked of parties, however they are held.
pub(crate) trait Listed: Sync {
    /// How many there are.
    fn count(&self) -> usize;
    /// From which list.
    fn source(&self, at: usize) -> u16;
    /// The profile of one: what [`Profile::of`] makes of entity and prepared party.
    fn with<T>(&self, at: usize, make: impl FnOnce(&Entity, &Party) -> T) -> T;
}

impl Listed for Parties {
    fn count(&self) -> usize {
        self.len()
    }

    fn source(&self, _: usize) -> u16 {
        0
    }

    fn with<T>(&self, at: usize, make: impl FnOnce(&Entity, &Party) -> T) -> T {
        make(self.entity(at), &self.prepared()[at])
    }
}

/// Groups the listings that are one party's.
pub fn consolidate(parties: &Parties) -> Consolidation {
    of(parties, None).0
}

pub(crate) fn of(parties: &impl Listed, known: Option<Known<'_>>) -> (Consolidation, Verdicts) {
    let mut of_source: Vec<usize> = vec![0; usize::from(u16::MAX) + 1];
    for at in 0..parties.count() {
        of_source[usize::from(parties.source(at))] += 1;
    }
    let mut profiles: Vec<Profile> = (0..parties.count())
        .into_par_iter()
        .filter(|at| of_source[usize::from(parties.source(*at))] <= LIST_PARTIES_MAX)
        .map(|at| parties.with(at, |entity, party| Profile::of(at, entity, party)))
        .collect();
    // Everything below goes by places in this order, so that the order of the parties says nothing.
    profiles.sort_by(|a, b| a.rank().cmp(&b.rank()));
    let mut uncounted = trust::without_foreign_dates(&mut profiles);
    uncounted.extend(trust::mark_lists_countries(&mut profiles));
    let known = known.filter(|known| known.verdicts.holds_without(&uncounted));
    let shared = block::Shared::of(&profiles);
    let pairs = block::Shared::pairs(&profiles);
    let (judged, mut verdicts) = verdicts::judge_all(&profiles, &pairs, &shared, known);
    verdicts.without(uncounted);
    let found = Grouping::of(&profiles, judged).into_consolidation(&profiles);
    (found, verdicts)
}

#[cfg(test)]
mod tests;
