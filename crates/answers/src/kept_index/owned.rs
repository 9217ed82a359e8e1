//! Who owns what by the lists, and whom that blocks, beside the index.

use std::path::Path;

use vokter_lists::Shelf;
use vokter_screening::Key;

use super::{Indexed, KeptTies, folder, map};
use crate::failure::Failure;
use crate::owners::{self, Owned, Ties};

/// Keeps the ties of an index that was just made; what can't be kept stays in memory.
pub(super) fn keep_ties(shelf: &Shelf, key: Key, indexed: &mut Indexed) {
    let path = folder::path(shelf, key).with_extension("ties");
    if let KeptTies::Memory(ties) = &indexed.ties
        && folder::keep_beside(&path, &ties.to_kept(key)).is_ok()
    {
        indexed.ties = KeptTies::File(path, key);
    }
}

/// The ties of a kept index; none where they are not there, so that both are made anew.
pub(super) fn kept_ties(shelf: &Shelf, key: Key) -> Option<KeptTies> {
    let path = folder::path(shelf, key).with_extension("ties");
    path.is_file().then_some(KeptTies::File(path, key))
}

/// Whom the lists block by what they say of ownership: kept, else found and, if possible, kept.
pub(super) fn of(indexed: &Indexed) -> Result<Owned, Failure> {
    let KeptTies::File(path, key) = &indexed.ties else {
        return Ok(owners::of_lists(indexed.ties.read()?, &indexed.index));
    };
    let path = path.with_extension("owned");
    if let Some(owned) = open(&path, *key) {
        return Ok(owned);
    }
    let owned = owners::of_lists(indexed.ties.read()?, &indexed.index);
    // What can't be kept is found again the next time.
    let _ = folder::keep_beside(&path, &owned.to_kept(*key));
    Ok(owned)
}

fn open(path: &Path, key: Key) -> Option<Owned> {
    Owned::from_kept(map::index(path, key)?)
}

impl KeptTies {
    /// The ties themselves.
    ///
    /// # Errors
    /// When they are kept in a file that was damaged since.
    pub fn read(&self) -> Result<Ties, Failure> {
        match self {
            Self::Memory(ties) => Ok(ties.clone()),
            Self::File(path, key) => {
                let ties = map::index(path, *key).and_then(|kept| Ties::from_kept(&kept));
                ties.ok_or_else(|| {
                    Failure::input(format!("{} is damaged", path.display()))
                        .hint("remove it, and it is made anew from the lists")
                })
            }
        }
    }
}
