//! Delimited text files as people send them: comma, semicolon, tab or bar, with or without a byte
//! order mark, UTF-8, UTF-16 or Windows-1252, quoted cells with line breaks in them, quotation
//! marks that quote nothing, titles above the header.
//!
//! A file is looked over once ([`survey`]) before it is read ([`Records`]): its header is found and
//! its encoding decided on all of it, in bounded memory, at the price of reading it twice. A
//! pipe is decided on its first mebibyte.

mod cells;
mod encoding;
mod form;
mod header;
mod lines;
mod records;
mod survey;
mod utf16;

pub(crate) use encoding::Encoding;
pub(crate) use form::Dialect;
pub(crate) use records::{Record, Records};
pub(crate) use survey::{Input, Watch, survey};
