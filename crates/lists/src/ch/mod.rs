//! Switzerland's sanctions list (SECO), in XML: programmes with their sets of sanctions, places, and
//! targets that refer to both.
//!
//! The whole list keeps those who were taken off it, and the former states of the others inside their
//! modifications. A target whose last modification is `de-listed` is no party; what stands inside
//! modifications is history and not read.
//!
//! Source of the format: the publisher's schema, and its own example of an amendment with three targets. No
//! whole real file was met.

mod name;
mod target;
#[cfg(test)]
mod tests;

use std::collections::HashMap;

use jiff::civil::Date;
use vokter_entities::Effect;

use crate::draft::tidy;
use crate::element::{Element, Records};
use crate::fault::{Fault, Place, ReadError, shortened};
use crate::gather::Parties;
use crate::list::Publication;
use crate::recognise::{Reading, Shape};
use crate::written;

/// The list's name.
const LIST: &str = "ch-seco";

/// What people call it.
const TITLE: &str = "Switzerland SECO sanctions list";

/// The XML, known by its root.
pub(crate) const SHAPE: Shape = Shape {
    what: "Switzerland's SECO list in XML (root <swiss-sanctions-list>)",
    recognises: |look| look.is_xml("swiss-sanctions-list"),
    reading: Reading::Whole(|bytes, _| read(bytes)),
};

/// What targets refer to.
#[derive(Default)]
struct References {
    /// Sets of sanctions by their number.
    sets: HashMap<String, Set>,
    /// Places by their number.
    places: HashMap<String, Element>,
}

/// A set of sanctions of a programme.
struct Set {
    /// The programme's key, else its name.
    regime: Option<String>,
    /// What the set is called.
    name: String,
}

impl Set {
    /// What being in the set means, by its English or else its German or French name.
    fn effect(&self) -> Effect {
        let name = self.name.to_lowercase();
        let says = |words: &[&str]| words.iter().any(|word| name.contains(word));
        if says(&["travel", "reise", "voyage", "entry"]) && !says(&["financ", "finanz"]) {
            Effect::TravelBan
        } else if says(&["capital market", "kapitalmarkt", "securities", "wertpapier"]) {
            Effect::Sectoral
        } else if says(&["export", "goods", "güter", "biens", "military end"]) {
            Effect::ExportControl
        } else if says(&["vessel", "ship", "schiff", "port", "navire"]) {
            Effect::PortBan
        } else {
            // The list is one of persons whose assets are frozen, whatever the annex is called.
            Effect::Freeze
        }
    }
}

/// Reads the unpacked XML.
fn read(bytes: &[u8]) -> Result<Publication, ReadError> {
    let mut records = Records::new(bytes, &["sanctions-program", "place", "target"])?;
    let mut references = References::default();
    let mut targets: Vec<Element> = Vec::new();
    while let Some(mut record) = records.next()? {
        match record.name.as_str() {
            "sanctions-program" => programme(&record, &mut references),
            "place" => {
                if let Some(number) = record.attribute("ssid") {
                    references.places.insert(number.to_owned(), record);
                }
            }
            _ => {
                // Former states are most of the file.
                for change in &mut record.children {
                    if change.name == "modification" {
                        change.children.clear();
                    }
                }
                targets.push(record);
            }
        }
    }
    let root = records.head("swiss-sanctions-list");
    let date = root.and_then(|root| root.attribute("date"));
    let amendment = root.and_then(|root| root.attribute("list-type")) == Some("amendment");
    let mut parties = Parties::default();
    let mut removed = 0;
    for target in &targets {
        let number = target.attribute("ssid");
        let number =
            number.ok_or_else(|| target.error(None, Fault::NoReference).in_field("ssid"))?;
        if target::is_removed(target) {
            removed += 1;
            continue;
        }
        let kind = target::kind(target).ok_or_else(|| {
            let fault = Fault::Value {
                value: String::new(),
                expected: "an individual, entity or object".to_owned(),
            };
            target.error(Some(number.to_owned()), fault)
        })?;
        let place = Place::Byte(target.offset);
        let draft = parties.once(LIST, number, &place, || kind)?;
        target::add(draft, target, number, &references);
    }
    let mut warnings = Vec::new();
    if amendment {
        warnings.push(
            "an amendment, not the whole list: who is not in it may still be listed".to_owned(),
        );
    }
    if removed > 0 {
        warnings.push(format!(
            "{removed} targets were taken off the list: left out"
        ));
    }
    let published: Date = date.and_then(written::day).ok_or_else(|| ReadError {
        place: Place::Byte(0),
        record: None,
        field: Some("date".to_owned()),
        fault: Fault::NoDate(shortened(date.unwrap_or_default())),
    })?;
    Ok(Publication {
        is_part: amendment,
        list: LIST.to_owned(),
        title: TITLE.to_owned(),
        published: Some(published),
        entities: parties.finish()?,
        warnings,
        ..Publication::default()
    })
}

/// A programme's sets; the same number comes once in each language.
fn programme(record: &Element, references: &mut References) {
    let regime = in_english(record, "program-key").or_else(|| in_english(record, "program-name"));
    for set in record.all("sanctions-set") {
        let Some(number) = set.attribute("ssid") else {
            continue;
        };
        let english = set.attribute("lang") == Some("eng");
        let known = references.sets.contains_key(number);
        if english || !known {
            let name = set.value().and_then(tidy).unwrap_or_default();
            let regime = regime.clone();
            references
                .sets
                .insert(number.to_owned(), Set { regime, name });
        }
    }
}

/// A text that stands in several languages: the English one, else the first.
fn in_english(record: &Element, name: &str) -> Option<String> {
    let english = record
        .all(name)
        .find(|text| text.attribute("lang") == Some("eng"));
    let text = english.or_else(|| record.child(name))?;
    tidy(text.value()?)
}
