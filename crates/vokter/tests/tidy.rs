//! The rules of the house that no compiler knows: how long a file is, who may use whom, which
//! licences come in, where tables come from, and that no listed person stands in the code.
//!
//! When one of these fails, the message says the place and the rule. A rule is changed here, with a
//! reason, never worked around.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use vokter_entities::{NameKind, Schema};
use vokter_names::rarity::folded;

/// Longest Rust file, in lines. A longer one holds two ideas.
const FILE_LINES_MAX: usize = 500;

/// Longest ARCHITECTURE.md, in lines. A longer one is not read.
const ARCHITECTURE_LINES_MAX: usize = 300;

/// Most packages in Cargo.lock, ours included. Each rise needs a line of reason in Cargo.toml.
const PACKAGES_MAX: usize = 170;

/// Which room may use which: lower floors only.
const MAY_USE: &[(&str, &[&str])] = &[
    ("entities", &[]),
    ("names", &[]),
    ("lists", &["entities"]),
    ("screening", &["entities", "names"]),
    ("documents", &["entities", "names", "screening"]),
    (
        "vokter",
        &["entities", "names", "lists", "screening", "documents"],
    ),
];

/// Licences under which a dependency may come in.
const LICENCES: &[&str] = &[
    "MIT",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "ISC",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
    "0BSD",
    "CC0-1.0",
    "BSL-1.0",
    "CDLA-Permissive-2.0",
];

/// Tables that a command makes, with the command.
const GENERATED: &[(&str, &str)] = &[
    ("han.tsv", "cargo xtask han"),
    ("japanese-given.tsv", "cargo xtask han"),
    ("japanese-kanji.tsv", "cargo xtask han"),
    ("japanese-surnames.tsv", "cargo xtask han"),
    ("legal-forms.tsv", "cargo xtask legal-forms"),
    ("nicknames.tsv", "cargo xtask nicknames"),
    ("rarity-body.tsv", "cargo xtask rarity"),
    ("rarity.tsv", "cargo xtask rarity"),
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The files below a folder with one of these endings, as paths from the root.
fn files(folder: &str, endings: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![PathBuf::from(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(root().join(&folder)).unwrap() {
            let entry = entry.unwrap();
            let path = folder.join(entry.file_name());
            if entry.file_type().unwrap().is_dir() {
                if entry.file_name() != "target" {
                    folders.push(path);
                }
            } else if path
                .extension()
                .is_some_and(|ending| endings.iter().any(|e| ending == *e))
            {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

fn read(path: impl AsRef<Path>) -> String {
    let path = root().join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn rust_files() -> Vec<PathBuf> {
    ["crates", "checks", "xtask"]
        .iter()
        .flat_map(|folder| files(folder, &["rs"]))
        .collect()
}

fn rooms() -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(root().join("crates"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

/// Fails with all lines at once.
#[track_caller]
fn none(rule: &str, faults: &[String]) {
    assert!(faults.is_empty(), "{rule}:\n  {}", faults.join("\n  "));
}

#[test]
fn no_file_is_long() {
    let mut faults = Vec::new();
    for path in rust_files() {
        let lines = read(&path).lines().count();
        if lines > FILE_LINES_MAX {
            faults.push(format!("{}: {lines} lines", path.display()));
        }
    }
    none(
        &format!("a Rust file has at most {FILE_LINES_MAX} lines; split it by idea"),
        &faults,
    );
}

#[test]
fn every_file_says_what_lives_in_it() {
    let mut faults = Vec::new();
    for path in rust_files() {
        let is_tests =
            path.ends_with("tests.rs") || path.components().any(|part| part.as_os_str() == "tests");
        if !is_tests && !read(&path).starts_with("//!") {
            faults.push(path.display().to_string());
        }
    }
    none(
        "a Rust file begins with //! and says what lives here",
        &faults,
    );
}

#[test]
fn the_map_names_every_room() {
    let map = read("ARCHITECTURE.md");
    let lines = map.lines().count();
    assert!(
        lines <= ARCHITECTURE_LINES_MAX,
        "ARCHITECTURE.md has {lines} lines"
    );
    let mut faults = Vec::new();
    for room in rooms()
        .iter()
        .map(|room| format!("crates/{room}"))
        .chain(["checks".to_owned(), "xtask".to_owned()])
    {
        if !map.contains(&format!("`{room}`")) {
            faults.push(format!("`{room}` is not named"));
        }
    }
    for named in map
        .split('`')
        .filter_map(|part| part.strip_prefix("crates/"))
    {
        let room = named.split('/').next().unwrap_or(named);
        if !rooms().iter().any(|known| known == room) {
            faults.push(format!("`crates/{named}` does not exist"));
        }
    }
    none(
        "ARCHITECTURE.md names every crate, and only those that there are",
        &faults,
    );
}

#[test]
fn rooms_use_only_lower_ones() {
    let mut faults = Vec::new();
    for room in rooms() {
        let Some((_, may)) = MAY_USE.iter().find(|(name, _)| *name == room) else {
            faults.push(format!(
                "crates/{room}: no line in MAY_USE says whom it may use"
            ));
            continue;
        };
        let manifest: toml::Table = read(format!("crates/{room}/Cargo.toml")).parse().unwrap();
        // What tests alone use does not ship, and may come from any room.
        for kind in ["dependencies", "build-dependencies"] {
            let used = manifest
                .get(kind)
                .and_then(toml::Value::as_table)
                .into_iter()
                .flat_map(toml::Table::keys);
            for used in used.filter_map(|name| name.strip_prefix("vokter-")) {
                if !may.contains(&used) {
                    faults.push(format!("crates/{room} uses {used}"));
                }
            }
        }
    }
    none(
        "dependencies go one way, as ARCHITECTURE.md draws them",
        &faults,
    );
}

/// Whether an SPDX expression can be met with allowed licences alone: AND binds closer than OR.
fn is_allowed(expression: &str) -> bool {
    fn any(words: &mut std::iter::Peekable<std::vec::IntoIter<String>>) -> bool {
        let mut allowed = all(words);
        while words.next_if(|word| word == "OR" || word == "/").is_some() {
            allowed |= all(words);
        }
        allowed
    }
    fn all(words: &mut std::iter::Peekable<std::vec::IntoIter<String>>) -> bool {
        let mut allowed = one(words);
        while words.next_if(|word| word == "AND").is_some() {
            allowed &= one(words);
        }
        allowed
    }
    fn one(words: &mut std::iter::Peekable<std::vec::IntoIter<String>>) -> bool {
        if words.next_if(|word| word == "(").is_some() {
            let allowed = any(words);
            return allowed & (words.next().as_deref() == Some(")"));
        }
        let named = words.next().unwrap_or_default();
        let mut allowed = LICENCES.contains(&named.as_str());
        if words.next_if(|word| word == "WITH").is_some() {
            // An exception is another licence: the list would have to name it.
            words.next();
            allowed = false;
        }
        allowed
    }
    let spaced = expression
        .replace('(', " ( ")
        .replace(')', " ) ")
        .replace('/', " / ");
    let words: Vec<String> = spaced.split_whitespace().map(str::to_owned).collect();
    let mut words = words.into_iter().peekable();
    any(&mut words) && words.next().is_none()
}

#[test]
fn licence_expressions_are_read_right() {
    for (expression, allowed) in [
        ("MIT OR Apache-2.0", true),
        ("MIT/Apache-2.0", true),
        ("(MIT OR GPL-3.0-only) AND Unicode-3.0", true),
        ("MIT AND GPL-3.0-only", false),
        ("GPL-3.0-only OR LGPL-2.1", false),
        ("Apache-2.0 WITH LLVM-exception OR MIT", true),
        ("Apache-2.0 WITH LLVM-exception", false),
        ("(MIT", false),
        ("", false),
    ] {
        assert_eq!(is_allowed(expression), allowed, "{expression}");
    }
}

#[test]
fn every_dependency_has_an_allowed_licence() {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| env!("CARGO").into());
    let output = Command::new(cargo)
        .args([
            "metadata",
            "--locked",
            "--format-version",
            "1",
            "--manifest-path",
        ])
        .arg(root().join("Cargo.toml"))
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "cargo metadata: {told}");
    let metadata: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    assert!(
        packages.len() > 50,
        "cargo metadata names only {} packages",
        packages.len()
    );
    let mut faults = Vec::new();
    for package in packages {
        let licence = package["license"].as_str().unwrap_or("none stated");
        if !is_allowed(licence) {
            faults.push(format!(
                "{} {}: {licence}",
                package["name"], package["version"]
            ));
        }
    }
    none("a dependency's licence is on the list LICENCES", &faults);
}

#[test]
fn dependencies_stay_few() {
    let count = read("Cargo.lock")
        .lines()
        .filter(|line| *line == "[[package]]")
        .count();
    assert!(
        count <= PACKAGES_MAX,
        "Cargo.lock has {count} packages, and the house allows {PACKAGES_MAX}"
    );
}

#[test]
fn every_dependency_has_its_reason() {
    let manifest = read("Cargo.toml");
    let (_, section) = manifest.split_once("[workspace.dependencies]").unwrap();
    let section = section
        .split_once("\n[")
        .map_or(section, |(section, _)| section);
    let mut faults = Vec::new();
    let mut reasoned = false;
    for line in section.lines().filter(|line| !line.trim().is_empty()) {
        if line.starts_with('#') {
            reasoned = true;
        } else if !line.starts_with("vokter-") && !reasoned {
            faults.push(line.to_owned());
        }
    }
    none(
        "a line of reason stands above each group of dependencies",
        &faults,
    );
}

#[test]
fn tables_say_where_they_come_from() {
    let mut faults = Vec::new();
    let mut seen = BTreeSet::new();
    for path in files("crates", &["tsv"]) {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let text = read(&path);
        let first = text.lines().next().unwrap_or_default();
        let command = GENERATED
            .iter()
            .find(|(generated, _)| *generated == name)
            .map(|(_, command)| *command);
        if !first.starts_with('#') {
            faults.push(format!("{}: the first line is no comment", path.display()));
        } else if let Some(command) = command {
            if !first.contains(command) {
                faults.push(format!(
                    "{}: the first line does not name `{command}`",
                    path.display()
                ));
            }
        } else {
            let head: String = text
                .lines()
                .take_while(|line| line.starts_with('#'))
                .collect();
            let head = head.to_lowercase();
            if !head.contains("by hand") && !head.contains("source") {
                faults.push(format!(
                    "{}: neither written by hand nor with a source",
                    path.display()
                ));
            }
        }
        seen.insert(name);
    }
    for (name, _) in GENERATED.iter().filter(|(name, _)| !seen.contains(*name)) {
        faults.push(format!("{name} is in GENERATED and nowhere else"));
    }
    none(
        "a table's first line says which command makes it, or who wrote it from what",
        &faults,
    );
}

#[test]
fn nothing_depends_on_one_machine() {
    let mut faults = Vec::new();
    let mut paths = rust_files();
    paths.extend(
        ["crates", "checks", "xtask", "docs", "data"]
            .iter()
            .flat_map(|f| files(f, &["md", "toml", "tsv"])),
    );
    paths.extend(
        [
            "README.md",
            "ARCHITECTURE.md",
            "CONTRIBUTING.md",
            "CHANGELOG.md",
            "SECURITY.md",
            "Cargo.toml",
        ]
        .map(PathBuf::from),
    );
    for path in paths.iter().filter(|path| !path.ends_with("tidy.rs")) {
        for (at, line) in read(path).lines().enumerate() {
            if ["/work/", "/root/", "/home/"]
                .iter()
                .any(|folder| line.contains(folder))
            {
                faults.push(format!("{}:{}: {}", path.display(), at + 1, line.trim()));
            }
        }
    }
    none(
        "no file names a folder of the machine it was written on",
        &faults,
    );
}

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
    for path in rust_files() {
        let is_tests = path.ends_with("tests.rs")
            || path.components().any(|part| {
                ["tests", "benches", "examples", "checks"]
                    .iter()
                    .any(|t| part.as_os_str() == *t)
            });
        if !is_tests {
            let words = words(&code_of(&read(&path)));
            engine.push((path, words));
        }
    }
    for path in files("crates", &["tsv"]) {
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

#[test]
fn no_listed_person_stands_in_the_code() {
    let common = common();
    // Full names as rows of words, by their first word, both ways round; and telling surnames.
    let mut names: BTreeMap<String, BTreeSet<Vec<String>>> = BTreeMap::new();
    let mut surnames: BTreeSet<String> = BTreeSet::new();
    for party in vokter_lists::starter::load()
        .unwrap()
        .iter()
        .filter(|party| party.schema() == Schema::Person)
    {
        let widely_known = party
            .listings
            .iter()
            .all(|listing| !listing.list.starts_with("un-"));
        for name in &party.names {
            let tokens: Vec<String> = words(&name.text)
                .into_iter()
                .map(|(_, word)| word)
                .collect();
            if tokens.len() >= 2 {
                let mut ways = vec![tokens.clone(), tokens.iter().rev().cloned().collect()];
                let mut rotated = tokens.clone();
                rotated.rotate_right(1);
                ways.push(rotated);
                // Given and family name without what stands between them.
                if let [first, .., last] = &tokens[..] {
                    let pair = [first.clone(), last.clone()];
                    if pair.iter().map(|word| word.chars().count()).sum::<usize>() >= 8 {
                        ways.extend([pair.to_vec(), pair.iter().rev().cloned().collect()]);
                    }
                }
                for way in ways {
                    names.entry(way[0].clone()).or_default().insert(way);
                }
            }
            let latin = tokens
                .iter()
                .filter(|word| word.is_ascii() && word.len() >= 5);
            if widely_known && name.kind != NameKind::OriginalScript {
                surnames.extend(
                    latin
                        .filter(|word| !common.contains(*word) && !common.contains(&folded(word)))
                        .cloned(),
                );
            }
        }
    }
    assert!(
        surnames.len() > 10 && names.len() > 100,
        "the starter list names too few to check anything"
    );

    let mut faults = Vec::new();
    for (path, words) in engine() {
        for (at, (line, word)) in words.iter().enumerate() {
            let place = format!("{}:{line}", path.display());
            if surnames.contains(word) {
                faults.push(format!("{place}: {word}"));
            }
            for name in names.get(word).into_iter().flatten() {
                let here = words[at..].iter().take(name.len()).map(|(_, word)| word);
                if here.eq(name.iter()) && words[at + name.len() - 1].0 == *line {
                    faults.push(format!("{place}: {}", name.join(" ")));
                }
            }
        }
    }
    none(
        "tables and code hold sounds and standards, not listed persons",
        &faults,
    );
}
