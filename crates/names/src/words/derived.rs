//! What a word is that no table has as it stands, but in another case, or written wrong.
//!
//! Most words are nobody's but a name, and it takes many looks to tell; names come again and again. So
//! what was said of the last few thousand words is kept.

use std::cell::RefCell;

use rustc_hash::FxHashMap;

use super::{Concept, Place, place, slavic, written_wrong};

/// What a word is by the word that it comes from.
#[derive(Clone, Copy)]
struct Derived {
    /// What the word means of which it is another case.
    inflected: Option<Concept>,
    /// The place of which it is the adjective, or another case.
    adjective: Option<Place>,
    /// What the word means that is written wrong, where it is no other word's case.
    written_wrong: Option<Concept>,
}

/// How many words are kept at most.
const KEPT: usize = 1 << 13;
/// Longer words are not kept: names are shorter.
const LETTERS_MAX: usize = 32;

/// What a word means, or which place it names, by the word that it comes from.
pub(super) fn of(text: &str) -> (Option<Concept>, Option<Place>) {
    let derived = derived(text);
    let generic = derived.inflected.or(derived.written_wrong);
    let place = derived.adjective.filter(|_| generic.is_none());
    (generic, place)
}

/// Whether a word is one of the tables in another case.
pub(super) fn is_inflected(text: &str) -> bool {
    let derived = derived(text);
    derived.inflected.is_some() || derived.adjective.is_some()
}

fn derived(text: &str) -> Derived {
    thread_local! {
        static SEEN: RefCell<FxHashMap<Box<str>, Derived>> = RefCell::default();
    }
    if text.len() > LETTERS_MAX {
        return look(text);
    }
    SEEN.with_borrow_mut(|seen| {
        if let Some(derived) = seen.get(text) {
            return *derived;
        }
        if seen.len() >= KEPT {
            seen.clear();
        }
        let derived = look(text);
        seen.insert(text.into(), derived);
        derived
    })
}

fn look(text: &str) -> Derived {
    let inflected = slavic::inflected(text);
    let written_wrong = || written_wrong::generic(text);
    Derived {
        inflected,
        adjective: place::adjective(text).or_else(|| place::inflected(text)),
        written_wrong: inflected.is_none().then(written_wrong).flatten(),
    }
}
