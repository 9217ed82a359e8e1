//! The index of the lists that were in force before: what did not change is taken from there.
//!
//! A list whose version is the same is not even read; of a newer version, the entries that are the
//! same are not prepared again; and of pairs of such entries it is known whether they are one
//! party's. The new index, its ties and groups are the same as without it.

use std::path::{Path, PathBuf};

use vokter_lists::{ListInfo, ListStatus, Shelf};
use vokter_screening::consolidation::{Known, Verdicts};
use vokter_screening::{Builder, Index, Key};

use super::notes::{self, Files};
use super::{folder, key, map};
use crate::owners::Ties;

/// The index before, with what lies beside it.
pub(super) struct Before {
    pub(super) index: Index,
    /// Its lists, each with the files that it was read from.
    pub(super) lists: Vec<(ListInfo, Files)>,
    pub(super) ties: Ties,
    pub(super) verdicts: Option<Verdicts>,
}

/// What is known of the pairs of a new index.
pub(super) struct KnownPairs {
    pub(super) verdicts: Verdicts,
    pub(super) origins: Vec<Option<u32>>,
}

impl Before {
    /// The newest index in the folder, if this engine made it.
    pub(super) fn open(shelf: &Shelf, status: &[ListStatus]) -> Option<Self> {
        let (path, key) = folder::newest(shelf)?;
        let index = map::index(&path, key)?;
        let lists = notes::read(index.notes(), status)?;
        let ties = Ties::from_kept(&map::index(&path.with_extension("ties"), key)?)?;
        Some(Self {
            index,
            lists,
            ties,
            verdicts: verdicts(&judged(&path), key),
        })
    }

    /// The place of a list among the sources, whatever its version.
    pub(super) fn source(&self, list: &str) -> Option<u16> {
        let place = self.lists.iter().position(|(info, _)| info.list == list)?;
        u16::try_from(place).ok()
    }

    /// A list as it was read for that index, with its place among the sources, if what is in force
    /// is still the same and its files are as long as they were.
    pub(super) fn same(&self, shelf: &Shelf, status: &ListStatus) -> Option<(ListInfo, u16)> {
        let source = self.source(&status.info.list)?;
        let (info, files) = &self.lists[usize::from(source)];
        let same = (&info.version, &info.sha256) == (&status.info.version, &status.info.sha256)
            && !files.is_empty()
            && key::files(shelf, status).is_ok_and(|now| now == *files);
        same.then(|| (info.clone(), source))
    }
}

impl KnownPairs {
    pub(super) fn known(&self) -> Known<'_> {
        Known {
            verdicts: &self.verdicts,
            origins: &self.origins,
        }
    }
}

/// The file of what is known of pairs, beside an index.
fn judged(index: &Path) -> PathBuf {
    index.with_extension("judged")
}

/// Keeps what was said of the pairs of an index, for the one that comes after it.
pub(super) fn keep_verdicts(shelf: &Shelf, key: Key, verdicts: &Verdicts) {
    // An index of nobody, whose checked notes they are.
    let Ok(notes) = postcard::to_allocvec(verdicts) else {
        return;
    };
    let kept = Builder::default().finish(key, notes);
    // What can't be kept is found again.
    let _ = folder::keep_beside(&judged(&folder::path(shelf, key)), &kept);
}

fn verdicts(path: &Path, key: Key) -> Option<Verdicts> {
    postcard::from_bytes(map::index(path, key)?.notes()).ok()
}
