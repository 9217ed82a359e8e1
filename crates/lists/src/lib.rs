//! Publishers' lists become entities here, and their versions are kept.
//!
//! A publisher's file comes in through [`Shelf::import`]: it is unpacked within a bound,
//! recognised by its content, read whole or refused whole, and kept as it came under its
//! SHA-256. [`Shelf::in_force`] verifies and reads the newest version of every list. The
//! [`starter`] list lives in the binary and steps back where a full list is loaded.
//!
//! Nothing here compares names, and nothing here reaches the network.

mod error;
mod list;
mod markup;
mod recognise;
pub mod shelf;
pub mod starter;
pub mod un;
mod unpack;

pub use error::Error;
pub use list::{ListInfo, LoadedList, Publication, sha256_hex};
pub use markup::{MarkupError, MarkupFault};
pub use recognise::{Format, Seen, recognise};
pub use shelf::{
    ImportOptions, Imported, ListStatus, Loss, Previous, Shelf, Standing, VersionStatus,
};
pub use unpack::{UNPACKED_BYTES_MAX, UnpackError, unpack};

use std::path::Path;

/// Reads one publisher's file from its bytes as they came, gzipped or not. `path` is for the
/// errors alone; what the file is, its content says.
///
/// # Errors
/// When the bytes cannot be unpacked, are no list that Vokter knows, or break the list's rules.
/// Nothing is half-read.
pub fn read(path: &Path, bytes: &[u8]) -> Result<Publication, Error> {
    let unpacked = unpack(bytes).map_err(|fault| Error::Unpack {
        path: path.into(),
        fault,
    })?;
    read_unpacked(path, bytes, &unpacked)
}

/// [`read`] of bytes already unpacked; `packed` are those that came.
fn read_unpacked(path: &Path, packed: &[u8], unpacked: &[u8]) -> Result<Publication, Error> {
    let format = recognise(unpacked).map_err(|seen| Error::Unrecognised {
        path: path.into(),
        seen: seen.inside(packed.len() != unpacked.len()),
    })?;
    match format {
        Format::UnConsolidated => un::read(unpacked)
            .map(un::Consolidated::into_publication)
            .map_err(|fault| Error::Un {
                path: path.into(),
                fault: Box::new(fault),
            }),
    }
}
