//! What more is known never works the wrong way round.

use proptest::prelude::*;
use vokter_entities::{Entity, Kind, Name, NameKind, PartialDate, Schema};
use vokter_names::{Bits, Relation};
use vokter_screening::{
    PAIR_PRIOR, Party, Prepared, Query, SCREEN_PRIOR, SCREEN_THRESHOLD, Term, Weight, compare,
    weigh,
};

use crate::universe;

fn weighed(query: &Query, entity: &Entity) -> Option<Weight> {
    weigh(&Prepared::new(query), &Party::new(entity), SCREEN_PRIOR)
}

fn is_reported(weight: Weight) -> bool {
    weight
        .reported(Bits::at_probability(SCREEN_THRESHOLD))
        .is_some()
}

/// Somebody with a birth date, and a query for one of the names, as it is or with a slip.
fn sought() -> impl Strategy<Value = (Entity, Query, PartialDate)> {
    let date = (1930..2005_i16, 1..13_u8, 1..29_u8)
        .prop_map(|(year, month, day)| PartialDate::new(year, Some(month), Some(day)));
    let query = (
        any::<prop::sample::Index>(),
        proptest::option::of(universe::slip()),
    );
    (universe::entity(), query, date).prop_filter_map("a person", |(mut entity, query, date)| {
        let Kind::Person(person) = &mut entity.kind else {
            return None;
        };
        let date = date?;
        person.birth_dates.push(date);
        let (name, slip) = query;
        let mut name = entity
            .names
            .get(name.index(entity.names.len()))?
            .text
            .clone();
        if let Some(slip) = slip {
            name = slip.made(&name);
        }
        let query = Query {
            name: Some(name),
            ..Query::default()
        };
        Some((entity, query, date))
    })
}

fn born(query: &Query, date: PartialDate) -> Query {
    Query {
        birth_date: Some(date),
        ..query.clone()
    }
}

proptest! {
    #![proptest_config(universe::cases(600))]

    #[test]
    fn a_birth_date_that_agrees_never_lowers((entity, query, date) in sought()) {
        if let Some(without) = weighed(&query, &entity) {
            let with = weighed(&born(&query, date), &entity).unwrap();
            prop_assert!(with.bits > without.bits);
            prop_assert!(is_reported(with) || !is_reported(without));
        }
    }

    #[test]
    fn a_contradiction_never_raises((mut entity, query, date) in sought(), years in 15..60_i16) {
        if let Kind::Person(person) = &mut entity.kind {
            person.birth_dates = vec![date];
        }
        let other = PartialDate::new(date.year + years, Some(date.month.unwrap() % 12 + 1), Some(29 - date.day.unwrap()));
        if let (Some(without), Some(other)) = (weighed(&query, &entity), other) {
            let with = weighed(&born(&query, other), &entity).unwrap();
            prop_assert!(with.bits < without.bits);
            prop_assert!(!is_reported(with) || is_reported(without));
        }
    }

    /// Who is found by name alone is found with a birth date that a clerk got nearly right.
    #[test]
    fn a_birth_date_off_by_a_year_or_swapped_loses_nobody((entity, query, date) in sought()) {
        if weighed(&query, &entity).is_some_and(is_reported) {
            let year = |year| PartialDate::new(year, date.month, date.day);
            let swapped = PartialDate::new(date.year, date.day, date.month);
            let near = [year(date.year + 1), year(date.year - 1), swapped];
            for near in near.into_iter().flatten() {
                let with = weighed(&born(&query, near), &entity).unwrap();
                prop_assert!(is_reported(with), "{near} {with:?}");
            }
        }
    }

    #[test]
    fn a_name_more_never_lowers((mut entity, query, _) in sought(), name in universe::name(), weak: bool) {
        let before = weighed(&query, &entity);
        let kind = if weak { NameKind::WeakAlias } else { NameKind::StrongAlias };
        entity.names.extend(Name::new(&name, kind));
        if let Some(before) = before {
            let after = weighed(&query, &entity).unwrap();
            prop_assert!(after.bits >= before.bits);
            prop_assert!(is_reported(after) || !is_reported(before));
        }
    }

    /// Which of two names is asked for matters where one has what the other lacks, and for a slip,
    /// which is in the name that is asked for; in a body's name also which side has the word that many
    /// bear. Persons' names that agree, agree both ways.
    #[test]
    fn names_that_agree_agree_both_ways((entity, query, _) in sought()) {
        let (one, other) = (query.name.unwrap(), &entity.names[0].text);
        let person = Some(Schema::Person);
        let there = compare(&one, other, person, PAIR_PRIOR);
        let back = compare(other, &one, person, PAIR_PRIOR);
        let agrees = |term: &Term| {
            use Relation::{Equal, Inflection, Initial, Order, Romanisation, Whole};
            matches!(term.relation, Equal | Inflection | Initial | Order | Romanisation | Whole)
        };
        if there.terms.iter().chain(&back.terms).all(agrees) {
            prop_assert_eq!(there.bits, back.bits, "{:?} {:?}", there, back);
        }
    }
}
