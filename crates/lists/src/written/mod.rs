//! How publishers write things in words: what more than one reader has to understand.

mod counted;
mod date;
mod dates;
pub(crate) mod documents;
mod labelled;
mod name;
pub(crate) mod names;
mod order;
mod several;

pub(crate) use counted::items;
pub(crate) use date::{date, month};
pub(crate) use dates::{dates, day};
pub(crate) use labelled::labelled;
pub(crate) use name::turned;
pub(crate) use order::given_first;
pub(crate) use several::{also_known, by_script, either_side, listed, runs};
