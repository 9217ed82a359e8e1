//! Two names compared, without any list.

use vokter_entities::{Country, Entity, Kind, Name, NameKind, PartialDate, Person, Schema, Vessel};
use vokter_names::{self as names, Bits, View};

use crate::party::{Party, Prepared, words};
use crate::{Query, Score, score};

/// Log-odds that two names put side by side are one party's. Set on 12,000 pairs made from one
/// publisher's list (aliases of one party, and names of two parties that share a token): F1 at the
/// threshold of 0.7 is flat between -5 and -9 for persons and falls slowly for bodies.
pub const PAIR_PRIOR: Bits = Bits(-600);

/// One word of somebody's name, beside a name of several: so many share a family name that nothing
/// says which of them is meant.
const ONE_WORD: Bits = Bits(-950);

/// What is known of a party that is compared, beside its name.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Facts {
    /// Birth date.
    pub birth_date: Option<PartialDate>,
    /// Nationality, residence or registration.
    pub countries: Vec<Country>,
}

/// The score of two names. Neither is a list's, so each is asked for as the other, and the better counts: only who is
/// asked for is taken to be misspelt. Without a schema both are read as persons' names, unless the words of one say
/// that it is a body.
pub fn compare(a: &str, b: &str, schema: Option<Schema>, prior: Bits) -> Score {
    let nothing = Facts::default();
    compare_with_facts((a, &nothing), (b, &nothing), schema, prior)
}

/// The same for two parties of which more than the name is known.
pub fn compare_with_facts(
    (a, of_a): (&str, &Facts),
    (b, of_b): (&str, &Facts),
    schema: Option<Schema>,
    prior: Bits,
) -> Score {
    let is_body = || [a, b].into_iter().any(names::Name::is_plainly_a_body);
    let schema = schema.unwrap_or_else(|| {
        if is_body() {
            Schema::Organization
        } else {
            Schema::Person
        }
    });
    let asked = one_way((a, of_a), (b, of_b), schema, prior);
    let turned = one_way((b, of_b), (a, of_a), schema, prior).map(turned);
    match (asked, turned) {
        (Some(asked), Some(turned)) if turned.bits > asked.bits => turned,
        (Some(score), _) | (None, Some(score)) => score,
        (None, None) => nothing_in_common(a, b, prior),
    }
}

/// The score of the second name as the listed one's; none where they share nothing.
fn one_way(
    (a, of_a): (&str, &Facts),
    (b, of_b): (&str, &Facts),
    schema: Schema,
    prior: Bits,
) -> Option<Score> {
    let query = Prepared::new(&Query {
        name: Some(a.to_owned()),
        schema: Some(schema),
        birth_date: of_a.birth_date,
        countries: of_a.countries.clone(),
        ..Query::default()
    });
    let party = party(b, of_b, schema);
    let mut score = score(&query, &party, prior)?;
    let lengths = [
        query.names_for(schema).first().map_or(0, words),
        party.names().next().map_or(0, |(name, _)| words(name)),
    ];
    let left_over = |term: &crate::Term| {
        matches!(
            term.relation,
            names::Relation::Missing | names::Relation::Extra
        ) && term.bits <= -names::least_loss(View::Person)
    };
    if schema == Schema::Person && lengths.contains(&1) && score.terms.iter().any(left_over) {
        score.bits += ONE_WORD;
        score.terms.push(crate::Term {
            kind: crate::TermKind::Name,
            query: None,
            listed: None,
            relation: names::Relation::Missing,
            bits: ONE_WORD,
        });
    }
    Some(score)
}

/// The same evidence with the sides exchanged.
fn turned(mut score: Score) -> Score {
    use names::Relation::{Extra, Joined, Missing, Split};
    for term in &mut score.terms {
        std::mem::swap(&mut term.query, &mut term.listed);
        term.relation = match term.relation {
            Extra => Missing,
            Missing => Extra,
            Joined => Split,
            Split => Joined,
            other => other,
        };
    }
    score
}

fn party(name: &str, facts: &Facts, schema: Schema) -> Party {
    let kind = match schema {
        Schema::Person => Kind::Person(Person {
            birth_dates: facts.birth_date.into_iter().collect(),
            ..Person::default()
        }),
        Schema::Vessel => Kind::Vessel(Vessel::default()),
        _ => Kind::Organization,
    };
    let mut entity = Entity::new("compared", kind);
    entity.names.extend(Name::new(name, NameKind::Primary));
    entity.countries.clone_from(&facts.countries);
    let mut party = Party::new(&entity);
    party.schema = schema;
    party
}

/// Names that share no token: that is evidence against, as much as two tokens that differ.
fn nothing_in_common(a: &str, b: &str, prior: Bits) -> Score {
    const APART: Bits = Bits(-1000);
    Score {
        bits: prior + APART,
        prior,
        terms: vec![crate::Term {
            kind: crate::TermKind::Name,
            query: Some(names::normalise(a)),
            listed: Some(names::normalise(b)),
            relation: names::Relation::Contradiction,
            bits: APART,
        }],
        whole_name: false,
        matched_name: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_word_of_a_name_does_not_say_whose_it_is() {
        for (a, b, met) in [
            ("Quorzamin", "Belinda Quorzamin", false),
            ("Belinda Quorzamin", "Quorzamin", false),
            ("Belindaquorzamin", "Belinda Quorzamin", true),
            ("Quorzamin", "Quorzamin", true),
        ] {
            let score = compare(a, b, Some(Schema::Person), PAIR_PRIOR);
            assert_eq!(score.probability() >= 0.7, met, "{a} {b} {score:?}");
            let terms: Bits = score.terms.iter().map(|term| term.bits).sum();
            assert_eq!(score.bits, PAIR_PRIOR + terms, "{a} {b}");
        }
    }

    #[test]
    fn a_family_name_that_is_a_trade_makes_no_body() {
        for (a, b, person) in [
            ("Борис Рыбаков", "Boris RYBAKOW", true),
            ("Союз рыбаков", "Union of Fishermen", false),
        ] {
            let score = compare(a, b, None, PAIR_PRIOR);
            let mut terms = score.terms.iter();
            let translated = terms.any(|term| term.relation == names::Relation::Translation);
            assert_eq!(translated, !person, "{a} {score:?}");
            assert!(score.probability() >= 0.7, "{a} {score:?}");
        }
    }

    #[test]
    fn equal_initials_agree_and_others_do_not() {
        for (a, b, equal) in [
            ("A B", "A B", true),
            ("E. S. Co.", "e s co", true),
            ("A B", "A C", false),
            ("A B", "C D", false),
        ] {
            let score = compare(a, b, None, PAIR_PRIOR);
            let terms: Bits = score.terms.iter().map(|term| term.bits).sum();
            assert_eq!(score.bits, PAIR_PRIOR + terms, "{a} {b}");
            let contradicts = score
                .terms
                .iter()
                .any(|term| term.relation == names::Relation::Contradiction);
            assert_eq!(contradicts, !equal, "{a} {b}");
            assert_eq!(score.whole_name, equal, "{a} {b}");
        }
    }
}
