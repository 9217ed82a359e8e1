//! What belongs together comes together: sanctions, addresses and documents to their parties.

use std::collections::{BTreeMap, HashMap, HashSet};

use vokter_entities::{
    Address, Effect, Entity, EntityId, Identifier, Kind, Listing, ParticularKind, Relation,
    RelationKind,
};

use super::effect;
use super::ship::{OfShip, ShipTie};
use super::thing::{Found, Party, Thing};
use crate::fault::{Fault, Place, ReadError};

/// More parties than a collection has; the largest has some two million.
const PARTIES_MAX: usize = 20_000_000;

/// A file read to its end, before it has a name.
#[derive(Default)]
pub(super) struct Gathered {
    pub(super) parties: Vec<Entity>,
    pub(super) related: Vec<Entity>,
    pub(super) relations: Vec<Relation>,
    pub(super) warnings: Vec<String>,
    /// The data sets that every party stands in.
    pub(super) common: Option<Vec<String>>,
    /// The data set's title, where the file has only that.
    pub(super) title: Option<String>,
    /// The last moment at which the sources were seen to say so.
    pub(super) last_seen: Option<String>,
}

/// A party and what decides its standing.
struct Known {
    entity: Entity,
    /// Topics and data sets, as numbers of [`Gatherer::words`].
    topics: Box<[u32]>,
    datasets: Box<[u32]>,
    target: bool,
    nested: bool,
    line: u64,
}

/// The things of a file, on their way to each other.
#[derive(Default)]
pub(super) struct Gatherer {
    known: Vec<Known>,
    place_of: HashMap<Box<str>, u32>,
    /// Names of topics and data sets, each once.
    words: Vec<String>,
    number_of: HashMap<String, u32>,
    sanctions: Vec<(String, Listing, bool)>,
    addresses: HashMap<String, Address>,
    addresses_of: Vec<(String, String)>,
    identifiers: Vec<(String, Identifier)>,
    positions: HashMap<String, String>,
    occupancies: Vec<(String, String)>,
    relations: Vec<Relation>,
    /// Who owns or operates a ship.
    of_ships: Vec<ShipTie>,
    /// Schemata that say nothing to a screener, with their counts.
    passed_over: BTreeMap<String, usize>,
    /// Schemata that are not known and whose entities are taken for legal entities.
    unknown: BTreeMap<String, usize>,
    last_seen: Option<String>,
}

impl Gatherer {
    /// Takes in what a line holds.
    pub(super) fn take(&mut self, line: u64, found: Found) -> Result<(), Fault> {
        // The dates are ISO 8601, so that the last in time is the last by letter.
        if found.last_seen > self.last_seen {
            self.last_seen = found.last_seen;
        }
        for thing in found.things {
            match thing {
                Thing::Party(party) => self.party(line, *party)?,
                Thing::Sanction {
                    party,
                    listing,
                    sure,
                } => self.sanctions.push((party, listing, sure)),
                Thing::Address { id, address } => {
                    self.addresses.insert(id, address);
                }
                Thing::AddressOf { party, address } => self.addresses_of.push((party, address)),
                Thing::Identifier { party, identifier } => {
                    self.identifiers.push((party, identifier));
                }
                Thing::Position { id, title } => {
                    self.positions.insert(id, title);
                }
                Thing::Occupancy { party, position } => self.occupancies.push((party, position)),
                Thing::Relation(relation) => self.relations.push(relation),
                Thing::OfShip(tie) => self.of_ships.push(tie),
                Thing::Else { schema } => *self.passed_over.entry(schema).or_default() += 1,
            }
        }
        Ok(())
    }

    fn party(&mut self, line: u64, party: Party) -> Result<(), Fault> {
        let id = party.entity.id.0.as_str();
        if let Some(at) = self.place_of.get(id).map(|at| *at as usize) {
            // Inside others a party may stand often; by itself it stands once.
            if let Some(before) = self.known.get(at).filter(|before| !before.nested)
                && !party.nested
            {
                return Err(Fault::Duplicate {
                    reference: id.to_owned(),
                    first: Place::Line(before.line),
                });
            }
            if !party.nested {
                let party = self.knowing(line, party);
                if let Some(known) = self.known.get_mut(at) {
                    *known = party;
                }
            }
            return Ok(());
        }
        if let Some(schema) = &party.unknown {
            *self.unknown.entry(schema.clone()).or_default() += 1;
        }
        if self.known.len() >= PARTIES_MAX {
            return Err(Fault::TooManyRecords { limit: PARTIES_MAX });
        }
        self.place_of.insert(id.into(), self.known.len() as u32);
        let party = self.knowing(line, party);
        self.known.push(party);
        Ok(())
    }

    fn knowing(&mut self, line: u64, party: Party) -> Known {
        Known {
            topics: self.numbers(&party.topics),
            datasets: self.numbers(&party.datasets),
            entity: packed(party.entity),
            target: party.target,
            nested: party.nested,
            line,
        }
    }

    fn numbers(&mut self, words: &[String]) -> Box<[u32]> {
        let mut numbers = Vec::with_capacity(words.len());
        for word in words {
            let number = if let Some(number) = self.number_of.get(word) {
                *number
            } else {
                let number = self.words.len() as u32;
                self.words.push(word.clone());
                self.number_of.insert(word.clone(), number);
                number
            };
            numbers.push(number);
        }
        numbers.into_boxed_slice()
    }

    /// Joins everything.
    ///
    /// # Errors
    /// When nobody is left.
    pub(super) fn finish(mut self) -> Result<Gathered, ReadError> {
        let orphans = self.join() + self.tie_ships();
        let known = std::mem::take(&mut self.known);
        // A file that marks nobody, such as one of the user's own making, lists everybody.
        let nobody_marked = !known.iter().any(is_listed);
        let mut tied: HashSet<&str> = HashSet::new();
        for relation in &self.relations {
            tied.insert(relation.from.0.as_str());
            tied.insert(relation.to.0.as_str());
        }
        let mut gathered = Gathered {
            last_seen: self.last_seen.take(),
            ..Gathered::default()
        };
        let mut common: Option<Vec<u32>> = None;
        let (mut nameless, mut unlisted) = (0_usize, 0_usize);
        for known in known {
            let listed = is_listed(&known) || (nobody_marked && !known.nested);
            if !listed {
                if tied.contains(known.entity.id.0.as_str()) {
                    gathered.related.push(known.entity);
                } else {
                    unlisted += 1;
                }
                continue;
            }
            match &mut common {
                None => common = Some(known.datasets.to_vec()),
                Some(common) => common.retain(|number| known.datasets.contains(number)),
            }
            let Some(entity) = self.listed(known) else {
                nameless += 1;
                continue;
            };
            gathered.parties.push(entity);
        }
        if gathered.parties.is_empty() {
            return Err(ReadError::whole(Fault::NoRecords));
        }
        gathered.common = common.map(|numbers| {
            let words = numbers
                .iter()
                .filter_map(|number| self.words.get(*number as usize));
            words.cloned().collect()
        });
        for (count, what) in [
            (
                nameless,
                "parties have neither a name nor an identifier and were left out",
            ),
            (
                unlisted,
                "entities are neither listed nor tied to a listed party and were left out",
            ),
            (
                orphans,
                "sanctions, addresses, documents, offices and ships belong to parties that the file does not have",
            ),
        ] {
            if count > 0 {
                gathered.warnings.push(format!("{count} {what}"));
            }
        }
        for (schemata, what) in [
            (
                &self.unknown,
                "of schemata that this Vokter does not know, and taken for legal entities",
            ),
            (
                &self.passed_over,
                "passed over, since they say nothing of a party",
            ),
        ] {
            if !schemata.is_empty() {
                let counts = schemata.iter();
                let counts: Vec<String> = counts
                    .map(|(schema, count)| format!("{count} {schema}"))
                    .collect();
                gathered
                    .warnings
                    .push(format!("{what}: {}", counts.join(", ")));
            }
        }
        gathered.relations = self.relations;
        Ok(gathered)
    }

    /// Gives every party what belongs to it; how many things belong to nobody of the file.
    fn join(&mut self) -> usize {
        let mut orphans = 0;
        let place_of = &self.place_of;
        let known = &mut self.known;
        let mut with = |id: &str, add: &mut dyn FnMut(&mut Known)| match place_of
            .get(id)
            .and_then(|at| known.get_mut(*at as usize))
        {
            Some(party) => add(party),
            None => orphans += 1,
        };
        let words = &self.words;
        for (id, listing, sure) in std::mem::take(&mut self.sanctions) {
            with(&id, &mut |known| {
                let mut listing = listing.clone();
                if !sure {
                    let topics = known.topics.iter();
                    let topics = topics.filter_map(|number| words.get(*number as usize));
                    let topics: Vec<&str> = topics.map(String::as_str).collect();
                    let effect = effect::of_topics(&topics);
                    listing.effect = effect.unwrap_or(Effect::Other);
                }
                // One data set may state a sanction more than once, in other words or languages.
                if !known.entity.listings.contains(&listing) {
                    known.entity.listings.push(listing);
                }
            });
        }
        for (id, address) in std::mem::take(&mut self.addresses_of) {
            let Some(address) = self.addresses.get(&address) else {
                // The parties' own lines usually say the address in words, too.
                continue;
            };
            with(&id, &mut |known| {
                let addresses = &mut known.entity.addresses;
                match addresses
                    .iter_mut()
                    .find(|known| known.text == address.text)
                {
                    Some(known) => known.country = known.country.or(address.country),
                    None => addresses.push(address.clone()),
                }
            });
        }
        for (id, identifier) in std::mem::take(&mut self.identifiers) {
            with(&id, &mut |known| {
                let identifiers = &mut known.entity.identifiers;
                let same = |known: &&mut Identifier| {
                    known.kind == identifier.kind && known.key() == identifier.key()
                };
                match identifiers.iter_mut().find(same) {
                    Some(known) => known.country = known.country.or(identifier.country),
                    None => identifiers.push(identifier.clone()),
                }
            });
        }
        for (id, position) in std::mem::take(&mut self.occupancies) {
            let Some(title) = self.positions.get(&position) else {
                continue;
            };
            with(&id, &mut |known| {
                if let Kind::Person(person) = &mut known.entity.kind
                    && !person.positions.contains(title)
                {
                    person.positions.push(title.clone());
                }
            });
        }
        orphans
    }

    /// Ties ships to who owns or operates them: a party of the file by a relation, else by what it is called. How many
    /// are but the id of nobody in the file.
    fn tie_ships(&mut self) -> usize {
        let mut orphans = 0;
        for tie in std::mem::take(&mut self.of_ships) {
            let at = |id: &str| self.place_of.get(id).map(|at| *at as usize);
            let owner = at(&tie.who).and_then(|at| self.known.get(at));
            let called = match owner {
                Some(known) => known.entity.caption().to_owned(),
                None if tie.is_by_id() => {
                    orphans += 1;
                    continue;
                }
                None => tie.who.clone(),
            };
            if owner.is_some() {
                self.relations.push(Relation {
                    kind: match tie.role {
                        OfShip::Owner => RelationKind::Owns { stake: None },
                        OfShip::Operator => RelationKind::Linked,
                    },
                    from: EntityId(tie.who.clone()),
                    to: EntityId(tie.ship.clone()),
                    role: (tie.role == OfShip::Operator).then(|| "operator".to_owned()),
                    since: None,
                    until: None,
                    source: tie.source,
                });
            }
            let ship = at(&tie.ship).and_then(|at| self.known.get_mut(at));
            let Some(ship) = ship.map(|known| &mut known.entity) else {
                continue;
            };
            match (&mut ship.kind, tie.role) {
                (Kind::Vessel(vessel), OfShip::Owner) => {
                    vessel.tell(ParticularKind::Owner, &called);
                }
                _ => {
                    let remark = format!("operator: {called}");
                    if !ship.remarks.contains(&remark) {
                        ship.remarks.push(remark);
                    }
                }
            }
        }
        orphans
    }

    /// A listed party with its listings; none without a name and without an identifier. A wallet has
    /// its key alone, many a ship only its number.
    fn listed(&self, known: Known) -> Option<Entity> {
        let word = |number: &u32| self.words.get(*number as usize).map(String::as_str);
        let topics: Vec<&str> = known.topics.iter().filter_map(word).collect();
        let mut entity = known.entity;
        if entity.names.is_empty() && entity.identifiers.is_empty() {
            return None;
        }
        let id = entity.id.0.clone();
        if entity.listings.is_empty() {
            let effect = effect::of_topics(&topics);
            let listing = |dataset: &str| Listing {
                list: dataset.to_owned(),
                reference: None,
                regime: (!topics.is_empty()).then(|| in_words(&topics)),
                programme: None,
                effect: effect.unwrap_or(Effect::Other),
                listed_on: None,
                legal_basis: None,
                unconfirmed: false,
            };
            let datasets = known.datasets.iter().filter_map(word);
            // What only enriches a party lists nobody, unless it is all there is.
            let sources: Vec<&str> = datasets.clone().filter(|name| !enriches(name)).collect();
            entity.listings = match sources.as_slice() {
                [] => vec![listing(
                    known.datasets.iter().find_map(word).unwrap_or_default(),
                )],
                sources => sources.iter().map(|dataset| listing(dataset)).collect(),
            };
        } else {
            let besides: Vec<&str> = topics
                .iter()
                .copied()
                .filter(|topic| !topic.starts_with("sanction"))
                .collect();
            if !besides.is_empty() {
                entity
                    .remarks
                    .push(format!("topics: {}", in_words(&besides)));
            }
        }
        for listing in &mut entity.listings {
            listing.reference.get_or_insert_with(|| id.clone());
        }
        // Neither the order of the file's lines nor of a list in it makes a difference.
        let key = |listing: &Listing| {
            (
                listing.list.clone(),
                listing.reference.clone(),
                listing.regime.clone(),
            )
        };
        entity.listings.sort_by_key(key);
        entity.listings.shrink_to_fit();
        Some(entity)
    }
}

/// Whether the file lists it, rather than names it beside somebody.
fn is_listed(known: &Known) -> bool {
    known.target || !known.topics.is_empty() || !known.entity.listings.is_empty()
}

/// Data sets that add facts to parties whom others list.
fn enriches(dataset: &str) -> bool {
    dataset.starts_with("ext_") || matches!(dataset, "wikidata" | "openownership" | "gleif")
}

fn in_words(topics: &[&str]) -> String {
    let words: Vec<String> = topics.iter().map(|topic| effect::in_words(topic)).collect();
    words.join(", ")
}

/// The entity without room that it does not need: there may be millions.
fn packed(mut entity: Entity) -> Entity {
    entity.names.shrink_to_fit();
    entity.countries.shrink_to_fit();
    entity.identifiers.shrink_to_fit();
    entity.addresses.shrink_to_fit();
    entity.remarks.shrink_to_fit();
    if let Kind::Person(person) = &mut entity.kind {
        person.birth_dates.shrink_to_fit();
        person.birth_places.shrink_to_fit();
        person.nationalities.shrink_to_fit();
        person.positions.shrink_to_fit();
        person.titles.shrink_to_fit();
    }
    entity
}
