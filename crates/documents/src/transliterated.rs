//! Long words of bodies' names as other languages romanise them: "Promswjasbank", "Ouralvagonzavod". Their
//! consonants lead to the listed words; whether two are one by their sounds, the score says.

use rustc_hash::FxHashMap;
use vokter_names::token::text_hash_of;

/// Fewest letters of a word: shorter ones share their consonants with too many.
const LETTERS: usize = 9;

/// Bodies by the consonants of their long words.
#[derive(Clone, Debug, Default)]
pub(crate) struct Transliterated {
    bodies: FxHashMap<u32, Vec<u32>>,
}

impl Transliterated {
    /// Of these words, each with its bearers.
    pub(crate) fn of<'w>(words: impl Iterator<Item = (&'w str, &'w [u32])>) -> Self {
        let mut bodies: FxHashMap<u32, Vec<u32>> = FxHashMap::default();
        for (word, bearers) in words {
            if let Some(key) = key(word).filter(|_| !bearers.is_empty()) {
                bodies.entry(key).or_default().extend_from_slice(bearers);
            }
        }
        Self { bodies }
    }

    /// The bodies with a long word of the same consonants.
    pub(crate) fn with(&self, word: &str) -> &[u32] {
        let bodies = key(word).and_then(|key| self.bodies.get(&key));
        bodies.map_or(&[], Vec::as_slice)
    }
}

/// The consonants of a long word in small Latin letters; those that romanisations exchange are one.
fn key(word: &str) -> Option<u32> {
    if word.len() < LETTERS || !word.is_ascii() {
        return None;
    }
    let letters = word.bytes().filter_map(|letter| match letter {
        b'a' | b'e' | b'i' | b'o' | b'u' | b'y' | b'j' | b'h' | b'c' | b' ' => None,
        b'z' => Some(b's'),
        b'w' | b'f' => Some(b'v'),
        b'q' => Some(b'k'),
        other => Some(other),
    });
    let mut last = 0;
    let once = letters.filter(move |letter| std::mem::replace(&mut last, *letter) != *letter);
    Some(text_hash_of(once))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_romanisations_have_one_key() {
        for (one, other) in [
            ("grushvyazbank", "gruschwjasbank"),
            ("ouralgrushzavod", "uralgruszawod"),
        ] {
            assert!(
                key(one).is_some() && key(one) == key(other),
                "{one} {other}"
            );
        }
        assert_ne!(key("grushvyazbank"), key("grushvagonzavod"));
        assert_eq!(key("grushin"), None);
    }
}
