//! What words for goods stand for: codes, items of the Military List and classes, by the words of
//! many languages.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::class::{self, Class, Classes};
use crate::certainty::Certainty;
use crate::words::{Found, Lexicon, Memo, tokens};

const TABLE: &str = include_str!("../../tables/goods.tsv");
const WORDS: &str = include_str!("../../tables/goods-words.tsv");

/// A kind of goods that words name.
#[derive(Debug)]
pub(crate) struct Concept {
    pub(crate) id: &'static str,
    pub(crate) title: &'static str,
    /// How sure a word makes it.
    pub(crate) strength: Certainty,
    pub(crate) codes: Vec<&'static str>,
    pub(crate) military_list: Vec<&'static str>,
    pub(crate) classes: Classes,
    /// Its classes are written in the table, and not those of its codes.
    pub(crate) own_classes: bool,
    /// Codes under which the word means something harmless.
    innocent: Vec<&'static str>,
}

impl Concept {
    /// Whether a code may be of such goods: of the same chapter, as declarants err within it, or of the
    /// same class.
    pub(crate) fn allows(&self, digits: &str) -> bool {
        let chapter = digits.get(..2).unwrap_or(digits);
        let of_code = class::of_words_code(digits);
        let shared =
            |(class, level): (Class, Certainty)| level.holds() && of_code.get(class).holds();
        self.codes.iter().any(|code| code.starts_with(chapter)) || self.classes.iter().any(shared)
    }

    /// Whether the word is harmless under a code.
    pub(crate) fn innocent_under(&self, digits: &str) -> bool {
        self.innocent.iter().any(|code| digits.starts_with(code))
    }

    /// Whether it names nothing that could be looked up.
    pub(crate) fn is_vague(&self) -> bool {
        self.classes
            .named("vague")
            .max(self.classes.named("unspecified"))
            > Certainty::No
    }

    /// Toys, films, books: what only depicts the goods that other words name.
    pub(crate) fn depicts(&self) -> bool {
        matches!(self.id, "toy" | "souvenir")
    }

    /// How sure its words make it that these are arms.
    pub(crate) fn arms(&self) -> Certainty {
        self.classes.named("arms")
    }

    /// Whether its classes hold arms for sure.
    pub(crate) fn is_arms(&self) -> bool {
        self.classes.named("arms") > Certainty::No
    }
}

struct Tables {
    concepts: Vec<Concept>,
    lexicon: Lexicon,
}

fn tables() -> &'static Tables {
    static TABLES: OnceLock<Tables> = OnceLock::new();
    TABLES.get_or_init(|| {
        let rows = TABLE.lines().filter(|row| !row.starts_with('#'));
        let concepts: Vec<Concept> = rows.filter_map(concept).collect();
        let places: FxHashMap<&str, u32> = (0..).zip(&concepts).map(|(at, c)| (c.id, at)).collect();
        let lexicon = Lexicon::read(WORDS, |id| places.get(id).copied());
        Tables { concepts, lexicon }
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

/// The concepts that a text names, each with its words, in order.
pub(crate) fn named(text: &str) -> Vec<(&'static Concept, &str)> {
    placed(text)
        .into_iter()
        .map(|(concept, words, _)| (concept, words))
        .collect()
}

/// Words that put what follows behind what stands before: pumps *for* tractors, fuel *into* an airliner.
const PURPOSE: &[&str] = &[
    "for", "into", "til", "i", "fur", "in", "pour", "dans", "para", "для", "в", "til", "voor",
    "per",
];

/// The same, without what only says for what other goods are. Arms stay, whatever stands before.
pub(crate) fn goods_named(text: &str) -> Vec<(&'static Concept, &str)> {
    let all = placed(text);
    let mut kept: Vec<(&'static Concept, &str)> = Vec::new();
    for (concept, words, start) in all {
        let before = tokens(text.get(..start).unwrap_or_default());
        let purpose = before
            .iter()
            .rev()
            .take(2)
            .any(|word| PURPOSE.contains(&word.text.as_str()));
        let follows = kept.iter().any(|(known, _)| !known.is_vague());
        if !(purpose && follows && !concept.is_arms()) {
            kept.push((concept, words));
        }
    }
    kept
}

/// Likewise, each with where its words stand.
pub(crate) fn named_at(text: &str) -> Vec<(&'static Concept, std::ops::Range<usize>)> {
    placed(text)
        .into_iter()
        .map(|(concept, words, start)| (concept, start..start + words.len()))
        .collect()
}

thread_local! {
    static FOUND: Memo<Vec<Found>> = Memo::default();
}

fn placed(text: &str) -> Vec<(&'static Concept, &str, usize)> {
    let tables = tables();
    let mut found = Vec::new();
    for hit in FOUND
        .with(|memo| memo.get(text, |text| tables.lexicon.find(text)))
        .iter()
    {
        if let (Some(concept), Some(words)) = (
            tables.concepts.get(hit.meaning as usize),
            text.get(hit.start..hit.end),
        ) {
            found.push((concept, words, hit.start));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::goods::hs;

    #[test]
    fn the_tables_hold_together() {
        let rows = TABLE.lines().filter(|row| !row.starts_with('#')).count();
        assert_eq!(
            tables().concepts.len(),
            rows,
            "a row of goods.tsv cannot be read"
        );
        for concept in &tables().concepts {
            for code in concept.codes.iter().chain(&concept.innocent) {
                assert!(hs::is_known(code), "{} {code}", concept.id);
            }
        }
        for row in WORDS.lines().filter(|row| !row.starts_with('#')) {
            let id = row.split('\t').next().unwrap_or_default();
            assert!(
                tables().concepts.iter().any(|concept| concept.id == id),
                "{row}"
            );
        }
    }

    #[test]
    fn words_of_many_languages() {
        for (text, expected) in [
            ("artillerigranater", "artillery-shell"),
            ("artillerigranatene", "artillery-shell"),
            ("артиллерийские снаряды", "artillery-shell"),
            ("포탄 2만 발", "artillery-shell"),
            ("炮弹", "artillery-shell"),
            ("قذائف مدفعية", "artillery-shell"),
            ("Artilleriegranaten", "artillery-shell"),
            ("obus de 155 mm", "artillery-shell"),
            ("proyectiles de artillería", "artillery-shell"),
            ("155 mm rounds", "artillery-shell"),
            ("122mm rockets", "rocket"),
            ("machine parts", "vague-machine"),
            ("granatepler", "pomegranate"),
            ("grenades fraîches", "pomegranate"),
            ("water tank", "container-tank"),
            ("mussel shells for buttons", "seashell"),
            ("rice", "rice"),
            ("ris", "rice"),
            ("vannpumper", "pump"),
        ] {
            let ids: Vec<&str> = named(text).iter().map(|(concept, _)| concept.id).collect();
            assert!(ids.contains(&expected), "{text}: {ids:?}");
        }
    }
}
