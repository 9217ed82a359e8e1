//! `vokter lists update --json` and `vokter lists prune --json`.

use serde::Serialize;

use super::lists::Lost;

/// What an update of one list came to.
#[derive(Debug, Serialize)]
pub struct Update {
    pub list: String,
    pub state: State,
    /// The version that the publisher gives out; null when none came.
    pub version: Option<String>,
    pub published: Option<String>,
    pub sha256: Option<String>,
    pub records: Option<usize>,
    /// The version that was in force before; null for a new list or when none came.
    pub previous: Option<String>,
    /// What it lacks beside `previous`, where it was kept aside for that.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lost: Option<Lost>,
    /// What was left out or is missing, one line each.
    pub warnings: Vec<String>,
    /// Old versions that were dropped, as `keep_versions` asks.
    pub dropped: Vec<String>,
    /// Why it was refused, failed or was skipped.
    pub error: Option<String>,
}

/// How an update of one list ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// A newer version is in force.
    Updated,
    /// The version in force is what the publisher gives out.
    Unchanged,
    /// The publisher gives out an older one.
    Older,
    /// Something came and was turned away or kept aside.
    Refused,
    /// Nothing whole came.
    Failed,
    /// Not asked for: the publisher gives it only with a token, and there is none.
    Skipped,
}

impl State {
    /// In the order in which a summary counts them.
    pub const ALL: [Self; 6] = [
        Self::Updated,
        Self::Unchanged,
        Self::Older,
        Self::Refused,
        Self::Failed,
        Self::Skipped,
    ];

    /// The word.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Updated => "updated",
            Self::Unchanged => "unchanged",
            Self::Older => "older",
            Self::Refused => "refused",
            Self::Failed => "failed",
            Self::Skipped => "skipped",
        }
    }

    /// Whether the list is not what it should be after an update.
    pub fn is_failure(self) -> bool {
        matches!(self, Self::Refused | Self::Failed)
    }
}

/// What was given up of one list.
#[derive(Debug, Serialize)]
pub struct Prune {
    pub list: String,
    /// How many versions stay, those kept aside not counted.
    pub kept: usize,
    /// The versions that are gone, newest first.
    pub dropped: Vec<String>,
    /// How many files are gone.
    pub files: usize,
}
