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
    /// How many wait under each spelling.
    waited_for: FxHashMap<Box<str>, u32>,
}

impl Held {
    /// A mention.
    pub(crate) fn mention(&mut self, lone: Lone, listed: Rc<Listed>, by: ResolvedBy) {
        self.places.push_back((lone, State::Listed(listed, by)));
    }

    /// A surname whose full name may yet come.
    pub(crate) fn wait(&mut self, lone: Lone) {
        for (key, _) in &lone.keys {
            *self.waited_for.entry(key.clone()).or_default() += 1;
        }
        self.places.push_back((lone, State::Waiting));
    }

    /// Whether a surname waits for one of these.
    pub(crate) fn wait_for<'k>(&self, mut keys: impl Iterator<Item = &'k str>) -> bool {
        keys.any(|key| self.waited_for.contains_key(key))
    }

    /// Resolves what waited for full names that came; how many turned out ambiguous.
    pub(crate) fn settle(&mut self, surnames: &Surnames) -> u64 {
        let mut ambiguous = 0;
        for (lone, state) in &mut self.places {
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
            forget(&mut self.waited_for, lone);
        }
        ambiguous
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
            match state {
                State::Waiting => forget(&mut self.waited_for, &lone),
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

fn forget(waited_for: &mut FxHashMap<Box<str>, u32>, lone: &Lone) {
    for (key, _) in &lone.keys {
        if let Some(count) = waited_for.get_mut(key) {
            *count -= 1;
            if *count == 0 {
                waited_for.remove(key);
            }
        }
    }
}
