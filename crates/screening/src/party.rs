//! A listed party and a query, prepared so that scoring one against the other only compares.

use std::borrow::Cow;

use rayon::prelude::*;
use vokter_entities::{
    Country, Entity, EntityId, Gender, Identifier, IdentifierKind, PartialDate, Schema,
    in_ascii_figures, number_called, number_given, numbers_beside,
};
use vokter_names::{self as names, Bits, Meetings, Name, View, Written};

use crate::Query;
use crate::answer::Roll;
use crate::facts::{self, Facts};
use crate::spaced::closed_up;

/// A listed party, prepared.
#[derive(Clone, Debug)]
pub struct Party {
    pub(crate) schema: Schema,
    pub(crate) names: Vec<PartyName>,
    pub(crate) facts: Facts,
}

/// All parties that are searched, with the entities that they were prepared from.
#[derive(Clone, Debug, Default)]
pub struct Parties {
    entities: Vec<Entity>,
    prepared: Vec<Party>,
}

impl Parties {
    /// Prepares entities, on all cores.
    pub fn prepare(entities: Vec<Entity>) -> Self {
        let prepared = entities.par_iter().map(Party::new).collect();
        Self { entities, prepared }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.entities.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.entities.is_empty()
    }

    /// The entity of a party.
    pub fn entity(&self, party: usize) -> &Entity {
        &self.entities[party]
    }

    /// The parties, in the order of their entities.
    pub fn prepared(&self) -> &[Party] {
        &self.prepared
    }
}

impl Roll for Parties {
    fn party(&self, at: usize) -> &Party {
        &self.prepared[at]
    }

    fn id(&self, at: usize) -> EntityId {
        self.entities[at].id.clone()
    }
}

/// One name of a party, prepared.
#[derive(Clone, Debug)]
pub(crate) struct PartyName {
    pub(crate) name: Name,
    /// The publisher does not warn that it is broad.
    pub(crate) strong: bool,
}

/// How the names of such a thing are read.
pub(crate) fn view_of(schema: Schema) -> View {
    if schema == Schema::Person {
        View::Person
    } else {
        View::Body
    }
}

/// How many words a name has, titles, particles and legal forms aside.
pub(crate) fn words(name: &Name) -> usize {
    name.readings.first().map_or(0, |reading| {
        let tokens = reading.tokens.iter();
        tokens.filter(|token| !token.role.is_negligible()).count()
    })
}

impl Party {
    /// Prepares an entity.
    pub fn new(entity: &Entity) -> Self {
        let view = view_of(entity.schema());
        let mut names: Vec<PartyName> = Vec::with_capacity(entity.names.len());
        let written = entity.names.iter().flat_map(|name| {
            Name::all_of(&name.text, view).map(|prepared| (prepared, name.kind.is_strong()))
        });
        for (name, strong) in written {
            let prepared = PartyName {
                strong: strong && !name.weak,
                name,
            };
            let known = names
                .iter_mut()
                .find(|known| known.name.text == prepared.name.text);
            match known {
                // A name that is strong once is strong.
                Some(known) => known.strong |= prepared.strong,
                None if prepared.name.readings.is_empty() => {}
                None => names.push(prepared),
            }
        }
        Self {
            schema: entity.schema(),
            names,
            facts: Facts {
                birth_dates: entity.birth_dates().to_vec(),
                countries: entity.countries.clone(),
                gender: entity.gender(),
                ids: identifiers(entity),
            },
        }
    }

    /// Whether a strong name of it is one word, titles, particles and legal forms aside.
    pub fn has_strong_name_of_one_word(&self) -> bool {
        self.names()
            .any(|(name, strong)| strong && words(name) == 1)
    }

    /// The prepared names, with whether each is strong.
    pub fn names(&self) -> impl Iterator<Item = (&Name, bool)> {
        self.names.iter().map(|name| (&name.name, name.strong))
    }
}

/// Most letters and digits of an aircraft's mark: ICAO Annex 7 gives a nationality and a registration.
const MARK_CHARS_MAX: usize = 10;

/// The comparable forms of an entity's identifiers. An aircraft is mostly listed by its mark as a name,
/// which is a number as well.
fn identifiers(entity: &Entity) -> Vec<String> {
    let mut ids: Vec<String> = entity.identifiers.iter().map(Identifier::key).collect();
    if entity.schema() == Schema::Airplane {
        let marks = entity.names.iter().filter(|name| is_mark(&name.text));
        ids.extend(
            marks
                .filter_map(|name| Identifier::new(IdentifierKind::Other, &name.text))
                .map(|id| id.key()),
        );
    }
    ids.retain(|key| !key.is_empty());
    ids
}

/// Whether a name of an aircraft has the shape of a mark, such as `LN-ABC` or `N12345`.
fn is_mark(name: &str) -> bool {
    let count = name.chars().filter(char::is_ascii_alphanumeric).count();
    count <= MARK_CHARS_MAX
        && name.contains(|c: char| c.is_ascii_digit() || c == '-')
        && name
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | ' '))
}

/// The birth dates of a query that say something, in order, so that theirs does not matter.
fn births(query: &Query) -> Vec<PartialDate> {
    let given = query.birth_date.iter().chain(&query.other_birth_dates);
    let mut all: Vec<PartialDate> = given.copied().collect();
    all.sort_unstable();
    all.dedup();
    let told = all.iter().filter(|date| facts::is_told(date, &all));
    told.copied().collect()
}

/// A query, prepared: its names read as a person's and as a body's, since either may be listed.
#[derive(Clone, Debug)]
pub struct Prepared {
    pub(crate) schema: Option<Schema>,
    pub(crate) as_person: Vec<Name>,
    pub(crate) as_body: Vec<Name>,
    pub(crate) birth_dates: Vec<PartialDate>,
    pub(crate) countries: Vec<Country>,
    pub(crate) gender: Option<Gender>,
    pub(crate) ids: Vec<String>,
    /// Whether its names are but its numbers, so that they contradict no other name.
    only_numbers: bool,
    /// How many words its names have: they are numbered.
    pub(crate) words: u32,
}

impl Prepared {
    /// Prepares a query.
    pub fn new(query: &Query) -> Self {
        let texts = query.name.iter().chain(&query.aliases);
        let texts: Vec<Cow<'_, str>> = texts.map(|text| in_ascii_figures(text)).collect();
        // "IMO No. 9074729" is a number, and its words are nobody's name.
        let (numbers, texts): (Vec<&str>, Vec<&str>) = texts
            .iter()
            .map(AsRef::as_ref)
            .partition(|text| number_called(text).is_some());
        let numbers = numbers.into_iter().filter_map(|text| number_called(text));
        // "Trelvana Star IMO 9074729" is a name and a number, and may all be a name.
        let (beside, numbers_of): (Vec<String>, Vec<Vec<String>>) =
            texts.iter().filter_map(|text| numbers_beside(text)).unzip();
        let numbers = numbers.chain(numbers_of.iter().flatten().map(String::as_str));
        let beside = beside.iter().map(String::as_str);
        let texts = texts.into_iter().chain(beside).map(closed_up);
        let written: Vec<Written> = texts.flat_map(|text| names::written(&text)).collect();
        let read = |view: View| -> Vec<Name> {
            let possible = query.schema.is_none_or(|schema| match view {
                View::Person => schema.may_be(Schema::Person),
                View::Body => schema != Schema::Person || schema.may_be(Schema::LegalEntity),
            });
            if !possible {
                return Vec::new();
            }
            let as_written = written.iter().map(|written| Name::of(written, view));
            let amended = written
                .iter()
                .filter_map(|written| Name::amended(written, view));
            as_written
                .chain(amended)
                .filter(|name| !name.readings.is_empty())
                .collect()
        };
        let mut ids: Vec<String> = Vec::new();
        let given: Vec<Cow<'_, str>> = query.ids.iter().map(|id| in_ascii_figures(id)).collect();
        let given = given.iter().map(AsRef::as_ref);
        let without_kind = given.clone().filter_map(number_given);
        for value in given.chain(without_kind).chain(numbers) {
            // The kind of a query's number is not known; wallets alone keep their case.
            for kind in [IdentifierKind::Other, IdentifierKind::Wallet] {
                if let Some(key) = Identifier::new(kind, value).map(|id| id.key())
                    && !key.is_empty()
                    && !ids.contains(&key)
                {
                    ids.push(key);
                }
            }
        }
        let mut texts = query.name.iter().chain(&query.aliases);
        let only_numbers = texts.all(|text| {
            let key = Identifier::new(IdentifierKind::Other, text).map(|id| id.key());
            number_called(text).is_some() || key.is_some_and(|key| ids.contains(&key))
        });
        Self {
            schema: query.schema,
            only_numbers,
            birth_dates: births(query),
            countries: query.countries.clone(),
            gender: query.gender,
            ids,
            ..Self::of_names(read(View::Person), read(View::Body))
        }
    }

    /// A query for one name out of a text, prepared elsewhere.
    pub fn of_names(mut as_person: Vec<Name>, mut as_body: Vec<Name>) -> Self {
        let words = Meetings::number(as_person.iter_mut().chain(&mut as_body));
        Self {
            words,
            schema: None,
            as_person,
            as_body,
            birth_dates: Vec::new(),
            countries: Vec::new(),
            gender: None,
            ids: Vec::new(),
            only_numbers: false,
        }
    }

    /// The names, read as those of such a party.
    pub(crate) fn names_for(&self, schema: Schema) -> &[Name] {
        match view_of(schema) {
            View::Person => &self.as_person,
            View::Body => &self.as_body,
        }
    }

    /// Whether it says anything but names, by which a party's facts can count.
    pub(crate) fn has_facts(&self) -> bool {
        // Taken apart whole, so that a new fact cannot be forgotten here.
        let Self {
            schema: _,
            as_person: _,
            as_body: _,
            words: _,
            only_numbers: _,
            birth_dates,
            countries,
            gender,
            ids,
        } = self;
        !birth_dates.is_empty() || !countries.is_empty() || gender.is_some() || !ids.is_empty()
    }

    /// The most that its facts can bring where no identifier agrees.
    pub(crate) fn facts_most(&self) -> Bits {
        facts::most(
            !self.birth_dates.is_empty(),
            !self.countries.is_empty(),
            self.gender.is_some(),
        )
    }

    /// The same of those that are no birth date.
    pub(crate) fn other_facts_most(&self) -> Bits {
        facts::most(false, !self.countries.is_empty(), self.gender.is_some())
    }

    /// Whether it has a name by which it could be another's.
    pub(crate) fn has_name(&self) -> bool {
        let is_there = !self.as_person.is_empty() || !self.as_body.is_empty();
        is_there && !self.only_numbers
    }

    /// Whether such a party can be who holds what the query asks for, so that any number of it says so.
    pub(crate) fn asks_holder(&self, schema: Schema) -> bool {
        self.schema
            .is_some_and(|wanted| wanted.may_be_held_by(schema))
    }

    /// Whether somebody of whom these are the entries can be meant: it is of the kind that is asked for, and the
    /// facts don't say that it is somebody else. Another country alone doesn't.
    pub fn may_mean<'p>(&self, entries: impl IntoIterator<Item = &'p Party>) -> bool {
        let mut known = Facts::default();
        let mut admitted = false;
        for entry in entries {
            admitted |= self.admits(entry.schema);
            known.birth_dates.extend(&entry.facts.birth_dates);
            known.countries.extend(&entry.facts.countries);
            known.gender = known.gender.or(entry.facts.gender);
        }
        let born = facts::birth_dates(&self.birth_dates, &known.birth_dates).map(|met| met.3);
        let country = facts::countries(&self.countries, &known.countries).map(|met| met.1);
        let gender = facts::genders(self.gender, known.gender).map(|met| met.1);
        admitted && !facts::contradicted(born, country, gender)
    }

    /// Whether such a party can be what the query asks for.
    pub(crate) fn admits(&self, schema: Schema) -> bool {
        self.schema.is_none_or(|wanted| wanted.may_be(schema))
    }
}
