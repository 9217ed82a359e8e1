//! The lossless index: what it returns is exactly what [`crate::exhaustive`] returns.
//!
//! A party can only be reported if one of its tokens that can anchor a search is met by a relation
//! that [`lexicon::Lexicon`] enumerates, or if it bears an identifier of the query. For every party
//! so found, the sum of the most that each token of the query can bring bounds its score from
//! above; only parties whose bound reaches the threshold, or whose every token may agree, are
//! scored, by the same `score(query, party)` that the reference calls.

mod lexicon;
mod reach;
mod touch;

use rustc_hash::FxHashMap;
use vokter_entities::Entity;
use vokter_names::{self as names, Bits, View};

use crate::answer::answer;
use crate::party::{Parties, Prepared, view_of};
use crate::score::{fact_sum, weigh};
use crate::{Hits, Query, Settings};
use lexicon::Lexicon;

/// An immutable snapshot of parties, ready to be searched.
#[derive(Debug)]
pub struct Index {
    parties: Parties,
    persons: Lexicon,
    bodies: Lexicon,
    /// Parties by comparable identifier.
    ids: FxHashMap<String, Vec<u32>>,
}

impl Index {
    /// Prepares and indexes entities, on all cores.
    pub fn build(entities: Vec<Entity>) -> Self {
        Self::of(Parties::prepare(entities))
    }

    /// Indexes prepared parties.
    pub fn of(parties: Parties) -> Self {
        let (persons, bodies) = rayon::join(
            || Lexicon::build(&parties, View::Person),
            || Lexicon::build(&parties, View::Body),
        );
        let mut ids: FxHashMap<String, Vec<u32>> = FxHashMap::default();
        for (at, party) in parties.prepared().iter().enumerate() {
            for id in &party.ids {
                ids.entry(id.clone()).or_default().push(at as u32);
            }
        }
        Self {
            parties,
            persons,
            bodies,
            ids,
        }
    }

    /// How many parties it holds.
    pub fn len(&self) -> usize {
        self.parties.len()
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.parties.is_empty()
    }

    /// The entity of a hit.
    pub fn entity(&self, party: usize) -> &Entity {
        self.parties.entity(party)
    }

    /// The parties it was built from.
    pub fn parties(&self) -> &Parties {
        &self.parties
    }

    /// The parties to report for a query, best first.
    pub fn search(&self, query: &Query, settings: &Settings) -> Hits {
        self.search_prepared(&Prepared::new(query), settings)
    }

    /// The same for a query that is already prepared.
    pub fn search_prepared(&self, query: &Prepared, settings: &Settings) -> Hits {
        let threshold = Bits::at_probability(settings.threshold);
        let prepared = self.parties.prepared();
        let mut identified: Vec<u32> = query
            .ids
            .iter()
            .filter_map(|id| self.ids.get(id))
            .flatten()
            .copied()
            .collect();
        identified.sort_unstable();
        identified.dedup();
        let mut weighed: Vec<_> = identified
            .iter()
            .filter_map(|party| {
                let party = *party as usize;
                Some((party, weigh(query, &prepared[party], settings.prior)?))
            })
            .collect();
        for (lexicon, names) in [
            (&self.persons, &query.as_person),
            (&self.bodies, &query.as_body),
        ] {
            for found in reach::parties(lexicon, names, prepared.len()) {
                let party = &prepared[found.party as usize];
                if !query.admits(party.schema) || identified.binary_search(&found.party).is_ok() {
                    continue;
                }
                let most = settings.prior + found.most + fact_sum(query, party).bits;
                let may_be_nearly_whole = found.most >= names::NEARLY_WHOLE_LEAST;
                if most >= threshold || found.may_be_whole || may_be_nearly_whole {
                    weighed.extend(
                        weigh(query, party, settings.prior)
                            .map(|weight| (found.party as usize, weight)),
                    );
                }
            }
        }
        answer(&self.parties, query, settings, weighed)
    }
}

/// Whether a party's names are read as this view reads them.
pub(crate) fn in_view(party: &crate::Party, view: View) -> bool {
    view_of(party.schema) == view
}
