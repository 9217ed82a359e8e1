//! `vokter evaluate --json`.

pub mod parties;

use std::collections::BTreeMap;

use serde::Serialize;

/// The whole measurement.
#[derive(Debug, Serialize)]
pub struct Evaluation {
    pub pairs: usize,
    pub threshold: f64,
    pub prior: f64,
    #[serde(flatten)]
    pub figures: Figures,
    pub best: Point,
    pub sweep: Vec<Point>,
    pub categories: BTreeMap<String, Category>,
    pub qualities: BTreeMap<String, Category>,
    pub calibration: Option<Calibration>,
    pub latency: Latency,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub baseline: Option<Baseline>,
    pub results: Vec<Pair>,
    pub errors: Vec<PairError>,
    pub elapsed_s: f64,
    pub engine: super::EngineStamp,
}

/// Counts at one threshold and what follows from them. A ratio without cases is 0.
#[derive(Clone, Debug, Serialize)]
pub struct Figures {
    pub true_positives: usize,
    pub false_positives: usize,
    pub false_negatives: usize,
    pub true_negatives: usize,
    pub precision: f64,
    pub recall: f64,
    pub f1: f64,
    pub accuracy: f64,
}

/// One threshold of the sweep.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Point {
    pub threshold: f64,
    pub precision: f64,
    pub recall: f64,
    pub f1: f64,
}

/// One category of pairs.
#[derive(Debug, Serialize)]
pub struct Category {
    pub pairs: usize,
    #[serde(flatten)]
    pub figures: Figures,
}

/// One pair.
#[derive(Debug, Serialize)]
pub struct Pair {
    pub line: u64,
    pub score: f64,
    pub bits: f64,
    pub expected: bool,
    pub micros: f64,
}

/// Whether scores are probabilities, and in the right order.
#[derive(Debug, Serialize)]
pub struct Calibration {
    /// Mean distance of a bin's score from its share of matches, weighed by its pairs.
    pub error: f64,
    pub bins: Vec<Bin>,
    /// Chance that a match has more bits than a pair that is none.
    pub auc: Option<f64>,
    /// The same among the pairs that score 0.99 or more.
    pub auc_above_099: Option<f64>,
}

/// Pairs of nearly one score.
#[derive(Debug, Serialize)]
pub struct Bin {
    pub from: f64,
    pub to: f64,
    pub pairs: usize,
    /// Their mean score.
    pub score: f64,
    /// The share of them that match.
    pub matches: f64,
}

/// How long one comparison or one screen took, in microseconds, while all cores worked.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Latency {
    pub p50_micros: f64,
    pub p99_micros: f64,
}

/// An earlier run beside this one.
#[derive(Debug, Serialize)]
pub struct Baseline {
    pub f1: f64,
    pub threshold: f64,
    /// Pairs that are right now and were wrong.
    pub better: usize,
    /// Pairs that were right and are wrong now.
    pub worse: usize,
    /// Pairs that the earlier run does not have.
    pub missing: usize,
    pub moved: Vec<Moved>,
}

/// A pair that is decided otherwise than before.
#[derive(Debug, Serialize)]
pub struct Moved {
    pub line: u64,
    pub expected: bool,
    pub better: bool,
    pub bits_before: f64,
    pub bits: f64,
}

/// A pair that could not be read.
#[derive(Debug, Serialize)]
pub struct PairError {
    pub line: u64,
    pub error: String,
}
