//! The Advanced XML (`sdn_advanced.xml`, `cons_advanced.xml`), in the Advanced Sanctions Data Model.
//!
//! Source of the format: the model's schema, sanctions 1.0, and a sample of February 2024 that keeps
//! all its 39 sets of reference values and 37 of its some 14,000 parties. **The reader has not met
//! a whole real file.**
//!
//! The file speaks in numbers: what a feature, a script or a document is stands once in the
//! reference values, places and documents stand before the parties that have them, and lists,
//! programmes and relations after.

mod parts;
mod profile;
mod values;

use std::collections::HashMap;

use jiff::civil::Date;

use super::membership::{self, Membership};
use super::party::{Party, publish};
use crate::element::{Element, Records};
use crate::fault::{Fault, ReadError};
use crate::list::Publication;
use crate::recognise::{Asked, Reading, Shape};
use parts::Parts;
use values::Values;

/// The format, known by its root element and its first sets.
pub(crate) const SHAPE: Shape = Shape {
    what: "OFAC's SDN or Consolidated list in Advanced XML (root <Sanctions>)",
    recognises: |look| look.is_xml("Sanctions"),
    reading: Reading::Whole(read),
};

/// The elements that are read one at a time.
const RECORDS: &[&str] = &[
    "DateOfIssue",
    "ReferenceValueSets",
    "Location",
    "IDRegDocument",
    "DistinctParty",
    "ProfileRelationship",
    "SanctionsEntry",
];

fn read(bytes: &[u8], asked: &Asked) -> Result<Publication, ReadError> {
    let mut records = Records::new(bytes, RECORDS)?;
    let mut published = None;
    let mut values = Values::default();
    let mut parts = Parts::default();
    let mut parties: Vec<Party> = Vec::new();
    let mut profiles: HashMap<String, usize> = HashMap::new();
    let mut names: HashMap<String, String> = HashMap::new();
    let mut relationships = Vec::new();
    let mut entries = Vec::new();
    while let Some(record) = records.next()? {
        match record.name.as_str() {
            "DateOfIssue" => published = Some(date_of_issue(&record)?),
            "ReferenceValueSets" => values = Values::read(&record),
            "Location" => parts.location(&record, &values),
            "IDRegDocument" => parts.document(record),
            "DistinctParty" => {
                let (party, profile, name) = profile::party(&record, &values, &parts)?;
                names.insert(profile.clone(), name);
                profiles.insert(profile, parties.len());
                parties.push(party);
            }
            "ProfileRelationship" => relationships.push(record),
            _ => {
                entries.push(values.of(&record, "ListID").unwrap_or_default().to_owned());
                let profile = record.attribute("ProfileID").unwrap_or_default();
                if let Some(party) = profiles.get(profile).and_then(|at| parties.get_mut(*at)) {
                    entry(party, &record, &values);
                }
            }
        }
    }
    for related in &relationships {
        relationship(&mut parties, &profiles, &names, related, &values);
    }
    let (list, left_out) = membership::choose(&mut parties, asked)?;
    let list = list.or_else(|| membership::most(&entries));
    let mut publication = publish(parties, list, asked)?;
    publication.published = published;
    let warning = list.and_then(|list| membership::left_out(list, left_out));
    publication.warnings.extend(warning);
    Ok(publication)
}

/// Year, month and day in elements of their own.
fn day(date: &Element) -> Option<Date> {
    let number = |name| date.text_of(name)?.parse::<i16>().ok();
    let (month, day) = (number("Month")?, number("Day")?);
    Date::new(
        number("Year")?,
        month.try_into().ok()?,
        day.try_into().ok()?,
    )
    .ok()
}

fn date_of_issue(record: &Element) -> Result<Date, ReadError> {
    day(record).ok_or_else(|| {
        let fault = Fault::NoDate("no whole date".to_owned());
        record.error(None, fault).in_field("DateOfIssue")
    })
}

/// The list, day, acts and programmes of a profile.
fn entry(party: &mut Party, record: &Element, values: &Values) {
    let events = record.at(&["EntryEvent"]);
    let days = events.iter().filter_map(|event| day(event.child("Date")?));
    party.memberships.push(Membership {
        list: values.of(record, "ListID").unwrap_or_default().to_owned(),
        since: days.min().and_then(|day| super::enhanced::within(day, day)),
    });
    for event in events {
        if let Some(act) = values.of(event, "LegalBasisID")
            && !party.legal_basis.iter().any(|known| known == act)
        {
            party.legal_basis.push(act.to_owned());
        }
    }
    for measure in record.all("SanctionsMeasure") {
        let kind = values.of(measure, "SanctionsTypeID").unwrap_or_default();
        match measure.text_of("Comment") {
            // A programme is written as the comment of a measure of the type Program.
            Some(programme) if kind == "Program" => party.programme(programme),
            Some(comment) => party.remark("sanctions type", &format!("{kind}: {comment}")),
            None => party.remark("sanctions type", kind),
        }
    }
}

/// A relation, as words for the reader of the party that it is said of.
fn relationship(
    parties: &mut [Party],
    profiles: &HashMap<String, usize>,
    names: &HashMap<String, String>,
    record: &Element,
    values: &Values,
) {
    let from = record.attribute("From-ProfileID").unwrap_or_default();
    let to = record.attribute("To-ProfileID").unwrap_or_default();
    // A profile's number and its party's are the same in what was seen; the party's counts.
    let number = profiles.get(to).and_then(|at| parties.get(*at));
    let number = number.map_or(to, |party| &party.number).to_owned();
    let Some(party) = profiles.get(from).and_then(|at| parties.get_mut(*at)) else {
        return;
    };
    let kind = values.of(record, "RelationTypeID").unwrap_or("related to");
    let former = record.attribute("Former") == Some("true");
    let name = names.get(to).map(String::as_str).unwrap_or_default();
    party.tie(kind, &number, name, former);
}

#[cfg(test)]
mod tests;
