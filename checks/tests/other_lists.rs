//! The readers of Australia's, Canada's and Switzerland's lists against the real files.

// A test's helpers may fail like the test itself.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a check fails by panicking, and tells what a list covers to who asks with --nocapture"
)]

use std::collections::{BTreeMap, HashMap, HashSet};
use std::fs;
use std::io::Cursor;

use calamine::{Data, Reader as _};
use vokter_checks::{Coverage, list, shared};
use vokter_entities::{Entity, Kind, Schema};
use vokter_lists::unpack;

/// The rows of a workbook below its header; read without the reader under test.
fn sheet(file: &str) -> Vec<HashMap<String, String>> {
    let bytes = fs::read(shared(&format!("lists/{file}"))).unwrap();
    let mut workbook: calamine::Xlsx<_> =
        calamine::open_workbook_from_rs(Cursor::new(bytes)).unwrap();
    let name = workbook.sheet_names()[0].clone();
    let range = workbook.worksheet_range(&name).unwrap();
    let mut rows = range.rows();
    let header: Vec<String> = rows.next().unwrap().iter().map(text).collect();
    rows.map(|row| header.iter().cloned().zip(row.iter().map(text)).collect())
        .filter(|row: &HashMap<String, String>| row.values().any(|cell| !cell.is_empty()))
        .collect()
}

fn text(cell: &Data) -> String {
    match cell {
        Data::DateTime(day) => {
            let (year, month, day, ..) = day.to_ymd_hms_milli();
            format!("{year}-{month:02}-{day:02}")
        }
        cell => cell.to_string().trim().to_owned(),
    }
}

fn by_reference<'e>(entities: &'e [Entity], list: &str) -> HashMap<&'e str, &'e Entity> {
    let prefix = format!("{list}-");
    entities
        .iter()
        .map(|party| (party.id.0.strip_prefix(&prefix).unwrap(), party))
        .collect()
}

fn schemas(entities: &[Entity]) -> BTreeMap<Schema, usize> {
    let mut counts = BTreeMap::new();
    for party in entities {
        *counts.entry(party.schema()).or_default() += 1;
    }
    counts
}

/// The words of a party's names and remarks.
fn words(party: &Entity) -> HashSet<String> {
    let texts = party.names.iter().map(|name| &name.text);
    let texts = texts.chain(&party.remarks);
    texts.flat_map(|text| split(text)).collect()
}

fn split(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

fn australia(
    file: &str,
    published: &str,
    rows_in_all: usize,
    want: &[(Schema, usize)],
) -> Coverage {
    let (dfat, took) = list(file);
    println!("{file}: {}, {took:?}", Coverage::of(&dfat.entities));
    assert_eq!(dfat.list, "au-dfat");
    assert_eq!(dfat.published.unwrap().to_string(), published);
    assert_eq!(schemas(&dfat.entities), want.iter().copied().collect());
    let parties = by_reference(&dfat.entities, "au-dfat");
    let rows = sheet(file);
    assert_eq!(rows.len(), rows_in_all);
    for row in &rows {
        let reference = &row["Reference"];
        let digits = reference.find(|c: char| !c.is_ascii_digit());
        let number = &reference[..digits.unwrap_or(reference.len())];
        let party = parties[number];
        let kept = words(party);
        for word in split(&row["Name of Individual or Entity"]) {
            assert!(kept.contains(&word), "{}: {word}", party.id);
        }
        let born = &row["Date of Birth"];
        if born.chars().filter(char::is_ascii_digit).count() >= 4 && party.birth_dates().is_empty()
        {
            println!("no date: {}: {born}", party.id);
            let kept = party
                .remarks
                .iter()
                .any(|remark| remark.starts_with("birth date: "));
            assert!(kept, "{}: {born}", party.id);
        }
    }
    Coverage::of(&dfat.entities)
}

#[test]
fn australia_2026_is_whole() {
    let want = [
        (Schema::Person, 2543),
        (Schema::Organization, 1041),
        (Schema::Vessel, 262),
    ];
    let file = "au-dfat-regulation8-2026-07-23.xlsx";
    let coverage = australia(file, "2026-07-23", 11_068, &want);
    assert_eq!(coverage.born, 2419);
}

#[test]
fn australia_2024_is_whole() {
    let want = [(Schema::Person, 2316), (Schema::Organization, 746)];
    let file = "au-dfat-regulation8-2024-11-11.xlsx";
    let coverage = australia(file, "2024-11-11", 9553, &want);
    // 2,228 have something in the cell: four times `na`, once `Approximately (30-35 years old)`.
    assert_eq!(coverage.born, 2228 - 4 - 1);
}

/// What stands between Canada's names and is no part of them.
const LABELS: [&str; 14] = [
    "also",
    "known",
    "as",
    "and",
    "aka",
    "or",
    "belarusian",
    "belarussian",
    "russian",
    "ukrainian",
    "arabic",
    "persian",
    "aliases",
    "a",
];

#[test]
fn canada_is_whole() {
    let file = "ca-sema-2025-03-20.xml.gz";
    let (sema, took) = list(file);
    println!("{file}: {}, {took:?}", Coverage::of(&sema.entities));
    assert_eq!(sema.list, "ca-sema");
    assert_eq!(sema.published.unwrap().to_string(), "2025-03-20");
    let want = [
        (Schema::Person, 3334),
        (Schema::Organization, 1425 - 109),
        (Schema::Vessel, 109),
    ];
    assert_eq!(schemas(&sema.entities), want.into_iter().collect());
    assert_eq!(sema.entities.len(), 4759);

    let bytes = fs::read(shared(&format!("lists/{file}"))).unwrap();
    let bytes = unpack(&bytes).unwrap();
    let xml = std::str::from_utf8(&bytes).unwrap();
    let records: Vec<&str> = xml.split("<record>").skip(1).collect();
    assert_eq!(records.len(), 4759);
    let field = |record: &str, name: &str| {
        let open = format!("<{name}>");
        let (_, rest) = record.split_once(open.as_str())?;
        let value = rest.split("</").next()?.replace("&amp;", "&");
        Some(value.trim().to_owned()).filter(|value| !value.is_empty())
    };
    let (mut aliases, mut born) = (0, 0);
    for (record, party) in records.iter().zip(&sema.entities) {
        let kept = words(party);
        for name in ["LastName", "GivenName", "EntityOrShip", "Aliases"] {
            for word in split(&field(record, name).unwrap_or_default()) {
                assert!(
                    kept.contains(&word) || LABELS.contains(&word.as_str()),
                    "{}: {word}",
                    party.id
                );
            }
        }
        aliases += usize::from(field(record, "Aliases").is_some());
        let person = matches!(party.kind, Kind::Person(_));
        let dated = field(record, "DateOfBirthOrShipBuildDate").is_some();
        born += usize::from(person && dated);
        if field(record, "Aliases").is_some() {
            assert!(
                party.names.len() > 1 || party.remarks.iter().any(|r| r.starts_with("aliases")),
                "{}",
                party.id
            );
        }
    }
    assert_eq!(aliases, 2877);
    assert_eq!(born, 1716);
    // One date is a spreadsheet's `Sep-99`, whose year no one can tell: it is kept as a remark.
    assert_eq!(Coverage::of(&sema.entities).born, 1715);
}

#[test]
fn switzerlands_example_is_read() {
    let file = "ch-seco-amendment-example-2024-01-17.xml";
    let (seco, took) = list(file);
    println!("{file}: {}, {took:?}", Coverage::of(&seco.entities));
    assert_eq!(seco.list, "ch-seco");
    assert_eq!(seco.published.unwrap().to_string(), "2024-01-17");
    let coverage = Coverage::of(&seco.entities);
    assert_eq!(
        (coverage.records, coverage.born, coverage.countries),
        (3, 3, 3)
    );
    let listings: Vec<usize> = seco
        .entities
        .iter()
        .map(|party| party.listings.len())
        .collect();
    assert_eq!(listings, [1, 1, 2]);
    assert!(seco.warnings[0].contains("amendment"));
}
