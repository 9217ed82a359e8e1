//! Long words that many bodies bear, written with a letter too few or too many or another: *managment*,
//! *inmoviliaria*.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::table::{columns, rows};
use super::{Concept, GENERIC_WORDS};

/// Shorter words are a letter away from others.
const LETTERS_MIN: usize = 8;
/// The same of words of which a letter is another's.
const LETTERS_MIN_CHANGED: usize = 10;

/// The concept of a word with one letter too few, one written twice, or another letter.
pub(super) fn generic(text: &str) -> Option<Concept> {
    if text.len() + 1 < LETTERS_MIN || !text.is_ascii() {
        return None;
    }
    let words = words();
    if let Some(concept) = words.short.get(text) {
        return *concept;
    }
    let bytes = text.as_bytes();
    let without = |at: usize| [&text[..at], &text[at + 1..]].concat();
    let twice = (1..bytes.len())
        .filter(|at| bytes[*at] == bytes[*at - 1])
        .find_map(|at| words.whole.get(without(at).as_str()).copied());
    twice.or_else(|| {
        let inner = 1..bytes.len() - 1;
        let mut inner = inner.filter(|_| bytes.len() >= LETTERS_MIN_CHANGED);
        inner.find_map(|at| *words.short.get(without(at).as_str())?)
    })
}

struct Words {
    whole: FxHashMap<&'static str, Concept>,
    /// What is left of each without one letter, but for the first and the last; nothing where two
    /// concepts leave the same.
    short: FxHashMap<String, Option<Concept>>,
}

fn words() -> &'static Words {
    static WORDS: OnceLock<Words> = OnceLock::new();
    WORDS.get_or_init(|| {
        let mut words = Words {
            whole: FxHashMap::default(),
            short: FxHashMap::default(),
        };
        for row in rows(GENERIC_WORDS) {
            let (text, concept, _) = columns(row);
            if text.len() < LETTERS_MIN {
                continue;
            }
            let concept = Concept(concept);
            words.whole.insert(text, concept);
            for at in 1..text.len() - 1 {
                let left = [&text[..at], &text[at + 1..]].concat();
                let known = words.short.entry(left).or_insert(Some(concept));
                if *known != Some(concept) {
                    *known = None;
                }
            }
        }
        words
    })
}

#[cfg(test)]
mod tests {
    use super::super::lookup;

    #[test]
    fn a_letter_too_few_or_twice_or_another() {
        for (wrong, right) in [
            ("inmoviliaria", "inmobiliaria"),
            ("managment", "management"),
            ("internationnal", "international"),
        ] {
            assert_eq!(lookup(wrong).generic, lookup(right).generic, "{wrong}");
            assert!(lookup(wrong).generic.is_some(), "{wrong}");
        }
        assert_eq!(lookup("orlanova").generic, None);
    }
}
