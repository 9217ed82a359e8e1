//! All parties in a few words each, for lists of them that no name leads to: search by words, counts
//! by country and list. Made when first asked for.

use std::collections::BTreeSet;

use vokter_answers::parties::Parties;
use vokter_answers::wire::{countries, schema};
use vokter_entities::Effect;

/// A party in a few words.
pub(crate) struct Card {
    /// The first of its entries.
    pub(crate) entry: u32,
    pub(crate) caption: Box<str>,
    pub(crate) schema: Box<str>,
    pub(crate) countries: Box<[Box<str>]>,
    pub(crate) lists: Box<[Box<str>]>,
    pub(crate) topics: Box<[&'static str]>,
    /// The first day of a listing.
    pub(crate) listed_on: Option<Box<str>>,
    /// The words of its names in small letters, each after a blank.
    words: Box<str>,
}

/// All of them, in the fixed order of lists and ids.
pub(crate) struct Catalogue {
    pub(crate) cards: Vec<Card>,
}

impl Catalogue {
    pub(crate) fn of(parties: &Parties) -> Self {
        let index = &parties.index;
        let first = |entry: &usize| {
            index.is_searched(*entry) && index.companions(*entry).first() == Some(entry)
        };
        let cards = (0..index.len()).filter(first);
        Self {
            cards: cards.map(|entry| Card::of(parties, entry)).collect(),
        }
    }
}

impl Card {
    fn of(parties: &Parties, entry: usize) -> Self {
        let members = parties.index.companions(entry);
        let entries: Vec<_> = members
            .iter()
            .map(|member| parties.index.decoded(*member))
            .collect();
        let first = &entries[0];
        let mut words = String::new();
        let mut seen = BTreeSet::new();
        let names = entries.iter().flat_map(|entity| &entity.names);
        let references = entries.iter().flat_map(|entity| &entity.listings);
        let texts = names
            .map(|name| name.text.as_str())
            .chain(references.filter_map(|on| on.reference.as_deref()));
        for word in texts.flat_map(words_of) {
            if !seen.contains(&word) {
                words.push(' ');
                words.push_str(&word);
                seen.insert(word);
            }
        }
        let listings = || entries.iter().flat_map(|entity| &entity.listings);
        let lists: BTreeSet<&str> = listings().map(|on| on.list.as_str()).collect();
        let topics: BTreeSet<&'static str> = listings()
            .map(|on| match on.effect {
                Effect::Debarment => "debarment",
                Effect::ExportControl => "export.control",
                _ => "sanction",
            })
            .collect();
        let lands: BTreeSet<String> = entries
            .iter()
            .flat_map(countries)
            .map(|country| country.to_string())
            .collect();
        Self {
            entry: entry as u32,
            caption: first.caption().into(),
            schema: schema(first).into(),
            countries: lands.into_iter().map(String::into_boxed_str).collect(),
            lists: lists.into_iter().map(Box::from).collect(),
            topics: topics.into_iter().collect(),
            listed_on: listings()
                .filter_map(|on| on.listed_on)
                .map(|day| day.to_string().into_boxed_str())
                .min(),
            words: words.into(),
        }
    }

    /// Whether each word begins a word of its names or references.
    pub(crate) fn has(&self, words: &[String]) -> bool {
        words.iter().all(|word| {
            let mut rest = &*self.words;
            while let Some(at) = rest.find(word.as_str()) {
                if rest[..at].ends_with(' ') {
                    return true;
                }
                rest = &rest[at + word.len()..];
            }
            false
        })
    }
}

/// The words of a text in small letters.
pub(crate) fn words_of(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
}
