//! The lossless index: what it returns is exactly what [`crate::exhaustive`] returns.
//!
//! A party can only be reported if one of its tokens that can anchor a search is met by a relation
//! that [`lexicon::Lexicon`] enumerates, or if it bears an identifier of the query. For every party
//! so found, the sum of the most that each token of the query can bring bounds its score from
//! above; only parties whose bound reaches the threshold, or whose every token may agree, are
//! scored, by the same `score(query, party)` that the reference calls.
//!
//! An index is one run of bytes ([`file`]), the same in memory as in a file: columns of plain integers ([`column`]) and small
//! records ([`record`]) that are decoded when a query comes to them ([`decoded`]). So a kept one is ready once it is mapped.

mod as_one;
mod birth;
mod builder;
mod carried;
mod column;
mod crowd;
mod decoded;
mod file;
mod gathered;
mod lexicon;
mod near;
mod of_names;
mod plan;
mod reach;
mod record;
mod related;
mod sounding;
mod standing;
mod tables;
mod touch;
mod vicinity;
mod word_numbers;
mod words;

use std::borrow::Cow;
use vokter_entities::{Entity, EntityId};
use vokter_names::spelling::Spelling;
use vokter_names::{Bits, Meetings, View};

use crate::answer::{Roll, Weighed, answer};
use crate::consolidation::{self, Consolidation, Groups, Known, Listed, Verdicts};
use crate::facts::{self, FactSum, Facts};
use crate::party::{Parties, Party, Prepared, view_of};
use crate::score::{Asked, EVERY_NAME, POSSIBLE, SPEAKS_FOR, weigh_reported};
use crate::{Hits, Query, Settings};
use column::{Column, Rows};
use decoded::Decoded;
use file::{Sections, section};
use lexicon::Lexicon;
use near::Neighbours;
use reach::{Needed, Reached};
use record::{Brief, Tables};
use standing::Standing;
use tables::{RelatedSets, Roles, Spellings};
use vicinity::Vicinities;
use word_numbers::WordNumbers;

pub use builder::Builder;
pub use file::{Key, Unfit};

/// An immutable snapshot of parties, ready to be searched.
pub struct Index {
    sections: Sections,
    roles: Roles,
    spellings: Decoded<Spelling>,
    parties: Decoded<Party>,
    facts: Decoded<Facts>,
    entities: Decoded<Entity>,
    /// Of the words of the parties that are decoded.
    words: WordNumbers,
    /// What is near the words that were asked for.
    vicinities: Vicinities,
    /// Parties that are not searched, by number; empty when all are.
    left_out: Vec<bool>,
    /// Listings that are one party's, and so one hit.
    groups: Groups,
}

impl Index {
    /// Prepares and indexes entities, on all cores.
    pub fn build(entities: impl AsRef<[Entity]>) -> Self {
        let mut builder = Builder::default();
        builder.add(0, entities.as_ref());
        builder.finish(Key::default(), Vec::new())
    }

    /// Indexes prepared parties.
    pub fn of(parties: &Parties) -> Self {
        let mut builder = Builder::default();
        builder.add_prepared(0, parties);
        builder.finish(Key::default(), Vec::new())
    }

    /// Opens an index that was kept: the bytes of [`Index::bytes`].
    ///
    /// # Errors
    /// When the bytes are no index, are damaged, or were made under another key.
    pub fn open(bytes: impl AsRef<[u8]> + Send + Sync + 'static, key: Key) -> Result<Self, Unfit> {
        Self::over(Sections::open(Box::new(bytes), key, None)?)
    }

    /// Opens one that is too large to be in memory: its checksums are made of what `again` reads, from
    /// a place on into a buffer, so that of the bytes themselves only those are touched that a query
    /// comes to. `again` must read what the bytes are, and says whether it could.
    ///
    /// # Errors
    /// As [`Index::open`].
    pub fn open_large(
        bytes: impl AsRef<[u8]> + Send + Sync + 'static,
        key: Key,
        again: &(dyn Fn(usize, &mut [u8]) -> bool + Sync),
    ) -> Result<Self, Unfit> {
        Self::over(Sections::open(Box::new(bytes), key, Some(again))?)
    }

    fn over(sections: Sections) -> Result<Self, Unfit> {
        let parties = sections.column::<Brief>(section::BRIEFS).len();
        let roles = Roles::open(&sections)?;
        let none = Decoded::new(0);
        let spellings = Decoded::new(Spellings::of(&sections, &none).len());
        Ok(Self {
            sections,
            roles,
            spellings,
            parties: Decoded::new(parties),
            facts: Decoded::new(parties),
            entities: Decoded::new(parties),
            words: WordNumbers::default(),
            vicinities: Vicinities::default(),
            left_out: Vec::new(),
            groups: Groups::default(),
        })
    }

    /// The index as bytes, to be kept and opened again.
    pub fn bytes(&self) -> Cow<'_, [u8]> {
        match self.pieces().as_slice() {
            [whole] => Cow::Borrowed(whole),
            pieces => Cow::Owned(pieces.concat()),
        }
    }

    /// The same bytes as they are held, to be written one after another.
    pub fn pieces(&self) -> Vec<&[u8]> {
        self.sections.pieces()
    }

    /// What the keeper noted when it was made.
    pub fn notes(&self) -> &[u8] {
        self.sections.get(section::NOTES)
    }

    /// The same index of which only some parties are searched.
    #[must_use]
    pub fn only(mut self, searched: impl Fn(usize) -> bool) -> Self {
        self.left_out = (0..self.len()).map(|party| !searched(party)).collect();
        self
    }

    /// The same index, whose hits are groups of listings instead of listings. What each listing is
    /// worth is the same: of a group the listing with most bits is reported.
    #[must_use]
    pub fn grouped(mut self, groups: Groups) -> Self {
        self.groups = groups;
        self
    }

    /// The groups that its hits are.
    pub fn groups(&self) -> &Groups {
        &self.groups
    }

    /// The searched listings of the party that a listing is of, itself among them, in the fixed
    /// order of lists and ids.
    pub fn companions(&self, party: usize) -> Vec<usize> {
        let Some(group) = self.groups.group(party) else {
            return vec![party];
        };
        let members = self.groups.members(group).iter();
        members
            .map(|member| *member as usize)
            .filter(|member| *member == party || !self.is_left_out(*member))
            .collect()
    }

    /// How many parties it holds.
    pub fn len(&self) -> usize {
        self.briefs().len()
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// From which of the builder's sources a party came.
    pub fn source(&self, party: usize) -> u16 {
        self.briefs().at(party).source
    }

    /// Whether a strong name of a party is one word, titles, particles and legal forms aside.
    pub fn has_strong_name_of_one_word(&self, party: usize) -> bool {
        self.briefs().at(party).one_word
    }

    /// The entity of a hit.
    ///
    /// # Panics
    /// When there is no such party.
    pub fn entity(&self, party: usize) -> &Entity {
        self.entities
            .get_or_make(party, || self.decode_entity(party))
    }

    fn entity_bytes(&self, party: usize) -> &[u8] {
        let rows = Rows::<u8>::new(
            self.sections.get(section::ENTITY_STARTS),
            self.sections.get(section::ENTITIES),
        );
        rows.bytes(party)
    }

    fn decode_entity(&self, party: usize) -> Entity {
        postcard::from_bytes(self.entity_bytes(party))
            .expect("the checksum held, so the builder wrote this entity")
    }

    /// The entity of a party, without keeping it: for what goes over very many.
    ///
    /// # Panics
    /// When there is no such party.
    pub fn decoded(&self, party: usize) -> Entity {
        self.decode_entity(party)
    }

    /// The id of a party, without keeping its entity.
    ///
    /// # Panics
    /// When there is no such party.
    pub fn id_of(&self, party: usize) -> EntityId {
        match self.entities.get(party) {
            Some(entity) => entity.id.clone(),
            // An entity begins with it.
            None => postcard::take_from_bytes(self.entity_bytes(party))
                .map(|(id, _)| id)
                .expect("the checksum held, so the builder wrote this entity"),
        }
    }

    /// The id of a party and the references that lists know it by, without keeping its entity.
    pub fn numbers_of(&self, party: usize) -> (String, Vec<String>) {
        let entity = self.decode_entity(party);
        let listings = entity.listings.into_iter();
        (
            entity.id.0,
            listings.filter_map(|on| on.reference).collect(),
        )
    }

    /// A party, prepared.
    ///
    /// # Panics
    /// When there is no such party.
    pub fn party(&self, party: usize) -> &Party {
        self.parties.get_or_make(party, || self.decode_party(party))
    }

    fn decode_party(&self, party: usize) -> Party {
        record::unpack(
            self.record(party),
            self.briefs().at(party).schema,
            self.tables(),
        )
        .expect("the checksum held, so the builder wrote this record")
    }

    /// Groups the listings that are one party's: see [`crate::consolidation`].
    pub fn consolidate(&self) -> Consolidation {
        consolidation::of(self, None).0
    }

    /// The same with what is known of its pairs already, and what is known then.
    pub fn consolidate_knowing(&self, known: Option<Known<'_>>) -> (Consolidation, Verdicts) {
        consolidation::of(self, known)
    }

    /// The parties to report for a query, best first.
    pub fn search(&self, query: &Query, settings: &Settings) -> Hits {
        self.search_prepared(&Prepared::new(query), settings)
    }

    /// The same for a query that is already prepared.
    pub fn search_prepared(&self, query: &Prepared, settings: &Settings) -> Hits {
        thread_local! {
            static MEETINGS: Meetings = Meetings::default();
        }
        MEETINGS.with(|known| {
            known.begin(query.words);
            let asked = Asked::new(query, settings.prior, known);
            answer(self, asked, settings, self.weighed(asked, settings))
        })
    }

    /// The parties that may be reported, weighed.
    fn weighed(&self, asked: Asked<'_>, settings: &Settings) -> Vec<Weighed> {
        let query = asked.query;
        let threshold = Bits::at_probability(settings.threshold);
        let briefs = self.briefs();
        let singled_out = self.singled_out(query);
        let of_these = singled_out.iter().filter_map(|party| {
            let party = *party as usize;
            let weight = weigh_reported(asked, self.party(party), threshold, EVERY_NAME)?;
            Some((party, weight))
        });
        let mut weighed: Vec<Weighed> = of_these.collect();
        // What a name has to bring where no identifier agrees.
        let (far, close) = self.close(query);
        let standing = |party: u32| {
            let facts = self.fact_sum(query, party as usize);
            facts.map_or(Standing::NONE, |facts| Standing::of(facts, far))
        };
        let mut neighbours = self.neighbours();
        for (view, names) in [
            (View::Person, &query.as_person),
            (View::Body, &query.as_body),
        ] {
            let lexicon = self.lexicon(view);
            let of_view = |party: &u32| view_of(briefs.at(*party as usize).schema) == view;
            let close: Vec<u32> = close.iter().copied().filter(of_view).collect();
            let needed = Needed {
                least: threshold - settings.prior - far,
                far,
                nearest: query.facts_most(),
                close: &close,
                standing: &standing,
            };
            for found in reach::parties(&lexicon, &mut neighbours, names, self.len(), needed) {
                let at = found.party as usize;
                if self.is_left_out(at)
                    || !query.admits(briefs.at(at).schema)
                    || singled_out.binary_search(&found.party).is_ok()
                {
                    continue;
                }
                if found.may_be_whole || self.may_be_reported(asked, found, threshold) {
                    let party = self.party(at);
                    let weight = weigh_reported(asked, party, threshold, found.names);
                    weighed.extend(weight.map(|weight| (at, weight)));
                }
            }
        }
        weighed
    }

    /// Whether a party may reach the threshold with its facts, or be reported because those speak for it.
    fn may_be_reported(&self, asked: Asked<'_>, found: Reached, threshold: Bits) -> bool {
        let facts = self.fact_sum(asked.query, found.party as usize);
        let facts = facts.map_or(Bits::ZERO, |facts| facts.bits);
        let most = asked.prior + found.most + facts;
        most >= threshold || (found.may_be_slipped && facts >= SPEAKS_FOR && most >= POSSIBLE)
    }

    /// The parties that are found by other than the words of their names, sorted: those that may bear an
    /// identifier of the query (a hash may be another's, too), or a name of the same letters.
    fn singled_out(&self, query: &Prepared) -> Vec<u32> {
        let by_hash = self.sections.column::<(u64, u32)>(section::IDENTIFIERS);
        let identified = query.ids.iter().flat_map(|id| by_hash.of_key(id_hash(id)));
        let mut found: Vec<u32> = identified.chain(self.nearly_as_one(query)).collect();
        found.retain(|party| !self.is_left_out(*party as usize));
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The most that facts bring but where a birth date speaks for a party, and the parties that have
    /// such a date.
    fn close(&self, query: &Prepared) -> (Bits, Vec<u32>) {
        let Some(keys) = birth::keys_for(&query.birth_dates) else {
            return (query.facts_most(), Vec::new());
        };
        let far = query.other_facts_most() + birth::FAR;
        let by_key = self.sections.column::<(u32, u32)>(section::BIRTHS);
        let born = keys.into_iter().flat_map(|key| by_key.of_key(key));
        let is_close = |party: &u32| {
            let at = *party as usize;
            !self.is_left_out(at)
                && query.admits(self.briefs().at(at).schema)
                && facts::sum(query, self.facts(at)).bits > far
        };
        let mut close: Vec<u32> = born.filter(is_close).collect();
        close.sort_unstable();
        close.dedup();
        (far, close)
    }

    /// What a party's facts say, where any are asked for: else none are decoded.
    fn fact_sum(&self, query: &Prepared, party: usize) -> Option<FactSum> {
        query
            .has_facts()
            .then(|| facts::sum(query, self.facts(party)))
    }

    /// The facts of a party, without decoding its names.
    fn facts(&self, party: usize) -> &Facts {
        if let Some(party) = self.parties.get(party) {
            return &party.facts;
        }
        self.facts.get_or_make(party, || {
            record::facts(self.record(party))
                .expect("the checksum held, so the builder wrote this record")
        })
    }

    /// Whether a party is searched: see [`Index::only`].
    pub fn is_searched(&self, party: usize) -> bool {
        !self.is_left_out(party)
    }

    fn is_left_out(&self, party: usize) -> bool {
        self.left_out.get(party).copied().unwrap_or(false)
    }

    fn briefs(&self) -> Column<'_, Brief> {
        self.sections.column(section::BRIEFS)
    }

    fn record(&self, party: usize) -> &[u8] {
        let rows = Rows::<u8>::new(
            self.sections.get(section::PARTY_STARTS),
            self.sections.get(section::PARTIES),
        );
        rows.bytes(party)
    }

    fn spellings(&self) -> Spellings<'_> {
        Spellings::of(&self.sections, &self.spellings)
    }

    fn tables(&self) -> Tables<'_> {
        Tables {
            words: &self.words,
            roles: &self.roles,
            related: RelatedSets::of(&self.sections),
            spellings: self.spellings(),
        }
    }

    fn lexicon(&self, view: View) -> Lexicon<'_> {
        Lexicon::of(&self.sections, view)
    }

    fn neighbours(&self) -> Neighbours<'_> {
        Neighbours::of(&self.sections, self.spellings(), &self.vicinities)
    }
}

impl Roll for Index {
    fn party(&self, at: usize) -> &Party {
        self.party(at)
    }

    fn id(&self, at: usize) -> EntityId {
        self.id_of(at)
    }

    fn group(&self, at: usize) -> Option<usize> {
        self.groups.group(at)
    }
}

impl Listed for Index {
    fn count(&self) -> usize {
        self.len()
    }

    fn source(&self, at: usize) -> u16 {
        self.source(at)
    }

    /// Decoded for the moment: all parties together take much memory.
    fn with<T>(&self, at: usize, make: impl FnOnce(&Entity, &Party) -> T) -> T {
        make(&self.decode_entity(at), &self.decode_party(at))
    }
}

impl std::fmt::Debug for Index {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Index({} parties, {:?})", self.len(), self.sections)
    }
}

/// Under which number an identifier is found. Two that share one are told apart when weighed.
fn id_hash(id: &str) -> u64 {
    // FNV-1a, 64 bits: the same on every machine.
    id.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}
