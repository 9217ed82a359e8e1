//! A party in Watchman's shape.

use serde_json::{Value, json};
use vokter_answers::groups::Party;
use vokter_answers::parties::Parties;
use vokter_answers::reading;
use vokter_answers::wire::schema;
use vokter_entities::{
    Gender, Identifier, IdentifierKind, Kind, Listing, NameKind, ParticularKind, Vessel,
};
use vokter_lists::starter;

use super::facts::{self, Form};
use crate::contacts::{self, Contacts, Means};

/// What Watchman calls the lists of a publisher. One of its lists can be several of ours.
const NAMES: [(&str, &str); 10] = [
    ("eu-fsf", "eu_csl"),
    ("eu-journal", "eu_csl"),
    ("uk-ofsi", "uk_csl"),
    ("uk-sl", "uk_csl"),
    ("un-1718-vessels", "un_csl"),
    ("un-sc", "un_csl"),
    ("us-bis-dpl", "us_csl"),
    ("us-csl", "us_csl"),
    ("us-ofac-cons", "us_non_sdn"),
    ("us-ofac-sdn", "us_ofac"),
];

/// What Watchman calls a list.
pub(super) fn theirs(list: &str) -> &str {
    let known = NAMES.iter().find(|(ours, _)| *ours == list);
    known.map_or(list, |(_, theirs)| theirs)
}

/// A source that is asked for: a list by our name, or what Watchman calls one or more of them.
pub(super) struct Source(pub(super) String);

impl Source {
    /// By either name, in any case.
    pub(super) fn of(name: &str) -> Self {
        Self(name.to_lowercase())
    }

    /// Whether the built-in list is meant, whose parties stand on lists of others.
    pub(super) fn is_starter(&self) -> bool {
        self.0 == starter::LIST
    }

    /// Whether a list of ours is meant.
    pub(super) fn is(&self, list: &str) -> bool {
        self.0 == list || self.0 == theirs(list)
    }
}

/// The number of a listing, else the id of the entry that is shown.
pub(super) fn source_id<'p>(party: &'p Party, listing: Option<&'p Listing>) -> &'p str {
    let reference = listing.and_then(|on| on.reference.as_deref());
    reference.unwrap_or(&party.entity.id.0)
}

/// A party shown by one of its listings, with whether others are sanctioned for dealing with it.
pub(super) fn of(
    party: &Party,
    listing: Option<&Listing>,
    secondary: bool,
    known: &Contacts,
) -> Value {
    let entity = &party.entity;
    let name = entity.caption();
    let others: Vec<&str> = entity
        .names
        .iter()
        .filter(|other| other.text != name && other.kind != NameKind::Former)
        .map(|other| other.text.as_str())
        .collect();
    let formerly: Vec<Value> = entity
        .names
        .iter()
        .filter(|other| other.kind == NameKind::Former)
        .map(|other| json!({"type": "Former Name", "value": other.text, "date": null}))
        .collect();
    let of_kind = |kind: IdentifierKind| {
        let mut all = entity.identifiers.iter();
        all.find(|id| id.kind == kind).map(|id| id.value.as_str())
    };
    let numbers: Vec<Value> = entity.identifiers.iter().filter_map(number).collect();
    let wallets: Vec<Value> = entity
        .identifiers
        .iter()
        .filter(|id| id.kind == IdentifierKind::Wallet)
        .map(|id| {
            let currency = known.currency(&id.value).unwrap_or_default();
            json!({"currency": currency, "address": id.value})
        })
        .collect();
    let stated = |wanted: Means| -> Vec<&str> {
        let all = entity.remarks.iter();
        let all = all.flat_map(|remark| contacts::of_remark(remark));
        let of_it = all.filter(|(means, _)| *means == wanted);
        of_it.map(|(_, text)| text).collect()
    };
    let (kind, facts) = match &entity.kind {
        Kind::Person(person) => {
            let gender = person.gender.map(Gender::as_str);
            // The first of those that say most: a day before a year.
            let born = person.birth_dates.iter().min_by_key(|date| {
                let is_vague = date.approximate || date.last_year != date.year;
                (date.day.is_none(), date.month.is_none(), is_vague)
            });
            let born = born.map(|date| facts::time(*date));
            let titles = [person.titles.clone(), person.positions.clone()].concat();
            let facts = json!({
                "name": name, "altNames": others, "gender": gender, "birthDate": born,
                "deathDate": null, "placeOfBirth": person.birth_places.first(),
                "titles": titles,
                "governmentIDs": numbers,
            });
            ("person", facts)
        }
        Kind::Vessel(vessel) => {
            let facts = json!({
                "name": name, "altNames": others, "imoNumber": of_kind(IdentifierKind::Imo),
                "mmsi": of_kind(IdentifierKind::Mmsi),
                "flag": vessel.flags.first().map(ToString::to_string),
            });
            ("vessel", with_particulars(facts, vessel))
        }
        Kind::Airplane => {
            let serial = of_kind(IdentifierKind::Other);
            (
                "aircraft",
                json!({"name": name, "altNames": others, "serialNumber": serial}),
            )
        }
        kind => {
            let facts = json!({"name": name, "altNames": others, "governmentIDs": numbers});
            let kind = if matches!(kind, Kind::Company) {
                "business"
            } else {
                "organization"
            };
            (kind, facts)
        }
    };
    // What a time can't say: a year alone, a span, or about when.
    let birth_dates: Vec<String> = match &entity.kind {
        Kind::Person(person) => person.birth_dates.iter().map(ToString::to_string).collect(),
        _ => Vec::new(),
    };
    let addresses: Vec<Value> = entity
        .addresses
        .iter()
        .map(|address| {
            let country = address.country.map(|country| country.to_string());
            json!({"line1": address.text, "country": country})
        })
        .collect();
    let mut programs: Vec<&str> = Vec::new();
    for on in &entity.listings {
        for program in [&on.programme, &on.regime].into_iter().flatten() {
            if !programs.contains(&program.as_str()) {
                programs.push(program);
            }
        }
    }
    let mut whole = json!({
        "name": name,
        "entityType": kind,
        "sourceList": listing.map(|on| theirs(&on.list)),
        "sourceID": source_id(party, listing),
        "contact": {
            "emailAddresses": stated(Means::Mail),
            "phoneNumbers": stated(Means::Phone),
            "faxNumbers": stated(Means::Fax),
            "websites": stated(Means::Page),
        },
        "addresses": addresses,
        "cryptoAddresses": wallets,
        "affiliations": [],
        "sanctionsInfo": {"programs": programs, "secondary": secondary, "description": entity.remarks.join("; ")},
        "historicalInfo": formerly,
        "sourceData": {"id": entity.id.0, "schema": schema(entity), "members": party.members, "birthDates": birth_dates},
    });
    whole[kind] = facts;
    whole
}

/// Whether others are sanctioned for dealing with the party, by any of its listings: the one that is shown
/// need not be that of the list which says so.
pub(super) fn is_risky(parties: &Parties, entry: usize) -> bool {
    // Bodies that only their owners block stand on no list themselves.
    if entry >= parties.index.len() {
        return false;
    }
    let entries = parties.index.companions(entry);
    let mut entries = entries.iter();
    entries.any(|entry| has_secondary(&parties.index.entity(*entry).remarks))
}

/// Whether whoever deals with the party may be sanctioned in turn, which its list says in words
/// ("Subject to Secondary Sanctions", "Secondary sanctions risk: …").
fn has_secondary(remarks: &[String]) -> bool {
    let mut remarks = remarks.iter();
    remarks.any(|remark| remark.to_lowercase().contains("secondary sanctions"))
}

/// What Watchman calls a ship's particulars, and how they are written there.
const PARTICULARS: [(ParticularKind, &str, Form); 7] = [
    (ParticularKind::CallSign, "callSign", Form::Text),
    (ParticularKind::Type, "type", Form::Text),
    (ParticularKind::Model, "model", Form::Text),
    (ParticularKind::Tonnage, "tonnage", Form::Number),
    (
        ParticularKind::GrossTonnage,
        "grossRegisteredTonnage",
        Form::Number,
    ),
    (ParticularKind::Built, "built", Form::Time),
    (ParticularKind::Owner, "owner", Form::Text),
];

/// A ship's facts with its particulars, of each the first. A tonnage in words is none, nor is such a year.
fn with_particulars(mut facts: Value, vessel: &Vessel) -> Value {
    for (kind, name, form) in PARTICULARS {
        let mut told = vessel.told(kind);
        let value = match form {
            Form::Number => told
                .find_map(|text| text.parse::<u64>().ok())
                .map(Value::from),
            Form::Time => told
                .find_map(|text| reading::read_typed_date(text).ok())
                .map(|date| facts::time(date).into()),
            Form::Text | Form::Texts => told.next().map(Value::from),
        };
        if let Some(value) = value {
            facts[name] = value;
        }
    }
    facts
}

fn number(id: &Identifier) -> Option<Value> {
    let (name, kind) = match id.kind {
        IdentifierKind::Passport => ("Passport", "passport"),
        IdentifierKind::NationalId => ("National ID", "national-id"),
        IdentifierKind::TaxId => ("Tax ID", "tax-id"),
        IdentifierKind::Registration => ("Registration", "business-registration"),
        IdentifierKind::Other => ("Number", "other"),
        _ => return None,
    };
    let country = id.country.map(|country| country.to_string());
    Some(json!({"name": name, "type": kind, "country": country, "identifier": id.value}))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_source_is_a_list_or_those_of_a_publisher() {
        for (source, list, is) in [
            ("uk_csl", "uk-ofsi", true),
            ("UK_CSL", "uk-sl", true),
            ("uk-ofsi", "uk-ofsi", true),
            ("uk-ofsi", "uk-sl", false),
            ("eu_csl", "eu-journal", true),
            ("us_ofac", "us-ofac-cons", false),
            ("mine", "mine", true),
        ] {
            assert_eq!(Source::of(source).is(list), is, "{source} {list}");
        }
    }

    #[test]
    fn a_ship_has_its_particulars() {
        let mut vessel = Vessel::default();
        for (kind, text) in [
            (ParticularKind::CallSign, "9HDX0"),
            (ParticularKind::CallSign, "9HDX1"),
            (ParticularKind::Tonnage, "99,087"),
            (ParticularKind::GrossTonnage, "about 50"),
            (ParticularKind::Type, "Tug"),
            (ParticularKind::Model, "Azimuth 30"),
            (ParticularKind::Owner, "Quorzam Trading"),
            (ParticularKind::Built, "1998"),
        ] {
            vessel.tell(kind, text);
        }
        assert_eq!(
            with_particulars(json!({"name": "Trelvana Star"}), &vessel),
            json!({"name": "Trelvana Star", "built": "1998-01-01T00:00:00Z", "callSign": "9HDX0", "tonnage": 99087, "type": "Tug",
                "model": "Azimuth 30",
                "owner": "Quorzam Trading"})
        );
    }

    #[test]
    fn secondary_sanctions_are_what_the_list_says() {
        for (remark, expected) in [
            ("Secondary sanctions risk: section 1(b)", true),
            (
                "Additional Sanctions Information: Subject to Secondary Sanctions",
                true,
            ),
            ("Linked To: an airline", false),
        ] {
            let remarks = ["Other".to_owned(), remark.to_owned()];
            assert_eq!(has_secondary(&remarks), expected, "{remark}");
        }
        assert!(!has_secondary(&[]));
    }
}
