//! The lists of the United States' trade departments: the Consolidated Screening List, which joins
//! the lists of Treasury, State and Commerce, and Commerce's Denied Persons.

pub(crate) mod csl;
pub(crate) mod dpl;
mod identity;
mod sources;
