//! The UN reader and the shelf against the five real files.

// A test's helpers may fail like the test itself.
#![allow(clippy::unwrap_used)]

use std::collections::{BTreeSet, HashSet};
use std::fs;
use std::path::PathBuf;

use vokter_checks::shared;
use vokter_entities::{Country, Effect, Entity, Kind, NameKind};
use vokter_lists::un::{self, Consolidated, ElementCounts};
use vokter_lists::{ImportOptions, Shelf, Standing, unpack};

/// Day of publication; individuals, entities; aliases good, low, of entities; with a birth date:
/// the table of the README beside the files. The last figure was counted from the files.
const FILES: [(&str, [usize; 7]); 5] = [
    ("2021-03-12", [711, 293, 1496, 600, 561, 669, 404]),
    ("2025-04-19", [684, 193, 1507, 619, 578, 654, 0]),
    ("2026-01-28", [726, 273, 1521, 615, 613, 676, 0]),
    ("2026-02-27", [730, 273, 1524, 615, 613, 677, 0]),
    ("2026-08-01", [736, 275, 1529, 623, 603, 683, 378]),
];

fn file(day: &str) -> PathBuf {
    shared(&format!("lists/un-consolidated-{day}.xml.gz"))
}

fn xml(day: &str) -> Vec<u8> {
    let bytes = fs::read(file(day)).unwrap();
    unpack(&bytes).unwrap().into_owned()
}

fn read(day: &str) -> Consolidated {
    un::read(&xml(day)).unwrap()
}

/// Folded for "does this text stand among the names": white space and brackets aside.
fn words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric());
    words
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

#[test]
fn every_record_and_every_alias_is_counted() {
    for (day, want) in FILES {
        let list = read(day);
        let [
            individuals,
            entities,
            good_aliases,
            low_aliases,
            entity_aliases,
            with_birth_date,
            original,
        ] = want;
        let counts = ElementCounts {
            individuals,
            entities,
            good_aliases,
            low_aliases,
            entity_aliases,
            with_birth_date,
            original_script: if original == 0 {
                list.counts.original_script
            } else {
                original
            },
        };
        assert_eq!(list.counts, counts, "{day}");
        assert_eq!(list.published.to_string(), day);
        assert_eq!(list.entities.len(), individuals + entities);
        let persons = list
            .entities
            .iter()
            .filter(|e| matches!(e.kind, Kind::Person(_)))
            .count();
        assert_eq!(persons, individuals, "{day}");
        let korea = |prefix: &str| {
            list.entities
                .iter()
                .filter(|e| reference(e).starts_with(prefix))
                .count()
        };
        assert_eq!((korea("KPi."), korea("KPe.")), (80, 75), "{day}");
    }
}

fn reference(entity: &Entity) -> &str {
    entity.listings[0].reference.as_deref().unwrap()
}

#[test]
fn every_reference_is_unique_trimmed_and_dated() {
    for (day, _) in FILES {
        let list = read(day);
        let references: HashSet<&str> = list.entities.iter().map(reference).collect();
        assert_eq!(references.len(), list.entities.len(), "{day}");
        for entity in &list.entities {
            assert_eq!(reference(entity), reference(entity).trim());
            assert_eq!(entity.id.0, format!("un-sc-{}", reference(entity)));
            assert!(
                entity.listings[0]
                    .listed_on
                    .is_some_and(|d| d.day.is_some()),
                "{}",
                entity.id
            );
            assert!(entity.listings[0].regime.is_some(), "{}", entity.id);
        }
    }
}

/// The text of every element of a tag, read without the reader under test.
fn texts<'x>(xml: &'x str, tag: &str) -> Vec<(&'x str, &'x str)> {
    let (open, close) = (format!("<{tag}>"), format!("</{tag}>"));
    let mut found = Vec::new();
    for record in xml.split("<DATAID>").skip(1) {
        let reference = record
            .split("<REFERENCE_NUMBER>")
            .nth(1)
            .and_then(|r| r.split('<').next());
        for text in record.split(open.as_str()).skip(1) {
            let text = text.split(close.as_str()).next().unwrap();
            found.push((reference.unwrap().trim(), text));
        }
    }
    found
}

#[test]
fn no_name_is_lost() {
    for (day, _) in FILES {
        let list = read(day);
        let bytes = xml(day);
        let xml = std::str::from_utf8(&bytes).unwrap();
        for tag in [
            "FIRST_NAME",
            "SECOND_NAME",
            "THIRD_NAME",
            "FOURTH_NAME",
            "NAME_ORIGINAL_SCRIPT",
            "ALIAS_NAME",
        ] {
            for (reference, text) in texts(xml, tag) {
                let text = text
                    .replace("&amp;", "&")
                    .replace("&quot;", "\"")
                    .replace("&apos;", "'");
                let id = format!("un-sc-{reference}");
                let entity = list.entities.iter().find(|e| e.id.0 == id).unwrap();
                let kept = entity.names.iter().map(|n| n.text.as_str());
                let kept = kept.chain(entity.remarks.iter().map(String::as_str));
                let kept: BTreeSet<String> = kept.flat_map(words).collect();
                for word in words(&text) {
                    // The letter before an item of a list: `b) M. Javad`.
                    assert!(
                        kept.contains(&word) || word == "b",
                        "{day} {id}: {word} of {text}"
                    );
                }
            }
        }
        for (reference, text) in texts(xml, "NAME_ORIGINAL_SCRIPT") {
            let id = format!("un-sc-{reference}");
            let entity = list.entities.iter().find(|e| e.id.0 == id).unwrap();
            let original = entity
                .names
                .iter()
                .filter(|n| n.kind == NameKind::OriginalScript);
            let mut kept = original
                .chain(entity.names.iter())
                .flat_map(|n| words(&n.text));
            let first = words(text).into_iter().next();
            assert!(
                first.is_none_or(|first| kept.any(|word| word == first)),
                "{day} {id}: {text}"
            );
        }
    }
}

#[test]
fn every_country_of_the_files_is_known_or_doubtful() {
    let doubtful = [
        "na",
        "Sudan/South Sudan",
        "Sudan/or South Sudan",
        "United States. Also believed to hold Syrian nationality",
    ];
    let mut unknown = BTreeSet::new();
    for (day, _) in FILES {
        for entity in read(day).entities {
            unknown.extend(entity.remarks.iter().filter_map(|remark| {
                let text = remark.strip_prefix("nationality: ")?;
                (Country::mentioned(text).len() != 1).then(|| text.to_owned())
            }));
        }
        let bytes = xml(day);
        let xml = std::str::from_utf8(&bytes).unwrap();
        for tag in [
            "COUNTRY",
            "ISSUING_COUNTRY",
            "COUNTRY_OF_ISSUE",
            "COUNTRY_OF_BIRTH",
        ] {
            for (_, text) in texts(xml, tag)
                .into_iter()
                .filter(|(_, text)| !text.trim().is_empty())
            {
                if Country::mentioned(text).len() != 1 {
                    unknown.insert(text.trim().to_owned());
                }
            }
        }
    }
    unknown.retain(|text| !doubtful.contains(&text.as_str()));
    assert!(unknown.is_empty(), "{unknown:?}");
}

#[test]
fn the_newest_is_in_force_in_whatever_order_they_come() {
    let days: Vec<&str> = FILES.iter().map(|(day, _)| *day).collect();
    let orders = [
        vec![0, 1, 2, 3, 4],
        vec![4, 3, 2, 1, 0],
        vec![2, 4, 0, 3, 1],
    ];
    for order in orders {
        let folder = tempfile::tempdir().unwrap();
        let shelf = Shelf::at(folder.path());
        for at in order {
            shelf
                .import(&[file(days[at])], &ImportOptions::default())
                .unwrap();
        }
        let again = shelf
            .import(&[file(days[4])], &ImportOptions::default())
            .unwrap();
        assert_eq!(again[0].standing, Standing::Known);
        let lists = shelf.in_force().unwrap();
        assert_eq!(lists.len(), 1);
        assert_eq!(lists[0].info.published.to_string(), "2026-08-01");
        assert_eq!(lists[0].info.records, 736 + 275);
        assert_eq!(shelf.status().unwrap()[0].versions.len(), 5);
        let then = shelf.on_day("2025-12-31".parse().unwrap(), &[]).unwrap();
        assert_eq!(then.lists[0].info.published.to_string(), "2025-04-19");
        assert!(shelf.on_day("2020-01-01".parse().unwrap(), &[]).is_err());
    }
    let folder = tempfile::tempdir().unwrap();
    let shelf = Shelf::at(folder.path());
    let paths: Vec<PathBuf> = days.iter().rev().map(|day| file(day)).collect();
    assert_eq!(
        shelf
            .import(&paths, &ImportOptions::default())
            .unwrap()
            .len(),
        5
    );
    assert_eq!(
        shelf.in_force().unwrap()[0].info.published.to_string(),
        "2026-08-01"
    );
}

#[test]
fn cut_anywhere_it_is_refused() {
    let whole = xml("2026-08-01");
    for end in (0..whole.trim_ascii_end().len()).step_by(29_989) {
        assert!(un::read(&whole[..end]).is_err(), "cut at {end}");
    }
    let packed = fs::read(file("2026-08-01")).unwrap();
    for end in (0..packed.len()).step_by(19_997) {
        let cut = vokter_lists::read(&file("2026-08-01"), &packed[..end]);
        assert!(cut.is_err(), "cut at {end}");
    }
}

/// The ship of the Libya Committee is refused ports, and nothing of it is frozen: its remark says which measures those are.
#[test]
fn a_ship_is_under_the_measures_that_its_remark_names() {
    for (day, want) in [("2026-02-27", 0), ("2026-08-01", 1)] {
        let list = read(day);
        let ships = list
            .entities
            .iter()
            .filter(|one| matches!(one.kind, Kind::Vessel(_)));
        let effects: Vec<Effect> = ships
            .flat_map(|ship| ship.listings.iter().map(|on| on.effect))
            .collect();
        assert_eq!(effects, vec![Effect::PortBan; want], "{day}");
        let barred = list.entities.iter().flat_map(|one| &one.listings);
        let barred = barred.filter(|on| on.effect != Effect::Freeze).count();
        assert_eq!(barred, want, "{day}");
    }
}
