//! How publishers write things in words: what more than one reader has to understand.

mod counted;
mod date;
mod dates;
pub(crate) mod documents;
mod labelled;
pub(crate) mod names;
mod name;

pub(crate) use counted::items;
pub(crate) use date::{date, month};
pub(crate) use dates::dates;
pub(crate) use labelled::labelled;
pub(crate) use name::turned;
