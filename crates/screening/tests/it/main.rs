//! The index against the exhaustive scorer, and what a score may depend on.

mod borders;
mod evidence;
mod kept;
mod lossless;
mod monotone;
mod universe;
