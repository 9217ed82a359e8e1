//! The words of one party that is met, looked at one by one: what no walk has found, and whether the
//! party can matter.

use rustc_hash::FxHashMap;
use vokter_names::spelling::Spelling;
use vokter_names::token::Span;
use vokter_names::{Bits, MAX_TOKENS, Reach, SoundLimits};

use super::lexicon::{Lexicon, PartyWord};
use super::near::Neighbours;
use super::plan::{Limits, Place, Plan};
use super::reach::{Met, note};

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
}

impl Words<'_, '_> {
    /// Whether a party can matter, by what was met and what its other words can be.
    /// With `spans_closed` the spans are met already.
    pub(super) fn matters(&mut self, met: &mut Met, row: &mut [i32], spans_closed: bool) -> bool {
        let (limits, plan) = (self.limits, self.plan);
        if !plan.may_matter(limits, met.somehow.covered, row, &plan.else_most) {
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
            if !plan.may_matter(limits, met.somehow.covered, row, unmet) {
                return false;
            }
        }
        true
    }

    fn check_token(&mut self, at: usize, met: &mut Met, row: &mut [i32]) {
        for wanted in of_token(self.limits, at) {
            self.check(wanted, Place::token(at), met, row);
        }
    }

    fn check_span(&mut self, number: u32, span: &Span, to: Place, met: &mut Met, row: &mut [i32]) {
        self.check(of_span(number, span), to, met, row);
    }

    fn check(&mut self, wanted: Wanted<'_>, to: Place, met: &mut Met, row: &mut [i32]) {
        self.each_met(wanted, met.party, |word, most, whole| {
            note(row, to, most);
            let kind = (word.anchor, word.joined);
            met.somehow.touch(kind, whole, to.mask);
        });
    }

    /// Calls `found` with each word of a party that a spelling meets, what that brings at most, and whether it
    /// may be part of a whole name.
    pub(super) fn each_met(
        &mut self,
        wanted: Wanted<'_>,
        party: u32,
        mut found: impl FnMut(&PartyWord, Bits, bool),
    ) {
        for word in self.lexicon.words_of(party) {
            if !word.may_meet(wanted.spelling) {
                continue;
            }
            let key = (wanted.number, word.spelling);
            let neighbours = self.neighbours;
            let reach = *self.known.entry(key).or_insert_with(|| {
                let limits = if wanted.whole {
                    self.by_rule
                } else {
                    self.within
                };
                neighbours.reach(wanted.spelling, wanted.partial, word.spelling, limits)
            });
            if let Some(reach) = reach
                && (reach.whole || !wanted.whole)
                && let Some(listed) = self.lexicon.rarity(word.spelling)
            {
                found(&word, reach.worth(wanted.rarity, listed), reach.whole);
            }
        }
    }
}

/// A spelling of the query that is looked for among the words of a party.
#[derive(Clone, Copy)]
pub(super) struct Wanted<'r> {
    /// Which one of the reading it is.
    number: u32,
    spelling: &'r Spelling,
    partial: bool,
    rarity: Bits,
    /// Only what can be part of a whole name counts.
    whole: bool,
}

/// The spellings of a token.
pub(super) fn of_token<'r>(
    limits: &'r Limits<'r>,
    at: usize,
) -> impl Iterator<Item = Wanted<'r>> + use<'r> {
    /// More spellings than a token has.
    const SPELLINGS: u32 = 1 << 12;
    let token = &limits.reading.tokens[at];
    let spellings = (at as u32 * SPELLINGS..).zip(&token.spellings);
    spellings.map(|(number, spelling)| Wanted {
        number,
        spelling,
        partial: token.partial_vowels,
        rarity: token.rarity,
        whole: false,
    })
}

/// The spelling of a span, by its number among the spans.
pub(super) fn of_span(number: u32, span: &Span) -> Wanted<'_> {
    Wanted {
        number: u32::MAX - number,
        spelling: &span.spelling,
        partial: span.partial_vowels,
        rarity: span.rarity,
        whole: true,
    }
}
