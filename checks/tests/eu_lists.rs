//! The readers of the EU's lists against the real files.

// A test's helpers may fail like the test itself.
#![allow(clippy::unwrap_used)]

use std::collections::HashMap;
use std::fs;

use quick_xml::Reader;
use quick_xml::events::Event;
use vokter_checks::{Coverage, list, shared};
use vokter_entities::{Effect, Entity};
use vokter_lists::unpack;

const FSF: &str = "eu-fsf-full-1_1-2021-03-02.xml.gz";

/// The attributes of an element.
type Attributes = HashMap<String, String>;

/// Every element of the FSF file as (EU reference, element, attributes), read without the reader under test.
fn elements() -> Vec<(String, String, Attributes)> {
    let bytes = fs::read(shared(&format!("lists/{FSF}"))).unwrap();
    let bytes = unpack(&bytes).unwrap();
    let mut reader = Reader::from_reader(&*bytes);
    let mut found = Vec::new();
    let mut reference = String::new();
    let mut buffer = Vec::new();
    loop {
        match reader.read_event_into(&mut buffer).unwrap() {
            Event::Eof => return found,
            Event::Start(tag) | Event::Empty(tag) => {
                let attributes: Attributes = tag
                    .attributes()
                    .map(|attribute| {
                        let attribute = attribute.unwrap();
                        let value = quick_xml::escape::unescape(attribute.value.as_ref());
                        (
                            attribute.key.as_ref().to_owned(),
                            value.unwrap().into_owned(),
                        )
                    })
                    .collect();
                let name = tag.name().as_ref().to_owned();
                if name == "sanctionEntity" {
                    reference.clone_from(&attributes["euReferenceNumber"]);
                }
                found.push((reference.clone(), name, attributes));
            }
            _ => {}
        }
        buffer.clear();
    }
}

fn words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric());
    words
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

#[test]
fn the_financial_sanctions_files_are_whole() {
    let (fsf, took) = list(FSF);
    println!("{FSF}: {}, {took:?}", Coverage::of(&fsf.entities));
    assert_eq!(fsf.list, "eu-fsf");
    assert_eq!(fsf.published.unwrap().to_string(), "2021-03-02");
    let elements = elements();
    let count = |name: &str| {
        elements
            .iter()
            .filter(|(_, known, _)| known == name)
            .count()
    };
    assert_eq!(count("sanctionEntity"), 2269);
    assert_eq!(count("nameAlias"), 9544);
    assert_eq!(fsf.entities.len(), 2248);
    let people = elements
        .iter()
        .filter(|(_, name, it)| name == "subjectType" && it["code"] == "person");
    assert_eq!(people.count(), 1700);
    let by_reference: HashMap<&str, &Entity> = fsf
        .entities
        .iter()
        .map(|party| (party.id.0.strip_prefix("eu-fsf-").unwrap(), party))
        .collect();
    assert_eq!(by_reference.len(), 2248);
    let listings: usize = fsf.entities.iter().map(|party| party.listings.len()).sum();
    assert_eq!(listings, 2269, "each element is a listing of its party");
    for (reference, name, it) in &elements {
        let value = |key: &str| it.get(key).map_or("", String::as_str);
        match name.as_str() {
            "nameAlias" => {
                let party = by_reference[reference.as_str()];
                let kept = party.names.iter().map(|name| name.text.as_str());
                let kept: Vec<String> = kept
                    .chain(party.remarks.iter().map(String::as_str))
                    .flat_map(words)
                    .collect();
                for word in words(value("wholeName")) {
                    assert!(kept.contains(&word), "{reference}: {word} in {it:?}");
                }
            }
            "birthdate" if !value("birthdate").is_empty() => {
                let party = by_reference[reference.as_str()];
                let day = value("birthdate");
                let known = party
                    .birth_dates()
                    .iter()
                    .any(|date| date.to_string().trim_start_matches('~') == day);
                assert!(known, "{reference}: {day}");
            }
            "identification" => {
                let party = by_reference[reference.as_str()];
                assert!(!party.identifiers.is_empty(), "{reference}: {it:?}");
            }
            _ => {}
        }
    }
}

/// What announces other names in the annexes, and is no part of them.
const LABELS: [&str; 9] = [
    "aka",
    "also",
    "known",
    "as",
    "aliases",
    "alias",
    "and",
    "previously",
    "referred",
];

#[test]
fn the_annexes_are_whole() {
    let file = "eu-journal-annexes-derived-2026-08.zip";
    let (journal, took) = list(file);
    println!("{file}: {}, {took:?}", Coverage::of(&journal.entities));
    assert_eq!(journal.list, "eu-journal");
    let bytes = fs::read(shared(&format!("lists/{file}"))).unwrap();
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut rows: Vec<HashMap<String, String>> = Vec::new();
    let mut tables = 0;
    for at in 0..archive.len() {
        let file = archive.by_index(at).unwrap();
        if file.is_dir() {
            continue;
        }
        tables += 1;
        let mut reader = csv::Reader::from_reader(file);
        rows.extend(reader.deserialize().map(Result::unwrap));
    }
    assert_eq!((tables, rows.len()), (56, 8434));
    // One entry a row.
    assert_eq!(journal.entities.len(), 8434);
    let ids: std::collections::HashSet<&str> = journal
        .entities
        .iter()
        .map(|party| party.id.0.as_str())
        .collect();
    assert_eq!(ids.len(), 8434);
    let schema = |schema: &str| rows.iter().filter(|row| row["schema"] == schema).count();
    assert_eq!(
        [
            schema("Person"),
            schema("LegalEntity"),
            schema("Vessel"),
            schema("Asset")
        ],
        [4576, 2740, 752, 36]
    );
    let effect = |effect: Effect| {
        let has = |party: &&Entity| party.listings[0].effect == effect;
        journal.entities.iter().filter(has).count()
    };
    let measure = |measures: &[&str]| {
        let has = |row: &&HashMap<String, String>| measures.contains(&row["measure"].as_str());
        rows.iter().filter(has).count()
    };
    assert_eq!(effect(Effect::Freeze), measure(&["Asset freeze"]));
    assert_eq!(effect(Effect::ExportControl), measure(&["Export control"]));
    assert_eq!(effect(Effect::Other), 0);
    let mut without = 0;
    for (row, party) in rows.iter().zip(&journal.entities) {
        let kept = party.names.iter().map(|name| name.text.as_str());
        let kept: Vec<String> = kept
            .chain(party.remarks.iter().map(String::as_str))
            .flat_map(words)
            .collect();
        for column in ["name", "alias", "weakAlias", "previousName"] {
            for word in words(&row[column]) {
                let label = word.len() == 1 || LABELS.contains(&word.as_str());
                assert!(
                    label || kept.contains(&word),
                    "{}: {word} of {}",
                    party.id,
                    row[column]
                );
            }
        }
        for column in [
            "passportNumber",
            "idNumber",
            "taxNumber",
            "registrationNumber",
            "imoNumber",
        ] {
            without += usize::from(!row[column].is_empty() && party.identifiers.is_empty());
        }
        if !row["birthDate"].is_empty() {
            let said = party
                .remarks
                .iter()
                .any(|remark| remark.starts_with("birth date"));
            assert!(!party.birth_dates().is_empty() || said, "{}", party.id);
        }
    }
    println!("numbers in cells that gave none: {without}");
    assert!(without < 10, "{without}");
}
