//! Publishers' lists become entities here, and their versions are kept.
//!
//! A publisher's file comes in through [`Shelf::import`]: it is unpacked within a bound,
//! recognised by its content, read whole or refused whole, and kept as it came under its
//! SHA-256. [`Shelf::in_force`] verifies and reads the newest version of every list. The
//! [`starter`] list lives in the binary and steps back where a full list is loaded.
//!
//! Nothing here compares names. [`fetch`] alone reaches the network, and only when it is asked to:
//! by [`Shelf::update`].

mod au;
mod ca;
mod ch;
pub mod china;
mod difference;
mod draft;
mod element;
mod error;
mod eu;
mod fault;
pub mod fetch;
pub mod ftm;
mod gather;
mod list;
mod look;
mod markup;
pub mod meti;
pub mod nacta;
mod ofac;
mod overlong;
pub mod own;
mod reading;
mod recognise;
mod saved;
pub mod shelf;
pub mod starter;
mod stream;
mod table;
mod uk;
pub mod un;
mod unpack;
mod us_trade;
mod workbook;
mod written;

pub use difference::{Change, Difference, FieldChange, Party, difference};
pub use error::Error;
pub use fault::{Fault, Place, ReadError, SheetRow};
pub use list::{KNOWN_LISTS, ListInfo, LoadedList, Particulars, Publication, sha256_hex};
pub use look::Seen;
pub use markup::{MarkupError, MarkupFault};
pub use reading::{File, Group, read, read_all, read_path};
pub use recognise::{Asked, formats};
pub use shelf::{
    AcceptError, DatedBy, ImportOptions, Imported, Imports, ListStatus, Loss, OnDay, Previous,
    Pruned, Shelf, Standing, UpdateError, UpdateState, Updated, VersionState, VersionStatus,
};
pub use unpack::{UNPACKED_BYTES_MAX, UnpackError, unpack};
