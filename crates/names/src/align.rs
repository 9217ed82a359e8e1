//! The best one-to-one alignment of two rows of tokens.
//!
//! Each token is used once. An edge joins a token of the query with one of the list, or one token
//! with a span of neighbours. Names are short and edges few, so the search is exhaustive with a
//! bound; its budget is far above what names need and only ends what is made to be hard.

use crate::Relation;
use crate::likeness;
use crate::meeting::{self, Meeting, Systems};
use crate::name::Reading;

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
    pub(crate) met: Meeting,
    /// The listed side can anchor a search.
    pub(crate) anchor: bool,
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

/// All edges between two readings, by their first token in the query.
pub(crate) fn edges(query: &Reading, listed: &Reading) -> Vec<Edge> {
    let systems = Systems(query.system, listed.system);
    let mut edges = Vec::new();
    for (i, mine) in query.tokens.iter().enumerate() {
        for (j, theirs) in listed.tokens.iter().enumerate() {
            let met = meeting::tokens(mine, theirs, systems);
            if let Some(met) = met.and_then(|met| likeness::held(met, mine, theirs, listed.view)) {
                // What no lexicon can look up anchors nothing.
                let weak = matches!(met.relation, Relation::Initial | Relation::Generic);
                let anchor = theirs.anchor && !weak;
                edges.push(Edge {
                    query: Stretch::one(i),
                    listed: Stretch::one(j),
                    met,
                    anchor,
                });
            }
        }
        for span in &listed.spans {
            if let Some(met) = meeting::span(mine, span, Relation::Split, systems) {
                let stretch = Stretch {
                    start: span.start,
                    len: span.len,
                };
                let part =
                    &listed.tokens[usize::from(span.start)..usize::from(span.start + span.len)];
                // An index looks acronyms up by themselves.
                let anchor = span.acronym || part.iter().any(|token| token.anchor);
                edges.push(Edge {
                    query: Stretch::one(i),
                    listed: stretch,
                    met,
                    anchor,
                });
            }
        }
        for span in query
            .spans
            .iter()
            .filter(|span| usize::from(span.start) == i)
        {
            for (j, theirs) in listed.tokens.iter().enumerate() {
                if let Some(met) = meeting::span(theirs, span, Relation::Joined, systems) {
                    let stretch = Stretch {
                        start: span.start,
                        len: span.len,
                    };
                    edges.push(Edge {
                        query: stretch,
                        listed: Stretch::one(j),
                        met,
                        anchor: theirs.anchor,
                    });
                }
            }
        }
    }
    edges.retain(|edge| edge.met.bits.0 + UNMATCHED > 0);
    edges
}

/// The alignment that is worth most, its edges in the query's order.
pub(crate) fn best(edges: &[Edge], query_len: usize) -> Vec<Edge> {
    let mut search = Search {
        edges,
        // What the query's tokens from here on can still bring.
        ahead: vec![0; query_len + 1],
        chosen: Vec::new(),
        best: Vec::new(),
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
    search.best
}

/// What an edge brings and what it keeps from being left over, half for a token of either side: so
/// splitting or joining is not preferred to matching each, nor is one beside the other, which are
/// three tokens of each side.
fn value(edge: &Edge) -> i32 {
    edge.met.bits.0 + UNMATCHED * i32::from(edge.query.len + edge.listed.len) / 2
}

struct Search<'a> {
    edges: &'a [Edge],
    ahead: Vec<i32>,
    chosen: Vec<Edge>,
    best: Vec<Edge>,
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
        if at + 1 == self.ahead.len() {
            self.best_value = sum;
            self.best.clone_from(&self.chosen);
            return;
        }
        let mut edge_at = next;
        while let Some(edge) = self.edges.get(edge_at)
            && usize::from(edge.query.start) == at
        {
            if used & edge.listed.mask() == 0 {
                let after = at + usize::from(edge.query.len);
                let following = self.first_edge(edge_at, after);
                self.chosen.push(*edge);
                self.from(
                    after,
                    following,
                    used | edge.listed.mask(),
                    sum + value(edge),
                );
                self.chosen.pop();
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
