//! The words of one party that is met, looked at one by one: what no walk has found, and whether the
//! party can matter.

use std::sync::Arc;

use rustc_hash::FxHashMap;
use vokter_names::spelling::Spelling;
use vokter_names::token::Span;
use vokter_names::{Bits, MAX_TOKENS, Reach, SoundLimits};

use super::lexicon::Lexicon;
use super::near::Neighbours;
use super::plan::{Limits, Place, Plan};
use super::reach::{Met, note};
use super::related::Related;
use super::vicinity::Vicinity;
use crate::score::NameSet;

/// How a spelling of the query, by its number in the reading, meets one of the lists: parties that
/// are met have many words in common.
pub(super) type Known = FxHashMap<(u32, u32), Option<Reach>>;

/// What is near a spelling of the query, by its number in the reading; nothing where it is not known.
pub(super) type Near = FxHashMap<u32, Option<Arc<Vicinity>>>;

/// Looks at the words of one party, so that what no walk has found is known.
pub(super) struct Words<'r, 'a> {
    pub(super) lexicon: &'r Lexicon<'a>,
    pub(super) neighbours: &'r Neighbours<'a>,
    pub(super) limits: &'r Limits<'r>,
    pub(super) plan: &'r Plan,
    pub(super) known: &'r mut Known,
    /// How far sounds may be apart so that the party can matter, and so that they are alike by rule.
    pub(super) within: &'r SoundLimits,
    pub(super) by_rule: &'r SoundLimits,
    /// What that costs at most.
    pub(super) loss: Option<Bits>,
    /// What is near the spellings of the query, by their numbers in the reading, where that is known.
    pub(super) near: &'r mut Near,
    /// By token, the words of the lists that it is related to.
    pub(super) related: &'r [Related],
    /// What was found among the words of the party that is looked at.
    pub(super) found: Found,
}

impl Words<'_, '_> {
    /// Whether a party can matter, by what was met and what its other words can be.
    /// With `spans_closed` the spans are met already.
    pub(super) fn matters(&mut self, met: &mut Met, row: &mut [i32], spans_closed: bool) -> bool {
        let (limits, plan) = (self.limits, self.plan);
        self.found.clear();
        if !plan.may_matter(limits, met, row, &plan.else_most) {
            return false;
        }
        for (number, (span, to)) in (0..).zip(limits.spans()) {
            if !spans_closed && !span.acronym && row[to.column] == 0 {
                self.check_span(number, span, to, met, row);
            }
        }
        let mut unmet = [0; MAX_TOKENS];
        let unmet = &mut unmet[..plan.else_most.len()];
        unmet.copy_from_slice(&plan.else_most);
        for at in limits.order.iter().copied() {
            // What a walk has found is better than what it has not.
            let walked = plan.walks.iter().any(|walk| walk.at == at);
            let best = walked && row[at] > plan.else_most[at] + 1;
            if !best || !met.somehow.anchored {
                self.check_token(at, met, row);
            }
            unmet[at] = limits.floor[at];
            if !plan.may_matter(limits, met, row, unmet) {
                return false;
            }
        }
        true
    }

    fn check_token(&mut self, at: usize, met: &mut Met, row: &mut [i32]) {
        let from = self.found.words.len();
        self.find_token(at, met.party);
        self.note_from(from, met, row);
    }

    fn check_span(&mut self, number: u32, span: &Span, to: Place, met: &mut Met, row: &mut [i32]) {
        let from = self.found.words.len();
        self.find_span(number, span, to, met.party);
        self.note_from(from, met, row);
    }

    fn note_from(&self, from: usize, met: &mut Met, row: &mut [i32]) {
        for found in &self.found.words[from..] {
            note(row, found.to, found.most);
            met.somehow.touch(found.kind, found.whole, found.to.mask);
        }
    }

    /// Finds what a token meets among the words of a party, if that was not looked for yet.
    pub(super) fn find_token(&mut self, at: usize, party: u32) {
        /// More spellings than a token has.
        const SPELLINGS: u32 = 1 << 12;
        if std::mem::replace(&mut self.found.tokens[at], true) {
            return;
        }
        let token = &self.limits.reading.tokens[at];
        let spellings = (at as u32 * SPELLINGS..).zip(&token.spellings);
        for (number, spelling) in spellings {
            let wanted = Wanted {
                number,
                spelling,
                partial: token.partial_vowels,
                rarity: token.rarity,
                whole: false,
            };
            self.find(wanted, Place::token(at), party);
        }
        self.find_related(at, party);
    }

    fn find_related(&mut self, at: usize, party: u32) {
        let related = &self.related[at];
        if related.is_empty() {
            return;
        }
        for word in self.lexicon.words_of(party) {
            if let Some(most) = related.most(word.spelling) {
                self.found.words.push(FoundWord {
                    to: Place::token(at),
                    most,
                    whole: false,
                    spelling: word.spelling,
                    kind: (word.anchor, word.joined),
                    names: word.names,
                });
            }
        }
    }

    /// The same for a span, by its number among them.
    pub(super) fn find_span(&mut self, number: u32, span: &Span, to: Place, party: u32) {
        let spans = &mut self.found.spans;
        if spans.len() <= number as usize {
            spans.resize(number as usize + 1, false);
        }
        if std::mem::replace(&mut spans[number as usize], true) {
            return;
        }
        let wanted = Wanted {
            number: u32::MAX - number,
            spelling: &span.spelling,
            partial: span.partial_vowels,
            rarity: span.rarity,
            whole: true,
        };
        self.find(wanted, to, party);
    }

    fn find(&mut self, wanted: Wanted<'_>, to: Place, party: u32) {
        let neighbours = self.neighbours;
        let (loss, limits) = if wanted.whole {
            (None, self.by_rule)
        } else {
            (self.loss, self.within)
        };
        let near = self.near.entry(wanted.number);
        let near = near.or_insert_with(|| neighbours.kept(wanted.spelling, wanted.partial, loss));
        if let Some(near) = near
            && wanted.whole
            && near.within(None).is_empty()
        {
            return;
        }
        for word in self.lexicon.words_of(party) {
            if !word.may_meet(wanted.spelling) {
                continue;
            }
            let key = (wanted.number, word.spelling);
            let reach = *self.known.entry(key).or_insert_with(|| match near {
                Some(near) => near.reach(word.spelling),
                None => neighbours.reach(wanted.spelling, wanted.partial, word.spelling, limits),
            });
            if let Some(reach) = reach
                && (reach.whole || !wanted.whole)
                && let Some(listed) = self.lexicon.rarity(word.spelling)
            {
                self.found.words.push(FoundWord {
                    to,
                    most: reach.worth(wanted.rarity, listed),
                    whole: reach.whole,
                    spelling: word.spelling,
                    kind: (word.anchor, word.joined),
                    names: word.names,
                });
            }
        }
    }
}

/// What was found among the words of one party.
#[derive(Default)]
pub(super) struct Found {
    pub(super) words: Vec<FoundWord>,
    /// The tokens that were looked for, and the spans by their numbers.
    tokens: [bool; MAX_TOKENS],
    spans: Vec<bool>,
}

/// A word of a party that a spelling of the query meets.
pub(super) struct FoundWord {
    pub(super) to: Place,
    pub(super) most: Bits,
    pub(super) whole: bool,
    pub(super) spelling: u32,
    /// Whether it anchors, and whether it is several written as one.
    pub(super) kind: (bool, bool),
    pub(super) names: NameSet,
}

impl Found {
    /// For another party.
    pub(super) fn clear(&mut self) {
        self.words.clear();
        self.tokens = [false; MAX_TOKENS];
        self.spans.clear();
    }
}

/// A spelling of the query that is looked for among the words of a party.
#[derive(Clone, Copy)]
struct Wanted<'r> {
    /// Which one of the reading it is.
    number: u32,
    spelling: &'r Spelling,
    partial: bool,
    rarity: Bits,
    /// Only what can be part of a whole name counts.
    whole: bool,
}
