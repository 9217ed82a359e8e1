//! Runs: neighbouring words of a sentence that may all be parts of one name.

use std::ops::Range;

use crate::capitals::Sentence;
use crate::particle::{is_arabic, links};
use crate::token::{Case, Gap, Writing};

/// Longest run that is looked at as a whole; a longer one is cut.
const RUN_TOKENS: usize = 48;

/// Most digits of a number that is part of a name.
const NUMBER_DIGITS: usize = 4;

/// Small words inside the names of bodies that no table of particles knows.
const CONNECTING: &[&str] = &[
    "of", "for", "the", "and", "og", "och", "und", "für", "des", "der", "por", "para", "по", "для",
    "и", "i", "pour", "et", "de", "del", "la", "los", "las", "du", "da", "do", "dos", "das", "di",
    "della", "dello", "van", "voor",
];

/// The runs of a sentence, as ranges of its tokens.
pub(crate) fn runs(sentence: &Sentence<'_>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    // One past the last word that can end a name.
    let mut end = 0;
    for at in 0..sentence.tokens.len() {
        let token = &sentence.tokens[at];
        let broken = token.gap == Gap::Break || at - start >= RUN_TOKENS;
        // Most small words stand in no run: those are never looked up.
        if broken || !(can_bear(sentence, at) || (end > start && connects(sentence, at))) {
            if end > start {
                found.push(start..end);
            }
            start = at + 1;
            end = start;
            if broken && begins(sentence, at) {
                start = at;
                end = at + 1;
            }
        } else if can_bear(sentence, at) {
            if end <= start {
                start = at;
                if !begins(sentence, at) {
                    start = at + 1;
                    end = start;
                    continue;
                }
            }
            end = at + 1;
        }
    }
    if end > start {
        found.push(start..end);
    }
    found
}

fn begins(sentence: &Sentence<'_>, at: usize) -> bool {
    !matches!(sentence.tokens[at].case, Case::Lower | Case::Digits) && can_bear(sentence, at)
}

fn can_bear(sentence: &Sentence<'_>, at: usize) -> bool {
    let token = &sentence.tokens[at];
    match token.case {
        Case::Title | Case::Upper | Case::Initial => true,
        Case::None => token.writing != Writing::Hiragana,
        // "Jong-un": the second half of a given name in small letters.
        Case::Lower => token.gap == Gap::Joined && !sentence.word(at).person.is_empty(),
        // "Song 7": a number can end a name, but not begin one.
        Case::Digits => at > 0 && token.gap == Gap::Space && token.range.len() <= NUMBER_DIGITS,
    }
}

fn connects(sentence: &Sentence<'_>, at: usize) -> bool {
    match sentence.tokens[at].case {
        Case::Digits => true,
        Case::Lower => {
            links(sentence, at)
                || CONNECTING.contains(&sentence.written(at))
                || is_arabic(sentence.written(at))
                || sentence.tokens[at].gap == Gap::Joined
        }
        _ => false,
    }
}
