//! What comes from a server: in memory while it is little, then in a file, so that a collection of
//! gigabytes needs no memory.

use std::fs::File;
use std::io::{self, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use flate2::bufread::MultiGzDecoder;

/// What begins to be a file, in bytes. Every publisher's own list is smaller.
const MEMORY_BYTES_MAX: usize = 64 << 20;

/// How a file is called that is not kept; the keeper of the folder clears such away after a crash.
const UNFINISHED: &str = ".unfinished-";

/// A body on its way.
pub(super) struct Spool {
    folder: PathBuf,
    memory: Vec<u8>,
    memory_max: usize,
    disk: Option<(File, OnDisk)>,
    bytes: u64,
}

/// A body that is whole.
#[derive(Debug)]
pub(crate) enum Body {
    /// All of it.
    Memory(Vec<u8>),
    /// In a file of its own.
    Disk(OnDisk),
}

/// A file that is removed when nobody needs it any more.
#[derive(Debug)]
pub(crate) struct OnDisk {
    pub(crate) path: PathBuf,
}

impl Drop for OnDisk {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.path);
    }
}

impl Spool {
    /// Nothing yet; what is too much for memory will lie in the folder.
    pub(super) fn new(folder: &Path) -> Self {
        Self {
            folder: folder.into(),
            memory: Vec::new(),
            memory_max: MEMORY_BYTES_MAX,
            disk: None,
            bytes: 0,
        }
    }

    /// How much came.
    pub(super) fn bytes(&self) -> u64 {
        self.bytes
    }

    /// Takes in what comes next.
    pub(super) fn push(&mut self, piece: &[u8]) -> io::Result<()> {
        self.bytes += piece.len() as u64;
        if let Some((file, _)) = &mut self.disk {
            return file.write_all(piece);
        }
        self.memory.extend_from_slice(piece);
        if self.memory.len() > self.memory_max {
            static NUMBER: AtomicU64 = AtomicU64::new(0);
            let number = NUMBER.fetch_add(1, Ordering::Relaxed);
            let name = format!("{UNFINISHED}{}-{number}-download", std::process::id());
            std::fs::create_dir_all(&self.folder)?;
            let path = self.folder.join(name);
            let mut file = File::create(&path)?;
            let on_disk = OnDisk { path };
            file.write_all(&std::mem::take(&mut self.memory))?;
            self.disk = Some((file, on_disk));
        }
        Ok(())
    }

    /// All that came.
    pub(super) fn finish(self) -> Body {
        match self.disk {
            None => Body::Memory(self.memory),
            Some((_, on_disk)) => Body::Disk(on_disk),
        }
    }
}

/// Why a body could not be unpacked.
pub(super) enum Unpacking {
    /// What came is broken.
    Broken(io::Error),
    /// It holds more than the limit.
    TooLarge,
    /// It could not be written.
    Disk(io::Error),
}

impl Body {
    /// How many bytes it has.
    pub(super) fn bytes(&self) -> u64 {
        match self {
            Self::Memory(bytes) => bytes.len() as u64,
            Self::Disk(on_disk) => {
                let about = std::fs::metadata(&on_disk.path);
                about.map_or(u64::MAX, |about| about.len())
            }
        }
    }

    /// Whether it is gzip.
    pub(super) fn is_gzip(&self) -> bool {
        let mut head = [0; 2];
        let read = match self {
            Self::Memory(bytes) => bytes.as_slice().read_exact(&mut head),
            Self::Disk(on_disk) => {
                File::open(&on_disk.path).and_then(|mut file| file.read_exact(&mut head))
            }
        };
        read.is_ok() && crate::unpack::is_gzip(&head)
    }

    /// What its gzip holds, at most so many bytes.
    pub(super) fn unpacked(self, folder: &Path, limit: u64) -> Result<Self, Unpacking> {
        match &self {
            Self::Memory(bytes) => unpack(MultiGzDecoder::new(bytes.as_slice()), folder, limit),
            Self::Disk(on_disk) => {
                let file = File::open(&on_disk.path).map_err(Unpacking::Disk)?;
                unpack(MultiGzDecoder::new(BufReader::new(file)), folder, limit)
            }
        }
    }
}

fn unpack(mut from: impl Read, folder: &Path, limit: u64) -> Result<Body, Unpacking> {
    let mut spool = Spool::new(folder);
    let mut piece = vec![0; 256 << 10];
    loop {
        let count = from.read(&mut piece).map_err(Unpacking::Broken)?;
        if count == 0 {
            return Ok(spool.finish());
        }
        let piece = piece.get(..count).unwrap_or_default();
        spool.push(piece).map_err(Unpacking::Disk)?;
        if spool.bytes() > limit {
            return Err(Unpacking::TooLarge);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn much_lies_in_a_file_that_goes_with_it() {
        let folder = tempfile::tempdir().unwrap();
        let files = || std::fs::read_dir(folder.path()).unwrap().count();
        let mut spool = Spool {
            memory_max: 10,
            ..Spool::new(folder.path())
        };
        spool.push(b"0123456789").unwrap();
        assert_eq!((spool.bytes(), files()), (10, 0));
        spool.push(b"ab").unwrap();
        spool.push(b"c").unwrap();
        let Body::Disk(on_disk) = spool.finish() else {
            panic!("13 bytes are more than 10");
        };
        assert_eq!(std::fs::read(&on_disk.path).unwrap(), b"0123456789abc");
        drop(on_disk);
        assert_eq!(files(), 0);
    }
}
