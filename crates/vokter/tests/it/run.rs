//! A run of `vokter` in folders of its own.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use tempfile::TempDir;

/// The folders of one test.
pub(crate) struct House {
    folder: TempDir,
    variables: Vec<(String, String)>,
}

/// What a run said.
#[derive(Debug)]
pub(crate) struct Said {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl House {
    pub(crate) fn new() -> Self {
        Self {
            folder: TempDir::new().unwrap(),
            variables: Vec::new(),
        }
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes a file and gives its path as an argument.
    pub(crate) fn file(&self, name: &str, content: impl AsRef<[u8]>) -> String {
        let path = self.path(name);
        std::fs::write(&path, content).unwrap();
        text(&path)
    }

    pub(crate) fn set(&mut self, variable: &str, value: &str) {
        self.variables.push((variable.to_owned(), value.to_owned()));
    }

    /// A run that is not begun yet.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(assert_cmd::cargo::cargo_bin!("vokter"));
        command
            .args(arguments)
            .current_dir(self.folder.path())
            .env_clear()
            .env("HOME", self.folder.path())
            .env("XDG_DATA_HOME", self.path("data"))
            .env("XDG_CONFIG_HOME", self.path("config"))
            .envs(self.variables.iter().map(|(name, value)| (name, value)));
        command
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Said {
        let output = self.command(arguments).output().unwrap();
        Said {
            code: output.status.code().unwrap(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// Imports a file as a list of one's own, published on a day.
    #[track_caller]
    pub(crate) fn import_own(&self, list: &str, day: &str, file: &str) {
        let own = ["--list", list, "--published", day, file];
        let said = self.run(&[&["lists", "import"][..], &own].concat());
        assert_eq!(said.code, 0, "{said:?}");
    }
}

impl Said {
    #[track_caller]
    pub(crate) fn json(&self) -> Value {
        assert_eq!(self.out.trim_end().lines().count(), 1, "{self:?}");
        serde_json::from_str(&self.out).unwrap()
    }

    #[track_caller]
    pub(crate) fn json_lines(&self) -> Vec<Value> {
        self.out
            .lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect()
    }

    /// Exit code, and one line on standard error that holds a word.
    #[track_caller]
    pub(crate) fn refused(&self, code: i32, word: &str) {
        assert_eq!(self.code, code, "{self:?}");
        assert_eq!(self.err.trim_end().lines().count(), 1, "{self:?}");
        assert!(self.err.contains(word), "no `{word}` in {self:?}");
        assert!(!self.err.contains("panicked"), "{self:?}");
    }
}

/// Prior and terms add up to the bits, and the bits to the score.
#[track_caller]
pub(crate) fn check_sum(scored: &Value) {
    let hundredths = |bits: &Value| (bits.as_f64().unwrap() * 100.0).round() as i64;
    let terms: i64 = scored["evidence"]
        .as_array()
        .unwrap()
        .iter()
        .map(|term| hundredths(&term["bits"]))
        .sum();
    assert_eq!(
        hundredths(&scored["bits"]),
        hundredths(&scored["prior"]) + terms,
        "{scored}"
    );
    let bits = scored["bits"].as_f64().unwrap();
    let score = scored["score"].as_f64().unwrap();
    assert!(
        (score - 1.0 / (1.0 + (-bits).exp2())).abs() < 1e-9,
        "{scored}"
    );
}

pub(crate) fn text(path: &Path) -> String {
    path.to_str().unwrap().to_owned()
}
