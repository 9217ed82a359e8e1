//! FollowTheMoney JSON, the field's exchange format, in and out without loss.
//!
//! [`read`] interprets what Vokter knows (names, dates, countries, identifiers, addresses,
//! sanctions) and carries everything else; [`write()`] gives the same JSON value again: the same
//! members, and in every property the same values in the same order. That holds by construction:
//! while reading, the entity is written once, and wherever that differs from what came, what came
//! is carried and wins. So an odd date or an unknown country is never dropped.
//!
//! An entity that comes from elsewhere is written with what the format can say: "circa" is left
//! out and a span of years becomes its two ends, for FollowTheMoney has neither; an identifier's
//! country is left out.
//!
//! ```
//! use vokter_entities::ftm;
//! let json = serde_json::json!({"id": "x-1", "schema": "Person", "caption": "Aa Bb",
//!     "properties": {"name": ["Aa Bb"], "birthDate": ["1955", "in May"], "eyeColor": ["blue"]},
//!     "datasets": ["example"], "first_seen": "2024-01-01"});
//! let entity = ftm::read(&json).unwrap();
//! assert_eq!(entity.birth_dates().len(), 1);
//! assert_eq!(ftm::write(&entity), json);
//! ```

mod carried;
mod lines;
mod property;
mod reading;
mod writing;

pub use carried::Carried;
pub use lines::{LINE_BYTES_MAX, LineError, LineFault, read_lines};
pub use reading::{FtmError, read, understand};
pub use writing::write;

#[cfg(test)]
mod tests;
