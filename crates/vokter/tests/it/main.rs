//! The binary as a stranger runs it: exit codes, the JSON contract, file dialects, broken inputs.
//! No network; each test has its own folders.

// Helpers of tests may unwrap as tests may.
#![allow(clippy::unwrap_used)]

mod batch;
mod broken;
mod called;
mod compare;
mod config;
mod dialects;
mod evaluate;
mod explain;
mod help;
mod hostile;
mod interface;
mod kept_index;
mod kills;
mod lists;
mod mcp;
mod odd;
mod operated;
mod ownership;
mod page;
mod paper;
mod past;
#[path = "../../../lists/tests/publisher/mod.rs"]
mod publisher;
mod reconcile;
mod reload;
mod run;
mod scan;
mod screen;
mod serve;
mod service;
#[cfg(feature = "otlp")]
mod traces;
mod trade;
mod update;
mod watchman;
mod yente;
