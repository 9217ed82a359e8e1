//! `vokter config --json`.

use serde::Serialize;
use serde_json::Value;

/// One setting.
#[derive(Debug, Serialize)]
pub(crate) struct Setting {
    pub(crate) name: &'static str,
    pub(crate) value: Value,
    /// flag | environment | file | default.
    pub(crate) origin: &'static str,
    /// The flag, the variable, or the file and its line.
    pub(crate) r#where: Option<String>,
}

/// All settings, and the stamp that answers bear.
#[derive(Debug, Serialize)]
pub(crate) struct Config {
    pub(crate) settings: Vec<Setting>,
    pub(crate) engine: super::EngineStamp,
}
