//! The readers of the UK's lists against the real files.

// A test's helpers may fail like the test itself.
#![allow(clippy::unwrap_used)]

use std::collections::{BTreeMap, HashMap, HashSet};
use std::fs;
use std::path::PathBuf;

use vokter_checks::{Coverage, list, shared};
use vokter_entities::{Entity, Kind, NameKind, Schema};
use vokter_lists::{Asked, File, read_all, unpack};

/// The rows of a CSV below its header, which is the row of this number from 0; read without the reader
/// under test.
fn rows(file: &str, header: usize) -> Vec<HashMap<String, String>> {
    let bytes = fs::read(shared(&format!("lists/{file}"))).unwrap();
    let bytes = unpack(&bytes).unwrap();
    // Only the names' diacritics need the right code page, and nothing here compares those.
    let text = String::from_utf8_lossy(&bytes);
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut records = reader.records().map(Result::unwrap).skip(header);
    let header: Vec<String> = records.next().unwrap().iter().map(str::to_owned).collect();
    let row = |record: csv::StringRecord| {
        let cells = record.iter().map(|cell| cell.trim().to_owned());
        header.iter().cloned().zip(cells).collect()
    };
    records.map(row).collect()
}

fn persons(entities: &[Entity]) -> usize {
    let person = |party: &&Entity| matches!(party.kind, Kind::Person(_));
    entities.iter().filter(person).count()
}

fn by_reference<'e>(entities: &'e [Entity], list: &str) -> HashMap<&'e str, &'e Entity> {
    let prefix = format!("{list}-");
    entities
        .iter()
        .map(|party| (party.id.0.strip_prefix(&prefix).unwrap(), party))
        .collect()
}

/// The words of a party's names and remarks.
fn words(party: &Entity) -> HashSet<String> {
    let texts = party.names.iter().map(|name| &name.text);
    texts
        .chain(&party.remarks)
        .flat_map(|text| text.split(|c: char| !c.is_alphanumeric()))
        .map(str::to_lowercase)
        .collect()
}

#[test]
fn ofsi_2025_is_whole_in_both_forms() {
    let file = "gb-ofsi-conlist-2025-04-10.csv.gz";
    let (ofsi, took) = list(file);
    println!("{file}: {}, {took:?}", Coverage::of(&ofsi.entities));
    let (workbook, took) = list("gb-ofsi-conlist-2025-04-10.xlsx");
    println!("xlsx: {}, {took:?}", Coverage::of(&workbook.entities));
    assert_eq!(ofsi.list, "uk-ofsi");
    assert_eq!(ofsi.published.unwrap().to_string(), "2025-04-10");
    assert!(ofsi.entities == workbook.entities, "the forms say the same");
    let ships = |party: &&Entity| party.schema() == Schema::Vessel;
    assert_eq!(ofsi.entities.len(), 4686);
    assert_eq!(persons(&ofsi.entities), 3662);
    assert_eq!(ofsi.entities.iter().filter(ships).count(), 15);
    assert_eq!(Coverage::of(&ofsi.entities).born, 3146);

    let rows = rows(file, 1);
    let mut kinds: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    let parties = by_reference(&ofsi.entities, "uk-ofsi");
    for row in &rows {
        let (kind, quality) = (row["Alias Type"].as_str(), row["Alias Quality"].as_str());
        *kinds.entry((kind, quality)).or_default() += 1;
        let party = parties[row["Group ID"].as_str()];
        let kept = words(party);
        for column in [
            "Name 1",
            "Name 2",
            "Name 3",
            "Name 4",
            "Name 5",
            "Name 6",
            "Name Non-Latin Script",
        ] {
            let text = row[column].split(|c: char| !c.is_alphanumeric());
            for word in text.filter(|word| !word.is_empty()) {
                assert!(kept.contains(&word.to_lowercase()), "{}: {word}", party.id);
            }
        }
        let regime = party
            .listings
            .iter()
            .any(|one| one.regime.as_ref() == Some(&row["Regime"]));
        assert!(regime, "{}", party.id);
        let primary = party
            .names
            .iter()
            .filter(|name| name.kind == NameKind::Primary);
        assert!(primary.count() > 0, "{}", party.id);
    }
    assert_eq!(rows.len(), 18_796);
    let of = |kind: &str| -> usize {
        let kinds = kinds.iter().filter(|((known, _), _)| *known == kind);
        kinds.map(|(_, count)| count).sum()
    };
    assert_eq!(
        [
            of("Primary name"),
            of("Primary name variation"),
            of("AKA"),
            of("FKA")
        ],
        [5781, 5212, 7776, 27]
    );
    assert_eq!(kinds[&("AKA", "Good quality")], 3516);
    assert_eq!(kinds[&("AKA", "Low quality")], 1279);
    // A name of low quality is weak unless another row gives the same name a better word.
    let weak: HashSet<String> = rows
        .iter()
        .filter(|row| row["Alias Quality"] == "Low quality")
        .map(|row| format!("{} {}", row["Group ID"], name(row)))
        .collect();
    let better: HashSet<String> = rows
        .iter()
        .filter(|row| row["Alias Quality"] != "Low quality")
        .map(|row| format!("{} {}", row["Group ID"], name(row)))
        .collect();
    let weak = weak.difference(&better).count();
    let read = Coverage::of(&ofsi.entities).weak;
    // Acronyms in brackets, and names that one row holds several of, come on top.
    assert!((weak..weak + 450).contains(&read), "{weak} {read}");
}

fn name(row: &HashMap<String, String>) -> String {
    let parts = (1..=6).map(|part| row[&format!("Name {part}")].as_str());
    parts
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

#[test]
fn ofsi_2018_is_whole() {
    let file = "gb-ofsi-conlist-2018-04-13.csv.gz";
    let (ofsi, took) = list(file);
    println!("{file}: {}, {took:?}", Coverage::of(&ofsi.entities));
    assert_eq!(ofsi.published.unwrap().to_string(), "2018-04-13");
    assert_eq!(ofsi.entities.len(), 2106);
    assert_eq!(persons(&ofsi.entities), 1426);
    let rows = rows(file, 1);
    assert_eq!(rows.len(), 9487);
    let kind = |kind: &str| rows.iter().filter(|row| row["Alias Type"] == kind).count();
    assert_eq!(
        [kind("Prime Alias"), kind("AKA"), kind("FKA")],
        [2952, 6516, 19]
    );
    let dated: HashSet<&str> = rows
        .iter()
        .filter(|row| !row["DOB"].is_empty())
        .map(|row| row["Group ID"].as_str())
        .collect();
    assert_eq!(
        rows.iter().filter(|row| !row["DOB"].is_empty()).count(),
        5965
    );
    assert_eq!(Coverage::of(&ofsi.entities).born, dated.len());
    // The file is Windows-1252.
    let diacritics = ofsi.entities.iter().flat_map(|party| &party.names);
    assert!(
        diacritics
            .clone()
            .all(|name| !name.text.contains('\u{fffd}'))
    );
}

#[test]
fn the_tables_derived_from_the_sanctions_list_are_whole() {
    let names = [
        "subjects.csv.gz",
        "subject_names.csv.gz",
        "subject_dobs.csv",
        "subject_identifiers.csv.gz",
    ];
    let file = |name: &str| format!("gb-fcdo-uksl-derived-2026-05-{name}");
    let paths: Vec<PathBuf> = names
        .iter()
        .map(|name| shared(&format!("lists/{}", file(name))))
        .collect();
    let bytes: Vec<Vec<u8>> = paths.iter().map(|path| fs::read(path).unwrap()).collect();
    let files: Vec<File> = paths
        .iter()
        .zip(&bytes)
        .map(|(path, bytes)| File { path, bytes })
        .collect();
    let start = std::time::Instant::now();
    let groups = read_all(&files, &Asked::default()).unwrap();
    let took = start.elapsed();
    assert_eq!(groups.len(), 1);
    assert_eq!(groups[0].files, [0, 1, 2, 3]);
    let uksl = &groups[0].publication;
    println!("uksl derived: {}, {took:?}", Coverage::of(&uksl.entities));
    assert_eq!(uksl.list, "uk-sl");
    assert_eq!(uksl.published.unwrap().to_string(), "2026-04-29");
    assert_eq!(uksl.entities.len(), 6046);
    assert_eq!(persons(&uksl.entities), 3883);
    let ships = |party: &&Entity| party.schema() == Schema::Vessel;
    assert_eq!(uksl.entities.iter().filter(ships).count(), 632);
    assert_eq!(Coverage::of(&uksl.entities).born, 1043);
    let parties = by_reference(&uksl.entities, "uk-sl");
    let rows = rows(&file("subject_names.csv.gz"), 0);
    assert_eq!(rows.len(), 15_050);
    for row in &rows {
        let party = parties[row["unique_id"].as_str()];
        let kept = words(party);
        let full = row["full_name"].split(|c: char| !c.is_alphanumeric());
        for word in full.filter(|word| !word.is_empty()) {
            assert!(kept.contains(&word.to_lowercase()), "{}: {word}", party.id);
        }
    }
    let alone = read_all(&files[1..], &Asked::default())
        .unwrap_err()
        .to_string();
    assert!(alone.contains("subjects"), "{alone}");
}
