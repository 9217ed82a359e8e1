//! Which names of a party that is met can be what is asked for: what one name has of it, another has
//! not, and the party's words together may promise what none of its names holds.

use vokter_names::sound;
use vokter_names::{self as names, Bits, MAX_TOKENS, View};

use super::plan::Limits;
use super::reach::{Met, Reached, Touched, note};
use super::words::{FoundWord, Words};
use crate::score::NameSet;

impl Words<'_, '_> {
    /// The names of a party that can be reported, and what they bring at most; none where none can.
    /// `otherwise` is what is met by what words mean or stand for, in whichever of its names.
    pub(super) fn of_names(&mut self, met: &Met, otherwise: &[i32]) -> Option<Reached> {
        let limits = self.limits;
        self.find_all(met.party);
        let found = &self.found.words;
        let mut resembling = [None; MAX_TOKENS];
        let mut reached: Option<Reached> = None;
        let mut row = otherwise.to_vec();
        // Without a word that can anchor a search no name counts.
        let anchored: NameSet = if met.otherwise.anchored {
            NameSet::MAX
        } else {
            let anchors = found.iter().filter(|found| found.kind.0);
            anchors.fold(0, |names, found| names | found.names)
        };
        for (at, brief) in self.lexicon.names_of(met.party).enumerate() {
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
            if !brief.repeats {
                let by_spelling = |alike: &&u32| **alike & met.otherwise.tokens == 0;
                for alike in limits.alike.iter().filter(by_spelling) {
                    limits.meet_each_once(*alike, found, name, &mut touched, &mut row);
                }
            }
            let mut most = limits.most(&row, &limits.floor);
            let beside = names::most_beside_another(limits.reading.view).0;
            if most >= self.plan.least + met.standing.short && most > beside {
                let mut resembles = |token: usize| {
                    let names =
                        resembling[token].get_or_insert_with(|| self.resembling(token, met.party));
                    *names & name != 0
                };
                if limits.contradict(touched, brief.least_names, &mut resembles) {
                    most = beside;
                }
            }
            let brings = (touched, brief.least_names);
            if let Some(may_be) = self.plan.can_be(limits, most, brings, met.standing) {
                let reached = reached.get_or_insert(Reached {
                    party: met.party,
                    most: Bits(may_be.most),
                    may_be_whole: false,
                    may_be_slipped: false,
                    names: 0,
                });
                reached.most = reached.most.max(Bits(may_be.most));
                reached.may_be_whole |= may_be.whole;
                reached.may_be_slipped |= may_be.slipped;
                reached.names |= name;
            }
        }
        reached
    }

    /// Finds what is not found yet of the words of a party that the query's spellings meet.
    fn find_all(&mut self, party: u32) {
        let limits = self.limits;
        for at in 0..limits.reading.tokens.len() {
            self.find_token(at, party);
        }
        for (number, (span, to)) in (0..).zip(limits.spans()) {
            if !span.acronym {
                self.find_span(number, to, party);
            }
        }
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

impl Limits<'_> {
    /// Of tokens that sound alike only as many are met as a name of the list has words that meet any of
    /// them, each once: those to which it brings most.
    fn meet_each_once(
        &self,
        alike: u32,
        found: &[FoundWord],
        name: NameSet,
        touched: &mut Touched,
        row: &mut [i32],
    ) {
        let of_these = |word: &FoundWord| word.names & name != 0 && word.to.mask & alike != 0;
        // A word may meet several of them at once, written as one.
        let met_by = |word: &FoundWord| (word.to.mask & alike).count_ones();
        let mut met_at_most = 0;
        for (at, word) in found.iter().enumerate().filter(|(_, word)| of_these(word)) {
            let same = |other: &&FoundWord| of_these(other) && other.spelling == word.spelling;
            if !found[..at].iter().any(|other| same(&other)) {
                let most = found[at..].iter().filter(same).map(met_by).max();
                met_at_most += most.unwrap_or_default() as usize;
            }
        }
        let mut left = alike & touched.tokens;
        while left.count_ones() as usize > met_at_most {
            // An initial is as good without the word: it stands for another.
            let gain = |at: &usize| row[*at] - 1 - self.floor[*at];
            let tokens = (0..u32::BITS as usize).filter(|at| left & (1 << at) != 0);
            let Some(least) = tokens.rev().min_by_key(gain) else {
                return;
            };
            left &= !(1 << least);
            row[least] = 0;
            touched.tokens &= !(1 << least);
            touched.covered &= !(1 << least);
            touched.joined &= !(1 << least);
        }
    }

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
        let others = (self.all & !unmet).count_ones();
        let mut taken = others + met.more_by_joining();
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
