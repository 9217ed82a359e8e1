//! `vokter scan --json`: one line for each mention.

use serde::Serialize;

use super::{Entity, Evidence};

/// A mention of a listed party.
#[derive(Debug, Serialize)]
pub(crate) struct Mention {
    /// Always `mention`.
    pub(crate) kind: &'static str,
    pub(crate) start: u64,
    pub(crate) end: u64,
    pub(crate) line: u64,
    pub(crate) text: String,
    pub(crate) sentence: String,
    pub(crate) score: f64,
    pub(crate) bits: f64,
    pub(crate) prior: f64,
    /// confirmed | likely | possible | below, as in a hit.
    pub(crate) band: &'static str,
    /// score | whole-name, as in a hit.
    pub(crate) reported_because: &'static str,
    /// full | surname.
    pub(crate) resolved_by: &'static str,
    pub(crate) entity: Entity,
    /// Other parties that the same words name as well, by id.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) others: Vec<String>,
    pub(crate) evidence: Vec<Evidence>,
}
