//! Where the header of a table stands, which is not always its first line.

use std::path::Path;

use csv::ByteRecord;

use super::cells::on_its_own;
use super::encoding::Encoding;
use super::form::Preamble;
use super::lines::{Ahead, Lines};
use super::records::Reader;
use crate::exit::Failure;

/// How many lines are tried for a header; titles have one to five.
const LINES_MAX: u64 = 20;
/// Most columns; a customer file has dozens.
const COLUMNS_MAX: usize = 4096;

/// How much of a text is looked at for its header.
pub(super) const HEAD_BYTES: usize = 64 << 10;

/// A header that was found.
pub(super) struct Header<W> {
    pub(super) preamble: Preamble,
    pub(super) delimiter: u8,
    /// What was made of it.
    pub(super) watcher: W,
}

/// Finds the header at the beginning of a text: the first line of which something can be made,
/// below lines that have fewer filled cells.
pub(super) fn find<W>(
    name: &Path,
    head: &[u8],
    watcher: impl Fn(&[String]) -> Result<W, Failure>,
) -> Result<Header<W>, Failure> {
    let mut preamble = Preamble::default();
    let mut above: Vec<&[u8]> = Vec::new();
    let mut named = None;
    // Of the lines that are no header, the one whose failure is told: that of several cells.
    let mut told: Option<(bool, Failure)> = None;
    while preamble.lines < LINES_MAX {
        let rest = &head[preamble.bytes..];
        // Reading from memory cannot fail.
        let Ok(Ahead::Line(line)) = Lines::new(rest).line(0) else {
            break;
        };
        let text = &rest[line.text];
        if preamble.lines == 0 {
            named = delimiter_named(text);
        }
        if preamble.lines == 0 && named.is_some() {
            preamble.names_delimiter = true;
        } else if !text.trim_ascii().is_empty() {
            let delimiter = named.unwrap_or_else(|| delimiter_of(rest));
            let mut reader = Reader::new(rest, delimiter, preamble.lines);
            let cells = reader.header().ok().flatten().unwrap_or_default();
            let end = preamble.bytes + usize::try_from(reader.bytes()).unwrap_or(usize::MAX);
            if cells.len() > COLUMNS_MAX || end >= HEAD_BYTES {
                return Err(none().at(name.display()));
            }
            let is_below_titles = above
                .iter()
                .all(|title| filled(&on_its_own(title, delimiter)) < filled(&cells));
            if is_below_titles {
                // Whether a letter of the header is UTF-8 is not decided yet; the names that
                // are looked for are known in both readings.
                let header = texts(&cells, Encoding::Utf8)
                    .or_else(|| texts(&cells, Encoding::Windows1252))
                    .unwrap_or_default();
                match watcher(&header) {
                    Ok(watcher) => {
                        preamble.title = above.first().map(|title| title.to_vec());
                        return Ok(Header {
                            preamble,
                            delimiter,
                            watcher,
                        });
                    }
                    Err(failure) => {
                        let several = filled(&cells) > 1;
                        if told.as_ref().is_none_or(|(before, _)| several && !before) {
                            told = Some((several, failure));
                        }
                    }
                }
            }
            above.push(text);
        }
        preamble.bytes += line.next;
        preamble.lines += 1;
    }
    let failure = told.map_or_else(none, |(_, failure)| failure);
    Err(failure.at(name.display()))
}

/// A header's cells as text.
pub(super) fn texts(cells: &ByteRecord, encoding: Encoding) -> Option<Vec<String>> {
    cells
        .iter()
        .map(|cell| Some(encoding.decode(cell)?.trim().to_owned()))
        .collect()
}

fn none() -> Failure {
    Failure::input("the first line is no header of a table")
        .hint("a CSV file with a line of column names is expected")
}

fn filled(cells: &ByteRecord) -> usize {
    let filled = cells.iter().filter(|cell| !cell.trim_ascii().is_empty());
    filled.count()
}

/// The delimiter of a line such as `sep=;`.
fn delimiter_named(line: &[u8]) -> Option<u8> {
    let line = line.strip_prefix(b"\"").unwrap_or(line);
    let (word, rest) = line.split_at_checked(4)?;
    let rest = rest.strip_suffix(b"\"").unwrap_or(rest);
    let (delimiter, more) = rest.split_first()?;
    let is_one = more.iter().all(|byte| byte == delimiter)
        && delimiter.is_ascii()
        && !delimiter.is_ascii_alphanumeric()
        && *delimiter != b'"';
    (word.eq_ignore_ascii_case(b"sep=") && is_one).then_some(*delimiter)
}

/// The delimiter that the first line has most of, outside quotes.
fn delimiter_of(head: &[u8]) -> u8 {
    let mut counts = [(b',', 0), (b';', 0), (b'\t', 0), (b'|', 0)];
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_delimiter_outside_quotes() {
        for (head, delimiter) in [
            ("id;name,with comma;x\n", b';'),
            ("\"a;b;c;d\",name\n", b','),
            ("id\tname\n", b'\t'),
            ("id|name\n", b'|'),
            ("name\n1;2;3", b','),
        ] {
            assert_eq!(delimiter_of(head.as_bytes()), delimiter, "{head}");
        }
        assert_eq!(delimiter_named(b"sep=;"), Some(b';'));
        assert_eq!(delimiter_named(b"\"SEP=\t\""), Some(b'\t'));
        assert_eq!(delimiter_named(b"sep=x"), None);
        assert_eq!(delimiter_named(b"separator;name"), None);
        assert_eq!(delimiter_named(b"sep="), None);
    }

    fn check(head: &str, expected: Result<(u64, u8), &str>) {
        let watcher = |header: &[String]| {
            if header.iter().any(|column| column == "name") {
                Ok(())
            } else {
                Err(Failure::input(format!("no name in {}", header.join("+"))))
            }
        };
        let found = find(Path::new("f"), head.as_bytes(), watcher)
            .map(|header| (header.preamble.lines, header.delimiter))
            .map_err(|failure| failure.to_string());
        assert_eq!(found, expected.map_err(str::to_owned), "{head}");
    }

    #[test]
    fn a_header_stands_below_titles() {
        check("id,name\n1,x\n", Ok((0, b',')));
        check("Customers, all of them\nid;name\n1;x\n", Ok((1, b';')));
        check(
            "Customers;;\n;;\nof 1.11.2026;;\nid;name;x\n",
            Ok((3, b';')),
        );
        check("\n\nid,name\n", Ok((2, b',')));
        check("sep=;\nid;name\n", Ok((1, b';')));
        check("sep=|\nCustomers\nid|name\n", Ok((2, b'|')));
        // A row below an unknown header is none, whatever it holds.
        check("Kunde,x\nname,1\n", Err("f: no name in Kunde+x"));
        check("Customers\nKunde,x\n1,2\n", Err("f: no name in Kunde+x"));
        check("Kunde\nOla\n", Err("f: no name in Kunde"));
    }
}
