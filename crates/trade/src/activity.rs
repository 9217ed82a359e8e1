//! Dealings: what is done with goods, money, ships or people, by the words that say it.

use std::sync::OnceLock;

use crate::certainty::Certainty;
use crate::goods;
use crate::places;
use crate::training;
use crate::wording::Language;
use crate::words::{Found, Lexicon, Memo, fold, tokens};

const KINDS: &str = include_str!("../tables/activities.tsv");
const WORDS: &str = include_str!("../tables/activity-words.tsv");

/// What a dealing is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Things move.
    Goods,
    /// A ship or aircraft.
    Vessel,
    /// Money.
    Finance,
    /// Work and knowledge.
    Service,
    /// Somebody.
    People,
}

/// A kind of dealing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kind {
    /// Such as `port-call`.
    pub id: &'static str,
    /// What it is about.
    pub group: Group,
    /// In a few words.
    pub title: &'static str,
    title_nb: &'static str,
}

impl Kind {
    /// In a few words of a language.
    pub fn title_in(&self, language: Language) -> &'static str {
        match language {
            Language::English => self.title,
            Language::Norwegian => self.title_nb,
        }
    }
}

fn kinds() -> &'static [Kind] {
    static TABLE: OnceLock<Vec<Kind>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let rows = KINDS.lines().filter(|row| !row.starts_with('#'));
        rows.filter_map(|row| {
            let mut columns = row.split('\t');
            let id = columns.next()?;
            let group = match columns.next()? {
                "goods" => Group::Goods,
                "vessel" => Group::Vessel,
                "finance" => Group::Finance,
                "service" => Group::Service,
                "people" => Group::People,
                _ => return None,
            };
            Some(Kind {
                id,
                group,
                title: columns.next()?,
                title_nb: columns.next()?,
            })
        })
        .collect()
    })
}

fn lexicon() -> &'static Lexicon {
    static LEXICON: OnceLock<Lexicon> = OnceLock::new();
    LEXICON.get_or_init(|| Lexicon::read(WORDS, |id| place(id).and_then(|at| at.try_into().ok())))
}

fn place(id: &str) -> Option<usize> {
    kinds().iter().position(|kind| kind.id == id)
}

/// Whether there is a kind of this name.
pub(crate) fn is_kind(id: &str) -> bool {
    place(id).is_some()
}

/// All kinds.
pub fn all() -> &'static [Kind] {
    kinds()
}

/// A kind by its name.
pub(crate) fn kind(id: &str) -> Option<Kind> {
    place(id).map(|at| kinds()[at])
}

/// The kinds that a value of `--activity` names: its own name, else the words in it.
pub(crate) fn named(text: &str) -> Vec<Kind> {
    let id = text.trim().to_lowercase().replace([' ', '_'], "-");
    match kind(&id) {
        Some(kind) => vec![kind],
        None => mentioned(text).into_iter().map(|(kind, _)| kind).collect(),
    }
}

/// The kinds that a word which names none may mean: those with it in their name, `account` of
/// `bank-account`.
pub(crate) fn near(text: &str) -> Vec<Kind> {
    const LETTERS_MIN: usize = 3;
    let words = tokens(text);
    let meant = |part: &str| {
        words.iter().any(|word| {
            word.text.len() >= LETTERS_MIN
                && (word.text == part || word.text.strip_suffix('s') == Some(part))
        })
    };
    let named = kinds().iter().filter(|kind| kind.id.split('-').any(meant));
    named.copied().collect()
}

thread_local! {
    static FOUND: Memo<Vec<Found>> = Memo::default();
}

/// The kinds that a text speaks of, each once, with the words.
pub(crate) fn mentioned(text: &str) -> Vec<(Kind, Found)> {
    let mut found: Vec<(Kind, Found)> = Vec::new();
    let hits = FOUND.with(|memo| memo.get(text, |text| lexicon().find(text)));
    for hit in hits.iter().copied().filter(|hit| !is_a_race(text, hit)) {
        let kind = kinds()[hit.meaning as usize];
        if !found.iter().any(|(known, _)| known.id == kind.id) {
            found.push((kind, hit));
        }
    }
    // Who trains forces gives no course of a university.
    if let Some(hit) = training::of_forces(text) {
        found.retain(|(kind, _)| kind.id != "teaching");
        if !found.iter().any(|(known, _)| known.id == "training") {
            found.extend(kind("training").map(|kind| (kind, hit)));
        }
    }
    found
}

/// Whether a course is a French race: "voitures de course".
fn is_a_race(text: &str, hit: &Found) -> bool {
    let word = text.get(hit.start..hit.end).unwrap_or_default();
    let before = text.get(..hit.start).unwrap_or_default();
    word.eq_ignore_ascii_case("course") && fold(before.trim_end()).ends_with(" de")
}

/// Words behind which those stand whom goods are for.
const PURPOSE: &[&str] = &["for", "til", "fur", "pour", "para", "для", "voor", "per"];

/// Dealings without those that a text only denies: "no North Korean labour used".
fn without_denied(text: &str, said: Vec<(Kind, Found)>) -> Vec<(Kind, Found)> {
    if said.is_empty() {
        return said;
    }
    let hits = FOUND.with(|memo| memo.get(text, |text| lexicon().find(text)));
    let done = |(kind, found): &(Kind, Found)| {
        let same = hits
            .iter()
            .filter(|hit| kinds()[hit.meaning as usize].id == kind.id);
        let mut all = same.chain([found]);
        all.any(|hit| !places::is_undone(text, &(hit.start..hit.end)))
    };
    said.into_iter().filter(done).collect()
}

/// The kinds that words for goods speak of as what is done. Work and knowledge are none of them where they
/// only say for whom the goods are: "boots for construction workers" (`names_goods`).
pub(crate) fn done_with_goods(text: &str, names_goods: bool) -> Vec<Kind> {
    let said = without_denied(text, mentioned(text));
    let of_people = |kind: &Kind| matches!(kind.group, Group::People | Group::Service);
    if !names_goods || !said.iter().any(|(kind, _)| of_people(kind)) {
        return said.into_iter().map(|(kind, _)| kind).collect();
    }
    let words = tokens(text);
    let is_purpose = |found: &Found| {
        let before = words.iter().rev().filter(|word| word.end <= found.start);
        let mut before = before.take(3);
        before.any(|word| PURPOSE.contains(&word.text.as_str()))
    };
    let goods = goods::named_at(text);
    // "Miners' boots", "welders masks": whose the goods at once behind are.
    let is_owner = |found: &Found| {
        let rest = text.get(found.end..).unwrap_or_default();
        let gap = rest.len() - rest.trim_start_matches([' ', '\'', '’']).len();
        let at_once = |at: &std::ops::Range<usize>| gap > 0 && at.start == found.end + gap;
        rest.starts_with(['\'', '’']) || goods.iter().any(|(_, at)| at_once(at))
    };
    let counts = |(kind, found): &(Kind, Found)| {
        !(of_people(kind) && (is_purpose(found) || is_owner(found)))
    };
    said.into_iter()
        .filter(counts)
        .map(|(kind, _)| kind)
        .collect()
}

/// Words that join a dealing to goods that are sent besides.
const JOINS: &[&str] = &[
    "with",
    "and",
    "med",
    "og",
    "mit",
    "und",
    "avec",
    "et",
    "con",
    "y",
    "с",
    "и",
    "including",
];

/// Whether words for goods say that these are sent, and a dealing besides, as papers put the terms behind the
/// goods: "water pumps, payment on delivery". Only behind a sign or a small word: a rocket-propulsion course
/// sends no rockets.
pub(crate) fn sends_besides(text: &str) -> bool {
    let said = mentioned(text);
    let Some(first) = said.iter().map(|(_, found)| found.start).min() else {
        return false;
    };
    let named = goods::named_at(text).into_iter();
    let mut before = named.filter(|(_, at)| at.end <= first);
    before.any(|(concept, at)| {
        let gap = text.get(at.end..first).unwrap_or_default();
        let parted = gap.contains([',', ';', '，', '、', '；', '،']);
        let joined = || {
            let words = tokens(gap);
            let small = |word: &str| JOINS.contains(&word) || PURPOSE.contains(&word);
            words.iter().any(|word| small(word.text.as_str()))
        };
        if concept.is_arms() {
            parted || joined()
        } else {
            concept.is_sure() && parted
        }
    })
}

/// How sure a dealing is that a text speaks of and no field names.
pub(crate) const FROM_WORDS: Certainty = Certainty::Likely;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_of_a_kind() {
        for row in WORDS.lines().filter(|row| !row.starts_with('#')) {
            let id = row.split('\t').next().unwrap_or_default();
            assert!(is_kind(id), "{row}");
        }
    }

    #[test]
    fn kinds_by_name_and_by_words() {
        for (text, expected) in [
            ("port-call", vec!["port-call"]),
            ("Ship to ship", vec!["ship-to-ship"]),
            ("STS transfer", vec!["ship-to-ship"]),
            ("second bank account", vec!["bank-account"]),
            ("export-credit guarantee", vec!["guarantee"]),
            ("бункеровка судна", vec!["bunkering"]),
            ("합작회사 설립", vec!["joint-venture"]),
            ("apples", vec![]),
        ] {
            let kinds: Vec<&str> = named(text).iter().map(|kind| kind.id).collect();
            assert_eq!(kinds, expected, "{text}");
        }
    }

    #[test]
    fn for_whom_goods_are_is_no_dealing() {
        for (text, names_goods, expected) in [
            ("boots for construction workers", true, vec![]),
            ("food for the workers", true, vec![]),
            ("mine workers' boots", true, vec![]),
            ("construction workers boots", true, vec![]),
            ("workers and boots", true, vec!["labour"]),
            ("visa for workers", false, vec!["travel", "labour"]),
            ("construction workers", false, vec!["labour"]),
            ("payment for shells", true, vec!["payment"]),
        ] {
            let done = done_with_goods(text, names_goods);
            let kinds: Vec<&str> = done.iter().map(|kind| kind.id).collect();
            assert_eq!(kinds, expected, "{text}");
        }
    }

    #[test]
    fn terms_stand_behind_the_goods() {
        for (text, expected) in [
            ("assault rifles, payment on delivery", true),
            ("water pumps, insurance included", true),
            ("assault rifles, welders", true),
            ("tanks with crew training", true),
            ("rocket-propulsion course", false),
            ("payment for artillery shells", false),
            ("cargo ship charter", false),
            ("rice", false),
        ] {
            assert_eq!(sends_besides(text), expected, "{text}");
        }
    }

    #[test]
    fn kinds_that_an_unclear_word_may_mean() {
        for (text, expected) in [
            ("account", vec!["bank-account", "correspondent-account"]),
            ("ventures", vec!["joint-venture"]),
            ("dancing", vec![]),
            ("to", vec![]),
        ] {
            let kinds: Vec<&str> = near(text).iter().map(|kind| kind.id).collect();
            assert_eq!(kinds, expected, "{text}");
        }
    }
}
