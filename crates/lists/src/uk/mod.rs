//! What the United Kingdom publishes: OFSI's consolidated list of asset freeze targets, which was
//! closed in January 2026, and the FCDO's UK Sanctions List, which is the only one since.
//!
//! `rows` reads every table in which a row is a name (OFSI's list before and since 2022 in CSV
//! and workbook, and the UK Sanctions List's CSV), `designation` the UK Sanctions List's XML, and
//! `joined` a set of four tables that others have derived from it. What their fields mean stands in
//! `field`, the labels inside "Other Information" in `information`.
//!
//! Sources: OFSI's files of April 2018 and April 2025, whole; for the UK Sanctions List the publisher's
//! schema and the header of its CSV. No whole real file of the latter was met, only the derived tables of
//! May 2026.

mod designation;
mod field;
mod information;
mod joined;
mod rows;

#[cfg(test)]
mod tests;

use crate::recognise::{Reading, Shape};

/// OFSI's list.
const OFSI: &str = "uk-ofsi";

/// What people call it.
const OFSI_TITLE: &str = "UK OFSI Consolidated List of Financial Sanctions Targets";

/// The UK Sanctions List.
const SANCTIONS_LIST: &str = "uk-sl";

/// What people call it.
const SANCTIONS_LIST_TITLE: &str = "UK Sanctions List";

/// OFSI's table, with either set of columns, as CSV or as a workbook.
pub(crate) const OFSI_TABLE: Shape = Shape {
    what: "the UK OFSI consolidated list in CSV or XLSX (columns Name 6, Group Type, Group ID)",
    recognises: |look| look.has_columns(&["Name 6", "Group Type", "Alias Type", "Group ID"]),
    reading: Reading::Whole(|bytes, _| rows::ofsi(bytes)),
};

/// The UK Sanctions List's table.
pub(crate) const SANCTIONS_LIST_TABLE: Shape = Shape {
    what: "the UK Sanctions List in CSV or XLSX (columns Unique ID, OFSI Group ID, Name 6, Regime Name)",
    recognises: |look| look.has_columns(&["Unique ID", "Name 6", "Name type", "Regime Name"]),
    reading: Reading::Whole(|bytes, _| rows::sanctions_list(bytes)),
};

/// The UK Sanctions List's XML.
pub(crate) const SANCTIONS_LIST_XML: Shape = Shape {
    what: "the UK Sanctions List in XML (root <Designations>)",
    recognises: |look| look.is_xml("Designations"),
    reading: Reading::Whole(|bytes, _| designation::read(bytes)),
};

/// The tables derived from the UK Sanctions List.
pub(crate) const SANCTIONS_LIST_SET: Shape = Shape {
    what: "four tables derived from the UK Sanctions List (subjects, names, birth dates, identifiers, joined by unique_id)",
    recognises: |look| joined::Table::of(look).is_some(),
    reading: Reading::Set(|parts, _| joined::read(parts)),
};
