//! `vokter evaluate --parties --json`.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Latency, PairError};
use crate::wire::{EngineStamp, ListStamp};

/// How well labelled records were told apart by the lists in force.
#[derive(Debug, Serialize)]
pub struct PartiesEvaluation {
    pub threshold: f64,
    #[serde(flatten)]
    pub figures: PartyFigures,
    pub categories: BTreeMap<String, PartyFigures>,
    pub qualities: BTreeMap<String, PartyFigures>,
    pub latency: Latency,
    pub results: Vec<PartyResult>,
    pub errors: Vec<PairError>,
    pub elapsed_s: f64,
    pub lists: Vec<ListStamp>,
    pub engine: EngineStamp,
}

/// Counts, and what follows from them. A ratio without cases is 0.
#[derive(Clone, Debug, Default, Serialize)]
pub struct PartyFigures {
    /// Records of listed parties.
    pub listed: usize,
    /// Of these, the party was among the hits.
    pub found: usize,
    /// Of these, the party was the first hit.
    pub found_first: usize,
    /// Records of others.
    pub innocent: usize,
    /// Of these, those with a hit.
    pub alarmed: usize,
    pub recall: f64,
    pub recall_at_1: f64,
    pub alarms_per_10000: f64,
}

/// One record.
#[derive(Debug, Serialize)]
pub struct PartyResult {
    pub line: u64,
    /// The record is of a listed party.
    pub listed: bool,
    /// Its place among the hits, from 1.
    pub rank: Option<usize>,
    pub hits: usize,
    /// The bits of the best hit.
    pub bits: Option<f64>,
    /// The id of the best hit.
    pub best: Option<String>,
    pub micros: f64,
}
