//! The configuration file: TOML, one flat table. An unknown key is refused with its line, since a
//! mistyped setting that is silently ignored is worse than none.

use std::path::{Path, PathBuf};

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{Origin, Setting};
use crate::failure::Failure;

/// Every key that may stand in the file.
pub(super) const KEYS: [&str; 19] = [
    "data_dir",
    "threshold",
    "limit",
    "prior_bits",
    "pair_prior_bits",
    "stale_after_days",
    "sources",
    "keep_versions",
    "listen",
    "connections",
    "rate",
    "client_requests",
    "unready_after_days",
    "unready_without_lists",
    "log",
    "log_format",
    "traces",
    "update_token",
    "allowed_origins",
];

/// Largest configuration file; the real ones have ten lines.
const BYTES_MAX: u64 = 1 << 20;

/// The file's values as text, each with its line.
pub(super) struct ConfigFile {
    path: PathBuf,
    values: Vec<(String, String, usize)>,
}

impl ConfigFile {
    /// Reads and checks the file.
    pub(super) fn read(path: &Path) -> Result<Self, Failure> {
        let io = |error: &std::io::Error| {
            Failure::io(path, error).hint("vokter runs without a configuration file, too")
        };
        let size = std::fs::metadata(path).map_err(|error| io(&error))?.len();
        if size > BYTES_MAX {
            return Err(
                Failure::input("no configuration file: larger than 1 MiB").at(path.display())
            );
        }
        let text = std::fs::read_to_string(path).map_err(|error| io(&error))?;
        Self::parse(path, &text)
    }

    fn parse(path: &Path, text: &str) -> Result<Self, Failure> {
        let line_of = |offset: usize| 1 + text.bytes().take(offset).filter(|b| *b == b'\n').count();
        let table = DeTable::parse(text).map_err(|error| {
            let line = error.span().map_or(1, |span| line_of(span.start));
            Failure::input(error.message()).at(format!("{}, line {line}", path.display()))
        })?;
        let mut values = Vec::new();
        for (key, value) in table.get_ref() {
            let line = line_of(key.span().start);
            let key = key.get_ref().as_ref();
            if !KEYS.contains(&key) {
                return Err(Failure::input(format!("unknown key `{key}`"))
                    .at(format!("{}, line {line}", path.display()))
                    .hint(format!("the keys are {}", KEYS.join(", "))));
            }
            let several = (key == "allowed_origins").then(|| texts(value)).flatten();
            let value = several.or_else(|| plain(value)).ok_or_else(|| {
                Failure::input("must be a number, a text, true or false").at(place(path, line, key))
            })?;
            values.push((key.to_owned(), value, line));
        }
        Ok(Self {
            path: path.to_owned(),
            values,
        })
    }

    /// A key's value as text, with the file and the line.
    pub(super) fn value(&self, key: &str) -> Option<(&str, &Path, usize)> {
        self.values
            .iter()
            .find(|(name, ..)| name == key)
            .map(|(_, value, line)| (value.as_str(), self.path.as_path(), *line))
    }

    /// A key that is a path; a relative one is relative to the file.
    pub(super) fn path(&self, key: &str) -> Option<Setting<PathBuf>> {
        let (value, path, line) = self.value(key)?;
        let beside = path.parent().unwrap_or(Path::new(""));
        Some(Setting::new(
            beside.join(value),
            Origin::File(path.to_owned(), line),
        ))
    }
}

/// Where in the file a value stands.
pub(super) fn place(path: &Path, line: usize, key: &str) -> String {
    format!("{}, line {line}, {key}", path.display())
}

/// Several texts as one.
fn texts(value: &Spanned<DeValue<'_>>) -> Option<String> {
    let DeValue::Array(values) = value.get_ref() else {
        return None;
    };
    let texts: Option<Vec<String>> = values.iter().map(plain).collect();
    // An empty list is what `none` means.
    texts.map(|texts| {
        if texts.is_empty() {
            "none".to_owned()
        } else {
            texts.join(" ")
        }
    })
}

fn plain(value: &Spanned<DeValue<'_>>) -> Option<String> {
    match value.get_ref() {
        DeValue::String(text) => Some(text.to_string()),
        DeValue::Integer(number) => Some(number.as_str().replace('_', "")),
        DeValue::Float(number) => Some(number.as_str().replace('_', "")),
        DeValue::Boolean(is_so) => Some(is_so.to_string()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(text: &str) -> String {
        match ConfigFile::parse(Path::new("c.toml"), text) {
            Ok(_) => panic!("{text} should be refused"),
            Err(failure) => failure.to_string(),
        }
    }

    #[test]
    fn names_the_line_of_what_is_wrong() {
        assert!(
            error("threshold = 0.8\n\ntreshold = 0.9\n")
                .starts_with("c.toml, line 3: unknown key `treshold`")
        );
        assert!(error("limit = 10\nthreshold = [1]\n").starts_with("c.toml, line 2, threshold:"));
        assert!(error("limit = 10\nthreshold == 3\n").starts_with("c.toml, line 2:"));
    }

    #[test]
    fn a_relative_data_folder_is_beside_the_file() {
        let file =
            ConfigFile::parse(Path::new("/etc/vokter/c.toml"), "data_dir = \"lists\"").unwrap();
        assert_eq!(
            file.path("data_dir").unwrap().value,
            Path::new("/etc/vokter/lists")
        );
    }
}
