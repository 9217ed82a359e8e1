//! Rows of single letters in the names of bodies: "L.L.C.", "K O M I D".

use std::ops::Range;

use crate::script::{Spelling, Word};

/// In an organisation's name a row of single letters is one word: "L.L.C.", "K O M I D".
pub(crate) fn join(text: &str, found: Vec<Word>) -> Vec<Word> {
    let is_letter = |word: &Word| {
        word.spellings[0].latin.len() == 1 && text[word.source.clone()].chars().count() == 1
    };
    let mut out: Vec<Word> = Vec::with_capacity(found.len());
    let mut rest = found.into_iter().peekable();
    while let Some(mut word) = rest.next() {
        if is_letter(&word) {
            let mut source: Range<usize> = word.source.clone();
            let mut joined = word.spellings[0].latin.clone();
            while let Some(next) = rest.next_if(|next| is_letter(next)) {
                joined.push_str(&next.spellings[0].latin);
                source.end = next.source.end;
            }
            if joined.len() > 1 {
                word.spellings = vec![Spelling {
                    latin: joined,
                    cost: 0,
                }];
                word.source = source;
            }
        }
        out.push(word);
    }
    out
}
