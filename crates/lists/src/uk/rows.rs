//! Tables in which a row is a name of a party, with all that is known of the party in every row.

use vokter_entities::{Effect, IdentifierKind, Listing};

use super::{OFSI, OFSI_TITLE, SANCTIONS_LIST, SANCTIONS_LIST_TITLE, field, information};
use crate::draft::Draft;
use crate::fault::{Fault, Place, ReadError, shortened};
use crate::gather::Parties;
use crate::list::Publication;
use crate::table::{Header, Record, Table};
use crate::written;

/// A table's list, and the names of its columns where they differ.
struct Form {
    list: &'static str,
    title: &'static str,
    reference: &'static str,
    kind: &'static str,
    name_type: &'static str,
    quality: &'static str,
    regime: &'static str,
    listed_on: &'static str,
}

const OFSI_FORM: Form = Form {
    list: OFSI,
    title: OFSI_TITLE,
    reference: "Group ID",
    kind: "Group Type",
    name_type: "Alias Type",
    quality: "Alias Quality",
    regime: "Regime",
    listed_on: "Listed On",
};

const SANCTIONS_LIST_FORM: Form = Form {
    list: SANCTIONS_LIST,
    title: SANCTIONS_LIST_TITLE,
    reference: "Unique ID",
    kind: "Designation Type",
    name_type: "Name type",
    quality: "Alias strength",
    regime: "Regime Name",
    listed_on: "Date Designated",
};

/// Reads OFSI's list.
pub(super) fn ofsi(bytes: &[u8]) -> Result<Publication, ReadError> {
    read(bytes, &OFSI_FORM)
}

/// Reads the UK Sanctions List.
pub(super) fn sanctions_list(bytes: &[u8]) -> Result<Publication, ReadError> {
    read(bytes, &SANCTIONS_LIST_FORM)
}

fn read(bytes: &[u8], form: &Form) -> Result<Publication, ReadError> {
    let table = if bytes.starts_with(b"PK\x03\x04") {
        Table::workbook(bytes, Header::Row(1))
    } else {
        Table::delimited(bytes, b',', Header::Row(1))
    }?;
    table.must_have(&[
        "Name 6",
        "Name 1",
        form.reference,
        form.kind,
        form.name_type,
    ])?;
    // `Last Updated,10/04/2025` or `Report Date: 13-Feb-2026` in the row before the header.
    let said: Vec<&str> = table.preamble().collect();
    let published = said
        .iter()
        .find_map(|cell| written::day(cell.rsplit(": ").next().unwrap_or(cell)));
    let published = published.ok_or_else(|| ReadError {
        place: Place::Row(1),
        record: None,
        field: None,
        fault: Fault::NoDate(shortened(&said.join(" "))),
    })?;
    let mut parties = Parties::default();
    // Several rows of a party may be of its primary name: which comes first in the file must not
    // decide which of them is shown.
    let mut rows: Vec<Record> = table.records().collect();
    rows.sort_by_cached_key(|row| row.filled().map(|(_, cell)| cell).collect::<Vec<_>>());
    for row in rows {
        let reference = row
            .get(form.reference)
            .ok_or_else(|| row.error(None, Some(form.reference), Fault::NoReference))?;
        let word = row.get(form.kind).unwrap_or_default();
        let kind = field::kind(word).ok_or_else(|| {
            let fault = Fault::Value {
                value: shortened(word),
                expected: "Individual, Entity or Ship".to_owned(),
            };
            row.error(Some(reference), Some(form.kind), fault)
        })?;
        let effect = match form.list {
            // OFSI's list is one of asset freeze targets.
            OFSI => Effect::Freeze,
            _ => field::effect(row.get("Sanctions Imposed").unwrap_or_default(), &kind),
        };
        let draft = parties.again(form.list, reference, row.place(), || kind);
        names(draft, &row, form);
        facts(draft, &row);
        draft.listing(Listing {
            list: form.list.to_owned(),
            reference: Some(reference.to_owned()),
            regime: row.get(form.regime).map(str::to_owned),
            programme: row.get("Sanctions Imposed").map(str::to_owned),
            effect,
            listed_on: field::day(row.get(form.listed_on)),
            legal_basis: None,
            unconfirmed: false,
        });
    }
    Ok(Publication {
        is_part: false,
        list: form.list.to_owned(),
        title: form.title.to_owned(),
        published: Some(published),
        entities: parties.finish()?,
        ..Publication::default()
    })
}

/// The row's name, and the same in its own script.
fn names(draft: &mut Draft, row: &Record, form: &Form) {
    let kind = field::name_kind(
        row.get(form.name_type).unwrap_or_default(),
        row.get(form.quality).unwrap_or_default(),
    );
    draft.names_in(&field::name(|part| row.get(&format!("Name {part}"))), kind);
    if let Some(text) = row.get("Name Non-Latin Script") {
        draft.names_in(text, vokter_entities::NameKind::StrongAlias);
    }
}

/// What the columns say of the party. A column that a form does not have is an empty one.
fn facts(draft: &mut Draft, row: &Record) {
    let text = |column: &str| row.get(column).unwrap_or_default();
    let either =
        |one: &str, other: &str| row.get(one).or_else(|| row.get(other)).unwrap_or_default();
    for title in written::items(text("Title")) {
        draft.title(title);
    }
    field::births(draft, either("DOB", "D.O.B"));
    field::birth_places(draft, text("Town of Birth"), text("Country of Birth"));
    field::nationalities(draft, either("Nationality", "Nationality(/ies)"));
    let passport = row.get("Passport Number");
    let about = either("Passport Details", "Passport additional information");
    match passport {
        Some(number) => field::numbers(draft, IdentifierKind::Passport, number, about),
        // In 2018 the number stands among its details.
        None => field::numbers(draft, IdentifierKind::Passport, about, ""),
    }
    let national = either(
        "National Identification Number",
        "National Identifier number",
    );
    let about = either(
        "National Identification Details",
        "National Identifier additional information",
    );
    field::numbers(draft, IdentifierKind::NationalId, national, about);
    field::numbers(draft, IdentifierKind::NationalId, text("NI Number"), "");
    for position in written::items(text("Position")) {
        draft.position(position);
    }
    draft.gender(text("Gender"));
    address(draft, row);
    information::add(draft, text("Other Information"));
    let registered = text("Business registration number (s)");
    field::numbers(draft, IdentifierKind::Registration, registered, "");
    for number in written::items(text("IMO number")) {
        draft.identifier(IdentifierKind::Imo, number, None);
    }
    field::flag(draft, text("Current believed flag of ship"));
    for (column, what) in REMARKS {
        draft.detail(what, text(column));
    }
}

/// Columns that are kept as they are, and under which name.
const REMARKS: [(&str, &str); 19] = [
    ("UN Reference Number", "UN reference"),
    ("OFSI Group ID", "OFSI group"),
    ("UK Statement of Reasons", "uk statement of reasons"),
    ("Designation source", "designation source"),
    ("UK Sanctions List Date Designated", "designated"),
    ("Phone number", "phone number"),
    ("Email address", "email address"),
    ("Website", "website"),
    ("Type of entity", "type of entity"),
    ("Subsidiaries", "subsidiaries"),
    ("Parent company", "parent company"),
    ("Current owner/operator (s)", "current owners"),
    ("Previous owner/operator (s)", "previous owners"),
    ("Previous flags", "previous flags"),
    ("Type of ship", "type of ship"),
    ("Tonnage of ship", "tonnage of ship"),
    ("Length of ship", "length of ship"),
    ("Year Built", "year built"),
    (
        "Hull identification number (HIN)",
        "hull identification number",
    ),
];

fn address(draft: &mut Draft, row: &Record) {
    let mut lines: Vec<&str> = Vec::new();
    for number in 1..=6 {
        let line = row.get(&format!("Address {number}"));
        lines.extend(line.or_else(|| row.get(&format!("Address Line {number}"))));
    }
    let code = row.get("Post/Zip Code");
    lines.extend(code.or_else(|| row.get("Address Postal Code")));
    let country = row.get("Country").or_else(|| row.get("Address Country"));
    field::address(draft, &lines, country);
}
