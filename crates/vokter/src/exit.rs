//! How a command ends: the exit codes that all of them share, and the one line that says why one
//! could not do its work.

use std::fmt;
use std::path::Path;
use std::process::ExitCode;

/// How a command that ran to its end went.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Outcome {
    /// Part of the input could not be worked on; the output says which part.
    pub(crate) partly_failed: bool,
    /// There was a hit, and the caller asked to be told by the exit code.
    pub(crate) flagged_hit: bool,
}

impl Outcome {
    /// The whole input was worked on.
    pub(crate) const DONE: Self = Self {
        partly_failed: false,
        flagged_hit: false,
    };

    /// 1 wins over 3: an answer that is not whole must never look like one.
    pub(crate) fn code(self) -> ExitCode {
        match self {
            Self {
                partly_failed: true,
                ..
            } => ExitCode::from(1),
            Self {
                flagged_hit: true, ..
            } => ExitCode::from(3),
            _ => ExitCode::SUCCESS,
        }
    }
}

/// Whose fault it is, and so which exit code tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// Bad input, no lists, a broken disk: exit code 1.
    Input,
    /// The command was called wrongly: exit code 2.
    Usage,
}

/// Why a command did not do its work. Prints as one line, whatever the input holds.
#[derive(Clone, Debug)]
pub(crate) struct Failure {
    /// Decides the exit code.
    pub(crate) fault: Fault,
    /// What happened, lower case, no full stop.
    pub(crate) what: String,
    /// The file, record, option or variable.
    pub(crate) place: Option<String>,
    /// What to do about it.
    pub(crate) hint: Option<String>,
}

impl Failure {
    /// The input or the machine is at fault.
    pub(crate) fn input(what: impl fmt::Display) -> Self {
        Self {
            fault: Fault::Input,
            what: one_line(&what.to_string()),
            place: None,
            hint: None,
        }
    }

    /// The call is at fault.
    pub(crate) fn usage(what: impl fmt::Display) -> Self {
        Self {
            fault: Fault::Usage,
            ..Self::input(what)
        }
    }

    /// An operating-system error on a file, in words for its reader.
    pub(crate) fn io(path: &Path, error: &std::io::Error) -> Self {
        let what = match error.kind() {
            std::io::ErrorKind::NotFound => "no such file or folder".to_owned(),
            std::io::ErrorKind::PermissionDenied => "no permission".to_owned(),
            std::io::ErrorKind::IsADirectory => "is a folder, not a file".to_owned(),
            _ => error.to_string(),
        };
        Self::input(what).at(path.display())
    }

    /// A list could not be read or kept.
    pub(crate) fn list(error: vokter_lists::Error) -> Self {
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
    pub(crate) fn at(self, place: impl fmt::Display) -> Self {
        Self {
            place: Some(one_line(&place.to_string())),
            ..self
        }
    }

    /// Says what to do.
    #[must_use]
    pub(crate) fn hint(self, hint: impl fmt::Display) -> Self {
        Self {
            hint: Some(one_line(&hint.to_string())),
            ..self
        }
    }

    /// The exit code of its fault.
    pub(crate) fn code(&self) -> ExitCode {
        match self.fault {
            Fault::Input => ExitCode::from(1),
            Fault::Usage => ExitCode::from(2),
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
            c if crate::render::is_unprintable(c) => line.push('\u{fffd}'),
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

    #[test]
    fn failing_wins_over_hits() {
        let both = Outcome {
            partly_failed: true,
            flagged_hit: true,
        };
        assert_eq!(
            format!("{:?}", both.code()),
            format!("{:?}", ExitCode::from(1))
        );
    }
}
