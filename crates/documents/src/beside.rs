//! What a word that stands as a surname says: whether it may be one, its spellings, what the words
//! around it make of it.

use std::ops::Range;

use vokter_entities::Gender;

use crate::capitals::Sentence;
use crate::function_word::is_position;
use crate::honorific::{self, Address};
use crate::kind::{Kind, is_known};
use crate::language::{Endings, is_latin};
use crate::surname::Key;
use crate::token::{Case, Gap, Writing};
use crate::word::can_be_alike;

/// The spellings of a word, with those less an ending that its language may have added.
pub(crate) fn keys(sentence: &Sentence<'_>, at: usize) -> Vec<Key> {
    if is_of_syllables(sentence, at) {
        return written_keys(sentence, at);
    }
    let endings = sentence.languages.endings();
    let written = sentence.written(at).to_lowercase();
    let latin = is_latin(&written);
    sentence
        .word(at)
        .keys
        .iter()
        .filter(|(key, inflected)| {
            // Romanised and folded, the stem need not be a beginning of what is written.
            !inflected
                || !latin
                || match endings {
                    Endings::Genitive => written.ends_with('s') && key.len() < written.len(),
                    other => other.allow(&written, key),
                }
        })
        .cloned()
        .collect()
}

/// Whether the word is of a script in which everyday words read like the surnames of the list: a
/// surname is there what the full name was written with.
pub(crate) fn is_of_syllables(sentence: &Sentence<'_>, at: usize) -> bool {
    matches!(
        sentence.tokens[at].writing,
        Writing::Hangul | Writing::Katakana
    )
}

/// A word as it is written, and without a particle.
pub(crate) fn written_keys(sentence: &Sentence<'_>, at: usize) -> Vec<Key> {
    let bare = sentence.word(at).bare.iter();
    std::iter::once((sentence.written(at).into(), false))
        .chain(bare.map(|stem| (stem.as_str().into(), true)))
        .collect()
}

/// Whether a word is too little to be a surname alone: any sign in Han is read like one, and so is
/// a syllable in Hangul, or a particle behind a word in other letters.
fn is_a_sign(sentence: &Sentence<'_>, at: usize) -> bool {
    let token = &sentence.tokens[at];
    match token.writing {
        Writing::Han => true,
        Writing::Hangul => {
            token.gap == Gap::Joined || sentence.written(at).chars().nth(1).is_none()
        }
        _ => false,
    }
}

/// "Carters Leute": a surname with the s of the genitive, behind which another name begins; not
/// "Hans", which is a name itself.
pub(crate) fn is_genitive(sentence: &Sentence<'_>, at: usize) -> bool {
    let word = sentence.word(at);
    let written = sentence.written(at).to_lowercase();
    let has = |text: &str, inflected: bool| {
        word.keys
            .iter()
            .any(|(key, ending)| **key == *text && *ending == inflected)
    };
    sentence.languages.endings() == Endings::Genitive
        && written
            .strip_suffix('s')
            .is_some_and(|stem| has(stem, true))
        && !is_known(&written)
        && !word.person.is_empty()
}

/// Whether the word before a surname says whose it is, over a particle between.
pub(crate) fn addressed(sentence: &Sentence<'_>, at: usize) -> Address {
    let office = at > 0
        && sentence.tokens[at].gap != Gap::Break
        && is_position(&sentence.written(at - 1).to_lowercase());
    let gender = addressed_gender(sentence, at);
    Address {
        office: office && gender.is_none(),
        gender,
    }
}

fn addressed_gender(sentence: &Sentence<'_>, at: usize) -> Option<Gender> {
    let mut before = at;
    while before > 0 && at - before < 3 && sentence.tokens[before].gap != Gap::Break {
        before -= 1;
        if let Some(gender) = honorific::gender(sentence.written(before)) {
            return Some(gender);
        }
        if sentence.kind(before) != Kind::Particle {
            return None;
        }
    }
    None
}

/// Whether a word alone may be the surname of a listed person, if a full name bears it: a name by
/// rule, or long enough to be only alike one.
pub(crate) fn may_be_surname(sentence: &Sentence<'_>, at: usize) -> bool {
    matches!(
        sentence.tokens[at].case,
        Case::Title | Case::Upper | Case::None
    ) && !is_a_sign(sentence, at)
        && (can_be_alike(sentence.written(at)) || !sentence.word(at).person.is_empty())
        && sentence.kind(at) == Kind::Name
}

/// Whether a name follows a word: then a word that may be anything begins no name of its own.
pub(crate) fn before_name(sentence: &Sentence<'_>, at: usize, run: &Range<usize>) -> bool {
    at + 1 < run.end
        && sentence.tokens[at + 1].gap != Gap::Break
        && (sentence.is_name_like(at + 1) || could_be_surname(sentence, at + 1))
}

/// Whether it surely is the name of a listed person, as written.
pub(crate) fn could_be_surname(sentence: &Sentence<'_>, at: usize) -> bool {
    matches!(
        sentence.tokens[at].case,
        Case::Title | Case::Upper | Case::None
    ) && !is_a_sign(sentence, at)
        && !sentence.word(at).person.is_empty()
        && sentence.kind(at) == Kind::Name
}
