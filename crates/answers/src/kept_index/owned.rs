//! Who owns what by the lists, and whom that blocks, beside the index.

use std::path::Path;

use vokter_lists::Shelf;
use vokter_screening::Key;

use super::{Indexed, KeptFile, KeptTies, folder, map};
use crate::failure::Failure;
use crate::owners::{self, Owned, Ties};

/// Keeps the ties of an index that was just made; what can't be kept stays in memory.
pub(super) fn keep_ties(shelf: &Shelf, key: Key, indexed: &mut Indexed) {
    let path = folder::path(shelf, key).with_extension("ties");
    if let KeptTies::Memory(ties) = &indexed.ties
        && folder::keep_beside(&path, &ties.to_kept(key)).is_ok()
        && let Some(kept) = kept_ties(shelf, key)
    {
        indexed.ties = kept;
    }
}

/// The ties of a kept index; none where they are not there or no longer fit, so that both are made anew.
pub(super) fn kept_ties(shelf: &Shelf, key: Key) -> Option<KeptTies> {
    let path = folder::path(shelf, key).with_extension("ties");
    let kept = map::index(&path, key)?;
    Some(KeptTies::File(Box::new(KeptFile { path, key, kept })))
}

/// Whom the lists block by what they say of ownership: kept, else found and, if possible, kept.
pub(super) fn of(indexed: &Indexed) -> Result<Owned, Failure> {
    let KeptTies::File(file) = &indexed.ties else {
        return Ok(owners::of_lists(indexed.ties.read()?, &indexed.index));
    };
    let (path, key) = (file.path.with_extension("owned"), file.key);
    if let Some(owned) = open(&path, key) {
        return Ok(owned);
    }
    let owned = owners::of_lists(indexed.ties.read()?, &indexed.index);
    // What can't be kept is found again the next time.
    let _ = folder::keep_beside(&path, &owned.to_kept(key));
    Ok(owned)
}

fn open(path: &Path, key: Key) -> Option<Owned> {
    Owned::from_kept(map::index(path, key)?)
}

impl KeptTies {
    /// The ties themselves.
    ///
    /// # Errors
    /// When the file that they are kept in is of no use.
    pub fn read(&self) -> Result<Ties, Failure> {
        match self {
            Self::Memory(ties) => Ok(ties.clone()),
            Self::File(file) => Ties::from_kept(&file.kept).ok_or_else(|| {
                Failure::input(format!("{} is damaged", file.path.display()))
                    .hint("remove it, and it is made anew from the lists")
            }),
        }
    }
}
