//! Weighed parties to hits: what is reported, in what order, with what explanation.

use rustc_hash::FxHashSet;
use vokter_entities::EntityId;
use vokter_names::Bits;

use crate::party::Party;
use crate::score::{Asked, Met, Weight, band, explain};
use crate::{Hit, Hits, Settings};

/// A party with its weight, and the names that it rests on.
pub(crate) type Weighed = (usize, (Weight, Option<Met>));

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
    asked: Asked<'_>,
    settings: &Settings,
    weighed: Vec<Weighed>,
) -> Hits {
    let threshold = Bits::at_probability(settings.threshold);
    let mut reported: Vec<_> = weighed
        .into_iter()
        .filter_map(|(party, weighed)| Some((party, weighed, weighed.0.reported(threshold)?)))
        .collect();
    reported.sort_by(|(a, (wa, _), _), (b, (wb, _), _)| {
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
        .filter_map(|(party, weighed, because)| {
            let score = explain(asked, parties.party(party), weighed)?;
            let band = band(weighed.0.bits, weighed.0.never_silent());
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
