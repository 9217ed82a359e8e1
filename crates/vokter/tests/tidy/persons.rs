//! That no listed person stands in code or tables: they hold sounds, standards, and words that many
//! bear. What is missed by a rule is mended in the rule.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use vokter_entities::{Listing, NameKind, Schema};
use vokter_names::rarity::folded;

use super::{files, none, read, rust_files};

/// The words of a text: lower-case runs of letters, each with its line.
fn words(text: &str) -> Vec<(usize, String)> {
    let mut words = Vec::new();
    for (at, line) in text.lines().enumerate() {
        let parts = line.split(|c: char| !c.is_alphabetic() && !is_mark(c));
        words.extend(
            parts
                .filter(|part| !part.is_empty())
                .map(|part| (at + 1, part.to_lowercase())),
        );
    }
    words
}

/// Signs that belong to the letter before them in Indian and South-East Asian scripts.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{900}'..='\u{dff}' | '\u{e30}'..='\u{e4e}' | '\u{102b}'..='\u{103e}')
}

/// A Rust file without comments, help texts and tests, line for line: documentation may name
/// whom it likes, and so may tests.
fn code_of(text: &str) -> String {
    let mut code = String::new();
    let mut help = false;
    for line in text.lines() {
        let trimmed = line.trim_start();
        if trimmed.starts_with("#[cfg(test)]") {
            // By the house's order tests stand last.
            break;
        }
        help |= trimmed.starts_with("const AFTER");
        let kept = if help || trimmed.starts_with("//") {
            ""
        } else {
            line.split(" // ").next().unwrap_or_default()
        };
        help &= !line.ends_with("\";");
        let _ = writeln!(code, "{kept}");
    }
    code
}

/// What the engine is made of: code and tables, without tests.
fn engine() -> Vec<(PathBuf, Vec<(usize, String)>)> {
    let mut engine = Vec::new();
    let is_tests = |path: &Path| {
        path.ends_with("tests.rs")
            || path.components().any(|part| {
                ["tests", "benches", "examples", "checks"]
                    .iter()
                    .any(|t| part.as_os_str() == *t)
            })
    };
    for path in rust_files().into_iter().filter(|path| !is_tests(path)) {
        let words = words(&code_of(&read(&path)));
        engine.push((path, words));
    }
    let tables = files("crates", &["tsv"]).into_iter();
    // One character a row and one syllable a cell, out of Unihan: two cells may read as a name.
    let is_syllables = |path: &Path| path.ends_with("han.tsv");
    for path in tables.filter(|path| !is_tests(path) && !is_syllables(path)) {
        let words = words(&read(&path));
        engine.push((path, words));
    }
    engine
}

/// The words that the rarity tables know: names that thousands bear.
fn common() -> BTreeSet<String> {
    let tables = [
        "rarity.tsv",
        "rarity-extra.tsv",
        "nicknames.tsv",
        "nicknames-extra.tsv",
    ];
    tables
        .iter()
        .flat_map(|table| words(&read(format!("crates/names/tables/{table}"))))
        .map(|(_, word)| word)
        .collect()
}

/// What must not be found.
struct Wanted {
    /// Full names as rows of words, by their first word, both ways round.
    names: BTreeMap<String, BTreeSet<Vec<String>>>,
    /// Family names of widely known persons that few others bear.
    surnames: BTreeSet<String>,
}

/// Two words of a name tell a person if they have so many letters together.
const TELLING_LETTERS: usize = 8;
/// A word alone tells one from so many letters on.
const SURNAME_LETTERS: usize = 5;

impl Wanted {
    fn of_starter() -> Self {
        let common = common();
        let mut wanted = Self {
            names: BTreeMap::new(),
            surnames: BTreeSet::new(),
        };
        let parties = vokter_lists::starter::load().unwrap();
        for party in parties.iter().filter(|p| p.schema() == Schema::Person) {
            let on_un = |listing: &Listing| listing.list.starts_with("un-");
            let widely_known = !party.listings.iter().any(on_un);
            for name in &party.names {
                let tokens = words(&name.text).into_iter().map(|(_, word)| word);
                let tokens: Vec<String> = tokens.collect();
                wanted.add_name(&tokens);
                if widely_known {
                    let original = name.kind == NameKind::OriginalScript;
                    // Most languages write the family name last; the others' names are short.
                    let tokens = tokens
                        .iter()
                        .skip(if original { tokens.len() - 1 } else { 0 });
                    let rare = tokens.filter(|word| {
                        word.chars().count() >= SURNAME_LETTERS
                            && !common.contains(*word)
                            && !common.contains(&folded(word))
                    });
                    wanted.surnames.extend(rare.cloned());
                }
            }
        }
        wanted
    }

    fn add_name(&mut self, tokens: &[String]) {
        let mut rows = Vec::new();
        if tokens.len() >= 2 {
            rows.push(tokens.to_vec());
            let mut rotated = tokens.to_vec();
            rotated.rotate_right(1);
            rows.push(rotated);
        }
        // Given and family name without what stands between them.
        if let [first, .., last] = tokens {
            let letters = first.chars().count() + last.chars().count();
            if letters >= TELLING_LETTERS {
                rows.push(vec![first.clone(), last.clone()]);
            }
        }
        for row in rows {
            let back: Vec<String> = row.iter().rev().cloned().collect();
            for row in [row, back] {
                self.names.entry(row[0].clone()).or_default().insert(row);
            }
        }
    }

    /// The listed names in a text, each with its line.
    fn find(&self, words: &[(usize, String)]) -> Vec<(usize, String)> {
        let mut found = Vec::new();
        for (at, (line, word)) in words.iter().enumerate() {
            if self.surnames.contains(word) {
                found.push((*line, word.clone()));
            }
            for name in self.names.get(word).into_iter().flatten() {
                let here = words[at..].iter().take(name.len());
                if here.clone().map(|(_, word)| word).eq(name)
                    && here.clone().all(|(l, _)| l == line)
                {
                    found.push((*line, name.join(" ")));
                }
            }
        }
        found
    }
}

#[test]
fn no_listed_person_stands_in_the_code() {
    let wanted = Wanted::of_starter();
    let mut faults = Vec::new();
    for (path, words) in engine() {
        for (line, name) in wanted.find(&words) {
            faults.push(format!("{}:{line}: {name}", path.display()));
        }
    }
    none(
        "tables and code hold sounds and standards, not listed persons",
        &faults,
    );
}

#[test]
fn a_listed_person_in_the_code_is_seen() {
    let wanted = Wanted::of_starter();
    for code in [
        "let alias = \"Sergey SHOYGU\";",
        "(\"shoygu\", \"shojgu\"),",
        "const LEADER: &str = \"kim jong un\";",
        "\"Шойгу\" => \"x\",",
        "kim-jong-un\t100",
        "let un_jong_kim = 1;",
    ] {
        assert!(!wanted.find(&words(&code_of(code))).is_empty(), "{code}");
    }
    for text in [
        "// Kim Jong Un is a name with three readings.",
        "const AFTER: &str = \"vokter screen Shoygu\";",
        "#[cfg(test)]\nmod tests { const X: &str = \"Shoygu\"; }",
        "let sergei = jong; let kim = un;",
    ] {
        assert!(wanted.find(&words(&code_of(text))).is_empty(), "{text}");
    }
}
