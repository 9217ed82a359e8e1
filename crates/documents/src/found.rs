//! A window that was found to name a party, and the choice among overlapping ones.

use std::ops::Range;

use vokter_screening::{Index, Score};

use crate::surname::Key;

/// A window that names a party.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    /// First and one past the last token in the sentence.
    pub(crate) tokens: Range<usize>,
    /// Bytes in the block.
    pub(crate) bytes: Range<usize>,
    pub(crate) party: usize,
    pub(crate) others: Vec<usize>,
    pub(crate) score: Score,
    /// Spellings of the family name; empty for what has none.
    pub(crate) surnames: Vec<Key>,
}

impl Found {
    /// The same place, counted from the sentence and the block instead of the run.
    pub(crate) fn moved(&self, token: usize, byte: usize) -> Self {
        Self {
            tokens: self.tokens.start + token..self.tokens.end + token,
            bytes: self.bytes.start + byte..self.bytes.end + byte,
            ..self.clone()
        }
    }

    /// The same place, counted from the run.
    pub(crate) fn relative(&self, token: usize, byte: usize) -> Self {
        Self {
            tokens: self.tokens.start - token..self.tokens.end - token,
            bytes: self.bytes.start - byte..self.bytes.end - byte,
            ..self.clone()
        }
    }
}

/// Of overlapping windows the one with most bits, then the longer, then the first party by id.
pub(crate) fn choose(index: &Index, mut found: Vec<Found>) -> Vec<Found> {
    found.sort_by(|a, b| {
        let id = |found: &Found| &index.entity(found.party).id;
        b.score
            .bits
            .cmp(&a.score.bits)
            .then(b.bytes.len().cmp(&a.bytes.len()))
            .then_with(|| id(a).cmp(id(b)))
    });
    let mut chosen: Vec<Found> = Vec::new();
    for candidate in found {
        let clash = chosen.iter_mut().find(|kept| {
            kept.bytes.start < candidate.bytes.end && candidate.bytes.start < kept.bytes.end
        });
        match clash {
            None => chosen.push(candidate),
            Some(kept)
                if kept.bytes == candidate.bytes
                    && kept.party != candidate.party
                    && kept.score.bits == candidate.score.bits =>
            {
                if !kept.others.contains(&candidate.party) {
                    kept.others.push(candidate.party);
                }
            }
            Some(_) => {}
        }
    }
    chosen.sort_by_key(|found| found.bytes.start);
    chosen
}
