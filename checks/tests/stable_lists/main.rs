//! What a publisher's file is does not hang on the order of its records, and the same file again
//! is no new version.
//!
//! Shuffled are elements, rows, the rows of workbooks, those of each file of a set, and tables of
//! one's own. Not shuffled: the archive of the EU's annexes, and formats that are here as samples.

// A test's helpers may fail like the test itself.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

mod sets;
mod workbooks;

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;
use std::path::{Path, PathBuf};

use vokter_checks::{Dice, shared};
use vokter_entities::Entity;
use vokter_lists::{ImportOptions, Shelf, Standing};

/// Files of one publication each.
const PUBLICATIONS: [&[&str]; 21] = [
    &["un-consolidated-2021-03-12.xml.gz"],
    &["un-consolidated-2026-08-01.xml.gz"],
    &["us-ofac-sdn-2021-03-10.xml.gz"],
    &["us-ofac-cons-2026-01-08.xml.gz"],
    &["us-ofac-cons-enhanced-2025-01-14.zip"],
    &["us-ofac-sdn-2024-05-03.csv.gz"],
    &[
        "us-ofac-sdn-2023-07-24.csv.gz",
        "us-ofac-alt-2023-07-24.csv.gz",
        "us-ofac-add-2023-07-24.csv.gz",
    ],
    &[
        "us-ofac-cons_prim-2025-12-19.csv.gz",
        "us-ofac-cons_alt-2025-12-19.csv",
        "us-ofac-cons_add-2025-12-19.csv",
    ],
    &["us-trade-csl-2022-05-16.csv.gz"],
    &["us-bis-dpl.txt"],
    &["eu-fsf-full-1_1-2021-03-02.xml.gz"],
    &["eu-journal-annexes-derived-2026-08.zip"],
    &["gb-ofsi-conlist-2018-04-13.csv.gz"],
    &["gb-ofsi-conlist-2025-04-10.csv.gz"],
    &["gb-ofsi-conlist-2025-04-10.xlsx"],
    &["au-dfat-regulation8-2026-07-23.xlsx"],
    &["ca-sema-2025-03-20.xml.gz"],
    &["ch-seco-amendment-example-2024-01-17.xml"],
    &["jp-meti-russia-entities-2025-09-12.txt.gz"],
    &["pk-nacta-proscribed-persons.json.gz"],
    &["cn-sanctions-derived-2026-08.csv"],
];

/// How the records of a file are told apart.
#[derive(Clone, Copy)]
enum Records {
    /// Elements of one of these names.
    Elements(&'static [&'static str]),
    /// Rows after so many.
    Rows(usize),
}

const SHUFFLED: [(&str, Records); 11] = [
    (
        "un-consolidated-2026-08-01.xml",
        Records::Elements(&["INDIVIDUAL", "ENTITY"]),
    ),
    (
        "us-ofac-sdn-2021-03-10.xml",
        Records::Elements(&["sdnEntry"]),
    ),
    (
        "us-ofac-cons-2026-01-08.xml",
        Records::Elements(&["sdnEntry"]),
    ),
    (
        "eu-fsf-full-1_1-2021-03-02.xml",
        Records::Elements(&["sanctionEntity"]),
    ),
    ("ca-sema-2025-03-20.xml", Records::Elements(&["record"])),
    ("us-ofac-sdn-2024-05-03.csv", Records::Rows(0)),
    ("us-trade-csl-2022-05-16.csv", Records::Rows(1)),
    ("gb-ofsi-conlist-2018-04-13.csv", Records::Rows(2)),
    ("gb-ofsi-conlist-2025-04-10.csv", Records::Rows(2)),
    ("us-bis-dpl.txt", Records::Rows(1)),
    ("cn-sanctions-derived-2026-08.csv", Records::Rows(1)),
];

fn import(shelf: &Shelf, files: &[PathBuf]) -> Vec<Standing> {
    let options = ImportOptions::default();
    let imported = shelf.import(files, &options);
    let imported = imported.unwrap_or_else(|error| panic!("{files:?}: {error}"));
    imported.into_iter().map(|list| list.standing).collect()
}

#[test]
fn the_same_file_again_is_no_new_version() {
    for files in PUBLICATIONS {
        let folder = tempfile::tempdir().unwrap();
        let shelf = Shelf::at(folder.path());
        let files: Vec<PathBuf> = files
            .iter()
            .map(|file| shared(&format!("lists/{file}")))
            .collect();
        assert_eq!(import(&shelf, &files), [Standing::InForce], "{files:?}");
        assert_eq!(import(&shelf, &files), [Standing::Known], "{files:?}");
        let status = shelf.status().unwrap();
        assert_eq!(status[0].versions.len(), 1, "{files:?}");
    }
}

/// A file's bytes, unpacked.
fn unpacked(file: &str) -> Vec<u8> {
    let folder = shared("lists");
    if let Ok(plain) = std::fs::read(folder.join(file)) {
        return plain;
    }
    let packed = std::fs::read(folder.join(format!("{file}.gz"))).unwrap();
    let mut bytes = Vec::new();
    flate2::read::GzDecoder::new(packed.as_slice())
        .read_to_end(&mut bytes)
        .unwrap();
    bytes
}

/// Where `needle` begins in `bytes` from a place on.
fn find(bytes: &[u8], from: usize, needle: &[u8]) -> Option<usize> {
    let found = bytes[from..]
        .windows(needle.len())
        .position(|w| w == needle);
    found.map(|at| from + at)
}

/// The places of all elements of a name.
fn elements(bytes: &[u8], name: &str) -> Vec<std::ops::Range<usize>> {
    let (open, close) = (format!("<{name}"), format!("</{name}>"));
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = find(bytes, at, open.as_bytes()) {
        at = start + open.len();
        // `<ENTITY_ALIAS>` is none.
        if bytes[at] != b'>' && !bytes[at].is_ascii_whitespace() {
            continue;
        }
        at = find(bytes, at, close.as_bytes()).unwrap() + close.len();
        found.push(start..at);
    }
    found
}

/// The places of all rows, line ends within quotes left alone.
fn rows(bytes: &[u8]) -> Vec<std::ops::Range<usize>> {
    let (mut found, mut start, mut quoted) = (Vec::new(), 0, false);
    for (at, byte) in bytes.iter().enumerate() {
        quoted ^= *byte == b'"';
        if *byte == b'\n' && !quoted {
            found.push(start..at + 1);
            start = at + 1;
        }
    }
    found
}

/// The same bytes with records in another order, each where another was.
fn shuffled(bytes: &[u8], records: Records, dice: &mut Dice) -> Vec<u8> {
    let kinds = match records {
        Records::Elements(names) => names.iter().map(|name| elements(bytes, name)).collect(),
        Records::Rows(before) => vec![rows(bytes).split_off(before)],
    };
    let mut out = bytes.to_vec();
    for places in kinds {
        assert!(places.len() > 30, "{} records", places.len());
        let order = order(places.len(), dice);
        let (first, last) = (places[0].start, places[places.len() - 1].end);
        let mut text = Vec::with_capacity(last - first);
        let mut between = first;
        for (place, from) in places.iter().zip(order) {
            text.extend_from_slice(&bytes[between..place.start]);
            text.extend_from_slice(&bytes[places[from].clone()]);
            between = place.end;
        }
        out[first..last].copy_from_slice(&text);
    }
    out
}

/// So many places in another order.
fn order(count: usize, dice: &mut Dice) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    for at in (1..order.len()).rev() {
        order.swap(at, dice.below(at + 1));
    }
    order
}

/// The names of every party by its id.
fn names(entities: &[Entity]) -> BTreeMap<String, BTreeSet<String>> {
    let mut names: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for entity in entities {
        let known = names.entry(entity.id.0.clone()).or_default();
        known.extend(entity.names.iter().map(|name| name.text.clone()));
    }
    names
}

#[test]
fn shuffled_records_are_the_same_parties_under_the_same_ids() {
    let mut dice = Dice::new(20_260_801);
    for (file, records) in SHUFFLED {
        let bytes = unpacked(file);
        let read = |bytes: &[u8]| {
            let list = vokter_lists::read(Path::new(file), bytes);
            list.unwrap_or_else(|error| panic!("{file}: {error}"))
                .entities
        };
        let other = shuffled(&bytes, records, &mut dice);
        assert!(other != bytes, "{file}");
        check_same(file, &read(&bytes), &read(&other));
    }
}

/// Holds the parties of a file to those of the same file in another order.
fn check_same(file: &str, as_came: &[Entity], other: &[Entity]) {
    let (want, found) = (names(as_came), names(other));
    let differ: Vec<_> = want
        .iter()
        .filter(|(id, names)| found.get(*id) != Some(*names))
        .take(5)
        .collect();
    println!("{file}: {} parties", want.len());
    assert!(differ.is_empty(), "{file}: {differ:#?}");
    assert_eq!(
        (as_came.len(), want.len()),
        (other.len(), found.len()),
        "{file}"
    );
    // What a party is called does not hang on it either, where several names are primary ones.
    let captions = |entities: &[Entity]| -> BTreeMap<String, String> {
        let captions = entities.iter();
        captions
            .map(|entity| (entity.id.0.clone(), entity.caption().to_owned()))
            .collect()
    };
    let (want, found) = (captions(as_came), captions(other));
    let differ: Vec<_> = want
        .iter()
        .filter(|(id, caption)| found.get(*id) != Some(*caption))
        .take(5)
        .collect();
    assert!(differ.is_empty(), "{file}: {differ:#?}");
}
