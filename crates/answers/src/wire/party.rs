//! One listed party, whole: `GET /v1/entities/{id}` of the service.

use jiff::civil::Date;
use serde::Serialize;
use utoipa::ToSchema;
use vokter_entities::{
    Entity as Entry, Identifier, IdentifierKind, Kind, Listing, Name, NameKind, ParticularKind,
};

use super::explain::{Link, NearMiss};
use super::ownership::Holdings;
use super::{EngineStamp, Entity, ListStamp};
use crate::engine::{self, Engine};
use crate::groups::Reasons;
use crate::owners::Web;
use crate::parties::Parties;
use crate::remark::{Language, Remark};

/// Everything that is known of a listed party.
#[derive(Debug, Serialize, ToSchema)]
pub struct Whole {
    /// As a hit shows it.
    pub entity: Entity,
    /// Its names, each with what it is to the party.
    pub names: Vec<NameOf>,
    pub identifiers: Vec<Number>,
    /// What lists tell a ship by besides.
    pub particulars: Vec<ParticularOf>,
    pub addresses: Vec<String>,
    /// female | male, where a list says it.
    pub gender: Option<&'static str>,
    pub birth_places: Vec<String>,
    pub positions: Vec<String>,
    pub titles: Vec<String>,
    /// What publishers wrote besides.
    pub remarks: Vec<String>,
    /// Its listings with their legal basis.
    pub listings: Vec<ListingOf>,
    /// Each listing's entry by itself, in the fixed order of lists and ids.
    pub members: Vec<Entity>,
    /// What ties them, the strongest first.
    pub links: Vec<Link>,
    /// What nearly was the same party, and what speaks against it.
    pub near_misses: Vec<NearMiss>,
    /// Who owns whom around it; null where nothing is stated.
    pub holdings: Option<Holdings>,
    /// The day of which all of it is; null for today.
    pub as_of: Option<String>,
    /// What the reader must know, one line each.
    pub warnings: Vec<String>,
    pub lists: Vec<ListStamp>,
    pub engine: EngineStamp,
}

/// A name.
#[derive(Debug, Serialize, ToSchema)]
pub struct NameOf {
    pub name: String,
    /// primary | strong-alias | weak-alias | former | original-script.
    pub kind: &'static str,
}

/// A number or code.
#[derive(Debug, Serialize, ToSchema)]
pub struct Number {
    /// passport | national-id | tax-id | registration | imo | mmsi | bic | lei | iban | wallet | other.
    pub kind: &'static str,
    pub value: String,
    pub country: Option<String>,
}

/// One of a ship's particulars.
#[derive(Debug, Serialize, ToSchema)]
pub struct ParticularOf {
    /// call-sign | type | model | tonnage | gross-tonnage | built | owner.
    pub kind: &'static str,
    pub value: String,
}

/// A listing.
#[derive(Debug, Serialize, ToSchema)]
pub struct ListingOf {
    pub list: String,
    pub reference: Option<String>,
    pub regime: Option<String>,
    pub programme: Option<String>,
    /// freeze | travel-ban | sectoral | export-control | debarment | port-ban | other.
    pub effect: &'static str,
    pub listed_on: Option<String>,
    pub legal_basis: Option<String>,
    pub unconfirmed: bool,
}

/// What is told of a party besides its entries.
pub struct Told<'a> {
    /// Why listings are one party's.
    pub reasons: &'a Reasons,
    /// Who owns whom.
    pub web: &'a Web,
    /// The day past that was asked for.
    pub as_of: Option<Date>,
    /// The program and its settings.
    pub engine: &'a Engine,
    /// The language of the warnings.
    pub language: Language,
}

impl Whole {
    /// The party that an entry is of.
    pub fn of(parties: &Parties, entry: usize, told: &Told<'_>) -> Self {
        let party = parties.party(entry);
        let (links, near_misses) = parties
            .explanation(told.reasons, entry)
            .map(|explanation| (explanation.links, explanation.near_misses))
            .unwrap_or_default();
        let entries = match party.members.as_slice() {
            [_] => vec![entry],
            _ => parties.index.companions(entry),
        };
        let members = entries
            .iter()
            .map(|member| match member.checked_sub(parties.index.len()) {
                Some(_) => Entity::of(&party),
                None => Entity::alone(parties.index.entity(*member), party.group),
            });
        let members = members.collect();
        let entity = &party.entity;
        let person = match &entity.kind {
            Kind::Person(person) => Some(person),
            _ => None,
        };
        let of_person = |texts: fn(&vokter_entities::Person) -> &Vec<String>| {
            person
                .map(|person| texts(person).clone())
                .unwrap_or_default()
        };
        Self {
            names: entity.names.iter().map(NameOf::of).collect(),
            identifiers: entity.identifiers.iter().map(Number::of).collect(),
            particulars: particulars(entity),
            addresses: addresses(entity),
            gender: entity.gender().map(vokter_entities::Gender::as_str),
            birth_places: of_person(|person| &person.birth_places),
            positions: of_person(|person| &person.positions),
            titles: of_person(|person| &person.titles),
            remarks: entity.remarks.clone(),
            listings: entity.listings.iter().map(ListingOf::of).collect(),
            members,
            links,
            near_misses,
            entity: Entity::of(&party),
            holdings: Holdings::of(&parties.around(told.web, entry)),
            as_of: told.as_of.map(|day| day.to_string()),
            warnings: Remark::texts(&parties.told(engine::today()), told.language),
            lists: ListStamp::all(&parties.lists),
            engine: EngineStamp::of(told.engine),
        }
    }
}

fn particulars(entity: &Entry) -> Vec<ParticularOf> {
    let Kind::Vessel(vessel) = &entity.kind else {
        return Vec::new();
    };
    let all = ParticularKind::ALL.into_iter();
    all.flat_map(|kind| {
        vessel.told(kind).map(move |text| ParticularOf {
            kind: kind.as_str(),
            value: text.to_owned(),
        })
    })
    .collect()
}

fn addresses(entity: &Entry) -> Vec<String> {
    let texts = entity.addresses.iter();
    texts.map(|address| address.text.clone()).collect()
}

impl NameOf {
    fn of(name: &Name) -> Self {
        Self {
            name: name.text.clone(),
            kind: match name.kind {
                NameKind::Primary => "primary",
                NameKind::StrongAlias => "strong-alias",
                NameKind::WeakAlias => "weak-alias",
                NameKind::Former => "former",
                NameKind::OriginalScript => "original-script",
            },
        }
    }
}

impl Number {
    fn of(identifier: &Identifier) -> Self {
        Self {
            kind: match identifier.kind {
                IdentifierKind::Passport => "passport",
                IdentifierKind::NationalId => "national-id",
                IdentifierKind::TaxId => "tax-id",
                IdentifierKind::Registration => "registration",
                IdentifierKind::Imo => "imo",
                IdentifierKind::Mmsi => "mmsi",
                IdentifierKind::Bic => "bic",
                IdentifierKind::Lei => "lei",
                IdentifierKind::Iban => "iban",
                IdentifierKind::Wallet => "wallet",
                IdentifierKind::Other => "other",
            },
            value: identifier.value.clone(),
            country: identifier.country.map(|country| country.to_string()),
        }
    }
}

impl ListingOf {
    fn of(listing: &Listing) -> Self {
        Self {
            list: listing.list.clone(),
            reference: listing.reference.clone(),
            regime: listing.regime.clone(),
            programme: listing.programme.clone(),
            effect: listing.effect.as_str(),
            listed_on: listing.listed_on.map(|date| date.to_string()),
            legal_basis: listing.legal_basis.clone(),
            unconfirmed: listing.unconfirmed,
        }
    }
}
