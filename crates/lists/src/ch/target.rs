//! From a target to a party.

use vokter_entities::{
    Country, Effect, IdentifierKind, Kind, Listing, PartialDate, Person, Vessel,
};

use super::{LIST, References, name};
use crate::draft::Draft;
use crate::element::Element;
use crate::written;

/// What a target is.
pub(super) fn kind(target: &Element) -> Option<Kind> {
    if target.child("individual").is_some() {
        return Some(Kind::Person(Person::default()));
    }
    if target.child("entity").is_some() {
        return Some(Kind::Organization);
    }
    let object = target.child("object")?;
    Some(match object.attribute("object-type") {
        Some("vessel") => Kind::Vessel(Vessel::default()),
        Some("aircraft") => Kind::Airplane,
        _ => Kind::LegalEntity,
    })
}

/// Whether a target was taken off the list: by its last modification.
pub(super) fn is_removed(target: &Element) -> bool {
    let date = |change: &&Element| {
        let dates = ["effective-date", "enactment-date", "publication-date"];
        let date = dates.iter().find_map(|name| change.attribute(name));
        date.unwrap_or_default().to_owned()
    };
    // The newest stands first; of two of the same day the first is the last word.
    let mut last: Option<&Element> = None;
    for change in target.all("modification") {
        if last.is_none_or(|known| date(&change) > date(&known)) {
            last = Some(change);
        }
    }
    last.is_some_and(|change| change.attribute("modification-type") == Some("de-listed"))
}

/// Adds what a target says.
pub(super) fn add(draft: &mut Draft, target: &Element, number: &str, references: &References) {
    let bodies = ["individual", "entity", "object"];
    for body in bodies.iter().filter_map(|name| target.child(name)) {
        if let Some(sex) = body.attribute("sex") {
            draft.gender(sex);
        }
        for identity in body.all("identity") {
            self::identity(draft, identity, references);
        }
        for text in body.all("justification") {
            draft.remark("justification", text.value().unwrap_or_default());
        }
        for text in body.all("other-information") {
            other_information(draft, text.value().unwrap_or_default());
        }
        for relation in body.all("relation") {
            relation_to(draft, relation);
        }
        for generic in body.all("generic-attribute") {
            let what = generic.attribute("name").unwrap_or("attribute");
            draft.remark(what, generic.value().unwrap_or_default());
        }
    }
    for text in target.all("other-information") {
        other_information(draft, text.value().unwrap_or_default());
    }
    for foreign in target.all("foreign-identifier") {
        draft.remark("foreign identifier", foreign.value().unwrap_or_default());
    }
    let listed = target
        .all("modification")
        .filter(|change| change.attribute("modification-type") == Some("listed"))
        .filter_map(|change| {
            let dates = ["effective-date", "enactment-date", "publication-date"];
            dates.iter().find_map(|name| change.attribute(name))
        })
        .min();
    let listing = |regime: Option<String>, programme: Option<String>, effect| Listing {
        list: LIST.to_owned(),
        reference: Some(number.to_owned()),
        regime,
        programme,
        effect,
        listed_on: listed.and_then(written::date),
        legal_basis: None,
        unconfirmed: false,
    };
    for set in target.all("sanctions-set-id").filter_map(Element::value) {
        draft.listing(match references.sets.get(set) {
            Some(known) => listing(
                known.regime.clone(),
                Some(known.name.clone()).filter(|name| !name.is_empty()),
                known.effect(),
            ),
            None => listing(None, None, Effect::Freeze),
        });
    }
    if draft.entity.listings.is_empty() {
        draft.listing(listing(None, None, Effect::Freeze));
    }
}

fn other_information(draft: &mut Draft, text: &str) {
    draft.remark("other information", text);
    for (kind, number) in written::labelled(text) {
        draft.identifier(kind, &number, None);
    }
}

/// What a target has to do with another.
fn relation_to(draft: &mut Draft, relation: &Element) {
    let what = relation.attribute("relation-type").unwrap_or("related to");
    let whom = relation.attribute("target-id").unwrap_or_default();
    let remark = relation.text_of("remark").unwrap_or_default();
    draft.remark("relation", &format!("{what} target {whom} {remark}"));
}

fn identity(draft: &mut Draft, identity: &Element, references: &References) {
    name::add(draft, identity);
    for nationality in identity.all("nationality") {
        for country in nationality.all("country") {
            match self::country(country) {
                Some(country) => draft.nationality(country.name()),
                None => draft.nationality(country.value().unwrap_or_default()),
            }
        }
    }
    for birth in identity.all("day-month-year") {
        if let Some(date) = date(birth) {
            draft.birth_date(Some(date));
        } else {
            let parts = birth.attributes.iter().filter(|(name, _)| name != "ssid");
            let parts: Vec<String> = parts
                .map(|(name, value)| format!("{name} {value}"))
                .collect();
            draft.remark("birth date", &parts.join(", "));
        }
    }
    for birth in identity.all("place-of-birth") {
        draft.birth_place(&place(birth, references).0);
    }
    for address in identity.all("address") {
        let details = ["c-o", "address-details", "p-o-box", "zip-code"];
        let mut lines: Vec<&str> = details
            .iter()
            .filter_map(|name| address.text_of(name))
            .collect();
        let (place, country) = place(address, references);
        lines.push(&place);
        lines.retain(|line| !line.is_empty());
        draft.address(&lines.join(", "), country);
        draft.remark("address", address.text_of("remark").unwrap_or_default());
    }
    for document in identity.all("identification-document") {
        self::document(draft, document);
    }
}

/// A birth date; year, month and day may be missing each. In another calendar than ours it is none.
fn date(birth: &Element) -> Option<PartialDate> {
    let gregorian = birth
        .attribute("calendar")
        .is_none_or(|calendar| calendar.eq_ignore_ascii_case("gregorian"));
    if !gregorian {
        return None;
    }
    let small = |name: &str| {
        birth
            .attribute(name)
            .and_then(|text| text.parse::<u8>().ok())
    };
    let year = |name: &str| {
        birth
            .attribute(name)
            .and_then(|text| text.parse::<i16>().ok())
    };
    let date = match (year("year"), year("from-year"), year("to-year")) {
        (Some(year), ..) => {
            let (month, day) = (small("month"), small("day"));
            PartialDate::new(year, month, day.filter(|_| month.is_some()))?
        }
        (None, Some(from), Some(to)) if from > 0 && to > 0 => PartialDate::between(from, to),
        (None, Some(year), None) | (None, None, Some(year)) => {
            PartialDate::new(year, None, None)?.circa()
        }
        _ => return None,
    };
    let sure = birth
        .attribute("quality")
        .is_none_or(|quality| quality == "good");
    Some(if sure { date } else { date.circa() })
}

/// A place in one line, and its country.
fn place(element: &Element, references: &References) -> (String, Option<Country>) {
    let known = element
        .attribute("place-id")
        .and_then(|number| references.places.get(number));
    let Some(place) = known else {
        return (String::new(), None);
    };
    let mut parts: Vec<&str> = Vec::new();
    for name in ["location", "area", "country"] {
        parts.extend(place.text_of(name));
    }
    (parts.join(", "), place.child("country").and_then(country))
}

/// A country by its code, else by its name.
fn country(element: &Element) -> Option<Country> {
    let code = element
        .attribute("iso-code")
        .and_then(|code| code.parse().ok());
    code.or_else(|| element.value().and_then(Country::from_name))
}

fn document(draft: &mut Draft, document: &Element) {
    let what = document.attribute("document-type").unwrap_or("document");
    let issuer = document.child("issuer");
    let country = issuer.and_then(|issuer| {
        let code = issuer.attribute("code").and_then(|code| code.parse().ok());
        code.or_else(|| issuer.value().and_then(Country::from_name))
    });
    let kind = match what {
        "passport" | "diplomatic-passport" | "travel-document" => IdentifierKind::Passport,
        "id-card" | "identity-card" => IdentifierKind::NationalId,
        "driving-license" | "driver-license" => IdentifierKind::Other,
        _ => written::documents::kind_of(what, document.text_of("remark").unwrap_or_default()),
    };
    if let Some(number) = document.text_of("number") {
        draft.identifier(kind, number, country);
    }
    let details: Vec<&str> = ["number", "date-of-issue", "expiry-date", "remark"]
        .iter()
        .filter_map(|name| document.text_of(name))
        .collect();
    if details.len() > 1 {
        draft.remark(what, &details.join(", "));
    }
}
