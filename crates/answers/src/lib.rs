//! What is asked and what is answered, the same for the command line and for the service.
//!
//! [`asked`] checks what is asked, [`listing`] says how the lists stand, [`chronicle`] what became of their parties, [`tokens`] who may ask a service.
//! [`config`] settles each setting and remembers where it came from; [`reading`] reads facts as
//! people write them; [`parties`] says what an answer rests on: the lists in force with their kept
//! index, the groups of listings that are one party, and what they own; [`basis`] what was in force on a day, [`bearers`] who bears a word,
//! [`at_odds`] which ship's number differs. [`remark`] is what
//! its reader must know besides, [`wire`] the JSON of every answer, and [`failure`] the one line that says why there is none.

pub mod asked;
pub mod at_odds;
pub mod basis;
pub mod bearers;
pub mod chronicle;
pub mod config;
pub mod engine;
pub mod failure;
pub mod groups;
pub mod kept_index;
pub mod last_change;
pub mod list_names;
pub mod listing;
pub mod owners;
pub mod parties;
pub mod reading;
pub mod remark;
pub mod rules;
pub mod text;
pub mod tokens;
pub mod trade;
pub mod wire;
