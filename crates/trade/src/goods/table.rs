//! The tables of words for goods, read once: kinds of goods, their words in many languages, and their
//! namesakes.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::class::{self, Class, Classes};
use super::concept::Concept;
use super::item::is_apparatus_or_metal;
use super::sense::Senses;
use super::{hs, maker};
use crate::certainty::Certainty;
use crate::words::Lexicon;

const TABLE: &str = include_str!("../../tables/goods.tsv");
const WORDS: &str = include_str!("../../tables/goods-words.tsv");
const LINE_WORDS: &str = include_str!("../../tables/line-words.tsv");
const HEADINGS: &str = include_str!("../../tables/heading-words.tsv");
const NAMESAKES: &str = include_str!("../../tables/namesakes.tsv");

pub(super) struct Tables {
    pub(super) concepts: Vec<Concept>,
    pub(super) lexicon: Lexicon,
    /// What a line is looked up in when it names nothing else.
    pub(super) of_lines: Lexicon,
    /// What a part of a line is looked up in that names nothing else: machines, metals and vehicles.
    pub(super) of_parts: Lexicon,
    /// What words of more than one meaning mean.
    pub(super) senses: Senses,
}

pub(super) fn tables() -> &'static Tables {
    static TABLES: OnceLock<Tables> = OnceLock::new();
    TABLES.get_or_init(|| {
        let rows = TABLE.lines().filter(|row| !row.starts_with('#'));
        let mut concepts: Vec<Concept> = rows.filter_map(concept).collect();
        for [code, title, ..] in headings() {
            if hs::is_known(code) && concepts.last().is_none_or(|last| last.id != code) {
                concepts.push(of_heading(code, title));
            }
        }
        let places: FxHashMap<&'static str, u32> =
            (0..).zip(&concepts).map(|(at, c)| (c.id, at)).collect();
        let mut lexicon = Lexicon::read(WORDS, |id| places.get(id).copied());
        for [code, _, language, phrases] in headings() {
            let Some(number) = places.get(code) else {
                continue;
            };
            for phrase in phrases.split('|') {
                lexicon.add(phrase, language, *number);
            }
        }
        for (id, language, phrase) in namesakes() {
            if let Some(number) = places.get(id) {
                lexicon.add(&phrase, language, *number);
            }
        }
        for row in maker::TABLE.lines().filter(|row| !row.starts_with('#')) {
            let columns: Vec<&str> = row.split('\t').collect();
            let [id, _, names] = columns[..] else {
                continue;
            };
            let Some(number) = places.get(id) else {
                continue;
            };
            // A name bears no ending.
            for name in names.split('|') {
                lexicon.add(name, "-", *number);
            }
        }
        let mut of_lines = Lexicon::default();
        let mut of_parts = Lexicon::default();
        for row in LINE_WORDS.lines() {
            let columns: Vec<&str> = row.split('\t').collect();
            let [id, language, phrases] = columns[..] else {
                continue;
            };
            let number = places.get(id).copied();
            let concept = number.and_then(|number| concepts.get(number as usize));
            let Some((number, _)) = number.zip(concept.filter(|concept| {
                is_apparatus_or_metal(concept) || concept.classes.named("luxury").holds()
            })) else {
                continue;
            };
            // A gate or a safe is more often a name or an adjective than goods.
            let goods = |phrase: &&str| language != "en" || phrase.ends_with('s');
            for phrase in phrases.split('|').filter(goods) {
                of_parts.add(phrase, language, number);
            }
        }
        let harmless = |id: &str| {
            let number = places.get(id).copied()?;
            let concept = concepts.get(number as usize)?;
            let plain = !concept.is_arms() && !concept.is_vague() && concept.strength.holds();
            plain.then_some(number)
        };
        for row in WORDS.lines().chain(LINE_WORDS.lines()) {
            let columns: Vec<&str> = row.split('\t').collect();
            let [id, language, phrases] = columns[..] else {
                continue;
            };
            let Some(number) = harmless(id) else { continue };
            for phrase in phrases.split('|') {
                of_lines.add(phrase, language, number);
                if let Some(singular) = singular(phrase).filter(|_| language == "en") {
                    of_lines.add(&singular, language, number);
                }
            }
        }
        Tables {
            concepts,
            lexicon,
            of_lines,
            of_parts,
            senses: Senses::read(&places),
        }
    })
}

/// The rows of the table of headings: code or kind of goods, what it is of, language, phrases.
fn headings() -> impl Iterator<Item = [&'static str; 4]> {
    let rows = HEADINGS.lines().filter(|row| !row.starts_with('#'));
    rows.filter_map(|row| row.split('\t').collect::<Vec<_>>().try_into().ok())
}

/// Codes of what may be for a machine or vehicle, or of it: hoses, bags, books, toys, seats, gauges.
const INNOCENT: &[&str] = &[
    "39", "40", "42", "44", "48", "49", "59", "63", "68", "69", "70", "91", "94", "95", "96",
];

/// What a heading of the nomenclature is of.
fn of_heading(code: &'static str, title: &'static str) -> Concept {
    Concept {
        id: code,
        title,
        strength: Certainty::Certain,
        codes: vec![code],
        military_list: Vec::new(),
        classes: class::of_words_code(code),
        own_classes: false,
        innocent: INNOCENT.to_vec(),
    }
}

/// The phrases by which tools, toys and food are called guns, bombs or missiles: each name of a row with
/// each word that says of what kind.
fn namesakes() -> impl Iterator<Item = (&'static str, &'static str, String)> {
    let rows = NAMESAKES.lines().filter(|row| !row.starts_with('#'));
    rows.flat_map(|row| {
        let mut columns = row.split('\t');
        let mut next = || columns.next().unwrap_or_default();
        let (id, language, names, kinds) = (next(), next(), next(), next());
        names.split('|').flat_map(move |name| {
            let phrase = move |kind: &str| (id, language, name.replace("{}", kind));
            kinds.split('|').map(phrase)
        })
    })
}

/// A phrase whose last word is an English plural, of one.
fn singular(phrase: &str) -> Option<String> {
    const LETTERS_MIN: usize = 5;
    // Iron is no iron to press clothes with.
    const OTHER_THINGS: &[&str] = &["drops", "glasses", "irons", "papers", "plants"];
    if OTHER_THINGS.contains(&phrase) {
        return None;
    }
    let last = phrase.rsplit(' ').next()?;
    let plural = last.len() >= LETTERS_MIN
        && last.ends_with('s')
        && !["ss", "us", "is", "as"]
            .iter()
            .any(|end| last.ends_with(end));
    if !plural {
        return None;
    }
    let stem = phrase.strip_suffix('s')?;
    Some(match stem {
        _ if stem.ends_with("ie") => format!("{}y", &stem[..stem.len() - 2]),
        _ if ["che", "she", "xe", "sse"]
            .iter()
            .any(|end| stem.ends_with(end)) =>
        {
            stem[..stem.len() - 1].to_owned()
        }
        _ => stem.to_owned(),
    })
}

fn concept(row: &'static str) -> Option<Concept> {
    let mut columns = row.split('\t');
    let id = columns.next()?;
    let title = columns.next()?;
    let strength = Certainty::named(columns.next()?)?;
    let mut list = || -> Vec<&'static str> {
        columns
            .next()
            .unwrap_or_default()
            .split_whitespace()
            .collect()
    };
    let codes = list();
    let military_list = list();
    let named = list();
    let innocent = list();
    let mut classes = Classes::default();
    if named.is_empty() {
        for code in &codes {
            classes.join(&class::of_words_code(code), strength);
        }
    }
    for name in named.iter().filter(|name| **name != "-") {
        let (name, level) = match name.strip_suffix('?') {
            Some(name) => (name, Certainty::Possible),
            None => (*name, strength),
        };
        classes.raise(Class::named(name)?, level);
    }
    Some(Concept {
        id,
        title,
        strength,
        codes,
        military_list,
        classes,
        own_classes: !named.is_empty(),
        innocent,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_hold_together() {
        let rows = TABLE.lines().filter(|row| !row.starts_with('#')).count();
        let of_headings = tables().concepts.iter().filter(|one| one.is_heading());
        assert_eq!(
            tables().concepts.len() - of_headings.count(),
            rows,
            "a row of goods.tsv cannot be read"
        );
        for concept in &tables().concepts {
            for code in concept.codes.iter().chain(&concept.innocent) {
                assert!(hs::is_known(code), "{} {code}", concept.id);
            }
        }
        for row in WORDS
            .lines()
            .chain(LINE_WORDS.lines())
            .filter(|row| !row.starts_with('#'))
        {
            assert_eq!(row.split('\t').count(), 3, "{row}");
            let id = row.split('\t').next().unwrap_or_default();
            assert!(
                tables().concepts.iter().any(|concept| concept.id == id),
                "{row}"
            );
        }
    }

    #[test]
    fn the_table_of_headings_is_sorted_and_adds_to_the_other() {
        let rows: Vec<&str> = HEADINGS.lines().skip(1).collect();
        assert_eq!(headings().count(), rows.len());
        let key = |row: &&str| {
            let mut columns = row.split('\t');
            (
                columns.next().map(str::to_owned),
                columns.nth(1).map(str::to_owned),
            )
        };
        assert!(rows.is_sorted_by_key(key));
        let others: Vec<&str> = WORDS
            .lines()
            .filter_map(|row| row.split('\t').nth(2))
            .flat_map(|phrases| phrases.split('|'))
            .collect();
        for [code, _, _, phrases] in headings() {
            assert!(tables().concepts.iter().any(|one| one.id == code), "{code}");
            for phrase in phrases.split('|') {
                assert!(!others.contains(&phrase), "{code} {phrase}");
            }
        }
    }

    #[test]
    fn every_namesake_is_of_a_harmless_kind() {
        for row in NAMESAKES.lines().filter(|row| !row.starts_with('#')) {
            let columns: Vec<&str> = row.split('\t').collect();
            assert_eq!(columns.len(), 4, "{row}");
            let concept = tables().concepts.iter().find(|one| one.id == columns[0]);
            assert!(concept.is_some_and(|one| !one.is_arms()), "{row}");
            assert!(
                columns[2].split('|').all(|name| name.contains("{}")),
                "{row}"
            );
        }
    }
}
