//! `vokter config --json`.

use serde::Serialize;
use serde_json::Value;

/// One setting.
#[derive(Debug, Serialize)]
pub struct Setting {
    pub name: &'static str,
    pub value: Value,
    /// flag | environment | file | default.
    pub origin: &'static str,
    /// The flag, the variable, or the file and its line.
    pub r#where: Option<String>,
}

/// All settings, and the stamp that answers bear.
#[derive(Debug, Serialize)]
pub struct Config {
    pub settings: Vec<Setting>,
    pub engine: super::EngineStamp,
}
