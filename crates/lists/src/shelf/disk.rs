//! Files and folders of the shelf: whole writes, one importer at a time.

use std::collections::BTreeSet;
use std::fs::{self, File, TryLockError};
use std::io::{ErrorKind, Read, Write};
use std::path::Path;

use crate::error::Error;
use crate::unpack::UNPACKED_BYTES_MAX;

/// How unfinished files are called, so that the next import can clear them away.
pub(super) const UNFINISHED: &str = ".unfinished-";

fn io(action: &'static str, path: &Path) -> impl FnOnce(std::io::Error) -> Error {
    move |cause| Error::Io {
        action,
        path: path.into(),
        cause,
    }
}

/// A whole file, no larger than a list can be. A pipe or a device is none: it may never end, or
/// never begin.
pub(super) fn read(path: &Path) -> Result<Vec<u8>, Error> {
    let about = fs::metadata(path).map_err(io("read", path))?;
    if !about.is_file() && !about.is_dir() {
        let cause = "is a pipe or a device, not a file: save its content to a file first";
        return Err(io("read", path)(std::io::Error::other(cause)));
    }
    let file = File::open(path).map_err(io("read", path))?;
    let mut bytes = Vec::new();
    let limit = UNPACKED_BYTES_MAX as u64 + 1;
    file.take(limit)
        .read_to_end(&mut bytes)
        .map_err(io("read", path))?;
    Ok(bytes)
}

/// Writes a file so that it is there whole or not at all, also after a power cut.
pub(super) fn write(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let (Some(folder), Some(name)) = (path.parent(), path.file_name()) else {
        return Err(io("write", path)(ErrorKind::InvalidInput.into()));
    };
    let unfinished = folder.join(format!("{UNFINISHED}{}", name.to_string_lossy()));
    // A link that lies there is not followed to whatever it leads to.
    let _ = fs::remove_file(&unfinished);
    let written = File::create_new(&unfinished).and_then(|mut file| {
        file.write_all(bytes)?;
        file.sync_all()
    });
    if let Err(cause) = written {
        // Half a file is of no use, least of all where the disk is full.
        let _ = fs::remove_file(&unfinished);
        return Err(io("write", path)(cause));
    }
    fs::rename(&unfinished, path).map_err(io("write", path))?;
    sync_folder(folder)
}

/// Makes a rename durable. Windows has no such call and needs none.
fn sync_folder(folder: &Path) -> Result<(), Error> {
    if cfg!(unix) {
        File::open(folder)
            .and_then(|folder| folder.sync_all())
            .map_err(io("write", folder))?;
    }
    Ok(())
}

/// A folder that is there, with those above it.
pub(super) fn make_folder(path: &Path) -> Result<(), Error> {
    fs::create_dir_all(path).map_err(io("create", path))
}

/// The names of the folders in a folder, sorted; none if it does not exist.
pub(super) fn folders(path: &Path) -> Result<Vec<String>, Error> {
    let entries = match fs::read_dir(path) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(io("read", path)(error)),
    };
    let mut names = Vec::new();
    for entry in entries {
        let entry = entry.map_err(io("read", path))?;
        if entry.path().is_dir()
            && let Ok(name) = entry.file_name().into_string()
        {
            names.push(name);
        }
    }
    names.sort();
    Ok(names)
}

/// Whether a folder holds files that a manifest names.
pub(super) fn holds_kept_files(folder: &Path) -> Result<bool, Error> {
    for entry in fs::read_dir(folder).map_err(io("read", folder))? {
        let entry = entry.map_err(io("read", folder))?;
        if entry
            .path()
            .extension()
            .is_some_and(|ending| ending == "gz")
        {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Removes the kept files that are not named; how many there were.
pub(super) fn remove_kept_but(folder: &Path, named: &BTreeSet<String>) -> Result<usize, Error> {
    let mut removed = 0;
    for entry in fs::read_dir(folder).map_err(io("read", folder))? {
        let path = entry.map_err(io("read", folder))?.path();
        let name = path.file_name().and_then(|name| name.to_str());
        let is_kept = path.extension().is_some_and(|ending| ending == "gz");
        if is_kept && name.is_some_and(|name| !named.contains(name)) {
            fs::remove_file(&path).map_err(io("remove", &path))?;
            removed += 1;
        }
    }
    if removed > 0 {
        sync_folder(folder)?;
    }
    Ok(removed)
}

/// Clears away what an import left behind that was stopped in the middle.
pub(super) fn clear_unfinished(folder: &Path) -> Result<(), Error> {
    for entry in fs::read_dir(folder).map_err(io("read", folder))? {
        let entry = entry.map_err(io("read", folder))?;
        if entry.file_name().to_string_lossy().starts_with(UNFINISHED) {
            fs::remove_file(entry.path()).map_err(io("clear", &entry.path()))?;
        }
    }
    Ok(())
}

/// How long a copy of a large file may lie in the folder of lists before it is nobody's any more.
const UNFINISHED_SECONDS_MAX: u64 = 24 * 60 * 60;

/// Clears away copies that imports left behind a day ago and more: a later one may be at work.
pub(super) fn clear_old_unfinished(folder: &Path) -> Result<(), Error> {
    for entry in fs::read_dir(folder).map_err(io("read", folder))? {
        let entry = entry.map_err(io("read", folder))?;
        let age = entry.metadata().and_then(|about| about.modified());
        let age = age.ok().and_then(|written| written.elapsed().ok());
        let is_old = age.is_some_and(|age| age.as_secs() > UNFINISHED_SECONDS_MAX);
        if is_old && entry.file_name().to_string_lossy().starts_with(UNFINISHED) {
            fs::remove_file(entry.path()).map_err(io("clear", &entry.path()))?;
        }
    }
    Ok(())
}

/// Gives a file that was written and flushed its name, for good.
pub(super) fn adopt(from: &Path, path: &Path) -> Result<(), Error> {
    fs::rename(from, path).map_err(io("write", path))?;
    path.parent().map_or(Ok(()), sync_folder)
}

/// Keeps other importers out while it lives; the system lets go of it when the process ends.
pub(super) struct Lock {
    _file: File,
}

impl Lock {
    /// Takes the lock of a folder, or says that another import is at work.
    pub(super) fn take(folder: &Path) -> Result<Self, Error> {
        let path = folder.join("lock");
        // Nothing is written to it, and what a link in its place leads to keeps its content.
        let opened = File::options()
            .write(true)
            .create(true)
            .truncate(false)
            .open(&path);
        let file = opened.map_err(io("lock", &path))?;
        match file.try_lock() {
            Ok(()) => Ok(Self { _file: file }),
            Err(TryLockError::WouldBlock) => Err(Error::Busy {
                path: folder.into(),
            }),
            Err(TryLockError::Error(cause)) => Err(io("lock", &path)(cause)),
        }
    }
}
