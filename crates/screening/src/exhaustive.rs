//! The reference: every party is scored. Slow, obvious, and what the index is held equal to.
//!
//! It calls `score(query, party)` over all parties and knows nothing that chooses candidates.

use rayon::prelude::*;

use crate::answer::answer;
use crate::party::{Parties, Prepared};
use crate::score::weigh_met;
use crate::{Hits, Query, Settings};

/// What scoring every party gives.
pub fn exhaustive(parties: &Parties, query: &Query, settings: &Settings) -> Hits {
    let query = Prepared::new(query);
    let weighed = parties
        .prepared()
        .par_iter()
        .enumerate()
        .filter_map(|(at, party)| Some((at, weigh_met(&query, party, settings.prior)?)))
        .collect();
    answer(parties, &query, settings, weighed)
}
