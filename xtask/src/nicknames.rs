//! `nicknames.tsv` from openly licensed English nickname data, as pairs of name and nickname.

use std::collections::{BTreeMap, BTreeSet};

use crate::tables::{Tables, hand_written};
use crate::{latin, source};

/// A nickname of more names than this says too little of each.
const NAMES_MAX: usize = 14;
/// The size that the table may have.
const ROWS_MAX: usize = 3500;

/// Whether each of two names that begin otherwise is said to be short for the other: one source has
/// *Robert* for *Bill*. What is true of them another source says as well.
fn is_doubtful(name: &str, nickname: &str, given: &BTreeSet<(&str, &str)>) -> bool {
    given.contains(&(nickname, name)) && name.chars().next() != nickname.chars().next()
}

/// Writes the table.
pub(crate) fn run(tables: Tables) -> Result<(), String> {
    let mut pairs = BTreeSet::new();
    let mut add = |name: &str, nickname: &str| {
        if let ([name], [nickname]) = (&latin::plain(name)[..], &latin::plain(nickname)[..])
            && name != nickname
            && name.len() > 1
            && nickname.len() > 1
            && !pairs.contains(&(nickname.clone(), name.clone()))
        {
            pairs.insert((name.clone(), nickname.clone()));
        }
    };
    let given = source::records("names/nicknames-en-apache.csv")?;
    let given = given.iter().skip(1).filter_map(|row| match row.as_slice() {
        [name, _, nickname, ..] => Some((name.as_str(), nickname.as_str())),
        _ => None,
    });
    let given: BTreeSet<(&str, &str)> = given.collect();
    for (name, nickname) in &given {
        if !is_doubtful(name, nickname, &given) {
            add(name, nickname);
        }
    }
    for row in source::records("names/nicknames-en-publicdomain.csv")?
        .iter()
        .skip(1)
    {
        if let [_, name, nickname, ..] = row.as_slice() {
            add(name, nickname);
        }
    }
    for file in [
        "names/diminutives-en-female.csv",
        "names/diminutives-en-male.csv",
    ] {
        for row in source::records(file)? {
            if let [name, nicknames @ ..] = row.as_slice() {
                for nickname in nicknames {
                    add(name, nickname);
                }
            }
        }
    }
    let left_out = hand_written("nicknames-left-out.tsv")?;
    let left_out: BTreeSet<(&str, &str)> = left_out
        .iter()
        .filter_map(|row| row.split_once('\t'))
        .collect();
    pairs.retain(|(name, nickname)| {
        !left_out.contains(&(name.as_str(), nickname.as_str()))
            && !left_out.contains(&(nickname.as_str(), name.as_str()))
    });
    let mut names_of = BTreeMap::<&str, usize>::new();
    for (_, nickname) in &pairs {
        *names_of.entry(nickname).or_default() += 1;
    }
    let telling = pairs
        .iter()
        .filter(|(_, nickname)| names_of[nickname.as_str()] <= NAMES_MAX);
    let rows: Vec<String> = telling
        .map(|(name, nickname)| format!("{name}\t{nickname}"))
        .collect();
    if rows.len() > ROWS_MAX {
        return Err(format!(
            "{} pairs of nicknames, more than {ROWS_MAX}: raise the bound or drop a source",
            rows.len()
        ));
    }
    tables.put(
        "nicknames.tsv",
        "English given names and their nicknames. From onyxrev/common_nickname_csv and HaJongler/diminutives.db (public domain) and carltonnorthern/nicknames (Apache-2.0); made by `cargo xtask nicknames`.",
        rows,
    )
}
