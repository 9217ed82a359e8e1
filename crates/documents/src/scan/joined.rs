//! Names that a line's end or a comma parts: "Alan\\nCarter", "Carter, Alan".

use std::ops::Range;

use vokter_names::Bits;

use super::Scanning;
use crate::block::Block;
use crate::capitals::{Capitals, Sentence};
use crate::language::Languages;
use crate::run;
use crate::token::{self, Case, Gap, Writing};

/// Words on each side of a line's end that a name over it may have.
const OVER_LINE: usize = 3;

impl Scanning<'_> {
    /// Makes one sentence of two lines where a name goes on from one to the next: a short line need
    /// not be a headline.
    pub(super) fn join_lines(
        &self,
        block: &Block,
        all: &mut Vec<(Range<usize>, Vec<token::Token>)>,
        languages: Languages,
    ) {
        let mut at = 1;
        while at < all.len() {
            if goes_over_line(&block.text, &all[at - 1], &all[at])
                && self.has_name_over(block, &all[at - 1].1, &all[at].1, languages)
                && self.say_more_as_one(block, &all[at - 1].1, &all[at].1, languages)
            {
                let (range, mut tokens) = all.remove(at);
                tokens[0].gap = Gap::Space;
                let (before, so_far) = &mut all[at - 1];
                before.end = range.end;
                so_far.append(&mut tokens);
            } else {
                at += 1;
            }
        }
    }

    /// Whether a listed name begins in the last words of a line and ends in the first of the next.
    fn has_name_over(
        &self,
        block: &Block,
        before: &[token::Token],
        after: &[token::Token],
        languages: Languages,
    ) -> bool {
        let first = before.len().saturating_sub(OVER_LINE);
        let mut tokens = before[first..].to_vec();
        let border = tokens.len();
        tokens.extend_from_slice(&after[..after.len().min(OVER_LINE)]);
        tokens[border].gap = Gap::Space;
        let piece = Sentence::new(&block.text, tokens, self.words, Capitals::Names, languages);
        run::runs(&piece).into_iter().any(|run| {
            let found = self.finder.find(&piece, run);
            found
                .iter()
                .any(|found| found.tokens.start < border && border < found.tokens.end)
        })
    }

    /// Parts the items of a list within a sentence, each a line of its own or two blanks from the next, which
    /// are no wrapped text: nobody's name goes over their ends.
    pub(super) fn part_items(
        &self,
        block: &Block,
        tokens: &mut [token::Token],
        languages: Languages,
    ) {
        let begins_item = |at: &usize| {
            let between = &block.text[tokens[at - 1].range.end..tokens[*at].range.start];
            tokens[*at].gap == Gap::Space && (between.contains('\n') || between.contains("  "))
        };
        let borders: Vec<usize> = (1..tokens.len()).filter(begins_item).collect();
        let mut start = 0;
        for (nth, border) in borders.iter().enumerate() {
            let end = borders.get(nth + 1).copied().unwrap_or(tokens.len());
            let (before, after) = (&tokens[start..*border], &tokens[*border..end]);
            if is_item(before)
                && is_item(after)
                && !self.say_more_as_one(block, before, after, languages)
            {
                tokens[*border].gap = Gap::Break;
            }
            start = *border;
        }
    }

    /// Whether two lines name more together than each by itself: a list has a name a line.
    fn say_more_as_one(
        &self,
        block: &Block,
        before: &[token::Token],
        after: &[token::Token],
        languages: Languages,
    ) -> bool {
        let named = |tokens: Vec<token::Token>| -> Bits {
            let capitals = Capitals::of(&tokens, false);
            let piece = Sentence::new(&block.text, tokens, self.words, capitals, languages);
            let found = run::runs(&piece)
                .into_iter()
                .flat_map(|run| self.finder.find(&piece, run));
            found.map(|found| found.score.bits).sum()
        };
        let mut whole = [before, after].concat();
        whole[before.len()].gap = Gap::Space;
        named(whole) > named(before.to_vec()) + named(after.to_vec())
    }

    /// Takes a surname and a given name behind a comma for one name where they name somebody listed.
    pub(super) fn turn_names(&self, sentence: &mut Sentence<'_>) {
        for at in 1..sentence.tokens.len() {
            if may_be_turned(sentence, at) && self.is_turned_name(sentence, at) {
                sentence.tokens[at].gap = Gap::Space;
            }
        }
    }

    fn is_turned_name(&self, sentence: &Sentence<'_>, at: usize) -> bool {
        let mut tokens = sentence.tokens[at - 1..=at].to_vec();
        (tokens[0].gap, tokens[1].gap) = (Gap::Break, Gap::Space);
        let piece = Sentence::new(
            sentence.text,
            tokens,
            self.words,
            Capitals::Names,
            sentence.languages,
        );
        let mut family = piece.word(0).keys.iter();
        let mut found = self.finder.find(&piece, 0..2).into_iter();
        found.next().is_some_and(|found| {
            found.tokens == (0..2)
                && family.any(|(key, _)| found.surnames.iter().any(|(name, _)| name == key))
        })
    }
}

/// Whether a line may be an item of a list of names: a few words with capitals.
fn is_item(line: &[token::Token]) -> bool {
    const WORDS: std::ops::RangeInclusive<usize> = 2..=8;
    const SMALL_WORD_MAX: usize = 3;
    WORDS.contains(&line.len())
        && line
            .iter()
            .all(|token| token.case != Case::Lower || token.range.len() <= SMALL_WORD_MAX)
}

/// Whether two sentences are two lines with nothing between, the first without a stop.
fn goes_over_line(
    text: &str,
    (before, first): &(Range<usize>, Vec<token::Token>),
    (after, second): &(Range<usize>, Vec<token::Token>),
) -> bool {
    let (Some(last), Some(next)) = (first.last(), second.first()) else {
        return false;
    };
    let may_be_name = |token: &token::Token| {
        matches!(token.case, Case::Title | Case::Upper | Case::Initial)
            || (token.case == Case::None && token.writing == Writing::Spaced)
    };
    // A letter without a dot is an item's.
    let item = |token: &token::Token| {
        token.case == Case::Initial && !text[token.range.end..].starts_with('.')
    };
    // Lines of a word each are a table.
    first.len() > 1
        && !item(last)
        && !item(next)
        && second.len() > 1
        && may_be_name(last)
        && may_be_name(next)
        && text[before.end..after.start].matches('\n').count() == 1
        && text[last.range.end..next.range.start]
            .chars()
            .all(|c| c.is_whitespace() || matches!(c, '>' | '.'))
}

/// Whether a word behind a comma may be the given name of the surname before it: "Carter, Alan".
fn may_be_turned(sentence: &Sentence<'_>, at: usize) -> bool {
    let is_title = |token: &token::Token| matches!(token.case, Case::Title | Case::Upper);
    let (family, given) = (&sentence.tokens[at - 1], &sentence.tokens[at]);
    let ends = sentence.tokens.get(at + 1).is_none_or(|next| {
        next.gap == Gap::Break || matches!(next.case, Case::Lower | Case::Initial | Case::Digits)
    });
    given.gap == Gap::Break
        && is_title(family)
        && is_title(given)
        && ends
        && !family.genitive
        && &sentence.text[family.range.end..given.range.start] == ", "
}
