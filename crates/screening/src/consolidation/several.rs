//! Names that say more together than the best of them alone.
//!
//! One name may be anybody's. A second one that is no other spelling of the first, and a third that
//! is none of either, make a namesake very unlikely: bodies and fighters that go under several
//! names do so on every list.

use vokter_names::{self as names, Extent, Name};

use super::profile::Profile;

/// So many names that are independent of each other tell one party.
const NAMES_LEAST: usize = 3;

/// A shorter name of one word is an acronym, or anybody's.
const LETTERS_LEAST: usize = 6;

/// Whether the two share at least three names to the letter, none of which is another's spelling
/// or translation.
pub(super) fn agree(a: &Profile, b: &Profile) -> bool {
    let mut shared: Vec<&Name> = Vec::new();
    let names = a.names.iter().zip(&a.texts);
    for (name, text) in names {
        if text.chars().filter(|c| c.is_alphabetic()).count() < LETTERS_LEAST
            || !b.texts.contains(text)
            || shared.iter().any(|other| are_alike(other, name))
        {
            continue;
        }
        shared.push(name);
        if shared.len() >= NAMES_LEAST {
            return true;
        }
    }
    false
}

/// Whether one of two names says nothing beside the other: it is a part or another form of it.
fn are_alike(a: &Name, b: &Name) -> bool {
    [(a, b), (b, a)].into_iter().any(|(query, listed)| {
        let met = names::compare_bits(query, listed);
        met.is_some_and(|(_, extent)| extent > Extent::Slipped)
    })
}
