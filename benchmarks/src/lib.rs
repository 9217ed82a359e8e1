//! What the benchmarks search and ask: the publishers' files that `VOKTER_BENCH_LIST` names (several
//! as in `PATH`), else the seven lists of the main set where `VOKTER_SHARED` points at them, else the
//! starter list; and queries made from their names by a fixed rule, or those in the file that
//! `VOKTER_BENCH_QUERIES` names. What `VOKTER_BENCH_FURTHER` names,
//! a collection that `cargo xtask collection` made, is searched besides, and not asked for.

use std::path::{Path, PathBuf};

use vokter_entities::Entity;
use vokter_lists::Asked;
use vokter_screening::Query;

/// As in the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// One version of each list, as every figure of "all lists" takes them.
const MAIN_SET: [&str; 7] = [
    "un-consolidated-2026-08-01.xml.gz",
    "us-ofac-sdn-2021-03-10.xml.gz",
    "us-ofac-cons-2026-01-08.xml.gz",
    "eu-fsf-full-1_1-2021-03-02.xml.gz",
    "gb-ofsi-conlist-2025-04-10.csv.gz",
    "ca-sema-2025-03-20.xml.gz",
    "au-dfat-regulation8-2026-07-23.xlsx",
];

/// What is searched.
pub struct Searched {
    /// All parties, those first that are asked for.
    pub parties: Vec<Entity>,
    /// How many of them are asked for.
    pub asked: usize,
    /// What they are called in the output.
    pub title: String,
}

/// The parties to search.
///
/// # Panics
/// When a list cannot be read: there is nothing to measure then.
pub fn parties() -> Searched {
    let files: Vec<PathBuf> = match std::env::var_os("VOKTER_BENCH_LIST") {
        Some(given) => std::env::split_paths(&given).collect(),
        None => std::env::var_os("VOKTER_SHARED")
            .map(|folder| PathBuf::from(folder).join("lists"))
            .into_iter()
            .flat_map(|lists| MAIN_SET.map(|file| lists.join(file)))
            .filter(|file| file.exists())
            .collect(),
    };
    let mut parties = Vec::new();
    let mut names: Vec<String> = Vec::new();
    for file in &files {
        let (name, entities) = read(file, None);
        parties.extend(entities);
        names.push(name);
    }
    if files.is_empty() {
        parties = vokter_lists::starter::load().unwrap_or_else(|error| panic!("{error}"));
        names.push("starter".to_owned());
    }
    let asked = parties.len();
    if let Some(further) = std::env::var_os("VOKTER_BENCH_FURTHER") {
        let (name, entities) = read(Path::new(&further), Some("made"));
        names.push(name);
        parties.extend(entities);
    }
    Searched {
        parties,
        asked,
        title: names.join(" + "),
    }
}

fn read(file: &Path, name: Option<&str>) -> (String, Vec<Entity>) {
    let asked = Asked {
        list: name.map(str::to_owned),
        ..Asked::default()
    };
    let list = vokter_lists::read_path(file, &asked).unwrap_or_else(|error| panic!("{error}"));
    (list.list, list.entities)
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
