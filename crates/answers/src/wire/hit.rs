//! A hit, its party and its evidence.

use serde::Serialize;
use utoipa::ToSchema;
use vokter_entities::{Country, Entity as Entry, Kind, Listing as PartyListing};
use vokter_screening::{Hit as EngineHit, Score, Term};

use super::ownership::Ownership;
use crate::groups::{GroupId, Party};

/// One hit.
#[derive(Debug, Serialize, ToSchema)]
pub struct Hit {
    /// The probability of the sum, 0 to 1.
    score: f64,
    /// The sum: `prior` and the bits of the evidence.
    bits: f64,
    /// How unlikely a hit is before anything is compared, in bits.
    prior: f64,
    /// confirmed | likely | possible | below.
    band: &'static str,
    /// score, where it reaches the threshold | whole-name, where a whole name agrees.
    reported_because: &'static str,
    /// The listed name that answers best; null where a number decides.
    matched_name: Option<String>,
    entity: Entity,
    #[serde(skip_serializing_if = "Option::is_none")]
    evidence: Option<Vec<Evidence>>,
}

impl Hit {
    /// A hit on a party, with or without its evidence.
    pub fn of(hit: &EngineHit, party: &Party, with_evidence: bool) -> Self {
        Self {
            score: hit.score.probability(),
            bits: hit.score.bits.as_f64(),
            prior: hit.score.prior.as_f64(),
            band: hit.band.as_str(),
            reported_because: hit.because.as_str(),
            matched_name: hit.score.matched_name.clone(),
            entity: Entity::of(party),
            evidence: with_evidence.then(|| Evidence::all(&hit.score)),
        }
    }
}

/// A listed party: the entry that answers best, with the names, dates, countries and listings of
/// all entries that are the same party's.
#[derive(Debug, Serialize, ToSchema)]
pub struct Entity {
    id: String,
    /// The id of the group of its entries, also where it is the only one.
    group: String,
    /// The ids of its entries.
    members: Vec<String>,
    caption: String,
    schema: String,
    names: Vec<String>,
    birth_dates: Vec<String>,
    countries: Vec<String>,
    listings: Vec<Listing>,
    /// Why it is blocked, where it is not listed itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    ownership: Option<Ownership>,
}

#[derive(Debug, Serialize, ToSchema)]
struct Listing {
    list: String,
    reference: Option<String>,
    regime: Option<String>,
    effect: &'static str,
    listed_on: Option<String>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    unconfirmed: bool,
}

impl Entity {
    /// A party as a hit shows it.
    pub fn of(party: &Party) -> Self {
        let listing = |listing: &PartyListing| Listing {
            list: listing.list.clone(),
            reference: listing.reference.clone(),
            regime: listing.regime.clone(),
            effect: listing.effect.as_str(),
            listed_on: listing.listed_on.map(|date| date.to_string()),
            unconfirmed: listing.unconfirmed,
        };
        let Party {
            entity: party,
            group,
            members,
            ownership,
        } = party;
        Self {
            id: party.id.to_string(),
            group: group.to_string(),
            members: members.clone(),
            caption: party.caption().to_owned(),
            schema: schema(party),
            names: party.names.iter().map(|name| name.text.clone()).collect(),
            birth_dates: party
                .birth_dates()
                .iter()
                .map(ToString::to_string)
                .collect(),
            countries: countries(party).iter().map(ToString::to_string).collect(),
            listings: party.listings.iter().map(listing).collect(),
            ownership: ownership
                .as_ref()
                .map(|owners| Ownership::of(owners, !party.listings.is_empty())),
        }
    }
}

impl Entity {
    /// One entry by itself.
    pub fn alone(entry: &Entry, group: GroupId) -> Self {
        Self::of(&Party::alone(entry, group))
    }

    /// Its id.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// `un-sc-KPi.033 KIM X, Person, born 1984, kp`.
    pub fn line(&self) -> String {
        let mut parts = vec![format!("{} {}", self.id, self.caption), self.schema.clone()];
        if !self.birth_dates.is_empty() {
            parts.push(format!("born {}", self.birth_dates.join(" or ")));
        }
        if !self.countries.is_empty() {
            parts.push(self.countries.join(" "));
        }
        parts.join(", ")
    }
}

/// The schema's name; one that Vokter only carries is named as its source named it.
pub fn schema(party: &Entry) -> String {
    match &party.kind {
        Kind::Other(name) => name.clone(),
        _ => party.schema().as_str().to_owned(),
    }
}

/// Every country that a party is tied to, each once.
pub fn countries(party: &Entry) -> Vec<Country> {
    let of_kind = match &party.kind {
        Kind::Person(person) => person.nationalities.as_slice(),
        Kind::Vessel(vessel) => vessel.flags.as_slice(),
        _ => &[],
    };
    let mut countries: Vec<Country> = Vec::new();
    for country in of_kind.iter().chain(&party.countries) {
        if !countries.contains(country) {
            countries.push(*country);
        }
    }
    countries
}

/// One term of the sum.
#[derive(Debug, Serialize, ToSchema)]
pub struct Evidence {
    kind: &'static str,
    /// What was asked; with `typing-slip` and no `listed`, the name as it was read, with its slips undone.
    query: Option<String>,
    /// What is listed; none for what is `extra`, and for a name that was read with its slips undone.
    listed: Option<String>,
    relation: &'static str,
    bits: f64,
}

impl Evidence {
    /// The terms of a score; with the prior they add up to its bits.
    pub fn all(score: &Score) -> Vec<Self> {
        let evidence = |term: &Term| Self {
            kind: term.kind.as_str(),
            query: term.query.clone(),
            listed: term.listed.clone(),
            relation: term.relation.as_str(),
            bits: term.bits.as_f64(),
        };
        score.terms.iter().map(evidence).collect()
    }
}
