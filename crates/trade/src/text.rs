//! Goods and places that a running text names, each where it stands: what a reader of articles and
//! letters needs of this crate's tables beside the engine.

use std::ops::Range;

use crate::certainty::Certainty;
use crate::goods::named_at;
use crate::places::{self, Area};

pub use crate::words::{Found, Kind, Lexicon, Token, fold, tokens};

/// Goods that words of a text name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoodsNamed {
    /// Where the words stand, in bytes.
    pub range: Range<usize>,
    /// How sure the words make it that these are arms.
    pub arms: Certainty,
    /// They say nothing that could be looked up: parts, equipment, cargo.
    pub vague: bool,
    /// They are arms or something harmless: shells, rockets, grenades.
    pub ambiguous: bool,
    /// They are food.
    pub food: bool,
}

/// The goods that a text names, in order.
pub fn goods(text: &str) -> Vec<GoodsNamed> {
    let all = named_at(text);
    let toys: Vec<Range<usize>> = all
        .iter()
        .filter(|(concept, _)| concept.id == "toy")
        .map(|(_, at)| at.clone())
        .collect();
    // What a word for toys stands beside is one.
    let is_toy = |at: &Range<usize>| {
        toys.iter().any(|toy| {
            let gap = if toy.end <= at.start {
                toy.end..at.start
            } else {
                at.end..toy.start
            };
            text.get(gap)
                .is_some_and(|gap| matches!(gap, "" | " " | "-"))
        })
    };
    all.into_iter()
        .filter(|(concept, at)| !(concept.is_heading() || concept.is_arms() && is_toy(at)))
        .map(|(concept, range)| GoodsNamed {
            range,
            arms: concept.arms(),
            vague: concept.is_vague() || concept.depicts(),
            ambiguous: concept.is_ambiguous(),
            food: concept.is_food(),
        })
        .collect()
}

/// The countries and territories that a text names, in order. "Korea" alone is none.
pub fn places(text: &str) -> Vec<(Range<usize>, Area)> {
    places::placed(text)
}
