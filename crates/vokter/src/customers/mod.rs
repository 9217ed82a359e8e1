//! Customer files: which column is which fact, how a cell is read, and what a row asks.

mod cells;
mod columns;
pub(crate) mod damage;
mod dates;
mod filler;
mod months;
mod row;
mod several;

pub(crate) use cells::{country, schema};
pub(crate) use columns::{Columns, Mapping, seen};
pub(crate) use dates::{DateOrder, DateRules, read_date};
pub(crate) use filler::plausible;
pub(crate) use row::{Customer, NAME_CHARS_MAX, VALUES_MAX};
