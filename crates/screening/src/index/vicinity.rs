//! What is near a word that was asked for, kept for the next who asks.
//!
//! Customers share their names: of a batch nearly every word was asked for before, and a service is
//! asked the same words day by day. What is kept is what would be found again, so that no answer
//! depends on it; there is a limit to how much is.

use std::hash::Hasher;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, OnceLock, PoisonError, RwLock};

use rustc_hash::{FxHashMap, FxHasher};
use vokter_names::spelling::Spelling;
use vokter_names::{Bits, Reach, View};

use super::crowd::{ByLoss, Crowd, Reaching, Room};
use super::lexicon::Lexicon;

/// So many pieces are locked by themselves.
const PIECES: usize = 16;

/// How many neighbours a piece keeps at most, some eight bytes each.
const KEPT: usize = 1 << 20;

/// What keeping a word takes beside its neighbours, in neighbours.
const OF_ITSELF: usize = 24;

/// A spelling of the lists, and how the query's meets it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Neighbour {
    pub(crate) spelling: u32,
    pub(crate) reach: Reach,
}

/// The spellings that are near one of a query.
#[derive(Debug, Default)]
pub(crate) struct Vicinity {
    found: ByLoss<Neighbour>,
    /// The same by their numbers, for a look at one; empty until somebody looks.
    by_spelling: OnceLock<Box<[Neighbour]>>,
    /// Who bears them, of either view.
    crowds: [OnceLock<Option<Crowd>>; 2],
    /// Somebody asked for them before.
    asked_again: AtomicBool,
    /// By how many queries the word was asked for that would look more widely.
    asked_by: AtomicU32,
}

impl Vicinity {
    pub(crate) fn of(found: &[Neighbour]) -> Self {
        Self {
            found: ByLoss::of(found),
            ..Self::default()
        }
    }

    /// Those that can be part of a whole name, and those that may cost no more than `loss`.
    pub(crate) fn within(&self, loss: Option<Bits>) -> &[Neighbour] {
        self.found.within(loss)
    }

    /// The same of what was asked for before, so that who bears it is gathered when it is wanted.
    pub(crate) fn asked_again(self) -> Self {
        Self {
            asked_again: AtomicBool::new(true),
            ..self
        }
    }

    /// By how many queries, with one more, the word was asked for that would look more widely.
    pub(crate) fn asked_by(&self) -> u32 {
        // The first of them found it.
        2 + self.asked_by.fetch_add(1, Ordering::Relaxed)
    }

    /// How a spelling is met, if it is one of them.
    pub(crate) fn reach(&self, spelling: u32) -> Option<Reach> {
        let sort = || {
            let mut found: Box<[Neighbour]> = self.found.all().into();
            found.sort_unstable_by_key(|near| near.spelling);
            found
        };
        let found = self.by_spelling.get_or_init(sort);
        let at = found.binary_search_by_key(&spelling, |near| near.spelling);
        at.ok().map(|at| found[at].reach)
    }

    /// Who bears them, if that is known: it is gathered for what is asked for again.
    pub(crate) fn crowd(&self, lexicon: &Lexicon<'_>, room: &Arc<Room>) -> Option<&Crowd> {
        let crowd = &self.crowds[usize::from(lexicon.view() == View::Body)];
        if crowd.get().is_none() && !self.asked_again.swap(true, Ordering::Relaxed) {
            return None;
        }
        let gather = || Crowd::gather(self.found.all(), lexicon, room);
        crowd.get_or_init(gather).as_ref()
    }
}

impl Reaching for Neighbour {
    fn reach(&self) -> Reach {
        self.reach
    }
}

/// What was asked for, and what is near.
struct Kept {
    spelling: Spelling,
    partial: bool,
    loss: Option<Bits>,
    near: Arc<Vicinity>,
}

impl Kept {
    fn is_of(&self, asked: &Asked<'_>) -> bool {
        self.partial == asked.partial && self.spelling == *asked.spelling
    }
}

#[derive(Default)]
struct Piece {
    by_hash: FxHashMap<u64, Vec<Kept>>,
    neighbours: usize,
}

/// What is near the words that were asked for.
#[derive(Default)]
pub(crate) struct Vicinities {
    pieces: [RwLock<Piece>; PIECES],
    /// For who bears it.
    pub(crate) room: Arc<Room>,
}

impl Vicinities {
    /// What is near a spelling, with the loss that it was looked for with, if that is kept.
    pub(crate) fn get(&self, asked: &Asked<'_>) -> Option<(Option<Bits>, Arc<Vicinity>)> {
        // What is kept is whole whenever the lock is let go.
        let piece = self.piece(asked).read();
        let piece = piece.unwrap_or_else(PoisonError::into_inner);
        let mut of_hash = piece.by_hash.get(&asked.hash)?.iter();
        let kept = of_hash.find(|kept| kept.is_of(asked))?;
        Some((kept.loss, Arc::clone(&kept.near)))
    }

    /// Keeps what is near a spelling and costs no more than `loss`.
    pub(crate) fn keep(&self, asked: &Asked<'_>, loss: Option<Bits>, near: &Arc<Vicinity>) {
        let piece = self.piece(asked).write();
        let mut piece = piece.unwrap_or_else(PoisonError::into_inner);
        if piece.neighbours > KEPT {
            *piece = Piece::default();
        }
        piece.neighbours += near.found.all().len() + OF_ITSELF;
        let of_hash = piece.by_hash.entry(asked.hash).or_default();
        of_hash.retain(|kept| !kept.is_of(asked));
        of_hash.push(Kept {
            spelling: asked.spelling.clone(),
            partial: asked.partial,
            loss,
            near: Arc::clone(near),
        });
    }

    fn piece(&self, asked: &Asked<'_>) -> &RwLock<Piece> {
        // The upper bits of such a hash are the ones that are spread.
        &self.pieces[(asked.hash >> 60) as usize % PIECES]
    }
}

/// A spelling that is asked for; with `partial` it comes from a script that writes few vowels.
pub(crate) struct Asked<'s> {
    pub(crate) spelling: &'s Spelling,
    pub(crate) partial: bool,
    pub(crate) hash: u64,
}

impl<'s> Asked<'s> {
    pub(crate) fn of(spelling: &'s Spelling, partial: bool) -> Self {
        Self {
            hash: hash_of(spelling, partial),
            spelling,
            partial,
        }
    }
}

fn hash_of(spelling: &Spelling, partial: bool) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(spelling.text.as_bytes());
    hasher.write_u64(spelling.skeleton.0);
    hasher.write_i32(spelling.cost.0);
    hasher.write_u8(u8::from(partial) | (u8::from(spelling.inflected) << 1));
    hasher.finish()
}
