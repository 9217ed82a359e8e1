//! The first look over a file: what it is, and how it is to be read.

use std::cell::RefCell;
use std::fmt;
use std::fs::File;
use std::io::{self, Cursor, Read};
use std::path::{Path, PathBuf};
use std::rc::Rc;

use super::encoding::{Encoding, Tally};
use super::records::{Leash, RECORD_BYTES_MAX, leashed};
use crate::exit::Failure;

/// How much of a pipe is looked at. A file is looked at whole.
const SAMPLE_BYTES: u64 = 1 << 20;
/// How much of a file is looked at for its delimiter and for being no text.
const HEAD_BYTES: usize = 64 << 10;
/// Most columns; a customer file has dozens.
const COLUMNS_MAX: usize = 4096;
const BOM: &[u8] = b"\xEF\xBB\xBF";

/// How a file is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Dialect {
    /// Comma, semicolon or tab.
    pub(crate) delimiter: u8,
    /// A UTF-8 byte order mark stands at its start.
    pub(crate) bom: bool,
    /// How its bytes are text.
    pub(crate) encoding: Encoding,
    /// The first record.
    pub(crate) header: Vec<String>,
}

impl fmt::Display for Dialect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let delimiter = match self.delimiter {
            b';' => "semicolon",
            b'\t' => "tab",
            _ => "comma",
        };
        let bom = if self.bom {
            " with a byte order mark"
        } else {
            ""
        };
        write!(f, "{}{bom}, separated by {delimiter}", self.encoding)
    }
}

/// A file or standard input (`-`), to be read from its start.
pub(crate) struct Input {
    /// The name for messages.
    pub(crate) name: PathBuf,
    /// Its size in bytes, if it is a file.
    pub(crate) bytes: Option<u64>,
    /// What is left of a pipe; a file is opened when its turn comes.
    pipe: Option<Box<dyn Read>>,
}

impl Input {
    /// The bytes, from the first.
    pub(super) fn into_reader(self) -> io::Result<Box<dyn Read>> {
        match self.pipe {
            Some(pipe) => Ok(pipe),
            None => Ok(Box::new(File::open(&self.name)?)),
        }
    }
}

/// Something that is made from the header and wants to see the records before they are read.
pub(crate) trait Watch {
    /// Sees one record of the part of the file that is looked at, as bytes.
    fn look(&mut self, record: &csv::ByteRecord);
}

/// Looks a file over; `watcher` is made from its header.
pub(crate) fn survey<W: Watch>(
    path: &Path,
    watcher: impl FnOnce(&[String]) -> Result<W, Failure>,
) -> Result<(Dialect, W, Input), Failure> {
    let (name, mut source, size): (_, Box<dyn Read>, _) = if path == Path::new("-") {
        (PathBuf::from("standard input"), Box::new(io::stdin()), None)
    } else {
        let metadata = std::fs::metadata(path).map_err(|error| Failure::io(path, &error))?;
        if metadata.is_dir() {
            return Err(Failure::io(path, &io::ErrorKind::IsADirectory.into()));
        }
        let file = File::open(path).map_err(|error| Failure::io(path, &error))?;
        (
            path.to_owned(),
            Box::new(file),
            metadata.is_file().then_some(metadata.len()),
        )
    };
    let mut input = Input {
        name: name.clone(),
        bytes: size,
        pipe: None,
    };
    let looked_at: Box<dyn Read> = if size.is_some() {
        source
    } else {
        let mut sample = Vec::new();
        let taken = source.by_ref().take(SAMPLE_BYTES).read_to_end(&mut sample);
        taken.map_err(|error| Failure::io(&name, &error))?;
        input.pipe = Some(Box::new(Cursor::new(sample.clone()).chain(source)));
        Box::new(Cursor::new(sample))
    };
    look(&name, looked_at, watcher).map(|(dialect, watcher)| (dialect, watcher, input))
}

fn look<W: Watch>(
    name: &Path,
    mut source: Box<dyn Read>,
    watcher: impl FnOnce(&[String]) -> Result<W, Failure>,
) -> Result<(Dialect, W), Failure> {
    let failed = |error: &io::Error| Failure::io(name, error);
    let mut head = Vec::new();
    source
        .by_ref()
        .take(HEAD_BYTES as u64)
        .read_to_end(&mut head)
        .map_err(|error| failed(&error))?;
    refuse_what_is_no_text(&head).map_err(|failure| failure.at(name.display()))?;
    let bom = head.starts_with(BOM);
    if bom {
        head.drain(..BOM.len());
    }
    let delimiter = delimiter_of(&head);

    let tally = Rc::new(RefCell::new(Tally::default()));
    let counted = Counted {
        inner: Cursor::new(head).chain(source),
        tally: Rc::clone(&tally),
    };
    let leash = Leash::default();
    let mut csv = reader(delimiter, leashed(counted, &leash));
    let mut record = csv::ByteRecord::new();
    let mut watcher_of = Some(watcher);
    let mut watching = None;
    let mut header_bytes = csv::ByteRecord::new();
    loop {
        match csv.read_byte_record(&mut record) {
            Ok(true) => {}
            Ok(false) => break,
            // What is wrong later is found again, and told with its row, when the file is read.
            Err(_) if watching.is_some() => break,
            Err(_) => return Err(no_header().at(name.display())),
        }
        leash.loosen();
        match (&mut watching, watcher_of.take()) {
            (None, Some(watcher)) => {
                if record.len() > COLUMNS_MAX {
                    return Err(no_header().at(name.display()));
                }
                header_bytes.clone_from(&record);
                // Whether a letter of the header is UTF-8 is not decided yet; the names that
                // are looked for are known in both readings.
                let header = header_of(&record, Encoding::Utf8)
                    .or_else(|| header_of(&record, Encoding::Windows1252))
                    .unwrap_or_default();
                watching = Some(watcher(&header).map_err(|failure| failure.at(name.display()))?);
            }
            (Some(watching), _) => watching.look(&record),
            (None, None) => {}
        }
    }
    let Some(watch) = watching else {
        return Err(no_header().at(name.display()));
    };
    let encoding = tally.borrow().decide();
    let header = header_of(&header_bytes, encoding)
        .or_else(|| header_of(&header_bytes, Encoding::Windows1252))
        .unwrap_or_default();
    Ok((
        Dialect {
            delimiter,
            bom,
            encoding,
            header,
        },
        watch,
    ))
}

fn header_of(record: &csv::ByteRecord, encoding: Encoding) -> Option<Vec<String>> {
    record
        .iter()
        .map(|field| Some(encoding.decode(field)?.trim().to_owned()))
        .collect()
}

fn no_header() -> Failure {
    Failure::input("the first line is no header of a table")
        .hint("a CSV file with a line of column names is expected")
}

/// A CSV reader of Vokter's files: every record as it is, the header too.
pub(super) fn reader<R: Read>(delimiter: u8, source: R) -> csv::Reader<R> {
    csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .buffer_capacity(64 << 10)
        .from_reader(source)
}

/// The delimiter that the first line has most of, outside quotes.
fn delimiter_of(head: &[u8]) -> u8 {
    let mut counts = [(b',', 0), (b';', 0), (b'\t', 0)];
    let mut quoted = false;
    for &byte in head {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' | b'\r' if !quoted => break,
            _ if quoted => {}
            _ => {
                for (delimiter, count) in &mut counts {
                    *count += usize::from(byte == *delimiter);
                }
            }
        }
    }
    // `max_by_key` takes the last of equals; the comma is to win a draw.
    counts
        .iter()
        .rev()
        .max_by_key(|(_, count)| *count)
        .map_or(b',', |(delimiter, _)| *delimiter)
}

fn refuse_what_is_no_text(head: &[u8]) -> Result<(), Failure> {
    let csv = "a CSV file with a line of column names is expected";
    let refused = |what: &str, hint: &str| Err(Failure::input(what).hint(hint));
    let start = head.strip_prefix(BOM).unwrap_or(head).trim_ascii_start();
    if start.is_empty() {
        return refused("the file is empty", csv);
    }
    if head.starts_with(b"\xFF\xFE") || head.starts_with(b"\xFE\xFF") {
        return refused("the file is UTF-16", "save it as UTF-8");
    }
    if head.starts_with(b"\x1F\x8B") {
        return refused(
            "the file is packed with gzip",
            "unpack it: gunzip -c FILE.gz | vokter … -",
        );
    }
    if head.starts_with(b"PK\x03\x04") {
        return refused(
            "the file is a spreadsheet or a zip archive",
            "save it as CSV",
        );
    }
    if start.starts_with(b"<?xml") || start.starts_with(b"<!") || start.starts_with(b"<html") {
        return refused("the file is XML or HTML, not a table", csv);
    }
    let strange = |byte: &u8| *byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r');
    if let Some(offset) = head.iter().position(strange) {
        return Err(Failure::input(format!(
            "the file is no text: byte {:#04x} at offset {offset}",
            head[offset]
        ))
        .hint(csv));
    }
    Ok(())
}

/// Lets the tally see every byte that is read.
struct Counted<R> {
    inner: R,
    tally: Rc<RefCell<Tally>>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        self.tally.borrow_mut().add(&buffer[..count]);
        Ok(count)
    }
}

/// Said in errors about records that never end.
pub(super) fn too_long() -> String {
    format!("a record of more than {} KiB", RECORD_BYTES_MAX >> 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_delimiter_outside_quotes() {
        for (head, delimiter) in [
            ("id;name,with comma;x\n", b';'),
            ("\"a;b;c;d\",name\n", b','),
            ("id\tname\n", b'\t'),
            ("name\n1;2;3", b','),
        ] {
            assert_eq!(delimiter_of(head.as_bytes()), delimiter, "{head}");
        }
    }

    #[test]
    fn tells_what_is_no_table() {
        for (head, word) in [
            (&b""[..], "empty"),
            (b"\xEF\xBB\xBF \n", "empty"),
            (b"PK\x03\x04", "spreadsheet"),
            (b"\xFF\xFEi\0d\0", "UTF-16"),
            (b"<?xml version=\"1.0\"?>", "XML"),
            (b"id,name\n1,\x07", "offset 10"),
        ] {
            let failure = refuse_what_is_no_text(head).unwrap_err();
            assert!(failure.to_string().contains(word), "{failure}");
        }
    }
}
