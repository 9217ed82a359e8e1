//! Each listed name, to the letter, finds its own party on its own list; and so does a slip in a
//! short name that nothing contradicts.

// A test's helpers may fail like the test itself.
#![allow(clippy::unwrap_used)]

use rayon::prelude::*;
use vokter_checks::{Dice, list};
use vokter_entities::{Entity, Schema};
use vokter_screening::{Index, Query, Settings};

const LISTS: [&str; 4] = [
    "un-consolidated-2026-08-01.xml.gz",
    "us-ofac-sdn-2021-03-10.xml.gz",
    "eu-fsf-full-1_1-2021-03-02.xml.gz",
    "gb-ofsi-conlist-2025-04-10.csv.gz",
];

fn finds(index: &Index, name: &str, party: usize) -> bool {
    let query = Query {
        name: Some(name.to_owned()),
        ..Query::default()
    };
    let all = Settings {
        limit: None,
        ..Settings::default()
    };
    let hits = index.search(&query, &all).hits;
    hits.iter().any(|hit| hit.party == party)
}

#[test]
fn every_strong_name_finds_its_own_party() {
    let mut all_missed = 0;
    for file in LISTS {
        let entities = list(file).0.entities;
        let index = Index::build(&entities);
        let asked: Vec<(usize, &str)> = entities
            .iter()
            .enumerate()
            .flat_map(|(at, entity)| entity.names.iter().map(move |name| (at, name)))
            .filter(|(_, name)| name.kind.is_strong())
            .map(|(at, name)| (at, name.text.as_str()))
            .collect();
        let missed: Vec<&(usize, &str)> = asked
            .par_iter()
            .filter(|(at, name)| !finds(&index, name, *at))
            .collect();
        eprintln!("{file}: {} of {} missed", missed.len(), asked.len());
        for (at, name) in &missed {
            eprintln!(
                "  {:?} {name} of {}",
                entities[*at].schema(),
                entities[*at].names[0].text
            );
        }
        all_missed += missed.len();
    }
    assert_eq!(all_missed, 0);
}

/// Persons with a name of two words or more in Latin letters, one of them short.
fn short_names(entities: &[Entity]) -> Vec<(usize, &str)> {
    let mut names = Vec::new();
    for (at, entity) in entities.iter().enumerate() {
        let name = entity.names[0].text.as_str();
        let words = name.split(' ').count();
        if entity.schema() == Schema::Person && name.is_ascii() && words >= 2 {
            names.push((at, name));
        }
    }
    names
}

/// The place of a word with so many letters, and the words.
fn word_of(
    name: &str,
    letters: std::ops::RangeInclusive<usize>,
    dice: &mut Dice,
) -> Option<(usize, Vec<String>)> {
    let words: Vec<String> = name.split(' ').map(str::to_owned).collect();
    let fit: Vec<usize> = (0..words.len())
        .filter(|at| {
            letters.contains(&words[*at].len())
                && words[*at].bytes().all(|b| b.is_ascii_alphabetic())
        })
        .collect();
    let at = (!fit.is_empty()).then(|| fit[dice.below(fit.len())])?;
    Some((at, words))
}

fn swapped(name: &str, dice: &mut Dice) -> Option<String> {
    let (at, mut words) = word_of(name, 2..=99, dice)?;
    let mut letters: Vec<char> = words[at].chars().collect();
    let from = dice.below(letters.len() - 1);
    letters.swap(from, from + 1);
    words[at] = letters.into_iter().collect();
    let changed = words.join(" ");
    (!changed.eq_ignore_ascii_case(name)).then_some(changed)
}

fn slipped(name: &str, dice: &mut Dice) -> Option<String> {
    let (at, mut words) = word_of(name, 2..=99, dice)?;
    let mut letters: Vec<char> = words[at].chars().collect();
    let place = dice.below(letters.len());
    let other = char::from(b'a' + dice.below(26) as u8);
    match dice.below(4) {
        0 => letters[place] = other,
        1 => letters.insert(place, other),
        2 => drop(letters.remove(place)),
        _ if place + 1 < letters.len() => letters.swap(place, place + 1),
        _ => letters[place] = other,
    }
    words[at] = letters.into_iter().collect();
    let changed = words.join(" ");
    (!changed.eq_ignore_ascii_case(name)).then_some(changed)
}

#[test]
fn a_slip_in_one_word_finds_the_party() {
    let entities = list(LISTS[0]).0.entities;
    let index = Index::build(&entities);
    let mut dice = Dice::new(7);
    for (what, change) in [
        ("swaps", swapped as fn(&str, &mut Dice) -> Option<String>),
        ("slips", slipped),
    ] {
        let asked: Vec<(usize, &str, String)> = short_names(&entities)
            .into_iter()
            .filter_map(|(at, name)| Some((at, name, change(name, &mut dice)?)))
            .collect();
        let missed: Vec<&(usize, &str, String)> = asked
            .par_iter()
            .filter(|(at, _, changed)| !finds(&index, changed, *at))
            .collect();
        eprintln!("{what}: {} of {} missed", missed.len(), asked.len());
        for (_, name, changed) in &missed {
            eprintln!("  {name}: {changed}");
        }
        assert!(asked.len() > 600, "{}", asked.len());
        assert!(missed.len() * 100 <= asked.len() * 5, "{what}");
    }
}
