//! `vokter evaluate --json`.

pub(crate) mod parties;

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
    pub(crate) qualities: BTreeMap<String, Category>,
    pub(crate) calibration: Option<Calibration>,
    pub(crate) latency: Latency,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) baseline: Option<Baseline>,
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
    pub(crate) micros: f64,
}

/// Whether scores are probabilities, and in the right order.
#[derive(Debug, Serialize)]
pub(crate) struct Calibration {
    /// Mean distance of a bin's score from its share of matches, weighed by its pairs.
    pub(crate) error: f64,
    pub(crate) bins: Vec<Bin>,
    /// Chance that a match has more bits than a pair that is none.
    pub(crate) auc: Option<f64>,
    /// The same among the pairs that score 0.99 or more.
    pub(crate) auc_above_099: Option<f64>,
}

/// Pairs of nearly one score.
#[derive(Debug, Serialize)]
pub(crate) struct Bin {
    pub(crate) from: f64,
    pub(crate) to: f64,
    pub(crate) pairs: usize,
    /// Their mean score.
    pub(crate) score: f64,
    /// The share of them that match.
    pub(crate) matches: f64,
}

/// How long one comparison or one screen took, in microseconds, while all cores worked.
#[derive(Clone, Copy, Debug, Serialize)]
pub(crate) struct Latency {
    pub(crate) p50_micros: f64,
    pub(crate) p99_micros: f64,
}

/// An earlier run beside this one.
#[derive(Debug, Serialize)]
pub(crate) struct Baseline {
    pub(crate) f1: f64,
    pub(crate) threshold: f64,
    /// Pairs that are right now and were wrong.
    pub(crate) better: usize,
    /// Pairs that were right and are wrong now.
    pub(crate) worse: usize,
    /// Pairs that the earlier run does not have.
    pub(crate) missing: usize,
    pub(crate) moved: Vec<Moved>,
}

/// A pair that is decided otherwise than before.
#[derive(Debug, Serialize)]
pub(crate) struct Moved {
    pub(crate) line: u64,
    pub(crate) expected: bool,
    pub(crate) better: bool,
    pub(crate) bits_before: f64,
    pub(crate) bits: f64,
}

/// A pair that could not be read.
#[derive(Debug, Serialize)]
pub(crate) struct PairError {
    pub(crate) line: u64,
    pub(crate) error: String,
}
