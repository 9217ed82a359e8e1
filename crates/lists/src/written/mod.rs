//! How publishers write things in words: what more than one reader has to understand.

mod date;

pub(crate) use date::{date, month};
