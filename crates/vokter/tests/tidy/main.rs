//! The rules of the house that no compiler knows: how long a file is, who may use whom, which
//! licences come in, where tables come from, and that no listed person stands in the code.
//!
//! When one of these fails, the message says the place and the rule. A rule is changed here, with a
//! reason, never worked around.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

mod licences;
mod persons;

/// Longest Rust file, in lines. A longer one holds two ideas.
const FILE_LINES_MAX: usize = 500;

/// Longest ARCHITECTURE.md, in lines. A longer one is not read.
const ARCHITECTURE_LINES_MAX: usize = 300;

/// Most packages that a build without features needs on one platform, ours included. What a feature brings
/// besides is its users' choice. Each rise needs a line of reason in Cargo.toml.
const PACKAGES_MAX: usize = 270;

/// Which room may use which: lower floors only.
const MAY_USE: &[(&str, &[&str])] = &[
    ("entities", &[]),
    ("names", &[]),
    ("lists", &["entities"]),
    ("screening", &["entities", "names"]),
    ("documents", &["entities", "names", "screening", "trade"]),
    (
        "answers",
        &[
            "entities",
            "names",
            "lists",
            "screening",
            "documents",
            "trade",
        ],
    ),
    (
        "server",
        &[
            "entities",
            "names",
            "lists",
            "screening",
            "documents",
            "answers",
            "trade",
        ],
    ),
    ("trade", &["entities"]),
    (
        "vokter",
        &[
            "entities",
            "names",
            "lists",
            "screening",
            "documents",
            "answers",
            "server",
            "trade",
        ],
    ),
];

/// Tables that a command makes, with the command.
const GENERATED: &[(&str, &str)] = &[
    ("country-names.tsv", "cargo xtask countries"),
    ("country-titles.tsv", "cargo xtask countries"),
    ("han.tsv", "cargo xtask han"),
    ("han-variants.tsv", "cargo xtask han"),
    ("japanese-given.tsv", "cargo xtask han"),
    ("japanese-kanji.tsv", "cargo xtask han"),
    ("japanese-old-forms.tsv", "cargo xtask han"),
    ("japanese-surnames.tsv", "cargo xtask han"),
    ("legal-forms.tsv", "cargo xtask legal-forms"),
    ("losses.tsv", "cargo xtask train"),
    ("nicknames.tsv", "cargo xtask nicknames"),
    ("rarity-body.tsv", "cargo xtask rarity"),
    ("rarity.tsv", "cargo xtask rarity"),
    ("sound-costs.tsv", "cargo xtask train"),
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
    ["crates", "benchmarks", "checks", "xtask"]
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
    let manifest: toml::Table = read("Cargo.toml").parse().unwrap();
    let members = manifest["workspace"]["members"].as_array().unwrap();
    let beside = members.iter().filter_map(toml::Value::as_str);
    let beside = beside.filter(|member| *member != "crates/*");
    let rooms_by_path = rooms().into_iter().map(|room| format!("crates/{room}"));
    for room in rooms_by_path.chain(beside.map(str::to_owned)) {
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

#[test]
fn dependencies_stay_few() {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let told = std::process::Command::new(rustc)
        .arg("-vV")
        .output()
        .unwrap();
    let told = String::from_utf8(told.stdout).unwrap();
    let host = told.lines().find_map(|line| line.strip_prefix("host: "));
    let count = licences::packages(&["--filter-platform", host.unwrap()]).len();
    assert!(
        count <= PACKAGES_MAX,
        "a build without features needs {count} packages, and the house allows {PACKAGES_MAX}"
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
        ["crates", "benchmarks", "checks", "xtask", "docs", "data"]
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
    for path in paths
        .iter()
        .filter(|path| !path.ends_with("tests/tidy/main.rs"))
    {
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
