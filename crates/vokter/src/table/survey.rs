//! The first look over a file: what it is, and how it is to be read.

use std::cell::RefCell;
use std::fs::File;
use std::io::{self, Cursor, Read};
use std::path::{Path, PathBuf};
use std::rc::Rc;

use super::encoding::{Encoding, Tally};
use super::form::{BOM, Dialect, Form};
use super::header::{self, HEAD_BYTES, Header};
use super::records::{Found, Reader};
use crate::exit::Failure;

/// How much of a pipe is looked at. A file is looked at whole.
const SAMPLE_BYTES: u64 = 1 << 20;

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
    /// The bytes, from the first; of a pipe once.
    pub(super) fn take_source(&mut self) -> io::Result<Box<dyn Read>> {
        match self.pipe.take() {
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
    watcher: impl Fn(&[String]) -> Result<W, Failure>,
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
    watcher: impl Fn(&[String]) -> Result<W, Failure>,
) -> Result<(Dialect, W), Failure> {
    let failed = |error: &io::Error| Failure::io(name, error);
    let start = first_of(&mut source).map_err(|error| failed(&error))?;
    let form = Form::of(&start);
    let mut text = form
        .text_of(Box::new(Cursor::new(start).chain(source)))
        .map_err(|error| failed(&error))?;
    let mut head = first_of(&mut text).map_err(|error| failed(&error))?;
    refuse_what_is_no_text(&head).map_err(|failure| failure.at(name.display()))?;
    let Header {
        preamble,
        delimiter,
        mut watcher,
    } = header::find(name, &head, watcher)?;

    let tally = Rc::new(RefCell::new(Tally::default()));
    let below = head.split_off(preamble.bytes);
    let counted = Counted {
        inner: Cursor::new(below).chain(text),
        tally: Rc::clone(&tally),
    };
    let mut reader = Reader::new(counted, delimiter, preamble.lines);
    let cells = reader.header().map_err(|error| failed(&error))?;
    let cells = cells.unwrap_or_default();
    let columns = header::texts(&cells, Encoding::Windows1252).unwrap_or_default();
    // What is wrong below is found again, and told with its row, when the file is read.
    while let Ok(Some(found)) = reader.next(&columns) {
        if let Found::Cells(record) = found {
            watcher.look(&record);
        }
    }
    let encoding = tally.borrow().decide();
    let header = header::texts(&cells, encoding).unwrap_or(columns);
    let dialect = Dialect {
        delimiter,
        form,
        encoding,
        preamble,
        header,
    };
    Ok((dialect, watcher))
}

/// The first bytes of a source.
fn first_of(source: &mut impl Read) -> io::Result<Vec<u8>> {
    let mut first = Vec::new();
    source.take(HEAD_BYTES as u64).read_to_end(&mut first)?;
    Ok(first)
}

fn refuse_what_is_no_text(head: &[u8]) -> Result<(), Failure> {
    let csv = "a CSV file with a line of column names is expected";
    let refused = |what: &str, hint: &str| Err(Failure::input(what).hint(hint));
    let start = head.strip_prefix(BOM).unwrap_or(head).trim_ascii_start();
    if start.is_empty() {
        return refused("the file is empty", csv);
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
    let count = head.iter().filter(|byte| strange(byte)).count();
    // A few in a text are a fault of their rows.
    let is_text = count <= 4 + head.len() / 50;
    if let (false, Some(offset)) = (is_text, head.iter().position(strange)) {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_what_is_no_table() {
        for (head, word) in [
            (&b""[..], "empty"),
            (b"\xEF\xBB\xBF \n", "empty"),
            (b"PK\x03\x04", "spreadsheet"),
            (b"<?xml version=\"1.0\"?>", "XML"),
            (b"id,name\n1,\x07\x07\x01\x01\x01", "offset 10"),
        ] {
            let failure = refuse_what_is_no_text(head).unwrap_err();
            assert!(failure.to_string().contains(word), "{failure}");
        }
        assert!(refuse_what_is_no_text(b"id,name\n1,Ola\0").is_ok());
    }
}
