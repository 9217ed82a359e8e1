//! What may lift a measure: exemptions in force on the day, and whether their facts are there.

use super::value::Context;
use crate::certainty::Certainty;
use crate::rules::{Consequence, Exemption, Measure};

/// What the exemptions of a measure do to it on a case.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Effect {
    /// None is on the table.
    #[default]
    None,
    /// One is on the table, and its proof is not.
    ToBeProven,
    /// One is proven, and is still to be looked at by somebody.
    ToBeReviewed,
    /// One lifts the measure.
    Lifts,
}

/// An exemption on a case.
#[derive(Clone, Copy, Debug)]
pub(super) struct Weighed<'a> {
    pub(super) exemption: &'a Exemption,
    pub(super) effect: Effect,
}

/// The exemptions of a measure that are in force, each with what it does.
pub(super) fn weigh<'a>(context: &Context<'a>) -> Vec<Weighed<'a>> {
    let day = context.case.date;
    let known = context.regime.exemptions.iter();
    let of_measure = known.filter(|exemption| context.measure.exemptions.contains(&exemption.id));
    let in_force = of_measure.filter(|exemption| {
        exemption.from.is_none_or(|from| from <= day)
            && exemption.until.is_none_or(|until| day <= until)
    });
    let offered = in_force.filter(|exemption| {
        let asked = exemption.offer_if.as_ref();
        asked.is_none_or(|asked| context.value(asked) > Certainty::No)
    });
    offered
        .filter(|exemption| context.could_hold(&exemption.when))
        .map(|exemption| Weighed {
            exemption,
            effect: effect(context, exemption),
        })
        .collect()
}

/// Whether an exemption that nobody has shown is but the licence that a measure asks for: then that is still needed.
pub(super) fn is_the_licence(measure: &Measure, weighed: &Weighed) -> bool {
    measure.consequence == Consequence::Licence
        && weighed.effect == Effect::ToBeProven
        && !weighed.exemption.grantor.en.is_empty()
}

fn effect(context: &Context, exemption: &Exemption) -> Effect {
    let applies = context.value(&exemption.when);
    let proven = exemption
        .proof
        .as_ref()
        .map_or(Certainty::Certain, |proof| context.value(proof));
    match (applies, proven) {
        (Certainty::No, _) | (Certainty::Possible, Certainty::No) => Effect::None,
        (Certainty::Possible, _) => Effect::ToBeProven,
        (_, proven) if proven.holds() && exemption.review_only => Effect::ToBeReviewed,
        (_, proven) if proven.holds() => Effect::Lifts,
        _ => Effect::ToBeProven,
    }
}
