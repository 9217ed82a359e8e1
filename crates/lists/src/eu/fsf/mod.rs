//! The EU's Financial Sanctions Files (FSF), in XML 1.1 and in CSV 1.1 and 1.0.
//!
//! `xml` and `csv` bring every form to the XML's elements; `party` turns those into an entity, with
//! `birth` for its dates. 21 entities of the real file stand twice under one logicalId, with other
//! names, facts and another regulation: they are one party with two listings.
//!
//! Source of the format: the publisher's schema of the XML 1.1 (namespace
//! `http://eu.europa.ec/fpi/fsd/export`) and one whole file, of March 2021. The CSV forms are built
//! to the publisher's column names; no real file of them was met.

mod birth;
mod csv;
mod party;
mod xml;

#[cfg(test)]
mod tests;

use jiff::civil::Date;
use vokter_entities::Entity;

use crate::fault::{Fault, Place, ReadError, shortened};
use crate::list::Publication;
use crate::recognise::{Reading, Shape};
use crate::written;

/// The list's name.
const LIST: &str = "eu-fsf";

/// What people call it.
const TITLE: &str = "EU Financial Sanctions Files";

/// The XML, known by its root and the records in it.
pub(crate) const XML: Shape = Shape {
    what: "the EU Financial Sanctions Files in XML (root <export> with <sanctionEntity>)",
    // A cut-off file may have no record, and a broken one no namespace that can be read.
    recognises: |look| {
        look.is_xml("export")
            && (look.has_element("sanctionEntity") || look.has_namespace("/fpi/fsd/"))
    },
    reading: Reading::Whole(|bytes, _| xml::read(bytes)),
};

/// The CSV, known by its columns.
pub(crate) const CSV: Shape = Shape {
    what: "the EU Financial Sanctions Files in CSV (column NameAlias_WholeName or Naal_wholename)",
    recognises: |look| {
        look.has_columns(&["Entity_LogicalId", "NameAlias_WholeName"])
            || look.has_columns(&["Entity_logical_id", "Naal_wholename"])
    },
    reading: Reading::Whole(|bytes, _| csv::read(bytes)),
};

/// The list out of its parties.
fn publication(published: Date, entities: Vec<Entity>) -> Publication {
    Publication {
        is_part: false,
        list: LIST.to_owned(),
        title: TITLE.to_owned(),
        published: Some(published),
        entities,
        ..Publication::default()
    }
}

/// The day of a date of generation: `2021-03-02T16:28:05.354+01:00`, `02/03/2021`.
fn published(text: &str, field: &str) -> Result<Date, ReadError> {
    written::day(text).ok_or_else(|| ReadError {
        place: Place::Whole,
        record: None,
        field: Some(field.to_owned()),
        fault: Fault::NoDate(shortened(text)),
    })
}
