//! Weighed parties to hits: what is reported, in what order, with what explanation.

use rustc_hash::FxHashSet;
use vokter_entities::EntityId;
use vokter_names::Bits;

use crate::party::{Party, Prepared};
use crate::score::{Weight, band, score};
use crate::{Because, Hit, Hits, Settings};

/// A party with its weight.
pub(crate) type Weighed = (usize, Weight);

/// Parties by number, however they are held.
pub(crate) trait Roll {
    /// The party, prepared.
    fn party(&self, at: usize) -> &Party;
    /// The id of its entity.
    fn id(&self, at: usize) -> EntityId;
    /// The group of listings that are one party's, if it is in one.
    fn group(&self, _: usize) -> Option<usize> {
        None
    }
}

/// Keeps what is reported, orders it by bits and then entity id, takes of each group the first,
/// cuts it, and explains the rest.
pub(crate) fn answer(
    parties: &impl Roll,
    query: &Prepared,
    settings: &Settings,
    weighed: Vec<Weighed>,
) -> Hits {
    let threshold = Bits::at_probability(settings.threshold);
    let mut reported: Vec<(usize, Weight, Because)> = weighed
        .into_iter()
        .filter_map(|(party, weight)| Some((party, weight, weight.reported(threshold)?)))
        .collect();
    reported.sort_by(|(a, wa, _), (b, wb, _)| {
        wb.bits
            .cmp(&wa.bits)
            .then_with(|| parties.id(*a).cmp(&parties.id(*b)))
            .then(a.cmp(b))
    });
    let mut seen = FxHashSet::default();
    reported.retain(|(party, ..)| parties.group(*party).is_none_or(|group| seen.insert(group)));
    let total = reported.len();
    reported.truncate(settings.limit.unwrap_or(usize::MAX));
    let hits = reported
        .into_iter()
        .filter_map(|(party, weight, because)| {
            let score = score(query, parties.party(party), settings.prior)?;
            let band = band(weight.bits, weight.never_silent());
            Some(Hit {
                party,
                score,
                because,
                band,
            })
        })
        .collect();
    Hits { hits, total }
}
