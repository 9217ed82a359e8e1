//! How people write facts: a country, a schema, a date; and what is written where nothing is known.

mod cells;
pub mod damage;
mod dates;
pub mod filler;
mod imo;
mod months;
mod numbers;

pub use cells::{country, gender, language, schema};
pub use dates::{
    BirthDate, DateOrder, DateRules, DateSurvey, read_birth_date, read_date, read_typed_date,
};
pub use filler::plausible;
pub use imo::{is_imo_number, wrong_as_imo_number, wrong_imo_numbers};
pub use numbers::numbers_in;

/// Longest name that is screened, in characters; the longest on any list has about 300.
pub const NAME_CHARS_MAX: usize = 1000;
/// Most aliases or identifiers of one party.
pub const VALUES_MAX: usize = 100;
/// Most characters of all names of one party together: a hundred aliases of an ordinary length. What one
/// question costs grows with them.
pub const NAMES_CHARS_MAX: usize = 4000;
