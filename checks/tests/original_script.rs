//! Names in original script, alone, find their own party: also where the list is searched without
//! its names in that script, so that romanisation has to do it.

use std::collections::BTreeMap;

use unicode_script::{Script, UnicodeScript};
use vokter_checks::un_parties;
use vokter_entities::Entity;
use vokter_screening::{Index, Query, Settings};

fn script_of(name: &str) -> Script {
    name.chars()
        .map(|c| c.script())
        .find(|s| !matches!(s, Script::Common | Script::Inherited))
        .unwrap_or(Script::Common)
}

fn is_latin(name: &str) -> bool {
    script_of(name) == Script::Latin
}

/// Found and asked, by script; and what was not found.
fn rates(
    index: &Index,
    asked: &[(String, String)],
) -> (BTreeMap<String, (usize, usize)>, Vec<String>) {
    let mut rates: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    let mut missed = Vec::new();
    for (id, name) in asked {
        let query = Query {
            name: Some(name.clone()),
            ..Query::default()
        };
        let hits = index.search(
            &query,
            &Settings {
                limit: None,
                ..Settings::default()
            },
        );
        let found = hits
            .hits
            .iter()
            .any(|hit| index.entity(hit.party).id.0 == *id);
        let rate = rates.entry(format!("{:?}", script_of(name))).or_default();
        rate.0 += usize::from(found);
        rate.1 += 1;
        if !found {
            missed.push(format!("{id} {name}"));
        }
    }
    (rates, missed)
}

/// Weak aliases are left out: the publisher warns that many others bear them, and a common one
/// alone ("Aziz") is no hit.
fn foreign_names(entities: &[Entity]) -> Vec<(String, String)> {
    entities
        .iter()
        .flat_map(|entity| {
            entity
                .names
                .iter()
                .filter(|name| name.kind.is_strong())
                .map(move |name| (entity.id.0.clone(), name.text.clone()))
        })
        .filter(|(_, name)| !is_latin(name) && script_of(name) != Script::Common)
        .collect()
}

#[test]
fn a_name_in_its_own_script_finds_its_party() {
    let entities = un_parties();
    let asked = foreign_names(&entities);
    assert!(asked.len() > 370, "{}", asked.len());
    let (rates, missed) = rates(&Index::build(entities), &asked);
    eprintln!("with the names in original script on the list: {rates:?}");
    for (script, (found, all)) in &rates {
        assert!(
            *found * 100 >= *all * 98,
            "{script}: {found} of {all}; missed {missed:?}"
        );
    }
}

#[test]
fn most_find_it_by_romanisation_alone() {
    let mut entities = un_parties();
    let asked = foreign_names(&entities);
    for entity in &mut entities {
        entity.names.retain(|name| is_latin(&name.text));
    }
    let (rates, missed) = rates(&Index::build(entities), &asked);
    eprintln!("by romanisation alone: {rates:?}");
    for line in &missed {
        eprintln!("  missed {line}");
    }
    let (found, all) = rates
        .values()
        .fold((0, 0), |sum, rate| (sum.0 + rate.0, sum.1 + rate.1));
    assert!(found * 100 >= all * 70, "{found} of {all}");
}
