//! What is said of the words of a line together: that they name ships alone, or one thing.

use super::Line;
use crate::certainty::Certainty;

impl Line {
    /// Whether words name ships, and no other goods.
    pub(crate) fn names_only_ships(&self) -> bool {
        let is_ship = |concept: &super::Concept| {
            concept.classes.named("vessel") > Certainty::No && !concept.is_arms()
        };
        let mut named = self.named.iter();
        self.codes.is_empty() && !self.named.is_empty() && named.all(|one| is_ship(one.concept))
    }

    /// Whether words name one thing: they are no plural, since with an ending of the plural they name the same.
    pub(crate) fn names_one(&self) -> bool {
        let Some(first) = self.named.first() else {
            return false;
        };
        // One word may be of several languages: Norwegian `rug` is rye.
        let words = first.words.as_str();
        let alone = self.named.iter().all(|one| one.words == words);
        let is_singular = !words.is_empty() && words.is_ascii() && !words.ends_with('s');
        let plural = format!("{words}s");
        let same = |id: &str| self.named.iter().any(|one| one.concept.id == id);
        let mut read = super::concept::named_at(&plural).into_iter();
        alone && is_singular && read.any(|(concept, at)| same(concept.id) && at.end == plural.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_thing_is_no_plural() {
        for (text, expected) in [
            ("hand-knotted rug USD 900", true),
            ("rugs USD 900", false),
            ("carpets", false),
            ("rug and lamps", false),
        ] {
            assert_eq!(Line::read(text, &[]).names_one(), expected, "{text}");
        }
    }

    #[test]
    fn ships_alone_are_no_cargo_of_theirs() {
        for (text, expected) in [
            ("cargo ship in ballast", true),
            ("bunkering of a cargo ship", true),
            ("cargo ship with coal", false),
            ("warship", false),
            ("coal", false),
        ] {
            assert_eq!(Line::read(text, &[]).names_only_ships(), expected, "{text}");
        }
    }
}
