//! The reference: every party is scored. Slow, obvious, and what the index is held equal to.
//!
//! It calls `score(query, party)` over all parties and knows nothing that chooses candidates.

use rayon::prelude::*;

use vokter_names::{Bits, Meetings};

use crate::answer::{Weighed, answer};
use crate::party::{Parties, Prepared};
use crate::score::{Asked, weigh_met};
use crate::{Hits, Query, Settings};

/// What scoring every party gives at each of some thresholds and limits: they are scored once.
pub fn exhaustive_at(
    parties: &Parties,
    query: &Query,
    prior: Bits,
    asked: &[(f64, Option<usize>)],
) -> Vec<Hits> {
    let query = &Prepared::new(query);
    // Nothing is kept from one party to the next: the words of these have no numbers.
    let known = Meetings::default;
    let weighed: Vec<Weighed> = parties
        .prepared()
        .par_iter()
        .enumerate()
        .map_init(known, |known, (at, party)| {
            Some((at, weigh_met(Asked::new(query, prior, known), party)?))
        })
        .flatten()
        .collect();
    let known = known();
    let answers = asked.iter().map(|(threshold, limit)| {
        let settings = Settings {
            threshold: *threshold,
            limit: *limit,
            prior,
        };
        let asked = Asked::new(query, prior, &known);
        answer(parties, asked, &settings, weighed.clone())
    });
    answers.collect()
}

/// What scoring every party gives.
pub fn exhaustive(parties: &Parties, query: &Query, settings: &Settings) -> Hits {
    let asked = [(settings.threshold, settings.limit)];
    let mut hits = exhaustive_at(parties, query, settings.prior, &asked);
    hits.pop().unwrap_or_default()
}
