//! By which losses two names fail to agree: what the training of the losses counts.

use crate::compare::Pair;
use crate::left_over::resemble;
use crate::meetings::Meetings;
use crate::name::{Name, Reading};
use crate::token::Token;
use crate::weights::{Loss, Unmatched};
use crate::{Bits, Relation, View};

/// How two names fail to agree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// Whether they were weighed as a person's or a body's.
    pub view: View,
    /// How many words agree.
    pub agreed: usize,
    /// Each token that does not agree, and the order if it differs.
    pub losses: Vec<Loss>,
}

/// The outcome of the best alignment of their first readings, `None` when no token that could
/// anchor a search is met. It does not depend on what the losses are worth.
pub fn outcome(query: &Name, listed: &Name) -> Option<Outcome> {
    let (mine, theirs) = (query.readings.first()?, listed.readings.first()?);
    let nothing_known = Meetings::default();
    let pair = Pair::above(mine, theirs, &nothing_known, Bits(i32::MIN)).ok()??;
    let bare = pair.has_no_name();
    let mut losses = Vec::new();
    let mut missing = Loss::Missing;
    pair.each_term(
        |asked, listed, relation, worth| match (relation, asked, listed) {
            (Relation::Contradiction, [mine], [theirs]) => {
                losses.push(if pair.may_be_one_meaning(mine, theirs) {
                    pair.difference(mine, theirs)
                } else if resemble(mine, theirs, pair.view()) {
                    Loss::Resembling
                } else {
                    // Sisters, if nothing else.
                    pair.contradicts(mine, theirs)
                        .unwrap_or(Loss::PlaceContradiction)
                });
            }
            (Relation::Extra, [extra], []) => {
                let loss = place(mine, extra).map(|at| pair.alone(mine, at, Loss::Extra, bare));
                losses.extend(loss);
            }
            (Relation::Missing, [], [missed]) => {
                let Some(at) = place(theirs, missed) else {
                    return;
                };
                let loss = pair.alone(theirs, at, missing, bare);
                if loss == missing {
                    missing = Loss::MissingMore;
                }
                losses.push(loss);
            }
            (Relation::Order, _, _) => {
                let rotated = worth == Unmatched::of(pair.view())[Loss::Rotated];
                losses.push(if rotated {
                    Loss::Rotated
                } else {
                    Loss::Shuffled
                });
            }
            _ => {}
        },
    );
    Some(Outcome {
        view: pair.view(),
        agreed: pair.edges.len(),
        losses,
    })
}

/// Where a token of a reading stands.
fn place(reading: &Reading, token: &Token) -> Option<usize> {
    let mut tokens = reading.tokens.iter();
    tokens.position(|other| std::ptr::eq(other, token))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn losses(query: &str, listed: &str, view: View) -> Vec<Loss> {
        let name = |text: &str| Name::new(text, view);
        outcome(&name(query), &name(listed)).map_or(Vec::new(), |outcome| outcome.losses)
    }

    #[test]
    fn each_token_left_over_is_one_loss() {
        for (query, listed, expected) in [
            ("Arkady Vusyk", "Arkady Vusyk", vec![]),
            ("Vusyk Arkady", "Arkady Vusyk", vec![Loss::Rotated]),
            ("Boris Vusyk", "Arkady Vusyk", vec![Loss::Contradiction]),
            ("Arkady Vusyk", "Arkady Ivanovich Vusyk", vec![Loss::Minor]),
            (
                "Arkady Vusyk",
                "Arkady Toman Belur Vusyk",
                vec![Loss::Missing, Loss::MissingMore],
            ),
        ] {
            assert_eq!(
                losses(query, listed, View::Person),
                expected,
                "{query} {listed}"
            );
        }
        let body = losses("Orlan Bank 2", "Orlan Bank 3", View::Body);
        assert_eq!(body, [Loss::NumberContradiction]);
    }
}
