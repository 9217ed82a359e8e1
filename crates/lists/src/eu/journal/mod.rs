//! The annexes of the EU's sanctions regulations, as tables that others made of the Official Journal: a
//! zip of CSV files, one for each regulation, or those files themselves, which then are one list together.
//!
//! Not every annex freezes assets: `measure` says what an entry means. A row is an entry, and an entry a
//! party. An id is made of the regulation, the annex and the entry's number; an entry without a number is
//! called by the first digits of the SHA-256 of its name, and entries that would share an id have the
//! digits of their whole row behind it, so that the order of rows never matters.
//!
//! Source of the format: 56 tables of August 2026, derived by OpenSanctions. The EU publishes no such file.

mod entry;
#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::io::{Cursor, Read};

use crate::fault::{Fault, ReadError};
use crate::gather::Parties;
use crate::list::{Publication, sha256_hex};
use crate::look::Look;
use crate::recognise::{Joined, Part, PartError, Reading, Shape};
use crate::table::{Header, Record, Table};
use crate::unpack::UNPACKED_BYTES_MAX;

/// The list's name.
const LIST: &str = "eu-journal";

/// What people call it.
const TITLE: &str = "EU sanctions regulations, annexes in the Official Journal";

/// The columns that a table cannot do without; the regulation is another.
const COLUMNS: [&str; 6] = [
    "recordId",
    "programKey",
    "annex",
    "measure",
    "schema",
    "name",
];

/// The tables, known by their columns, or by the names of the files in the zip.
pub(crate) const SHAPE: Shape = Shape {
    what: "tables of the EU's sanctions annexes (CSV with columns celex, annex, measure, or a zip of those)",
    recognises: |look| look.has_columns(&COLUMNS) || is_archive(look),
    reading: Reading::Set(|parts, _| read(parts)),
};

/// A zip in which every file is a CSV and one at least is named by a CELEX number, `32014R0269.csv`.
fn is_archive(look: &Look) -> bool {
    let Look::Zip { entries } = look else {
        return false;
    };
    let mut files = entries.iter().filter(|name| !name.ends_with('/'));
    let celex = |name: &String| {
        let stem = name
            .rsplit('/')
            .next()
            .and_then(|name| name.strip_suffix(".csv"));
        stem.is_some_and(|stem| {
            stem.len() == 10
                && stem.starts_with('3')
                && stem.bytes().filter(u8::is_ascii_digit).count() == 9
        })
    };
    files.clone().any(celex) && files.all(|name| name.to_ascii_lowercase().ends_with(".csv"))
}

/// A table and which part it came from.
struct Annexes {
    part: usize,
    /// Its name inside a zip.
    inside: Option<String>,
    table: Table,
}

/// Reads the tables as one list.
fn read(parts: &[Part<'_>]) -> Result<Vec<Joined>, PartError> {
    let mut tables = Vec::new();
    for (part, file) in parts.iter().enumerate() {
        open(part, file.bytes, &mut tables)?;
    }
    let mut keys: HashMap<String, usize> = HashMap::new();
    for annexes in &tables {
        for row in annexes.table.records() {
            *keys.entry(key(&row)).or_default() += 1;
        }
    }
    let mut parties = Parties::default();
    for annexes in &tables {
        for row in annexes.table.records() {
            let key = key(&row);
            let reference = match keys.get(&key) {
                Some(1) => key,
                _ => format!("{key}-{}", digits(&whole(&row))),
            };
            let failed = |error| PartError {
                part: annexes.part,
                error: inside(annexes, error),
            };
            let kind = entry::kind(&row).map_err(failed)?;
            // Two rows that are equal in every cell are one entry.
            let draft = parties.again(LIST, &reference, row.place(), || kind);
            entry::add(draft, &row).map_err(failed)?;
        }
    }
    let entities = parties
        .finish()
        .map_err(|error| PartError { part: 0, error })?;
    let publication = Publication {
        is_part: false,
        list: LIST.to_owned(),
        title: TITLE.to_owned(),
        published: None,
        entities,
        warnings: vec![
            "tables derived by others from the Official Journal, which do not say their day"
                .to_owned(),
        ],
        ..Publication::default()
    };
    Ok(vec![Joined {
        main: None,
        publication,
        parts: (0..parts.len()).collect(),
    }])
}

/// An error with the name of the file inside the zip.
fn inside(annexes: &Annexes, error: ReadError) -> ReadError {
    let Some(name) = &annexes.inside else {
        return error;
    };
    let record = match &error.record {
        Some(record) => format!("{name}: {record}"),
        None => name.clone(),
    };
    ReadError {
        record: Some(record),
        ..error
    }
}

/// Opens a part: a table, or a zip of tables.
fn open(part: usize, bytes: &[u8], tables: &mut Vec<Annexes>) -> Result<(), PartError> {
    let failed = |error| PartError { part, error };
    if !bytes.starts_with(b"PK\x03\x04") {
        let table = table(bytes).map_err(failed)?;
        tables.push(Annexes {
            part,
            inside: None,
            table,
        });
        return Ok(());
    }
    let unreadable = |what: String| failed(ReadError::whole(Fault::Unreadable(what)));
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes))
        .map_err(|error| unreadable(format!("broken zip ({error})")))?;
    let mut left = UNPACKED_BYTES_MAX as u64;
    for at in 0..archive.len() {
        let file = archive
            .by_index(at)
            .map_err(|error| unreadable(format!("broken zip ({error})")))?;
        if file.is_dir() {
            continue;
        }
        let name = file
            .name()
            .map_or_else(|_| format!("file {}", at + 1), std::borrow::Cow::into_owned);
        let mut unpacked = Vec::new();
        let read = file.take(left + 1).read_to_end(&mut unpacked);
        let read =
            read.map_err(|error| unreadable(format!("{name} in the zip is broken ({error})")))?;
        left = left.checked_sub(read as u64).ok_or_else(|| {
            unreadable(format!("more than {UNPACKED_BYTES_MAX} bytes in the zip"))
        })?;
        let annexes = |table| Annexes {
            part,
            inside: Some(name.clone()),
            table,
        };
        let table = table(&unpacked).map_err(|error| {
            let record = Some(name.clone());
            failed(ReadError { record, ..error })
        })?;
        tables.push(annexes(table));
    }
    Ok(())
}

fn table(bytes: &[u8]) -> Result<Table, ReadError> {
    let table = Table::delimited(bytes, b',', Header::Row(0))?;
    table.must_have(&COLUMNS)?;
    if table.must_have(&["amendedCelex"]).is_err() {
        table.must_have(&["celex"])?;
    }
    Ok(table)
}

/// The regulation that an entry belongs to, by its CELEX number.
fn celex<'t>(row: &Record<'t>) -> &'t str {
    row.get("celex")
        .or_else(|| row.get("amendedCelex"))
        .unwrap_or_default()
}

/// What an entry is called if it is the only one called so.
fn key(row: &Record) -> String {
    let annex = row.get("annex").unwrap_or_default();
    let number = match row.get("recordId") {
        Some(number) => number.to_owned(),
        None => digits(row.get("name").unwrap_or_default()),
    };
    format!("{}-{annex}-{number}", celex(row))
}

/// Every cell of a row with its column's name.
fn whole(row: &Record) -> String {
    let cells = row
        .filled()
        .map(|(column, cell)| format!("{column}={cell}\n"));
    cells.collect()
}

/// The first digits of the SHA-256 of a text.
fn digits(text: &str) -> String {
    let mut hash = sha256_hex(text.as_bytes());
    hash.truncate(10);
    hash
}
