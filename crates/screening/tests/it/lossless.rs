//! What the index returns is exactly what scoring every party returns: hit for hit, bit for bit.

use proptest::prelude::*;
use vokter_entities::{Entity, Kind, Name, NameKind, Person};
use vokter_screening::{Index, Parties, Query, SCREEN_PRIOR, Settings, exhaustive};

use crate::universe;

const THRESHOLDS: [f64; 4] = [0.0, 0.05, 0.5, 0.95];

fn check(entities: Vec<Entity>, query: &Query) {
    let parties = Parties::prepare(entities);
    let index = Index::of(&parties);
    for threshold in THRESHOLDS {
        for limit in [None, Some(3)] {
            // A kinder prior brings hits into the middle of the thresholds too.
            for prior in [SCREEN_PRIOR, vokter_names::Bits(-500)] {
                let settings = Settings {
                    threshold,
                    limit,
                    prior,
                };
                let fast = index.search(query, &settings);
                let reference = exhaustive(&parties, query, &settings);
                assert_eq!(fast, reference, "{query:?} at {threshold}");
            }
        }
    }
}

proptest! {
    #![proptest_config(universe::cases(400))]
    #[test]
    fn index_equals_exhaustive(entities in universe::entities(), query in universe::query()) {
        check(entities, &query);
    }
}

#[test]
fn an_acronym_for_all_that_is_asked_for_is_found() {
    let mut listed = Entity::new("a-1".to_owned(), Kind::Organization);
    listed
        .names
        .extend(Name::new("E.C.O. V.A.", NameKind::Primary));
    let query = Query {
        name: Some("Emeric del Corlan Ostrow Varnhagen Anders".to_owned()),
        ..Query::default()
    };
    check(vec![listed.clone()], &query);
    let settings = Settings::default();
    let hits = Index::build([listed]).search(&query, &settings);
    assert_eq!(hits.total, 1);
}

#[test]
fn two_words_that_sound_somewhat_like_one_without_vowels_are_not_met() {
    let mut listed = Entity::new("p-1".to_owned(), Kind::Person(Person::default()));
    listed
        .names
        .extend(Name::new("علی چهارمحالی", NameKind::Primary));
    let query = Query {
        name: Some("Asher Mikhail".to_owned()),
        ..Query::default()
    };
    check(vec![listed], &query);
}

#[test]
fn a_word_that_is_an_initial_is_met_by_it() {
    let mut listed = Entity::new("p-1".to_owned(), Kind::Person(Person::default()));
    listed
        .names
        .extend(Name::new("Yi Ivanov", NameKind::Primary));
    let query = Query {
        aliases: vec!["Yi Jung I".to_owned()],
        ..Query::default()
    };
    check(vec![listed], &query);
}

/// Rare names, some of which resemble each other, are two of one, or small words and initials: of
/// them are families, whose members have most of a name in common.
const OF_FAMILIES: [&str; 20] = [
    "Quorzam",
    "Quorzham",
    "Qorezam",
    "Velbrudin",
    "Velbradon",
    "Orlan",
    "Orlen",
    "Dzianis",
    "Denis",
    "Jalal",
    "al-",
    "Din",
    "Jalaluddin",
    "bin",
    "Haji",
    "K.",
    "Tobruk",
    "Abdul",
    "Abdulorlan",
    "Orlanovich",
];

fn name_of_a_family() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(&OF_FAMILIES[..]), 1..6)
        .prop_map(|words| words.join(" ").replace("- ", "-"))
}

fn families() -> impl Strategy<Value = Vec<Entity>> {
    let names = prop::collection::vec(name_of_a_family(), 1..4);
    let party = (names, prop::bool::weighted(0.8));
    prop::collection::vec(party, 1..24).prop_map(|parties| {
        let parties = parties.into_iter().enumerate();
        let party = |(at, (names, person)): (usize, (Vec<String>, bool))| {
            let kind = if person {
                Kind::Person(Person::default())
            } else {
                Kind::Organization
            };
            let mut entity = Entity::new(format!("f-{at}"), kind);
            let names = names.iter();
            entity.names = names
                .filter_map(|name| Name::new(name, NameKind::Primary))
                .collect();
            entity
        };
        parties.map(party).collect()
    })
}

proptest! {
    #![proptest_config(universe::cases(600))]
    #[test]
    fn nobody_is_lost_among_relatives(entities in families(), name in name_of_a_family()) {
        let query = Query { name: Some(name), ..Query::default() };
        check(entities, &query);
    }
}

/// Found by the property: an initial and a slip were nearly a whole name, which no plan looked for.
#[test]
fn an_initial_and_a_slip_are_found_alike() {
    let listed = |at: usize, name: &str| {
        let mut entity = Entity::new(format!("f-{at}"), Kind::Person(Person::default()));
        entity.names.extend(Name::new(name, NameKind::Primary));
        entity
    };
    let entities = vec![
        listed(0, "K. Quorzam"),
        listed(1, "Qorezam Din Quorzham K."),
    ];
    let name = Some("al-K. Qorezam".to_owned());
    check(
        entities,
        &Query {
            name,
            ..Query::default()
        },
    );
}
