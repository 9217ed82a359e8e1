//! From a `sanctionEntity` to a party.

use vokter_entities::{
    Country, Effect, IdentifierKind, Kind, Listing, NameKind, Person, Vessel, is_latin,
};

use super::{LIST, birth};
use crate::draft::Draft;
use crate::element::Element;
use crate::fault::Fault;
use crate::written;

/// What a party is called by: its EU reference, else its logicalId.
pub(super) fn reference(record: &Element) -> Option<&str> {
    record
        .attribute("euReferenceNumber")
        .or_else(|| record.attribute("logicalId"))
}

/// What a party is; none if the file does not say.
pub(super) fn kind(record: &Element) -> Option<Kind> {
    let subject = record.child("subjectType")?;
    let code = subject
        .attribute("code")
        .or_else(|| subject.attribute("classificationCode"))?;
    Some(match code.to_ascii_lowercase().as_str() {
        "person" | "p" => Kind::Person(Person::default()),
        "enterprise" | "e" => Kind::Organization,
        "vessel" | "ship" => Kind::Vessel(Vessel::default()),
        _ => Kind::LegalEntity,
    })
}

/// What is wrong with a record without a subject type.
pub(super) fn no_kind() -> Fault {
    Fault::Value {
        value: String::new(),
        expected: "person or enterprise".to_owned(),
    }
}

/// Adds what an element says to its party.
pub(super) fn add(draft: &mut Draft, reference: &str, record: &Element) {
    for alias in record.all("nameAlias") {
        name(draft, alias);
    }
    for birth in record.all("birthdate") {
        birth::add(draft, birth);
    }
    for citizenship in record.all("citizenship") {
        nationality(draft, citizenship);
    }
    for document in record.all("identification") {
        identification(draft, document);
    }
    for place in record.all("address") {
        address(draft, place);
    }
    if let Some(number) = record.attribute("unitedNationId") {
        draft.remark("UN reference", number);
    }
    if let Some(details) = record.attribute("designationDetails") {
        draft.remark("designation", details);
    }
    for text in remarks(record) {
        draft.remark("remark", text);
    }
    let designated = record.attribute("designationDate");
    for regulation in record.all("regulation") {
        let listed = designated.or_else(|| regulation.attribute("publicationDate"));
        draft.listing(Listing {
            list: LIST.to_owned(),
            reference: Some(reference.to_owned()),
            regime: regulation.attribute("programme").map(str::to_owned),
            programme: None,
            effect: Effect::Freeze,
            // The regulation is the last that changed the entry, seldom the one that listed it.
            listed_on: listed.and_then(written::date),
            legal_basis: regulation.attribute("numberTitle").map(str::to_owned),
            unconfirmed: false,
        });
    }
}

/// The texts of an element's remarks: elements in the XML, a column in the CSV.
pub(super) fn remarks(element: &Element) -> impl Iterator<Item = &str> {
    element
        .all("remark")
        .filter_map(Element::value)
        .chain(element.attribute("remark"))
}

/// A name with its function, title and gender.
fn name(draft: &mut Draft, alias: &Element) {
    let parts = ["firstName", "middleName", "lastName"];
    let parts: Vec<&str> = parts
        .iter()
        .filter_map(|part| alias.attribute(part))
        .collect();
    let joined = parts.join(" ");
    let whole = alias.attribute("wholeName").unwrap_or(&joined);
    let said: Vec<&str> = remarks(alias).collect();
    let primary = |name: &vokter_entities::Name| name.kind == NameKind::Primary;
    let kind = match quality(&said) {
        // The first that identifies the party in Latin letters is the one to show.
        NameKind::StrongAlias if is_latin(whole) && !draft.entity.names.iter().any(primary) => {
            NameKind::Primary
        }
        kind => kind,
    };
    match written::given_first(whole).filter(|_| draft.person().is_some()) {
        Some(natural) => draft.names_in(&natural, kind),
        None => draft.names_in(whole, kind),
    }
    for text in said {
        // `Good quality a.k.a.` is in the name's kind; what else is said is kept.
        if !text.to_lowercase().contains("quality") || text.len() > 40 {
            draft.remark(&format!("name {whole}"), text);
        }
    }
    if let Some(function) = alias.attribute("function") {
        draft.position(function);
    }
    for title in alias
        .attribute("title")
        .map(written::items)
        .unwrap_or_default()
    {
        draft.title(title.trim_end_matches('.'));
    }
    if let Some(gender) = alias.attribute("gender") {
        draft.gender(gender);
    }
}

/// What kind of name the words of its remark make it; the attribute `strong` is always true.
fn quality(remarks: &[&str]) -> NameKind {
    let says = |words: &[&str]| {
        remarks.iter().any(|remark| {
            let remark = remark.to_lowercase();
            words.iter().any(|word| remark.contains(word))
        })
    };
    if says(&["low quality", "low-quality", "weak alias"]) {
        NameKind::WeakAlias
    } else if says(&[
        "formerly known",
        "f.k.a",
        "fka",
        "former name",
        "maiden name",
        "birth name",
    ]) {
        NameKind::Former
    } else {
        NameKind::StrongAlias
    }
}

/// The country of an element by its code, else by its name; `00` is no country.
pub(super) fn country(element: &Element) -> Option<Country> {
    let code = element.attribute("countryIso2Code");
    let code = code.and_then(|code| code.parse().ok());
    code.or_else(|| {
        element
            .attribute("countryDescription")
            .and_then(Country::from_name)
    })
}

/// The name of an element's country, unless it is unknown.
pub(super) fn country_name(element: &Element) -> Option<&str> {
    element
        .attribute("countryDescription")
        .filter(|name| !name.eq_ignore_ascii_case("unknown"))
}

fn nationality(draft: &mut Draft, citizenship: &Element) {
    match country(citizenship) {
        Some(country) => draft.nationality(country.name()),
        None => {
            if let Some(name) = country_name(citizenship) {
                draft.nationality(name);
            }
        }
    }
    for text in remarks(citizenship) {
        draft.remark("citizenship", text);
        if country(citizenship).is_none() {
            draft.country_in_words("citizenship", text);
        }
    }
}

fn identification(draft: &mut Draft, document: &Element) {
    let code = document
        .attribute("identificationTypeCode")
        .unwrap_or_default();
    let what = document
        .attribute("identificationTypeDescription")
        .unwrap_or("document");
    let issuer = country(document);
    let said: Vec<&str> = remarks(document).collect();
    let kind = match code {
        "passport" | "travelcardid" => IdentifierKind::Passport,
        "id" | "ssn" | "nationcert" => IdentifierKind::NationalId,
        "fiscalcode" => IdentifierKind::TaxId,
        "regnumber" | "tradelic" => IdentifierKind::Registration,
        "imo" => IdentifierKind::Imo,
        "swiftbic" => IdentifierKind::Bic,
        // CSV 1.0 has no type, and `other` says none: the words around the number may.
        "" | "other" => written::documents::kind_of(what, &said.join(" ")),
        _ => IdentifierKind::Other,
    };
    for value in ["number", "latinNumber"] {
        let Some(value) = document.attribute(value) else {
            continue;
        };
        let numbers = written::documents::numbers(value);
        if kind == IdentifierKind::Bic || numbers.is_empty() {
            draft.identifier(kind, value, issuer);
        } else {
            for number in &numbers {
                draft.identifier(kind, number, issuer);
            }
        }
    }
    let mut notes: Vec<String> = Vec::new();
    for (attribute, words) in [
        ("number", ""),
        ("issuedBy", "issued by "),
        ("issueDate", "issued "),
        ("validFrom", "valid from "),
        ("validTo", "valid to "),
        ("nameOnDocument", ""),
    ] {
        if let Some(value) = document.attribute(attribute) {
            notes.push(format!("{words}{value}"));
        }
    }
    for (attribute, words) in [
        ("diplomatic", "diplomatic"),
        ("knownExpired", "known to have expired"),
        ("knownFalse", "known to be false"),
        ("reportedLost", "reported lost"),
        ("revokedByIssuer", "revoked"),
    ] {
        if document.attribute(attribute) == Some("true") {
            notes.push(words.to_owned());
        }
    }
    notes.extend(said.iter().map(|text| (*text).to_owned()));
    // The number alone is in the identifier.
    if notes.len() > 1 {
        draft.remark(what, &notes.join(", "));
    }
}

fn address(draft: &mut Draft, address: &Element) {
    let mut parts: Vec<&str> = Vec::new();
    for part in [
        "number", "street", "poBox", "place", "zipCode", "city", "region",
    ] {
        let known = address.attribute(part).filter(|part| !parts.contains(part));
        parts.extend(known);
    }
    parts.extend(country_name(address));
    draft.address(&parts.join(", "), country(address));
    for contact in address.all("contactInfo") {
        if let (Some(what), Some(value)) = (contact.attribute("key"), contact.attribute("value")) {
            draft.remark(&what.to_lowercase(), value);
        }
    }
    if let Some(contact) = address.attribute("contactInfo") {
        draft.remark("contact", contact);
    }
    for text in remarks(address) {
        draft.remark("address", text);
        // Some numbers stand in the remark of an address and nowhere else.
        for (kind, number) in written::labelled(text) {
            draft.identifier(kind, &number, None);
        }
    }
}
