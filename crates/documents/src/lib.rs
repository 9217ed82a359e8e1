//! Mentions of listed parties in plain text of any language, and signals of embargoed transfers.
//!
//! A text streams through: [`Scanner::scan`] reads blocks, cuts them into sentences and words,
//! looks for windows of words that name a listed party, and resolves surnames that stand alone to
//! the latest full name, listed or not. What a window is worth is `screening`'s sum of evidence
//! with a prior of its own ([`SCAN_PRIOR`]); this crate only decides which windows are names.

mod bare;
mod bearers;
mod beside;
mod block;
mod body;
mod calling;
mod candidate;
mod capitals;
mod compound;
mod consonants;
mod entity;
mod error;
mod everyday;
mod family;
mod found;
mod function_word;
mod given_name;
mod han;
mod hangul;
mod held;
mod honorific;
mod hyphen;
mod key;
mod kind;
mod known_as;
mod kontsevich;
mod language;
mod markup;
mod mention;
mod particle;
mod person;
mod place;
mod quote;
mod quoted_name;
mod reading;
mod run;
mod said;
mod scan;
mod sentence;
mod ship_word;
mod sign;
mod signal;
mod single;
mod sound_tree;
mod step;
mod stranger;
mod surname;
mod thai;
mod token;
mod transcription;
mod transliterated;
mod vocabulary;
mod window;
mod word;

pub use error::Error;
pub use mention::{Mention, Passed, ResolvedBy, Scan, Statement};
pub use scan::{SCAN_PRIOR, SCAN_THRESHOLD, Scanner};
pub use signal::{Certainty as SignalCertainty, Signal, Signals};
