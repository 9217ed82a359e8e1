//! Names of bodies in quotation marks behind the word that says what they are: «банк „Нева“».

use crate::kind::Kind;
use crate::token::{Case, Gap, Token};
use crate::word::Words;

/// Marks that open a quotation.
const OPENING: &[char] = &['«', '„', '“', '‟', '"', '”', '‹', '‘', '‚'];
/// Most letters of an acronym of what a body is.
const ACRONYM: usize = 4;

/// Makes one name of the word that says what a body is and the quoted name behind it.
pub(crate) fn join(text: &str, tokens: &mut [Token], words: &Words<'_>) {
    for at in 1..tokens.len() {
        let [before, token] = [&tokens[at - 1], &tokens[at]];
        let opens = token.gap == Gap::Break && {
            let between = &text[before.range.end..token.range.start];
            let mark = between.strip_prefix([' ', '\u{a0}']);
            mark.is_some_and(|mark| {
                let mut chars = mark.chars();
                chars.next().is_some_and(|c| OPENING.contains(&c)) && chars.next().is_none()
            })
        };
        if opens && says_what_it_is(text, before, words) {
            tokens[at].gap = Gap::Space;
        }
    }
}

fn says_what_it_is(text: &str, token: &Token, words: &Words<'_>) -> bool {
    let written = &text[token.range.clone()];
    if token.case == Case::Upper {
        return written.chars().count() <= ACRONYM;
    }
    words.get(written, token.case, token.writing, false).kind == Kind::Generic
}
