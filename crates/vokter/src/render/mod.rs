//! Answers for people at a terminal. Everything is understandable without colour; columns are
//! counted in cells, since Han and Hangul take two.

pub(crate) mod compare;
pub(crate) mod config;
pub(crate) mod difference;
pub(crate) mod evaluate;
mod evidence;
pub(crate) mod explain;
pub(crate) mod lists;
mod party;
mod rule_words;
pub(crate) mod scan;
mod score;
pub(crate) mod screen;
pub(crate) mod style;
mod table;
mod text;
pub(crate) mod tokens;
pub(crate) mod trade;
pub(crate) mod trade_rules;
pub(crate) mod update;

pub(crate) use score::score;
pub(crate) use vokter_answers::text::{clean, plural, thousands};
