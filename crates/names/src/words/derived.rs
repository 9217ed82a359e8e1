//! What a word is that no table has as it stands, but in another case, or written wrong.
//!
//! Most words are nobody's but a name, and it takes many looks to tell; names come again and again. So
//! what was said of the last few thousand words is kept.

use std::cell::RefCell;

use rustc_hash::FxHashMap;

use super::{Concept, Place, place, slavic, written_wrong};

/// What a word means, or which place it names.
type Derived = (Option<Concept>, Option<Place>);

/// How many words are kept at most.
const KEPT: usize = 1 << 13;
/// Longer words are not kept: names are shorter.
const LETTERS_MAX: usize = 32;

/// What the word is by the word that it comes from.
pub(super) fn of(text: &str) -> Derived {
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

/// Whether a word is one of the tables in another case.
pub(super) fn is_inflected(text: &str) -> bool {
    slavic::inflected(text).is_some() || place::adjective(text).is_some()
}

fn look(text: &str) -> Derived {
    let generic = slavic::inflected(text).or_else(|| written_wrong::generic(text));
    let place = if generic.is_none() {
        place::adjective(text)
    } else {
        None
    };
    (generic, place)
}
