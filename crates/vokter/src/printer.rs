//! The one place that prints. Data goes to standard output, everything else to standard error;
//! a reader that goes away (`| head`) is no error.

use std::io::{self, IsTerminal, Write};

use crate::exit::Failure;
use crate::render::style;
use crate::wire;

/// Where a command's words go.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Printer {
    /// Errors are JSON objects, for a machine.
    pub(crate) json_errors: bool,
}

// Who prints asks the printer for it, also where it needs to know nothing yet.
#[allow(clippy::unused_self)]
impl Printer {
    /// Prints data. Colour is dropped when standard output is no terminal or `NO_COLOR` is set.
    pub(crate) fn data(self, text: &str) -> Result<(), Failure> {
        let mut out = anstream::AutoStream::auto(io::stdout().lock());
        written(out.write_all(text.as_bytes()).and_then(|()| out.flush()))
    }

    /// Prints one JSON value on one line.
    pub(crate) fn json(self, value: &impl serde::Serialize) -> Result<(), Failure> {
        let mut text = serde_json::to_string(value).map_err(Failure::input)?;
        text.push('\n');
        self.raw(text.as_bytes())
    }

    /// Prints bytes as they are.
    pub(crate) fn raw(self, bytes: &[u8]) -> Result<(), Failure> {
        let mut out = io::stdout().lock();
        written(out.write_all(bytes).and_then(|()| out.flush()))
    }

    /// Tells the person at the terminal something that is no data.
    pub(crate) fn tell(self, text: &str) {
        // Standard error may be closed; nobody is left to hear of it.
        let _ = writeln!(anstream::stderr(), "{text}");
    }

    /// A remark that the reader of the answer should not miss.
    pub(crate) fn note(self, text: &str) {
        let note = style::NOTE;
        self.tell(&format!("{note}note:{note:#} {text}"));
    }

    /// Says why the command could not do its work.
    pub(crate) fn failure(self, failure: &Failure) {
        if self.json_errors {
            let line = serde_json::to_string(&wire::Problem::of(failure)).unwrap_or_default();
            let _ = writeln!(io::stderr(), "{line}");
        } else {
            let error = style::ERROR;
            self.tell(&format!("{error}error:{error:#} {failure}"));
        }
    }
}

/// Whether a person watches standard error, and so a progress bar is of use.
pub(crate) fn is_watched() -> bool {
    io::stderr().is_terminal()
}

/// Turns a result of writing to standard output into the command's: a closed pipe ends the
/// program quietly with success, as the reader has all that it wanted.
fn written(result: io::Result<()>) -> Result<(), Failure> {
    match result {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => std::process::exit(0),
        Err(error) => Err(Failure::input(error).at("standard output")),
    }
}
