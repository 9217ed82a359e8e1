//! Pairs of names from the lists that never train a table: what was learned is measured on them
//! with `vokter evaluate`.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;

use vokter_entities::{Entity, NameKind, Schema};

use super::same::words;
use crate::source;

/// The EU's and Canada's lists.
const LISTS: [&str; 2] = [
    "eu-fsf-full-1_1-2021-03-02.xml.gz",
    "ca-sema-2025-03-20.xml.gz",
];

/// One party: each of its names in Latin letters as a row of words.
struct Party {
    names: Vec<(String, BTreeSet<String>)>,
}

/// Writes `name1,name2,schema,is_match,category`: two names of one person that share a word and are
/// not the same words, and as many of two persons that share as much as any two do.
pub(crate) fn run(out: &str) -> Result<(), String> {
    let mut parties = Vec::new();
    for file in LISTS {
        let path = source::path(&format!("lists/{file}"))?;
        let bytes = std::fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        let list = vokter_lists::read(&path, &bytes).map_err(|error| error.to_string())?;
        let persons = list
            .entities
            .iter()
            .filter(|party| party.schema() == Schema::Person);
        parties.extend(persons.map(party).filter(|party| !party.names.is_empty()));
    }
    let failed = |error: &dyn std::fmt::Display| format!("{out}: {error}");
    let mut table = csv::Writer::from_writer(File::create(out).map_err(|error| failed(&error))?);
    table
        .write_record(["name1", "name2", "schema", "is_match", "category"])
        .map_err(|error| failed(&error))?;
    let mut put = |one: &str, other: &str, label: &str, category: &str| {
        table
            .write_record([one, other, "person", label, category])
            .map_err(|error| failed(&error))
    };
    for (one, other) in aliases(&parties) {
        put(one, other, "1", "alias")?;
    }
    for (one, other) in strangers(&parties) {
        put(one, other, "0", "stranger")?;
    }
    table.flush().map_err(|error| failed(&error))
}

fn party(entity: &Entity) -> Party {
    let strong = entity
        .names
        .iter()
        .filter(|name| !matches!(name.kind, NameKind::WeakAlias | NameKind::OriginalScript));
    let names = strong.filter_map(|name| {
        let words: BTreeSet<String> = words(&name.text)?.into_iter().collect();
        (words.len() > 1).then(|| (name.text.clone(), words))
    });
    Party {
        names: names.collect(),
    }
}

/// Of each party the two names that share a word and otherwise as little as they can.
fn aliases(parties: &[Party]) -> impl Iterator<Item = (&str, &str)> {
    parties.iter().filter_map(|party| {
        let (first, words) = party.names.first()?;
        let other = party.names[1..]
            .iter()
            .filter(|(_, other)| other != words && !other.is_disjoint(words))
            .min_by_key(|(text, other)| (other.intersection(words).count(), text))?;
        Some((first.as_str(), other.0.as_str()))
    })
}

/// Of each party and of all others those two that share most words in their first names.
fn strangers(parties: &[Party]) -> impl Iterator<Item = (&str, &str)> {
    let mut bearers = BTreeMap::<&str, Vec<usize>>::new();
    for (at, party) in parties.iter().enumerate() {
        for word in &party.names[0].1 {
            bearers.entry(word).or_default().push(at);
        }
    }
    parties.iter().enumerate().filter_map(move |(at, party)| {
        let (first, words) = &party.names[0];
        let mut shared = BTreeMap::<usize, usize>::new();
        for other in words.iter().flat_map(|word| &bearers[word.as_str()]) {
            *shared.entry(*other).or_default() += 1;
        }
        let (other, _) = shared
            .into_iter()
            // Who stands on both lists is no stranger.
            .filter(|(other, count)| {
                *other > at && *count < words.len().min(parties[*other].names[0].1.len())
            })
            .max_by_key(|(other, count)| (*count, usize::MAX - other))?;
        Some((first.as_str(), parties[other].names[0].0.as_str()))
    })
}
