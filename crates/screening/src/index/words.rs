//! The words of one party that is met, looked at one by one: what no walk has found, and whether the
//! party can matter.

use std::cell::OnceCell;
use std::sync::Arc;

use rustc_hash::FxHashMap;
use vokter_names::sound::NearTo;
use vokter_names::spelling::Spelling;
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
    /// The spellings of the query, by their numbers in the reading: those of the tokens, then the spans.
    pub(super) wanted: Vec<Wanted<'r>>,
    /// By token, the number of the first of its spellings; then that of the first span.
    pub(super) firsts: [u32; MAX_TOKENS + 1],
    /// By token, the words of the lists that it is related to.
    pub(super) related: &'r [Related],
    /// What was found among the words of the party that is looked at.
    pub(super) found: Found,
}

impl Words<'_, '_> {
    /// Whether a party can matter, by what its other words can be; by what was met it can.
    /// With `spans_closed` the spans are met already.
    pub(super) fn matters(&mut self, met: &mut Met, row: &mut [i32], spans_closed: bool) -> bool {
        let (limits, plan) = (self.limits, self.plan);
        self.found.clear();
        for (number, (span, to)) in (0..).zip(limits.spans()) {
            if !spans_closed && !span.acronym && row[to.column] == 0 {
                self.check_span(number, to, met, row);
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

    fn check_span(&mut self, number: u32, to: Place, met: &mut Met, row: &mut [i32]) {
        let from = self.found.words.len();
        self.find_span(number, to, met.party);
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
        if std::mem::replace(&mut self.found.tokens[at], true) {
            return;
        }
        for number in self.firsts[at]..self.firsts[at + 1] {
            self.find(number, Place::token(at), party);
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

    /// The same for a span, by its number among those that are worth a look.
    pub(super) fn find_span(&mut self, number: u32, to: Place, party: u32) {
        let spans = &mut self.found.spans;
        if spans.len() <= number as usize {
            spans.resize(number as usize + 1, false);
        }
        if std::mem::replace(&mut spans[number as usize], true) {
            return;
        }
        let first = self.firsts[self.limits.reading.tokens.len()];
        self.find(first + number, to, party);
    }

    fn find(&mut self, number: u32, to: Place, party: u32) {
        let neighbours = self.neighbours;
        let wanted = &self.wanted[number as usize];
        let (spelling, partial, whole) = (wanted.spelling, wanted.partial, wanted.whole);
        let (loss, limits) = if whole {
            (None, self.by_rule)
        } else {
            (self.loss, self.within)
        };
        let kept = || neighbours.kept(spelling, partial, loss);
        let near = wanted.kept.get_or_init(kept);
        if let Some(near) = near
            && whole
            && near.within(None).is_empty()
        {
            return;
        }
        for word in self.lexicon.words_of(party) {
            if !word.may_meet(wanted.letters, &wanted.near) {
                continue;
            }
            let key = (number, word.spelling);
            let reach = *self.known.entry(key).or_insert_with(|| match near {
                Some(near) => near.reach(word.spelling),
                None => neighbours.reach(spelling, partial, word.spelling, limits),
            });
            if let Some(reach) = reach
                && (reach.whole || !whole)
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

/// A spelling of the query that is looked for among the words of parties.
pub(super) struct Wanted<'r> {
    spelling: &'r Spelling,
    letters: u32,
    near: NearTo,
    partial: bool,
    rarity: Bits,
    /// Only what can be part of a whole name counts.
    whole: bool,
    /// What is near it, where that was looked for and is known.
    kept: OnceCell<Option<Arc<Vicinity>>>,
}

impl<'r> Wanted<'r> {
    /// Those of a reading, and by token where they begin: see [`Words`].
    pub(super) fn all_of(limits: &Limits<'r>) -> (Vec<Self>, [u32; MAX_TOKENS + 1]) {
        let tokens = &limits.reading.tokens;
        let mut wanted: Vec<Self> = Vec::with_capacity(2 * tokens.len());
        let mut firsts = [0; MAX_TOKENS + 1];
        for (at, token) in tokens.iter().enumerate() {
            let spellings = token.spellings.iter();
            wanted.extend(
                spellings
                    .map(|spelling| Self::of(spelling, token.partial_vowels, token.rarity, false)),
            );
            firsts[at + 1] = wanted.len() as u32;
        }
        let spans = limits.spans();
        wanted.extend(
            spans.map(|(span, _)| Self::of(&span.spelling, span.partial_vowels, span.rarity, true)),
        );
        (wanted, firsts)
    }

    fn of(spelling: &'r Spelling, partial: bool, rarity: Bits, whole: bool) -> Self {
        Self {
            spelling,
            letters: spelling.letters(),
            near: NearTo::of(spelling.skeleton),
            partial,
            rarity,
            whole,
            kept: OnceCell::new(),
        }
    }
}
