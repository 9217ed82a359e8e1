//! What an index was made from and by.

use std::fs;
use std::io;

use sha2::{Digest, Sha256};
use vokter_lists::{ListStatus, Shelf, VersionState};
use vokter_screening::Key;

/// The engine: its version, and its sources, which are readers, tables and layout.
pub(crate) const ENGINE: &str = concat!(
    env!("VOKTER_ENGINE_SOURCES"),
    " ",
    env!("CARGO_PKG_VERSION")
);

/// The key of the index of these lists; none where no list is kept, or the folders can't be looked
/// at: then there is nothing that an index could be kept beside.
///
/// The lists count by name, version and hash, in their order, and which of the starter list's
/// parties are there follows from their names. That the files in force are still there, as long as
/// they were, is looked at, too: a file that is gone, cut or grown is noticed when it is read
/// again. Versions that are not in force are nothing to it.
pub(super) fn of(shelf: &Shelf, lists: &[ListStatus]) -> Option<Key> {
    let mut hash = Sha256::new();
    hash.update(format!("vokter index\nengine {ENGINE}\n"));
    for status in lists {
        let list = &status.info;
        hash.update(format!(
            "list {} {} {}\n",
            list.list, list.version, list.sha256
        ));
        for (name, bytes) in files(shelf, status).ok()? {
            hash.update(format!("file {name} {bytes}\n"));
        }
    }
    (!lists.is_empty()).then(|| Key(hash.finalize().into()))
}

/// The files of a list that are in force, with their lengths, but for those that are gone.
pub(super) fn files(shelf: &Shelf, status: &ListStatus) -> io::Result<Vec<(String, u64)>> {
    let folder = shelf.path().join(&status.info.list);
    let mut files = Vec::new();
    let in_force = status
        .versions
        .iter()
        .filter(|version| version.state == VersionState::InForce);
    for name in in_force.flat_map(|version| &version.stored) {
        match fs::metadata(folder.join(name)) {
            Ok(about) => files.push((name.clone(), about.len())),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(error),
        }
    }
    files.sort();
    Ok(files)
}
