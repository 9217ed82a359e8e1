//! Scripts that set off no words: whom the signs of a stretch name together.

use std::rc::Rc;

use rustc_hash::FxHashMap;
use vokter_names::script::System;
use vokter_names::spelling::Spelling;
use vokter_names::token::{Role, Token};
use vokter_names::{Name, Reading, View};

use crate::bearers::Bearers;
use crate::han::is_phrase;
use crate::person::READ_SIGNS;
use crate::word::{WORDS_MAX, Words};

/// Words of 64 parties remembered of signs before the memory starts anew: 32 MiB.
const SIGNS_MAX: usize = 4 << 20;
/// A family and a given name beside which a sign is read.
const A_SURNAME: char = '王';
const A_GIVEN_NAME: char = '明';

/// The persons of whose names a sign may be a syllable, as a set of bits for each way to read it.
type Sign = [(System, Box<[u64]>)];

/// The signs looked at so far.
#[derive(Default)]
pub(crate) struct Signs {
    known: FxHashMap<char, Rc<Sign>>,
    held: usize,
}

impl Signs {
    fn remember(&mut self, sign: char, sets: &Rc<Sign>) {
        let size: usize = sets.iter().map(|(_, set)| set.len()).sum();
        if self.held + size > SIGNS_MAX {
            *self = Self::default();
        }
        self.held += size;
        self.known.insert(sign, Rc::clone(sets));
    }
}

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

    /// Whether a stretch in Han names somebody as a whole name does.
    pub(crate) fn names_somebody(&self, stretch: &str) -> bool {
        if is_phrase(stretch) || !self.may_name_somebody(stretch) {
            return false;
        }
        if let Some(known) = self.stretches.borrow().get(stretch) {
            return *known;
        }
        let names = !self
            .covered(&Name::in_text(stretch, View::Person))
            .is_empty();
        let mut stretches = self.stretches.borrow_mut();
        if stretches.len() >= WORDS_MAX {
            stretches.clear();
        }
        stretches.insert(stretch.into(), names);
        names
    }

    /// Whether some one person bears every sign of a stretch as a syllable of a name, all read in
    /// one language: a quick look before the stretch is read as a name.
    fn may_name_somebody(&self, stretch: &str) -> bool {
        let signs: Vec<Rc<Sign>> = stretch.chars().map(|sign| self.sign(sign)).collect();
        let Some((first, rest)) = signs.split_first() else {
            return false;
        };
        // Signs so few are read as nobody's name that the list has in other letters alone.
        let few = signs.len() < READ_SIGNS;
        first.iter().any(|(system, parties)| {
            let mut others: Vec<&[u64]> = Vec::with_capacity(rest.len() + 1);
            others.extend(few.then(|| self.vocabulary.in_signs()));
            for sign in rest {
                let Some((_, parties)) = sign.iter().find(|(other, _)| other == system) else {
                    return false;
                };
                others.push(parties);
            }
            parties
                .iter()
                .enumerate()
                .any(|(at, all)| others.iter().fold(*all, |all, one| all & one[at]) != 0)
        })
    }

    /// The persons of whose names a sign may be a syllable.
    fn sign(&self, sign: char) -> Rc<Sign> {
        if let Some(known) = self.signs.borrow().known.get(&sign) {
            return Rc::clone(known);
        }
        let places = self.vocabulary.parties().div_ceil(64);
        let mut sets: Vec<(System, Box<[u64]>)> = Vec::new();
        // A sign is read otherwise as a family name than in a given name.
        let around = [
            format!("{sign}"),
            format!("{sign}{A_GIVEN_NAME}"),
            format!("{A_SURNAME}{sign}"),
        ];
        for (text, at) in around.iter().zip([0, 0, 1]) {
            let name = Name::in_text(text, View::Person);
            for reading in &name.readings {
                let Some(token) = reading.tokens.get(at) else {
                    continue;
                };
                let known = sets
                    .iter()
                    .position(|(system, _)| *system == reading.system);
                let place = known.unwrap_or_else(|| {
                    sets.push((reading.system, vec![0; places].into()));
                    sets.len() - 1
                });
                let set = &mut sets[place].1;
                for spelling in &token.spellings {
                    for party in &self.syllable(spelling, false).persons {
                        set[*party as usize / 64] |= 1 << (party % 64);
                    }
                    for party in self.vocabulary.with_syllable(spelling) {
                        set[party as usize / 64] |= 1 << (party % 64);
                    }
                }
            }
        }
        sets.retain(|(_, set)| set.iter().any(|parties| *parties != 0));
        let set: Rc<Sign> = sets.into();
        self.signs.borrow_mut().remember(sign, &set);
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
