//! `vokter screen --json`.

use serde::Serialize;
use vokter_screening::Query as Asked;

use super::{EngineStamp, Hit, ListStamp};

/// The whole answer.
#[derive(Debug, Serialize)]
pub(crate) struct Answer {
    pub(crate) query: Query,
    pub(crate) threshold: f64,
    pub(crate) total_hits: usize,
    pub(crate) truncated: bool,
    pub(crate) screened_at: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) as_of: Option<String>,
    pub(crate) warnings: Vec<String>,
    pub(crate) hits: Vec<Hit>,
    pub(crate) lists: Vec<ListStamp>,
    pub(crate) engine: EngineStamp,
}

/// What was asked, as it was understood.
#[derive(Debug, Serialize)]
pub(crate) struct Query {
    name: Option<String>,
    aliases: Vec<String>,
    schema: Option<&'static str>,
    birth_date: Option<String>,
    countries: Vec<String>,
    ids: Vec<String>,
}

impl Query {
    /// What the engine was asked.
    pub(crate) fn of(asked: &Asked) -> Self {
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
