//! Options of the commands that make data: each with its value, the file they write among them.

use std::collections::BTreeMap;

/// What was given.
pub(crate) struct Options<'o>(BTreeMap<&'o str, &'o str>);

impl<'o> Options<'o> {
    /// Reads `--option value` pairs of a command; the last of equals counts. `known` lists the options as a
    /// usage line does.
    pub(crate) fn read(command: &str, known: &str, options: &[&'o str]) -> Result<Self, String> {
        let mut given = BTreeMap::new();
        for pair in options.chunks(2) {
            let &[option, value] = pair else {
                return Err(format!("{} needs a value", pair[0]));
            };
            if !known.split([' ', ',']).any(|name| name == option) {
                return Err(format!("`{option}` is no option of {command}: {known}"));
            }
            given.insert(option, value);
        }
        Ok(Self(given))
    }

    /// A whole number, or what counts without it.
    pub(crate) fn number(&self, option: &str, otherwise: u64) -> Result<u64, String> {
        self.text(option).map_or(Ok(otherwise), |value| {
            let number = value.parse();
            number.map_err(|_| format!("{option} takes a number, not `{value}`"))
        })
    }

    /// A text.
    pub(crate) fn text(&self, option: &str) -> Option<&'o str> {
        self.0.get(option).copied()
    }

    /// The file to write.
    pub(crate) fn out(&self) -> Result<&'o str, String> {
        self.text("--out")
            .ok_or_else(|| "--out FILE is missing".to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const KNOWN: &str = "--rows N, --out FILE";

    #[test]
    fn options_are_read_and_others_refused() {
        let options = Options::read("made", KNOWN, &["--rows", "12", "--out", "file"]).unwrap();
        assert_eq!(options.number("--rows", 3), Ok(12));
        assert_eq!(options.out(), Ok("file"));
        let options = Options::read("made", KNOWN, &["--rows", "many"]).unwrap();
        let refused = options.number("--rows", 3).unwrap_err();
        assert_eq!(refused, "--rows takes a number, not `many`");
        assert_eq!(options.out().unwrap_err(), "--out FILE is missing");
        let refused = Options::read("made", KNOWN, &["--seed", "1"]).err();
        let told = "`--seed` is no option of made: --rows N, --out FILE";
        assert_eq!(refused.as_deref(), Some(told));
        let refused = Options::read("made", KNOWN, &["--out"]).err();
        assert_eq!(refused.as_deref(), Some("--out needs a value"));
    }
}
