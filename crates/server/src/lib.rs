//! Vokter over HTTP: the service, its drop-in dialects, and the page.
//!
//! [`serve`] listens, [`connection`] bounds what one client may take, [`guard`] lets in, [`turnstile`]
//! bounds how often, [`watch`] counts for [`metrics`] and tells [`log`] and [`traces`]. What is
//! asked reaches the engine through [`service`]: [`lists`] holds what is searched, swapped whole
//! when a list changes; [`workshop`] runs the work off the threads that talk. [`v1`] is our own
//! interface, documented by [`openapi`]; [`yente`] and [`watchman`] are dialects of others, [`mcp`]
//! speaks to assistants, [`page`] to people. Nothing here keeps a name that was asked for.

mod addresses;
mod body;
mod carrying;
mod catalogue;
mod chronicles;
mod connection;
mod contacts;
mod crowd;
mod dialects;
mod differences;
mod guard;
mod health;
mod lists;
mod log;
mod mcp;
mod metrics;
mod multipart;
mod once;
mod openapi;
mod origins;
mod page;
mod plainly;
mod problem;
mod serve;
mod service;
mod traces;
mod turnstile;
mod v1;
mod watch;
mod watchman;
mod workshop;
mod yente;

pub use mcp::mcp;
pub use serve::serve;
