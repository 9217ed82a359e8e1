//! A kept index in memory without being read: the system maps the file, and brings what is used.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use memmap2::{Mmap, MmapOptions};

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

/// Opens a file that nobody changes.
pub(super) fn open(path: &Path) -> io::Result<Mapped> {
    let mut file = File::open(path)?;
    if let Ok(map) = map(&file) {
        return Ok(Mapped::File(map));
    }
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes)?;
    Ok(Mapped::Memory(bytes))
}

/// The one place with unsafe code.
#[allow(unsafe_code)]
fn map(file: &File) -> io::Result<Mmap> {
    // All of it is looked at, for its checksum: one call to the system instead of thousands of faults.
    let mut options = MmapOptions::new();
    options.populate();
    // SAFETY: the bytes must not change while they are borrowed. Nothing of ours changes a kept
    // index: it is written under another name, renamed when it is whole, and removed by name, which
    // leaves a mapped file in place until it is let go. Somebody else who writes into the data
    // folder could change it all the same, as he could change the program; he gets wrong answers or
    // ends the process, as with the lists themselves. No type depends on the bytes being valid:
    // they are only read as integers and, checked, as text.
    unsafe { options.map(file) }
}
