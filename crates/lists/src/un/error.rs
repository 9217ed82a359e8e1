//! Why a file is not a whole UN list, with the place and the record.

use std::fmt;

use crate::markup::{MarkupError, MarkupFault};

/// Where and why reading stopped.
#[derive(Debug, PartialEq, Eq)]
pub struct UnError {
    /// Offset in bytes in the unpacked XML.
    pub offset: u64,
    /// The reference number of the record at hand, or its number in the file if that was not
    /// read yet ("individual 17"); none outside records.
    pub record: Option<String>,
    /// What is wrong.
    pub fault: UnFault,
}

/// What can be wrong with a UN list.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[non_exhaustive]
pub enum UnFault {
    /// The XML itself.
    #[error("{0}")]
    Markup(MarkupFault),
    /// A record without REFERENCE_NUMBER.
    #[error("record without a reference number; fetch the file again")]
    NoReference,
    /// A record without any name.
    #[error("record without a name; fetch the file again")]
    NoName,
    /// Two records with one reference number.
    #[error("reference number {reference} stands also at byte {first}; fetch the file again")]
    Duplicate {
        /// The number.
        reference: String,
        /// Offset of the first record with it.
        first: u64,
    },
    /// More elements in a record than one can have.
    #[error("record of more than {limit} elements; the file may be an attack, do not use it")]
    RecordSize {
        /// The bound.
        limit: usize,
    },
    /// More records than the list can have.
    #[error("more than {limit} records; the file may be an attack, do not use it")]
    TooManyRecords {
        /// The bound.
        limit: usize,
    },
    /// The list names nobody.
    #[error("no records in the list; fetch the file again")]
    NoRecords,
    /// The root's dateGenerated is missing or no date.
    #[error(
        "the list does not say when it was generated (dateGenerated is `{0}`); fetch the file again"
    )]
    NoDate(String),
}

impl fmt::Display for UnError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "byte {}", self.offset)?;
        match &self.record {
            Some(record) => write!(f, ", record {record}")?,
            None => write!(f, ", outside the records")?,
        }
        write!(f, ": {}", self.fault)
    }
}

impl std::error::Error for UnError {}

impl UnError {
    pub(super) fn markup(error: MarkupError, record: Option<String>) -> Self {
        Self {
            offset: error.offset,
            record,
            fault: UnFault::Markup(error.fault),
        }
    }
}
