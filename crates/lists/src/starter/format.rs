//! The starter files' format.
//!
//! ```toml
//! # comment lines say the source and the date of the facts
//! title = "…"
//! as_of = "2026-08-01"          # the day the facts were gathered
//!
//! [[party]]
//! schema = "person"             # person, organization, company, legalentity, vessel …
//! name = "…"
//! aliases = ["…"]
//! weak_aliases = ["…"]
//! former_names = ["…"]
//! original_script = ["…"]
//! birth_dates = ["1984-01-08"]  # 1984, 1984-01, 1980/1984, ~1984 …
//! gender = "male"
//! countries = ["kp"]            # nationality, registration or flag
//! imo = "9074729"               # ships; check digit verified
//! identifiers = [{ kind = "passport", value = "…", country = "kp" }]
//! listings = [{ list = "un-sc", reference = "…", regime = "DPRK", effect = "freeze", listed_on = "2013-03-07" }]
//! ```
//!
//! Only `schema`, `name` and one listing with its `list` and `effect` are required. A key that is
//! not here is a mistake. `unconfirmed = true` marks a listing that no publisher's file at hand
//! confirms.

use std::fmt;
use std::ops::Range;
use std::str::FromStr;

use jiff::civil::Date;
use serde::{Deserialize, Deserializer};
use vokter_entities::{
    Country, Effect, Entity, Gender, Identifier, IdentifierKind, Kind, Listing, Name, NameKind,
    PartialDate, Person, Schema, Vessel,
};

/// A mistake in a starter file.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[non_exhaustive]
pub enum StarterError {
    /// A field is missing, unknown or wrong.
    #[error("{file} line {line}, {field}: {reason}")]
    Field {
        /// The file's name.
        file: String,
        /// The line, from 1.
        line: usize,
        /// The key at fault, or the nearest one.
        field: String,
        /// What is wrong.
        reason: String,
    },
    /// There is no starter file at all.
    #[error("no files in data/starter; this binary was built without its starter list")]
    Empty,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    /// For the reader of the file.
    #[serde(rename = "title")]
    _title: String,
    as_of: Parsed<Date>,
    #[serde(default)]
    party: Vec<toml::Spanned<Party>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Party {
    schema: Parsed<Schema>,
    name: toml::Spanned<String>,
    #[serde(default)]
    aliases: Vec<String>,
    #[serde(default)]
    weak_aliases: Vec<String>,
    #[serde(default)]
    former_names: Vec<String>,
    #[serde(default)]
    original_script: Vec<String>,
    #[serde(default)]
    birth_dates: Vec<Parsed<PartialDate>>,
    gender: Option<Sex>,
    #[serde(default)]
    countries: Vec<Parsed<Country>>,
    imo: Option<toml::Spanned<String>>,
    #[serde(default)]
    identifiers: Vec<toml::Spanned<Number>>,
    listings: toml::Spanned<Vec<Entry>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Number {
    kind: Parsed<IdentifierKind>,
    value: String,
    country: Option<Parsed<Country>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    list: String,
    reference: Option<String>,
    regime: Option<String>,
    programme: Option<String>,
    effect: Parsed<Effect>,
    listed_on: Option<Parsed<PartialDate>>,
    legal_basis: Option<String>,
    #[serde(default)]
    unconfirmed: bool,
}

#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum Sex {
    Female,
    Male,
}

/// A text that is parsed where it stands, so that the error has its place.
struct Parsed<T>(T);

impl<'de, T: FromStr<Err: fmt::Display>> Deserialize<'de> for Parsed<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map(Self).map_err(serde::de::Error::custom)
    }
}

/// A file's date, and its parties with the line of each.
pub(super) fn read(file: &str, text: &str) -> Result<(Date, Vec<(usize, Entity)>), StarterError> {
    let place = Place { file, text };
    let read: File = toml::from_str(text)
        .map_err(|error| place.error(error.span().unwrap_or(0..0), error.message().to_owned()))?;
    let mut parties = Vec::with_capacity(read.party.len());
    for party in read.party {
        let line = place.line(party.span().start);
        parties.push((line, entity(party.into_inner(), &place)?));
    }
    Ok((read.as_of.0, parties))
}

fn entity(party: Party, place: &Place) -> Result<Entity, StarterError> {
    let name_span = party.name.span();
    let mut names = vec![(party.name.into_inner(), NameKind::Primary)];
    for (texts, kind) in [
        (party.original_script, NameKind::OriginalScript),
        (party.aliases, NameKind::StrongAlias),
        (party.former_names, NameKind::Former),
        (party.weak_aliases, NameKind::WeakAlias),
    ] {
        names.extend(texts.into_iter().map(|text| (text, kind)));
    }
    let names: Option<Vec<Name>> = names
        .iter()
        .map(|(text, kind)| Name::new(text, *kind))
        .collect();
    let names = names.ok_or_else(|| place.error(name_span.clone(), "an empty name".to_owned()))?;
    let countries: Vec<Country> = party.countries.into_iter().map(|c| c.0).collect();
    let schema = party.schema.0;
    let birth_dates: Vec<PartialDate> = party.birth_dates.into_iter().map(|d| d.0).collect();
    if schema != Schema::Person && (!birth_dates.is_empty() || party.gender.is_some()) {
        let reason = "only a person has birth_dates and a gender";
        return Err(place.error(name_span, reason.to_owned()));
    }
    let gender = party.gender.map(|sex| match sex {
        Sex::Female => Gender::Female,
        Sex::Male => Gender::Male,
    });
    let kind = match schema {
        Schema::Person => {
            let nationalities = countries.clone();
            Kind::Person(Person {
                birth_dates,
                gender,
                nationalities,
                ..Person::default()
            })
        }
        Schema::Organization => Kind::Organization,
        Schema::Company => Kind::Company,
        Schema::LegalEntity => Kind::LegalEntity,
        Schema::Vessel => Kind::Vessel(Vessel {
            flags: countries.clone(),
            ..Vessel::default()
        }),
        Schema::Airplane => Kind::Airplane,
        Schema::CryptoWallet => Kind::CryptoWallet,
        Schema::Address => Kind::Address,
        Schema::Other => Kind::Other(schema.as_str().to_owned()),
    };
    let mut identifiers = Vec::new();
    if let Some(imo) = party.imo {
        let span = imo.span();
        let imo = Identifier::parse(IdentifierKind::Imo, imo.get_ref());
        identifiers.push(imo.map_err(|error| place.error(span, error.to_string()))?);
    }
    for number in party.identifiers {
        let span = number.span();
        let number = number.into_inner();
        let identifier = Identifier::parse(number.kind.0, &number.value)
            .map_err(|error| place.error(span, error.to_string()))?;
        let country = number.country.map(|c| c.0);
        identifiers.push(Identifier {
            country,
            ..identifier
        });
    }
    let span = party.listings.span();
    let listings: Vec<Listing> = party
        .listings
        .into_inner()
        .into_iter()
        .map(listing)
        .collect();
    let Some(first) = listings.first() else {
        return Err(place.error(span, "a party needs a listing".to_owned()));
    };
    let caption = names.first().map_or("", |name| name.text.as_str());
    let reference = first.reference.clone().unwrap_or_else(|| slug(caption));
    let mut entity = Entity::new(format!("{}-{}-{reference}", super::LIST, first.list), kind);
    entity.names = names;
    entity.countries = countries;
    entity.identifiers = identifiers;
    entity.listings = listings;
    Ok(entity)
}

fn listing(entry: Entry) -> Listing {
    Listing {
        list: entry.list,
        reference: entry.reference,
        regime: entry.regime,
        programme: entry.programme,
        effect: entry.effect.0,
        listed_on: entry.listed_on.map(|date| date.0),
        legal_basis: entry.legal_basis,
        unconfirmed: entry.unconfirmed,
    }
}

/// A name as part of an id: lower-case letters and digits, hyphens between the words.
fn slug(name: &str) -> String {
    let words = name
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join("-")
}

/// Where something stands in a file.
struct Place<'t> {
    file: &'t str,
    text: &'t str,
}

impl Place<'_> {
    fn line(&self, offset: usize) -> usize {
        self.text
            .bytes()
            .take(offset)
            .filter(|b| *b == b'\n')
            .count()
            + 1
    }

    /// The key before the place: what stands before the last `=`.
    fn error(&self, span: Range<usize>, reason: String) -> StarterError {
        let at = self.text.get(span.clone()).unwrap_or_default();
        let before = self.text.get(..span.start).unwrap_or_default();
        let key = before.rsplit_once('=').map_or("", |(key, _)| key);
        let key = key
            .trim_end()
            .rsplit(|c: char| !(c.is_alphanumeric() || c == '_'))
            .next();
        // An unknown key is its own place.
        let is_key = self
            .text
            .get(span.end..)
            .is_some_and(|rest| rest.trim_start().starts_with('='));
        let field = if is_key { at } else { key.unwrap_or_default() };
        StarterError::Field {
            file: self.file.to_owned(),
            line: self.line(span.start),
            field: if field.is_empty() {
                "file".to_owned()
            } else {
                field.to_owned()
            },
            reason,
        }
    }
}
