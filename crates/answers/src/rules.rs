//! The embargo rules: the program's own, and those of the user's data folder.

use std::path::{Path, PathBuf};

use vokter_trade::Rules;

use crate::config::Settings;
use crate::failure::Failure;

/// What a file's bytes say; where they are no UTF-8, the line of the first that is none.
fn text_of(path: &Path, bytes: Vec<u8>) -> Result<String, Failure> {
    String::from_utf8(bytes).map_err(|error| {
        let sound = error.utf8_error().valid_up_to();
        let (before, after) = error.as_bytes().split_at(sound);
        let line = before.split(|byte| *byte == b'\n').count();
        let byte = after.first().copied().unwrap_or_default();
        Failure::input(format!("the byte {byte:#04x} is no UTF-8"))
            .hint("save the file as UTF-8")
            .at(format!("{} line {line}", path.display()))
    })
}

/// The program's own rules, those of the data folder's `rules`, and those given.
pub fn load(given: &[PathBuf], settings: &Settings) -> Result<Rules, Failure> {
    let mut files: Vec<PathBuf> = Vec::new();
    let folder = settings.data_dir.value.join("rules");
    if let Ok(entries) = std::fs::read_dir(&folder) {
        let paths = entries.filter_map(Result::ok).map(|entry| entry.path());
        files.extend(paths.filter(|path| path.extension().is_some_and(|ending| ending == "toml")));
        files.sort();
    }
    files.extend(given.iter().cloned());
    let own = files
        .iter()
        .map(|path| {
            let bytes = std::fs::read(path).map_err(|error| Failure::io(path, &error))?;
            Ok((path.display().to_string(), text_of(path, bytes)?))
        })
        .collect::<Result<Vec<_>, Failure>>()?;
    Rules::with(&own).map_err(|error| {
        Failure::input(format!("{}: {}", error.field, error.reason))
            .at(format!("{} line {}", error.file, error.line))
    })
}
