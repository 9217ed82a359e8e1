//! The vocabulary that every other crate speaks: the [`Entity`] that a list names, its
//! [`Name`]s, [`PartialDate`]s, [`Country`] codes, [`Identifier`]s and [`Listing`]s, and the
//! [`Relation`]s between two of them.
//!
//! Nothing here knows a publisher's format, a file or a score.

mod country;
mod date;
mod entity;
pub mod ftm;
mod identifier;
mod listing;
mod name;
mod relation;
mod schema;
mod stake;

pub use country::{Country, CountryError};
pub use date::{DateError, PartialDate};
pub use entity::{
    Address, Entity, EntityId, Gender, Kind, Particular, ParticularKind, Person, Vessel,
};
pub use identifier::{
    Identifier, IdentifierError, IdentifierKind, IdentifierKindError, calls, in_ascii_figures,
    is_day, number_called, number_given, numbers_beside,
};
pub use listing::{Effect, EffectError, KNOWN_LISTS, Listing};
pub use name::{Name, NameKind, is_latin, is_latin_letter};
pub use relation::{Relation, RelationKind};
pub use schema::{Schema, SchemaError};
pub use stake::{Stake, StakeError};
