//! What an index was made from and by.

use std::fs;
use std::io;

use sha2::{Digest, Sha256};
use vokter_lists::{ListInfo, Shelf};
use vokter_screening::Key;

/// The engine by its sources: readers, tables, layout.
const ENGINE: &str = env!("VOKTER_ENGINE_SOURCES");

/// The key of the index of these lists; none where no list is kept, or the folders can't be looked
/// at: then there is nothing that an index could be kept beside.
///
/// The lists count by name, version and hash, in their order, and which of the starter list's
/// parties are there follows from their names. That their files are still there, as long as they
/// were, is looked at, too: a file that is gone, cut or grown is noticed when it is read again.
pub(super) fn of<'a>(shelf: &Shelf, lists: impl Iterator<Item = &'a ListInfo>) -> Option<Key> {
    let mut hash = Sha256::new();
    hash.update(format!(
        "vokter index\nengine {ENGINE} {}\n",
        env!("CARGO_PKG_VERSION")
    ));
    let mut any = false;
    for list in lists {
        any = true;
        hash.update(format!(
            "list {} {} {}\n",
            list.list, list.version, list.sha256
        ));
        for (name, bytes) in files(shelf, &list.list).ok()? {
            hash.update(format!("file {name} {bytes}\n"));
        }
    }
    any.then(|| Key(hash.finalize().into()))
}

/// The files in a list's folder with their lengths, but for those that are being written, the
/// manifest, which says what `lists` say, and the servers' validators, which change at each update.
fn files(shelf: &Shelf, list: &str) -> io::Result<Vec<(String, u64)>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(shelf.path().join(list))? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if !name.starts_with('.') && name != "manifest.json" && name != "fetched.json" {
            files.push((name, entry.metadata()?.len()));
        }
    }
    files.sort();
    Ok(files)
}
