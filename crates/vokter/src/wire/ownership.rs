//! Why a body that is not listed itself is blocked.

use serde::Serialize;
use vokter_screening::ownership::{Hold, Rule};

use crate::owners::{ByOwnership, Owner as Given};

/// A body's blocked owners.
#[derive(Debug, Serialize)]
pub(crate) struct Ownership {
    /// us-50-percent | eu-ownership-or-control | uk-ownership-or-control.
    rules: Vec<&'static str>,
    /// What blocked owners have together.
    percent: f64,
    owners: Vec<Owner>,
    /// From the body up to a listed party.
    path: Vec<String>,
}

#[derive(Debug, Serialize)]
struct Owner {
    name: String,
    /// The id of the listed party that it is; null where it is blocked by its own owners.
    listed: Option<String>,
    /// Null where it is not known, or the owner controls without owning.
    percent: Option<f64>,
    controls: bool,
    as_of: Option<String>,
}

impl Ownership {
    pub(super) fn of(given: &ByOwnership) -> Self {
        let owner = |owner: &Given| Owner {
            name: owner.name.clone(),
            listed: owner.listed.clone(),
            percent: match owner.hold {
                Hold::Share(stake) => Some(f64::from(stake.hundredths()) / 100.0),
                Hold::UnknownShare | Hold::Control => None,
            },
            controls: owner.hold == Hold::Control,
            as_of: owner.as_of.map(|day| day.to_string()),
        };
        Self {
            rules: given.rules.iter().copied().map(Rule::as_str).collect(),
            percent: f64::from(given.blocked.share().hundredths()) / 100.0,
            owners: given.owners.iter().map(owner).collect(),
            path: given.path.clone(),
        }
    }
}
