//! What an index in the making takes from the one before: parties whose entities did not change.
//!
//! Preparing names is most of the work of an index. A party that is carried over keeps its record
//! but for the numbers in it, which become those of the new tables; the new index is, byte for
//! byte, what it would be without the one before.

use std::hash::{BuildHasher, BuildHasherDefault};

use rustc_hash::{FxHashMap, FxHasher};
use vokter_names::View;

use super::Index;
use super::column::Plain;
use super::file::section;
use super::lexicon::{Bearer, first_section};
use super::record::{Brief, Packed, Renumbering};
use super::tables::{Related, RelatedSets, TablesWriter};

/// A number that is not known yet.
const UNKNOWN: u32 = u32::MAX;

/// Parties of a source beyond this are prepared anew: what finds them again would take much memory.
const FOUND_MAX: usize = 200_000;

/// The index before.
pub(crate) struct Before {
    index: Index,
    numbers: Numbers,
    /// Parties of one source by the hash of their entity's bytes.
    by_content: FxHashMap<u64, Vec<u32>>,
}

/// How much is likely to come into an index: bytes of records and of entities, otherwise counts.
#[derive(Default)]
pub(crate) struct Room {
    pub(crate) parties: usize,
    pub(crate) records: usize,
    pub(crate) entities: usize,
    pub(crate) spellings: usize,
    /// Of persons and of bodies.
    pub(crate) bearers: [usize; 2],
}

fn with_some_more(count: usize) -> usize {
    count + count / 8
}

/// The new numbers of what the tables before have.
struct Numbers {
    spellings: Vec<u32>,
    roles: Vec<u32>,
    related: Vec<u32>,
}

impl Before {
    pub(crate) fn new(index: Index) -> Self {
        let numbers = Numbers {
            spellings: vec![UNKNOWN; index.spellings().len()],
            roles: vec![UNKNOWN; index.roles.len()],
            related: vec![UNKNOWN; RelatedSets::of(&index.sections).len()],
        };
        Self {
            index,
            numbers,
            by_content: FxHashMap::default(),
        }
    }

    /// How much room the next index will likely take.
    pub(crate) fn room(&self) -> Room {
        let bytes = |section| with_some_more(self.index.sections.get(section).len());
        let bearers = |view| {
            let first = first_section(view);
            bytes(first + section::BEARERS) / Bearer::BYTES
        };
        Room {
            parties: with_some_more(self.index.len()),
            records: bytes(section::PARTIES),
            entities: bytes(section::ENTITIES),
            spellings: with_some_more(self.numbers.spellings.len()),
            bearers: [View::Person, View::Body].map(bearers),
        }
    }

    /// The parties of a source, in order.
    pub(crate) fn of_source(&self, source: u16) -> Vec<u32> {
        (0..self.index.len())
            .filter(|party| self.index.source(*party) == source)
            .map(|party| party as u32)
            .collect()
    }

    /// From now on finds the parties of this source, and none of any other.
    pub(crate) fn find_in(&mut self, source: Option<u16>) {
        self.by_content = FxHashMap::default();
        let parties = source.map(|source| self.of_source(source));
        let parties = parties.unwrap_or_default();
        if parties.len() > FOUND_MAX {
            return;
        }
        for party in parties {
            let hash = hash(self.index.entity_bytes(party as usize));
            self.by_content.entry(hash).or_default().push(party);
        }
    }

    /// The party whose entity has these bytes, if there is one.
    pub(crate) fn find(&self, entity: &[u8]) -> Option<u32> {
        let found = self.by_content.get(&hash(entity))?;
        let same = |party: &&u32| self.index.entity_bytes(**party as usize) == entity;
        found.iter().find(same).copied()
    }

    pub(crate) fn entity(&self, party: u32) -> &[u8] {
        self.index.entity_bytes(party as usize)
    }

    pub(crate) fn brief(&self, party: u32) -> Brief {
        self.index.briefs().at(party as usize)
    }

    /// A party, still in the numbers of the tables before.
    pub(crate) fn packed(&self, party: u32) -> Option<Packed> {
        Packed::read(self.index.record(party as usize))
    }

    /// Gives a party the numbers of the new tables.
    pub(crate) fn renumber(&mut self, packed: &mut Packed, tables: &mut TablesWriter) {
        packed.renumber(&mut Between {
            index: &self.index,
            numbers: &mut self.numbers,
            tables,
        });
    }
}

fn hash(bytes: &[u8]) -> u64 {
    BuildHasherDefault::<FxHasher>::default().hash_one(bytes)
}

/// From the tables before to the new ones.
struct Between<'a> {
    index: &'a Index,
    numbers: &'a mut Numbers,
    tables: &'a mut TablesWriter,
}

impl Renumbering for Between<'_> {
    fn spelling(&mut self, number: u32) -> u32 {
        let known = &mut self.numbers.spellings[number as usize];
        if *known == UNKNOWN {
            let spellings = self.index.spellings();
            let partial = spellings.is_partial(number);
            let (text, sounds) = spellings.written(number);
            *known = self.tables.spelled(text, sounds, partial);
        }
        *known
    }

    fn role(&mut self, number: u32) -> u32 {
        let known = &mut self.numbers.roles[number as usize];
        if *known == UNKNOWN {
            *known = self.tables.role(self.index.roles.role(number));
        }
        *known
    }

    fn related(&mut self, number: u32) -> u32 {
        let known = &mut self.numbers.related[number as usize];
        if *known == UNKNOWN {
            let related: Related = RelatedSets::of(&self.index.sections).get(number);
            *known = self.tables.related(&related);
        }
        *known
    }
}
