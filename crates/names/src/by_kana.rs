//! Words of trade and places that katakana writes by their sound: アルマズ is *almaz*, ヤロスラヴリ *Yaroslavl*.
//!
//! Katakana has one sign for l and r, and its readers write b for v; so a word read from it is seldom the one that a
//! table has. What both share is looked up, and the table's word is read first, the writing beside it.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use crate::script::{System, Word};
use crate::{by_sound, words};

/// A shorter word is another as often as not.
const LETTERS_MIN: usize = 5;

/// Reads the words of a name in katakana that tables have as those.
pub(crate) fn in_letters(found: &mut [Word], system: System) {
    if system != System::KanaLoan {
        return;
    }
    for word in found {
        let main = word.spellings[0].latin.as_str();
        if main.len() < LETTERS_MIN || !words::lookup(main).is_plain() {
            continue;
        }
        if let Some(known) = known().get(key(main).as_str()) {
            by_sound::read_first(word, std::iter::once(*known));
        }
    }
}

/// The words of tables by their keys, each key's first.
fn known() -> &'static FxHashMap<String, &'static str> {
    static KNOWN: OnceLock<FxHashMap<String, &'static str>> = OnceLock::new();
    KNOWN.get_or_init(|| {
        let mut known = FxHashMap::default();
        let long = words::written_by_sound().filter(|word| word.len() >= LETTERS_MIN);
        for word in long {
            known.entry(key(word)).or_insert(word);
        }
        known
    })
}

/// What a word in Latin letters and its katakana share: one sign for the sounds that Japanese does not part, no vowel
/// that only ends a word, nothing doubled.
fn key(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let (letter, used) = match rest.as_bytes() {
            [b's' | b't', b'h', ..] => ('s', 2),
            [b'k' | b'c', b'h', b'a' | b'o', ..] => ('k', 2),
            [b'c', b'h', ..] => ('C', 2),
            [b'z', b'h', ..] | [b'd', b'z' | b'j', ..] => ('z', 2),
            [b'p', b'h', ..] => ('b', 2),
            [b'l', ..] => ('r', 1),
            [b'v' | b'w' | b'f', ..] => ('b', 1),
            [b'j', ..] => ('z', 1),
            [b'c' | b'q', ..] => ('k', 1),
            [b'y', ..] => ('i', 1),
            [b'm', b'p' | b'b', ..] => ('n', 1),
            _ => (first, first.len_utf8()),
        };
        if !out.ends_with(letter) {
            out.push(letter);
        }
        rest = &rest[used..];
    }
    out.truncate(out.trim_end_matches(['a', 'e', 'i', 'o', 'u']).len().max(2));
    out
}

#[cfg(test)]
mod tests {
    use crate::{Name, View, compare};

    #[test]
    fn words_of_tables_are_known_in_katakana() {
        let worth = |one: &str, other: &str| {
            compare(&Name::new(one, View::Body), &Name::new(other, View::Body))
                .map_or(0, |evidence| evidence.bits.0)
        };
        for (katakana, letters) in [
            ("アルマズ工場", "Almaz Plant"),
            ("アドミラルティ造船所", "Admiralty Shipyard"),
            ("ヤロスラヴリ無線工場", "Yaroslavl Radio Factory"),
        ] {
            let itself = worth(letters, letters);
            assert!(worth(katakana, letters) > itself / 2, "{katakana}");
        }
    }
}
