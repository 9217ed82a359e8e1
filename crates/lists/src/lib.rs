//! Publishers' lists become entities here, and their versions are kept.
//!
//! A publisher's file comes in through [`Shelf::import`]: it is unpacked within a bound,
//! recognised by its content, read whole or refused whole, and kept as it came under its
//! SHA-256. [`Shelf::in_force`] verifies and reads the newest version of every list. The
//! [`starter`] list lives in the binary and steps back where a full list is loaded.
//!
//! Nothing here compares names, and nothing here reaches the network.

pub mod china;
mod difference;
mod draft;
mod element;
mod error;
mod fault;
pub mod ftm;
mod list;
mod look;
mod markup;
pub mod meti;
pub mod nacta;
pub mod own;
mod reading;
mod recognise;
pub mod shelf;
pub mod starter;
mod stream;
mod table;
pub mod un;
mod unpack;
mod written;

pub use difference::{Change, Difference, FieldChange, Party, difference};
pub use error::Error;
pub use fault::{Fault, Place, ReadError};
pub use list::{ListInfo, LoadedList, Publication, sha256_hex};
pub use look::Seen;
pub use markup::{MarkupError, MarkupFault};
pub use reading::{File, Group, read, read_all, read_path};
pub use recognise::Asked;
pub use shelf::{
    DatedBy, ImportOptions, Imported, ListStatus, Loss, Previous, Shelf, Standing, VersionState,
    VersionStatus,
};
pub use unpack::{UNPACKED_BYTES_MAX, UnpackError, unpack};
