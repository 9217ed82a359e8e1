//! Names that stand for each other: short forms, one given name in several languages, and what bodies are named
//! after in several languages.
//!
//! The relation is symmetric and not transitive: *bob* and *robert*, *robert* and *rupert*, but
//! not *bob* and *rupert*.

use std::sync::OnceLock;

use rustc_hash::{FxBuildHasher, FxHashMap};

use super::table::{columns, rows};

/// `name, nickname` a line, generated from open data.
const PAIRS: &str = include_str!("../../tables/nicknames.tsv");
/// `kind, names, nicknames` a line, written by hand; names of one line parted by spaces.
const GROUPS: &str = include_str!("../../tables/nicknames-extra.tsv");
/// `meaning, words` a line, written by hand; the words parted by spaces.
const MEANINGS: &str = include_str!("../../tables/name-meanings.tsv");

/// How two names are related.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum NicknameKind {
    /// A short or pet form: *bob* for *robert*, *sasha* for *aleksandr*.
    Diminutive,
    /// The same name in another language: *mykola* and *nikolai*.
    OtherLanguage,
    /// What a body is named after, in another language: *falcon* and *sokol*.
    Meaning,
}

/// The given names that stand for this one, in both directions. A name may come twice when
/// several facts say so.
pub fn nicknames(text: &str) -> impl Iterator<Item = (&'static str, NicknameKind)> + use<> {
    let index = index();
    let first = index.first.get_key_value(text);
    let name = first.map_or("", |(name, _)| *name);
    let facts = std::iter::successors(first.map(|(_, fact)| *fact), |fact| {
        index.facts[*fact as usize].1
    });
    facts.flat_map(move |fact| index.facts[fact as usize].0.of(name))
}

/// What bodies are named after that means the same as this in other languages.
pub fn same_meaning(text: &str) -> impl Iterator<Item = (&'static str, NicknameKind)> + use<> {
    static INDEX: OnceLock<FxHashMap<&'static str, &'static str>> = OnceLock::new();
    let index = INDEX.get_or_init(|| {
        let lines = rows(MEANINGS).map(|row| columns(row).1);
        lines
            .flat_map(|words| words.split(' ').map(move |word| (word, words)))
            .collect()
    });
    let found = index.get_key_value(text);
    let (own, words) = found.map_or(("", ""), |(own, words)| (*own, *words));
    words
        .split_ascii_whitespace()
        .filter(move |other| *other != own)
        .map(|other| (other, NicknameKind::Meaning))
}

/// The fact that relates a name to others.
#[derive(Clone, Copy)]
enum Related {
    /// To one name, by a pair.
    Pair(&'static str),
    /// To all others of a group.
    Same(&'static str),
    /// To the names on the other side of a line.
    Across(&'static str),
}

impl Related {
    fn of(self, name: &'static str) -> impl Iterator<Item = (&'static str, NicknameKind)> {
        let (names, kind) = match self {
            Self::Pair(other) => (other, NicknameKind::Diminutive),
            Self::Same(group) => (group, NicknameKind::OtherLanguage),
            Self::Across(others) => (others, NicknameKind::Diminutive),
        };
        names
            .split(' ')
            .filter(move |other| *other != name)
            .map(move |other| (other, kind))
    }
}

/// The facts about each name, as chains: a name has its last fact, a fact the one before it.
struct Index {
    first: FxHashMap<&'static str, u32>,
    facts: Vec<(Related, Option<u32>)>,
}

impl Index {
    fn add(&mut self, name: &'static str, related: Related) {
        let before = self.first.insert(name, self.facts.len() as u32);
        self.facts.push((related, before));
    }
}

fn index() -> &'static Index {
    static INDEX: OnceLock<Index> = OnceLock::new();
    INDEX.get_or_init(|| {
        let first = FxHashMap::with_capacity_and_hasher(8192, FxBuildHasher);
        let mut index = Index {
            first,
            facts: Vec::with_capacity(16_384),
        };
        for row in rows(PAIRS) {
            let (name, nickname, _) = columns(row);
            index.add(name, Related::Pair(nickname));
            index.add(nickname, Related::Pair(name));
        }
        for row in rows(GROUPS) {
            let (kind, names, short) = columns(row);
            if kind == "language" {
                names
                    .split(' ')
                    .for_each(|name| index.add(name, Related::Same(names)));
            } else {
                names
                    .split(' ')
                    .for_each(|name| index.add(name, Related::Across(short)));
                short
                    .split(' ')
                    .for_each(|name| index.add(name, Related::Across(names)));
            }
        }
        index
    })
}

#[cfg(test)]
mod tests {
    use super::super::table;
    use super::*;

    fn check(one: &str, other: &str, kind: Option<NicknameKind>) {
        let find = |a: &str, b: &str| nicknames(a).find(|(name, _)| *name == b).map(|(_, k)| k);
        assert_eq!(find(one, other), kind, "{one} {other}");
        assert_eq!(find(other, one), kind, "{other} {one}");
    }

    #[test]
    fn what_bodies_are_named_after_means_one_thing() {
        let means = |one: &str, other: &str| same_meaning(one).any(|(text, _)| text == other);
        assert!(means("eagle", "adler") && means("adler", "eagle"));
        assert!(!means("eagle", "eagle") && !means("eagle", "falke") && !means("", "eagle"));
    }

    #[test]
    fn the_meanings_are_sorted_and_no_word_has_two() {
        table::assert_sorted(MEANINGS);
        let mut seen = std::collections::BTreeSet::new();
        for word in rows(MEANINGS).flat_map(|row| columns(row).1.split(' ')) {
            assert!(seen.insert(word), "{word}");
        }
    }

    #[test]
    fn relates_both_ways() {
        check("robert", "bob", Some(NicknameKind::Diminutive));
        check("aleksandr", "sasha", Some(NicknameKind::Diminutive));
        check("mykola", "nikolai", Some(NicknameKind::OtherLanguage));
        check("volodymyr", "vladimir", Some(NicknameKind::OtherLanguage));
        check("yusuf", "joseph", Some(NicknameKind::OtherLanguage));
        check("sasha", "bob", None);
        check("ivan", "igor", None);
        check("", "bob", None);
    }

    #[test]
    fn the_tables_hold_names_in_lower_case_ascii() {
        let mut last = "";
        for row in rows(PAIRS) {
            assert!(last < row, "`{row}` is out of order");
            last = row;
        }
        for name in index().first.keys() {
            let plain = name.len() > 1 && name.bytes().all(|b| b.is_ascii_lowercase());
            assert!(
                plain,
                "`{name}` is no name in lower-case ASCII of two letters and more"
            );
        }
        for row in rows(GROUPS) {
            let (kind, names, short) = columns(row);
            let shaped = (kind == "language" && short.is_empty() && names.contains(' '))
                || (kind == "diminutive" && !short.is_empty() && !names.is_empty());
            assert!(shaped, "`{row}` has no known shape");
        }
    }
}
