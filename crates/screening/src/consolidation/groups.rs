//! Who is with whom, for a search that shows the listings of one party as one hit.

use super::Consolidation;

/// Parties by number, each in one group of several or alone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Groups {
    /// The group of each party, [`ALONE`] for none; shorter than the parties where the rest are alone.
    of: Vec<u32>,
    members: Vec<Vec<u32>>,
}

const ALONE: u32 = u32::MAX;

impl Groups {
    /// Groups of parties by their numbers.
    pub fn new(members: Vec<Vec<u32>>) -> Self {
        let last = members.iter().flatten().max();
        let mut of = vec![ALONE; last.map_or(0, |last| *last as usize + 1)];
        for (group, parties) in members.iter().enumerate() {
            for party in parties {
                of[*party as usize] = group as u32;
            }
        }
        Self { of, members }
    }

    /// The groups that consolidation found.
    pub fn of(consolidation: &Consolidation) -> Self {
        let number = |party: &usize| *party as u32;
        let groups = consolidation.groups.iter();
        Self::new(
            groups
                .map(|group| group.iter().map(number).collect())
                .collect(),
        )
    }

    /// How many groups of several there are.
    pub fn len(&self) -> usize {
        self.members.len()
    }

    /// Whether every party is alone.
    pub fn is_empty(&self) -> bool {
        self.members.is_empty()
    }

    /// The group of a party; none if it is alone.
    pub fn group(&self, party: usize) -> Option<usize> {
        let group = self.of.get(party).copied().unwrap_or(ALONE);
        (group != ALONE).then_some(group as usize)
    }

    /// The members of a group, in the fixed order of lists and ids.
    pub fn members(&self, group: usize) -> &[u32] {
        &self.members[group]
    }
}
