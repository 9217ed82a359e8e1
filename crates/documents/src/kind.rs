//! What a word is by the tables: a title, a place, a function word, or perhaps a name.

use vokter_names::words::lookup;
use vokter_names::{Bits, rarity};

use crate::function_word::is_position;

/// A name in the rarity tables at least this common is known as a name.
const KNOWN: Bits = Bits(1400);

/// What a word is by the tables.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Nothing speaks against its being a name.
    #[default]
    Name,
    /// A title or position.
    Title,
    /// A small word of a name.
    Particle,
    /// A country, city or nationality.
    Place,
    /// A word of organisations' names, a legal form.
    Generic,
    /// A function word, a day, a number.
    Ordinary,
}

/// What a word in small letters is; `keys` are its Latin spellings, with whether less an ending.
pub(crate) fn kind(lower: &str, keys: &[(Box<str>, bool)]) -> Kind {
    if is_position(lower) {
        return Kind::Title;
    }
    for (key, inflected) in keys {
        let word = lookup(key);
        if word.place.is_some() {
            return Kind::Place;
        }
        if *inflected {
            continue;
        }
        if word.title {
            return Kind::Title;
        }
        if word.particle.is_some() {
            return Kind::Particle;
        }
        if word.generic.is_some() || word.legal_form.is_some() {
            return Kind::Generic;
        }
        if word.number.is_some() {
            return Kind::Ordinary;
        }
    }
    Kind::Name
}

/// Whether a name is common somewhere.
pub(crate) fn is_known(key: &str) -> bool {
    let limit = match key.len() {
        0 | 1 => return false,
        2 => Bits(1000),
        3 => Bits(1300),
        _ => KNOWN,
    };
    rarity::of_person(&[&[key]])
        .first()
        .is_some_and(|bits| *bits < limit)
}

/// Whether a word in small Latin letters is, letter by letter, a name that people bear.
pub(crate) fn borne_outright(lower: &str) -> bool {
    lower.is_ascii() && rarity::is_borne(lower) && rarity::folded(lower) == lower
}
