//! What became of a party from version to version of its lists.

use std::collections::BTreeMap;

use serde::Serialize;
use utoipa::ToSchema;

use super::difference::Field;

/// An entry of a list through the versions that are kept.
#[derive(Debug, Serialize, ToSchema)]
pub struct History {
    /// The entry's id.
    pub id: String,
    pub list: String,
    /// The newest first.
    pub steps: Vec<Step>,
    /// Whether there are older versions that were not looked at.
    pub truncated: bool,
}

/// An entry in one version.
#[derive(Debug, Serialize, ToSchema)]
pub struct Step {
    pub version: String,
    pub published: String,
    /// first (the oldest version that was looked at, and it is there) | added | changed | same | removed | absent.
    pub state: &'static str,
    /// What changed since the version before.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub fields: BTreeMap<&'static str, Field>,
}
