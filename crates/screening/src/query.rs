//! The party that is looked for, and how.

use vokter_entities::{Country, Gender, PartialDate, Schema};
use vokter_names::Bits;

/// A party to look for. At least a name or an identifier.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Query {
    /// Its name, as typed.
    pub name: Option<String>,
    /// Other names of the same party: the best of all names counts.
    pub aliases: Vec<String>,
    /// What it is, if known.
    pub schema: Option<Schema>,
    /// When it was born.
    pub birth_date: Option<PartialDate>,
    /// Other dates that are given of its birth: the best of all counts.
    pub other_birth_dates: Vec<PartialDate>,
    /// Countries it is tied to.
    pub countries: Vec<Country>,
    /// Its gender.
    pub gender: Option<Gender>,
    /// Passport, register, IMO numbers … of any kind.
    pub ids: Vec<String>,
}

/// How to search.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// Least score, 0 to 1, of a hit.
    pub threshold: f64,
    /// Most hits returned; `None` for all.
    pub limit: Option<usize>,
    /// Log-odds that a customer is a given listed party before anything is compared.
    pub prior: Bits,
}

/// The prior of a screen: one in 65,536.
pub const SCREEN_PRIOR: Bits = Bits(-1600);
/// The threshold of a screen.
pub const SCREEN_THRESHOLD: f64 = 0.7;

impl Default for Settings {
    fn default() -> Self {
        Self {
            threshold: SCREEN_THRESHOLD,
            limit: Some(50),
            prior: SCREEN_PRIOR,
        }
    }
}
