//! The index of the whole UN list returns what scoring every party returns, entity by entity,
//! score by score, for 2,000 queries made from its names and 300 from no list; and so does that of
//! seven lists, for as many queries as `VOKTER_LOSSLESS_QUERIES` says, 60 if it says nothing.

use rayon::prelude::*;
use vokter_checks::{Dice, MAIN_SET, list, un_parties};
use vokter_entities::PartialDate;
use vokter_names::Bits;
use vokter_screening::{Index, Key, Parties, Query, Settings, exhaustive_at};

/// A name with one to three changes: a letter wrong, more, less or swapped, tokens swapped,
/// dropped or added.
fn disturbed(name: &str, others: &[String], dice: &mut Dice) -> String {
    let mut words: Vec<Vec<char>> = name
        .split_whitespace()
        .map(|word| word.chars().collect())
        .collect();
    for _ in 0..=dice.below(3) {
        let at = dice.below(words.len());
        let word = &mut words[at];
        let letter = dice.below(word.len().max(1));
        match dice.below(7) {
            0 if !word.is_empty() => word[letter] = (b'a' + dice.below(26) as u8) as char,
            1 => word.insert(
                letter.min(word.len()),
                (b'a' + dice.below(26) as u8) as char,
            ),
            2 if word.len() > 1 => drop(word.remove(letter)),
            3 if letter + 1 < word.len() => word.swap(letter, letter + 1),
            4 => {
                let other = dice.below(words.len());
                words.swap(at, other);
            }
            5 if words.len() > 1 => drop(words.remove(at)),
            _ => {
                let other = &others[dice.below(others.len())];
                let added = other.split_whitespace().next().unwrap_or("x");
                words.push(added.chars().collect());
            }
        }
    }
    words
        .iter()
        .map(|word| word.iter().collect::<String>())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Thresholds and limits that index and reference are held equal at.
const ASKED: [(f64, Option<usize>); 3] = [(0.05, None), (0.5, Some(5)), (0.95, None)];

/// The index, the same opened again as if it had been kept, and the reference.
fn check(index: &Index, kept: &Index, parties: &Parties, query: &Query) {
    let prior = Settings::default().prior;
    let references = exhaustive_at(parties, query, prior, &ASKED);
    for ((threshold, limit), reference) in ASKED.into_iter().zip(references) {
        let settings = Settings {
            threshold,
            limit,
            prior,
        };
        let fast = index.search(query, &settings);
        assert_eq!(fast, reference, "{query:?} at {threshold}, limit {limit:?}");
        let fast = kept.search(query, &settings);
        assert_eq!(fast, reference, "{query:?} kept, at {threshold}");
    }
}

#[test]
fn index_equals_exhaustive_on_the_whole_list() {
    let parties = Parties::prepare(un_parties());
    let index = Index::of(&parties);
    let kept = Index::open(index.bytes().to_vec(), Key::default()).expect("it was just made");
    let (bearers, names): (Vec<usize>, Vec<String>) = (0..)
        .zip(parties.prepared())
        .flat_map(|(at, party)| party.names().map(move |(name, _)| (at, name.text.clone())))
        .unzip();
    let mut dice = Dice::new(1718);
    let mut queries: Vec<Query> = Vec::new();
    for at in 0..2000 {
        let drawn = dice.below(names.len());
        let mut query = Query {
            name: Some(disturbed(&names[drawn], &names, &mut dice)),
            ..Query::default()
        };
        if at % 4 == 0 {
            query.birth_date = born(&parties, bearers[drawn], &mut dice);
            query.countries = "kp".parse().ok().into_iter().collect();
        }
        if at % 5 == 0 {
            query.schema = ["person", "organization", "legalentity"][dice.below(3)]
                .parse()
                .ok();
        }
        if at % 50 == 0 {
            query.ids = vec!["563410081".to_owned()];
        }
        queries.push(query);
    }
    for given in [
        "Olav", "Kari", "Mohammed", "John", "Mary", "Wei", "Olga", "Fatima", "Jean", "Ali",
    ] {
        for family in [
            "Hansen", "Smith", "Kim", "Wang", "Ivanova", "Khan", "Nguyen", "Garcia", "Müller",
            "Hassan",
        ] {
            for middle in ["", "Abdul", "J."] {
                queries.push(Query {
                    name: Some(format!("{given} {middle} {family}")),
                    ..Query::default()
                });
            }
        }
    }
    queries
        .par_iter()
        .for_each(|query| check(&index, &kept, &parties, query));
    assert!(queries.len() >= 2300);
}

#[test]
fn index_equals_exhaustive_on_seven_lists() {
    let entities = MAIN_SET.iter().flat_map(|file| list(file).0.entities);
    let parties = Parties::prepare(entities.collect());
    let index = Index::of(&parties);
    let kept = Index::open(index.bytes().to_vec(), Key::default()).expect("it was just made");
    let (bearers, names): (Vec<usize>, Vec<String>) = (0..parties.len())
        .filter_map(|party| Some((party, parties.entity(party).names.first()?.text.clone())))
        .unzip();
    let mut dice = Dice::new(2270);
    let queries: Vec<Query> = (0..asked_for())
        .map(|at| {
            let drawn = dice.below(names.len());
            let name = &names[drawn];
            let name = if at % 4 == 0 {
                name.clone()
            } else {
                disturbed(name, &names, &mut dice)
            };
            let mut query = Query {
                name: Some(name),
                ..Query::default()
            };
            if at % 3 == 0 {
                query.birth_date = born(&parties, bearers[drawn], &mut dice);
                query.countries = "ru".parse().ok().into_iter().collect();
            }
            query
        })
        .collect();
    // Some at a time, so that a long check says how far it is.
    for (part, some) in queries.chunks(500).enumerate() {
        eprintln!("{} of {}", part * 500, queries.len());
        some.par_iter()
            .for_each(|query| check(&index, &kept, &parties, query));
    }
}

/// A birth date of a party, of another one or of nobody's, now and then with a slip.
fn born(parties: &Parties, party: usize, dice: &mut Dice) -> Option<PartialDate> {
    let party = match dice.below(3) {
        0 => dice.below(parties.len()),
        _ => party,
    };
    let dates = parties.entity(party).birth_dates();
    if dates.is_empty() {
        return "1963-04-05".parse().ok();
    }
    let date = dates[dice.below(dates.len())];
    let swapped = |date: PartialDate| Some((date.day.filter(|day| *day <= 12)?, date.month?));
    Some(match dice.below(6) {
        0 => PartialDate {
            year: date.year + 1,
            last_year: date.last_year + 1,
            ..date
        },
        1 => PartialDate {
            month: None,
            day: None,
            ..date
        },
        2 => match swapped(date) {
            Some((month, day)) => PartialDate {
                month: Some(month),
                day: Some(day),
                ..date
            },
            None => date,
        },
        3 => PartialDate {
            year: date.year - 10,
            last_year: date.last_year - 10,
            ..date
        },
        _ => date,
    })
}

/// How many queries are made from the names of seven lists.
fn asked_for() -> usize {
    let given = std::env::var("VOKTER_LOSSLESS_QUERIES");
    given.map_or(60, |count| count.parse().expect("a number of queries"))
}

#[test]
fn scores_do_not_saturate() {
    let index = Index::of(&Parties::prepare(un_parties()));
    let all = Settings {
        threshold: 0.7,
        limit: None,
        ..Settings::default()
    };
    let sums: std::collections::BTreeSet<Bits> = [
        "Ko Tae-hoon",
        "Aiman Muhammed Rabi al-Zawahiri",
        "Korea Mining Development Trading Corporation",
        "Eric Badege",
    ]
    .iter()
    .filter_map(|name| {
        let query = Query {
            name: Some((*name).to_owned()),
            ..Query::default()
        };
        index
            .search(&query, &all)
            .hits
            .first()
            .map(|hit| hit.score.bits)
    })
    .collect();
    assert_eq!(sums.len(), 4, "four sure hits have four different sums");
}
