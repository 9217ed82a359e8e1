//! How an index is made: party after party goes in, columns come out.

use rayon::prelude::*;
use vokter_entities::Entity;
use vokter_names::View;

use super::Index;
use super::as_one::{self, Half};
use super::birth;
use super::carried::Before;
use super::column::{RowsWriter, bytes_of};
use super::file::{Key, Section, Sections, section};
use super::gathered::Gathered;
use super::id_hash;
use super::record::{self, Brief, Packed};
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
    births: Vec<(u32, u32)>,
    halves: Vec<Half>,
    persons: Gathered,
    bodies: Gathered,
    before: Option<Before>,
    /// The number in the index before of each party that was carried over.
    origins: Vec<Option<u32>>,
}

/// A party on its way into the index.
enum Coming {
    Prepared(Party),
    /// From the index before, by its number there.
    Carried(u32, Packed),
}

impl Builder {
    /// An index that is made after another: parties of it whose entities did not change need not
    /// be prepared again. What comes out is the same, byte for byte, as without it.
    pub fn after(before: Index) -> Self {
        let before = Before::new(before);
        let room = before.room();
        let [persons, bodies] = room.bearers;
        Self {
            tables: TablesWriter::with_room(room.spellings),
            briefs: Vec::with_capacity(room.parties),
            parties: RowsWriter::with_room(room.parties, room.records),
            entities: RowsWriter::with_room(room.parties, room.entities),
            persons: Gathered::with_room(persons, room.spellings),
            bodies: Gathered::with_room(bodies, room.spellings),
            before: Some(before),
            origins: Vec::with_capacity(room.parties),
            identifiers: Vec::new(),
            births: Vec::new(),
            halves: Vec::new(),
        }
    }

    /// Prepares and takes in entities, on all cores. `source` is the caller's: which of its lists
    /// they come from.
    pub fn add(&mut self, source: u16, entities: &[Entity]) {
        for some in entities.chunks(PREPARED_AT_ONCE) {
            let before = self.before.as_ref();
            let coming = some.par_iter().map(|entity| {
                let bytes = in_postcard(entity);
                let carried = before.and_then(|before| {
                    let party = before.find(&bytes)?;
                    Some(Coming::Carried(party, before.packed(party)?))
                });
                let party = carried.unwrap_or_else(|| Coming::Prepared(Party::new(entity)));
                (bytes, party)
            });
            let coming: Vec<(Vec<u8>, Coming)> = coming.collect();
            for (entity, party) in coming {
                self.take_in(source, &entity, party);
            }
        }
    }

    /// From now on looks for what comes among the parties of this source of the index before; with
    /// none, nowhere.
    pub fn find_in(&mut self, of_before: Option<u16>) {
        if let Some(before) = &mut self.before {
            before.find_in(of_before);
        }
    }

    /// How many parties are in it.
    pub fn len(&self) -> usize {
        self.briefs.len()
    }

    /// Whether nobody is in it.
    pub fn is_empty(&self) -> bool {
        self.briefs.is_empty()
    }

    /// Takes in all parties of a source of the index before.
    pub fn carry(&mut self, source: u16, of_before: u16) {
        let Some(mut before) = self.before.take() else {
            return;
        };
        for some in before.of_source(of_before).chunks(PREPARED_AT_ONCE) {
            let coming = some
                .par_iter()
                .filter_map(|party| Some((*party, before.packed(*party)?)));
            let coming: Vec<(u32, Packed)> = coming.collect();
            for (number, mut packed) in coming {
                before.renumber(&mut packed, &mut self.tables);
                let brief = Brief {
                    source,
                    ..before.brief(number)
                };
                self.push_packed(brief, before.entity(number), &packed, Some(number));
            }
        }
        self.before = Some(before);
    }

    /// What number each party so far had in the index before, where it was carried over.
    pub fn origins(&self) -> Vec<Option<u32>> {
        self.origins.clone()
    }

    /// Takes in parties that are prepared.
    pub(crate) fn add_prepared(&mut self, source: u16, parties: &Parties) {
        for (at, party) in parties.prepared().iter().enumerate() {
            self.push(source, &in_postcard(parties.entity(at)), party);
        }
    }

    fn take_in(&mut self, source: u16, entity: &[u8], party: Coming) {
        match (party, &mut self.before) {
            (Coming::Prepared(party), _) => self.push(source, entity, &party),
            (Coming::Carried(number, mut packed), Some(before)) => {
                before.renumber(&mut packed, &mut self.tables);
                let brief = Brief {
                    source,
                    ..before.brief(number)
                };
                self.push_packed(brief, entity, &packed, Some(number));
            }
            // Nobody comes from an index that is not there.
            (Coming::Carried(..), None) => {}
        }
    }

    fn push(&mut self, source: u16, entity: &[u8], party: &Party) {
        let brief = Brief {
            schema: party.schema,
            one_word: party.has_strong_name_of_one_word(),
            source,
        };
        let packed = record::pack(party, &mut self.tables);
        self.push_packed(brief, entity, &packed, None);
    }

    fn push_packed(&mut self, brief: Brief, entity: &[u8], packed: &Packed, origin: Option<u32>) {
        let number = self.briefs.len() as u32;
        self.briefs.push(brief);
        self.origins.push(origin);
        self.entities.push_bytes(entity);
        self.parties.push_bytes(&packed.record());
        self.identifiers
            .extend(packed.ids().iter().map(|id| (id_hash(id), number)));
        let births = birth::keys_of(packed.birth_dates()).into_iter();
        self.births.extend(births.map(|key| (key, number)));
        let view = view_of(brief.schema);
        let names = packed.names.iter();
        let halves = names.flat_map(|name| as_one::halves_of(name, (number, view), &self.tables));
        self.halves.extend(halves);
        let words = match view {
            View::Person => &mut self.persons,
            View::Body => &mut self.bodies,
        };
        words.add(number, &packed.names, &self.tables);
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
            mut births,
            mut halves,
            persons,
            bodies,
            before,
            origins: _,
        } = self;
        drop(before);
        identifiers.sort_unstable();
        identifiers.dedup();
        births.sort_unstable();
        halves.sort_unstable();
        halves.dedup();
        let spellings = tables.spellings();
        let count = briefs.len();
        let ((persons, bodies), of_tables) = rayon::join(
            || {
                rayon::join(
                    || persons.into_sections(View::Person, spellings, count),
                    || bodies.into_sections(View::Body, spellings, count),
                )
            },
            || tables.to_sections(),
        );
        // What is laid out takes much memory: the tables are not needed beside it.
        drop(tables);
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
            (section::BIRTHS, bytes_of(births)),
            (section::AS_ONE, bytes_of(halves)),
        ];
        sections.extend(of_tables);
        sections.extend(persons);
        sections.extend(bodies);
        Index::over(Sections::lay_out(sections, key))
            .expect("what was just laid out has every role of the engine's tables")
    }
}
