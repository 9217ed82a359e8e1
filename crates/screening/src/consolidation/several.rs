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

/// Names of either that are looked at: some have hundreds, in as many languages.
const NAMES_MAX: usize = 64;

/// Whether the two share at least three names to the letter, none of which is another's spelling
/// or translation.
pub(super) fn agree(a: &Profile, b: &Profile) -> bool {
    let texts: Vec<String> = b.names.iter().take(NAMES_MAX).map(text).collect();
    let mut shared: Vec<&Name> = Vec::new();
    for name in a.names.iter().take(NAMES_MAX) {
        let text = text(name);
        if text.chars().filter(|c| c.is_alphabetic()).count() < LETTERS_LEAST
            || !texts.contains(&text)
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

/// A name but for case, diacritics and punctuation: the words of its first reading.
fn text(name: &Name) -> String {
    let tokens = name.readings.first().map(|reading| &reading.tokens);
    let words = tokens.into_iter().flatten();
    let words: Vec<&str> = words
        .filter_map(|token| Some(token.spellings.first()?.text.as_ref()))
        .collect();
    words.join(" ")
}

/// Whether one of two names says nothing beside the other: it is a part or another form of it.
fn are_alike(a: &Name, b: &Name) -> bool {
    [(a, b), (b, a)].into_iter().any(|(query, listed)| {
        let met = names::compare_bits(query, listed);
        met.is_some_and(|(_, extent)| extent > Extent::Part)
    })
}
