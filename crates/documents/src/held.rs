//! Mentions on their way out, in order of place: a surname that stands before its full name (a
//! headline's) holds back what comes after it until it is resolved or given up.

use std::collections::VecDeque;
use std::rc::Rc;

use rustc_hash::FxHashMap;

use crate::mention::{Mention, ResolvedBy};
use crate::quote::mention_of;
use crate::surname::{Answer, Listed, Lone, Surnames};

/// Places held at most, of about half a kilobyte each: then the first surname is given up.
const HELD_MAX: usize = 10_000;

enum State {
    /// Waits for its full name.
    Waiting,
    Listed(Rc<Listed>, ResolvedBy),
    /// No mention after all.
    Gone,
}

/// The places held, first to last.
#[derive(Default)]
pub(crate) struct Held {
    places: VecDeque<(Lone, State)>,
    /// Places handed out so far: the number of the first one held.
    first: u64,
    /// The numbers of those that wait under each spelling.
    waited_for: FxHashMap<Box<str>, VecDeque<u64>>,
    /// Spellings that were borne since, and are waited for.
    borne: Vec<Box<str>>,
}

impl Held {
    /// A mention.
    pub(crate) fn mention(&mut self, lone: Lone, listed: Rc<Listed>, by: ResolvedBy) {
        self.places.push_back((lone, State::Listed(listed, by)));
    }

    /// A surname whose full name may yet come.
    pub(crate) fn wait(&mut self, lone: Lone) {
        let number = self.first + self.places.len() as u64;
        for (key, _) in &lone.keys {
            self.waited_for
                .entry(key.clone())
                .or_default()
                .push_back(number);
        }
        self.places.push_back((lone, State::Waiting));
    }

    /// A full name came with these spellings of its surname.
    pub(crate) fn bear<'k>(&mut self, keys: impl Iterator<Item = &'k str>) {
        self.borne.extend(
            keys.filter(|key| self.waited_for.contains_key(*key))
                .map(Box::from),
        );
    }

    /// Resolves what waited for full names that came; how many turned out ambiguous.
    pub(crate) fn settle(&mut self, surnames: &Surnames) -> u64 {
        let mut ambiguous = 0;
        for key in std::mem::take(&mut self.borne) {
            for number in self.waited_for.get(&key).cloned().unwrap_or_default() {
                let Some((lone, state)) = number
                    .checked_sub(self.first)
                    .and_then(|at| self.places.get_mut(usize::try_from(at).ok()?))
                else {
                    continue;
                };
                if !matches!(state, State::Waiting) {
                    continue;
                }
                *state = match surnames.whose(&lone.keys, lone.said) {
                    Answer::Unknown => continue,
                    Answer::Listed(listed) => State::Listed(listed, ResolvedBy::Surname),
                    Answer::Ambiguous => {
                        ambiguous += 1;
                        State::Gone
                    }
                    Answer::Unlisted => State::Gone,
                };
                forget(&mut self.waited_for, lone, number);
            }
        }
        ambiguous
    }

    /// Whether nothing is held.
    pub(crate) fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// The places held that name a listed party: first byte, first byte after it, the party.
    pub(crate) fn listed(&self) -> impl Iterator<Item = (u64, u64, usize)> + '_ {
        self.places.iter().filter_map(|(lone, state)| match state {
            State::Listed(listed, _) => Some((
                lone.start,
                lone.start + lone.text.len() as u64,
                listed.party,
            )),
            State::Waiting | State::Gone => None,
        })
    }

    /// Hands out what nothing holds back, and at the end all.
    pub(crate) fn hand_out<E>(
        &mut self,
        at_end: bool,
        mut out: impl FnMut(Mention) -> Result<(), E>,
    ) -> Result<(), E> {
        while let Some((_, state)) = self.places.front() {
            let waits = matches!(state, State::Waiting);
            if waits && !at_end && self.places.len() <= HELD_MAX {
                break;
            }
            let Some((lone, state)) = self.places.pop_front() else {
                break;
            };
            let number = self.first;
            self.first += 1;
            match state {
                State::Waiting => forget(&mut self.waited_for, &lone, number),
                State::Gone => {}
                State::Listed(listed, by) => out(mention_of(
                    &lone,
                    listed.party,
                    listed.others.clone(),
                    listed.score.clone(),
                    by,
                ))?,
            }
        }
        Ok(())
    }
}

fn forget(waited_for: &mut FxHashMap<Box<str>, VecDeque<u64>>, lone: &Lone, number: u64) {
    for (key, _) in &lone.keys {
        if let Some(numbers) = waited_for.get_mut(key) {
            // Nearly always the first.
            if let Ok(at) = numbers.binary_search(&number) {
                numbers.remove(at);
            }
            if numbers.is_empty() {
                waited_for.remove(key);
            }
        }
    }
}
