//! `vokter compare --json`.

use serde::Serialize;
use utoipa::ToSchema;
use vokter_screening::{Band, Score};

use super::Evidence;

/// The score of two names.
#[derive(Debug, Serialize, ToSchema)]
pub struct Comparison {
    score: f64,
    bits: f64,
    prior: f64,
    band: &'static str,
    evidence: Vec<Evidence>,
    /// The threshold that was given.
    #[serde(skip_serializing_if = "Option::is_none")]
    threshold: Option<f64>,
    /// Whether the score reaches it.
    #[serde(skip_serializing_if = "Option::is_none")]
    reached: Option<bool>,
}

impl Comparison {
    /// A score as JSON.
    pub fn of(score: &Score, band: Band) -> Self {
        Self {
            score: score.probability(),
            bits: score.bits.as_f64(),
            prior: score.prior.as_f64(),
            band: band.as_str(),
            evidence: Evidence::all(score),
            threshold: None,
            reached: None,
        }
    }

    /// The same with whether it reaches a threshold.
    #[must_use]
    pub fn held_against(self, threshold: f64) -> Self {
        Self {
            reached: Some(self.score >= threshold),
            threshold: Some(threshold),
            ..self
        }
    }
}
