//! Words that the Germanic languages write as one of a body's name and of what it is: "Carlgruppen",
//! "Carlkonzern", "Carl-Konzern".

use std::ops::Range;

use crate::capitals::Sentence;
use crate::kind::Kind;
use crate::particle::is_arabic;
use crate::token::{Case, Gap, Token, Writing};
use crate::word::Words;

/// Second halves, the longest of those that end alike first.
const ENDS: &[&str] = &[
    "gruppens",
    "gruppen",
    "gruppe",
    "konsernets",
    "konsernet",
    "konsern",
    "koncernens",
    "koncernen",
    "koncern",
    "konzerns",
    "konzern",
    "selskapet",
    "bolaget",
    "milisen",
    "militsen",
    "miliz",
    "söldner",
    "hæren",
    "kartellet",
    "kartellen",
    "kartell",
    "groep",
];
/// Fewest letters of a first half.
const LEAST: usize = 4;

/// A run without what a hyphen joins to a body's name at its end, where that is an ordinary noun: "the
/// Carl-Chef", "Carl-tankeren". What people are called is none.
pub(crate) fn without_second_half(
    sentence: &Sentence<'_>,
    run: &Range<usize>,
    window: &Range<usize>,
) -> Range<usize> {
    let at = window.end;
    // Behind "Al-" the sounds alone are a name, and a newspaper's word for somebody else's.
    let article = is_arabic(&sentence.written(window.start).to_lowercase());
    let is_noun = at < run.end && !article && {
        let token = &sentence.tokens[at];
        let between = sentence.tokens[at - 1].range.end..token.range.start;
        token.gap == Gap::Joined
            && token.writing == Writing::Spaced
            && matches!(
                &sentence.text[between],
                "-" | "\u{2010}" | "\u{2011}" | "\u{2013}"
            )
            && match token.case {
                Case::Lower => true,
                Case::Title => {
                    let kind = sentence.kind(at);
                    let name = || sentence.is_borne(at) || !sentence.word(at).body.is_empty();
                    kind != Kind::Place && !(kind == Kind::Name && name())
                }
                _ => false,
            }
    };
    if is_noun { run.start..at } else { run.clone() }
}

/// Cuts the words of a sentence where the first half is a word of a listed body's name and the whole
/// is none.
pub(crate) fn split(text: &str, tokens: &mut Vec<Token>, words: &Words<'_>) {
    let mut at = 0;
    while at < tokens.len() {
        if let Some(cut) = cut(text, &tokens[at], words) {
            let whole = &mut tokens[at];
            let second = Token {
                range: cut..whole.range.end,
                gap: Gap::Joined,
                case: Case::Lower,
                writing: Writing::Spaced,
                genitive: whole.genitive,
                decoded: None,
            };
            whole.range.end = cut;
            whole.genitive = false;
            tokens.insert(at + 1, second);
            at += 1;
        }
        at += 1;
    }
}

fn cut(text: &str, token: &Token, words: &Words<'_>) -> Option<usize> {
    if token.case != Case::Title || token.decoded.is_some() {
        return None;
    }
    let whole = &text[token.range.clone()];
    let first = ENDS.iter().find_map(|end| whole.strip_suffix(end))?;
    if first.chars().count() < LEAST {
        return None;
    }
    let bodies = |word: &str| {
        words
            .get(word, Case::Title, Writing::Spaced, false)
            .body
            .len()
    };
    (bodies(first) > 0 && bodies(whole) == 0).then_some(token.range.start + first.len())
}
