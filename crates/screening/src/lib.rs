//! The evidence on a listed party, the exhaustive scorer and the lossless index.
//!
//! `screening` knows no files and no network: entities go in, hits come out, and nothing here
//! can fail, but that bytes which should be an index may be none.

mod answer;
mod comparison;
pub mod consolidation;
mod exhaustive;
mod facts;
mod fingerprint;
mod hit;
mod index;
pub mod ownership;
mod party;
mod query;
mod score;
mod spaced;

pub use comparison::{Facts, PAIR_PRIOR, compare, compare_with_facts};
pub use exhaustive::{exhaustive, exhaustive_at};
pub use fingerprint::fingerprint;
pub use hit::{Band, Because, Hit, Hits, Score, Term, TermKind};
pub use index::{Builder, Index, Key, Unfit};
pub use party::{Parties, Party, Prepared};
pub use query::{Query, SCREEN_PRIOR, SCREEN_THRESHOLD, Settings};
pub use score::{Weight, band, score, weigh};
