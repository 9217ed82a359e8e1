//! Files that are one list together, and tables of one's own, in another order of their rows.

use std::fmt::Write as _;
use std::path::Path;

use vokter_checks::{Dice, un_parties};
use vokter_entities::{Entity, NameKind};
use vokter_lists::{Asked, File, read_all};

use super::{Records, check_same, shuffled, unpacked};

/// Files of one list, each with the rows before its records.
const SETS: [(&[&str], usize); 3] = [
    (
        &[
            "us-ofac-sdn-2023-07-24.csv",
            "us-ofac-alt-2023-07-24.csv",
            "us-ofac-add-2023-07-24.csv",
        ],
        0,
    ),
    (
        &[
            "us-ofac-cons_prim-2025-12-19.csv",
            "us-ofac-cons_alt-2025-12-19.csv",
            "us-ofac-cons_add-2025-12-19.csv",
        ],
        0,
    ),
    (
        &[
            "gb-fcdo-uksl-derived-2026-05-subjects.csv",
            "gb-fcdo-uksl-derived-2026-05-subject_names.csv",
            "gb-fcdo-uksl-derived-2026-05-subject_dobs.csv",
            "gb-fcdo-uksl-derived-2026-05-subject_identifiers.csv",
        ],
        1,
    ),
];

/// The parties of files that are one list.
fn read(names: &[&str], contents: &[Vec<u8>], asked: &Asked) -> Vec<Entity> {
    let files: Vec<File> = names
        .iter()
        .zip(contents)
        .map(|(name, bytes)| File {
            path: Path::new(name),
            bytes,
        })
        .collect();
    let mut groups = read_all(&files, asked).unwrap_or_else(|error| panic!("{names:?}: {error}"));
    assert_eq!(groups.len(), 1, "{names:?}");
    groups.remove(0).publication.entities
}

#[test]
fn shuffled_files_of_a_set_are_the_same_parties() {
    let mut dice = Dice::new(20_230_724);
    for (names, before) in SETS {
        let contents: Vec<Vec<u8>> = names.iter().map(|name| unpacked(name)).collect();
        let other: Vec<Vec<u8>> = contents
            .iter()
            .map(|bytes| shuffled(bytes, Records::Rows(before), &mut dice))
            .collect();
        assert!(contents.iter().zip(&other).all(|(a, b)| a != b));
        let as_came = read(names, &contents, &Asked::default());
        check_same(names[0], &as_came, &read(names, &other, &Asked::default()));
        // Nor does it matter in which order the files are given.
        let names: Vec<&str> = names.iter().rev().copied().collect();
        let other: Vec<Vec<u8>> = other.into_iter().rev().collect();
        check_same(names[0], &as_came, &read(&names, &other, &Asked::default()));
    }
}

/// A table of one's own out of real parties; with numbers of its own or without, and with a row
/// that stands twice.
fn own(with_ids: bool) -> String {
    let mut table = String::from(if with_ids { "id," } else { "" });
    table.push_str("name,alias,birth_date,country\n");
    for (at, party) in un_parties().iter().take(400).enumerate() {
        if with_ids {
            write!(table, "H-{at},").unwrap();
        }
        let aliases: Vec<String> = party
            .names
            .iter()
            .filter(|name| name.kind == NameKind::StrongAlias)
            .map(|name| name.text.replace('"', ""))
            .collect();
        let born = party.birth_dates().first().map(ToString::to_string);
        let country = party.countries.first().map(ToString::to_string);
        writeln!(
            table,
            "\"{}\",\"{}\",{},{}",
            party.caption().replace('"', ""),
            aliases.join("|"),
            born.filter(|born| born.len() == 10).unwrap_or_default(),
            country.unwrap_or_default()
        )
        .unwrap();
    }
    if !with_ids {
        let last = table.lines().last().unwrap().to_owned();
        writeln!(table, "{last}").unwrap();
    }
    table
}

#[test]
fn a_shuffled_table_of_ones_own_is_the_same_parties() {
    let mut dice = Dice::new(7);
    let asked = Asked {
        list: Some("house".to_owned()),
        ..Asked::default()
    };
    for with_ids in [true, false] {
        let table = own(with_ids).into_bytes();
        let other = shuffled(&table, Records::Rows(1), &mut dice);
        assert!(table != other);
        let read = |bytes: Vec<u8>| read(&["house.csv"], &[bytes], &asked);
        check_same("house.csv", &read(table), &read(other));
    }
}
