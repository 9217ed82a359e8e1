//! Scripts that set off no words: whom the signs of a stretch name together.

use std::rc::Rc;

use vokter_names::spelling::Spelling;
use vokter_names::token::{Role, Token};
use vokter_names::{Name, Reading, View};

use crate::bearers::Bearers;
use crate::word::{WORDS_MAX, Words};

/// Signs remembered before the memory starts anew.
const SIGNS_MAX: usize = 6_000;
/// A family and a given name beside which a sign is read.
const A_SURNAME: char = '王';
const A_GIVEN_NAME: char = '明';

impl Words<'_> {
    /// Parties that bear all the names of one reading: where nothing sets words off, what the
    /// party lacks is another name.
    pub(crate) fn covered(&self, name: &Name) -> Vec<u32> {
        let mut found = Vec::new();
        for reading in &name.readings {
            self.cover(name.view, reading, &mut found);
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    fn cover(&self, view: View, reading: &Reading, found: &mut Vec<u32>) {
        fn of(bearers: &Bearers, view: View) -> &[u32] {
            match view {
                View::Person => &bearers.persons,
                View::Body => &bearers.bodies,
            }
        }
        let counts = |token: &Token| matches!(token.role, Role::Name | Role::Number(_));
        let mut covers: Vec<(u32, u32)> = Vec::new();
        let mut needed = 0_u32;
        let mut alive: Option<Vec<u32>> = None;
        for (at, token) in reading.tokens.iter().enumerate() {
            let here = 1_u32 << at;
            for spelling in &token.spellings {
                let bearers = self.syllable(spelling, token.partial_vowels);
                covers.extend(of(&bearers, view).iter().map(|party| (*party, here)));
            }
            for span in reading
                .spans
                .iter()
                .filter(|span| !span.acronym && usize::from(span.start) == at)
            {
                let mask = ((1_u32 << span.len) - 1) << span.start;
                let bearers = self.syllable(&span.spelling, span.partial_vowels);
                covers.extend(of(&bearers, view).iter().map(|party| (*party, mask)));
            }
            if counts(token) {
                needed |= here;
                // Whom an earlier word ruled out is not asked for again: most stretches end here.
                let mut left: Vec<u32> = covers
                    .iter()
                    .filter(|(_, mask)| mask & here != 0)
                    .map(|(party, _)| *party)
                    .collect();
                left.sort_unstable();
                left.dedup();
                if let Some(alive) = &alive {
                    left.retain(|party| alive.binary_search(party).is_ok());
                }
                if left.is_empty() {
                    return;
                }
                alive = Some(left);
            }
        }
        covers.sort_unstable();
        for same in covers.chunk_by(|a, b| a.0 == b.0) {
            let mask = same.iter().fold(0, |all, (_, mask)| all | mask);
            // One syllable is a name of a body at most.
            let enough = view == View::Body || mask.count_ones() > 1;
            if needed != 0 && mask & needed == needed && enough {
                found.push(same[0].0);
            }
        }
    }

    /// Whether some one person bears every sign of a stretch as a syllable of a name: a quick look
    /// before the stretch is read as a name.
    pub(crate) fn may_name_somebody(&self, stretch: &str) -> bool {
        let mut all: Option<Vec<u64>> = None;
        for sign in stretch.chars() {
            let bearers = self.sign(sign);
            match &mut all {
                None => all = Some(bearers.to_vec()),
                Some(all) => all
                    .iter_mut()
                    .zip(&*bearers)
                    .for_each(|(all, one)| *all &= one),
            }
        }
        all.is_some_and(|all| all.iter().any(|parties| *parties != 0))
    }

    /// The persons of whose names a sign may be a syllable, as a set of bits.
    fn sign(&self, sign: char) -> Rc<[u64]> {
        if let Some(known) = self.signs.borrow().get(&sign) {
            return Rc::clone(known);
        }
        let mut set = vec![0_u64; self.vocabulary.parties().div_ceil(64)];
        // A sign is read otherwise as a family name than in a given name.
        let around = [
            format!("{sign}"),
            format!("{sign}{A_GIVEN_NAME}"),
            format!("{A_SURNAME}{sign}"),
        ];
        for (text, at) in around.iter().zip([0, 0, 1]) {
            let name = Name::in_text(text, View::Person);
            let tokens = name
                .readings
                .iter()
                .filter_map(|reading| reading.tokens.get(at));
            for spelling in tokens.flat_map(|token| &token.spellings) {
                for party in &self.syllable(spelling, false).persons {
                    set[*party as usize / 64] |= 1 << (party % 64);
                }
                for party in self.vocabulary.with_syllable(spelling) {
                    set[party as usize / 64] |= 1 << (party % 64);
                }
            }
        }
        let set: Rc<[u64]> = set.into();
        let mut signs = self.signs.borrow_mut();
        if signs.len() >= SIGNS_MAX {
            signs.clear();
        }
        signs.insert(sign, Rc::clone(&set));
        set
    }

    /// The parties that a spelling names by rule.
    fn syllable(&self, spelling: &Spelling, partial: bool) -> Rc<Bearers> {
        let look = || Rc::new(self.vocabulary.spelled(spelling, partial));
        if partial {
            return look();
        }
        let mut known = self.syllables.borrow_mut();
        if let Some(bearers) = known.get(&spelling.text) {
            return Rc::clone(bearers);
        }
        if known.len() >= WORDS_MAX {
            known.clear();
        }
        let bearers = look();
        known.insert(spelling.text.clone(), Rc::clone(&bearers));
        bearers
    }
}
