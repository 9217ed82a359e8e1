//! Which names of a party that is met can be what is asked for: what one name has of it, another has
//! not, and the party's words together may promise what none of its names holds.

use vokter_names::sound;
use vokter_names::token::Span;
use vokter_names::{self as names, Bits, MAX_TOKENS, View};

use super::lexicon::PartyWord;
use super::plan::{Limits, Place};
use super::reach::{Met, Reached, Touched, note};
use super::words::{Words, of_span, of_token};
use crate::score::NameSet;

/// A word of a party that a spelling of the query meets.
struct Found {
    to: Place,
    most: Bits,
    whole: bool,
    /// Whether it anchors, and whether it is several written as one.
    kind: (bool, bool),
    names: NameSet,
}

impl Words<'_, '_> {
    /// The names of a party that can be reported, and what they bring at most; none where none can.
    /// `otherwise` is what is met by what words mean or stand for, in whichever of its names.
    pub(super) fn of_names(&mut self, met: &Met, otherwise: &[i32]) -> Option<Reached> {
        let limits = self.limits;
        let found = self.found(met.party);
        let mut resembling = [None; MAX_TOKENS];
        let mut reached: Option<Reached> = None;
        let mut row = otherwise.to_vec();
        let least_names = self.lexicon.least_names(met.party);
        // Without a word that can anchor a search no name counts.
        let anchored: NameSet = if met.otherwise.anchored {
            NameSet::MAX
        } else {
            let anchors = found.iter().filter(|found| found.kind.0);
            anchors.fold(0, |names, found| names | found.names)
        };
        for (at, least_names) in least_names.iter().enumerate() {
            let name: NameSet = 1 << at;
            if anchored & name == 0 {
                continue;
            }
            row.copy_from_slice(otherwise);
            let mut touched = met.otherwise;
            for found in found.iter().filter(|found| found.names & name != 0) {
                note(&mut row, found.to, found.most);
                touched.touch(found.kind, found.whole, found.to.mask);
            }
            let mut most = limits.most(&row, &limits.floor);
            let beside = names::most_beside_another(limits.reading.view).0;
            if most >= self.plan.least && most > beside {
                let mut resembles = |token: usize| {
                    let names =
                        resembling[token].get_or_insert_with(|| self.resembling(token, met.party));
                    *names & name != 0
                };
                if limits.contradict(touched, *least_names, &mut resembles) {
                    most = beside;
                }
            }
            if let Some(may_be_whole) = self.plan.can_be(limits, most, touched) {
                let reached = reached.get_or_insert(Reached {
                    party: met.party,
                    most: Bits(most),
                    may_be_whole,
                    names: 0,
                });
                reached.most = reached.most.max(Bits(most));
                reached.may_be_whole |= may_be_whole;
                reached.names |= name;
            }
        }
        reached
    }

    /// The words of a party that the query's spellings meet.
    fn found(&mut self, party: u32) -> Vec<Found> {
        let limits = self.limits;
        let mut all = Vec::new();
        for at in 0..limits.reading.tokens.len() {
            for wanted in of_token(limits, at) {
                let to = Place::token(at);
                self.each_met(wanted, party, |word, most, whole| {
                    all.push(Found::of(word, to, most, whole));
                });
            }
        }
        for (number, (span, to)) in (0..).zip(limits.spans()) {
            if !span.acronym {
                self.each_met(of_span(number, span), party, |word, most, whole| {
                    all.push(Found::of(word, to, most, whole));
                });
            }
        }
        all
    }

    /// The names of a party with a word that a token of the query sounds somewhat like.
    fn resembling(&self, at: usize, party: u32) -> NameSet {
        let spellings = &self.limits.reading.tokens[at].spellings;
        let words = self.lexicon.words_of(party).filter(|word| {
            let theirs = self.neighbours.sounds(word.spelling);
            spellings
                .iter()
                .any(|mine| sound::resemble(&mine.sounds, theirs))
        });
        words.fold(0, |names, word| names | word.names)
    }
}

impl Found {
    fn of(word: &PartyWord, to: Place, most: Bits, whole: bool) -> Self {
        Self {
            to,
            most,
            whole,
            kind: (word.anchor, word.joined),
            names: word.names,
        }
    }
}

impl Limits<'_> {
    /// Whether, in a name of which such tokens are met, a name of the query stands against one that it
    /// does not sound like, so that the two bring [`names::most_beside_another`] at most.
    ///
    /// Each token of the query takes one of the listed tokens at most, by meeting it or by standing
    /// against it, or [as many as a span has](Span::MAX) where it meets several written as one. Where
    /// the listed name has more names than those can take that a name of the query neither meets nor
    /// resembles, one is left for it, and names stand against names: no initial is there instead.
    fn contradict(
        &self,
        met: Touched,
        least_names: u8,
        resembles: &mut impl FnMut(usize) -> bool,
    ) -> bool {
        let unmet = self.names & !met.tokens;
        if unmet == 0 || (self.reading.view == View::Body && met.joined != 0) {
            return false;
        }
        let of_span = Span::MAX as u32;
        let others = (self.all & !unmet).count_ones();
        let mut taken = others + (of_span - 1) * met.joined.count_ones();
        let mut differs = false;
        for at in (0..self.upper.len()).filter(|at| unmet & (1 << at) != 0) {
            if u32::from(least_names) <= taken {
                return false;
            }
            if resembles(at) {
                taken += 1;
            } else {
                differs = true;
            }
        }
        differs && u32::from(least_names) > taken
    }
}
