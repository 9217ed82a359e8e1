//! The embargo: is a shipment or a dealing forbidden, by which paragraph, and who could allow it?
//!
//! [`Rules`] are data: a file a regime. A [`Shipment`] is what somebody wants to send, pay, insure or
//! do; a [`Judge`] says which measures meet it, how sure that is, what would lift them and what to ask
//! for. Goods, places, dealings and circumstances are understood from words of many languages by the
//! tables of this crate; parties are screened by whoever calls.

mod activity;
mod certainty;
mod circumstance;
mod engine;
mod goods;
mod note;
mod ownership;
mod places;
mod recipient;
mod rules;
pub mod text;
mod training;
mod wording;
mod words;

pub use activity::{Group, Kind, all as activities};
pub use certainty::Certainty;
pub use engine::{
    Answer, Finding, Goods, Judge, Listed, Missing, Outcome, Party, RegimeOutcome, Shipment,
    Understood, UnderstoodGoods, Vessel,
};
pub use goods::{Condition as GoodsCondition, Facts, Line, Quantity, hs};
pub use note::KEYS as NOTE_KEYS;
pub use ownership::{Owner, owners_noted, owners_of};
pub use places::{Area, Place, names_alone};
pub use recipient::{Recipient, recipients};
pub use rules::*;
pub use wording::Language;
