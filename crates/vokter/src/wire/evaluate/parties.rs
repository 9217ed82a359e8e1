//! `vokter evaluate --parties --json`.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Latency, PairError};
use crate::wire::{EngineStamp, ListStamp};

/// How well labelled records were told apart by the lists in force.
#[derive(Debug, Serialize)]
pub(crate) struct PartiesEvaluation {
    pub(crate) threshold: f64,
    #[serde(flatten)]
    pub(crate) figures: PartyFigures,
    pub(crate) categories: BTreeMap<String, PartyFigures>,
    pub(crate) qualities: BTreeMap<String, PartyFigures>,
    pub(crate) latency: Latency,
    pub(crate) results: Vec<PartyResult>,
    pub(crate) errors: Vec<PairError>,
    pub(crate) elapsed_s: f64,
    pub(crate) lists: Vec<ListStamp>,
    pub(crate) engine: EngineStamp,
}

/// Counts, and what follows from them. A ratio without cases is 0.
#[derive(Clone, Debug, Default, Serialize)]
pub(crate) struct PartyFigures {
    /// Records of listed parties.
    pub(crate) listed: usize,
    /// Of these, the party was among the hits.
    pub(crate) found: usize,
    /// Of these, the party was the first hit.
    pub(crate) found_first: usize,
    /// Records of others.
    pub(crate) innocent: usize,
    /// Of these, those with a hit.
    pub(crate) alarmed: usize,
    pub(crate) recall: f64,
    pub(crate) recall_at_1: f64,
    pub(crate) alarms_per_10000: f64,
}

/// One record.
#[derive(Debug, Serialize)]
pub(crate) struct PartyResult {
    pub(crate) line: u64,
    /// The record is of a listed party.
    pub(crate) listed: bool,
    /// Its place among the hits, from 1.
    pub(crate) rank: Option<usize>,
    pub(crate) hits: usize,
    /// The bits of the best hit.
    pub(crate) bits: Option<f64>,
    /// The id of the best hit.
    pub(crate) best: Option<String>,
    pub(crate) micros: f64,
}
