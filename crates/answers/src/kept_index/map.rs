//! A kept index in memory without being read: the system maps the file, and brings what is used.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use memmap2::{Mmap, MmapOptions};
use vokter_screening::{Index, Key};

/// A file's bytes.
pub(super) enum Mapped {
    File(Mmap),
    /// Where the system can't map it.
    Memory(Vec<u8>),
}

impl AsRef<[u8]> for Mapped {
    fn as_ref(&self) -> &[u8] {
        match self {
            Self::File(map) => map,
            Self::Memory(bytes) => bytes,
        }
    }
}

/// An index larger than this is not brought into memory whole, in bytes.
const LARGE_BYTES: u64 = 256 << 20;

/// Opens the index that a file holds, if it is fit.
pub(super) fn index(path: &Path, key: Key) -> Option<Index> {
    let file = File::open(path).ok()?;
    let is_large = file.metadata().ok()?.len() > LARGE_BYTES;
    if is_large
        && let Some(again) = again(&file)
        && let Ok(map) = map(&file, false)
    {
        return Index::open_large(Mapped::File(map), key, &again).ok();
    }
    Index::open(open(path).ok()?, key).ok()
}

/// Reads a file at any place, where the system can.
#[cfg(unix)]
fn again(file: &File) -> Option<impl Fn(usize, &mut [u8]) -> bool + Sync + use<>> {
    use std::os::unix::fs::FileExt;
    let file = file.try_clone().ok()?;
    Some(move |start: usize, buffer: &mut [u8]| file.read_exact_at(buffer, start as u64).is_ok())
}

#[cfg(not(unix))]
fn again(_: &File) -> Option<fn(usize, &mut [u8]) -> bool> {
    None
}

/// Opens a file that nobody changes.
pub(super) fn open(path: &Path) -> io::Result<Mapped> {
    let mut file = File::open(path)?;
    if let Ok(map) = map(&file, true) {
        return Ok(Mapped::File(map));
    }
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes)?;
    Ok(Mapped::Memory(bytes))
}

/// The one place with unsafe code. With `whole` all of it is brought at once: where all of it is
/// looked at, for its checksum, one call to the system instead of thousands of faults.
#[allow(unsafe_code)]
fn map(file: &File, whole: bool) -> io::Result<Mmap> {
    let mut options = MmapOptions::new();
    if whole {
        options.populate();
    }
    // SAFETY: the bytes must not change while they are borrowed. Nothing of ours changes a kept
    // index: it is written under another name, renamed when it is whole, and removed by name, which
    // leaves a mapped file in place until it is let go. Somebody else who writes into the data
    // folder could change it all the same, as he could change the program; he gets wrong answers or
    // ends the process, as with the lists themselves. No type depends on the bytes being valid:
    // they are only read as integers and, checked, as text.
    unsafe { options.map(file) }
}
