//! The publishers' files under `VOKTER_SHARED/lists`, unpacked, and their tables by column name.

use std::collections::HashMap;
use std::fs;
use std::io::{Cursor, Read as _};

use quick_xml::Reader;
use quick_xml::events::Event;

/// The bytes of a list file; `.gz` is unpacked.
///
/// These checks compare with real files and are worth nothing without them, so a missing
/// folder fails and never skips.
pub(crate) fn bytes(name: &str) -> Vec<u8> {
    let path = vokter_checks::shared(&format!("lists/{name}"));
    let packed =
        fs::read(&path).unwrap_or_else(|error| panic!("cannot read {}: {error}", path.display()));
    if path.extension().is_none_or(|extension| extension != "gz") {
        return packed;
    }
    let mut unpacked = Vec::new();
    flate2::read::MultiGzDecoder::new(packed.as_slice())
        .read_to_end(&mut unpacked)
        .unwrap_or_else(|error| panic!("{name} is not gzip: {error}"));
    unpacked
}

/// One row of a table by column name.
pub(crate) type Row = HashMap<String, String>;

/// The rows of a CSV whose header is the record number `header`, from 0.
pub(crate) fn rows(bytes: &[u8], header: usize) -> Vec<Row> {
    let mut records = records(bytes).into_iter().skip(header);
    let columns = records.next().expect("a header");
    records
        .map(|cells| columns.iter().cloned().zip(cells).collect())
        .collect()
}

/// The records of a CSV, cells trimmed.
pub(crate) fn records(bytes: &[u8]) -> Vec<Vec<String>> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_reader(bytes)
        .byte_records()
        .map(|record| {
            let record = record.expect("a CSV record");
            record
                .iter()
                .map(|cell| String::from_utf8_lossy(cell).trim().to_owned())
                .collect()
        })
        .collect()
}

/// The cell of a column, empty where it is missing.
pub(crate) fn cell<'r>(row: &'r Row, column: &str) -> &'r str {
    row.get(column).map_or("", String::as_str)
}

/// The members of a zip whose path begins with `folder`.
pub(crate) fn members(bytes: Vec<u8>, folder: &str) -> Vec<Vec<u8>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a zip");
    let mut found = Vec::new();
    for at in 0..archive.len() {
        let mut member = archive.by_index(at).expect("a member");
        if member.is_file() && member.name().expect("a UTF-8 path").starts_with(folder) {
            let mut bytes = Vec::new();
            member.read_to_end(&mut bytes).expect("a readable member");
            found.push(bytes);
        }
    }
    assert!(!found.is_empty(), "no member under {folder}");
    found
}

/// The rows of a workbook's first sheet, dates as serial numbers of the day.
pub(crate) fn sheet(bytes: Vec<u8>) -> Vec<HashMap<String, calamine::Data>> {
    use calamine::Reader as _;
    let mut workbook: calamine::Xlsx<_> =
        calamine::Xlsx::new(Cursor::new(bytes)).expect("a workbook");
    let range = workbook
        .worksheet_range_at(0)
        .expect("a sheet")
        .expect("a readable sheet");
    let mut rows = range.rows();
    let columns: Vec<String> = rows
        .next()
        .expect("a header")
        .iter()
        .map(ToString::to_string)
        .collect();
    rows.map(|row| columns.iter().cloned().zip(row.iter().cloned()).collect())
        .collect()
}

/// An element with all it holds; local names only.
#[derive(Debug, Default)]
pub(crate) struct Element {
    pub(crate) name: String,
    pub(crate) attributes: HashMap<String, String>,
    pub(crate) text: String,
    pub(crate) children: Vec<Element>,
}

impl Element {
    /// The whole document.
    pub(crate) fn parse(bytes: &[u8]) -> Self {
        let mut reader = Reader::from_reader(bytes);
        let mut open = vec![Self::default()];
        loop {
            match reader.read_event().expect("well-formed XML") {
                Event::Start(start) => open.push(Self::begin(&start)),
                Event::Empty(start) => {
                    let element = Self::begin(&start);
                    open.last_mut().expect("a parent").children.push(element);
                }
                Event::End(_) => {
                    let element = open.pop().expect("an open element");
                    open.last_mut().expect("a parent").children.push(element);
                }
                Event::Text(text) => {
                    open.last_mut().expect("an element").text += &text;
                }
                Event::GeneralRef(entity) => {
                    let text = format!("&{};", &*entity);
                    let text = quick_xml::escape::unescape(&text).expect("a known entity");
                    open.last_mut().expect("an element").text += &text;
                }
                Event::Eof => break,
                _ => {}
            }
        }
        open.remove(0).children.remove(0)
    }

    fn begin(start: &quick_xml::events::BytesStart<'_>) -> Self {
        let attributes = start.attributes().map(|attribute| {
            let attribute = attribute.expect("an attribute");
            let value = quick_xml::escape::unescape(&attribute.value).expect("a known entity");
            (
                attribute.key.local_name().as_ref().to_owned(),
                value.into_owned(),
            )
        });
        Self {
            name: start.local_name().as_ref().to_owned(),
            attributes: attributes.collect(),
            ..Self::default()
        }
    }

    /// The children of a name.
    pub(crate) fn all<'e>(&'e self, name: &'e str) -> impl Iterator<Item = &'e Self> {
        self.children.iter().filter(move |child| child.name == name)
    }

    /// The trimmed text of the first child of a name, empty where there is none.
    pub(crate) fn get<'e>(&'e self, name: &'e str) -> &'e str {
        self.all(name).next().map_or("", |child| child.text.trim())
    }

    /// An attribute, empty where there is none.
    pub(crate) fn attribute(&self, name: &str) -> &str {
        self.attributes.get(name).map_or("", String::as_str)
    }
}
