//! Customer files: which column is which fact, and what a row asks.

mod columns;
mod row;
mod several;

pub(crate) use columns::{Columns, Mapping, seen};
pub(crate) use row::Customer;
