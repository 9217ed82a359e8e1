//! What of a party counts when it is compared with the parties of other lists.

use vokter_entities::{
    Country, Entity, EntityId, Gender, Identifier, IdentifierKind, KNOWN_LISTS, Kind, PartialDate,
    Schema, is_latin,
};
use vokter_names::sound::Skeleton;
use vokter_names::token::Role;
use vokter_names::{Name, View};

use super::reference::{self, Reference};
use super::regime;
use crate::party::{Party, view_of};

/// Most names of a party that are compared: some have a hundred spellings of one name.
const NAMES_MAX: usize = 24;

/// A party, as consolidation sees it.
pub(super) struct Profile {
    /// Its number among the parties.
    pub(super) number: usize,
    pub(super) id: EntityId,
    pub(super) schema: Schema,
    /// The lists it stands on.
    pub(super) lists: Vec<String>,
    /// Numbers that publishers gave it: its own, and those that its listing says are its own
    /// elsewhere.
    pub(super) references: Vec<Reference>,
    pub(super) identifiers: Vec<Number>,
    pub(super) birth_dates: Vec<PartialDate>,
    pub(super) gender: Option<Gender>,
    /// Countries it is tied to, those of its regimes among them.
    pub(super) countries: Vec<Country>,
    /// Its strong names, the Latin ones if it has any.
    pub(super) names: Vec<Name>,
    /// Consonants of the names after the father among them.
    pub(super) patronymics: Vec<Skeleton>,
    /// Numbers in its names, for what is no person: those of each name.
    pub(super) numbers: Vec<Vec<u64>>,
}

/// An identifier, as it is compared.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Number {
    pub(super) kind: IdentifierKind,
    pub(super) key: String,
    pub(super) country: Option<Country>,
}

impl Profile {
    pub(super) fn of(number: usize, entity: &Entity, party: &Party) -> Self {
        let mut lists: Vec<String> = entity.listings.iter().map(|on| on.list.clone()).collect();
        lists.sort();
        lists.dedup();
        let mut references = reference::own(entity);
        references.extend(reference::named(entity));
        references.sort();
        references.dedup();
        let mut identifiers: Vec<Number> = entity
            .identifiers
            .iter()
            .filter_map(|identifier| Number::of(identifier, party.schema))
            .collect();
        identifiers.sort();
        identifiers.dedup();
        let names = names(party);
        Self {
            number,
            id: entity.id.clone(),
            schema: party.schema,
            lists,
            references,
            identifiers,
            birth_dates: party.birth_dates.clone(),
            gender: party.gender,
            countries: countries(entity),
            patronymics: patronymics(&names),
            numbers: numbers(&names, party.schema),
            names,
        }
    }

    /// Its place in the fixed order of lists and ids.
    pub(super) fn rank(&self) -> (usize, &str, &str) {
        let first = self
            .lists
            .iter()
            .map(|list| (list_rank(list), list.as_str()))
            .min();
        let (rank, list) = first.unwrap_or((usize::MAX, ""));
        (rank, list, &self.id.0)
    }

    pub(super) fn view(&self) -> View {
        view_of(self.schema)
    }

    /// Whether the two stand on one list.
    pub(super) fn shares_list_with(&self, other: &Self) -> bool {
        self.lists.iter().any(|list| other.lists.contains(list))
    }
}

/// A list's place in the fixed order; lists that are not in it come after, by name.
pub(super) fn list_rank(list: &str) -> usize {
    KNOWN_LISTS
        .iter()
        .position(|known| *known == list)
        .unwrap_or(KNOWN_LISTS.len())
}

impl Number {
    fn of(identifier: &Identifier, schema: Schema) -> Option<Self> {
        /// Shorter ones are anybody's.
        const LEAST: usize = 5;
        let key = identifier.key();
        let digits = key.bytes().filter(u8::is_ascii_digit).count();
        let telling = match identifier.kind {
            IdentifierKind::Wallet => key.len() >= 20,
            IdentifierKind::Bic => true,
            // A company that owns a ship may have the ship's number in its entry.
            IdentifierKind::Imo | IdentifierKind::Mmsi => schema == Schema::Vessel,
            _ => key.len() >= LEAST && digits >= 4 && !is_filler(&key),
        };
        telling.then_some(Self {
            kind: identifier.kind,
            key,
            country: identifier.country,
        })
    }
}

/// `00000000` or `12345678`: somebody had to write something.
fn is_filler(key: &str) -> bool {
    let mut bytes = key.bytes();
    let first = bytes.next();
    bytes.all(|byte| Some(byte) == first) || "0123456789".contains(key)
}

fn names(party: &Party) -> Vec<Name> {
    let strong = || party.names().filter(|(_, strong)| *strong);
    let latin = |name: &Name| is_latin(&name.text);
    let any_latin = strong().any(|(name, _)| latin(name));
    strong()
        .map(|(name, _)| name)
        .filter(|name| !any_latin || latin(name))
        .take(NAMES_MAX)
        .cloned()
        .collect()
}

fn patronymics(names: &[Name]) -> Vec<Skeleton> {
    let readings = names.iter().flat_map(|name| name.readings.iter().take(1));
    let mut patronymics: Vec<Skeleton> = readings
        .flat_map(|reading| &reading.tokens)
        .filter(|token| token.role == Role::Patronymic)
        .map(|token| token.spellings[0].skeleton)
        .collect();
    patronymics.sort_unstable();
    patronymics.dedup();
    patronymics
}

fn numbers(names: &[Name], schema: Schema) -> Vec<Vec<u64>> {
    if view_of(schema) == View::Person {
        return Vec::new();
    }
    let of_name = |name: &Name| {
        let tokens = name.readings.iter().take(1).flat_map(|r| &r.tokens);
        let mut numbers: Vec<u64> = tokens
            .filter_map(|token| match token.role {
                Role::Number(number) => Some(number),
                _ => None,
            })
            .collect();
        numbers.sort_unstable();
        numbers
    };
    names.iter().map(of_name).collect()
}

/// Every country that an entry ties its party to, sorted.
fn countries(entity: &Entity) -> Vec<Country> {
    let of_kind = match &entity.kind {
        Kind::Person(person) => person.nationalities.as_slice(),
        Kind::Vessel(vessel) => vessel.flags.as_slice(),
        _ => &[],
    };
    let of_addresses = entity
        .addresses
        .iter()
        .filter_map(|address| address.country);
    let of_regimes = entity
        .listings
        .iter()
        .filter_map(|on| on.regime.as_deref())
        .flat_map(regime::countries);
    let mut countries: Vec<Country> = of_kind
        .iter()
        .chain(&entity.countries)
        .copied()
        .chain(of_addresses)
        .chain(of_regimes)
        .collect();
    countries.sort();
    countries.dedup();
    countries
}
