//! Why a publisher's file is not a whole list: the place, the record, the field, and what is wrong.
//!
//! Every reader speaks through [`ReadError`], so that a person finds the place in any format.

use std::fmt;

use crate::markup::{MarkupError, MarkupFault};

/// Where and why reading stopped.
#[derive(Debug, PartialEq, Eq)]
pub struct ReadError {
    /// Where in the file.
    pub place: Place,
    /// How the publisher calls the record at hand, or its number in the file; none outside records.
    pub record: Option<String>,
    /// The element, attribute, column or property at fault, where it is one.
    pub field: Option<String>,
    /// What is wrong.
    pub fault: Fault,
}

/// A place in a file, in the unit in which a person finds it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Place {
    /// Offset in bytes in the unpacked file.
    Byte(u64),
    /// A record's number in a text of lines, the header being 1.
    Row(u64),
    /// A line of a text, from 1.
    Line(u64),
    /// An element of a JSON array, from 1.
    Item(u64),
    /// A row of a workbook's sheet. Boxed, since places are part of every error and result.
    Sheet(Box<SheetRow>),
    /// The file as a whole.
    Whole,
}

/// A row of a workbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetRow {
    /// The sheet's name.
    pub sheet: String,
    /// The row, from 1 as spreadsheets count.
    pub row: u64,
}

/// What can be wrong with a list.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[non_exhaustive]
pub enum Fault {
    /// The XML itself.
    #[error("{0}")]
    Markup(MarkupFault),
    /// A record without the number that identifies it.
    #[error("record without a reference number; fetch the file again")]
    NoReference,
    /// A record without any name.
    #[error("record without a name; fetch the file again")]
    NoName,
    /// Two records with one reference number.
    #[error("reference number {reference} stands also at {first}; fetch the file again")]
    Duplicate {
        /// The number.
        reference: String,
        /// Where the first record with it stands.
        first: Place,
    },
    /// More fields in a record than one can have.
    #[error("record of more than {limit} elements; the file may be an attack, do not use it")]
    RecordSize {
        /// The bound.
        limit: usize,
    },
    /// More records than a list can have.
    #[error("more than {limit} records; the file may be an attack, do not use it")]
    TooManyRecords {
        /// The bound.
        limit: usize,
    },
    /// The file itself says that it has another number of records.
    #[error(
        "the file says that it has {said} records, and has {found}: it is not whole; fetch it again"
    )]
    Incomplete {
        /// What the file says.
        said: usize,
        /// What is there.
        found: usize,
    },
    /// The list names nobody.
    #[error("no records in the list; fetch the file again")]
    NoRecords,
    /// The file's own date is missing or no date.
    #[error("the list does not say when it was published (it says `{0}`); fetch the file again")]
    NoDate(String),
    /// A row has more or fewer cells than the header.
    #[error(
        "{found} columns, where {expected} are expected: the file was cut off or damaged; fetch it again"
    )]
    Columns {
        /// How many there are.
        found: usize,
        /// How many there should be.
        expected: usize,
    },
    /// A column that the format must have is missing.
    #[error("no column `{0}`; the publisher may have changed the format")]
    NoColumn(String),
    /// A value that the format does not know.
    #[error("`{value}` is not {expected}")]
    Value {
        /// What stands there, shortened.
        value: String,
        /// What should.
        expected: String,
    },
    /// A cell that is longer than any can be.
    #[error("cell of more than {limit} bytes; the file may be an attack, do not use it")]
    CellSize {
        /// The bound.
        limit: usize,
    },
    /// The text, workbook or archive cannot be read at all.
    #[error("{0}; fetch the file again")]
    Unreadable(String),
    /// A field of a list of the user's own that there is not.
    #[error("`{0}` is no field of a list; map one of these to a column: {1}")]
    NoSuchField(Box<str>, Box<str>),
    /// A column that the user named and that is not there.
    #[error("no column `{column}`; the columns are {columns}")]
    NoMappedColumn {
        /// The column asked for.
        column: Box<str>,
        /// Those that there are.
        columns: Box<str>,
    },
    /// A table of the user's own where nothing is known to be a name.
    #[error("no column that is known to hold names, among {0}; say which with --map name=COLUMN")]
    NoNameColumn(String),
    /// A list of the user's own without a name, or with one that is another's.
    #[error("{0}")]
    OwnName(String),
    /// A row of the user's own without a name.
    #[error("no name in this row; fill it in or take the row out")]
    NamelessRow,
    /// Two rows of the user's own with one reference and different contents.
    #[error(
        "reference {reference} stands also in {first}, with other contents; give each party one row, several names in a cell by `|`"
    )]
    OwnDuplicate {
        /// The reference.
        reference: String,
        /// The row before.
        first: Place,
    },
    /// A difference of two versions that is not to be applied to this one.
    #[error("{0}")]
    OtherVersion(String),
    /// A difference of two versions without the version that it changes.
    #[error("{0}")]
    NoBase(String),
    /// A file that cannot stand alone.
    #[error("{0}")]
    Alone(String),
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Byte(offset) => write!(f, "byte {offset}"),
            Self::Row(row) => write!(f, "row {row}"),
            Self::Line(line) => write!(f, "line {line}"),
            Self::Item(item) => write!(f, "element {item}"),
            Self::Sheet(at) => write!(f, "sheet {}, row {}", at.sheet, at.row),
            Self::Whole => f.write_str("whole file"),
        }
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.place)?;
        match &self.record {
            Some(record) => write!(f, ", record {record}")?,
            None if self.place == Place::Whole => {}
            None => write!(f, ", outside the records")?,
        }
        if let Some(field) = &self.field {
            write!(f, ", {field}")?;
        }
        write!(f, ": {}", self.fault)
    }
}

impl std::error::Error for ReadError {}

impl ReadError {
    /// A fault of the file as a whole.
    pub(crate) fn whole(fault: Fault) -> Self {
        Self {
            place: Place::Whole,
            record: None,
            field: None,
            fault,
        }
    }

    pub(crate) fn markup(error: MarkupError, record: Option<String>) -> Self {
        Self {
            place: Place::Byte(error.offset),
            record,
            field: None,
            fault: Fault::Markup(error.fault),
        }
    }

    /// The same, in a record.
    #[must_use]
    pub(crate) fn of_record(self, record: &str) -> Self {
        Self {
            record: Some(record.to_owned()),
            ..self
        }
    }

    /// The same, in a named field.
    #[must_use]
    pub(crate) fn in_field(self, field: &str) -> Self {
        Self {
            field: Some(field.to_owned()),
            ..self
        }
    }
}

/// A stranger's text, cut to a length that fits in an error.
pub(crate) fn shortened(text: &str) -> String {
    text.chars().take(60).collect()
}
