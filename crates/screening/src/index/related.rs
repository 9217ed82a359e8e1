//! The words of the lists that a token of the query is related to: another form of a given name, or
//! another word for what it means. Which names of a party have them is known as of any other word.

use vokter_names::token::Token;
use vokter_names::{self as names, Bits};

use super::lexicon::Lexicon;
use super::near::Neighbours;

/// What one token is related to.
#[derive(Default)]
pub(super) struct Related {
    /// A bit for each word, for a quick no.
    marks: u64,
    /// Sorted, with what each brings at most.
    words: Vec<(u32, Bits)>,
}

impl Related {
    pub(super) fn clear(&mut self) {
        self.marks = 0;
        self.words.clear();
    }

    /// Looks for what a token is related to, if that was not done yet.
    pub(super) fn look(
        &mut self,
        token: &Token,
        lexicon: &Lexicon<'_>,
        neighbours: &Neighbours<'_>,
    ) {
        if !self.words.is_empty() {
            return;
        }
        for (hash, kind) in &token.related {
            for spelling in neighbours.with_hash(*hash) {
                if let Some(listed) = lexicon.rarity(spelling) {
                    let most = names::related_most(*kind, token.rarity.min(listed));
                    self.marks |= mark(spelling);
                    self.words.push((spelling, most));
                }
            }
        }
        // Of what is related in several ways, the one that says most comes first and counts.
        let order = |(spelling, most): &(u32, Bits)| (*spelling, std::cmp::Reverse(*most));
        self.words.sort_unstable_by_key(order);
        self.words.dedup_by_key(|(spelling, _)| *spelling);
    }

    /// The words, with what each brings at most.
    pub(super) fn words(&self) -> impl Iterator<Item = (u32, Bits)> {
        self.words.iter().copied()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// What a word brings at most, if it is one of them.
    #[inline]
    pub(super) fn most(&self, spelling: u32) -> Option<Bits> {
        if self.marks & mark(spelling) == 0 {
            return None;
        }
        let words = &self.words;
        let at = words.binary_search_by_key(&spelling, |(word, _)| *word);
        at.ok().map(|at| words[at].1)
    }
}

#[inline]
fn mark(spelling: u32) -> u64 {
    1 << (spelling & 63)
}
