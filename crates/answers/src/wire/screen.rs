//! `vokter screen --json`.

use serde::Serialize;
use vokter_screening::Query as Asked;

use super::{EngineStamp, Hit, ListStamp};

/// The whole answer.
#[derive(Debug, Serialize)]
pub struct Answer {
    pub query: Query,
    pub threshold: f64,
    pub total_hits: usize,
    pub truncated: bool,
    pub screened_at: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub as_of: Option<String>,
    pub warnings: Vec<String>,
    pub hits: Vec<Hit>,
    pub lists: Vec<ListStamp>,
    pub engine: EngineStamp,
}

/// What was asked, as it was understood.
#[derive(Debug, Serialize)]
pub struct Query {
    name: Option<String>,
    aliases: Vec<String>,
    schema: Option<&'static str>,
    birth_date: Option<String>,
    countries: Vec<String>,
    ids: Vec<String>,
}

impl Query {
    /// What the engine was asked.
    pub fn of(asked: &Asked) -> Self {
        Self {
            name: asked.name.clone(),
            aliases: asked.aliases.clone(),
            schema: asked.schema.map(vokter_entities::Schema::as_str),
            birth_date: asked.birth_date.map(|date| date.to_string()),
            countries: asked.countries.iter().map(ToString::to_string).collect(),
            ids: asked.ids.clone(),
        }
    }
}
