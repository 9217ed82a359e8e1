//! What the benchmarks search and ask: the publishers' files that `VOKTER_BENCH_LIST` names (several
//! as in `PATH`), else the UN list where `VOKTER_SHARED` points at one, else the starter list, and
//! queries made from its names by a fixed rule.

use std::path::PathBuf;

use vokter_entities::Entity;
use vokter_screening::Query;

/// The parties to search, and what they are called in the output.
///
/// # Panics
/// When the list cannot be read: there is nothing to measure then.
pub fn parties() -> (Vec<Entity>, String) {
    let newest = "lists/un-consolidated-2026-08-01.xml.gz";
    let files: Vec<PathBuf> = match std::env::var_os("VOKTER_BENCH_LIST") {
        Some(given) => std::env::split_paths(&given).collect(),
        None => std::env::var_os("VOKTER_SHARED")
            .map(|folder| PathBuf::from(folder).join(newest))
            .into_iter()
            .filter(|file| file.exists())
            .collect(),
    };
    if files.is_empty() {
        let starter = vokter_lists::starter::load().unwrap_or_else(|error| panic!("{error}"));
        return (starter, "starter".to_owned());
    }
    let mut entities = Vec::new();
    let mut names: Vec<String> = Vec::new();
    for file in files {
        let bytes =
            std::fs::read(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let list = vokter_lists::read(&file, &bytes).unwrap_or_else(|error| panic!("{error}"));
        entities.extend(list.entities);
        names.push(list.list);
    }
    (entities, names.join(" + "))
}

/// Every name once as it is, once with a letter less, and once for every third name turned round.
pub fn queries(parties: &[Entity]) -> Vec<Query> {
    let ask = |name: String| Query {
        name: Some(name),
        ..Query::default()
    };
    let mut queries = Vec::new();
    for (at, name) in parties.iter().flat_map(|party| &party.names).enumerate() {
        queries.push(ask(name.text.clone()));
        let letters: Vec<char> = name.text.chars().collect();
        let less = at % letters.len().max(1);
        queries.push(ask(letters
            .iter()
            .enumerate()
            .filter(|(i, _)| *i != less)
            .map(|(_, c)| *c)
            .collect()));
        if at % 3 == 0 {
            let words: Vec<&str> = name.text.split(' ').rev().collect();
            queries.push(ask(words.join(" ")));
        }
    }
    queries
}
