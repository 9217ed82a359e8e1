//! Large files of lines, read as they unpack: never the whole text in memory.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::path::Path;

use flate2::bufread::MultiGzDecoder;

use crate::fault::{Fault, Place, ReadError};
use crate::look::{Look, Seen, look};
use crate::unpack::{Bound, is_gzip, unpack};

/// How much of the unpacked beginning is looked at to recognise a file.
const HEAD_BYTES: u64 = 256 << 10;

/// More than any collection unpacks to, in bytes: the largest of 2026 has three to four thousand
/// million.
pub(crate) const STREAMED_BYTES_MAX: u64 = 16 << 30;

/// How much is read at once.
const BUFFER_BYTES: usize = 256 << 10;

/// The longest line. Entities merged from many sources have some hundred thousand bytes.
pub(crate) const LINE_BYTES_MAX: usize = 16 << 20;

/// A file that can be read more than once from its beginning, packed or not.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Stream<'a> {
    source: Source<'a>,
}

#[derive(Clone, Copy, Debug)]
enum Source<'a> {
    Bytes(&'a [u8]),
    File(&'a Path),
}

impl<'a> Stream<'a> {
    /// What is in memory already.
    pub(crate) fn of_bytes(bytes: &'a [u8]) -> Self {
        Self {
            source: Source::Bytes(bytes),
        }
    }

    /// What stays on the disk.
    pub(crate) fn of_file(path: &'a Path) -> Self {
        Self {
            source: Source::File(path),
        }
    }

    /// The unpacked text from its beginning.
    pub(crate) fn open(&self) -> io::Result<Box<dyn BufRead + 'a>> {
        match self.source {
            Source::Bytes(bytes) => unpacked(Cursor::new(bytes), bytes.len() as u64),
            Source::File(path) => {
                let file = File::open(path)?;
                let size = file.metadata()?.len();
                unpacked(BufReader::with_capacity(BUFFER_BYTES, file), size)
            }
        }
    }

    /// What the unpacked text looks like in its beginning.
    pub(crate) fn look(&self) -> io::Result<Result<Look, Seen>> {
        let mut head = Vec::new();
        self.open()?.take(HEAD_BYTES).read_to_end(&mut head)?;
        Ok(look(&head))
    }
}

/// Unpacks gzip as it is read; a zip of one file is unpacked whole, within the bound of lists.
fn unpacked<'a>(mut packed: impl BufRead + 'a, size: u64) -> io::Result<Box<dyn BufRead + 'a>> {
    let head = packed.fill_buf()?;
    if is_gzip(head) {
        let decoder = Bounded {
            from: MultiGzDecoder::new(packed),
            bound: Bound::of(size, STREAMED_BYTES_MAX),
            unpacked: 0,
        };
        return Ok(Box::new(BufReader::with_capacity(BUFFER_BYTES, decoder)));
    }
    if head.starts_with(b"PK\x03\x04") {
        let mut bytes = Vec::new();
        packed
            .take(crate::UNPACKED_BYTES_MAX as u64)
            .read_to_end(&mut bytes)?;
        let text = unpack(&bytes).map_err(io::Error::other)?.into_owned();
        return Ok(Box::new(Cursor::new(text)));
    }
    Ok(Box::new(packed))
}

/// What a decoder gives, no more than a bound.
struct Bounded<R> {
    from: R,
    bound: Bound,
    unpacked: u64,
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.from.read(buffer)?;
        self.unpacked += count as u64;
        self.bound.check(self.unpacked).map_err(io::Error::other)?;
        Ok(count)
    }
}

/// The lines of a text with their numbers, each within a bound.
pub(crate) struct Lines<R> {
    text: R,
    /// The number of the line that was read last, from 1.
    number: u64,
}

impl<R: BufRead> Lines<R> {
    /// The lines of a text.
    pub(crate) fn new(text: R) -> Self {
        Self { text, number: 0 }
    }

    /// The next line that holds anything, without its end, and its number.
    pub(crate) fn read(&mut self) -> Result<Option<(u64, Vec<u8>)>, ReadError> {
        loop {
            self.number += 1;
            let mut line = Vec::new();
            let mut within = (&mut self.text).take(LINE_BYTES_MAX as u64 + 1);
            within
                .read_until(b'\n', &mut line)
                .map_err(|error| self.error(Fault::Unreadable(error.to_string())))?;
            if line.is_empty() {
                return Ok(None);
            }
            if line.len() > LINE_BYTES_MAX {
                let limit = LINE_BYTES_MAX;
                return Err(self.error(Fault::CellSize { limit }));
            }
            let text = if self.number == 1 {
                line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&line)
            } else {
                &line
            };
            let text = text.trim_ascii();
            if !text.is_empty() {
                return Ok(Some((self.number, text.to_vec())));
            }
        }
    }

    fn error(&self, fault: Fault) -> ReadError {
        ReadError {
            place: Place::Line(self.number),
            record: None,
            field: None,
            fault,
        }
    }
}
