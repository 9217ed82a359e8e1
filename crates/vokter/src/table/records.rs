//! The records of a file one by one, each with its number, in bounded memory.

use std::cell::Cell;
use std::io::{self, Read};
use std::path::PathBuf;
use std::rc::Rc;

use super::survey::{reader, too_long};
use super::{Dialect, Encoding, Input};
use crate::exit::Failure;

/// Longest record in bytes. A quotation mark left open makes one record of the rest of the file,
/// which must not end up in memory; real rows have a few hundred bytes.
pub(super) const RECORD_BYTES_MAX: u64 = 1 << 20;

/// One record as bytes; its header is record 1.
#[derive(Clone, Debug)]
pub(crate) struct Record {
    /// Its number in the file.
    pub(crate) number: u64,
    bytes: csv::ByteRecord,
}

impl Record {
    /// Its fields as text.
    pub(crate) fn decode(&self, dialect: &Dialect) -> Result<Vec<String>, String> {
        let columns = dialect.header.len();
        if self.bytes.len() != columns {
            let open = self.bytes.iter().any(|field| field.contains(&b'\n'));
            let open = if open {
                "; is a quotation mark left open?"
            } else {
                ""
            };
            return Err(format!(
                "{} columns instead of {columns}{open}",
                self.bytes.len()
            ));
        }
        self.bytes
            .iter()
            .zip(&dialect.header)
            .map(|(field, column)| {
                dialect.encoding.decode(field).ok_or_else(|| {
                    let reading = Encoding::Windows1252.decode(field).unwrap_or_default();
                    format!(
                        "column {column}: bytes that are not UTF-8, perhaps `{}` in Windows-1252",
                        reading.trim()
                    )
                })
            })
            .collect()
    }

    /// How many bytes it holds.
    pub(crate) fn len(&self) -> usize {
        self.bytes.as_slice().len()
    }
}

/// The records after the header, in order.
pub(crate) struct Records {
    name: PathBuf,
    csv: csv::Reader<Leashed<WithoutMark>>,
    leash: Leash,
    number: u64,
    failed: bool,
}

impl Records {
    /// Reads `input`, which was looked over, from its start.
    pub(crate) fn new(input: Input, dialect: &Dialect) -> Result<Self, Failure> {
        let leash = Leash::default();
        let name = input.name.clone();
        let inner = input
            .into_reader()
            .map_err(|error| Failure::io(&name, &error))?;
        let source = WithoutMark {
            inner,
            skip: if dialect.bom { 3 } else { 0 },
        };
        let csv = reader(dialect.delimiter, leashed(source, &leash));
        Ok(Self {
            name,
            csv,
            leash,
            number: 0,
            failed: false,
        })
    }

    /// How many bytes were read so far.
    pub(crate) fn bytes_read(&self) -> u64 {
        self.csv.position().byte()
    }
}

impl Iterator for Records {
    type Item = Result<Record, Failure>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.failed {
            let mut bytes = csv::ByteRecord::new();
            let more = self.csv.read_byte_record(&mut bytes);
            self.number += 1;
            match more {
                Ok(false) => return None,
                Ok(true) if self.number == 1 => self.leash.loosen(),
                Ok(true) => {
                    self.leash.loosen();
                    return Some(Ok(Record {
                        number: self.number,
                        bytes,
                    }));
                }
                Err(error) => {
                    self.failed = true;
                    let what = match error.into_kind() {
                        csv::ErrorKind::Io(error) => error.to_string(),
                        other => format!("{other:?}"),
                    };
                    return Some(Err(Failure::input(what)
                        .at(format!("{}, row {}", self.name.display(), self.number))
                        .hint("is a quotation mark left open?")));
                }
            }
        }
        None
    }
}

/// Lets a reader go only so far until it is loosened again.
#[derive(Clone, Default)]
pub(super) struct Leash(Rc<Cell<u64>>);

impl Leash {
    /// A record is complete: the next may be as long again.
    pub(super) fn loosen(&self) {
        self.0.set(0);
    }
}

/// A reader on a [`Leash`].
pub(super) struct Leashed<R> {
    inner: R,
    leash: Leash,
}

pub(super) fn leashed<R>(inner: R, leash: &Leash) -> Leashed<R> {
    Leashed {
        inner,
        leash: leash.clone(),
    }
}

impl<R: Read> Read for Leashed<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.leash.0.get() > RECORD_BYTES_MAX {
            return Err(io::Error::new(io::ErrorKind::InvalidData, too_long()));
        }
        let count = self.inner.read(buffer)?;
        self.leash.0.set(self.leash.0.get() + count as u64);
        Ok(count)
    }
}

/// The input without its byte order mark.
struct WithoutMark {
    inner: Box<dyn Read>,
    skip: usize,
}

impl Read for WithoutMark {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.skip > 0 {
            let mut mark = [0; 3];
            let skip = std::mem::take(&mut self.skip);
            self.inner.read_exact(&mut mark[..skip])?;
        }
        self.inner.read(buffer)
    }
}
