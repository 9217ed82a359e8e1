//! What of a party counts when it is compared with the parties of other lists.

use vokter_entities::{
    Country, Entity, EntityId, Gender, Identifier, IdentifierKind, KNOWN_LISTS, Kind, Listing,
    NameKind, PartialDate, Schema, is_latin,
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
    /// The lists it stands on, by [`section`].
    pub(super) sections: Vec<Section>,
    /// Numbers that publishers gave it: its own, and those that its listing says are its own
    /// elsewhere.
    pub(super) references: Vec<Reference>,
    /// Those of them that are its own listing's.
    own: Vec<Reference>,
    pub(super) identifiers: Vec<Number>,
    pub(super) birth_dates: Vec<PartialDate>,
    pub(super) gender: Option<Gender>,
    /// Countries it is tied to itself.
    pub(super) countries: Vec<Country>,
    /// The country is the list's: nearly all who stand on it have it.
    pub(super) of_lists_country: bool,
    /// Countries that its regimes are about, which need not be its own.
    pub(super) regimes: Vec<Country>,
    /// Its strong names, the Latin ones if it has any.
    pub(super) names: Vec<Name>,
    /// The words of each of them, as they are written but for case, marks and punctuation.
    pub(super) texts: Vec<String>,
    /// The names after the father among them, with their consonants.
    pub(super) patronymics: Vec<(Skeleton, String)>,
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
        let mut sections: Vec<Section> = entity.listings.iter().map(Section::of).collect();
        sections.sort();
        sections.dedup();
        let own = reference::own(entity);
        let mut references = own.clone();
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
        let names = names(entity, party);
        Self {
            number,
            id: entity.id.clone(),
            schema: party.schema,
            sections,
            references,
            own,
            identifiers,
            birth_dates: party.facts.birth_dates.clone(),
            gender: party.facts.gender,
            countries: countries(entity),
            of_lists_country: false,
            regimes: regimes(entity),
            patronymics: patronymics(&names),
            numbers: numbers(&names, party.schema),
            texts: names.iter().map(text).collect(),
            names,
        }
    }

    /// Its place in the fixed order of lists and ids.
    pub(super) fn rank(&self) -> (usize, &str, &str) {
        let first = self
            .sections
            .iter()
            .map(|section| (list_rank(&section.list), section.list.as_str()))
            .min();
        let (rank, list) = first.unwrap_or((usize::MAX, ""));
        (rank, list, &self.id.0)
    }

    pub(super) fn view(&self) -> View {
        view_of(self.schema)
    }

    /// The lists it stands on; one may come twice.
    pub(super) fn lists(&self) -> impl Iterator<Item = &str> {
        self.sections.iter().map(|section| section.list.as_str())
    }

    /// The numbers that its own listings have.
    pub(super) fn own_references(&self) -> impl Iterator<Item = &Reference> {
        self.own.iter()
    }

    /// The numbers of other lists that it names as its own.
    pub(super) fn named_references(&self) -> impl Iterator<Item = &Reference> {
        let references = self.references.iter();
        references.filter(|reference| !self.own.contains(reference))
    }

    /// Whether the two stand on one list, so that its publisher takes them for two.
    pub(super) fn shares_list_with(&self, other: &Self) -> bool {
        self.sections
            .iter()
            .any(|section| other.sections.contains(section))
    }

    /// The first country that both are tied to: their own, or, where one of them has none of its
    /// own, that of the regimes of both, unless the other's own is another. What a regime is about is
    /// no country of a party: a bank's subsidiary abroad is listed under the bank's regime.
    pub(super) fn country_with(&self, other: &Self) -> Option<Country> {
        let shared = |a: &[Country], b: &[Country]| {
            let mut shared = a.iter().filter(|country| b.contains(country));
            shared.next().copied()
        };
        match (self.countries.as_slice(), other.countries.as_slice()) {
            ([], []) => shared(&self.regimes, &other.regimes),
            ([], own) | (own, []) => {
                let of_both = self.regimes.iter().filter(|c| other.regimes.contains(c));
                of_both.copied().find(|country| own.contains(country))
            }
            (a, b) => shared(a, b),
        }
    }

    /// Whether nothing says of which country it is.
    pub(super) fn is_unplaced(&self) -> bool {
        self.countries.is_empty() && self.regimes.is_empty()
    }

    /// Whether the two stand in two parts of one list.
    pub(super) fn shares_publisher_with(&self, other: &Self) -> bool {
        !self.shares_list_with(other) && self.lists().any(|list| other.lists().any(|l| l == list))
    }

    /// The words of one of its names.
    pub(super) fn text_of(&self, name: &Name) -> Option<&str> {
        let at = self.names.iter().position(|own| own.text == name.text)?;
        self.texts.get(at).map(String::as_str)
    }

    /// Whether the two have a name in common, to the letter.
    pub(super) fn shares_name_with(&self, other: &Self) -> bool {
        self.texts.iter().any(|text| other.texts.contains(text))
    }

    /// Whether the two have a country or a regime's country in common.
    pub(super) fn is_near(&self, other: &Self) -> bool {
        let shared = |a: &[Country], b: &[Country]| a.iter().any(|country| b.contains(country));
        shared(&self.countries, &other.countries) || shared(&self.regimes, &other.regimes)
    }

    /// The same, but that the country which all have who stand on a list says nothing of one of them.
    pub(super) fn is_near_of_itself(&self, other: &Self) -> bool {
        !self.of_lists_country && !other.of_lists_country && self.is_near(other)
    }

    /// Whether both have countries of their own, and none in common.
    pub(super) fn is_abroad(&self, other: &Self) -> bool {
        !self.countries.is_empty() && !other.countries.is_empty() && !self.is_near(other)
    }
}

/// A list, or a part of one that names a party without regard to its other parts.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Section {
    list: String,
    part: Option<String>,
}

/// Lists that join several, besides the EU's annexes: the Consolidated Screening List those of three
/// departments, the others those of their regimes. A party has a number of its own in each part in
/// which it stands.
const JOINED: [&str; 8] = [
    "un-sc",
    "us-csl",
    "eu-fsf",
    "uk-sl",
    "uk-ofsi",
    "ca-sema",
    "au-dfat",
    "cn-sanctions",
];

impl Section {
    fn of(on: &Listing) -> Self {
        // `32014R0833, III, 2`: the regulation and its annex; others by their regimes.
        let annex = |reference: &str| Some(reference.rsplit_once(", ")?.0.to_owned());
        let part = match on.list.as_str() {
            "eu-journal" => on.reference.as_deref().and_then(annex),
            list if JOINED.contains(&list) => on.regime.clone(),
            _ => None,
        };
        Self {
            list: on.list.clone(),
            part,
        }
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

/// Its strong names, the primary one first, the others in the order of their texts: a file's
/// order says nothing.
fn names(entity: &Entity, party: &Party) -> Vec<Name> {
    let strong = || party.names().filter(|(_, strong)| *strong);
    let latin = |name: &Name| is_latin(&name.text);
    let any_latin = strong().any(|(name, _)| latin(name));
    let of_kind = |kind| entity.names.iter().filter(move |name| name.kind == kind);
    let primary: Vec<&str> = of_kind(NameKind::Primary)
        .map(|name| name.text.as_str())
        .collect();
    let mut names: Vec<&Name> = strong()
        .map(|(name, _)| name)
        .filter(|name| !any_latin || latin(name))
        .collect();
    names.sort_by_key(|name| (!primary.contains(&name.text.as_str()), &name.text));
    names.into_iter().take(NAMES_MAX).cloned().collect()
}

/// A name but for case, diacritics and punctuation: the words of its first reading, or the text
/// where there is none.
fn text(name: &Name) -> String {
    let tokens = name.readings.first().map(|reading| &reading.tokens);
    let words = tokens.into_iter().flatten();
    let words: Vec<&str> = words
        .filter_map(|token| Some(token.spellings.first()?.text.as_ref()))
        .collect();
    if words.is_empty() {
        name.text.to_lowercase()
    } else {
        words.join(" ")
    }
}

fn patronymics(names: &[Name]) -> Vec<(Skeleton, String)> {
    let readings = names.iter().flat_map(|name| name.readings.iter().take(1));
    let mut patronymics: Vec<(Skeleton, String)> = readings
        .flat_map(|reading| &reading.tokens)
        .filter(|token| token.role == Role::Patronymic)
        .map(|token| (token.spellings[0].skeleton, token.text().to_owned()))
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

/// Every country that an entry ties its party to, sorted; those of its regimes are none.
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
    let mut countries: Vec<Country> = of_kind
        .iter()
        .chain(&entity.countries)
        .copied()
        .chain(of_addresses)
        .collect();
    countries.sort();
    countries.dedup();
    countries
}

/// Every country that an entry's regimes are about, sorted.
fn regimes(entity: &Entity) -> Vec<Country> {
    let regimes = entity.listings.iter().filter_map(|on| on.regime.as_deref());
    let mut countries: Vec<Country> = regimes.flat_map(regime::countries).collect();
    countries.sort();
    countries.dedup();
    countries
}
