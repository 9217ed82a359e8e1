//! The JSON of `vokter trade`.

use std::collections::BTreeMap;

use serde::Serialize;
use vokter_trade::{Answer as Judged, Finding, Missing, Outcome, Understood};

use super::screened::Screened;

/// The whole answer.
#[derive(Serialize)]
pub(super) struct Answer<'a> {
    outcome: Outcome,
    by_regime: BTreeMap<&'a str, Outcome>,
    findings: &'a [Finding],
    parties: &'a [Screened],
    understood: &'a Understood,
    missing: &'a [Missing],
    sentence: &'a str,
    notes: &'a [String],
    warnings: &'a [String],
    date: String,
}

impl<'a> Answer<'a> {
    /// Of what the rules and the lists said.
    pub(super) fn of(judged: &'a Judged, parties: &'a [Screened], warnings: &'a [String]) -> Self {
        let by_regime = judged.by_regime.iter();
        Self {
            outcome: judged.outcome,
            by_regime: by_regime
                .map(|one| (one.regime.as_str(), one.outcome))
                .collect(),
            findings: &judged.findings,
            parties,
            understood: &judged.understood,
            missing: &judged.missing,
            sentence: &judged.sentence,
            notes: &judged.notes,
            warnings,
            date: judged.date.to_string(),
        }
    }
}

/// A row of a file, answered or not.
#[derive(Serialize)]
pub(super) struct Row<'a> {
    #[serde(rename = "row")]
    pub(super) number: u64,
    pub(super) id: Option<&'a str>,
    #[serde(flatten)]
    pub(super) answer: Answer<'a>,
}

/// A row that could not be read.
#[derive(Serialize)]
pub(super) struct Unread<'a> {
    #[serde(rename = "row")]
    pub(super) number: u64,
    pub(super) id: Option<&'a str>,
    pub(super) error: &'a str,
}
