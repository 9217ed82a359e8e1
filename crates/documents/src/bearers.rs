//! Whom a word may name.

/// Persons and bodies that bear a word by rule, each sorted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Bearers {
    pub(crate) persons: Vec<u32>,
    pub(crate) bodies: Vec<u32>,
    /// Bodies of which the word is several words written as one.
    pub(crate) joined: Vec<u32>,
}

impl Bearers {
    /// Those of either.
    pub(crate) fn extend(&mut self, other: Self) {
        self.persons.extend(other.persons);
        self.bodies.extend(other.bodies);
        self.joined.extend(other.joined);
        self.settle();
    }

    /// Those of another as well, not yet sorted.
    pub(crate) fn add(&mut self, other: &Self) {
        self.persons.extend_from_slice(&other.persons);
        self.bodies.extend_from_slice(&other.bodies);
        self.joined.extend_from_slice(&other.joined);
    }

    /// Sorts them, each once.
    pub(crate) fn settle(&mut self) {
        for parties in [&mut self.persons, &mut self.bodies, &mut self.joined] {
            parties.sort_unstable();
            parties.dedup();
        }
    }
}
