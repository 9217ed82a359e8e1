//! What the facts of a list are worth: birth dates that are not those of its parties, and a country
//! that nearly all of them have.
//!
//! A table that somebody made of a publisher's list may have lost which date is whose. It shows
//! where entries name each other's numbers: the dates then differ for most of them, whatever the
//! other list is, while the other lists agree among each other. Such dates say nothing for a tie, and
//! nothing against one.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;
use vokter_entities::{Country, Schema};

use super::contradiction::years_apart;
use super::profile::Profile;
use super::reference::Reference;

/// So many entries with dates of both lists are enough to tell.
const COMPARED_LEAST: usize = 20;

/// Takes the birth dates from the entries of lists that every other list contradicts. Says which
/// lists those are.
pub(super) fn without_foreign_dates(profiles: &mut [Profile]) -> Vec<String> {
    let foreign = foreign(profiles);
    for profile in profiles {
        if profile.lists().any(|list| foreign.contains(list)) {
            profile.birth_dates.clear();
        }
    }
    foreign.into_iter().collect()
}

/// So many persons of a list are enough to tell that one country is the list's.
const PERSONS_LEAST: usize = 100;

/// Marks the persons of lists on which nineteen in twenty have one country: a country's list of its own
/// people says by that country no more than that they stand on it. Says which lists and countries
/// those are.
pub(super) fn mark_lists_countries(profiles: &mut [Profile]) -> Vec<String> {
    let mut persons: BTreeMap<&str, usize> = BTreeMap::new();
    let mut of_country: BTreeMap<(&str, Country), usize> = BTreeMap::new();
    for profile in profiles.iter().filter(|one| one.schema == Schema::Person) {
        for list in lists_of(profile) {
            *persons.entry(list).or_default() += 1;
            for country in &profile.countries {
                *of_country.entry((list, *country)).or_default() += 1;
            }
        }
    }
    let nearly_all: BTreeSet<(String, Country)> = of_country
        .into_iter()
        .filter(|((list, _), of)| persons[list] >= PERSONS_LEAST && of * 20 >= persons[list] * 19)
        .map(|((list, country), _)| (list.to_owned(), country))
        .collect();
    for profile in profiles {
        let is_lists = |list: &str, country: &Country| {
            let mut lists = nearly_all.iter();
            lists.any(|(one, of)| one == list && of == country)
        };
        profile.of_lists_country = profile.schema == Schema::Person
            && profile
                .lists()
                .any(|list| profile.countries.iter().any(|c| is_lists(list, c)));
    }
    let said = nearly_all.iter();
    said.map(|(list, country)| format!("{list} {country}"))
        .collect()
}

fn foreign(profiles: &[Profile]) -> BTreeSet<String> {
    let mut bearers: FxHashMap<&Reference, &Profile> = FxHashMap::default();
    for profile in profiles {
        bearers.extend(profile.own_references().map(|own| (own, profile)));
    }
    // By a list and another: how many entries were compared, and how many of them are years apart.
    let mut seen: BTreeMap<(&str, &str), (usize, usize)> = BTreeMap::new();
    for profile in profiles {
        let named = profile.named_references();
        for other in named.filter_map(|number| bearers.get(number)) {
            let Some(apart) = are_apart(profile, other) else {
                continue;
            };
            for (one, another) in [(profile, *other), (*other, profile)] {
                for list in lists_of(one) {
                    for against in lists_of(another) {
                        let (compared, contradicted) = seen.entry((list, against)).or_default();
                        *compared += 1;
                        *contradicted += usize::from(apart);
                    }
                }
            }
        }
    }
    // Whether each list is contradicted by all that it can be compared with.
    let mut alone: BTreeMap<&str, bool> = BTreeMap::new();
    for ((list, _), (compared, contradicted)) in seen {
        if compared >= COMPARED_LEAST {
            let so_far = alone.entry(list).or_insert(true);
            *so_far &= contradicted * 2 > compared;
        }
    }
    let foreign = alone.into_iter().filter(|(_, alone)| *alone);
    foreign.map(|(list, _)| list.to_owned()).collect()
}

/// Whether all birth dates of two entries are years apart; none where one of them has no date.
fn are_apart(a: &Profile, b: &Profile) -> Option<bool> {
    let dates = |x| b.birth_dates.iter().map(move |y| [x, *y]);
    let mut pairs = a.birth_dates.iter().flat_map(|x| dates(*x)).peekable();
    pairs.peek()?;
    Some(pairs.all(years_apart))
}

/// The lists of an entry, each once.
fn lists_of(profile: &Profile) -> Vec<&str> {
    let mut lists: Vec<&str> = profile.lists().collect();
    lists.dedup();
    lists
}
