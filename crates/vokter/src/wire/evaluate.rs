//! `vokter evaluate --json`.

use std::collections::BTreeMap;

use serde::Serialize;

/// The whole measurement.
#[derive(Debug, Serialize)]
pub(crate) struct Evaluation {
    pub(crate) pairs: usize,
    pub(crate) threshold: f64,
    pub(crate) prior: f64,
    #[serde(flatten)]
    pub(crate) figures: Figures,
    pub(crate) best: Point,
    pub(crate) sweep: Vec<Point>,
    pub(crate) categories: BTreeMap<String, Category>,
    pub(crate) results: Vec<Pair>,
    pub(crate) errors: Vec<PairError>,
    pub(crate) elapsed_s: f64,
    pub(crate) engine: super::EngineStamp,
}

/// Counts at one threshold and what follows from them. A ratio without cases is 0.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Figures {
    pub(crate) true_positives: usize,
    pub(crate) false_positives: usize,
    pub(crate) false_negatives: usize,
    pub(crate) true_negatives: usize,
    pub(crate) precision: f64,
    pub(crate) recall: f64,
    pub(crate) f1: f64,
    pub(crate) accuracy: f64,
}

/// One threshold of the sweep.
#[derive(Clone, Copy, Debug, Serialize)]
pub(crate) struct Point {
    pub(crate) threshold: f64,
    pub(crate) precision: f64,
    pub(crate) recall: f64,
    pub(crate) f1: f64,
}

/// One category of pairs.
#[derive(Debug, Serialize)]
pub(crate) struct Category {
    pub(crate) pairs: usize,
    #[serde(flatten)]
    pub(crate) figures: Figures,
}

/// One pair.
#[derive(Debug, Serialize)]
pub(crate) struct Pair {
    pub(crate) line: u64,
    pub(crate) score: f64,
    pub(crate) bits: f64,
    pub(crate) expected: bool,
}

/// A pair that could not be read.
#[derive(Debug, Serialize)]
pub(crate) struct PairError {
    pub(crate) line: u64,
    pub(crate) error: String,
}
