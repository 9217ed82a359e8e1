//! Words of bodies' names that stand for others: an abbreviation for its words (*NPP* is a research and production
//! enterprise), a phrase for one word (*Hong Kong*), words for the same in another order of thought (*power
//! engineering* is energy).
//!
//! They take the others' place when the name is prepared, on both sides, so that an index needs no relation of its
//! own for them.

use std::borrow::Cow;
use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use crate::script::{Spelling, System, Word};
use crate::words::table::{columns, rows};
use crate::words::{self, one_romanisation};

const PHRASES: &str = include_str!("../tables/phrases.tsv");

struct Phrase {
    /// The words after the first, as [`key`] has them.
    rest: Vec<Cow<'static, str>>,
    /// What they stand for.
    meaning: Vec<&'static str>,
    /// Not at the beginning: *RF-1234* is a registration.
    after: bool,
    /// Not at the end: *KB* there is a partnership.
    before: bool,
    /// At the beginning alone: *IR. Orlan* is a ship of Iran.
    first: bool,
}

/// The words, each phrase as what it stands for.
pub(crate) fn in_full(text: &str, found: Vec<Word>, system: System) -> Vec<Word> {
    let phrases = phrases();
    let found: Vec<Word> = found.into_iter().flat_map(in_two).collect();
    let keys: Vec<Cow<'_, str>> = found.iter().map(|word| key(main(word))).collect();
    if !keys.iter().any(|key| phrases.contains_key(key.as_ref())) {
        drop(keys);
        return found;
    }
    let mut out: Vec<Word> = Vec::with_capacity(found.len() + 4);
    let mut at = 0;
    while at < found.len() {
        let phrase = phrases.get(keys[at].as_ref()).and_then(|phrases| {
            phrases.iter().find(|phrase| {
                // What is a word of one or two letters elsewhere is a sign there.
                let is_sign = phrase.before && system.is_syllabic();
                let is_joined = phrase.first && is_joined(text, &found[at]);
                !is_sign && !is_joined && stands_at(phrase, &keys, at)
            })
        });
        let Some(phrase) = phrase else {
            out.push(found[at].clone());
            at += 1;
            continue;
        };
        let last = at + phrase.rest.len();
        let source = found[at].source.start..found[last].source.end;
        out.extend(phrase.meaning.iter().map(|meaning| Word {
            spellings: vec![Spelling {
                latin: (*meaning).to_owned(),
                cost: 0,
            }],
            source: source.clone(),
            ..found[at].clone()
        }));
        at = last + 1;
    }
    out
}

/// A Slavic word whose hyphen was lost, as the two that it is: *nauchnoproizvodstvennoe*.
fn in_two(word: Word) -> Vec<Word> {
    const LETTERS_MIN: usize = 14;
    const PART_MIN: usize = 5;
    let text = main(&word);
    if text.len() < LETTERS_MIN || !text.is_ascii() || words::lookup(text).generic.is_some() {
        return vec![word];
    }
    let is_known = |part: &str| words::lookup(part).generic.is_some();
    let end = (PART_MIN..=text.len() - PART_MIN)
        .filter(|end| text.as_bytes()[end - 1] == b'o')
        .find(|end| is_known(&text[..*end]) && is_known(&text[*end..]));
    match end {
        None => vec![word],
        Some(end) => [&text[..end], &text[end..]]
            .map(|part| Word {
                spellings: vec![Spelling {
                    latin: part.to_owned(),
                    cost: 0,
                }],
                ..word.clone()
            })
            .into(),
    }
}

/// Whether a word by itself stands for others.
pub(crate) fn is_one(word: &str) -> bool {
    let phrases = phrases().get(key(word).as_ref());
    phrases.is_some_and(|phrases| phrases.iter().any(|phrase| phrase.rest.is_empty()))
}

/// Whether the first is the second cut short: *intl*, *mfg*, *grp*. A word that is its own meaning
/// (*bank* in *banking*) is no abbreviation.
pub(crate) fn abbreviates(short: &str, long: &str, meaning: &str) -> bool {
    const LONGEST: usize = 5;
    let mut letters = long.bytes();
    short.len() <= LONGEST
        && short.len() + 1 < long.len()
        && short != meaning
        && short.as_bytes().first() == long.as_bytes().first()
        && short
            .bytes()
            .all(|letter| letters.any(|other| other == letter))
}

/// Whether a hyphen makes one name of the word and the next.
fn is_joined(text: &str, word: &Word) -> bool {
    let behind = text.get(word.source.end..);
    behind.is_some_and(|behind| behind.starts_with('-'))
}

fn stands_at(phrase: &Phrase, keys: &[Cow<'_, str>], at: usize) -> bool {
    let after = at + 1 + phrase.rest.len();
    after <= keys.len()
        && (!phrase.after || at > 0)
        && (!phrase.before || after < keys.len())
        && (!phrase.first || at == 0)
        && phrase.rest == keys[at + 1..after]
}

/// What a word of a phrase is told by: a longer one by what romanisations share, an abbreviation by its letters.
fn key(word: &str) -> Cow<'_, str> {
    const LETTERS_MIN: usize = 7;
    if word.len() >= LETTERS_MIN && word.is_ascii() {
        Cow::Owned(one_romanisation(word))
    } else {
        Cow::Borrowed(word)
    }
}

fn main(word: &Word) -> &str {
    &word.spellings[0].latin
}

/// The phrases by their first word, the longer before the shorter.
fn phrases() -> &'static FxHashMap<Cow<'static, str>, Vec<Phrase>> {
    static KNOWN: OnceLock<FxHashMap<Cow<'static, str>, Vec<Phrase>>> = OnceLock::new();
    KNOWN.get_or_init(|| {
        let mut known = FxHashMap::<Cow<'static, str>, Vec<Phrase>>::default();
        for row in rows(PHRASES) {
            let (text, meaning, place) = columns(row);
            let mut words = text.split(' ').map(key);
            let first = words.next().unwrap_or_default();
            known.entry(first).or_default().push(Phrase {
                rest: words.collect(),
                meaning: meaning.split(' ').collect(),
                after: matches!(place, "inner" | "after"),
                before: matches!(place, "inner" | "first"),
                first: place == "first",
            });
        }
        for phrases in known.values_mut() {
            phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.rest.len()));
        }
        known
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::{lookup, table};
    use crate::{Name, View};

    fn words(name: &str) -> Vec<String> {
        let name = Name::new(name, View::Body);
        let tokens = name.readings[0].tokens.iter();
        tokens.map(|token| token.text().to_owned()).collect()
    }

    #[test]
    fn phrases_are_sorted_and_stand_for_known_words() {
        table::assert_sorted(PHRASES);
        for row in rows(PHRASES) {
            for word in columns(row).1.split(' ') {
                assert!(!lookup(word).is_plain(), "{row}: no table has `{word}`");
            }
        }
    }

    #[test]
    fn a_phrase_is_read_as_what_it_stands_for() {
        let check = |name: &str, expected: &str| {
            assert_eq!(words(name).join(" "), expected, "{name}");
        };
        check("NPP Orlan", "research production enterprise orlan");
        check("НПП Орлан", "research production enterprise orlan");
        check(
            "Научнопроизводственный Орлан",
            "nauchno proizvodstvennyi orlan",
        );
        check("Orlan (Hong Kong) Ltd", "orlan hongkong ltd");
        check("Orlan Power Engineering", "orlan energy");
        for yard in ["sudostroitelny zavod", "Sudostroitel'nyj zavod"] {
            check(&format!("Orlan {yard}"), "orlan shipyard");
        }
        check("AO KB Orlan", "ao design bureau orlan");
        check("Orlan KB", "orlan kb");
        check("IR.ORLAN", "iran orlan");
        check("IR-ORLAN", "ir orlan");
        check("Orlan IR", "orlan ir");
    }
}
