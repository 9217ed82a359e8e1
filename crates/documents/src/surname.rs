//! Surnames that stand alone: whose they are by the full names of the text, listed or not.

use std::rc::Rc;

use rustc_hash::FxHashMap;
use vokter_entities::Gender;
use vokter_screening::Score;

use crate::honorific::{self, Address};

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
    /// Somebody of the other sex, by the surname alone ("Mrs Carter"): who bears the surname after
    /// that, nobody can say.
    Namesake,
}

/// A listed party as its full name was found.
#[derive(Debug)]
pub(crate) struct Listed {
    pub(crate) party: usize,
    pub(crate) others: Vec<usize>,
    pub(crate) score: Score,
    pub(crate) gender: Option<Gender>,
}

impl Bearer {
    fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Listed(a), Self::Listed(b)) => a.party == b.party,
            (Self::Unlisted(a), Self::Unlisted(b)) => a == b,
            (Self::Namesake, Self::Namesake) => true,
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
    /// Whom the word before says that it is: a woman, a man, who holds an office.
    pub(crate) said: Address,
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
    /// Two persons of one sentence bear it, or one of the other sex.
    Ambiguous,
    /// Nobody bore it so far.
    Unknown,
}

/// The surnames of a text so far.
#[derive(Default)]
pub(crate) struct Surnames {
    uses: FxHashMap<Box<str>, Vec<Use>>,
    counter: u64,
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
    pub(crate) fn whose(&self, keys: &[Key], said: Address) -> Answer {
        // As written first; an ending is only taken off where that finds nobody.
        for exact in [true, false] {
            // "Mrs Carter" is told from the rest by those words alone: who is addressed otherwise is not she.
            let told = said.tells() && said.gender != Some(Gender::Female);
            let all = || {
                keys.iter()
                    .filter(move |(_, inflected)| !exact || !inflected)
                    .filter_map(|(key, _)| self.uses.get(key))
                    .flatten()
                    .filter(move |used| !exact || !used.inflected)
                    .filter(move |used| !told || !matches!(used.bearer, Bearer::Namesake))
            };
            let Some(latest) = all().max_by_key(|used| used.at) else {
                continue;
            };
            // The full name nearest before decides; what it decides against a listed person, or
            // between two, is said.
            let rival = |used: &Use| {
                used.sentence == latest.sentence
                    && !used.bearer.is_same(&latest.bearer)
                    && matches!(used.bearer, Bearer::Listed(_))
            };
            if all().any(rival) {
                return Answer::Ambiguous;
            }
            return match &latest.bearer {
                Bearer::Listed(listed) if honorific::contradicts(said.gender, listed.gender) => {
                    Answer::Ambiguous
                }
                Bearer::Listed(listed) => Answer::Listed(Rc::clone(listed)),
                Bearer::Unlisted(_) => Answer::Unlisted,
                Bearer::Namesake => Answer::Ambiguous,
            };
        }
        Answer::Unknown
    }
}
