//! The records of a file one by one, each with its number, in bounded memory.

use std::io::{self, Read};

use csv::ByteRecord;

use super::cells::{Ending, on_its_own, split};
use super::lines::{Ahead, Lines, RECORD_BYTES_MAX};
use super::{Dialect, Encoding, Input};
use crate::exit::Failure;

/// One record; the header is record 1.
#[derive(Clone, Debug)]
pub(crate) struct Record {
    /// Its number in the file.
    pub(crate) number: u64,
    found: Found,
}

impl Record {
    /// Its fields as text.
    pub(crate) fn decode(&self, dialect: &Dialect) -> Result<Vec<String>, String> {
        let cells = match &self.found {
            Found::Cells(cells) => cells,
            Found::Unreadable(why) => return Err(why.clone()),
        };
        let columns = dialect.header.len();
        if cells.len() != columns {
            let why = if cells.iter().any(|field| field.contains(&b'\n')) {
                "; is a quotation mark left open?"
            } else if cells.len() > columns {
                "; a cell that holds the delimiter stands in quotation marks"
            } else {
                ""
            };
            return Err(format!("{} columns instead of {columns}{why}", cells.len()));
        }
        cells
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

    /// The first column that is no UTF-8, with its first byte that is none.
    pub(crate) fn foreign<'d>(&self, dialect: &'d Dialect) -> Option<(&'d str, u8)> {
        let Found::Cells(cells) = &self.found else {
            return None;
        };
        cells
            .iter()
            .zip(&dialect.header)
            .find_map(|(field, column)| {
                let error = std::str::from_utf8(field).err()?;
                let byte = field.get(error.valid_up_to())?;
                Some((column.as_str(), *byte))
            })
    }

    /// How many bytes it holds.
    pub(crate) fn len(&self) -> usize {
        match &self.found {
            Found::Cells(cells) => cells.as_slice().len(),
            Found::Unreadable(why) => why.len(),
        }
    }
}

/// The records after the header, in order.
pub(crate) struct Records {
    input: Input,
    reader: Reader<Box<dyn Read>>,
    header: Vec<String>,
    number: u64,
    failed: bool,
}

impl Records {
    /// Reads `input`, which was looked over, from its header.
    pub(crate) fn new(mut input: Input, dialect: &Dialect) -> Result<Self, Failure> {
        let mut source = input
            .take_source()
            .and_then(|source| dialect.form.text_of(source))
            .map_err(|error| Failure::io(&input.name, &error))?;
        io::copy(
            &mut source.by_ref().take(dialect.preamble.bytes as u64),
            &mut io::sink(),
        )
        .map_err(|error| Failure::io(&input.name, &error))?;
        Ok(Self {
            input,
            reader: Reader::new(source, dialect.delimiter, dialect.preamble.lines),
            header: dialect.header.clone(),
            number: 0,
            failed: false,
        })
    }

    /// How many bytes of text were read so far.
    pub(crate) fn bytes_read(&self) -> u64 {
        self.reader.lines.bytes()
    }
}

impl Iterator for Records {
    type Item = Result<Record, Failure>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.failed {
            return None;
        }
        if self.number == 0 {
            self.number = 1;
            if let Err(error) = self.reader.header() {
                self.failed = true;
                return Some(Err(Failure::io(&self.input.name, &error)));
            }
        }
        self.number += 1;
        match self.reader.next(&self.header) {
            Ok(found) => found.map(|found| {
                Ok(Record {
                    number: self.number,
                    found,
                })
            }),
            Err(error) => {
                self.failed = true;
                let place = format!("{}, row {}", self.input.name.display(), self.number);
                Some(Err(Failure::input(error).at(place)))
            }
        }
    }
}

/// What stands where a record should.
#[derive(Clone, Debug)]
pub(super) enum Found {
    /// A record.
    Cells(ByteRecord),
    /// A line that is none, and why.
    Unreadable(String),
}

/// Puts lines together to records.
pub(super) struct Reader<R> {
    lines: Lines<R>,
    delimiter: u8,
    /// Lines that were passed over before `lines` begin.
    lines_before: u64,
}

impl<R: Read> Reader<R> {
    /// Reads a text that follows `lines_before` lines of its file.
    pub(super) fn new(text: R, delimiter: u8, lines_before: u64) -> Self {
        Self {
            lines: Lines::new(text),
            delimiter,
            lines_before,
        }
    }

    /// How many bytes were taken.
    pub(super) fn bytes(&self) -> u64 {
        self.lines.bytes()
    }

    /// The header: the first line that is not empty, and what a quoted cell in it goes on over.
    pub(super) fn header(&mut self) -> io::Result<Option<ByteRecord>> {
        let Some(first) = self.first()? else {
            return Ok(None);
        };
        let Ok((text, next)) = first else {
            return Ok(None);
        };
        let mut cells = ByteRecord::new();
        if let Ending::Open(open) = split(&text, self.delimiter, None, &mut cells) {
            match self.go_on(next, open, &mut cells)? {
                Some(Span { end, lines, .. }) => self.lines.take(end, lines),
                None => {
                    self.lines.take(next, 1);
                    return Ok(Some(on_its_own(&text, self.delimiter)));
                }
            }
        } else {
            self.lines.take(next, 1);
        }
        Ok(Some(cells))
    }

    /// The next record below a header; `None` at the end.
    ///
    /// A quotation mark that swallows rows is not believed. What it opens must close before a
    /// delimiter or a line's end, and must not be made of lines that are rows in their own right.
    pub(super) fn next(&mut self, header: &[String]) -> io::Result<Option<Found>> {
        let (text, next) = match self.first()? {
            None => return Ok(None),
            Some(Err(too_long)) => return Ok(Some(Found::Unreadable(too_long))),
            Some(Ok(first)) => first,
        };
        let mut cells = ByteRecord::new();
        let Ending::Open(open) = split(&text, self.delimiter, None, &mut cells) else {
            self.lines.take(next, 1);
            return Ok(Some(Found::Cells(cells)));
        };
        let column = cells.len();
        if let Some(span) = self.go_on(next, open, &mut cells)? {
            let first = on_its_own(&text, self.delimiter);
            if !span.swallows_rows(&first, cells.len(), header.len()) {
                self.lines.take(span.end, span.lines);
                return Ok(Some(Found::Cells(cells)));
            }
        }
        self.lines.take(next, 1);
        let column = header
            .get(column)
            .map_or_else(|| (column + 1).to_string(), |name| format!("`{name}`"));
        Ok(Some(Found::Unreadable(format!(
            "line {}: the quotation mark that opens column {column} is not closed; \
             the lines below were read as rows of their own",
            self.lines_before + self.lines.taken()
        ))))
    }

    /// The next line that is not empty with where the one after it begins, not yet taken; or why
    /// it cannot be read, and then it was passed over.
    #[allow(clippy::type_complexity)]
    fn first(&mut self) -> io::Result<Option<Result<(Vec<u8>, usize), String>>> {
        loop {
            match self.lines.line(0)? {
                Ahead::End => return Ok(None),
                Ahead::TooFar => {
                    self.lines.skip_line()?;
                    return Ok(Some(Err(format!(
                        "line {}: longer than {} KiB",
                        self.lines_before + self.lines.taken(),
                        RECORD_BYTES_MAX >> 10
                    ))));
                }
                Ahead::Line(line) if line.text.is_empty() => self.lines.take(line.next, 1),
                Ahead::Line(line) => {
                    let text = self.lines.ahead(&line.text).to_vec();
                    return Ok(Some(Ok((text, line.next))));
                }
            }
        }
    }

    /// Follows a cell that the first line leaves open to the record's end; `None` if it has none.
    fn go_on(
        &mut self,
        next: usize,
        mut open: Vec<u8>,
        cells: &mut ByteRecord,
    ) -> io::Result<Option<Span>> {
        let mut span = Span {
            end: next,
            lines: 1,
            further: Vec::new(),
        };
        // The break is kept as one LF, whatever it is in the file.
        loop {
            let Ahead::Line(line) = self.lines.line(span.end)? else {
                return Ok(None);
            };
            open.push(b'\n');
            let text = self.lines.ahead(&line.text);
            let ending = split(text, self.delimiter, Some(open), cells);
            span.further
                .push(Alone::of(&on_its_own(text, self.delimiter)));
            span.end = line.next;
            span.lines += 1;
            match ending {
                Ending::Closed => return Ok(Some(span)),
                Ending::Open(more) => open = more,
                Ending::Broken => return Ok(None),
            }
        }
    }
}

/// The lines of a record that goes over several.
struct Span {
    /// Where the next record begins.
    end: usize,
    lines: u64,
    /// The lines after the first.
    further: Vec<Alone>,
}

/// What a line is on its own.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Alone {
    cells: usize,
    shape: String,
}

impl Alone {
    fn of(cells: &ByteRecord) -> Self {
        Self {
            cells: cells.len(),
            shape: shape(cells.get(0).unwrap_or_default()),
        }
    }
}

impl Span {
    /// Whether its lines are rows that a stray quotation mark holds together.
    fn swallows_rows(&self, first: &ByteRecord, cells: usize, columns: usize) -> bool {
        let is_row = |line: &Alone| line.cells == columns;
        if cells != columns {
            // Not a record as it stands; are there any in it?
            return columns > 1 && self.further.iter().any(is_row);
        }
        // A note or address of several lines can look like rows by chance, and more easily the
        // fewer columns there are. Rows of one table begin alike, most of all those with a number.
        let first = Alone::of(first);
        is_row(&first)
            && self
                .further
                .iter()
                .all(|line| is_row(line) && line.shape == first.shape)
            && (columns > 2 || columns == 2 && first.shape.contains('0'))
    }
}

/// What a cell is made of: `C-1001` is `a-0`, as `C-77` is.
fn shape(cell: &[u8]) -> String {
    let mut shape = String::new();
    for byte in cell.trim_ascii() {
        let sort = match byte {
            b'0'..=b'9' => '0',
            b'"' => continue,
            byte if byte.is_ascii_punctuation() || *byte == b' ' => char::from(*byte),
            _ => 'a',
        };
        if !shape.ends_with(sort) {
            shape.push(sort);
        }
    }
    shape
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let mut reader = Reader::new(text.as_bytes(), b',', 0);
        let header: Vec<String> = reader
            .header()
            .unwrap()
            .unwrap()
            .iter()
            .map(|cell| String::from_utf8(cell.to_vec()).unwrap())
            .collect();
        let mut found = Vec::new();
        while let Some(record) = reader.next(&header).unwrap() {
            found.push(match record {
                Found::Cells(cells) => cells
                    .iter()
                    .map(|cell| String::from_utf8(cell.to_vec()).unwrap())
                    .collect::<Vec<_>>()
                    .join("¦"),
                Found::Unreadable(why) => why.split_once(';').unwrap().0.to_owned(),
            });
        }
        assert_eq!(found, expected, "{text}");
    }

    const NAME_IN_3: &str = "line 3: the quotation mark that opens column `name` is not closed";

    #[test]
    fn cells_over_lines_are_whole() {
        check(
            "id,name,note\n1,Ola,\"a\nb, c\"\n\n2,Kari,\"x\r\n\r\ny\"\r\n",
            &["1¦Ola¦a\nb, c", "2¦Kari¦x\n\ny"],
        );
        check(
            "name,address\nOla,\"Storgata 1\nOslo, Norge\"\nKari,\"Vei 2\nBergen, Norge\"\n",
            &["Ola¦Storgata 1\nOslo, Norge", "Kari¦Vei 2\nBergen, Norge"],
        );
        check("\"na\nme\",x\n\"O\nla\",y\n", &["O\nla¦y"]);
    }

    #[test]
    fn a_stray_mark_costs_its_own_line_only() {
        for rest in [
            "3,Kari,NO\n4,Per,SE\n",
            "3,Kari,NO\n4,\"Per\",SE\n",
            "3,Kari,NO\n4,\"Berg, Per\",SE\n",
            "3,Kari,NO\n4,Per 12\",SE\n",
            "3,Kari,NO\n4,Per,SE\"\n",
        ] {
            let text = format!("id,name,country\n1,Ann,NO\n2,\"Ola,NO\n{rest}");
            let mut reader = Reader::new(text.as_bytes(), b',', 0);
            let header = ["id", "name", "country"].map(str::to_owned);
            reader.header().unwrap();
            let mut rows = 0;
            let mut errors = Vec::new();
            while let Some(found) = reader.next(&header).unwrap() {
                match found {
                    Found::Cells(cells) => {
                        rows += 1;
                        assert_eq!(cells.len(), 3, "{text}");
                    }
                    Found::Unreadable(why) => errors.push(why),
                }
            }
            assert_eq!((rows, errors.len()), (3, 1), "{text}: {errors:?}");
            assert!(errors[0].starts_with(NAME_IN_3), "{errors:?}");
        }
        check("name\nAnn\n\"Ola\nKari", &["Ann", NAME_IN_3, "Kari"]);
        check("id,name\n1,Ann\n2,\"Ola", &["1¦Ann", NAME_IN_3]);
        check(
            "id,name\n1,Ann\n2,\"Ola\n3,Kari\n4,Per 12\"\n",
            &["1¦Ann", NAME_IN_3, "3¦Kari", "4¦Per 12\""],
        );
    }

    #[test]
    fn what_is_too_long_is_passed_over() {
        let text = format!("id,name\n1,{}\n2,Kari\n", "x".repeat(2 << 20));
        let mut reader = Reader::new(text.as_bytes(), b',', 0);
        let header = ["id", "name"].map(str::to_owned);
        reader.header().unwrap();
        let Some(Found::Unreadable(why)) = reader.next(&header).unwrap() else {
            panic!("too long");
        };
        assert_eq!(why, "line 2: longer than 1024 KiB");
        let Some(Found::Cells(cells)) = reader.next(&header).unwrap() else {
            panic!("a row follows");
        };
        assert_eq!(cells, ByteRecord::from(vec!["2", "Kari"]));
    }
}
