//! The examples of the documentation run as they stand, and print what stands there.
//!
//! In a block marked `console`, a line `$ vokter …` (or `$ cargo run --release -- …`) is run and
//! the lines below it are its output, standard error after standard output. `$ cat FILE` writes
//! the lines below it to that file, for the commands that follow on the page. Each page starts in
//! an empty folder with an empty data folder.
//!
//! `VOKTER_UPDATE_DOCS=1 cargo test -p vokter --test documentation` writes what the program prints
//! into the pages. Read the difference before you commit it.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const PAGES: [&str; 6] = [
    "README.md",
    "docs/glossary.md",
    "docs/matching.md",
    "docs/lists.md",
    "docs/customer-files.md",
    "docs/trade.md",
];

/// A page with its examples as they print now, and how many there are.
fn run(page: &Path, mask: fn(&str) -> String) -> (String, usize) {
    let folder = tempfile::tempdir().unwrap();
    let text = fs::read_to_string(page).unwrap();
    let mut out: Vec<String> = Vec::new();
    let mut count = 0;
    let mut lines = text.lines().peekable();
    let mut console = false;
    while let Some(line) = lines.next() {
        out.push(line.to_owned());
        if line.starts_with("```") {
            console = line == "```console";
            continue;
        }
        let Some(command) = line.strip_prefix("$ ").filter(|_| console) else {
            continue;
        };
        let mut below = Vec::new();
        while let Some(line) = lines.next_if(|line| !line.starts_with("$ ") && *line != "```") {
            below.push(line.to_owned());
        }
        if let Some(file) = command.strip_prefix("cat ") {
            fs::write(folder.path().join(file), below.join("\n") + "\n").unwrap();
            out.extend(below);
            continue;
        }
        count += 1;
        let printed = printed(command, folder.path());
        let same = printed
            .iter()
            .map(|line| mask(line))
            .eq(below.iter().map(|line| mask(line)));
        // What differs only in a time stays, so that an update touches no more than it must.
        out.extend(if same { below } else { printed });
    }
    (out.join("\n") + "\n", count)
}

/// What a command prints, line by line.
fn printed(command: &str, folder: &Path) -> Vec<String> {
    let arguments = command
        .strip_prefix("vokter ")
        .or_else(|| command.strip_prefix("cargo run --release -- "))
        .unwrap_or_else(|| panic!("an example must run vokter: {command}"));
    let output = Command::new(env!("CARGO_BIN_EXE_vokter"))
        .args(words(arguments))
        .current_dir(folder)
        .env_clear()
        .env("HOME", folder)
        .output()
        .unwrap();
    let text = [output.stdout, output.stderr].concat();
    let mut lines: Vec<String> = String::from_utf8(text)
        .unwrap()
        .lines()
        .map(str::to_owned)
        .collect();
    while lines.last().is_some_and(String::is_empty) {
        lines.pop();
    }
    lines
}

/// The words of a command line; double quotes keep blanks.
fn words(line: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut quoted = false;
    for c in line.chars() {
        match c {
            '"' => quoted = !quoted,
            ' ' if !quoted => words.push(String::new()),
            c => words.last_mut().unwrap().push(c),
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// A line without what differs from run to run: the time, how long it took, how old a list is.
fn timeless(line: &str) -> String {
    let digits = |text: &str| text.bytes().filter(u8::is_ascii_digit).count();
    let measured = line.contains(" a second") || line.starts_with("in ");
    let mut out: Vec<&str> = Vec::new();
    for word in line.split_whitespace() {
        let is_time = word.contains('T') && word.contains(':') && digits(word) >= 14;
        let is_unit = word == "days"
            || measured && matches!(word, "s" | "s," | "µs" | "µs," | "row" | "rows");
        if is_unit && out.last().is_some_and(|last| digits(last) > 0) {
            out.pop();
            out.push("N");
        }
        out.push(match word {
            _ if is_time => "TIME",
            "fresh" | "stale" => "STATE",
            word => word,
        });
    }
    out.join(" ")
}

/// The same without hashes, which change with every table and say nothing to a reader; an update
/// writes the new ones.
fn masked(line: &str) -> String {
    let mut out: Vec<String> = Vec::new();
    for word in timeless(line).split(' ') {
        let after_sha256 = out.last().is_some_and(|last| last == "sha256");
        let is_hash = word.starts_with("sha256:") || after_sha256 && word.len() == 12;
        out.push(if is_hash { "HASH" } else { word }.to_owned());
    }
    out.join(" ")
}

#[test]
fn examples_print_what_the_pages_say() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let update = std::env::var_os("VOKTER_UPDATE_DOCS").is_some();
    let mut faults = Vec::new();
    for page in PAGES {
        let path: PathBuf = root.join(page);
        let (now, count) = run(&path, if update { timeless } else { masked });
        assert!(count > 0, "{page} has no example that runs");
        let before = fs::read_to_string(&path).unwrap();
        if before == now {
            continue;
        }
        if update {
            fs::write(&path, now).unwrap();
            continue;
        }
        let differs = before
            .lines()
            .zip(now.lines())
            .position(|(a, b)| a != b)
            .unwrap_or(0);
        let at = |text: &str| text.lines().nth(differs).unwrap_or_default().to_owned();
        faults.push(format!(
            "{page}:{}:\n    page: {}\n    now:  {}",
            differs + 1,
            at(&before),
            at(&now)
        ));
    }
    assert!(
        faults.is_empty(),
        "examples print something else now; read the difference after VOKTER_UPDATE_DOCS=1\n{}",
        faults.join("\n")
    );
}

#[test]
fn times_and_hashes_do_not_count() {
    for (a, b) in [
        (
            "threshold 0.7 · screened 2026-11-24T17:48:12Z",
            "threshold 0.7 · screened 2027-01-01T00:00:00Z",
        ),
        (
            "configuration sha256:ec4ece99e448",
            "configuration sha256:000000000000",
        ),
        (
            "starter  94 days  259  stale",
            "starter  5 days   259  fresh",
        ),
        ("0.3 s, 7 rows a second", "1.2 s, 9 rows a second"),
    ] {
        assert_eq!(masked(a), masked(b));
    }
    assert_ne!(masked("total +6.29"), masked("total +6.30"));
}
