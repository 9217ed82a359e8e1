//! The JSON that Vokter prints: one layout a module, apart from the engine's types, so that the
//! engine can change without the contract. Fields may be added, never renamed or retyped.

// The names of the fields are the contract's, and it says what they mean.
#![allow(clippy::struct_field_names, missing_docs)]

pub mod batch;
pub mod compare;
pub mod config;
pub mod difference;
pub mod evaluate;
pub mod explain;
pub mod history;
mod hit;
pub mod lists;
mod ownership;
pub mod party;
mod problem;
pub mod scan;
pub mod screen;
mod stamp;
pub mod trade;
pub mod update;

pub use hit::{Entity, Evidence, Hit, countries, schema};
pub use problem::Problem;
pub use stamp::{EngineStamp, ListStamp};
