//! Codes of the nomenclature by words as people say them, the heading that is meant first.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::Line;
use super::hs::{BUT, wordings};
use crate::words::{fold, tokens};

const TABLE: &str = include_str!("../../tables/hs-everyday.tsv");

/// How well a code fits words, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    /// The words are an everyday name of it.
    Everyday,
    /// Its wording names just that: "Bananas, including plantains".
    Named,
    /// The goods that the words stand for in any language that is known here have it.
    Known,
    /// The words end with an everyday name of it: "fresh bananas".
    EverydayKind,
    /// Its wording has every word before what it is not of.
    Worded,
    /// Its chapter is one of what the words may stand for.
    Chapter,
    /// Its wording has every word somewhere.
    Mentioned,
}

/// Endings that a name may have besides what the table writes, in English and in Norwegian; short ones first, so
/// that the most of a word stays.
const ENDINGS: [&str; 11] = ["s", "e", "n", "r", "t", "es", "en", "er", "et", "ne", "ene"];

/// Words behind which a wording says of what, or for what, its goods are.
const OF: [&str; 8] = [
    "containing",
    "for",
    "from",
    "in",
    "made",
    "of",
    "used",
    "with",
];

/// Codes that more headings than these share are those of a wide word.
const KNOWN_MAX: usize = 8;

fn everyday() -> &'static FxHashMap<String, Vec<&'static str>> {
    static TABLE_READ: OnceLock<FxHashMap<String, Vec<&'static str>>> = OnceLock::new();
    TABLE_READ.get_or_init(|| {
        let mut names: FxHashMap<String, Vec<&'static str>> = FxHashMap::default();
        for row in TABLE.lines().filter(|row| !row.starts_with('#')) {
            let mut columns = row.split('\t');
            let Some(code) = columns.next() else {
                continue;
            };
            for name in columns.flat_map(|column| column.split('|')) {
                let codes = names.entry(spoken(name)).or_default();
                if !codes.contains(&code) {
                    codes.push(code);
                }
            }
        }
        names
    })
}

/// The words of a text between single blanks.
fn spoken(text: &str) -> String {
    let folded = fold(text);
    let words: Vec<&str> = folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    words.join(" ")
}

/// The headings of an everyday name, whatever its ending.
fn headings(name: &str) -> &'static [&'static str] {
    let names = everyday();
    let without = ENDINGS
        .iter()
        .filter_map(|ending| name.strip_suffix(ending));
    let singulars = [("ies", "y"), ("ves", "f"), ("ves", "fe")];
    let changed = singulars
        .iter()
        .filter_map(|(plural, singular)| Some(format!("{}{singular}", name.strip_suffix(plural)?)));
    let mut forms = std::iter::once(name.to_owned())
        .chain(without.map(str::to_owned))
        .chain(changed);
    let found = forms.find_map(|form| names.get(&form));
    found.map_or(&[], Vec::as_slice)
}

/// The words of a text in the singular.
fn singulars(text: &str) -> Vec<String> {
    let words = tokens(text).into_iter().map(|word| word.text);
    words.map(singular).collect()
}

fn singular(mut word: String) -> String {
    for (plural, singular) in [
        ("ies", "y"),
        ("oes", "o"),
        ("sses", "ss"),
        ("ches", "ch"),
        ("ves", "f"),
    ] {
        if let Some(stem) = word.strip_suffix(plural) {
            return format!("{stem}{singular}");
        }
    }
    if word.len() > 3 && word.ends_with('s') && !word.ends_with("ss") {
        word.pop();
    }
    word
}

/// What a wording says, for a search.
struct Wording {
    /// The words of what it names, before what that is of or for.
    named: Vec<Vec<String>>,
    /// All before what it is not of.
    said: Vec<String>,
    folded: String,
}

impl Wording {
    fn of(text: &str) -> Self {
        let head = text.split(';').next().unwrap_or(text);
        let names = head.split([',', '(']);
        let names = names.flat_map(|name| name.split(" and ")).map(singulars);
        let is_end = |word: &String| OF.contains(&word.as_str()) || BUT.contains(&word.as_str());
        let named = names
            .map(|name| name.into_iter().take_while(|word| !is_end(word)).collect())
            .take_while(|name: &Vec<String>| !name.is_empty());
        Self {
            named: named.collect(),
            said: singulars(text)
                .into_iter()
                .take_while(|word| !BUT.contains(&word.as_str()))
                .collect(),
            folded: fold(text),
        }
    }
}

fn worded() -> &'static [(&'static str, Wording)] {
    static TABLE_READ: OnceLock<Vec<(&'static str, Wording)>> = OnceLock::new();
    TABLE_READ.get_or_init(|| {
        let all = wordings().iter();
        all.map(|(code, text)| (*code, Wording::of(text))).collect()
    })
}

/// Codes of what a search names, the heading that is meant first: by an everyday name, by what a wording,
/// which is English, names, and by what words stand for in any language that is known here.
pub fn search(words: &str) -> Vec<(&'static str, &'static str)> {
    let spoken = spoken(words);
    if spoken.is_empty() {
        return Vec::new();
    }
    let exact = headings(&spoken);
    let kind = spoken.rsplit(' ').next().filter(|last| *last != spoken);
    let kind = kind.map(headings).unwrap_or_default();
    let line = Line::read(words, &[]);
    let known = line.hs();
    let is_wide = known.len() > KNOWN_MAX;
    let wanted = singulars(words);
    let pieces: Vec<&str> = spoken.split(' ').collect();
    let of_heading = |codes: &[&str], code: &str| codes.iter().any(|known| code.starts_with(known));
    let fit = |code: &str, wording: &Wording| {
        let is_known = |code: &&&str| (code.len() > 2) != is_wide || code.len() > 4;
        if of_heading(exact, code) {
            return Some(Fit::Everyday);
        }
        if !wanted.is_empty() && wording.named.contains(&wanted) {
            return Some(Fit::Named);
        }
        if known
            .iter()
            .filter(is_known)
            .any(|known| known.len() > 2 && code.starts_with(known))
        {
            return Some(Fit::Known);
        }
        if of_heading(kind, code) {
            return Some(Fit::EverydayKind);
        }
        if !wanted.is_empty() && wanted.iter().all(|word| wording.said.contains(word)) {
            return Some(Fit::Worded);
        }
        if of_heading(&known, code) {
            return Some(Fit::Chapter);
        }
        let mentioned = pieces.iter().all(|word| wording.folded.contains(word));
        mentioned.then_some(Fit::Mentioned)
    };
    let mut found: Vec<(Fit, &'static str)> = worded()
        .iter()
        .filter_map(|(code, wording)| Some((fit(code, wording)?, *code)))
        .collect();
    // What is under a heading stands behind all headings that fit as well.
    found.sort_unstable_by_key(|(fit, code)| (*fit, code.len() != 4, *code));
    let found = found.into_iter();
    found
        .filter_map(|(_, code)| Some((code, *wordings().get(code)?)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_heading_that_is_meant_stands_first() {
        for (words, heading) in [
            ("bananas", "0803"),
            ("Fresh bananas", "0803"),
            ("bananer", "0803"),
            ("eplene", "0808"),
            ("skjorter", "6205"),
            ("skjørt", "6204"),
            ("granater", "9306"),
            ("artillerigranater", "9306"),
            ("råolje", "2709"),
            ("Steinkohle", "2701"),
            ("coal", "2701"),
            ("kull", "2701"),
            ("howitzers", "9301"),
            ("kitchen knives", "8211"),
            ("strawberries", "0810"),
            ("washing machines", "8450"),
            ("kulelagre", "8482"),
            ("unmanned aircraft", "8806"),
            ("xyzzy", ""),
            (" ", ""),
        ] {
            let found = search(words);
            let first = found.first().map_or("", |(code, _)| *code);
            assert_eq!(
                first,
                heading,
                "{words}: {:?}",
                &found[..found.len().min(5)]
            );
        }
        // What is only worded so is there, too.
        assert!(
            search("cartridges")
                .iter()
                .any(|(code, _)| *code == "930630")
        );
    }

    #[test]
    fn each_everyday_name_is_found_by_itself() {
        for row in TABLE.lines().filter(|row| !row.starts_with('#')) {
            let mut columns = row.split('\t');
            let code = columns.next().unwrap();
            assert!(wordings().contains_key(code) && code.len() == 4, "{row}");
            for name in columns.flat_map(|column| column.split('|')) {
                assert!(headings(&spoken(name)).contains(&code), "{code} {name}");
            }
        }
    }

    #[test]
    fn codes_of_one_search_are_told_apart() {
        let found = search("unmanned aircraft");
        let mut wordings: Vec<&str> = found.iter().map(|(_, wording)| *wording).collect();
        wordings.sort_unstable();
        wordings.dedup();
        assert!(found.len() > 10);
        assert_eq!(wordings.len(), found.len());
    }
}
