//! Delimited text files as people send them: comma, semicolon or tab, with or without a byte
//! order mark, UTF-8 or Windows-1252, quoted fields with line breaks in them.
//!
//! A file is looked over once ([`survey`]) before it is read ([`Records`]): encoding and
//! delimiter are decided on all of it, in bounded memory, at the price of reading it twice. A
//! pipe is decided on its first mebibyte.

mod encoding;
mod records;
mod survey;

pub(crate) use encoding::Encoding;
pub(crate) use records::{Record, Records};
pub(crate) use survey::{Dialect, Input, Watch, survey};
