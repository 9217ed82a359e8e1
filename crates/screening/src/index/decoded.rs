//! What was decoded once, kept for the next who asks.
//!
//! A screen decodes the few records that it weighs; a batch comes back to them and finds them
//! as fast as if they had never been packed.

use std::sync::OnceLock;

/// How many places are made at a time: an index of millions costs next to nothing until it is used.
const BLOCK: usize = 64;

type Block<T> = Box<[OnceLock<T>]>;

/// Places for values that are made when they are first asked for.
pub(crate) struct Decoded<T> {
    blocks: Box<[OnceLock<Block<T>>]>,
}

impl<T> Decoded<T> {
    /// So many empty places.
    pub(crate) fn new(count: usize) -> Self {
        Self {
            blocks: (0..count.div_ceil(BLOCK))
                .map(|_| OnceLock::new())
                .collect(),
        }
    }

    /// The value at a place, made if it is not there yet.
    #[inline]
    pub(crate) fn get_or_make(&self, place: usize, make: impl FnOnce() -> T) -> &T {
        let block = self.blocks[place / BLOCK]
            .get_or_init(|| (0..BLOCK).map(|_| OnceLock::new()).collect());
        block[place % BLOCK].get_or_init(make)
    }

    /// The value at a place, if it was made.
    pub(crate) fn get(&self, place: usize) -> Option<&T> {
        self.blocks[place / BLOCK].get()?[place % BLOCK].get()
    }
}
