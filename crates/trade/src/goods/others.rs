//! What a line is of beside what else it names.

use super::concept::Concept;
use super::{Line, Named};
use crate::certainty::Certainty;

impl Line {
    /// Whether it is of arms, as far as can be told.
    pub(crate) fn is_of_arms(&self) -> bool {
        self.classes.named("arms").holds()
    }

    /// How sure its words name goods of none of some classes, whatever they name besides.
    pub(crate) fn names_beside(&self, classes: &[String]) -> Certainty {
        let is_other = |concept: &Concept| {
            let of = concept.classes_under(self.given());
            let level = |id: &String| of.named(id);
            !concept.is_vague() && classes.iter().map(level).max() <= Some(Certainty::No)
        };
        let others = self
            .named
            .iter()
            .filter(|named: &&Named| is_other(named.concept));
        others
            .map(|named| named.concept.strength)
            .max()
            .unwrap_or_default()
    }
}
