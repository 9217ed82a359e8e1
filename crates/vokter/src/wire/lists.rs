//! `vokter lists --json` and `vokter lists import --json`.

use std::collections::BTreeMap;

use serde::Serialize;

/// The state of the version that answers rest on.
pub(crate) const IN_FORCE: &str = "in-force";
/// The state of an older version.
pub(crate) const HISTORY: &str = "history";
/// The state of a version that was kept aside.
pub(crate) const REFUSED: &str = "refused";
/// The state of a version whose kept file is missing or not what was imported.
pub(crate) const CORRUPT: &str = "corrupt";

/// A list in force.
#[derive(Debug, Serialize)]
pub(crate) struct List {
    pub(crate) list: String,
    pub(crate) title: String,
    pub(crate) version: String,
    pub(crate) published: String,
    pub(crate) fetched: Option<String>,
    /// When the publisher was last asked and had nothing newer; null if it never was.
    pub(crate) checked: Option<String>,
    pub(crate) sha256: String,
    pub(crate) records: usize,
    pub(crate) by_schema: BTreeMap<String, usize>,
    pub(crate) names: usize,
    pub(crate) age_days: i32,
    /// fresh | stale | corrupt.
    pub(crate) state: &'static str,
    pub(crate) versions: Vec<Version>,
}

/// A kept version.
#[derive(Debug, Serialize)]
pub(crate) struct Version {
    pub(crate) version: String,
    pub(crate) published: String,
    pub(crate) records: usize,
    /// asked | file | server | file-name | import: who says of which day it is.
    pub(crate) dated_by: &'static str,
    /// The publisher's files by name.
    pub(crate) files: Vec<String>,
    /// in-force | history | refused | corrupt.
    pub(crate) state: &'static str,
}

/// What became of the imported files of one version.
#[derive(Debug, Serialize)]
pub(crate) struct Import {
    pub(crate) files: Vec<String>,
    pub(crate) list: String,
    pub(crate) title: String,
    pub(crate) version: String,
    pub(crate) published: String,
    pub(crate) sha256: String,
    pub(crate) records: usize,
    pub(crate) by_schema: BTreeMap<String, usize>,
    pub(crate) names: usize,
    /// in-force | history | known | refused.
    pub(crate) state: &'static str,
    /// asked | file | server | file-name | import.
    pub(crate) dated_by: &'static str,
    /// What was left out or is missing, one line each.
    pub(crate) warnings: Vec<String>,
    pub(crate) previous: Option<String>,
    /// What it lacks beside `previous`, beyond the bounds of `--strict`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) lost: Option<Lost>,
}

/// What went missing with a version that took another's place.
#[derive(Debug, Serialize)]
pub(crate) struct Lost {
    /// In words, for people.
    #[serde(skip)]
    pub(crate) text: String,
    pub(crate) records: usize,
    pub(crate) names: usize,
    pub(crate) regimes: Vec<String>,
}

impl From<vokter_lists::Loss> for Lost {
    fn from(loss: vokter_lists::Loss) -> Self {
        Self {
            text: loss.to_string(),
            records: loss.records,
            names: loss.names,
            regimes: loss.regimes,
        }
    }
}
