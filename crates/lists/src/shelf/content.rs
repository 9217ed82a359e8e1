//! A file's bytes on their way to the shelf and from it: in memory, or, where they are very many,
//! on the disk, so that a collection of gigabytes needs memory for its parties only.

use std::fs::File;
use std::io::{self, BufReader, Read, Write};
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::bufread::MultiGzDecoder;
use flate2::write::GzEncoder;
use sha2::{Digest, Sha256};

use super::disk;
use super::manifest::KeptFile;
use crate::error::Error;
use crate::fetch::Body;
use crate::list::hex;
use crate::overlong::Watch;
use crate::stream::{STREAMED_BYTES_MAX, Stream};
use crate::unpack::{Bound, UnpackError, ZIP_BYTES_MAX, is_gzip};

/// From so many bytes on a file stays on the disk. Every publisher's own list is smaller.
const LARGE_BYTES: u64 = 64 << 20;

/// How much is read at once.
const BUFFER_BYTES: usize = 1 << 20;

/// A file's bytes as they came.
#[derive(Debug)]
pub(crate) enum Content {
    /// All of them.
    Memory(Vec<u8>),
    /// A copy on the disk, beside the lists.
    Staged(Staged),
    /// A large file that is on the shelf already, verified.
    Kept {
        /// Where it lies, packed.
        path: PathBuf,
        /// How it is kept.
        file: KeptFile,
    },
}

/// A copy of a large file that will be kept, or is cleared away.
#[derive(Debug)]
pub(crate) struct Staged {
    /// Where it lies, packed.
    pub(super) path: PathBuf,
    /// Of the file as it came.
    pub(super) sha256: String,
    /// Of its unpacked bytes.
    pub(super) unpacked_sha256: String,
    /// It came packed, and is a copy byte for byte.
    pub(super) as_it_came: bool,
}

impl Drop for Staged {
    fn drop(&mut self) {
        // Where it was kept, nothing lies there any more.
        let _ = std::fs::remove_file(&self.path);
    }
}

impl Content {
    /// A file on this machine. A large one is copied into the folder, and what is read later is the
    /// copy: nobody can change it in between.
    pub(super) fn of_file(path: &Path, folder: &Path) -> Result<Self, Error> {
        let size = std::fs::metadata(path).map_or(0, |about| about.len());
        let is_large = size >= LARGE_BYTES && path.is_file();
        let is_zip = is_large && begins_as_zip(path);
        if is_zip && size > ZIP_BYTES_MAX {
            let limit = usize::try_from(ZIP_BYTES_MAX).unwrap_or(usize::MAX);
            return Err(Error::Unpack {
                path: path.into(),
                fault: UnpackError::TooLarge { limit },
            });
        }
        if !is_large || is_zip {
            return disk::read(path).map(Self::Memory);
        }
        disk::make_folder(folder)?;
        disk::clear_old_unfinished(folder)?;
        stage(path, folder).map(Self::Staged)
    }

    /// What it holds, unpacked as it is read.
    pub(super) fn stream(&self) -> Stream<'_> {
        match self {
            Self::Memory(bytes) => Stream::of_bytes(bytes),
            Self::Staged(Staged { path, .. }) | Self::Kept { path, .. } => Stream::of_file(path),
        }
    }

    /// What came from a server.
    pub(super) fn of_body(body: Body, address: &str, folder: &Path) -> Result<Self, Error> {
        let on_disk = match body {
            Body::Memory(bytes) => return Ok(Self::Memory(bytes)),
            Body::Disk(on_disk) => on_disk,
        };
        let content = Self::of_file(&on_disk.path, folder);
        content.map_err(|error| match error {
            // Nobody knows the file by the name that it has here.
            Error::Unpack { fault, .. } => Error::Unpack {
                path: address.into(),
                fault,
            },
            error => error,
        })
    }
}

fn begins_as_zip(path: &Path) -> bool {
    let mut head = [0; 4];
    let read = File::open(path).and_then(|mut file| file.read_exact(&mut head));
    read.is_ok() && head == *b"PK\x03\x04"
}

/// Copies a file, packing it on the way unless it is packed, and flushes the copy.
fn stage(path: &Path, folder: &Path) -> Result<Staged, Error> {
    let io = |action, path: &Path| {
        let path = path.to_path_buf();
        move |cause| Error::Io {
            action,
            path,
            cause,
        }
    };
    let mut source = File::open(path).map_err(io("read", path))?;
    let size = source.metadata().map_err(io("read", path))?.len();
    let mut head = [0; 2];
    source.read_exact(&mut head).map_err(io("read", path))?;
    let source = head.as_slice().chain(source);
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let to = folder.join(format!("{}{}-{name}", disk::UNFINISHED, std::process::id()));
    let file = File::create(&to).map_err(io("write", &to))?;
    // Cleared away whatever happens from here on.
    let mut staged = Staged {
        path: to.clone(),
        sha256: String::new(),
        unpacked_sha256: String::new(),
        as_it_came: is_gzip(&head),
    };
    let mut came = Hashed::new(source);
    let file = if staged.as_it_came {
        let copying = Copying {
            from: &mut came,
            to: file,
            failed: None,
        };
        let mut unpacked = Hashed::new(MultiGzDecoder::new(BufReader::with_capacity(
            BUFFER_BYTES,
            copying,
        )));
        let read = drain(&mut unpacked, Bound::of(size, STREAMED_BYTES_MAX));
        staged.unpacked_sha256 = unpacked.hash();
        let mut copying = unpacked.from.into_inner().into_inner();
        if let Some(cause) = copying.failed.take() {
            return Err(io("write", &to)(cause));
        }
        let copied = copying.to;
        read.map_err(|fault| Error::Unpack {
            path: path.into(),
            fault,
        })?;
        copied
    } else {
        let mut packer = GzEncoder::new(file, Compression::fast());
        let mut buffer = vec![0; BUFFER_BYTES];
        let mut watch = Watch::default();
        loop {
            let count = came.read(&mut buffer).map_err(io("read", path))?;
            if count == 0 {
                break;
            }
            watch
                .pass(&buffer[..count])
                .map_err(|fault| Error::Unpack {
                    path: path.into(),
                    fault,
                })?;
            packer
                .write_all(&buffer[..count])
                .map_err(io("write", &to))?;
        }
        packer.finish().map_err(io("write", &to))?
    };
    file.sync_all().map_err(io("write", &to))?;
    staged.sha256 = came.hash();
    if !staged.as_it_came {
        staged.unpacked_sha256.clone_from(&staged.sha256);
    }
    Ok(staged)
}

/// Whether a kept file is as it came; none where it is small enough to be read instead.
pub(super) fn hash_of_large(path: &Path, as_it_came: bool) -> io::Result<Option<String>> {
    let file = File::open(path)?;
    let size = file.metadata()?.len();
    if size < LARGE_BYTES {
        return Ok(None);
    }
    let bound = Bound::of(size, STREAMED_BYTES_MAX);
    let file = BufReader::with_capacity(BUFFER_BYTES, file);
    let hash = if as_it_came {
        let mut hashed = Hashed::new(file);
        drain(&mut hashed, bound).map_err(io::Error::other)?;
        hashed.hash()
    } else {
        let mut hashed = Hashed::new(MultiGzDecoder::new(file));
        drain(&mut hashed, bound).map_err(io::Error::other)?;
        hashed.hash()
    };
    Ok(Some(hash))
}

/// The hash of what bytes hold when they are unpacked, none of which is kept.
pub(super) fn unpacked_hash(bytes: &[u8]) -> Result<String, UnpackError> {
    if !is_gzip(bytes) {
        return Ok(crate::list::sha256_hex(&crate::unpack(bytes)?));
    }
    let mut hashed = Hashed::new(MultiGzDecoder::new(bytes));
    drain(
        &mut hashed,
        Bound::of(bytes.len() as u64, STREAMED_BYTES_MAX),
    )?;
    Ok(hashed.hash())
}

/// Reads to the end.
fn drain(from: &mut impl Read, bound: Bound) -> Result<(), UnpackError> {
    let mut buffer = vec![0; BUFFER_BYTES];
    let mut unpacked = 0_u64;
    let mut watch = Watch::default();
    loop {
        match from.read(&mut buffer) {
            Ok(0) => return Ok(()),
            Ok(count) => {
                watch.pass(&buffer[..count])?;
                unpacked += count as u64;
            }
            Err(cause) => {
                return Err(UnpackError::Broken {
                    unpacked: usize::try_from(unpacked).unwrap_or(usize::MAX),
                    cause,
                });
            }
        }
        bound.check(unpacked)?;
    }
}

/// What is read, with its hash.
struct Hashed<R> {
    from: R,
    hash: Sha256,
}

impl<R> Hashed<R> {
    fn new(from: R) -> Self {
        Self {
            from,
            hash: Sha256::new(),
        }
    }

    fn hash(&mut self) -> String {
        hex(&self.hash.finalize_reset())
    }
}

impl<R: Read> Read for Hashed<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.from.read(buffer)?;
        self.hash.update(&buffer[..count]);
        Ok(count)
    }
}

/// What is read, written elsewhere on the way.
struct Copying<R> {
    from: R,
    to: File,
    /// Why it could not be written: otherwise this would look like a broken archive.
    failed: Option<io::Error>,
}

impl<R: Read> Read for Copying<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.from.read(buffer)?;
        if let Err(error) = self.to.write_all(&buffer[..count]) {
            let kind = error.kind();
            self.failed = Some(error);
            return Err(kind.into());
        }
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Stages bytes; its two hashes and what lies on the disk.
    fn staged(bytes: &[u8]) -> (Staged, Vec<u8>) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("x.json");
        std::fs::write(&path, bytes).unwrap();
        let staged = stage(&path, folder.path()).unwrap();
        let copy = std::fs::read(&staged.path).unwrap();
        (staged, copy)
    }

    #[test]
    fn a_plain_file_is_packed_and_a_packed_one_copied() {
        let text = b"{\"id\": 1}\n".repeat(1000);
        let (plain, packed) = staged(&text);
        let hash = crate::list::sha256_hex(&text);
        assert_eq!((&plain.sha256, &plain.unpacked_sha256), (&hash, &hash));
        assert!(!plain.as_it_came);
        assert_eq!(*crate::unpack(&packed).unwrap(), *text);
        let (again, copy) = staged(&packed);
        assert!(again.as_it_came);
        assert_eq!(again.sha256, crate::list::sha256_hex(&packed));
        assert_eq!(
            (again.unpacked_sha256.clone(), copy),
            (hash, packed.clone())
        );
        let path = again.path.clone();
        drop(again);
        assert!(!path.exists());
        // Cut off, it is no file to keep.
        let folder = tempfile::tempdir().unwrap();
        let cut = folder.path().join("x.gz");
        std::fs::write(&cut, &packed[..packed.len() - 9]).unwrap();
        assert!(matches!(
            stage(&cut, folder.path()),
            Err(Error::Unpack { .. })
        ));
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
