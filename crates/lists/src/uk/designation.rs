//! The UK Sanctions List's XML: a `Designation` is a party.

use vokter_entities::{IdentifierKind, Listing, NameKind};

use super::{SANCTIONS_LIST, SANCTIONS_LIST_TITLE, field};
use crate::draft::Draft;
use crate::element::{Element, Records};
use crate::fault::{Fault, Place, ReadError, shortened};
use crate::gather::Parties;
use crate::list::Publication;
use crate::written;

/// Reads the unpacked XML.
pub(super) fn read(bytes: &[u8]) -> Result<Publication, ReadError> {
    let mut records = Records::new(bytes, &["Designation"])?;
    let mut parties = Parties::default();
    let mut newest = None;
    while let Some(record) = records.next()? {
        let number = records.count();
        let reference = record.text_of("UniqueID").ok_or_else(|| {
            record.error(Some(format!("Designation {number}")), Fault::NoReference)
        })?;
        let word = record.text_of("IndividualEntityShip").unwrap_or_default();
        let kind = field::kind(word).ok_or_else(|| {
            let fault = Fault::Value {
                value: shortened(word),
                expected: "Individual, Entity or Ship".to_owned(),
            };
            let error = record.error(Some(reference.to_owned()), fault);
            error.in_field("IndividualEntityShip")
        })?;
        newest = newest.max(record.text_of("LastUpdated").and_then(written::day));
        let imposed = imposed(&record);
        let listing = Listing {
            list: SANCTIONS_LIST.to_owned(),
            reference: Some(reference.to_owned()),
            regime: record.text_of("RegimeName").map(str::to_owned),
            effect: field::effect(&imposed, &kind),
            programme: Some(imposed).filter(|imposed| !imposed.is_empty()),
            listed_on: field::day(record.text_of("DateDesignated")),
            legal_basis: None,
            unconfirmed: false,
        };
        let place = Place::Byte(record.offset);
        let draft = parties.once(SANCTIONS_LIST, reference, &place, || kind)?;
        add(draft, &record);
        draft.listing(listing);
    }
    let entities = parties.finish()?;
    let generated = ["DateGenerated", "ReportDate"];
    let generated = generated
        .iter()
        .find_map(|name| records.head(name)?.value());
    let generated = generated.and_then(written::day);
    let undated =
        || "the file does not say when it was published: taken is its newest update".to_owned();
    let warnings = generated.is_none().then(undated).into_iter().collect();
    Ok(Publication {
        is_part: false,
        list: SANCTIONS_LIST.to_owned(),
        title: SANCTIONS_LIST_TITLE.to_owned(),
        published: generated.or(newest),
        entities,
        warnings,
        ..Publication::default()
    })
}

/// The sanctions imposed: a text, else the indicators that are true.
fn imposed(record: &Element) -> String {
    if let Some(text) = record.text_of("SanctionsImposed") {
        return text.to_owned();
    }
    let indicators = record.child("SanctionsImposedIndicators");
    let indicators = indicators.into_iter().flat_map(|all| &all.children);
    let imposed = indicators.filter(|one| one.value() == Some("true"));
    let imposed: Vec<&str> = imposed.map(|one| one.name.as_str()).collect();
    imposed.join("|")
}

fn add(draft: &mut Draft, record: &Element) {
    for name in record.at(&["Names", "Name"]) {
        let text = |field: &str| name.text_of(field);
        let kind = field::name_kind(
            text("NameType").unwrap_or_default(),
            text("AliasStrength").unwrap_or_default(),
        );
        draft.names_in(&field::name(|part| text(&format!("Name{part}"))), kind);
    }
    for name in record.at(&["NonLatinNames", "NonLatinName"]) {
        let text = name.text_of("NameNonLatinScript").or_else(|| name.value());
        draft.names_in(text.unwrap_or_default(), NameKind::StrongAlias);
    }
    for title in record
        .at(&["Titles", "Title"])
        .into_iter()
        .filter_map(Element::value)
    {
        draft.title(title);
    }
    for address in record.at(&["Addresses", "Address"]) {
        let lines: Vec<&str> = address
            .children
            .iter()
            .filter(|line| line.name != "AddressCountry")
            .filter_map(Element::value)
            .collect();
        field::address(draft, &lines, address.text_of("AddressCountry"));
    }
    for (name, what) in [
        ("UNReferenceNumber", "UN reference"),
        ("OFSIGroupID", "OFSI group"),
        ("DesignationSource", "designation source"),
        ("OtherInformation", "other information"),
        ("UKStatementofReasons", "uk statement of reasons"),
    ] {
        draft.remark(what, record.text_of(name).unwrap_or_default());
    }
    for (path, what) in [
        (["PhoneNumbers", "PhoneNumber"], "phone number"),
        (["EmailAddresses", "EmailAddress"], "email address"),
        (["Websites", "Website"], "website"),
    ] {
        for value in record.at(&path).into_iter().filter_map(Element::value) {
            draft.remark(what, value);
        }
    }
    for person in record.at(&["IndividualDetails", "Individual"]) {
        individual(draft, person);
    }
    for body in record.at(&["EntityDetails", "Entity"]) {
        entity(draft, body);
    }
    for ship in record.at(&["ShipDetails", "Ship"]) {
        self::ship(draft, ship);
    }
}

/// The texts at a path.
fn texts<'e>(element: &'e Element, path: &[&str]) -> impl Iterator<Item = &'e str> {
    element.at(path).into_iter().filter_map(Element::value)
}

fn individual(draft: &mut Draft, person: &Element) {
    for date in texts(person, &["DOBs", "DOB"]) {
        field::births(draft, date);
    }
    for country in texts(person, &["Nationalities", "Nationality"]) {
        field::nationalities(draft, country);
    }
    for position in texts(person, &["Positions", "Position"]) {
        draft.position(position);
    }
    for gender in texts(person, &["Genders", "Gender"]) {
        draft.gender(gender);
    }
    for place in person.at(&["BirthDetails", "Location"]) {
        let text = |name| place.text_of(name).unwrap_or_default();
        field::birth_places(draft, text("TownOfBirth"), text("CountryOfBirth"));
    }
    for (path, kind, number, about) in [
        (
            ["PassportDetails", "Passport"],
            IdentifierKind::Passport,
            "PassportNumber",
            "PassportAdditionalInformation",
        ),
        (
            ["NationalIdentifierDetails", "NationalIdentifier"],
            IdentifierKind::NationalId,
            "NationalIdentifierNumber",
            "NationalIdentifierAdditionalInformation",
        ),
    ] {
        for document in person.at(&path) {
            let text = |name| document.text_of(name).unwrap_or_default();
            field::numbers(draft, kind, text(number), text(about));
        }
    }
}

fn entity(draft: &mut Draft, body: &Element) {
    for number in texts(
        body,
        &["BusinessRegistrationNumbers", "BusinessRegistrationNumber"],
    ) {
        field::numbers(draft, IdentifierKind::Registration, number, "");
    }
    for (path, what) in [
        (["TypeOfEntities", "TypeOfEntity"], "type of entity"),
        (["Subsidiaries", "Subsidiary"], "subsidiaries"),
        (["ParentCompanies", "ParentCompany"], "parent company"),
    ] {
        for value in texts(body, &path) {
            draft.remark(what, value);
        }
    }
}

/// A ship's details: each kind of them in an element of its own, which holds one or more.
fn ship(draft: &mut Draft, ship: &Element) {
    let mut open: Vec<&Element> = ship.children.iter().collect();
    while let Some(detail) = open.pop() {
        open.extend(&detail.children);
        let Some(value) = detail.value() else {
            continue;
        };
        match detail.name.as_str() {
            "IMONumber" => {
                for number in written::items(value) {
                    draft.identifier(IdentifierKind::Imo, number, None);
                }
            }
            "CurrentBelievedFlagOfShip" | "CurrentBelievedFlag" => field::flag(draft, value),
            name => draft.detail(&spaced(name), value),
        }
    }
}

/// `TypeOfShip` as `type of ship`.
fn spaced(name: &str) -> String {
    let mut words = String::new();
    for c in name.chars() {
        if c.is_ascii_uppercase() && !words.is_empty() {
            words.push(' ');
        }
        words.push(c.to_ascii_lowercase());
    }
    words
}
