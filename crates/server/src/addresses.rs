//! Parties by an address: who is listed at one that has most words of it, a number among them.

use std::collections::BTreeSet;

use vokter_entities::Entity;
use vokter_names::normalise;

/// Fewest words of an address that says where somebody is: a street, a number and a town.
const WORDS_MIN: usize = 3;

/// What is said of one beside a name or a number, by which the party is found.
pub(crate) const NOT_USED: &str =
    "the address was not used: it is looked up where neither a name nor a number is given";

/// What is written shorter, as it is written in full.
const SHORTENED: [(&str, &str); 11] = [
    ("apt", "apartment"),
    ("av", "avenue"),
    ("ave", "avenue"),
    ("bld", "building"),
    ("bldg", "building"),
    ("blvd", "boulevard"),
    ("fl", "floor"),
    ("rd", "road"),
    ("st", "street"),
    ("str", "street"),
    ("ul", "ulitsa"),
];

/// The addresses of all parties.
#[derive(Default)]
pub(crate) struct Addresses {
    /// The first entry of the party, and the words, each between blanks.
    all: Vec<(u32, Box<str>)>,
}

/// An address that can be looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Wanted {
    /// Each between blanks.
    words: BTreeSet<String>,
}

impl Wanted {
    /// None of a town or country alone: it would name all who live there.
    pub(crate) fn of(address: &str) -> Option<Self> {
        let words: BTreeSet<String> = words(address).map(|word| format!(" {word} ")).collect();
        let is_somewhere = words.len() >= WORDS_MIN && words.iter().any(|word| is_number(word));
        is_somewhere.then_some(Self { words })
    }
}

impl Addresses {
    /// Adds those of an entry of a party that is known by its first entry.
    pub(crate) fn add(&mut self, entity: &Entity, first: u32) {
        for address in &entity.addresses {
            let mut text = String::from(" ");
            for word in words(&address.text) {
                text.push_str(&word);
                text.push(' ');
            }
            if text.chars().any(|c| c.is_ascii_digit()) {
                self.all.push((first, text.into_boxed_str()));
            }
        }
    }

    /// The first entries of the parties at an address, each with the share of its words that theirs has, which is
    /// so much at least. A number must be among them.
    pub(crate) fn of(&self, wanted: &Wanted, least: f64) -> Vec<(u32, f64)> {
        let mut found: Vec<(u32, f64)> = Vec::new();
        for (entry, address) in &self.all {
            let has = |word: &&String| address.contains(word.as_str());
            if !wanted
                .words
                .iter()
                .filter(|word| is_number(word))
                .any(|word| has(&word))
            {
                continue;
            }
            let share = wanted.words.iter().filter(has).count() as f64 / wanted.words.len() as f64;
            if share < least {
                continue;
            }
            // Those of a party stand next to each other.
            match found.last_mut().filter(|(known, _)| known == entry) {
                Some((_, known)) => *known = known.max(share),
                None => found.push((*entry, share)),
            }
        }
        found
    }
}

fn is_number(word: &str) -> bool {
    word.chars().any(|c| c.is_ascii_digit())
}

/// The words of an address in small letters, none of them shortened.
fn words(address: &str) -> impl Iterator<Item = String> {
    let words = normalise(address).to_lowercase();
    let words: Vec<String> = words
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| {
            let known = SHORTENED.iter().find(|(short, _)| *short == word);
            known.map_or(word, |(_, whole)| whole).to_owned()
        })
        .collect();
    words.into_iter()
}

#[cfg(test)]
mod tests {
    use vokter_entities::{Address, Kind};

    use super::*;

    #[test]
    fn an_address_is_found_by_most_of_its_words() {
        let mut entity = Entity::new("mine-1", Kind::Company);
        let texts = [
            "26/1 Quorzam Embankment, Trelvana, 115035",
            "Orlin St. 5, Trelvana",
        ];
        entity.addresses = texts
            .map(|text| Address {
                text: text.to_owned(),
                country: None,
            })
            .to_vec();
        let mut addresses = Addresses::default();
        addresses.add(&entity, 7);
        for (address, share) in [
            ("5 Orlin Street, Trelvana", Some(1.0)),
            ("5 Orlin Str, TRELVANA, Floor 2", Some(4.0 / 6.0)),
            ("26/1 Quorzam Embankment, Trelvana, 115035", Some(1.0)),
            ("6 Orlin Street, Trelvana", None),
            ("26 Wholly Elsewhere, Nowhere", None),
        ] {
            let wanted = Wanted::of(address).unwrap();
            let found = addresses.of(&wanted, 0.6);
            assert_eq!(found.first().map(|(_, share)| *share), share, "{address}");
            assert!(found.len() <= 1, "{address}");
        }
        for address in ["", "Trelvana", "Orlin Street, Trelvana", "5 Trelvana"] {
            assert_eq!(Wanted::of(address), None, "{address}");
        }
    }
}
