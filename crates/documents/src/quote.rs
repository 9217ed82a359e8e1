//! A place of the text with the sentence around it, as a mention gives it.

use std::ops::Range;

use vokter_screening::Score;

use crate::block::Block;
use crate::honorific::Address;
use crate::mention::{Mention, ResolvedBy};
use crate::surname::{Key, Lone};

/// Longest sentence given with a mention, in characters.
pub(crate) const SENTENCE_CHARS: usize = 400;

/// Where a piece of the text stands.
pub(crate) struct Place<'t> {
    pub(crate) block: &'t Block,
    pub(crate) sentence: Range<usize>,
}

/// The mention of a party at a place.
pub(crate) fn mention_of(
    lone: &Lone,
    party: usize,
    others: Vec<usize>,
    score: Score,
    resolved_by: ResolvedBy,
) -> Mention {
    Mention {
        start: lone.start,
        end: lone.start + lone.text.len() as u64,
        line: lone.line,
        text: lone.text.clone(),
        sentence: lone.sentence.clone(),
        party,
        others,
        score,
        resolved_by,
    }
}

/// A stretch of bytes of the block with all that a mention of it will say.
pub(crate) fn lone(place: &Place<'_>, bytes: Range<usize>, keys: Vec<Key>, said: Address) -> Lone {
    let text = &place.block.text;
    Lone {
        keys,
        said,
        start: place.block.start + bytes.start as u64,
        line: place.block.line(bytes.start),
        text: text[bytes.clone()].to_owned(),
        sentence: around(text, &place.sentence, &bytes),
    }
}

/// The sentence on one line, cut at words to what is around the mention if it is long.
fn around(text: &str, sentence: &Range<usize>, mention: &Range<usize>) -> String {
    let before = &text[sentence.start..mention.start.max(sentence.start)];
    let after = &text[mention.end.min(sentence.end)..sentence.end];
    let half = SENTENCE_CHARS / 2;
    let start = before.char_indices().rev().nth(half).map_or(0, |(at, _)| {
        before[at..].find(' ').map_or(at, |space| at + space + 1)
    });
    let end = after
        .char_indices()
        .nth(half)
        .map_or(after.len(), |(at, _)| after[..at].rfind(' ').unwrap_or(at));
    let mut out = String::new();
    if start > 0 {
        out.push_str("… ");
    }
    let cut = &text[sentence.start + start..sentence.end - (after.len() - end)];
    for (i, word) in cut.split_whitespace().enumerate() {
        if i > 0 {
            out.push(' ');
        }
        out.push_str(word);
    }
    if end < after.len() {
        out.push_str(" …");
    }
    out
}
