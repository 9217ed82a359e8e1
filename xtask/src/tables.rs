//! The tables in the repository: written, or compared with what would be written.

use std::fs;
use std::path::{Path, PathBuf};

/// What to do with a table that was made.
#[derive(Clone, Copy)]
pub(crate) struct Tables {
    /// Compare only.
    pub(crate) check: bool,
}

/// Where the tables of `vokter-names` are.
pub(crate) fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/names/tables")
}

/// A table that is written by hand: its rows, without comments.
pub(crate) fn hand_written(name: &str) -> Result<Vec<String>, String> {
    rows_of(&folder().join(name))
}

/// The rows of a table, without comments.
pub(crate) fn rows_of(path: &Path) -> Result<Vec<String>, String> {
    let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(text
        .lines()
        .filter(|row| !row.is_empty() && !row.starts_with('#'))
        .map(str::to_owned)
        .collect())
}

impl Tables {
    /// Puts a table: a first line that names its source, then one fact a line, sorted.
    pub(crate) fn put(self, name: &str, about: &str, rows: Vec<String>) -> Result<(), String> {
        self.put_at(&folder().join(name), about, rows)
    }

    /// The same for a table of another room.
    pub(crate) fn put_at(
        self,
        path: &Path,
        about: &str,
        mut rows: Vec<String>,
    ) -> Result<(), String> {
        rows.sort_unstable_by(|a, b| key(a).cmp(key(b)).then(a.cmp(b)));
        let mut text = format!("# {about}\n");
        for row in rows {
            text.push_str(&row);
            text.push('\n');
        }
        if !self.check {
            return fs::write(path, text).map_err(|error| format!("{}: {error}", path.display()));
        }
        let committed =
            fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
        if committed == text {
            return Ok(());
        }
        let line = committed
            .lines()
            .zip(text.lines())
            .take_while(|(old, new)| old == new)
            .count()
            + 1;
        Err(format!(
            "{} is not what the command would write, from line {line} on: run it without --check",
            path.display()
        ))
    }
}

fn key(row: &str) -> &str {
    row.split('\t').next().unwrap_or(row)
}
