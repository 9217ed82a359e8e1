//! Two names compared, without any list.

use vokter_entities::{Country, Entity, Kind, Name, NameKind, PartialDate, Person, Schema, Vessel};
use vokter_names::{self as names, Bits};

use crate::party::{Party, Prepared};
use crate::{Query, Score, score};

/// Log-odds that two names put side by side are one party's. Set on 12,000 pairs made from one
/// publisher's list (aliases of one party, and names of two parties that share a token): F1 at the
/// threshold of 0.7 is flat between -5 and -9 for persons and falls slowly for bodies.
pub const PAIR_PRIOR: Bits = Bits(-600);

/// What is known of a party that is compared, beside its name.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Facts {
    /// Birth date.
    pub birth_date: Option<PartialDate>,
    /// Nationality, residence or registration.
    pub countries: Vec<Country>,
}

/// The score of two names, the first as the query, the second as the listed one. Without a schema
/// both are read as persons' names, unless the words of one say that it is a body.
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
    let query = Prepared::new(&Query {
        name: Some(a.to_owned()),
        schema: Some(schema),
        birth_date: of_a.birth_date,
        countries: of_a.countries.clone(),
        ..Query::default()
    });
    score(&query, &party(b, of_b, schema), prior).unwrap_or_else(|| without_a_word(a, b, prior))
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

/// Names without a word to meet in. Letters that are equal from the first to the last agree, as
/// far as initials can; any others are evidence against, as much as two tokens that differ.
fn without_a_word(a: &str, b: &str, prior: Bits) -> Score {
    const APART: Bits = Bits(-1000);
    // Initials are unevenly common: a letter is worth less than the 4.7 bits of one out of 26.
    const LETTER: i32 = 350;
    const LETTERS_MAX: i32 = 1000;
    let (query, listed) = (names::normalise(a), names::normalise(b));
    let letters = |name: &str| -> Vec<char> {
        let lower = name.chars().flat_map(char::to_lowercase);
        lower.filter(|c| c.is_alphanumeric()).collect()
    };
    let equal = letters(&query) == letters(&listed) && !letters(&query).is_empty();
    let (relation, bits) = if equal {
        let count = i32::try_from(letters(&query).len()).unwrap_or(i32::MAX);
        let bits = count.saturating_mul(LETTER).min(LETTERS_MAX);
        (names::Relation::Equal, Bits(bits))
    } else {
        (names::Relation::Contradiction, APART)
    };
    Score {
        bits: prior + bits,
        prior,
        terms: vec![crate::Term {
            kind: crate::TermKind::Name,
            query: Some(query),
            listed: Some(listed),
            relation,
            bits,
        }],
        whole_name: equal,
        matched_name: equal.then(|| b.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_initials_agree_and_others_do_not() {
        for (a, b, relation) in [
            ("A B", "A B", names::Relation::Equal),
            ("E. S. Co.", "e s co", names::Relation::Equal),
            ("A B", "A C", names::Relation::Contradiction),
            ("A B", "B A", names::Relation::Contradiction),
        ] {
            let score = compare(a, b, None, PAIR_PRIOR);
            let terms: Bits = score.terms.iter().map(|term| term.bits).sum();
            assert_eq!(score.bits, PAIR_PRIOR + terms, "{a} {b}");
            assert_eq!(score.terms[0].relation, relation, "{a} {b}");
            assert_eq!(score.whole_name, relation == names::Relation::Equal);
        }
    }
}
