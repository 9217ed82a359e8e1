//! The JSON that Vokter prints: one layout a module, apart from the engine's types, so that the
//! engine can change without the contract. Fields may be added, never renamed or retyped.

// The names of the fields are the contract's.
#![allow(clippy::struct_field_names)]

pub(crate) mod batch;
pub(crate) mod compare;
pub(crate) mod config;
pub(crate) mod difference;
pub(crate) mod evaluate;
pub(crate) mod explain;
mod hit;
pub(crate) mod lists;
mod ownership;
mod problem;
pub(crate) mod scan;
pub(crate) mod screen;
mod stamp;
pub(crate) mod update;

pub(crate) use hit::{Entity, Evidence, Hit, countries, schema};
pub(crate) use problem::Problem;
pub(crate) use stamp::{EngineStamp, ListStamp};
