//! The reader of FollowTheMoney files against OpenSanctions' real ones.

// A test's helpers may fail like the test itself.
#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;
use std::fs;
use std::io::Read;

use vokter_checks::shared;
use vokter_entities::{Effect, Entity, IdentifierKind, NameKind};
use vokter_lists::{Asked, File, Publication, ftm, read_all, read_path, unpack};

const SIMPLE: &str = "lists/opensanctions-ua_war_sanctions-targets.simple-2026-03.csv.gz";
const DELTA: &str = "lists/opensanctions-entities.delta-sample.json.gz";
const CATALOGUE: &str = "lists/opensanctions-catalogue-index-2024-06-13.json.gz";

fn asked(list: Option<&str>) -> Asked {
    Asked {
        list: list.map(str::to_owned),
        ..Asked::default()
    }
}

fn read(path: &str, list: Option<&str>) -> Publication {
    read_path(&shared(path), &asked(list)).unwrap_or_else(|error| panic!("{error}"))
}

fn by_schema(entities: &[Entity]) -> BTreeMap<&str, usize> {
    let mut counts = BTreeMap::new();
    for entity in entities {
        *counts.entry(entity.schema().as_str()).or_default() += 1;
    }
    counts
}

fn names(entities: &[Entity], kinds: &[NameKind]) -> usize {
    let names = entities.iter().flat_map(|entity| &entity.names);
    names.filter(|name| kinds.contains(&name.kind)).count()
}

fn born(entities: &[Entity]) -> usize {
    let born = entities
        .iter()
        .filter(|entity| !entity.birth_dates().is_empty());
    born.count()
}

#[test]
fn the_whole_simple_table() {
    let list = read(SIMPLE, None);
    assert_eq!(list.list, "ukraine_war_and_sanctions");
    assert_eq!(list.published.unwrap().to_string(), "2026-03-13");
    let schemata = by_schema(&list.entities);
    let want = [
        ("Company", 1524),
        ("LegalEntity", 1193),
        ("Person", 1543),
        ("Vessel", 1340),
    ];
    assert_eq!(schemata.into_iter().collect::<Vec<_>>(), want);
    // The README counts 7,731 values between semicolons; one of them differs from another name of
    // its row in white space alone, so that it is the same name.
    let aliases = names(
        &list.entities,
        &[NameKind::StrongAlias, NameKind::OriginalScript],
    );
    assert_eq!(aliases, 7730);
    assert_eq!(born(&list.entities), 1489);
    let with =
        |test: fn(&Entity) -> bool| list.entities.iter().filter(|entity| test(entity)).count();
    assert_eq!(with(|entity| !entity.identifiers.is_empty()), 5361);
    assert_eq!(with(|entity| !entity.countries.is_empty()), 4952);
    let ships = with(|entity| {
        entity
            .identifiers
            .iter()
            .any(|id| id.kind == IdentifierKind::Imo)
    });
    assert!(ships > 1300, "{ships} ships with an IMO number that is one");
}

#[test]
fn the_delta_by_itself() {
    let path = shared(DELTA);
    // Its entities come from many data sets, so that only the user can name the collection.
    let error = read_path(&path, &asked(None)).unwrap_err().to_string();
    assert!(error.contains("--list"), "{error}");
    let list = read(DELTA, Some("opensanctions"));
    assert!(
        list.warnings[0].contains("of its 1700 lines 90 add, 1039 change and 571 remove an entity; by itself it gives the 1129 whole"),
        "{:?}", list.warnings
    );
    let schemata = by_schema(&list.entities);
    let want = [
        ("Company", 1),
        ("LegalEntity", 27),
        ("Organization", 97),
        ("Person", 451),
    ];
    assert_eq!(schemata.into_iter().collect::<Vec<_>>(), want);
    assert_eq!(
        names(
            &list.entities,
            &[NameKind::StrongAlias, NameKind::OriginalScript]
        ),
        7664
    );
    assert_eq!(names(&list.entities, &[NameKind::WeakAlias]), 4317);
    assert_eq!(born(&list.entities), 383);
    assert_eq!(list.published.unwrap().to_string(), "2024-05-30");
    // 547 sanctions, of which 8 are of parties that the sample does not have.
    let orphans = list
        .warnings
        .iter()
        .any(|line| line.starts_with("8 sanctions"));
    assert!(orphans, "{:?}", list.warnings);
    // Two links and an ownership, whether or not both ends are in the sample.
    assert_eq!(list.relations.len(), 3);
    let sectoral = list.entities.iter().flat_map(|entity| &entity.listings);
    assert!(
        sectoral
            .filter(|listing| listing.effect == Effect::Sectoral)
            .count()
            >= 1
    );
}

#[test]
fn a_catalogue_lists_nobody_and_names_a_table() {
    let path = shared(CATALOGUE);
    let error = read_path(&path, &asked(None)).unwrap_err().to_string();
    assert!(
        error.contains("catalogue of 2024-06-13 of 193 data sets"),
        "{error}"
    );
    // Given along, it says which data set a table of that title is.
    let (table, index) = (shared(SIMPLE), path);
    let (table_bytes, index_bytes) = (fs::read(&table).unwrap(), fs::read(&index).unwrap());
    let files = [
        File {
            path: &index,
            bytes: &index_bytes,
        },
        File {
            path: &table,
            bytes: &table_bytes,
        },
    ];
    let groups = read_all(&files, &asked(None)).unwrap();
    assert_eq!(groups.len(), 1);
    let list = groups[0].publication.list.as_str();
    assert!(
        list == "ua_war_sanctions" || list == "ukraine_war_and_sanctions",
        "{list}"
    );
}

/// The entities of a delta make a version, and its changes and deletions lead to the next.
#[test]
fn the_delta_applies_to_the_version_that_it_was_made_for() {
    let bytes = fs::read(shared(DELTA)).unwrap();
    let text = unpack(&bytes).unwrap();
    let text = std::str::from_utf8(&text).unwrap();
    let mut base = String::new();
    for line in text.lines() {
        let line: serde_json::Value = serde_json::from_str(line).unwrap();
        if line["op"] != "ADD" {
            let entity = serde_json::json!({"id": line["entity"]["id"], "schema": "Person"});
            base.push_str(&format!("{entity}\n"));
        }
    }
    let mut next = Vec::new();
    let applied = ftm::delta::apply(base.as_bytes(), text.as_bytes(), &mut next).unwrap();
    assert_eq!(
        (
            applied.added,
            applied.changed,
            applied.removed,
            applied.kept
        ),
        (90, 1039, 571, 0)
    );
    let path = shared(DELTA);
    let files = [File {
        path: &path,
        bytes: &next,
    }];
    let groups = read_all(&files, &asked(Some("opensanctions"))).unwrap();
    assert_eq!(groups[0].publication.entities.len(), 576);
    // Without its base the first change has nothing to change.
    let mut nothing = Vec::new();
    let error = ftm::delta::apply(&b""[..], text.as_bytes(), &mut nothing).unwrap_err();
    assert!(error.to_string().starts_with("line 1"), "{error}");
}

/// From memory, from the disk, packed and plain, the same list.
#[test]
fn however_the_bytes_come() {
    let path = shared(DELTA);
    let packed = fs::read(&path).unwrap();
    let mut plain = Vec::new();
    unpack(&packed)
        .unwrap()
        .as_ref()
        .read_to_end(&mut plain)
        .unwrap();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("entities");
    fs::write(&file, &plain).unwrap();
    let asked = asked(Some("opensanctions"));
    let a = read_all(
        &[File {
            path: &path,
            bytes: &packed,
        }],
        &asked,
    )
    .unwrap();
    let b = read_path(&file, &asked).unwrap();
    assert_eq!(a[0].publication.entities, b.entities);
    // Cut off anywhere, it is an error.
    let cut = &packed[..packed.len() / 2];
    assert!(
        read_all(
            &[File {
                path: &path,
                bytes: cut
            }],
            &asked
        )
        .is_err()
    );
}
