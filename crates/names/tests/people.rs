//! Forty people's names in thirty languages: each finds its own person and no other.

use std::collections::BTreeMap;

use vokter_names::{Bits, Name, View, compare, compare_bits};

/// What a pair must bring to be reported by `vokter compare`: its prior and its threshold.
const NEEDED: Bits = Bits(723);
/// Father and daughter: a family name so rare outweighs a given name that differs.
const NAMESAKES: [&str; 2] = ["Muammar Gaddafi", "Aisha Gaddafi"];

struct Person {
    main: &'static str,
    /// Language and spelling.
    names: Vec<(&'static str, &'static str)>,
}

fn people() -> Vec<Person> {
    let mut people: Vec<Person> = Vec::new();
    for line in include_str!("people.tsv").lines() {
        if let Some(main) = line.strip_prefix("= ") {
            let names = vec![("en", main)];
            people.push(Person { main, names });
        } else if let Some((language, spellings)) = line.split_once('\t') {
            let person = people.last_mut().expect("a person begins before its names");
            let spellings = spellings.split('|').map(|name| (language, name));
            person.names.extend(spellings);
        }
    }
    people
}

fn person(name: &str) -> Name {
    Name::new(name, View::Person)
}

fn meets(query: &Name, listed: &Name) -> bool {
    compare_bits(query, listed).is_some_and(|(bits, _)| bits >= NEEDED)
}

#[test]
fn nearly_every_spelling_finds_its_person_and_nobody_else() {
    let people = people();
    assert!(people.len() >= 36, "{}", people.len());
    let mains: Vec<Name> = people.iter().map(|one| person(one.main)).collect();
    let mut rates: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let mut wrong = Vec::new();
    for (at, one) in people.iter().enumerate() {
        for (language, spelling) in &one.names {
            let query = person(spelling);
            let rate = rates.entry(language).or_default();
            rate.0 += usize::from(meets(&query, &mains[at]));
            rate.1 += 1;
            for (other, main) in people.iter().zip(&mains) {
                let related = [one.main, other.main].iter().all(|m| NAMESAKES.contains(m));
                if other.main != one.main && !related && meets(&query, main) {
                    wrong.push(format!("{language} {spelling} is {}", other.main));
                }
            }
        }
    }
    let (met, all) = rates
        .values()
        .fold((0, 0), |sum, rate| (sum.0 + rate.0, sum.1 + rate.1));
    assert!(met * 100 >= all * 95, "{met} of {all}: {rates:?}");
    for (language, (met, all)) in &rates {
        assert!(met * 100 >= all * 80, "{language}: {met} of {all}");
    }
    assert!(wrong.len() <= 2, "{wrong:?}");
}

#[test]
fn nothing_is_worth_more_than_the_name_itself() {
    for one in people() {
        for (_, spelling) in &one.names {
            let listed = person(spelling);
            let same = compare(&listed, &listed).expect("a name meets itself").bits;
            for (_, variant) in &one.names {
                if let Some((bits, _)) = compare_bits(&person(variant), &listed) {
                    assert!(
                        bits <= same,
                        "{variant} against {spelling}: {bits} above {same}"
                    );
                }
            }
        }
    }
}
