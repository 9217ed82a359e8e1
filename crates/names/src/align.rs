//! The best one-to-one alignment of two rows of tokens.
//!
//! Each token is used once. An edge joins a token of the query with one of the list, or one token
//! with a span of neighbours. Names are short and edges few, so the search is exhaustive with a
//! bound; its budget is far above what names need and only ends what is made to be hard.

use crate::meeting::{self, Meeting, Systems};
use crate::name::{MAX_TOKENS, Reading};
use crate::token::Token;
use crate::{Bits, Relation, View};
use crate::{likeness, two_japanese};

/// What leaving two tokens unmatched costs on the whole: an edge is worth taking when it is worth
/// more than their contradiction.
const UNMATCHED: i32 = 450;
/// Partial alignments that are looked at. Real names need a few dozen.
const BUDGET: u32 = 20_000;

/// Tokens that met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Edge {
    pub(crate) query: Stretch,
    pub(crate) listed: Stretch,
    /// The places of the two words: of tokens, and of spans behind them.
    words: (u16, u16),
    pub(crate) met: Meeting,
    /// The listed side can anchor a search.
    pub(crate) anchor: bool,
}

impl Edge {
    /// Edges are in the order of the query's tokens, a token before those that it begins a span of.
    pub(crate) fn order(&self) -> (u8, u16, u16) {
        (self.query.start, self.words.0, self.words.1)
    }
}

/// Neighbouring tokens: the first and how many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Stretch {
    pub(crate) start: u8,
    pub(crate) len: u8,
}

impl Stretch {
    fn one(start: usize) -> Self {
        Self {
            start: start as u8,
            len: 1,
        }
    }

    pub(crate) fn mask(self) -> u32 {
        ((1 << self.len) - 1) << self.start
    }
}

/// How two words meet, each a token of its reading or, by a place behind them, a span of tokens.
pub(crate) fn meet(
    query: &Reading,
    listed: &Reading,
    (mine, theirs): (usize, usize),
) -> Option<Meeting> {
    let systems = Systems(query.system, listed.system);
    let met = match (query.tokens.get(mine), listed.tokens.get(theirs)) {
        (Some(mine), Some(theirs)) => {
            let met = meeting::tokens(mine, theirs, systems)?;
            let two = || two_japanese::are_two(mine, theirs, systems);
            let person = listed.view == View::Person;
            likeness::held(met, mine, theirs, listed.view).filter(|_| !(person && two()))
        }
        (Some(mine), None) => {
            let span = listed.spans.get(theirs - listed.tokens.len())?;
            meeting::span(mine, span, Relation::Split, systems)
        }
        (None, Some(theirs)) => {
            let span = query.spans.get(mine - query.tokens.len())?;
            meeting::span(theirs, span, Relation::Joined, systems)
        }
        (None, None) => None,
    };
    // It brings more than leaving both words.
    met.filter(|met| met.bits.0 + UNMATCHED > 0)
}

/// Where a word stands in its reading.
pub(crate) fn stretch(reading: &Reading, word: usize) -> Stretch {
    match word.checked_sub(reading.tokens.len()) {
        None => Stretch::one(word),
        Some(span) => Stretch {
            start: reading.spans[span].start,
            len: reading.spans[span].len,
        },
    }
}

/// What stands there, written as one word.
pub(crate) fn text(reading: &Reading, at: Stretch) -> String {
    let words = &reading.tokens[usize::from(at.start)..usize::from(at.start + at.len)];
    words.iter().map(Token::text).collect()
}

/// The edge of two words that meet.
pub(crate) fn edge(
    query: &Reading,
    listed: &Reading,
    (mine, theirs): (usize, usize),
    met: Meeting,
) -> Edge {
    let anchor = match theirs.checked_sub(listed.tokens.len()) {
        None => {
            // What no lexicon can look up anchors nothing.
            let weak = matches!(met.relation, Relation::Initial | Relation::Generic);
            listed.tokens[theirs].anchor && (mine >= query.tokens.len() || !weak)
        }
        Some(span) => {
            let span = &listed.spans[span];
            let part = &listed.tokens[usize::from(span.start)..usize::from(span.start + span.len)];
            // An index looks acronyms up by themselves.
            span.acronym || part.iter().any(|token| token.anchor)
        }
    };
    Edge {
        query: stretch(query, mine),
        listed: stretch(listed, theirs),
        words: (mine as u16, theirs as u16),
        met,
        anchor,
    }
}

/// The alignment that is worth most, its edges in the query's order.
pub(crate) fn best(edges: &[Edge], query_len: usize) -> Vec<Edge> {
    let mut search = Search {
        edges,
        ahead: [0; MAX_TOKENS + 1],
        end: query_len,
        chosen: Chosen::default(),
        best: Chosen::default(),
        best_value: -1,
        budget: BUDGET,
    };
    for start in (0..query_len).rev() {
        let most = edges
            .iter()
            .filter(|edge| usize::from(edge.query.start) == start)
            .map(|edge| value(edge) + search.ahead[start + usize::from(edge.query.len)])
            .max()
            .unwrap_or(0);
        search.ahead[start] = most.max(search.ahead[start + 1]);
    }
    search.from(0, 0, 0, 0);
    let best = search.best.edges();
    best.iter().map(|edge| edges[usize::from(*edge)]).collect()
}

/// No alignment's edges bring more together.
pub(crate) fn most(edges: &[Edge], query_len: usize) -> Bits {
    let mut of_start = [0; MAX_TOKENS];
    for edge in edges {
        let most = &mut of_start[usize::from(edge.query.start)];
        *most = edge.met.bits.0.max(*most);
    }
    Bits(of_start[..query_len].iter().sum())
}

/// What an edge brings and what it keeps from being left over, half for a token of either side: so
/// splitting or joining is not preferred to matching each, nor is one beside the other, which are
/// three tokens of each side.
fn value(edge: &Edge) -> i32 {
    edge.met.bits.0 + UNMATCHED * i32::from(edge.query.len + edge.listed.len) / 2
}

/// The edges of an alignment by their places: there are no more than tokens.
#[derive(Clone, Copy, Default)]
struct Chosen {
    edges: [u16; MAX_TOKENS],
    len: usize,
}

impl Chosen {
    fn edges(&self) -> &[u16] {
        &self.edges[..self.len]
    }
}

struct Search<'a> {
    edges: &'a [Edge],
    /// What the query's tokens from here on can still bring.
    ahead: [i32; MAX_TOKENS + 1],
    /// How many tokens the query has.
    end: usize,
    chosen: Chosen,
    best: Chosen,
    best_value: i32,
    budget: u32,
}

impl Search<'_> {
    /// Extends the alignment from the query's token `at`; `next` is its first edge.
    fn from(&mut self, at: usize, next: usize, used: u32, sum: i32) {
        if self.budget == 0 || sum + self.ahead[at] <= self.best_value {
            return;
        }
        self.budget -= 1;
        if at == self.end {
            self.best_value = sum;
            self.best = self.chosen;
            return;
        }
        let mut edge_at = next;
        while let Some(edge) = self.edges.get(edge_at)
            && usize::from(edge.query.start) == at
        {
            if used & edge.listed.mask() == 0 {
                let after = at + usize::from(edge.query.len);
                let following = self.first_edge(edge_at, after);
                self.chosen.edges[self.chosen.len] = edge_at as u16;
                self.chosen.len += 1;
                self.from(
                    after,
                    following,
                    used | edge.listed.mask(),
                    sum + value(edge),
                );
                self.chosen.len -= 1;
            }
            edge_at += 1;
        }
        let following = self.first_edge(edge_at, at + 1);
        self.from(at + 1, following, used, sum);
    }

    /// The first edge, not before `edge_at`, that starts at token `at` or after it.
    fn first_edge(&self, mut edge_at: usize, at: usize) -> usize {
        while self
            .edges
            .get(edge_at)
            .is_some_and(|edge| usize::from(edge.query.start) < at)
        {
            edge_at += 1;
        }
        edge_at
    }
}
