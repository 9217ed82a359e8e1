//! What in a description may be arms whatever its words name: a calibre, a round, a type of arms, a vehicle that
//! is armoured, a toy of tonnes, a slip of the pen in a word for arms.

use super::{Line, Named, calibre, designation, maker, slip, toy};
use crate::certainty::Certainty;

impl Line {
    /// Whether measures or marks in the text are those of arms.
    pub(super) fn may_hide_arms(&self) -> bool {
        let text = &self.text;
        let mut named = self.named.iter().map(|named| named.concept);
        let made = named
            .clone()
            .any(|concept| concept.is_maker() || concept.classes.named("vehicles") > Certainty::No);
        (made && maker::is_armed(text))
            || calibre::measures_a_shell(text, &self.hs)
            || calibre::is_a_round(text)
            || named.any(|concept| toy::is_too_heavy(concept, text))
            || designation::is_beside_a_trap(text)
            || slip::names_arms(text)
    }

    /// Whether two words that mean arms or something harmless stand side by side, and nothing else:
    /// "tanks and shells". Mortar and garnets are bought with anything.
    pub(super) fn names_several_arms(&self) -> bool {
        let may_be_other = |named: &Named| {
            matches!(
                named.concept.id,
                "mortar-or-bowl" | "mortar-word" | "granat-word"
            )
        };
        let ambiguous = |named: &&Named| {
            named.concept.is_ambiguous() && named.most.holds() && !may_be_other(named)
        };
        let harmless = self.named.iter().any(|named| !named.concept.is_arms());
        self.codes.is_empty() && !harmless && self.named.iter().filter(ambiguous).count() > 1
    }
}
