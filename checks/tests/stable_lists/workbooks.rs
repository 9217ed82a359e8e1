//! Workbooks with the rows of their first sheet in another order.

use std::io::{Cursor, Read, Write};
use std::path::Path;

use vokter_checks::{Dice, shared};
use vokter_entities::Entity;
use zip::write::SimpleFileOptions;

use super::{check_same, elements, order};

const SHEET: &str = "xl/worksheets/sheet1.xml";

/// Workbooks, each with the rows before its records.
const WORKBOOKS: [(&str, usize); 3] = [
    ("au-dfat-regulation8-2024-11-11.xlsx", 1),
    ("au-dfat-regulation8-2026-07-23.xlsx", 1),
    ("gb-ofsi-conlist-2025-04-10.xlsx", 2),
];

/// A row with another number in it and in the addresses of its cells: `r="B7"` of row 9 is `r="B9"`.
fn numbered(row: &str, number: usize) -> String {
    let mut out = String::with_capacity(row.len());
    for (at, piece) in row.split(" r=\"").enumerate() {
        if at == 0 {
            out.push_str(piece);
            continue;
        }
        let (address, rest) = piece.split_once('"').unwrap();
        let column = address.trim_end_matches(|c: char| c.is_ascii_digit());
        let number = number.to_string();
        for part in [" r=\"", column, &number, "\"", rest] {
            out.push_str(part);
        }
    }
    out
}

/// The workbook with its rows in another order, each in the place of another.
fn shuffled(bytes: &[u8], before: usize, dice: &mut Dice) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).unwrap();
        let name = file.name().unwrap().into_owned();
        let mut content = Vec::new();
        file.read_to_end(&mut content).unwrap();
        if name == SHEET {
            content = with_rows(&content, before, dice);
        }
        out.start_file(name, SimpleFileOptions::default()).unwrap();
        out.write_all(&content).unwrap();
    }
    out.finish().unwrap().into_inner()
}

fn with_rows(sheet: &[u8], before: usize, dice: &mut Dice) -> Vec<u8> {
    let places = elements(sheet, "row").split_off(before);
    assert!(places.len() > 3000, "{} rows", places.len());
    let text = |place: &std::ops::Range<usize>| std::str::from_utf8(&sheet[place.clone()]).unwrap();
    let number = |row: &str| -> usize {
        let at = row.find(" r=\"").unwrap() + 4;
        row[at..].split('"').next().unwrap().parse().unwrap()
    };
    let mut out = sheet[..places[0].start].to_vec();
    for (place, from) in places.iter().zip(order(places.len(), dice)) {
        out.extend(numbered(text(&places[from]), number(text(place))).bytes());
    }
    out.extend_from_slice(&sheet[places[places.len() - 1].end..]);
    out
}

#[test]
fn shuffled_workbooks_are_the_same_parties() {
    let mut dice = Dice::new(2026);
    for (file, before) in WORKBOOKS {
        let bytes = std::fs::read(shared(&format!("lists/{file}"))).unwrap();
        let other = shuffled(&bytes, before, &mut dice);
        let read = |bytes: &[u8]| -> Vec<Entity> {
            vokter_lists::read(Path::new(file), bytes)
                .unwrap_or_else(|error| panic!("{file}: {error}"))
                .entities
        };
        check_same(file, &read(&bytes), &read(&other));
    }
}
