//! Places and documents, which stand before the parties that have them.

use std::collections::HashMap;

use super::values::Values;
use crate::element::Element;

/// A place: the lines of an address and a country.
#[derive(Default)]
pub(super) struct Location {
    /// Address lines, town, province, postal code, in this order.
    pub(super) lines: Vec<String>,
    pub(super) country: Option<String>,
}

/// What the parties point at.
#[derive(Default)]
pub(super) struct Parts {
    locations: HashMap<String, Location>,
    /// Documents by the identity that they are of.
    documents: HashMap<String, Vec<Element>>,
}

/// The parts of a place in the order of an address.
const ORDER: [&str; 6] = [
    "ADDRESS1",
    "ADDRESS2",
    "ADDRESS3",
    "CITY",
    "STATE/PROVINCE",
    "POSTAL CODE",
];

impl Parts {
    pub(super) fn location(&mut self, record: &Element, values: &Values) {
        let mut parts: Vec<(usize, &str)> = Vec::new();
        let mut region = None;
        for part in record.all("LocationPart") {
            let kind = values.of(part, "LocPartTypeID").unwrap_or_default();
            let written = part.all("LocationPartValue");
            for text in written.filter_map(|value| value.text_of("Value")) {
                match ORDER.iter().position(|known| *known == kind) {
                    None if kind == "REGION" => region = Some(text),
                    at => parts.push((at.unwrap_or(ORDER.len()), text)),
                }
            }
        }
        parts.sort_by_key(|(at, _)| *at);
        let country = record
            .child("LocationCountry")
            .and_then(|country| values.of(country, "CountryID"));
        let id = record.attribute("ID").unwrap_or_default().to_owned();
        let location = Location {
            lines: parts.into_iter().map(|(_, text)| text.to_owned()).collect(),
            country: country.or(region).map(str::to_owned),
        };
        self.locations.insert(id, location);
    }

    pub(super) fn document(&mut self, record: Element) {
        let identity = record.attribute("IdentityID").unwrap_or_default();
        let identity = identity.to_owned();
        self.documents.entry(identity).or_default().push(record);
    }

    /// The place that a number stands for.
    pub(super) fn place(&self, id: &str) -> Option<&Location> {
        self.locations.get(id)
    }

    /// The documents of an identity.
    pub(super) fn documents(&self, identity: &str) -> &[Element] {
        self.documents.get(identity).map_or(&[], Vec::as_slice)
    }
}
