//! All parties in a few words each, for lists of them that no name leads to: search by words, counts
//! by country and list. Made when first asked for.

use std::collections::{BTreeSet, HashMap};

use vokter_answers::parties::Parties;
use vokter_answers::wire::{countries, schema};
use vokter_entities::{Entity, Gender, NameKind};

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
    /// The words of its names in small letters, each between blanks, by what the name is to it. A word stands
    /// with the best only.
    words: [Box<str>; 3],
}

/// What a name is to its party, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Standing {
    /// The name it is listed under, or writes itself.
    Main,
    /// Another that identifies it; also what a list calls it by, such as a number.
    Other,
    /// One that the publisher warns of.
    Weak,
}

impl Standing {
    const ALL: [Self; 3] = [Self::Main, Self::Other, Self::Weak];

    pub(crate) fn of(kind: NameKind) -> Self {
        match kind {
            NameKind::Primary | NameKind::OriginalScript => Self::Main,
            NameKind::StrongAlias | NameKind::Former => Self::Other,
            NameKind::WeakAlias => Self::Weak,
        }
    }
}

/// How well words fit a party, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Fit {
    /// Each is a word of its names.
    Whole(Standing),
    /// Each begins one.
    Begun(Standing),
    /// They are only alike.
    Alike,
}

/// All of them, in the fixed order of lists and ids.
pub(crate) struct Catalogue {
    pub(crate) cards: Vec<Card>,
    pub(crate) contacts: Contacts,
    pub(crate) addresses: Addresses,
    /// By entry, when its source says that it last changed.
    changed: HashMap<u32, Box<str>>,
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
        }
    }

    /// When the source of an entry says that it last changed.
    pub(crate) fn changed(&self, entry: usize) -> Option<&str> {
        Some(self.changed.get(&(entry as u32))?)
    }
}

impl Card {
    fn of(entries: &[Entity], entry: usize) -> Self {
        let first = &entries[0];
        let names = entries.iter().flat_map(|entity| &entity.names);
        let names = names.map(|name| (Standing::of(name.kind), name.text.as_str()));
        let references = entries.iter().flat_map(|entity| &entity.listings);
        let references =
            references.filter_map(|on| Some((Standing::Other, on.reference.as_deref()?)));
        let words = words_by_standing(names.chain(references));
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
        fit(&self.words, words)
    }
}

fn words_by_standing<'n>(names: impl Iterator<Item = (Standing, &'n str)>) -> [Box<str>; 3] {
    let mut names: Vec<(Standing, &str)> = names.collect();
    names.sort_by_key(|(standing, _)| *standing);
    let mut seen = BTreeSet::new();
    let mut words = [const { String::new() }; 3];
    for (standing, text) in names {
        for word in words_of(text) {
            if seen.insert(word.clone()) {
                let all = &mut words[standing as usize];
                if all.is_empty() {
                    all.push(' ');
                }
                all.push_str(&word);
                all.push(' ');
            }
        }
    }
    words.map(String::into_boxed_str)
}

fn fit(names: &[Box<str>; 3], words: &[String]) -> Option<Fit> {
    let mut whole = Some(Standing::Main);
    let mut begun = Standing::Main;
    for word in words {
        let first = |is_found: &dyn Fn(&str) -> bool| {
            let mut all = Standing::ALL.into_iter();
            all.find(|standing| is_found(&names[*standing as usize]))
        };
        begun = begun.max(first(&|names| stands_in(names, word, false))?);
        whole =
            whole.and_then(|whole| Some(whole.max(first(&|names| stands_in(names, word, true))?)));
    }
    Some(whole.map_or(Fit::Begun(begun), Fit::Whole))
}

/// Whether one of the names' words is this, or begins so.
fn stands_in(names: &str, word: &str, whole: bool) -> bool {
    let mut places = names.match_indices(word);
    places.any(|(at, _)| {
        names[..at].ends_with(' ') && (!whole || names[at + word.len()..].starts_with(' '))
    })
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

/// The words of a text in small letters.
pub(crate) fn words_of(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
}

#[cfg(test)]
mod tests {
    use super::Standing::{Main, Other, Weak};
    use super::*;

    #[test]
    fn words_fit_a_name_by_what_it_is_to_its_party() {
        let names = words_by_standing(
            [
                (Weak, "Kaida"),
                (Main, "Ovrand Kelmasti"),
                (Other, "Kelmastov Quorzam"),
                (Other, "TX-7"),
            ]
            .into_iter(),
        );
        let check = |text: &str, fits: Option<Fit>| {
            let words: Vec<String> = words_of(text).collect();
            assert_eq!(fit(&names, &words), fits, "{text}");
        };
        check("kelmasti", Some(Fit::Whole(Main)));
        check("Kelmasti, Ovrand", Some(Fit::Whole(Main)));
        check("ovrand kelm", Some(Fit::Begun(Main)));
        check("elmasti", None);
        check("quorzam", Some(Fit::Whole(Other)));
        check("ovrand quorzam", Some(Fit::Whole(Other)));
        check("tx-7", Some(Fit::Whole(Other)));
        check("kaida", Some(Fit::Whole(Weak)));
        check("ovrand kaid", Some(Fit::Begun(Weak)));
        check("ovrand nobody", None);
        assert!(Fit::Whole(Weak) < Fit::Begun(Main) && Fit::Begun(Weak) < Fit::Alike);
    }
}
