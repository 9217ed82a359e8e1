//! The words of one party that is met, looked at one by one: what no walk has found, and whether the
//! party can matter.

use rustc_hash::FxHashMap;
use vokter_names::sound;
use vokter_names::spelling::Spelling;
use vokter_names::token::Span;
use vokter_names::{Bits, MAX_TOKENS, Reach, SoundLimits, View};

use super::lexicon::Lexicon;
use super::near::Neighbours;
use super::plan::{Limits, Place, Plan};
use super::reach::Met;

/// How a spelling of the query, by its number in the reading, meets one of the lists: parties that
/// are met have many words in common.
pub(super) type Known = FxHashMap<(u32, u32), Option<Reach>>;

/// Looks at the words of one party, so that what no walk has found is known.
pub(super) struct Words<'r, 'a> {
    pub(super) lexicon: &'r Lexicon<'a>,
    pub(super) neighbours: &'r Neighbours<'a>,
    pub(super) limits: &'r Limits<'r>,
    pub(super) known: &'r mut Known,
    /// How far sounds may be apart so that the party can matter, and so that they are alike by rule.
    pub(super) within: &'r SoundLimits,
    pub(super) by_rule: &'r SoundLimits,
}

impl Words<'_, '_> {
    /// Whether a party can matter, by what was met and what its other words can be.
    /// With `spans_closed` the spans are met already.
    pub(super) fn matters(
        &mut self,
        plan: &Plan,
        met: &mut Met,
        row: &mut [i32],
        spans_closed: bool,
    ) -> bool {
        let limits = self.limits;
        if !plan.may_matter(limits, met.covered, row, &plan.else_most) {
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
            if !best || !met.anchored {
                self.check_token(at, met, row);
            }
            unmet[at] = limits.floor[at];
            if !plan.may_matter(limits, met.covered, row, unmet) {
                return false;
            }
        }
        true
    }

    /// Whether, in whatever name of the party, a name of the query stands against one that it does not
    /// sound like, so that the two bring [`vokter_names::most_beside_another`] at most.
    ///
    /// Each token of the query takes one of the listed tokens at most, by meeting it or by standing
    /// against it, or [as many as a span has](Span::MAX) where it meets several written as one. Where
    /// the listed name has more names than those can take that a name of the query neither meets nor
    /// resembles, one is left for it, and names stand against names: no initial is there instead.
    pub(super) fn contradict(&mut self, met: &Met, least_names: u8) -> bool {
        let limits = self.limits;
        let unmet = limits.names & !met.touched;
        if unmet == 0 || (limits.reading.view == View::Body && met.joined != 0) {
            return false;
        }
        let of_span = Span::MAX as u32;
        let others = (limits.all & !unmet).count_ones();
        let mut taken = others + (of_span - 1) * met.joined.count_ones();
        let mut differs = false;
        for at in (0..limits.upper.len()).filter(|at| unmet & (1 << at) != 0) {
            if u32::from(least_names) <= taken {
                return false;
            }
            if self.resembles(at, met.party) {
                taken += 1;
            } else {
                differs = true;
            }
        }
        differs && u32::from(least_names) > taken
    }

    /// Whether a token of the query sounds somewhat like any word of a party.
    fn resembles(&self, at: usize, party: u32) -> bool {
        let spellings = &self.limits.reading.tokens[at].spellings;
        self.lexicon.words_of(party).any(|word| {
            let theirs = self.neighbours.sounds(word.spelling);
            spellings
                .iter()
                .any(|mine| sound::resemble(&mine.sounds, theirs))
        })
    }

    fn check_token(&mut self, at: usize, met: &mut Met, row: &mut [i32]) {
        /// More spellings than a token has.
        const SPELLINGS: u32 = 1 << 12;
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
            self.check(wanted, Place::token(at), met, row);
        }
    }

    fn check_span(&mut self, number: u32, span: &Span, to: Place, met: &mut Met, row: &mut [i32]) {
        let wanted = Wanted {
            number: u32::MAX - number,
            spelling: &span.spelling,
            partial: span.partial_vowels,
            rarity: span.rarity,
            whole: true,
        };
        self.check(wanted, to, met, row);
    }

    fn check(&mut self, wanted: Wanted<'_>, to: Place, met: &mut Met, row: &mut [i32]) {
        for word in self.lexicon.words_of(met.party) {
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
                let most = reach.worth(wanted.rarity, listed);
                met.meet(row, (word.anchor, word.joined), most, reach.whole, to);
            }
        }
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
