//! The Enhanced XML (`SDN_ENHANCED.XML`, `CONS_ENHANCED.XML`), which OFAC's sanctions list service
//! writes since 2024.
//!
//! Source of the format: the publisher's schema, `ENHANCED_XML.xsd`. Read were the whole Consolidated
//! list of January 2025 and a selection of the SDN list of August 2024; the whole SDN list in this
//! format was not at hand.

use jiff::civil::Date;
use vokter_entities::{NameKind, PartialDate};

use super::membership::{self, Membership};
use super::party::{Party, publish};
use super::remarks;
use crate::element::{Element, Records};
use crate::fault::{Fault, Place, ReadError, shortened};
use crate::list::Publication;
use crate::recognise::{Asked, Reading, Shape};
use crate::written;

/// The format, known by its root element.
pub(crate) const SHAPE: Shape = Shape {
    what: "OFAC's SDN or Consolidated list in Enhanced XML (root <sanctionsData>)",
    recognises: |look| look.is_xml("sanctionsData"),
    reading: Reading::Whole(read),
};

fn read(bytes: &[u8], asked: &Asked) -> Result<Publication, ReadError> {
    let mut records = Records::new(bytes, &["filters", "entity"])?;
    let mut parties = Vec::new();
    let mut warnings = Vec::new();
    let mut is_part = false;
    while let Some(record) = records.next()? {
        if record.name == "entity" {
            parties.push(party(&record)?);
            continue;
        }
        let chosen: Vec<&str> = record
            .children
            .iter()
            .filter(|filter| filter.name != "sanctionsLists")
            .flat_map(|filter| filter.children.iter().filter_map(Element::value))
            .collect();
        if !chosen.is_empty() {
            is_part = true;
            warnings.push(format!(
                "the file is a selection by {}, not the whole list",
                chosen.join(", ")
            ));
        }
    }
    let (list, left_out) = membership::choose(&mut parties, asked)?;
    warnings.extend(list.and_then(|list| membership::left_out(list, left_out)));
    let mut publication = publish(parties, list, asked)?;
    publication.published = published(&records)?;
    publication.warnings = warnings;
    publication.is_part = is_part;
    Ok(publication)
}

/// The day of `dataAsOf`.
fn published(records: &Records) -> Result<Option<Date>, ReadError> {
    let Some(element) = records.head("dataAsOf") else {
        return Ok(None);
    };
    let text = element.value().unwrap_or_default();
    let date = text.get(..10).and_then(|day| day.parse::<Date>().ok());
    date.map(Some).ok_or_else(|| {
        let fault = Fault::NoDate(shortened(text));
        element.error(None, fault).in_field("dataAsOf")
    })
}

fn party(record: &Element) -> Result<Party, ReadError> {
    let number = record
        .attribute("id")
        .ok_or_else(|| record.error(None, Fault::NoReference))?;
    let about = record.child("generalInfo").cloned().unwrap_or_default();
    let kind = about.text_of("entityType").unwrap_or_default();
    let mut party = Party::new(number, kind, Place::Byte(record.offset));
    for list in record.at(&["sanctionsLists", "sanctionsList"]) {
        party.memberships.push(Membership {
            list: list.value().unwrap_or_default().to_owned(),
            since: list.attribute("datePublished").and_then(written::date),
        });
    }
    for programme in record.at(&["sanctionsPrograms", "sanctionsProgram"]) {
        party.programme(programme.value().unwrap_or_default());
    }
    let acts = record.at(&["legalAuthorities", "legalAuthority"]);
    party.legal_basis = acts
        .into_iter()
        .filter_map(|act| act.value().map(str::to_owned))
        .collect();
    for name in record.at(&["names", "name"]) {
        names(&mut party, name);
    }
    if let Some(title) = about.text_of("title") {
        party.title(title);
    }
    for measure in record.at(&["sanctionsTypes", "sanctionsType"]) {
        party.remark("sanctions type", measure.value().unwrap_or_default());
    }
    for feature in record.at(&["features", "feature"]) {
        self::feature(&mut party, feature);
    }
    for document in record.at(&["identityDocuments", "identityDocument"]) {
        self::document(&mut party, document);
    }
    for address in record.at(&["addresses", "address"]) {
        self::address(&mut party, address);
    }
    for relationship in record.at(&["relationships", "relationship"]) {
        let related = relationship.text_of("relatedEntity").unwrap_or_default();
        let other = relationship
            .child("relatedEntity")
            .and_then(|entity| entity.attribute("entityId"))
            .unwrap_or_default();
        let word = relationship.text_of("type").unwrap_or("related to");
        party.tie(word, other, related, false);
    }
    if let Some(text) = about.text_of("remarks") {
        remarks::read(&mut party, text, false);
    }
    Ok(party)
}

fn is(element: &Element, flag: &str) -> bool {
    element
        .text_of(flag)
        .is_some_and(|text| text.eq_ignore_ascii_case("true"))
}

/// A name in each of its scripts.
fn names(party: &mut Party, name: &Element) {
    let former = name
        .text_of("aliasType")
        .is_some_and(|kind| kind.eq_ignore_ascii_case("F.K.A."));
    let kind = match (is(name, "isPrimary"), is(name, "isLowQuality"), former) {
        (true, _, _) => NameKind::Primary,
        (_, true, _) => NameKind::WeakAlias,
        (_, _, true) => NameKind::Former,
        _ => NameKind::StrongAlias,
    };
    for written in name.at(&["translations", "translation"]) {
        let latin = written
            .text_of("script")
            .is_none_or(|script| script.eq_ignore_ascii_case("Latin"));
        if latin {
            let parts = ["formattedFirstName", "formattedLastName"];
            let parts = parts.map(|part| written.text_of(part));
            if parts.iter().any(Option::is_some) {
                party.name_of_parts(&parts, kind);
            } else {
                party.name(
                    written.text_of("formattedFullName").unwrap_or_default(),
                    kind,
                );
            }
            continue;
        }
        let script_kind = if kind == NameKind::WeakAlias {
            kind
        } else {
            NameKind::OriginalScript
        };
        // The formatted name is in capitals; its parts are as people write them.
        let parts = written.at(&["nameParts", "namePart"]);
        let parts = parts.iter().map(|part| {
            let kind = part.text_of("type").unwrap_or_default();
            (kind, part.text_of("value").unwrap_or_default())
        });
        party.name_in_script(&natural_order(parts), script_kind);
    }
}

/// The parts of a name, each with what it is, in natural order: the family last.
pub(super) fn natural_order<'p>(parts: impl Iterator<Item = (&'p str, &'p str)>) -> String {
    let place = |kind: &str| match kind {
        "First Name" => 0,
        "Middle Name" => 1,
        "Patronymic" => 2,
        "Matronymic" => 3,
        "Last Name" => 4,
        _ => 5,
    };
    let mut parts: Vec<(u8, &str)> = parts.map(|(kind, text)| (place(kind), text)).collect();
    parts.sort_by_key(|(place, _)| *place);
    let texts: Vec<&str> = parts.into_iter().map(|(_, text)| text).collect();
    texts.join(" ")
}

fn feature(party: &mut Party, feature: &Element) {
    let label = feature.text_of("type").unwrap_or_default();
    let value = feature.text_of("value");
    if label == "Birthdate" {
        let bounds = feature.child("valueDate").and_then(dated);
        match value.and_then(written::date).or(bounds) {
            Some(date) => party.born(date),
            None => party.remark(label, value.unwrap_or_default()),
        }
    } else {
        party.fact(label, value.unwrap_or_default(), None, "");
    }
    if let Some(comments) = feature.text_of("comments") {
        party.remark(label, comments);
    }
}

/// A date between its bounds: `fromDateBegin` to `toDateEnd`.
fn dated(date: &Element) -> Option<PartialDate> {
    let bound = |name| date.text_of(name)?.get(..10)?.parse::<Date>().ok();
    let (first, last) = (bound("fromDateBegin")?, bound("toDateEnd")?);
    let found = within(first, last)?;
    Some(if is(date, "isApproximate") {
        found.circa()
    } else {
        found
    })
}

/// The day, month, year or span of years from a day to a day.
pub(super) fn within(first: Date, last: Date) -> Option<PartialDate> {
    let part = |number: i8| u8::try_from(number).ok();
    if first.year() != last.year() {
        return Some(PartialDate::between(first.year(), last.year()));
    }
    let month = (first.month() == last.month()).then(|| part(first.month()));
    let day = (first == last).then(|| part(first.day()));
    PartialDate::new(first.year(), month.flatten(), day.flatten())
}

fn document(party: &mut Party, document: &Element) {
    let label = document.text_of("type").unwrap_or("identifier");
    let dates: Vec<String> = [("issued", "issueDate"), ("expires", "expirationDate")]
        .iter()
        .filter_map(|(word, name)| Some(format!("{word} {}", dated(document.child(name)?)?)))
        .collect();
    let number = document.text_of("documentNumber").unwrap_or_default();
    let issuer = document.text_of("issuingCountry");
    party.fact(label, number, issuer, &dates.join(" "));
    if document.text_of("isValid") == Some("false") {
        party.remark(label, &format!("{number} is not valid"));
    }
    if let Some(comments) = document.text_of("comments") {
        party.remark(label, &format!("{number}: {comments}"));
    }
}

fn address(party: &mut Party, address: &Element) {
    let country = address.text_of("country");
    let written = address.at(&["translations", "translation"]);
    if written.is_empty() {
        party.address(&[], country);
    }
    for written in written {
        let parts = written.at(&["addressParts", "addressPart"]);
        let of = |kind: &str| {
            let part = parts.iter().find(|part| part.text_of("type") == Some(kind));
            part.and_then(|part| part.text_of("value"))
        };
        let line = [
            "ADDRESS1",
            "ADDRESS2",
            "ADDRESS3",
            "CITY",
            "STATE/PROVINCE",
            "POSTAL CODE",
        ];
        let line = line.map(of);
        party.address(&line, country.or_else(|| of("REGION")));
    }
}

#[cfg(test)]
mod tests;
