//! How publishers write things in words: what more than one reader has to understand.

mod date;
mod name;

pub(crate) use date::{date, month};
pub(crate) use name::turned;
