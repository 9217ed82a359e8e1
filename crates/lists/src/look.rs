//! The first look at a file's content: what kind of thing it is, before anybody reads it.
//!
//! Names and endings of files lie; this looks at bytes only, and at few of them.

use std::fmt;
use std::io::Cursor;

use crate::markup::{Markup, MarkupError, Step};
use crate::{table, workbook};

/// How much of a file is looked at to describe it, in bytes.
const LOOK_BYTES: usize = 64 << 10;

/// How many rows of a table are looked at.
const ROWS: usize = 3;

/// How many columns a header below a row of one cell has at least.
const HEADER_WIDTH: usize = 5;

/// How many elements of an XML file are looked at.
const ELEMENTS: usize = 40;

/// How much of an unknown file an error shows.
const BYTES_SHOWN: usize = 8;
const CHARS_SHOWN: usize = 40;

/// What a file that can be read looks like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Look {
    /// XML.
    Xml {
        /// The root's local name.
        root: String,
        /// The root's default namespace, empty if it has none.
        namespace: String,
        /// Local names of the first elements in it.
        inside: Vec<String>,
    },
    /// JSON, or JSON Lines.
    Json {
        /// Its beginning.
        head: String,
    },
    /// Delimited text.
    Delimited {
        /// Comma, semicolon or tab.
        delimiter: u8,
        /// The first rows, cells trimmed.
        rows: Vec<Vec<String>>,
    },
    /// An Office Open XML workbook.
    Workbook {
        /// The first rows of the first sheet, cells trimmed.
        rows: Vec<Vec<String>>,
    },
    /// A zip archive of several files.
    Zip {
        /// Their names.
        entries: Vec<String>,
    },
    /// Text without a separator.
    Text {
        /// Its beginning.
        head: String,
    },
}

/// What an unknown file looks like.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Seen {
    /// No bytes.
    Empty,
    /// XML with another root element.
    Xml {
        /// The root's local name.
        root: String,
    },
    /// Something that begins as XML and is not.
    BrokenXml {
        /// Where and why.
        reason: String,
    },
    /// JSON.
    Json {
        /// How it begins.
        head: String,
    },
    /// Lines with the same separator.
    Csv {
        /// The names of the first columns.
        columns: Vec<String>,
    },
    /// HTML, such as a download's error page.
    Html,
    /// A zip archive of several files.
    Zip,
    /// A workbook.
    Workbook {
        /// The names of the first columns.
        columns: Vec<String>,
    },
    /// A PDF.
    Pdf,
    /// Other text.
    Text {
        /// How it begins.
        head: String,
    },
    /// Bytes that are no text.
    Bytes {
        /// The first of them.
        head: Vec<u8>,
    },
    /// One of these, packed with gzip.
    Gzipped(Box<Seen>),
}

impl Seen {
    /// The same, packed if `packed`.
    pub(crate) fn inside(self, packed: bool) -> Self {
        if packed {
            Self::Gzipped(Box::new(self))
        } else {
            self
        }
    }
}

impl fmt::Display for Seen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let first = |columns: &[String]| {
            columns
                .join(", ")
                .replace("; ", ";")
                .chars()
                .take(80)
                .collect::<String>()
        };
        match self {
            Self::Empty => f.write_str("empty file"),
            Self::Xml { root } => write!(f, "XML with root <{root}>"),
            Self::BrokenXml { reason } => write!(f, "broken XML ({reason})"),
            Self::Json { .. } => f.write_str("JSON"),
            Self::Csv { columns } => write!(f, "CSV text with columns {}", first(columns)),
            Self::Html => f.write_str("HTML page"),
            Self::Zip => f.write_str("zip archive"),
            Self::Workbook { columns } => write!(f, "workbook with columns {}", first(columns)),
            Self::Pdf => f.write_str("PDF"),
            Self::Text { head } if head.is_empty() => f.write_str("blank text"),
            Self::Text { head } => write!(f, "plain text that begins `{head}`"),
            Self::Bytes { head } => {
                f.write_str("bytes that are no text, the first")?;
                head.iter().try_for_each(|byte| write!(f, " {byte:02x}"))
            }
            Self::Gzipped(inner) => write!(f, "gzip of {inner}"),
        }
    }
}

impl Look {
    /// What the error calls it, when no reader wants it.
    pub(crate) fn seen(&self) -> Seen {
        match self {
            Self::Xml { root, .. } => Seen::Xml {
                root: root.chars().take(60).collect(),
            },
            Self::Json { head } => Seen::Json {
                head: beginning(head),
            },
            Self::Delimited { rows, .. } => Seen::Csv {
                columns: rows.first().cloned().unwrap_or_default(),
            },
            Self::Workbook { rows } => Seen::Workbook {
                columns: rows.first().cloned().unwrap_or_default(),
            },
            Self::Zip { .. } => Seen::Zip,
            Self::Text { head } => Seen::Text {
                head: beginning(head),
            },
        }
    }

    /// Whether it is XML with this root.
    pub(crate) fn is_xml(&self, wanted: &str) -> bool {
        matches!(self, Self::Xml { root, .. } if root == wanted)
    }

    /// Whether one of the first elements in the XML has this local name.
    pub(crate) fn has_element(&self, wanted: &str) -> bool {
        matches!(self, Self::Xml { inside, .. } if inside.iter().any(|name| name == wanted))
    }

    /// Whether the root's default namespace has this in it.
    pub(crate) fn has_namespace(&self, part: &str) -> bool {
        matches!(self, Self::Xml { namespace, .. } if namespace.contains(part))
    }

    /// The first rows of a table, delimited or a workbook.
    pub(crate) fn rows(&self) -> &[Vec<String>] {
        match self {
            Self::Delimited { rows, .. } | Self::Workbook { rows } => rows,
            _ => &[],
        }
    }

    /// Whether one of the first rows of a table holds all these column names, in any case.
    pub(crate) fn has_columns(&self, names: &[&str]) -> bool {
        let has =
            |row: &[String], name: &str| row.iter().any(|cell| cell.eq_ignore_ascii_case(name));
        self.rows()
            .iter()
            .any(|row| names.iter().all(|name| has(row, name)))
    }
}

/// Looks at a file's unpacked bytes.
///
/// # Errors
/// What it is, when it is nothing that a list can be.
pub(crate) fn look(bytes: &[u8]) -> Result<Look, Seen> {
    if bytes.is_empty() {
        return Err(Seen::Empty);
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return archive(bytes);
    }
    if bytes.starts_with(b"%PDF-") {
        return Err(Seen::Pdf);
    }
    let utf16 = matches!(
        bytes,
        [0xfe, 0xff, 0, b'<', ..] | [0xff, 0xfe, b'<', 0, ..] | [b'<', 0, ..] | [0, b'<', ..]
    );
    let begin = bytes
        .strip_prefix(b"\xef\xbb\xbf")
        .unwrap_or(bytes)
        .trim_ascii_start();
    let head = begin.get(..begin.len().min(LOOK_BYTES)).unwrap_or(begin);
    if begin.starts_with(b"<") || utf16 {
        return if is_html(head) {
            Err(Seen::Html)
        } else {
            xml(bytes)
        };
    }
    if head.is_empty() {
        return Err(Seen::Text {
            head: String::new(),
        });
    }
    let no_text = || Seen::Bytes {
        head: begin.iter().take(BYTES_SHOWN).copied().collect(),
    };
    if head.contains(&0) {
        return Err(no_text());
    }
    let text = match std::str::from_utf8(head) {
        Ok(text) => Some(text),
        // A cut in the middle of a character is no fault of the file.
        Err(error) if error.error_len().is_none() => {
            std::str::from_utf8(head.get(..error.valid_up_to()).unwrap_or_default()).ok()
        }
        Err(_) => None,
    };
    match text {
        Some(text) if text.starts_with(['{', '[']) => Ok(Look::Json {
            head: text.to_owned(),
        }),
        Some(text) => Ok(
            delimited(text, head.len() < begin.len()).unwrap_or_else(|| Look::Text {
                head: text.to_owned(),
            }),
        ),
        None => delimited(&table::decode(head), head.len() < begin.len()).ok_or_else(no_text),
    }
}

/// How a text begins, in one line of an error.
fn beginning(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default();
    // In an error `; ` comes before what to do.
    line.replace("; ", ";").chars().take(CHARS_SHOWN).collect()
}

fn is_html(head: &[u8]) -> bool {
    let start = head
        .get(..head.len().min(15))
        .unwrap_or(head)
        .to_ascii_lowercase();
    start.starts_with(b"<!doctype html") || start.starts_with(b"<html")
}

fn xml(bytes: &[u8]) -> Result<Look, Seen> {
    let broken = |error: MarkupError| Seen::BrokenXml {
        reason: error.to_string(),
    };
    let mut markup = match Markup::new(bytes) {
        Ok(markup) => markup,
        // The list's own reader says better where the bytes are wrong, if the root is known.
        Err(error) => return root_by_bytes(bytes).ok_or_else(|| broken(error)),
    };
    let Step::Open { name, tag } = markup.step().map_err(broken)? else {
        return Err(Seen::Text {
            head: String::new(),
        });
    };
    let root = name.to_owned();
    let mut attributes = tag.attributes().flatten();
    let namespace = attributes
        .find(|attribute| attribute.key.as_ref().starts_with("xmlns"))
        .map(|attribute| attribute.value.as_ref().to_owned())
        .unwrap_or_default();
    let mut inside = Vec::new();
    // A break further on is for the reader to tell, which knows the record.
    while inside.len() < ELEMENTS {
        match markup.step() {
            Ok(Step::Open { name, .. }) => inside.push(name.to_owned()),
            Ok(Step::End) | Err(_) => break,
            Ok(_) => {}
        }
    }
    Ok(Look::Xml {
        root,
        namespace,
        inside,
    })
}

/// The root of XML whose encoding is broken somewhere after it.
fn root_by_bytes(bytes: &[u8]) -> Option<Look> {
    let head = bytes.get(..bytes.len().min(LOOK_BYTES))?;
    let head = String::from_utf8_lossy(head);
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | ':');
    let root = head.split('<').skip(1).find_map(|tag| {
        let name: String = tag.chars().take_while(|c| is_name(*c)).collect();
        (!name.is_empty()).then_some(name)
    })?;
    Some(Look::Xml {
        root: root.rsplit(':').next().unwrap_or(&root).to_owned(),
        namespace: String::new(),
        inside: Vec::new(),
    })
}

fn archive(bytes: &[u8]) -> Result<Look, Seen> {
    let Ok(archive) = zip::ZipArchive::new(Cursor::new(bytes)) else {
        return Err(Seen::Zip);
    };
    let entries: Vec<String> = archive
        .file_names()
        .flatten()
        .map(std::borrow::Cow::into_owned)
        .collect();
    if !entries.iter().any(|name| name == "xl/workbook.xml") {
        return Ok(Look::Zip { entries });
    }
    // What is wrong with a sheet is said by whoever reads all of it.
    let rows = workbook::first_sheet(bytes, Some(ROWS)).map_or_else(|_| Vec::new(), |s| s.rows);
    let trimmed = |cells: Vec<String>| cells.iter().map(|cell| cell.trim().to_owned()).collect();
    let rows = rows.into_iter().map(|(_, cells)| trimmed(cells)).collect();
    Ok(Look::Workbook { rows })
}

/// The separator that cuts the first rows into the same number of cells, at least two.
fn delimited(text: &str, cut: bool) -> Option<Look> {
    let mut best: Option<(usize, u8, Vec<Vec<String>>)> = None;
    for delimiter in [b'\t', b';', b','] {
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(delimiter)
            .from_reader(text.as_bytes());
        let mut rows: Vec<Vec<String>> = Vec::new();
        for record in reader.records().take(ROWS + 1).map_while(Result::ok) {
            // A lone Ctrl-Z, which OFAC writes at the end of a file, is no row.
            if record.len() == 1 && record.get(0) == Some("\u{1a}") {
                continue;
            }
            rows.push(record.iter().map(|cell| cell.trim().to_owned()).collect());
        }
        if cut && rows.len() <= ROWS {
            // The last row was cut by the look, not by the file.
            rows.pop();
        }
        rows.truncate(ROWS);
        let first = rows.first().map_or(0, Vec::len);
        // A row with the date alone may stand before the header.
        let below = rows.get(1).map_or(0, Vec::len);
        let width = if first == 1 && below >= HEADER_WIDTH {
            below
        } else {
            first
        };
        let below = rows.get(usize::from(width != first)..).unwrap_or_default();
        let steady = below.iter().all(|row| row.len() == width);
        // Half of a text in quotation marks: the separator stands within texts, not between them.
        let halved = |cell: &String| cell.matches('"').count() % 2 == 1;
        if width < 2 || !steady || rows.iter().flatten().any(halved) {
            continue;
        }
        if best.as_ref().is_none_or(|(known, ..)| width > *known) {
            best = Some((width, delimiter, rows));
        }
    }
    best.map(|(_, delimiter, rows)| Look::Delimited { delimiter, rows })
}
