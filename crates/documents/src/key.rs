//! What all spellings that are one by rule have in common: a key by which those of a listed word
//! are found at once.
//!
//! It is made from the [`Steps`]: sounds that a rule takes for each other are one letter of the
//! key, sounds that a rule leaves out are none, and a sound twice is the sound. So no step that a
//! rule makes changes the key, and two words with different keys are never one by rule.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;
use vokter_names::sound::Sound;
use vokter_names::sound::unit::COUNT;

use crate::step::Steps;
use crate::vocabulary::BY_RULE;

/// The key of a row of sounds.
type Key = u128;

/// Bits of a letter: there are fewer sounds than its values.
const LETTER: u32 = 6;

/// The letter of each sound, 0 for none.
struct Letters {
    of: [u8; COUNT],
    /// The sounds that one step by rule makes of each, itself included.
    near: [u64; COUNT],
    /// The sounds that a rule leaves out.
    silent: u64,
}

impl Letters {
    fn of(partial_vowels: bool) -> &'static Self {
        static FULL: OnceLock<Letters> = OnceLock::new();
        static PARTIAL: OnceLock<Letters> = OnceLock::new();
        let cell = if partial_vowels { &PARTIAL } else { &FULL };
        cell.get_or_init(|| Self::from(Steps::of(partial_vowels)))
    }

    fn from(steps: &Steps) -> Self {
        let mut letters: [u8; COUNT] = std::array::from_fn(|sound| sound as u8);
        for one in 1..COUNT {
            for other in 1..COUNT {
                if one != other && steps.other[one][other].min(steps.other[other][one]) <= BY_RULE {
                    let (kept, merged) = (letters[one], letters[other]);
                    letters
                        .iter_mut()
                        .filter(|letter| **letter == merged)
                        .for_each(|letter| *letter = kept);
                }
            }
        }
        for sound in 1..COUNT {
            let gone = letters[sound];
            if steps.less[sound] <= BY_RULE {
                letters
                    .iter_mut()
                    .filter(|letter| **letter == gone)
                    .for_each(|letter| *letter = 0);
            }
        }
        let mut near = [0_u64; COUNT];
        let mut silent = 0;
        for (sound, near) in near.iter_mut().enumerate().skip(1) {
            let others = (1..COUNT).filter(|other| {
                *other == sound
                    || steps.other[sound][*other].min(steps.other[*other][sound]) <= BY_RULE
            });
            *near = others.fold(0, |all, other| all | 1 << other);
            if steps.less[sound] <= BY_RULE {
                silent |= 1 << sound;
            }
        }
        Self {
            of: letters,
            near,
            silent,
        }
    }
}

/// The key of these sounds. What is too long for it shares the key of its beginning.
fn key(sounds: &[Sound], partial_vowels: bool) -> Key {
    let letters = &Letters::of(partial_vowels).of;
    let mut key: Key = 0;
    let mut last = 0;
    let mut left = Key::BITS / LETTER;
    for sound in sounds {
        let letter = letters[usize::from(*sound)];
        if letter == 0 || letter == last || left == 0 {
            continue;
        }
        key = key << LETTER | Key::from(letter);
        last = letter;
        left -= 1;
    }
    key
}

/// Which sounds a word has, and which sounds another one has that is the word by rule.
#[derive(Clone, Copy, Debug)]
struct Sides {
    has: u64,
    may: u64,
}

impl Sides {
    fn of(sounds: &[Sound], partial_vowels: bool) -> Self {
        let letters = Letters::of(partial_vowels);
        let bits = |all: u64, sound: &Sound| all | 1 << sound;
        Self {
            has: sounds.iter().fold(0, bits),
            may: sounds.iter().fold(letters.silent, |all, sound| {
                all | letters.near[usize::from(*sound)]
            }),
        }
    }

    fn meet(self, other: Self) -> bool {
        self.has & !other.may == 0 && other.has & !self.may == 0
    }
}

/// Words by their keys.
#[derive(Clone, Debug, Default)]
pub(crate) struct ByRule {
    /// Words of scripts that write all vowels.
    full: FxHashMap<Key, Vec<(u32, Sides)>>,
    /// All words, as a word that has few vowels meets them.
    open: FxHashMap<Key, Vec<(u32, Sides)>>,
    /// Words of scripts that don't.
    partial: FxHashMap<Key, Vec<(u32, Sides)>>,
}

impl ByRule {
    /// Of these words, each by its sounds and whether few vowels are written; numbered as they come.
    pub(crate) fn of<'s>(words: impl Iterator<Item = (&'s [Sound], bool)>) -> Self {
        let mut found = Self::default();
        for ((sounds, partial), at) in words.zip(0..) {
            if sounds.is_empty() {
                continue;
            }
            let open = (key(sounds, true), (at, Sides::of(sounds, true)));
            found.open.entry(open.0).or_default().push(open.1);
            if partial {
                found.partial.entry(open.0).or_default().push(open.1);
            } else {
                let word = (at, Sides::of(sounds, false));
                found.full.entry(key(sounds, false)).or_default().push(word);
            }
        }
        found
    }

    /// The words that may be one by rule with these sounds. More may come, fewer never.
    pub(crate) fn with(
        &self,
        sounds: &[Sound],
        partial_vowels: bool,
    ) -> impl Iterator<Item = u32> + use<'_> {
        let (vowels, open) = if partial_vowels {
            (None, near(&self.open, sounds, true))
        } else {
            (
                Some(near(&self.full, sounds, false)),
                near(&self.partial, sounds, true),
            )
        };
        vowels.into_iter().flatten().chain(open)
    }

    /// Likewise, but only those of scripts that write all vowels.
    pub(crate) fn with_vowels(&self, sounds: &[Sound]) -> impl Iterator<Item = u32> + use<'_> {
        near(&self.full, sounds, false)
    }
}

fn near<'m>(
    words: &'m FxHashMap<Key, Vec<(u32, Sides)>>,
    sounds: &[Sound],
    partial_vowels: bool,
) -> impl Iterator<Item = u32> + use<'m> {
    let sides = Sides::of(sounds, partial_vowels);
    let found = (!sounds.is_empty()).then(|| words.get(&key(sounds, partial_vowels)));
    let found = found.flatten().into_iter().flatten();
    found
        .filter(move |(_, other)| sides.meet(*other))
        .map(|(at, _)| *at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use vokter_names::sound::unit::{A, M, T};
    use vokter_names::sound::{self, sounds};

    #[test]
    fn rules_change_no_key() {
        for (one, other) in [
            ("zhukovsky", "joukovski"),
            ("shevchuk", "schewtschuk"),
            ("qasimi", "kasimi"),
            ("wroblewski", "vroblevsky"),
        ] {
            let key = |word: &str| key(&sounds(word, false), false);
            assert_eq!(key(one), key(other), "{one} {other}");
        }
        // No rule swaps two letters of the key.
        assert!(Steps::of(false).swapped > BY_RULE);
        let swapped = sound::difference(&[A, M, T, A], &[A, T, M, A], true);
        assert!(swapped.is_none_or(|apart| apart.cost > i32::from(BY_RULE)));
    }

    #[test]
    fn other_names_have_other_keys() {
        let mut keys: Vec<Key> = ["grushin", "carter", "hansen", "shevchuk", "kim", "tanaka"]
            .iter()
            .map(|word| key(&sounds(word, false), false))
            .collect();
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), 6);
    }
}
