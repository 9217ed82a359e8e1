//! This run beside an earlier one: which pairs are decided otherwise.

use std::collections::HashMap;
use std::path::Path;

use serde::Deserialize;

use super::measure::Scored;
use crate::exit::Failure;
use vokter_answers::wire::evaluate::{Baseline, Moved};

/// What is read of an earlier run's `--json`.
#[derive(Deserialize)]
struct Earlier {
    threshold: f64,
    f1: f64,
    results: Vec<EarlierPair>,
}

#[derive(Deserialize)]
struct EarlierPair {
    line: u64,
    score: f64,
    bits: f64,
    expected: bool,
}

/// Reads the earlier run and compares pair by pair, by the line that a pair stands on.
pub(super) fn compare(path: &Path, scored: &[Scored], threshold: f64) -> Result<Baseline, Failure> {
    let text = std::fs::read(path).map_err(|error| Failure::io(path, &error))?;
    let earlier: Earlier = serde_json::from_slice(&text).map_err(|error| {
        Failure::input(format!("not what `vokter evaluate --json` prints: {error}"))
            .at(path.display())
    })?;
    let before: HashMap<u64, &EarlierPair> = earlier
        .results
        .iter()
        .map(|pair| (pair.line, pair))
        .collect();
    let mut moved = Vec::new();
    let mut unknown = 0;
    for pair in scored {
        let Some(then) = before.get(&pair.line) else {
            unknown += 1;
            continue;
        };
        if then.expected != pair.expected {
            return Err(Failure::input(format!(
                "line {} has another label there: the two runs are of different files",
                pair.line
            ))
            .at(path.display()));
        }
        let score = pair.bits.probability();
        let (said, says) = (then.score >= earlier.threshold, score >= threshold);
        if said != says {
            moved.push(Moved {
                line: pair.line,
                expected: pair.expected,
                better: says == pair.expected,
                bits_before: then.bits,
                bits: pair.bits.as_f64(),
            });
        }
    }
    let better = moved.iter().filter(|pair| pair.better).count();
    Ok(Baseline {
        f1: earlier.f1,
        threshold: earlier.threshold,
        better,
        worse: moved.len() - better,
        missing: unknown,
        moved,
    })
}
