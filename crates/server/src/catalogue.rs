//! All parties in a few words each, for lists of them that no name leads to: search by words, counts
//! by country and list. Made when first asked for.

use std::collections::{BTreeSet, HashMap};
use std::sync::OnceLock;

use vokter_answers::bearers::{ByWord, NameWords};
pub(crate) use vokter_answers::bearers::{Fit, Standing, words_of};
use vokter_answers::parties::Parties;
use vokter_answers::wire::{countries, schema};
use vokter_entities::{Entity, Gender};

use crate::addresses::Addresses;
use crate::contacts::Contacts;

/// A party in a few words.
pub(crate) struct Card {
    /// The first of its entries.
    pub(crate) entry: u32,
    pub(crate) caption: Box<str>,
    pub(crate) schema: Box<str>,
    pub(crate) countries: Box<[Box<str>]>,
    pub(crate) lists: Box<[Box<str>]>,
    pub(crate) topics: Box<[&'static str]>,
    pub(crate) genders: Box<[&'static str]>,
    /// Its numbers as they are written.
    pub(crate) numbers: Box<[Box<str>]>,
    /// The first day of a listing.
    pub(crate) listed_on: Option<Box<str>>,
    /// The words of its names.
    words: NameWords,
}

/// All of them, in the fixed order of lists and ids.
pub(crate) struct Catalogue {
    pub(crate) cards: Vec<Card>,
    pub(crate) contacts: Contacts,
    pub(crate) addresses: Addresses,
    /// By entry, when its source says that it last changed.
    changed: HashMap<u32, Box<str>>,
    /// The cards by the words that tell them, made when the first of these is asked for.
    by_word: OnceLock<ByWord>,
}

impl Catalogue {
    pub(crate) fn of(parties: &Parties) -> Self {
        let index = &parties.index;
        let first = |entry: &usize| {
            index.is_searched(*entry) && index.companions(*entry).first() == Some(entry)
        };
        let mut contacts = Contacts::default();
        let mut addresses = Addresses::default();
        let mut changed = HashMap::new();
        let cards = (0..index.len()).filter(first);
        let cards = cards.map(|entry| {
            let members = parties.index.companions(entry);
            let entries = members.iter().map(|member| index.decoded(*member));
            let entries: Vec<Entity> = entries.collect();
            for (member, entity) in members.iter().zip(&entries) {
                contacts.add(entity, entry as u32);
                addresses.add(entity, entry as u32);
                if let Some(moment) = entity.carried.text("last_change") {
                    changed.insert(*member as u32, moment.into_boxed_str());
                }
            }
            Card::of(&entries, entry)
        });
        Self {
            cards: cards.collect(),
            contacts,
            addresses,
            changed,
            by_word: OnceLock::new(),
        }
    }

    /// The cards that words tell, each with how well these fit.
    pub(crate) fn told(&self, words: &[String]) -> impl Iterator<Item = (Fit, &Card)> {
        let by_word = self
            .by_word
            .get_or_init(|| ByWord::of(self.cards.iter().map(|card| &card.words)));
        let cards = by_word.may_bear(words).map(|place| &self.cards[place]);
        cards.filter_map(|card| Some((card.words.told(words)?, card)))
    }

    /// When the source of an entry says that it last changed.
    pub(crate) fn changed(&self, entry: usize) -> Option<&str> {
        Some(self.changed.get(&(entry as u32))?)
    }
}

impl Card {
    fn of(entries: &[Entity], entry: usize) -> Self {
        let first = &entries[0];
        let words = NameWords::of(entries);
        let listings = || entries.iter().flat_map(|entity| &entity.listings);
        let lists: BTreeSet<&str> = listings().map(|on| on.list.as_str()).collect();
        let topics: BTreeSet<&'static str> = listings().map(|on| on.effect.topic()).collect();
        let genders: BTreeSet<&'static str> = entries
            .iter()
            .filter_map(Entity::gender)
            .map(Gender::as_str)
            .collect();
        let numbers = entries.iter().flat_map(|entity| &entity.identifiers);
        let numbers: BTreeSet<&str> = numbers.map(|id| id.value.as_str()).collect();
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
            genders: genders.into_iter().collect(),
            numbers: numbers.into_iter().map(Box::from).collect(),
            listed_on: listings()
                .filter_map(|on| on.listed_on)
                .map(|day| day.to_string().into_boxed_str())
                .min(),
            words,
        }
    }

    /// Whether it bears one of the numbers, however that is written.
    pub(crate) fn bears(&self, numbers: &[String]) -> bool {
        if numbers.is_empty() || self.numbers.is_empty() {
            return false;
        }
        let numbers: Vec<String> = numbers.iter().map(|number| figures(number)).collect();
        let mut own = self.numbers.iter();
        own.any(|own| numbers.contains(&figures(own)))
    }

    /// How well all of the words fit its names and references, if they do.
    pub(crate) fn fit(&self, words: &[String]) -> Option<Fit> {
        self.words.fit(words)
    }
}

/// The letters and figures of a number, without what it is called.
fn figures(number: &str) -> String {
    let kept = number.chars().filter(|c| c.is_alphanumeric());
    let kept: String = kept.flat_map(char::to_uppercase).collect();
    match kept.strip_prefix("IMO") {
        Some(rest) if rest.starts_with(|c: char| c.is_ascii_digit()) => rest.to_owned(),
        _ => kept,
    }
}
