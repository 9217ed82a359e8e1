//! How a command ends: the exit codes that all of them share.

use std::process::ExitCode;

pub(crate) use vokter_answers::failure::{Failure, Fault};

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

/// The exit code of a failure's fault.
pub(crate) fn code(failure: &Failure) -> ExitCode {
    match failure.fault {
        Fault::Input => ExitCode::from(1),
        Fault::Usage => ExitCode::from(2),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
