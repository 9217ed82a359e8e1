//! What a list's records have: the figures that every reader is held to.

use std::fmt;

use vokter_entities::{Entity, NameKind};

/// Counts over the parties of a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// Parties.
    pub records: usize,
    /// Names that are neither primary nor weak, former and original ones among them.
    pub strong: usize,
    /// Weak aliases.
    pub weak: usize,
    /// Parties with a birth date.
    pub born: usize,
    /// Parties with an identifier.
    pub identified: usize,
    /// Parties with a country.
    pub countries: usize,
    /// Parties with a name in another script than the Latin one.
    pub original: usize,
}

impl Coverage {
    /// The counts of a list.
    pub fn of(entities: &[Entity]) -> Self {
        let with =
            |has: &dyn Fn(&Entity) -> bool| entities.iter().filter(|party| has(party)).count();
        let names = || entities.iter().flat_map(|party| &party.names);
        Self {
            records: entities.len(),
            strong: names()
                .filter(|name| !matches!(name.kind, NameKind::Primary | NameKind::WeakAlias))
                .count(),
            weak: names()
                .filter(|name| name.kind == NameKind::WeakAlias)
                .count(),
            born: with(&|party| !party.birth_dates().is_empty()),
            identified: with(&|party| !party.identifiers.is_empty()),
            countries: with(&|party| !party.countries.is_empty()),
            original: with(&|party| {
                party
                    .names
                    .iter()
                    .any(|name| !vokter_entities::is_latin(&name.text))
            }),
        }
    }
}

impl fmt::Display for Coverage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "records {}, strong {}, weak {}, born {}, identified {}, countries {}, original script {}",
            self.records,
            self.strong,
            self.weak,
            self.born,
            self.identified,
            self.countries,
            self.original
        )
    }
}
