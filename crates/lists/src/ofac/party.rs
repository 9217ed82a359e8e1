//! A party of OFAC's lists while it is gathered, whatever the format it comes in.

use std::collections::{HashMap, HashSet};

use vokter_entities::{
    Country, Entity, IdentifierKind, Kind, Listing, NameKind, PartialDate, ParticularKind, Person,
    Relation, Vessel,
};

use super::labels::{self, Means};
use super::membership::{self, Membership};
use super::programmes::{List, Votes, effect};
use super::relations::{Tie, relation};
use crate::draft::{Draft, tidy};
use crate::fault::{Fault, Place, ReadError};
use crate::list::Publication;
use crate::recognise::Asked;
use crate::written;

/// One party, by OFAC's number for it, which is the same in every format.
#[derive(Debug)]
pub(super) struct Party {
    pub(super) number: String,
    place: Place,
    draft: Draft,
    programmes: Vec<String>,
    /// A directive forbids certain dealings with it, so that it is not an SDN's record.
    directive: bool,
    /// The lists that it stands on and since when, where the format says so.
    pub(super) memberships: Vec<Membership>,
    /// The acts that it is listed under.
    pub(super) legal_basis: Vec<String>,
    /// To whom it is tied.
    ties: Vec<Tie>,
}

impl Party {
    /// A party of a kind in OFAC's word.
    pub(super) fn new(number: &str, kind: &str, place: Place) -> Self {
        let kind = match kind.trim().to_ascii_lowercase().as_str() {
            "individual" => Kind::Person(Person::default()),
            "entity" => Kind::Organization,
            "vessel" => Kind::Vessel(Vessel::default()),
            "aircraft" => Kind::Airplane,
            _ => Kind::LegalEntity,
        };
        Self {
            number: number.to_owned(),
            place,
            draft: Draft::new("", "", kind),
            programmes: Vec::new(),
            directive: false,
            memberships: Vec::new(),
            legal_basis: Vec::new(),
            ties: Vec::new(),
        }
    }

    /// An error at this party.
    pub(super) fn error(&self, fault: Fault) -> ReadError {
        ReadError {
            place: self.place.clone(),
            record: Some(self.number.clone()),
            field: None,
            fault,
        }
    }

    fn is_person(&self) -> bool {
        matches!(self.draft.entity.kind, Kind::Person(_))
    }

    /// A name in one text; a person's is turned from `FAMILY, Given` to its natural order.
    pub(super) fn name(&mut self, text: &str, kind: NameKind) {
        if self.is_person() {
            self.draft.name(&written::turned(text), kind);
        } else {
            self.draft.name(text, kind);
        }
    }

    /// A name in parts, in their natural order.
    pub(super) fn name_of_parts(&mut self, parts: &[Option<&str>], kind: NameKind) {
        let parts: Vec<&str> = parts.iter().copied().flatten().collect();
        self.draft.name(&parts.join(" "), kind);
    }

    /// A name in its own script, without the marks that turn the direction of the line.
    pub(super) fn name_in_script(&mut self, text: &str, kind: NameKind) {
        let is_mark = |c: &char| matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        let text: String = text.chars().filter(|c| !is_mark(c)).collect();
        self.draft.name(&text, kind);
    }

    /// A programme that it is listed under.
    pub(super) fn programme(&mut self, programme: &str) {
        if let Some(programme) = tidy(programme)
            && !self.programmes.contains(&programme)
        {
            self.programmes.push(programme);
        }
    }

    /// Its title and offices; for a ship or a body words for the reader.
    pub(super) fn title(&mut self, text: &str) {
        for office in text.split(';') {
            self.draft.position(office);
        }
    }

    /// A ship's flag, which is one of its countries.
    pub(super) fn flag(&mut self, text: &str) {
        match country(text) {
            Some(country) => {
                self.draft.country(Some(country));
                if let Kind::Vessel(vessel) = &mut self.draft.entity.kind
                    && !vessel.flags.contains(&country)
                {
                    vessel.flags.push(country);
                }
            }
            None => self.remark("flag", text),
        }
    }

    /// An address in its parts, country last and apart.
    pub(super) fn address(&mut self, parts: &[Option<&str>], country_text: Option<&str>) {
        let country_text = country_text.filter(|text| !text.eq_ignore_ascii_case("undetermined"));
        let found = country_text.and_then(country);
        let mut line: Vec<&str> = parts.iter().copied().flatten().collect();
        if line.is_empty() && found.is_some() {
            self.draft.country(found);
            return;
        }
        line.extend(country_text);
        self.draft.address(&line.join(", "), found);
    }

    /// A tie to another party, by its number; one that has ended is only a remark.
    pub(super) fn tie(&mut self, word: &str, other: &str, name: &str, former: bool) {
        let before = if former { "formerly " } else { "" };
        self.remark(word, &format!("{before}{name} ({other})"));
        if !former && !other.is_empty() {
            self.ties.push(Tie {
                word: word.to_owned(),
                other: other.to_owned(),
            });
        }
    }

    /// Words for the reader.
    pub(super) fn remark(&mut self, what: &str, text: &str) {
        let what = what.trim().trim_end_matches([':', '-', ' ']);
        self.draft.remark(what, text);
    }

    /// A fact under a label of OFAC's, with the country and the dates of a document.
    pub(super) fn fact(&mut self, label: &str, value: &str, issuer: Option<&str>, dates: &str) {
        self.meant(labels::means(label), label, value, issuer, dates);
    }

    /// The same, when it is known what the label means.
    pub(super) fn meant(
        &mut self,
        means: Means,
        label: &str,
        value: &str,
        issuer: Option<&str>,
        dates: &str,
    ) {
        let number = value.strip_prefix("No.").unwrap_or(value);
        let number = number.trim_start_matches([':', ' ']);
        let (is_person, is_vessel) = (self.is_person(), self.is_vessel());
        let Some(kind) = means.number(number, is_person, is_vessel) else {
            return self.described(means, label, value);
        };
        let number = match labels::imo(number) {
            Some(figures) if kind == IdentifierKind::Imo => figures,
            _ => number,
        };
        let before = self.draft.entity.identifiers.len();
        self.draft
            .identifier(kind, number, issuer.and_then(country));
        let last = self.draft.entity.identifiers.get(before..);
        let unnamed = last.is_some_and(|new| {
            new.iter()
                .any(|identifier| identifier.kind == IdentifierKind::Other)
        });
        // A kind says what a number is; where it does not, and for the dates, the label does. So
        // are an issuer's words kept that say more than a country.
        let words = issuer.filter(|issuer| named(issuer).is_none());
        let words = words.map_or(String::new(), |words| format!("({words})"));
        if means == Means::CallSign && is_vessel && dates.is_empty() && words.is_empty() {
            let sign = ParticularKind::CallSign;
            return self.draft.particular(sign, label, number);
        }
        if unnamed || !dates.is_empty() || !words.is_empty() {
            self.remark(label, &format!("{value} {words} {dates}"));
        }
    }

    /// What a label means that is no number's.
    fn described(&mut self, means: Means, label: &str, value: &str) {
        match means {
            Means::Wallet => self.wallet(label, value),
            Means::Gender => self.draft.gender(value),
            Means::Flag => self.flag(value),
            Means::Particular(kind) => self.draft.particular(kind, label, value),
            Means::BirthDate => self.birth_date(label, value),
            Means::BirthPlace if self.is_person() => self.draft.birth_place(value),
            Means::Nationality => self.nationality(label, value),
            Means::Registered => {
                self.draft.country(country(value));
                self.remark(label, value);
            }
            _ => {
                self.directive |= label.contains("Directive");
                self.remark(label, value);
            }
        }
    }

    fn is_vessel(&self) -> bool {
        matches!(self.draft.entity.kind, Kind::Vessel(_))
    }

    /// `XBT 1Kuf…`, or the address alone with the currency in the label.
    fn wallet(&mut self, label: &str, value: &str) {
        let (currency, address) = match value.split_once(' ') {
            Some((currency, address)) => (Some(currency), address),
            None => (label.rsplit(['-', ' ']).next(), value),
        };
        self.draft.identifier(IdentifierKind::Wallet, address, None);
        if let Some(currency) = currency {
            self.remark("Digital Currency Address", &format!("{currency} {address}"));
        }
    }

    /// A date of birth as typed; what is none is kept in its words.
    fn birth_date(&mut self, label: &str, text: &str) {
        match written::date(text) {
            Some(date) if self.is_person() => self.draft.birth_date(Some(date)),
            _ => self.remark(label, text),
        }
    }

    /// A date of birth that is known already.
    pub(super) fn born(&mut self, date: PartialDate) {
        self.draft.birth_date(Some(date));
    }

    /// A nationality or citizenship. Both of one country are one; that it was said twice is kept
    /// in words.
    fn nationality(&mut self, label: &str, text: &str) {
        let Some(country) = country(text) else {
            return self.remark("nationality", text);
        };
        self.draft.country(Some(country));
        let Some(person) = self.draft.person() else {
            return;
        };
        if person.nationalities.contains(&country) {
            self.remark(label, text);
        } else {
            person.nationalities.push(country);
        }
    }

    /// The party on its list: a listing for each programme.
    fn finish(mut self, list: List) -> Result<Entity, ReadError> {
        if self.draft.entity.names.is_empty() {
            return Err(self.error(Fault::NoName));
        }
        let id = format!("{}-{}", list.name(), self.number);
        let number = self.number.clone();
        let (part, listed_on) = membership::on(&self.memberships, list);
        let also = membership::elsewhere(&self.memberships, list);
        self.draft.remark("also on", &also);
        let legal_basis = Some(self.legal_basis.join("; ")).filter(|text| !text.is_empty());
        let listing = |programme: Option<String>| Listing {
            list: list.name().to_owned(),
            reference: Some(number.clone()),
            effect: effect(list, programme.as_deref().unwrap_or_default()),
            regime: programme,
            programme: part.clone(),
            listed_on,
            legal_basis: legal_basis.clone(),
            unconfirmed: false,
        };
        let mut listings: Vec<Listing> = Vec::new();
        for programme in std::mem::take(&mut self.programmes) {
            listings.push(listing(Some(programme)));
        }
        if listings.is_empty() {
            listings.push(listing(None));
        }
        self.draft.entity.id.0 = id;
        self.draft.entity.listings = listings;
        let (place, number) = (self.place, self.number);
        self.draft.finish().ok_or(ReadError {
            place,
            record: Some(number),
            field: None,
            fault: Fault::NoName,
        })
    }
}

/// A country in OFAC's words: `Korea, North`, `Bahamas, The`, `Region: Crimea`; or the only one
/// that they mention.
pub(super) fn country(text: &str) -> Option<Country> {
    let only = || match Country::mentioned(text).as_slice() {
        [country] => Some(*country),
        _ => None,
    };
    named(text).or_else(only)
}

/// A country in words that say nothing else.
fn named(text: &str) -> Option<Country> {
    let text = text.trim();
    let text = text.strip_prefix("Region:").unwrap_or(text).trim();
    let turned = || {
        let (name, rest) = text.split_once(", ")?;
        Country::from_name(&format!("{rest} {name}")).or_else(|| Country::from_name(name))
    };
    let own = match text {
        "Cote d Ivoire" => Some("ci"),
        "Gaza" | "West Bank" => Some("ps"),
        _ => None,
    };
    let own = own.and_then(|code| code.parse().ok());
    own.or_else(|| Country::from_name(text)).or_else(turned)
}

/// Holds that no number stands twice.
pub(super) fn distinct(parties: &[Party]) -> Result<(), ReadError> {
    let mut seen: HashMap<&str, &Place> = HashMap::new();
    for party in parties {
        if let Some(first) = seen.insert(&party.number, &party.place) {
            return Err(party.error(Fault::Duplicate {
                reference: party.number.clone(),
                first: first.clone(),
            }));
        }
    }
    Ok(())
}

/// The list out of its parties: decided by their programmes where the format does not say it.
pub(super) fn publish(
    parties: Vec<Party>,
    known: Option<List>,
    asked: &Asked,
) -> Result<Publication, ReadError> {
    if parties.is_empty() {
        return Err(ReadError::whole(Fault::NoRecords));
    }
    distinct(&parties)?;
    let mut votes = Votes::default();
    for party in &parties {
        votes.count(party.programmes.iter().map(String::as_str), party.directive);
    }
    let list = known.map_or_else(|| votes.decide(asked), Ok)?;
    let numbers: HashSet<String> = parties.iter().map(|party| party.number.clone()).collect();
    // Each of two parties may name the other.
    let mut relations: Vec<Relation> = Vec::new();
    let mut seen = HashSet::new();
    for party in &parties {
        for tie in &party.ties {
            let tied = relation(list, &party.number, tie, &numbers);
            relations.extend(tied.filter(|tied| {
                seen.insert((
                    tied.kind,
                    tied.from.clone(),
                    tied.to.clone(),
                    tied.role.clone(),
                ))
            }));
        }
    }
    let entities: Result<Vec<Entity>, ReadError> = parties
        .into_iter()
        .map(|party| party.finish(list))
        .collect();
    Ok(Publication {
        is_part: false,
        list: list.name().to_owned(),
        title: list.title().to_owned(),
        published: None,
        entities: entities?,
        relations,
        ..Publication::default()
    })
}
