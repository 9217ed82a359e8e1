//! English words and letters of bodies' names that are written by their sound: *Флай Бридж* and *Flai Bridzh* are
//! *Fly Bridge*, *СиПиЭс* is *CPS*.
//!
//! Words take the place of what is written, on both sides, as phrases do; letters are only read beside it, for
//! a name may sound like letters.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use crate::rarity;
use crate::script::{MAX_SPELLINGS, Spelling, System, Word};
use crate::words::table::{columns, rows};
use crate::words::{self, one_romanisation};

const ENGLISH: &str = include_str!("../tables/english-by-sound.tsv");

/// In Latin letters a shorter word is another word as often as not.
const LATIN_MIN: usize = 5;

/// What the writing itself costs beside the words that it stands for, in hundredths of a bit.
const AS_WRITTEN: i32 = 100;

/// Reads the words that are English by their sound as English.
pub(crate) fn in_english(found: &mut [Word], system: System) {
    if !matches!(system, System::Cyrillic | System::Latin) {
        return;
    }
    for word in found {
        let main = word.spellings[0].latin.as_str();
        let in_latin = system == System::Latin;
        if in_latin && main.len() < LATIN_MIN {
            continue;
        }
        let (english, letters) = (english(main), letters(main));
        if (english.is_none() && letters.is_none())
            || !words::lookup(main).is_plain()
            || (in_latin && rarity::is_borne(main))
        {
            continue;
        }
        if let Some(english) = english {
            read_first(word, english.split(' '));
        } else if word.spellings.len() < MAX_SPELLINGS {
            word.spellings.extend(letters.map(|latin| Spelling {
                latin,
                cost: AS_WRITTEN,
            }));
        }
    }
}

/// Puts the words that a writing stands for, the most usual first, before the writing itself.
pub(crate) fn read_first<'w>(word: &mut Word, read: impl Iterator<Item = &'w str>) {
    let read = read.zip(0..).map(|(latin, rank)| Spelling {
        latin: latin.to_owned(),
        cost: rank * AS_WRITTEN,
    });
    let written = word.spellings.drain(..).map(|spelling| Spelling {
        cost: spelling.cost + AS_WRITTEN,
        ..spelling
    });
    word.spellings = read.chain(written).take(MAX_SPELLINGS).collect();
}

/// The English words that a writing stands for, the most usual first.
fn english(main: &str) -> Option<&'static str> {
    static KNOWN: OnceLock<FxHashMap<String, &'static str>> = OnceLock::new();
    let known = KNOWN.get_or_init(|| {
        rows(ENGLISH)
            .map(|row| {
                let (written, english, _) = columns(row);
                (one_romanisation(written), english)
            })
            .collect()
    });
    known.get(&one_romanisation(main)).copied()
}

/// How Russian says the letters of the English alphabet, as romanisations write it.
const LETTERS: &[(char, &[&str])] = &[
    ('a', &["ei", "ey", "ej"]),
    ('b', &["bi"]),
    ('c', &["si"]),
    ('d', &["di"]),
    ('f', &["ef"]),
    ('g', &["dzhi", "ji"]),
    ('h', &["eich", "eych", "ejch"]),
    ('i', &["ai", "ay", "aj"]),
    ('j', &["dzhei", "dzhey", "jei", "jey"]),
    ('k', &["kei", "key", "kej"]),
    ('l', &["el"]),
    ('m', &["em"]),
    ('n', &["en"]),
    ('o', &["ou"]),
    ('p', &["pi"]),
    ('q', &["kyu", "kiu", "kju"]),
    ('r', &["ar"]),
    ('s', &["es"]),
    ('t', &["ti"]),
    ('u', &["yu", "iu", "ju"]),
    ('v', &["vi"]),
    ('x', &["eks", "iks", "ex"]),
    ('y', &["uai", "uay", "vai"]),
    ('z', &["zed", "zet", "zi"]),
];

/// Fewer letters are a word, and more are a phrase.
const LETTERS_READ: std::ops::RangeInclusive<usize> = 3..=5;

/// The letters that a word says, where it says nothing else.
fn letters(text: &str) -> Option<String> {
    let read = spelled_out(text, *LETTERS_READ.end())?;
    LETTERS_READ.contains(&read.len()).then_some(read)
}

fn spelled_out(text: &str, most: usize) -> Option<String> {
    if text.is_empty() {
        return Some(String::new());
    }
    if most == 0 {
        return None;
    }
    LETTERS.iter().find_map(|(letter, said)| {
        let mut rest = said.iter().filter_map(|said| text.strip_prefix(said));
        let behind = rest.find_map(|rest| spelled_out(rest, most - 1))?;
        Some(format!("{letter}{behind}"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::table;
    use crate::{Name, View, compare};

    #[test]
    fn the_table_is_sorted() {
        table::assert_sorted(ENGLISH);
    }

    #[test]
    fn words_and_letters_are_read_by_their_sound() {
        for (written, english) in [
            ("ООО Флай Бридж", "Fly Bridge LLC"),
            ("Flai Bridzh, OOO", "Fly Bridge LLC"),
            ("ТОО СИПИЭС ЭНЕРДЖИ", "CPS Energy LLP"),
            ("AITISI OOO", "ITC LLC"),
        ] {
            let (one, other) = (
                Name::new(written, View::Body),
                Name::new(english, View::Body),
            );
            let bits = compare(&one, &other).map(|evidence| evidence.bits);
            let itself = compare(&other, &other).map(|evidence| evidence.bits);
            assert!(
                bits.zip(itself)
                    .is_some_and(|(bits, itself)| 3 * bits.0 > 2 * itself.0),
                "{written}: {bits:?} of {itself:?}"
            );
        }
    }

    #[test]
    fn what_is_a_word_or_borne_is_no_letters() {
        assert_eq!(letters("diana"), None);
        assert_eq!(letters("siti"), None);
        assert_eq!(letters("aitisi").as_deref(), Some("itc"));
        assert_eq!(letters("dzhiemti").as_deref(), Some("gmt"));
    }
}
