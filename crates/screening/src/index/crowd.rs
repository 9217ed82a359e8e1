//! Who bears what is near a word that many ask for: each party once for all the spellings that it has of
//! one name, so that a common word is walked in one go.

use std::cell::RefCell;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use vokter_names::{Bits, Reach};

use super::lexicon::{Bearer, Lexicon};
use super::vicinity::Neighbour;

/// A crowd out of more bearers is not gathered.
const BEARERS_MAX: usize = 1 << 17;

/// So many are kept in all crowds together, sixteen bytes each.
const KEPT: usize = 1 << 23;

/// Something that is near a word.
pub(crate) trait Reaching {
    fn reach(&self) -> Reach;
}

/// First those that can be part of a whole name, then the others, those first that may cost least.
#[derive(Debug)]
pub(crate) struct ByLoss<T> {
    found: Box<[T]>,
    whole: usize,
}

impl<T> Default for ByLoss<T> {
    fn default() -> Self {
        Self {
            found: Box::default(),
            whole: 0,
        }
    }
}

impl<T: Reaching + Copy> ByLoss<T> {
    /// Of these, in whatever order they are.
    pub(crate) fn of(found: &[T]) -> Self {
        let whole = found.iter().filter(|near| near.reach().whole).count();
        let key = |near: &T| {
            // Sixteen bits, in order.
            let loss = near.reach().least_loss().0 - i32::from(i16::MIN);
            (u32::from(!near.reach().whole) << 16) | loss as u32
        };
        Self {
            found: in_order(found, key).into(),
            whole,
        }
    }

    pub(crate) fn all(&self) -> &[T] {
        &self.found
    }

    /// Those that can be part of a whole name, and those that may cost no more than `loss`.
    pub(crate) fn within(&self, loss: Option<Bits>) -> &[T] {
        let Some(loss) = loss else {
            return &self.found[..self.whole];
        };
        let others = &self.found[self.whole..];
        let near = others.partition_point(|near| near.reach().least_loss() <= loss);
        &self.found[..self.whole + near]
    }
}

/// How much is kept in crowds.
#[derive(Debug, Default)]
pub(crate) struct Room(AtomicUsize);

/// A party that bears something near a word.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Borne {
    pub(crate) bearer: Bearer,
    /// What it costs at least.
    reach: Reach,
    /// How rare it is at most.
    rarity: Bits,
}

impl Borne {
    /// The most that it is worth for a word so rare.
    #[inline]
    pub(crate) fn most(&self, rarity: Bits) -> Bits {
        self.reach.worth(rarity, self.rarity)
    }
}

impl Reaching for Borne {
    #[inline]
    fn reach(&self) -> Reach {
        self.reach
    }
}

/// All who bear what is near a word.
#[derive(Debug)]
pub(crate) struct Crowd {
    borne: ByLoss<Borne>,
    room: Arc<Room>,
}

impl Crowd {
    /// Gathers it, if there is room for it.
    pub(crate) fn gather(
        near: &[Neighbour],
        lexicon: &Lexicon<'_>,
        room: &Arc<Room>,
    ) -> Option<Self> {
        thread_local! {
            /// Room to gather one: what is kept takes no more than it needs.
            static GATHERED: RefCell<Vec<Borne>> = const { RefCell::new(Vec::new()) };
        }
        let bearers = near.iter().map(|near| lexicon.bearer_count(near.spelling));
        if bearers.sum::<usize>() > BEARERS_MAX || room.0.load(Ordering::Relaxed) > KEPT {
            return None;
        }
        let borne = GATHERED.with_borrow_mut(|borne| {
            borne.clear();
            for near in near {
                let Some(rarity) = lexicon.rarity(near.spelling) else {
                    continue;
                };
                borne.extend(lexicon.bearers(near.spelling).map(|bearer| Borne {
                    bearer,
                    reach: near.reach,
                    rarity,
                }));
            }
            ByLoss::of(&once_each(borne))
        });
        room.0.fetch_add(borne.all().len(), Ordering::Relaxed);
        Some(Self {
            borne,
            room: Arc::clone(room),
        })
    }

    /// Those that can be part of a whole name, and those that may cost no more than `loss`.
    pub(crate) fn within(&self, loss: Option<Bits>) -> &[Borne] {
        self.borne.within(loss)
    }
}

/// Each party once for all that it has of one kind.
fn once_each(borne: &[Borne]) -> Vec<Borne> {
    // Two bits are enough for a kind, and thirty for a party: see [`Bearer`].
    let key = |borne: &Borne| (borne.bearer.party << 2) | u32::from(borne.reach.kind());
    let mut borne = in_order(borne, key);
    borne.dedup_by(|next, kept| {
        let same = key(next) == key(kept);
        if same {
            kept.reach = kept.reach.or(next.reach);
            kept.rarity = kept.rarity.max(next.rarity);
            kept.bearer.anchor |= next.bearer.anchor;
            kept.bearer.joined |= next.bearer.joined;
        }
        same
    });
    borne
}

/// Elements in the order of their keys: those are sorted, with the places of what they are of, which is
/// quicker than to move the elements about.
fn in_order<T: Copy>(elements: &[T], key: impl Fn(&T) -> u32) -> Vec<T> {
    thread_local! {
        static KEYS: RefCell<Vec<u64>> = const { RefCell::new(Vec::new()) };
    }
    KEYS.with_borrow_mut(|keys| {
        keys.clear();
        let places = (0_u32..).zip(elements);
        keys.extend(places.map(|(at, of)| (u64::from(key(of)) << 32) | u64::from(at)));
        keys.sort_unstable();
        let places = keys.iter().map(|key| *key as u32 as usize);
        places.map(|at| elements[at]).collect()
    })
}

impl Drop for Crowd {
    fn drop(&mut self) {
        let kept = self.borne.all().len();
        self.room.0.fetch_sub(kept, Ordering::Relaxed);
    }
}
