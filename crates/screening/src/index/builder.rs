//! How an index is made: party after party goes in, columns come out.

use rayon::prelude::*;
use vokter_entities::Entity;
use vokter_names::View;

use super::Index;
use super::column::{RowsWriter, bytes_of};
use super::file::{Key, Section, Sections, section};
use super::gathered::Gathered;
use super::id_hash;
use super::record::{self, Brief};
use super::tables::{TablesWriter, in_postcard};
use crate::party::{Parties, Party, view_of};

/// How many parties are prepared at a time. Prepared parties take some hundred times the room of
/// their records, so that only so many are there at once.
const PREPARED_AT_ONCE: usize = 2048;

/// An index in the making.
///
/// ```
/// use vokter_entities::{Entity, Kind, Name, NameKind};
/// use vokter_screening::{Builder, Key, Query, Settings};
/// let mut party = Entity::new("x-1", Kind::Organization);
/// party.names.extend(Name::new("Quorzam Trading", NameKind::Primary));
/// let mut builder = Builder::default();
/// builder.add(0, &[party]);
/// let index = builder.finish(Key::default(), Vec::new());
/// let query = Query { name: Some("Quorzam".to_owned()), ..Query::default() };
/// assert_eq!(index.search(&query, &Settings::default()).total, 0);
/// ```
#[derive(Default)]
pub struct Builder {
    tables: TablesWriter,
    briefs: Vec<Brief>,
    parties: RowsWriter,
    entities: RowsWriter,
    identifiers: Vec<(u64, u32)>,
    persons: Gathered,
    bodies: Gathered,
}

impl Builder {
    /// Prepares and takes in entities, on all cores. `source` is the caller's: which of its lists
    /// they come from.
    pub fn add(&mut self, source: u16, entities: &[Entity]) {
        for some in entities.chunks(PREPARED_AT_ONCE) {
            let prepared: Vec<Party> = some.par_iter().map(Party::new).collect();
            for (entity, party) in some.iter().zip(&prepared) {
                self.push(source, entity, party);
            }
        }
    }

    /// Takes in parties that are prepared.
    pub(crate) fn add_prepared(&mut self, source: u16, parties: &Parties) {
        for (at, party) in parties.prepared().iter().enumerate() {
            self.push(source, parties.entity(at), party);
        }
    }

    fn push(&mut self, source: u16, entity: &Entity, party: &Party) {
        let number = self.briefs.len() as u32;
        self.briefs.push(Brief {
            schema: party.schema,
            one_word: party.has_strong_name_of_one_word(),
            source,
        });
        self.entities.push_bytes(&in_postcard(entity));
        self.parties
            .push_bytes(&record::pack(party, &mut self.tables));
        self.identifiers
            .extend(party.ids.iter().map(|id| (id_hash(id), number)));
        let words = match view_of(party.schema) {
            View::Person => &mut self.persons,
            View::Body => &mut self.bodies,
        };
        words.add(number, party, &mut self.tables);
    }

    /// The index of all that went in. What `notes` says is the caller's own.
    ///
    /// # Panics
    /// Never: the roles that it reads again are the engine's own.
    pub fn finish(self, key: Key, notes: Vec<u8>) -> Index {
        let Self {
            tables,
            briefs,
            parties,
            entities,
            mut identifiers,
            persons,
            bodies,
        } = self;
        identifiers.sort_unstable();
        identifiers.dedup();
        let spellings = tables.spellings();
        let count = briefs.len();
        let (persons, bodies) = rayon::join(
            || persons.into_sections(View::Person, spellings, count),
            || bodies.into_sections(View::Body, spellings, count),
        );
        let (party_starts, parties) = parties.into_columns();
        let (entity_starts, entities) = entities.into_columns();
        let mut sections: Vec<(Section, Vec<u8>)> = vec![
            (section::NOTES, notes),
            (section::BRIEFS, bytes_of(briefs)),
            (section::PARTY_STARTS, party_starts),
            (section::PARTIES, parties),
            (section::ENTITY_STARTS, entity_starts),
            (section::ENTITIES, entities),
            (section::IDENTIFIERS, bytes_of(identifiers)),
        ];
        sections.extend(tables.into_sections());
        sections.extend(persons);
        sections.extend(bodies);
        Index::over(Sections::lay_out(sections, key))
            .expect("what was just laid out has every role of the engine's tables")
    }
}
