//! Particles: small words that belong to the word beside them.

use super::table::{columns, rows};

const PARTICLES: &str = include_str!("../../tables/particles.tsv");

/// What a small word does in a name, which says how little its absence means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Particle {
    /// *al, el, ash, la*: written joined, hyphenated, apart or not at all.
    Article,
    /// *de, von, van, da*: from, of.
    Preposition,
    /// *y, e, und*: and.
    Conjunction,
    /// *bin, ibn, bint, ould, mac*: child of.
    Kinship,
    /// *abu, umm*: parent of; with the next word often a name by which one is known.
    Kunya,
    /// *abd, abdul*: servant of; a part of the given name that the next word ends.
    Servant,
}

impl Particle {
    /// Whether a name with and without it is the same name: all but [`Particle::Kunya`] and
    /// [`Particle::Servant`], which make another name of the next word.
    pub fn is_negligible(self) -> bool {
        !matches!(self, Self::Kunya | Self::Servant)
    }

    fn parse(text: &str) -> Option<Self> {
        Some(match text {
            "article" => Self::Article,
            "preposition" => Self::Preposition,
            "conjunction" => Self::Conjunction,
            "kinship" => Self::Kinship,
            "kunya" => Self::Kunya,
            "servant" => Self::Servant,
            _ => return None,
        })
    }
}

pub(super) fn all() -> impl Iterator<Item = (&'static str, Particle)> {
    rows(PARTICLES).filter_map(|row| {
        let (text, kind, _) = columns(row);
        Some((text, Particle::parse(kind)?))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_has_a_kind_and_a_language() {
        super::super::table::assert_sorted(PARTICLES);
        for row in rows(PARTICLES) {
            let (text, kind, language) = columns(row);
            assert!(
                Particle::parse(kind).is_some() && !language.is_empty(),
                "{text}"
            );
        }
    }
}
