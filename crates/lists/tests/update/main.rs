//! Lists from a publisher with every fault: whatever happens, what was in force stays whole.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod bench;
mod content;
mod network;
#[path = "../publisher/mod.rs"]
mod publisher;
