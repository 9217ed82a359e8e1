//! Rows of a publisher's table: delimited text in UTF-8 or Windows-1252, or a workbook's sheet.
//!
//! Both are read into the same [`Row`]s, whose cells are found by the header's words, compared
//! without case and outer white space. A row that is longer or shorter than the header is an
//! error that names it: a list is never half read.

use std::borrow::Cow;

use crate::fault::{Fault, Place, ReadError, SheetRow};
use crate::workbook;

/// The longest cell, in bytes. The longest real remark has some 10,000.
const CELL_BYTES_MAX: usize = 1 << 20;

/// More rows than a published table has; the largest real one has some 25,000.
const ROWS_MAX: usize = 5_000_000;

/// A table with its header.
#[derive(Clone, Debug)]
pub(crate) struct Table {
    /// The rows before the header.
    before: Vec<Row>,
    header: Vec<String>,
    rows: Vec<Row>,
}

/// One row: as many cells as the table's header has.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    /// Where it stands.
    pub(crate) place: Place,
    cells: Vec<String>,
}

/// A row with the header that names its cells.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Record<'t> {
    header: &'t [String],
    row: &'t Row,
}

/// Where a table's header stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Header {
    /// In the row of this number, from 0; rows before it are returned as they are.
    Row(usize),
    /// Nowhere: these names, in the publisher's order.
    Known(&'static [&'static str]),
}

impl<'t> Record<'t> {
    /// A cell by its column's name, trimmed; none when empty or when there is no such column.
    pub(crate) fn get(&self, column: &str) -> Option<&'t str> {
        let wanted = column.trim();
        let at = self
            .header
            .iter()
            .position(|name| name.eq_ignore_ascii_case(wanted))?;
        self.cell(at)
    }

    /// A cell by its place, from 0.
    pub(crate) fn cell(&self, at: usize) -> Option<&'t str> {
        let text = self.row.cells.get(at)?.trim();
        (!text.is_empty()).then_some(text)
    }

    /// A cell by its place, white space and all.
    pub(crate) fn raw(&self, at: usize) -> &'t str {
        self.row.cells.get(at).map_or("", String::as_str)
    }

    /// Every cell that is not empty, with its column's name.
    pub(crate) fn filled(&self) -> impl Iterator<Item = (&'t str, &'t str)> {
        let names = self.header.iter().map(String::as_str);
        let cells = self.row.cells.iter().map(|cell| cell.trim());
        names.zip(cells).filter(|(_, cell)| !cell.is_empty())
    }

    /// Where the row stands.
    pub(crate) fn place(&self) -> &'t Place {
        &self.row.place
    }

    /// An error in this row.
    pub(crate) fn error(
        &self,
        record: Option<&str>,
        field: Option<&str>,
        fault: Fault,
    ) -> ReadError {
        ReadError {
            place: self.row.place.clone(),
            record: record.map(str::to_owned),
            field: field.map(str::to_owned),
            fault,
        }
    }
}

impl Table {
    /// Delimited text. Rows without any content are left out; a lone Ctrl-Z, the end-of-file mark
    /// of CP/M that OFAC still writes, ends the file.
    pub(crate) fn delimited(
        bytes: &[u8],
        delimiter: u8,
        header: Header,
    ) -> Result<Self, ReadError> {
        let text = decode(bytes);
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(delimiter)
            .from_reader(text.as_bytes());
        let mut rows = Vec::new();
        for (at, record) in reader.records().enumerate() {
            let number = at as u64 + 1;
            let record = record.map_err(|error| ReadError {
                place: Place::Row(number),
                record: None,
                field: None,
                fault: Fault::Unreadable(error.to_string()),
            })?;
            if record.len() == 1 && record.get(0) == Some("\u{1a}") {
                continue;
            }
            rows.push(Row {
                place: Place::Row(number),
                cells: record.iter().map(str::to_owned).collect(),
            });
        }
        Self::of(rows, header)
    }

    /// The first sheet of a workbook (Office Open XML).
    pub(crate) fn workbook(bytes: &[u8], header: Header) -> Result<Self, ReadError> {
        let sheet = workbook::first_sheet(bytes, None).map_err(ReadError::whole)?;
        let rows = sheet.rows.into_iter().map(|(row, cells)| Row {
            place: Place::Sheet(Box::new(SheetRow {
                sheet: sheet.name.clone(),
                row,
            })),
            cells,
        });
        Self::of(rows.collect(), header)
    }

    fn of(mut rows: Vec<Row>, header: Header) -> Result<Self, ReadError> {
        if rows.len() > ROWS_MAX {
            let fault = Fault::TooManyRecords { limit: ROWS_MAX };
            return Err(ReadError::whole(fault));
        }
        let mut before = Vec::new();
        let header: Vec<String> = match header {
            Header::Known(names) => names.iter().map(|name| (*name).to_owned()).collect(),
            Header::Row(at) => {
                if rows.len() <= at {
                    return Err(ReadError::whole(Fault::NoRecords));
                }
                before = rows.drain(..=at).collect();
                let cells = before.pop().map(|row| row.cells).unwrap_or_default();
                cells.iter().map(|cell| cell.trim().to_owned()).collect()
            }
        };
        rows.retain(|row| row.cells.iter().any(|cell| !cell.trim().is_empty()));
        for row in &rows {
            let fault = |fault| ReadError {
                place: row.place.clone(),
                record: None,
                field: None,
                fault,
            };
            if row.cells.len() != header.len() {
                return Err(fault(Fault::Columns {
                    found: row.cells.len(),
                    expected: header.len(),
                }));
            }
            if row.cells.iter().any(|cell| cell.len() > CELL_BYTES_MAX) {
                return Err(fault(Fault::CellSize {
                    limit: CELL_BYTES_MAX,
                }));
            }
        }
        Ok(Self {
            before,
            header,
            rows,
        })
    }

    /// The cells of the rows before the header that are not empty, trimmed.
    pub(crate) fn preamble(&self) -> impl Iterator<Item = &str> {
        let cells = self.before.iter().flat_map(|row| &row.cells);
        cells
            .map(|cell| cell.trim())
            .filter(|cell| !cell.is_empty())
    }

    /// The same table without its first row.
    pub(crate) fn without_first(mut self) -> Self {
        if !self.rows.is_empty() {
            self.rows.remove(0);
        }
        self
    }

    /// The names of the columns, trimmed.
    pub(crate) fn header(&self) -> &[String] {
        &self.header
    }

    /// The rows, in order.
    pub(crate) fn records(&self) -> impl ExactSizeIterator<Item = Record<'_>> {
        self.rows.iter().map(|row| Record {
            header: &self.header,
            row,
        })
    }

    /// Holds that the columns which the reader cannot do without are there.
    pub(crate) fn must_have(&self, columns: &[&str]) -> Result<(), ReadError> {
        let missing = columns.iter().find(|column| {
            !self
                .header
                .iter()
                .any(|name| name.eq_ignore_ascii_case(column))
        });
        match missing {
            None => Ok(()),
            Some(column) => Err(ReadError::whole(Fault::NoColumn((*column).to_owned()))),
        }
    }
}

/// UTF-8 where it is, else Windows-1252, in which every byte is a character.
pub(crate) fn decode(bytes: &[u8]) -> Cow<'_, str> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => {
            encoding_rs::WINDOWS_1252
                .decode_without_bom_handling(bytes)
                .0
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_found_by_the_words_of_the_header() {
        let csv = b"Last Updated,1\nName 6, Title \nBj\xf8rn , \n\"a\nb\",c\n,\n";
        let error = Table::delimited(b"a,b\n1\n", b',', Header::Row(0)).unwrap_err();
        assert!(error.to_string().starts_with("row 2"), "{error}");
        let table = Table::delimited(csv, b',', Header::Row(1)).unwrap();
        let rows: Vec<_> = table.records().collect();
        assert_eq!(rows.len(), 2);
        assert_eq!(rows[0].get("name 6"), Some("Bjørn"));
        assert_eq!(rows[0].get("Title"), None);
        assert_eq!(
            rows[1].filled().collect::<Vec<_>>(),
            [("Name 6", "a\nb"), ("Title", "c")]
        );
        assert!(table.must_have(&["Title"]).is_ok() && table.must_have(&["X"]).is_err());
    }

    #[test]
    fn a_known_header_and_the_last_byte_of_ofac() {
        let table = Table::delimited(b"1,A\r\n2,B\r\n\x1a\r\n", b',', Header::Known(&["n", "v"]));
        let table = table.unwrap();
        assert_eq!(table.records().len(), 2);
        assert_eq!(table.records().nth(1).unwrap().get("v"), Some("B"));
    }
}
