//! Words that many bodies bear, to be found by what is a slip away from them.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use crate::spelling::is_one_slip;
use crate::token::text_hash_of;
use crate::{Bits, rarity, words};

/// Shorter words are a slip away from others as often as not, but those that very many bear.
const LETTERS_MIN: usize = 5;
const LETTERS_OF_A_USUAL_MIN: usize = 4;
const LETTERS_OF_A_LONE_MIN: usize = 3;
const USUAL: Bits = Bits(950);
/// So much more usual a word is to be meant rather than another one.
const PLAINER: Bits = Bits(200);
/// What a scanner takes for what.
const MISREAD: [(&str, &str); 3] = [("rn", "m"), ("cl", "d"), ("vv", "w")];

/// Whether it is a word of trade, a place, a legal form or a particle as it stands.
pub(super) fn has(word: &str) -> bool {
    words::is_in_a_table(word)
}

/// Whether it is any word that is known, or a name that somebody bears.
pub(super) fn is_known(word: &str) -> bool {
    rarity::is_known(word) || has(word)
}

/// The one word that this is misspelt for.
pub(super) fn nearest(word: &str) -> Option<&'static str> {
    nearest_from(word, LETTERS_OF_A_USUAL_MIN)
}

/// The same where every other word of the name is known: this one may be short, and a place even where
/// it is somebody's name.
pub(super) fn nearest_of_few(word: &str) -> Option<&'static str> {
    let found = nearest_from(word, LETTERS_OF_A_LONE_MIN)?;
    let place = words::lookup(found).place.is_some();
    (place || !is_known(word)).then_some(found)
}

fn nearest_from(word: &str, least: usize) -> Option<&'static str> {
    if word.len() < least || !word.bytes().all(|letter| letter.is_ascii_lowercase()) {
        return None;
    }
    let dictionary = dictionary();
    for (taken, meant) in MISREAD {
        for (at, _) in word.match_indices(taken) {
            let read = [&word[..at], meant, &word[at + taken.len()..]].concat();
            if let Some(found) = dictionary.words.get(read.as_str()) {
                return Some(found);
            }
        }
    }
    if !word.contains(is_vowel)
        && let Some(found) = without_vowels(word)
    {
        return Some(found);
    }
    let mut found: Vec<&'static str> = Vec::new();
    for hash in slips(word) {
        for known in dictionary.near(hash) {
            if !found.contains(&known) && is_one_slip(word, known) {
                found.push(known);
            }
        }
    }
    // The most usual word, where it is so plainly or all mean the same.
    if word.len() < LETTERS_MIN {
        found.retain(|known| rarity::of_body(&[known]) <= USUAL);
    }
    found.sort_by_key(|known| (rarity::of_body(&[known]), *known));
    let [first, others @ ..] = found.as_slice() else {
        return None;
    };
    let meaning = |word: &str| {
        let known = words::lookup(word);
        (known.legal_form, known.generic, known.place, known.number)
    };
    let plain = others.iter().all(|other| {
        meaning(other) == meaning(first)
            || rarity::of_body(&[other]) >= rarity::of_body(&[first]) + PLAINER
    });
    if plain {
        return Some(first);
    }
    // Else the one that has the same letters: two that change places are the likelier slip.
    let letters = |text: &str| {
        let mut letters: Vec<u8> = text.bytes().collect();
        letters.sort_unstable();
        letters
    };
    let mut swapped = found.iter().filter(|known| letters(known) == letters(word));
    let one = swapped.next();
    one.filter(|_| swapped.next().is_none()).copied()
}

fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u')
}

/// The most usual word that is this without its vowels but for the first letter: *trdng*.
fn without_vowels(word: &str) -> Option<&'static str> {
    let known = dictionary().by_consonants.get(consonants(word).as_str())?;
    known.first().copied()
}

fn consonants(word: &str) -> String {
    let letters = word.chars().enumerate();
    letters
        .filter(|(at, letter)| *at == 0 || !is_vowel(*letter))
        .map(|(_, letter)| letter)
        .collect()
}

/// The hashes of a text and of what is left of it without each letter.
fn slips(text: &str) -> impl Iterator<Item = u32> + '_ {
    let without = |at: usize| {
        let bytes = text.bytes().enumerate();
        text_hash_of(
            bytes
                .filter(move |(other, _)| *other != at)
                .map(|(_, byte)| byte),
        )
    };
    std::iter::once(text_hash_of(text.bytes())).chain((0..text.len()).map(without))
}

struct Dictionary {
    words: FxHashMap<&'static str, &'static str>,
    /// By the hash of a word and of what is left of it without each letter, sorted: places in `sorted`.
    by_slip: Vec<(u32, u16)>,
    /// Where the hashes begin that begin with so many bits: nearly every word is asked for and is
    /// near none.
    begins: Vec<u32>,
    sorted: Vec<&'static str>,
    /// By their first letter and their other consonants, the most usual first.
    by_consonants: FxHashMap<String, Vec<&'static str>>,
}

impl Dictionary {
    /// The words that leave this hash, and perhaps others.
    fn near(&self, hash: u32) -> impl Iterator<Item = &'static str> {
        let begin = first_bits(hash);
        let range = self.begins[begin] as usize..self.begins[begin + 1] as usize;
        let found = self.by_slip[range].iter();
        let found = found.filter(move |(other, _)| *other == hash);
        found.map(|(_, place)| self.sorted[usize::from(*place)])
    }
}

/// How many bits of a hash say where it stands.
const BITS: u32 = 16;

fn first_bits(hash: u32) -> usize {
    (hash >> (u32::BITS - BITS)) as usize
}

fn dictionary() -> &'static Dictionary {
    static DICTIONARY: OnceLock<Dictionary> = OnceLock::new();
    DICTIONARY.get_or_init(|| {
        let mut sorted: Vec<&'static str> = words::of_bodies()
            .filter(|word| word.len() >= LETTERS_OF_A_USUAL_MIN)
            .collect();
        sorted.sort_unstable();
        sorted.dedup();
        let mut by_slip: Vec<(u32, u16)> = (0..)
            .zip(&sorted)
            .flat_map(|(place, word)| slips(word).map(move |hash| (hash, place)))
            .collect();
        by_slip.sort_unstable();
        by_slip.dedup();
        let mut begins = vec![0; (1 << BITS) + 1];
        for (hash, _) in &by_slip {
            begins[first_bits(*hash) + 1] += 1;
        }
        for at in 1..begins.len() {
            begins[at] += begins[at - 1];
        }
        let mut by_consonants = FxHashMap::<String, Vec<&'static str>>::default();
        for word in &sorted {
            by_consonants
                .entry(consonants(word))
                .or_default()
                .push(word);
        }
        for found in by_consonants.values_mut() {
            found.sort_by_key(|word| (rarity::of_body(&[word]), *word));
        }
        Dictionary {
            words: sorted.iter().map(|word| (*word, *word)).collect(),
            by_slip,
            begins,
            sorted,
            by_consonants,
        }
    })
}
