//! `vokter lists --json` and `vokter lists import --json`.

use std::collections::BTreeMap;

use serde::Serialize;
use utoipa::ToSchema;

/// The state of a list that is not older than the settings allow, and of the starter list beside others.
pub const FRESH: &str = "fresh";
/// The state of the version that answers rest on.
pub const IN_FORCE: &str = "in-force";
/// The state of an older version.
pub const HISTORY: &str = "history";
/// The state of a version that was kept aside.
pub const REFUSED: &str = "refused";
/// The state of a version whose kept file is missing or not what was imported.
pub const CORRUPT: &str = "corrupt";

/// A list in force.
#[derive(Debug, Serialize, ToSchema)]
pub struct List {
    pub list: String,
    pub title: String,
    pub version: String,
    pub published: String,
    pub fetched: Option<String>,
    /// When the publisher was last asked and had nothing newer; null if it never was.
    pub checked: Option<String>,
    pub sha256: String,
    pub records: usize,
    pub by_schema: BTreeMap<String, usize>,
    pub names: usize,
    pub age_days: i32,
    /// fresh | stale | corrupt; of the starter list beside others always fresh, since nobody can fetch it anew.
    pub state: &'static str,
    pub versions: Vec<Version>,
}

/// A kept version.
#[derive(Debug, Serialize, ToSchema)]
pub struct Version {
    pub version: String,
    pub published: String,
    pub records: usize,
    /// asked | file | server | file-name | import: who says of which day it is.
    pub dated_by: &'static str,
    /// The publisher's files by name.
    pub files: Vec<String>,
    /// in-force | history | refused | corrupt.
    pub state: &'static str,
}

/// What became of the imported files of one version.
#[derive(Debug, Serialize, ToSchema)]
pub struct Import {
    pub files: Vec<String>,
    pub list: String,
    pub title: String,
    pub version: String,
    pub published: String,
    pub sha256: String,
    pub records: usize,
    pub by_schema: BTreeMap<String, usize>,
    pub names: usize,
    /// Names beside the main ones, weak ones among them.
    pub aliases: usize,
    /// Those of them that the publisher warns are broad.
    pub weak_aliases: usize,
    /// Parties with at least one date or year of birth.
    pub with_birth_date: usize,
    /// in-force | history | known | refused.
    pub state: &'static str,
    /// asked | file | server | file-name | import.
    pub dated_by: &'static str,
    /// What was left out or is missing, one line each.
    pub warnings: Vec<String>,
    pub previous: Option<String>,
    /// What it lacks beside `previous`, beyond the bounds of `--strict`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lost: Option<Lost>,
}

/// What went missing with a version that took another's place.
#[derive(Debug, Serialize, ToSchema)]
pub struct Lost {
    /// In words, for people.
    #[serde(skip)]
    pub text: String,
    pub records: usize,
    pub names: usize,
    pub birth_dates: usize,
    pub regimes: Vec<String>,
}

impl From<vokter_lists::Loss> for Lost {
    fn from(loss: vokter_lists::Loss) -> Self {
        Self {
            text: loss.to_string(),
            records: loss.records,
            names: loss.names,
            birth_dates: loss.birth_dates,
            regimes: loss.regimes,
        }
    }
}
