//! Who on the lists bears the words of a name. A word alone tells nobody apart, so that nobody is found by it;
//! whoever gives one is told whom it may be.

use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap};
use std::sync::OnceLock;

use vokter_entities::{Entity, NameKind};
use vokter_names::token::Role;
use vokter_names::{Name, View};
use vokter_screening::{Prepared, Query};

use crate::parties::Parties;
use crate::remark::Remark;
use crate::trade::Screened;

/// Most bearers of a word that are told.
const BEARERS_MAX: usize = 3;
/// Fewest letters of a word that says something.
const LETTERS: usize = 3;

/// What a name is to its party, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// The name it is listed under, or writes itself.
    Main,
    /// Another that identifies it; also what a list calls it by, such as a number.
    Other,
    /// One that the publisher warns of.
    Weak,
}

impl Standing {
    const ALL: [Self; 3] = [Self::Main, Self::Other, Self::Weak];

    /// By its kind.
    pub fn of(kind: NameKind) -> Self {
        match kind {
            NameKind::Primary | NameKind::OriginalScript => Self::Main,
            NameKind::StrongAlias | NameKind::Former => Self::Other,
            NameKind::WeakAlias => Self::Weak,
        }
    }
}

/// How well words fit a party, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// Each is a word of its names.
    Whole(Standing),
    /// Each begins one.
    Begun(Standing),
    /// They are only alike.
    Alike,
}

/// The words of a party's names in small letters, each between blanks, by what the name is to it. A word
/// stands with the best only.
#[derive(Clone, Debug)]
pub struct NameWords([Box<str>; 3]);

impl NameWords {
    /// Of the entries that are one party's: names and references.
    pub fn of(entries: &[Entity]) -> Self {
        let names = entries.iter().flat_map(|entity| &entity.names);
        let names = names.map(|name| (Standing::of(name.kind), name.text.as_str()));
        let references = entries.iter().flat_map(|entity| &entity.listings);
        let references =
            references.filter_map(|on| Some((Standing::Other, on.reference.as_deref()?)));
        Self::by_standing(names.chain(references))
    }

    fn by_standing<'n>(names: impl Iterator<Item = (Standing, &'n str)>) -> Self {
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
        Self(words.map(String::into_boxed_str))
    }

    /// How well all of some words fit, if they do.
    pub fn fit(&self, words: &[String]) -> Option<Fit> {
        let mut whole = Some(Standing::Main);
        let mut begun = Standing::Main;
        for word in words {
            let first = |is_found: &dyn Fn(&str) -> bool| {
                let mut all = Standing::ALL.into_iter();
                all.find(|standing| is_found(&self.0[*standing as usize]))
            };
            begun = begun.max(first(&|names| stands_in(names, word, false))?);
            whole = whole
                .and_then(|whole| Some(whole.max(first(&|names| stands_in(names, word, true))?)));
        }
        Some(whole.map_or(Fit::Begun(begun), Fit::Whole))
    }

    /// The same, if that tells a party: a weak alias names too many.
    pub fn told(&self, words: &[String]) -> Option<Fit> {
        self.fit(words)
            .filter(|fit| *fit < Fit::Whole(Standing::Weak))
    }
}

/// Parties by the words that tell them: a batch asks for thousands of names, and looks no party up for each.
pub struct ByWord(HashMap<Box<str>, Vec<u32>>);

impl ByWord {
    /// Of the words of all parties, which are told by their places.
    pub fn of<'n>(all: impl Iterator<Item = &'n NameWords>) -> Self {
        let mut by_word: HashMap<Box<str>, Vec<u32>> = HashMap::new();
        for (place, words) in (0_u32..).zip(all) {
            // A word stands with the best name only, so that none comes twice; a weak alias tells nobody.
            let [main, other, _] = &words.0;
            for word in main.split_whitespace().chain(other.split_whitespace()) {
                match by_word.get_mut(word) {
                    Some(places) => places.push(place),
                    None => {
                        by_word.insert(word.into(), vec![place]);
                    }
                }
            }
        }
        Self(by_word)
    }

    /// The places of those that one of the words tells, which all words may; of none where there is no word.
    pub fn may_bear(&self, words: &[String]) -> impl Iterator<Item = usize> {
        let first = words.first();
        let places = first.and_then(|word| self.0.get(word.as_str()));
        places.into_iter().flatten().map(|place| *place as usize)
    }
}

/// Whether one of the names' words is this, or begins so.
fn stands_in(names: &str, word: &str, whole: bool) -> bool {
    let mut places = names.match_indices(word);
    places.any(|(at, _)| {
        names[..at].ends_with(' ') && (!whole || names[at + word.len()..].starts_with(' '))
    })
}

/// The words of a text in small letters.
pub fn words_of(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
}

/// The words of a name without titles, if any of them says something.
pub fn telling(name: &str) -> Vec<String> {
    let says =
        |word: &String| word.chars().count() >= LETTERS && word.chars().any(char::is_alphabetic);
    let words = without_titles(name, words_of(name).collect());
    if words.iter().any(says) {
        words
    } else {
        Vec::new()
    }
}

/// The words of a person's name but its titles: *Mr Smith* is a word alone as *Smith* is.
fn without_titles(name: &str, words: Vec<String>) -> Vec<String> {
    if words.len() < 2 {
        return words;
    }
    let read = Name::new(name, View::Person);
    let Some(reading) = read.readings.first() else {
        return words;
    };
    let tokens = &reading.tokens;
    let is_title = |at: usize| tokens[at].role == Role::Title;
    if tokens.len() != words.len() || (0..tokens.len()).all(is_title) {
        return words;
    }
    let words = words.into_iter().enumerate();
    words
        .filter(|(at, _)| !is_title(*at))
        .map(|(_, word)| word)
        .collect()
}

/// Who on the lists bears which words, for who has no catalogue of them. Every party is looked at once, when the
/// first such question is asked.
pub struct Bearers<'p> {
    parties: &'p Parties,
    all: OnceLock<(Vec<Named>, ByWord)>,
}

/// A party with its words.
struct Named {
    /// The first of its entries.
    entry: usize,
    words: NameWords,
    /// On how many lists it is.
    lists: usize,
}

impl<'p> Bearers<'p> {
    /// Of the parties that are searched.
    pub fn of(parties: &'p Parties) -> Self {
        Self {
            parties,
            all: OnceLock::new(),
        }
    }

    /// Who bears the words, the first of them by name, and how many do; of those that may be meant by a query, if
    /// one is given.
    pub fn found(&self, words: &[String], query: Option<&Prepared>) -> (Vec<String>, usize) {
        let (all, by_word) = self.all.get_or_init(|| {
            let all = self.named();
            let by_word = ByWord::of(all.iter().map(|one| &one.words));
            (all, by_word)
        });
        let all = by_word.may_bear(words).map(|place| &all[place]);
        let bearing = all.filter_map(|one| Some((one, one.words.told(words)?)));
        let meant = |entry| query.is_none_or(|query| may_mean(self.parties, query, entry));
        let bearing = bearing.filter(|(one, _)| meant(one.entry));
        let found = ranked(bearing.map(|(one, fit)| (fit, one.lists, one.entry)));
        let captions = found.iter().take(BEARERS_MAX);
        let captions = captions.map(|entry| self.parties.index.decoded(*entry));
        let captions = captions.map(|entity| entity.caption().to_owned());
        (captions.collect(), found.len())
    }

    fn named(&self) -> Vec<Named> {
        let index = &self.parties.index;
        let first = |entry: &usize| {
            index.is_searched(*entry) && index.companions(*entry).first() == Some(entry)
        };
        let firsts = (0..index.len()).filter(first);
        let named = firsts.map(|entry| {
            let entries = index.companions(entry).into_iter();
            let entries: Vec<Entity> = entries.map(|member| index.decoded(member)).collect();
            let lists = entries.iter().flat_map(|entity| &entity.listings);
            let lists: BTreeSet<&str> = lists.map(|on| on.list.as_str()).collect();
            Named {
                entry,
                words: NameWords::of(&entries),
                lists: lists.len(),
            }
        });
        named.collect()
    }
}

/// Bearers in the order they are told: by how the words fit, of equals on the most lists first, else as they came.
pub fn ranked<T>(found: impl Iterator<Item = (Fit, usize, T)>) -> Vec<T> {
    let mut found: Vec<(Fit, usize, T)> = found.collect();
    found.sort_by_key(|(fit, lists, _)| (*fit, Reverse(*lists)));
    found.into_iter().map(|(.., bearer)| bearer).collect()
}

/// Whether the party of an entry may be meant by a query.
pub fn may_mean(parties: &Parties, query: &Prepared, entry: usize) -> bool {
    let members = parties.index.companions(entry).into_iter();
    query.may_mean(members.map(|member| parties.index.party(member)))
}

/// Of a question that found nobody: who on the lists bears its name, by `bearers`, where that is a word alone; or the
/// first of its other names that is. What a fuller name of the same party holds is no name by itself.
pub fn word_alone(
    query: &Query,
    bearers: impl Fn(&[String]) -> (Vec<String>, usize),
) -> Option<Remark> {
    let names: Vec<(&String, Vec<String>)> = query
        .name
        .iter()
        .chain(&query.aliases)
        .map(|name| (name, telling(name)))
        .collect();
    let is_part = |word: &String| {
        let mut fuller = names.iter().filter(|(_, words)| words.len() > 1);
        fuller.any(|(_, words)| words.contains(word))
    };
    let mut single = names.iter().filter(|(_, words)| match words.as_slice() {
        [word] => !is_part(word),
        _ => false,
    });
    single.find_map(|(name, words)| alone(name, words, &bearers))
}

/// Who bears a name that is a word alone, of the words that tell it.
fn alone(
    name: &str,
    words: &[String],
    bearers: impl Fn(&[String]) -> (Vec<String>, usize),
) -> Option<Remark> {
    let [_] = words else { return None };
    let (mut found, total) = bearers(words);
    found.truncate(BEARERS_MAX);
    (total > 0).then(|| Remark::WordAlone {
        word: name.trim().to_owned(),
        bearers: found,
        total,
    })
}

/// Of who is named by one word and is no hit: who on the lists bears it, by `bearers`.
pub(crate) fn words_alone(
    parties: &[Screened],
    bearers: impl Fn(&[String]) -> (Vec<String>, usize),
) -> Vec<Remark> {
    let unfound = parties.iter().filter(|party| party.found.hits.is_empty());
    let mut remarks = Vec::new();
    for party in unfound {
        let remark = alone(&party.name, &party.found.telling, &bearers);
        if let Some(remark) = remark.filter(|remark| !remarks.contains(remark)) {
            remarks.push(remark);
        }
    }
    remarks
}

#[cfg(test)]
mod tests {
    use super::Standing::{Main, Other, Weak};
    use super::*;

    #[test]
    fn titles_are_no_words_of_a_name() {
        for (name, words) in [
            ("Kelmasti", &["kelmasti"][..]),
            ("Mr Kelmasti", &["kelmasti"]),
            ("Dr. Kelmasti", &["kelmasti"]),
            ("Ovrand Kelmasti", &["ovrand", "kelmasti"]),
            ("Mr", &[]),
        ] {
            assert_eq!(telling(name), words, "{name}");
        }
    }

    #[test]
    fn a_word_alone_is_told_unless_a_fuller_name_of_the_party_holds_it() {
        let check = |name: &str, aliases: &[&str], told: Option<&str>| {
            let query = Query {
                name: Some(name.to_owned()),
                aliases: aliases.iter().map(|alias| (*alias).to_owned()).collect(),
                ..Query::default()
            };
            let borne = |words: &[String]| {
                let is_borne = words != ["nobody"];
                (Vec::new(), usize::from(is_borne))
            };
            let word = word_alone(&query, borne).map(|remark| match remark {
                Remark::WordAlone { word, .. } => word,
                other => other.to_string(),
            });
            assert_eq!(word.as_deref(), told, "{name} {aliases:?}");
        };
        check("Kelmasti", &[], Some("Kelmasti"));
        check("Kelmasti", &["Ovrand Kelmasti"], None);
        check("Kelmasti", &["Trelvana Quorzam"], Some("Kelmasti"));
        check("Trelvana Quorzam", &["Mr Kelmasti"], Some("Mr Kelmasti"));
        check("Trelvana Quorzam", &["Quorzam"], None);
        check("Trelvana Quorzam", &["Ovrand Kelmasti"], None);
        check("Nobody", &["Kelmasti"], Some("Kelmasti"));
    }

    #[test]
    fn parties_are_found_by_the_words_that_tell_them() {
        let all = [
            NameWords::by_standing(
                [
                    (Main, "Ovrand Kelmasti"),
                    (Weak, "Kaida"),
                    (Other, "Kelmasti Ovrand"),
                ]
                .into_iter(),
            ),
            NameWords::by_standing([(Other, "Kelmasti Trading")].into_iter()),
        ];
        let by_word = ByWord::of(all.iter());
        let check = |text: &str, expected: &[usize]| {
            let words: Vec<String> = words_of(text).collect();
            let found: Vec<usize> = by_word.may_bear(&words).collect();
            assert_eq!(found, expected, "{text}");
            let told = all.iter().filter(|names| names.told(&words).is_some());
            assert!(words.is_empty() || told.count() <= found.len(), "{text}");
        };
        check("Kelmasti", &[0, 1]);
        check("ovrand kelmasti", &[0]);
        check("kaida", &[]);
        check("kelm", &[]);
        check("", &[]);
    }

    #[test]
    fn words_fit_a_name_by_what_it_is_to_its_party() {
        let names = NameWords::by_standing(
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
            assert_eq!(names.fit(&words), fits, "{text}");
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
