//! The readers of Japan's, Pakistan's and China's lists against the real files.

// A test's helpers may fail like the test itself.
#![allow(clippy::unwrap_used)]

use std::collections::HashSet;

use vokter_checks::shared;
use vokter_entities::{Effect, Entity, NameKind, is_latin};
use vokter_lists::{Asked, Publication, read_path};

fn read(path: &str) -> Publication {
    let list =
        read_path(&shared(path), &Asked::default()).unwrap_or_else(|error| panic!("{error}"));
    let ids: HashSet<&str> = list
        .entities
        .iter()
        .map(|entity| entity.id.0.as_str())
        .collect();
    assert_eq!(ids.len(), list.entities.len(), "two parties with one id");
    list
}

fn with(list: &Publication, test: impl Fn(&Entity) -> bool) -> usize {
    list.entities.iter().filter(|entity| test(entity)).count()
}

fn names(list: &Publication, kind: NameKind) -> usize {
    let names = list.entities.iter().flat_map(|entity| &entity.names);
    names.filter(|name| name.kind == kind).count()
}

#[test]
fn japan() {
    let list = read("lists/jp-meti-russia-entities-2025-09-12.txt.gz");
    assert_eq!(list.list, "jp-meti");
    assert_eq!(list.published.unwrap().to_string(), "2025-09-12");
    // "About 550" in the README; the last entry's number says how many.
    assert_eq!(list.entities.len(), 561);
    for (number, entity) in list.entities.iter().enumerate() {
        assert_eq!(
            entity.listings[0].reference.as_deref(),
            Some(&*(number + 1).to_string())
        );
        assert_eq!(entity.listings[0].effect, Effect::ExportControl);
        let long = entity
            .names
            .iter()
            .find(|name| name.text.chars().count() > 200);
        assert!(long.is_none(), "{}: {long:?}", number + 1);
        assert!(
            is_latin(entity.caption()),
            "{}: {}",
            number + 1,
            entity.caption()
        );
        let japanese = entity
            .names
            .iter()
            .any(|name| name.kind == NameKind::OriginalScript);
        assert!(japanese, "{}: {:?}", number + 1, entity.names);
    }
    // One has no address.
    assert_eq!(with(&list, |entity| !entity.addresses.is_empty()), 560);
}

/// Where the text says how many aliases follow, so many are read.
#[test]
fn japan_has_every_alias_that_it_announces() {
    let list = read("lists/jp-meti-russia-entities-2025-09-12.txt.gz");
    let bytes = std::fs::read(shared("lists/jp-meti-russia-entities-2025-09-12.txt.gz")).unwrap();
    let text = String::from_utf8(vokter_lists::unpack(&bytes).unwrap().into_owned()).unwrap();
    let words: Vec<&str> = text.split_whitespace().collect();
    let number = |word: &str| {
        let figures = [
            "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
            "eleven", "twelve",
        ];
        figures
            .iter()
            .position(|figure| *figure == word)
            .map(|at| at + 1)
    };
    let announced: usize = words
        .windows(2)
        .filter(|pair| pair[1].starts_with("alias"))
        .filter_map(|pair| number(pair[0]))
        .sum();
    let latin = names(&list, NameKind::StrongAlias);
    assert!(
        announced > 500 && latin >= announced,
        "{announced} announced, {latin} read"
    );
}

#[test]
fn pakistan() {
    let list = read("lists/pk-nacta-proscribed-persons.json.gz");
    assert_eq!(list.entities.len(), 4665);
    // The README counts every cell that is not empty; three hold what is no number, such as "5".
    assert_eq!(with(&list, |entity| !entity.identifiers.is_empty()), 4647);
    assert_eq!(
        with(&list, |entity| entity
            .remarks
            .iter()
            .any(|remark| remark.starts_with("CNIC: "))),
        3
    );
    // 164 say "nil", and one nothing.
    let related =
        |remark: &String| remark.starts_with("father: ") || remark.starts_with("husband: ");
    assert!(with(&list, |entity| entity.remarks.iter().any(related)) > 4450);
    assert!(
        list.entities
            .iter()
            .all(|entity| !entity.addresses.is_empty())
    );
    assert!(
        !list
            .entities
            .iter()
            .flat_map(|entity| &entity.names)
            .any(|name| name.text.contains('@'))
    );
}

#[test]
fn china() {
    let list = read("lists/cn-sanctions-derived-2026-08.csv");
    assert_eq!(list.entities.len(), 610);
    for (schema, want) in [("Person", 195), ("Company", 378), ("Organization", 37)] {
        assert_eq!(
            with(&list, |entity| entity.schema().as_str() == schema),
            want
        );
    }
    assert_eq!(
        with(&list, |entity| entity
            .names
            .iter()
            .any(|name| name.kind == NameKind::OriginalScript)),
        512
    );
    // Two of the README's 534 are of the European Union, which is no country.
    assert_eq!(with(&list, |entity| !entity.countries.is_empty()), 532);
    assert_eq!(
        with(&list, |entity| entity.listings[0].effect
            == Effect::ExportControl),
        193
    );
    assert_eq!(
        with(&list, |entity| entity.listings[0].listed_on.is_some()),
        609
    );
}
