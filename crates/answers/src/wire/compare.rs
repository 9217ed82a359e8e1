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
        }
    }
}
