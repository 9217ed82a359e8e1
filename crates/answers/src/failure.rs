//! Why something could not be done: one line for a person, the same in JSON for a machine.

use std::fmt;
use std::path::Path;

/// Whose fault it is, and so which exit code tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Bad input, no lists, a broken disk: exit code 1.
    Input,
    /// The command was called wrongly: exit code 2.
    Usage,
}

/// Why a command did not do its work. Prints as one line, whatever the input holds.
#[derive(Clone, Debug)]
pub struct Failure {
    /// Decides the exit code.
    pub fault: Fault,
    /// What happened, lower case, no full stop.
    pub what: String,
    /// The file, record, option or variable.
    pub place: Option<String>,
    /// What to do about it.
    pub hint: Option<String>,
}

impl Failure {
    /// The input or the machine is at fault.
    pub fn input(what: impl fmt::Display) -> Self {
        Self {
            fault: Fault::Input,
            what: one_line(&what.to_string()),
            place: None,
            hint: None,
        }
    }

    /// The call is at fault.
    pub fn usage(what: impl fmt::Display) -> Self {
        Self {
            fault: Fault::Usage,
            ..Self::input(what)
        }
    }

    /// An operating-system error on a file, in words for its reader.
    pub fn io(path: &Path, error: &std::io::Error) -> Self {
        let what = match error.kind() {
            std::io::ErrorKind::NotFound => "no such file or folder".to_owned(),
            std::io::ErrorKind::PermissionDenied => "no permission".to_owned(),
            std::io::ErrorKind::IsADirectory => "is a folder, not a file".to_owned(),
            _ => error.to_string(),
        };
        Self::input(what).at(path.display())
    }

    /// A list could not be read or kept.
    pub fn list(error: vokter_lists::Error) -> Self {
        use vokter_lists::Error;
        match error {
            Error::Io { path, cause, .. } => Self::io(&path, &cause),
            error @ Error::ListName(_) => Self::usage(error),
            error => {
                // Most of these begin with the file, and some end with what to do.
                let text = error.to_string();
                let (place, rest) = match text.split_once(": ") {
                    Some((place, rest)) if Path::new(place).exists() => (Some(place), rest),
                    _ => (None, text.as_str()),
                };
                let (what, hint) = match rest.split_once("; ") {
                    Some((what, hint)) => (what, Some(hint)),
                    None => (rest, None),
                };
                let mut failure = Self::input(what);
                failure.place = place.map(one_line);
                failure.hint = hint.map(one_line);
                failure
            }
        }
    }

    /// Says where.
    #[must_use]
    pub fn at(self, place: impl fmt::Display) -> Self {
        Self {
            place: Some(one_line(&place.to_string())),
            ..self
        }
    }

    /// Says what to do.
    #[must_use]
    pub fn hint(self, hint: impl fmt::Display) -> Self {
        Self {
            hint: Some(one_line(&hint.to_string())),
            ..self
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(place) = &self.place {
            write!(f, "{place}: ")?;
        }
        f.write_str(&self.what)?;
        if let Some(hint) = &self.hint {
            write!(f, " (hint: {hint})")?;
        }
        Ok(())
    }
}

/// Longest message; a broken file can put a megabyte into an error.
const MESSAGE_CHARS_MAX: usize = 600;

/// A text without line breaks and control characters, so that a message is one line and a file
/// cannot steer the terminal.
fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len().min(MESSAGE_CHARS_MAX));
    for (count, c) in text.trim().chars().enumerate() {
        if count == MESSAGE_CHARS_MAX {
            line.push('…');
            break;
        }
        match c {
            c if c.is_whitespace() => {
                if !line.ends_with(' ') {
                    line.push(' ');
                }
            }
            c if crate::text::is_unprintable(c) => line.push('\u{fffd}'),
            c => line.push(c),
        }
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_one_line_whatever_the_input() {
        let failure = Failure::input("bad\n\n  cell \u{1b}[31m")
            .at("a\nb")
            .hint("go\r\non");
        assert_eq!(
            failure.to_string(),
            "a b: bad cell \u{fffd}[31m (hint: go on)"
        );
    }

    #[test]
    fn long_messages_are_cut() {
        assert!(Failure::input("x".repeat(10_000)).to_string().len() < 700);
    }
}
