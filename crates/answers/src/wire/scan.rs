//! `vokter scan --json`: one line for each mention.

use serde::Serialize;

use super::{Entity, Evidence};

/// A mention of a listed party.
#[derive(Debug, Serialize)]
pub struct Mention {
    /// Always `mention`.
    pub kind: &'static str,
    pub start: u64,
    pub end: u64,
    pub line: u64,
    pub text: String,
    pub sentence: String,
    pub score: f64,
    pub bits: f64,
    pub prior: f64,
    /// confirmed | likely | possible | below, as in a hit.
    pub band: &'static str,
    /// score | whole-name, as in a hit.
    pub reported_because: &'static str,
    /// full | surname.
    pub resolved_by: &'static str,
    pub entity: Entity,
    /// Other parties that the same words name as well, by id.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub others: Vec<String>,
    pub evidence: Vec<Evidence>,
}
