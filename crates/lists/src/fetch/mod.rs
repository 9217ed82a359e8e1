//! Publishers' files come over the network: the only place that reaches it, and only when asked.
//!
//! [`Sources`] says where, [`Client`] fetches one file at a time within [`Limits`], and
//! [`Shelf::update`](crate::Shelf::update) decides what becomes of it. Nothing is sent but the
//! request: no cookie, nothing of the user but a token that the publisher gave, and that token
//! stands in no error.

mod address;
mod client;
mod error;
mod limits;
mod pause;
mod sources;
mod spool;

pub use address::{Address, AddressError};
pub(crate) use client::{Answer, Mark};
pub use client::{Client, Event};
pub use error::FetchError;
pub use limits::Limits;
pub use sources::{Source, Sources, SourcesError};
pub(crate) use spool::Body;
