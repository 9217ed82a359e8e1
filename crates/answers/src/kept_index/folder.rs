//! Where indexes are kept, and how one is put there whole.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
#[cfg(unix)]
use std::sync::atomic::{AtomicU64, Ordering};

use vokter_lists::Shelf;
use vokter_screening::{Index, Key};

#[cfg(unix)]
use super::map;

/// How a file that is being written is called.
const UNFINISHED: &str = ".unfinished-";

/// The folder, beside that of the lists.
fn folder(shelf: &Shelf) -> PathBuf {
    shelf.path().with_file_name("index")
}

/// The file of an index.
pub(super) fn path(shelf: &Shelf, key: Key) -> PathBuf {
    let head = key
        .0
        .iter()
        .take(8)
        .fold(0_u64, |head, byte| head << 8 | u64::from(*byte));
    folder(shelf).join(format!("{head:016x}.index"))
}

/// The file of an index's groups, beside it.
pub(super) fn groups_path(shelf: &Shelf, key: Key) -> PathBuf {
    path(shelf, key).with_extension("groups")
}

/// The newest index that is kept, whatever it was made from.
pub(super) fn newest(shelf: &Shelf) -> Option<(PathBuf, Key)> {
    let written = |entry: fs::DirEntry| {
        let path = entry.path();
        let is_index = path.extension().is_some_and(|kind| kind == "index");
        let when = entry.metadata().ok()?.modified().ok()?;
        is_index.then_some((when, path))
    };
    let entries = fs::read_dir(folder(shelf)).ok()?.flatten();
    let (_, path) = entries.filter_map(written).max()?;
    let mut head = [0; Key::HEAD_BYTES];
    File::open(&path).ok()?.read_exact(&mut head).ok()?;
    Some((path, Key::of_head(&head)?))
}

/// Keeps an index under its key, whole or not at all, and clears the others away with their
/// groups: they are of lists or engines that are no longer in force.
pub(super) fn keep(shelf: &Shelf, key: Key, index: &Index) -> io::Result<()> {
    let folder = folder(shelf);
    fs::create_dir_all(&folder)?;
    // Two processes may be at it: each writes a file of its own, and what they write is the same.
    let unfinished = folder.join(format!("{UNFINISHED}{}", std::process::id()));
    let written =
        write(&unfinished, index).and_then(|()| fs::rename(&unfinished, path(shelf, key)));
    if written.is_err() {
        // Half a file is of no use, least of all where the disk is full.
        let _ = fs::remove_file(&unfinished);
    }
    written?;
    clear(&folder, &path(shelf, key))
}

/// Keeps something that belongs to an index beside it, whole or not at all.
pub(super) fn keep_beside(path: &Path, index: &Index) -> io::Result<()> {
    let unfinished = path.with_extension(format!("unfinished-{}", std::process::id()));
    let written = write(&unfinished, index).and_then(|()| fs::rename(&unfinished, path));
    if written.is_err() {
        let _ = fs::remove_file(&unfinished);
    }
    written
}

/// Puts an index that is not to be kept, with its groups, into a file without a name: the system holds of it
/// what is used and can let go of it, which it can't of memory, and what was decoded of it to find its groups
/// is let go of. Where that is not possible it stays where it is.
#[cfg(unix)]
pub(super) fn put_aside(shelf: &Shelf, index: Index) -> Index {
    static COUNT: AtomicU64 = AtomicU64::new(0);
    let folder = folder(shelf);
    let number = COUNT.fetch_add(1, Ordering::Relaxed);
    let path = folder.join(format!("{UNFINISHED}{}-{number}", std::process::id()));
    let written = fs::create_dir_all(&folder).and_then(|()| write(&path, &index));
    let aside = written
        .ok()
        .and_then(|()| map::index(&path, Key::default()));
    let _ = fs::remove_file(&path);
    match aside {
        Some(aside) => aside.grouped(index.groups().clone()),
        None => index,
    }
}

/// Elsewhere a file that is in use can't be without a name.
#[cfg(not(unix))]
pub(super) fn put_aside(_: &Shelf, index: Index) -> Index {
    index
}

/// Writes a file without waiting for the disk. What a power cut leaves of it bears the wrong
/// checksums, and is made again from the lists.
fn write(path: &Path, index: &Index) -> io::Result<()> {
    let mut file = File::create(path)?;
    let mut pieces = index.pieces().into_iter();
    pieces.try_for_each(|piece| file.write_all(piece))
}

/// Removes every file but one. Who has one of them mapped keeps it until it ends.
fn clear(folder: &Path, kept: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        // What lies beside the kept one bears its name.
        if path.file_stem() != kept.file_stem() {
            fs::remove_file(&path)?;
        }
    }
    Ok(())
}
