//! Surnames that stand alone: whose they are by the full names of the text, listed or not.

use std::collections::VecDeque;
use std::rc::Rc;

use rustc_hash::FxHashMap;
use vokter_screening::Score;

/// Surnames that wait for a full name (a headline's), at most.
const WAITING_MAX: usize = 10_000;
/// Distinct surnames remembered, at most; then those of unlisted persons are forgotten.
const SURNAMES_MAX: usize = 100_000;

/// A spelling, with whether an ending was taken off to get it.
pub(crate) type Key = (Box<str>, bool);

/// Who bears a full name.
#[derive(Clone, Debug)]
pub(crate) enum Bearer {
    /// A listed party.
    Listed(Rc<Listed>),
    /// Somebody else, by the full name.
    Unlisted(Box<str>),
}

/// A listed party as its full name was found.
#[derive(Debug)]
pub(crate) struct Listed {
    pub(crate) party: usize,
    pub(crate) others: Vec<usize>,
    pub(crate) score: Score,
}

impl Bearer {
    fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Listed(a), Self::Listed(b)) => a.party == b.party,
            (Self::Unlisted(a), Self::Unlisted(b)) => a == b,
            _ => false,
        }
    }
}

#[derive(Clone, Debug)]
struct Use {
    bearer: Bearer,
    sentence: u64,
    /// Counts the uses, for the latest.
    at: u64,
    inflected: bool,
}

/// A surname alone, with all that a mention of it will say.
#[derive(Clone, Debug)]
pub(crate) struct Lone {
    pub(crate) keys: Vec<Key>,
    pub(crate) start: u64,
    pub(crate) line: u64,
    pub(crate) text: String,
    pub(crate) sentence: String,
}

/// Whose a surname is.
pub(crate) enum Answer {
    /// A listed person's.
    Listed(Rc<Listed>),
    /// Somebody else's.
    Unlisted,
    /// Two persons of one sentence bear it.
    Ambiguous,
    /// Nobody bore it so far.
    Unknown,
}

/// The surnames of a text so far.
#[derive(Default)]
pub(crate) struct Surnames {
    uses: FxHashMap<Box<str>, Vec<Use>>,
    counter: u64,
    waiting: VecDeque<Lone>,
    /// How many wait under each key.
    waited_for: FxHashMap<Box<str>, u32>,
    /// Keys that got their first bearer in this sentence and that somebody waits for.
    fresh: bool,
    /// Lone surnames given up.
    pub(crate) dropped: u64,
}

impl Surnames {
    /// A full name was read.
    pub(crate) fn bear(&mut self, keys: &[Key], bearer: &Bearer, sentence: u64) {
        if self.uses.len() > SURNAMES_MAX {
            self.uses.retain(|_, uses| {
                uses.iter()
                    .any(|used| matches!(used.bearer, Bearer::Listed(_)))
            });
        }
        self.counter += 1;
        for (key, inflected) in keys {
            self.fresh |= self.waited_for.contains_key(key);
            let uses = self.uses.entry(key.clone()).or_default();
            uses.retain(|used| !used.bearer.is_same(bearer));
            // Two suffice to tell rivals.
            if uses.len() > 3 {
                uses.remove(0);
            }
            uses.push(Use {
                bearer: bearer.clone(),
                sentence,
                at: self.counter,
                inflected: *inflected,
            });
        }
    }

    /// Whose a surname is by what was read so far.
    pub(crate) fn whose(&self, keys: &[Key]) -> Answer {
        // As written first; an ending is only taken off where that finds nobody.
        for exact in [true, false] {
            let all = || {
                keys.iter()
                    .filter(move |(_, inflected)| !exact || !inflected)
                    .filter_map(|(key, _)| self.uses.get(key))
                    .flatten()
                    .filter(move |used| !exact || !used.inflected)
            };
            let Some(latest) = all().max_by_key(|used| used.at) else {
                continue;
            };
            if all().any(|used| {
                used.sentence == latest.sentence && !used.bearer.is_same(&latest.bearer)
            }) {
                return Answer::Ambiguous;
            }
            return match &latest.bearer {
                Bearer::Listed(listed) => Answer::Listed(Rc::clone(listed)),
                Bearer::Unlisted(_) => Answer::Unlisted,
            };
        }
        Answer::Unknown
    }

    /// Keeps a surname until its full name comes.
    pub(crate) fn wait(&mut self, lone: Lone) {
        if self.waiting.len() >= WAITING_MAX
            && let Some(oldest) = self.waiting.pop_front()
        {
            self.forget(&oldest);
            self.dropped += 1;
        }
        for (key, _) in &lone.keys {
            *self.waited_for.entry(key.clone()).or_default() += 1;
        }
        self.waiting.push_back(lone);
    }

    fn forget(&mut self, lone: &Lone) {
        for (key, _) in &lone.keys {
            if let Some(count) = self.waited_for.get_mut(key) {
                *count -= 1;
                if *count == 0 {
                    self.waited_for.remove(key);
                }
            }
        }
    }

    /// At the end of a sentence: what waited for the full names in it.
    pub(crate) fn settle(&mut self) -> Vec<(Lone, Answer)> {
        if !std::mem::take(&mut self.fresh) {
            return Vec::new();
        }
        let mut settled = Vec::new();
        for lone in std::mem::take(&mut self.waiting) {
            match self.whose(&lone.keys) {
                Answer::Unknown => self.waiting.push_back(lone),
                answer => {
                    self.forget(&lone);
                    settled.push((lone, answer));
                }
            }
        }
        settled
    }
}
