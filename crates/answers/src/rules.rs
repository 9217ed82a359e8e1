//! The embargo rules: the program's own, and those of the user's data folder.

use std::path::PathBuf;

use vokter_trade::Rules;

use crate::config::Settings;
use crate::failure::Failure;

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
            let text = std::fs::read_to_string(path).map_err(|error| Failure::io(path, &error))?;
            Ok((path.display().to_string(), text))
        })
        .collect::<Result<Vec<_>, Failure>>()?;
    Rules::with(&own).map_err(|error| {
        Failure::input(format!("{}: {}", error.field, error.reason))
            .at(format!("{} line {}", error.file, error.line))
    })
}
