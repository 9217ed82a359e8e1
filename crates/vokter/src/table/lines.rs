//! The lines of a source one by one, with a look ahead at those that follow, in bounded memory.

use std::io::{self, Read};
use std::ops::Range;

/// Longest record in bytes, line breaks in its cells included; real rows have a few hundred.
/// A quotation mark left open makes one of the rest of the file, which must not end up in memory.
pub(super) const RECORD_BYTES_MAX: usize = 1 << 20;

/// How much is read at a time.
const READ_BYTES: usize = 64 << 10;

/// A line in the bytes that are looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// Its bytes, without its end.
    pub(super) text: Range<usize>,
    /// Where the next one begins.
    pub(super) next: usize,
}

/// What a look ahead finds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Ahead {
    /// A line.
    Line(Line),
    /// More than [`RECORD_BYTES_MAX`] without an end.
    TooFar,
    /// Nothing: the source is at its end.
    End,
}

/// Lines that end in LF, CR LF or CR.
pub(super) struct Lines<R> {
    source: R,
    buffer: Vec<u8>,
    /// Where the line begins that is next to be taken.
    at: usize,
    ended: bool,
    /// How many lines were taken.
    taken: u64,
    /// How many bytes were taken.
    bytes: u64,
}

impl<R: Read> Lines<R> {
    /// The lines of a source.
    pub(super) fn new(source: R) -> Self {
        Self {
            source,
            buffer: Vec::new(),
            at: 0,
            ended: false,
            taken: 0,
            bytes: 0,
        }
    }

    /// How many lines were taken, as an editor counts them.
    pub(super) fn taken(&self) -> u64 {
        self.taken
    }

    /// How many bytes were taken.
    pub(super) fn bytes(&self) -> u64 {
        self.bytes
    }

    /// The line that begins `from` bytes ahead. The ranges are for [`Lines::ahead`] and good until
    /// something is taken.
    pub(super) fn line(&mut self, from: usize) -> io::Result<Ahead> {
        let mut looked = from;
        loop {
            let rest = self.buffer.get(self.at + looked..).unwrap_or_default();
            let end = rest.iter().position(|byte| matches!(byte, b'\n' | b'\r'));
            if let Some(end) = end.map(|end| looked + end) {
                let found = self.buffer[self.at + end];
                let after = self.buffer.get(self.at + end + 1).copied();
                // Whether LF follows CR must be known.
                if found == b'\n' || after.is_some() || self.ended {
                    let pair = found == b'\r' && after == Some(b'\n');
                    return Ok(Ahead::Line(Line {
                        text: from..end,
                        next: end + 1 + usize::from(pair),
                    }));
                }
                looked = end;
            } else {
                looked = self.buffer.len() - self.at;
            }
            if self.ended {
                let end = self.buffer.len() - self.at;
                if from >= end {
                    return Ok(Ahead::End);
                }
                return Ok(Ahead::Line(Line {
                    text: from..end,
                    next: end,
                }));
            }
            if self.buffer.len() - self.at > RECORD_BYTES_MAX {
                return Ok(Ahead::TooFar);
            }
            self.fill()?;
        }
    }

    /// Bytes that were looked at.
    pub(super) fn ahead(&self, range: &Range<usize>) -> &[u8] {
        &self.buffer[self.at + range.start..self.at + range.end]
    }

    /// Takes `lines` lines that end `bytes` ahead.
    pub(super) fn take(&mut self, bytes: usize, lines: u64) {
        self.at += bytes;
        self.bytes += bytes as u64;
        self.taken += lines;
        if self.at > READ_BYTES.max(self.buffer.len() / 2) {
            self.buffer.drain(..self.at);
            self.at = 0;
        }
    }

    /// Takes the rest of a line that is too long to be looked at.
    pub(super) fn skip_line(&mut self) -> io::Result<()> {
        loop {
            match self.line(0)? {
                Ahead::Line(line) => {
                    self.take(line.next, 1);
                    return Ok(());
                }
                Ahead::End => return Ok(()),
                // The last byte stays: it may be half a line's end.
                Ahead::TooFar => self.take(self.buffer.len() - self.at - 1, 0),
            }
        }
    }

    fn fill(&mut self) -> io::Result<()> {
        let filled = self.buffer.len();
        self.buffer.resize(filled + READ_BYTES, 0);
        let read = loop {
            match self.source.read(&mut self.buffer[filled..]) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                other => break other,
            }
        };
        self.buffer
            .truncate(filled + read.as_ref().copied().unwrap_or_default());
        self.ended = read? == 0;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Gives one byte at a time.
    struct Slow<'a>(&'a [u8]);

    impl Read for Slow<'_> {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            let count = self.0.len().min(1);
            buffer[..count].copy_from_slice(&self.0[..count]);
            self.0 = &self.0[count..];
            Ok(count)
        }
    }

    fn all(source: impl Read) -> Vec<String> {
        let mut lines = Lines::new(source);
        let mut texts = Vec::new();
        while let Ahead::Line(line) = lines.line(0).unwrap() {
            texts.push(String::from_utf8(lines.ahead(&line.text).to_vec()).unwrap());
            lines.take(line.next, 1);
        }
        assert_eq!(lines.taken(), texts.len() as u64);
        texts
    }

    #[test]
    fn every_end_of_a_line_is_one() {
        for text in [
            "a\nb\n\nc",
            "a\r\nb\r\n\r\nc\r\n",
            "a\rb\r\rc\r",
            "a\nb\n\nc\n",
        ] {
            assert_eq!(all(text.as_bytes()), ["a", "b", "", "c"], "{text:?}");
            assert_eq!(all(Slow(text.as_bytes())), ["a", "b", "", "c"], "{text:?}");
        }
    }

    #[test]
    fn a_line_without_an_end_is_skipped() {
        let mut text = vec![b'x'; 3 * RECORD_BYTES_MAX];
        text.extend_from_slice(b"\r\nshort");
        let mut lines = Lines::new(text.as_slice());
        assert_eq!(lines.line(0).unwrap(), Ahead::TooFar);
        lines.skip_line().unwrap();
        assert!(lines.buffer.capacity() < 3 * RECORD_BYTES_MAX);
        let Ahead::Line(line) = lines.line(0).unwrap() else {
            panic!("a line follows");
        };
        assert_eq!(lines.ahead(&line.text), b"short");
    }
}
