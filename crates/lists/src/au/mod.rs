//! Australia's Consolidated List (DFAT, "regulation 8"): a workbook with a row for each name.
//!
//! A party's number stands before the letters of its aliases: `3` is the party, `3a` and `34c1` are names
//! of it. The workbook of 2024 has fewer columns, none for the strength of an alias nor for what a listing
//! does, and dates in words.
//!
//! Source of the format: the publisher's two workbooks of November 2024 and July 2026, whole.

#[cfg(test)]
mod tests;

use std::collections::HashMap;

use jiff::civil::Date;
use vokter_entities::{
    Country, Effect, IdentifierKind, Kind, Listing, NameKind, PartialDate, Person, Vessel,
};

use crate::draft::Draft;
use crate::fault::{Fault, Place, ReadError, shortened};
use crate::gather::Parties;
use crate::list::Publication;
use crate::recognise::{Reading, Shape};
use crate::saved::saved_on;
use crate::table::{Header, Record, Table};
use crate::written::{self, documents};

/// The list's name.
const LIST: &str = "au-dfat";

/// What people call it.
const TITLE: &str = "Australia DFAT Consolidated List";

/// The columns that both forms have and a reader cannot do without.
const COLUMNS: [&str; 4] = [
    "Reference",
    "Name of Individual or Entity",
    "Type",
    "Name Type",
];

/// The workbook, known by its columns.
pub(crate) const SHAPE: Shape = Shape {
    what: "Australia's DFAT Consolidated List in XLSX (columns Reference, Name of Individual or Entity, Name Type)",
    recognises: |look| look.has_columns(&COLUMNS),
    reading: Reading::Whole(|bytes, _| read(bytes)),
};

/// Reads the workbook, or the same table as CSV.
fn read(bytes: &[u8]) -> Result<Publication, ReadError> {
    let table = if bytes.starts_with(b"PK\x03\x04") {
        Table::workbook(bytes, Header::Row(0))
    } else {
        Table::delimited(bytes, b',', Header::Row(0))
    }?;
    table.must_have(&COLUMNS)?;
    let mut parties = Parties::default();
    let mut seen: HashMap<&str, &Place> = HashMap::new();
    let mut newest: Option<Date> = None;
    // Of several primary names that of the first reference is shown, wherever its row stands.
    let mut rows: Vec<Record> = table.records().collect();
    rows.sort_by_key(|row| row.get("Reference"));
    for row in rows {
        let full = row
            .get("Reference")
            .ok_or_else(|| row.error(None, Some("Reference"), Fault::NoReference))?;
        if let Some(first) = seen.insert(full, row.place()) {
            let fault = Fault::Duplicate {
                reference: full.to_owned(),
                first: first.clone(),
            };
            return Err(row.error(Some(full), Some("Reference"), fault));
        }
        let digits = full
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(full.len());
        let number = full.get(..digits).filter(|number| !number.is_empty());
        let number = number.ok_or_else(|| {
            let fault = Fault::Value {
                value: shortened(full),
                expected: "a number, with letters for an alias".to_owned(),
            };
            row.error(Some(full), Some("Reference"), fault)
        })?;
        let kind = kind(&row, full)?;
        let draft = parties.again(LIST, number, row.place(), || kind);
        name(draft, &row, full)?;
        facts(draft, &row);
        let control = row.get("Control Date").and_then(written::day);
        newest = newest.max(control);
        // The rows of a party repeat its listing; it is taken from the party's own.
        if number == full || draft.entity.listings.is_empty() {
            draft.entity.listings.clear();
            draft.listing(listing(&row, number));
        }
    }
    let saved = saved_on(bytes);
    let mut warnings = Vec::new();
    if saved.is_none() {
        warnings.push(
            "the workbook does not say when it was saved: taken is its newest control date"
                .to_owned(),
        );
    }
    Ok(Publication {
        is_part: false,
        list: LIST.to_owned(),
        title: TITLE.to_owned(),
        published: saved.or(newest),
        entities: parties.finish()?,
        warnings,
        ..Publication::default()
    })
}

fn kind(row: &Record, full: &str) -> Result<Kind, ReadError> {
    let word = row.get("Type").unwrap_or_default();
    match word.to_ascii_lowercase().as_str() {
        "individual" => Ok(Kind::Person(Person::default())),
        "entity" => Ok(Kind::Organization),
        "vessel" => Ok(Kind::Vessel(Vessel::default())),
        _ => {
            let fault = Fault::Value {
                value: shortened(word),
                expected: "Individual, Entity or Vessel".to_owned(),
            };
            Err(row.error(Some(full), Some("Type"), fault))
        }
    }
}

/// The row's name.
fn name(draft: &mut Draft, row: &Record, full: &str) -> Result<(), ReadError> {
    let text = row.get("Name of Individual or Entity").ok_or_else(|| {
        let column = Some("Name of Individual or Entity");
        row.error(Some(full), column, Fault::NoName)
    })?;
    let weak = row
        .get("Alias Strength")
        .is_some_and(|strength| strength.eq_ignore_ascii_case("weak"));
    let kind = match row
        .get("Name Type")
        .unwrap_or_default()
        .to_ascii_lowercase()
        .as_str()
    {
        "primary name" => NameKind::Primary,
        "original script" => NameKind::OriginalScript,
        "formerly known as" | "previously listed as" | "fka" => NameKind::Former,
        _ if weak => NameKind::WeakAlias,
        _ => NameKind::StrongAlias,
    };
    match written::given_first(text).filter(|_| draft.person().is_some()) {
        Some(natural) => draft.names_in(&natural, kind),
        None => draft.names_in(text, kind),
    }
    Ok(())
}

/// What the row's other columns say; alias rows mostly repeat the party's.
fn facts(draft: &mut Draft, row: &Record) {
    let text = |column: &str| row.get(column).unwrap_or_default();
    let births = text("Date of Birth");
    let dates = written::dates(births);
    for date in dates.found {
        draft.birth_date(Some(date));
    }
    if dates.rest {
        draft.remark("birth date", births);
    }
    for place in parts(text("Place of Birth")) {
        draft.birth_place(place);
    }
    for country in written::items(text("Citizenship")) {
        for country in country.split(';') {
            draft.nationality_in_words(country.trim());
        }
    }
    for address in parts(text("Address")) {
        let country = documents::only(&Country::mentioned(address));
        draft.address(address, country);
    }
    for number in written::items(text("IMO Number")) {
        draft.identifier(IdentifierKind::Imo, number, None);
    }
    let information = text("Additional Information");
    draft.remark("additional information", information);
    for (kind, number) in written::labelled(information) {
        draft.identifier(kind, &number, None);
    }
    if let Some(reference) = un_reference(information) {
        draft.remark("UN reference", reference);
    }
    draft.remark("listing", text("Listing Information"));
}

/// The values of a cell: counted, or one a line, or by `alt POB:`.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    written::items(text)
        .into_iter()
        .flat_map(|item| item.split(";\n"))
        .flat_map(|item| item.split("; alt POB:"))
        .flat_map(|item| item.split("; Alt. POB:"))
        .map(|item| item.trim().trim_end_matches(';').trim())
        .filter(|item| !item.is_empty())
}

/// The UN's number that a text begins with: `QDe.118. Associated …`, `TAi.051 Son of …`.
fn un_reference(text: &str) -> Option<&str> {
    let word = text.split_whitespace().next()?.trim_end_matches('.');
    let (letters, digits) = word.split_once('.')?;
    let (regime, what) = letters.split_at_checked(2)?;
    let known = regime.bytes().all(|b| b.is_ascii_uppercase())
        && matches!(what, "i" | "e")
        && (1..=4).contains(&digits.len())
        && digits.bytes().all(|b| b.is_ascii_digit());
    known.then_some(word)
}

fn listing(row: &Record, number: &str) -> Listing {
    let words = row.get("Listing Information").unwrap_or_default();
    let control = row.get("Control Date").and_then(written::date);
    Listing {
        list: LIST.to_owned(),
        reference: Some(number.to_owned()),
        regime: row.get("Committees").map(str::to_owned),
        programme: None,
        effect: effect(row),
        // The control date is that of the last change.
        listed_on: listed_on(words).or(control),
        legal_basis: row.get("Instrument of Designation").map(str::to_owned),
        unconfirmed: false,
    }
}

/// The first day after "listed … on": `Listed on: 16 May 2005 (amended on …)`, `Listed by the
/// 1267 Committee on 2 May 2005`.
fn listed_on(text: &str) -> Option<PartialDate> {
    let lower = text.to_ascii_lowercase();
    let listed = lower.find("listed").or_else(|| lower.find("designated"))?;
    let after = text.get(listed..)?;
    let (_, rest) = after.split_once(" on")?;
    let rest = rest.trim_start_matches(':').trim_start();
    let words: Vec<&str> = rest.split_whitespace().take(3).collect();
    let day = words.join(" ");
    written::date(day.trim_end_matches(|c: char| !c.is_alphanumeric()))
}

/// What a listing does, by the workbook's four columns; where it has none, the list is one of frozen
/// assets.
fn effect(row: &Record) -> Effect {
    let says = |column: &str| {
        row.get(column)
            .is_some_and(|cell| matches!(cell.to_ascii_lowercase().as_str(), "1" | "yes" | "true"))
    };
    if says("Targeted Financial Sanction") {
        Effect::Freeze
    } else if says("Maritime Restriction") {
        Effect::PortBan
    } else if says("Travel Ban") {
        Effect::TravelBan
    } else if says("Arms Embargo") {
        Effect::ExportControl
    } else if row.get("Targeted Financial Sanction").is_some() {
        Effect::Other
    } else {
        Effect::Freeze
    }
}
