//! The one place that prints. Data goes to standard output, everything else to standard error;
//! a reader that goes away (`| head`) is no error.

use std::borrow::Cow;
use std::io::{self, IsTerminal, Write};

use crate::exit::Failure;
use crate::render::style;
use vokter_answers::wire;

/// Where a command's words go.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Printer {
    /// Errors are JSON objects, for a machine.
    pub(crate) json_errors: bool,
}

// Who prints asks the printer for it, also where it needs to know nothing yet.
#[allow(clippy::unused_self)]
impl Printer {
    /// Prints data. Colour is dropped when standard output is no terminal or `NO_COLOR` is set;
    /// lines are broken between words on a terminal, and nowhere else.
    pub(crate) fn data(self, text: &str) -> Result<(), Failure> {
        let text = if io::stdout().is_terminal() {
            fitted(text, textwrap::termwidth())
        } else {
            Cow::Borrowed(text)
        };
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
        let line = format!("{note}note:{note:#} {text}");
        if is_watched() {
            self.tell(&fitted(&line, textwrap::termwidth()));
        } else {
            self.tell(&line);
        }
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

/// Lines no longer than `cells`, each broken line going on under its own beginning. What has no
/// blank to break at stays whole: an address or a hash is copied from a terminal.
fn fitted(text: &str, cells: usize) -> Cow<'_, str> {
    if text
        .lines()
        .all(|line| textwrap::core::display_width(line) <= cells)
    {
        return Cow::Borrowed(text);
    }
    let mut lines = String::new();
    for line in text.lines() {
        let indent = &line[..line.len() - line.trim_start().len()];
        let options = textwrap::Options::new(cells)
            .subsequent_indent(indent)
            .word_splitter(textwrap::WordSplitter::NoHyphenation)
            .break_words(false);
        for part in textwrap::wrap(line, options) {
            lines.push_str(&part);
            lines.push('\n');
        }
    }
    if !text.ends_with('\n') {
        lines.pop();
    }
    Cow::Owned(lines)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_break_between_words_and_keep_their_indent() {
        assert_eq!(
            fitted("  one two three\nfour\n", 10),
            "  one two\n  three\nfour\n"
        );
        assert_eq!(fitted("short\n\nlines\n", 10), "short\n\nlines\n");
        assert_eq!(fitted("a longer line\n\nb", 8), "a longer\nline\n\nb");
    }

    #[test]
    fn a_hash_stays_whole() {
        assert_eq!(
            fitted("sha256 0123456789abcdef", 10),
            "sha256\n0123456789abcdef"
        );
    }
}
