//! What a line is of beside what else it names.

use super::concept::Concept;
use super::{Line, Named};
use crate::certainty::Certainty;
use crate::rules::Measure;

impl Line {
    /// Whether it is of arms, as far as can be told.
    pub(crate) fn is_of_arms(&self) -> bool {
        self.classes.named("arms").holds()
    }

    /// The kinds of goods that its words name and a measure is about; all of them where it is about none, or where
    /// codes say more than the words.
    pub(crate) fn kinds_of(&self, measure: &Measure) -> Vec<&'static str> {
        let classes = || measure.goods.iter().chain(&measure.suspect);
        let is_of = |concept: &Concept| {
            let codes = &mut concept.codes.iter();
            concept.is_vague()
                || classes().any(|id| concept.classes.named(id) > Certainty::No)
                || codes.any(|own| {
                    let touches =
                        |code: &String| own.starts_with(code.as_str()) || code.starts_with(own);
                    measure.hs.iter().any(touches)
                })
        };
        let all = || self.named.iter().map(|named| named.concept);
        let own: Vec<&str> = all().filter(|one| is_of(one)).map(|one| one.id).collect();
        if own.is_empty() || !self.codes.is_empty() {
            return all().map(|one| one.id).collect();
        }
        own
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
