//! `vokter screen --json`.

use serde::Serialize;
use utoipa::ToSchema;
use vokter_screening::{Hits, Query as Asked};

use super::{EngineStamp, Hit, ListStamp};
use crate::engine::Engine;
use crate::parties::Parties;
use crate::remark::{Language, Remark};

/// The whole answer.
#[derive(Debug, Serialize, ToSchema)]
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

/// A screen that was done.
pub struct Screened<'a> {
    pub query: &'a Asked,
    pub hits: &'a Hits,
    pub parties: &'a Parties,
    pub threshold: f64,
    pub as_of: Option<jiff::civil::Date>,
    pub screened_at: jiff::Timestamp,
    pub engine: &'a Engine,
    /// What is to say beside the warnings of the parties.
    pub remarks: &'a [Remark],
    /// Of warnings.
    pub language: Language,
}

fn day_of(moment: jiff::Timestamp) -> jiff::civil::Date {
    jiff::tz::Offset::UTC.to_datetime(moment).date()
}

impl Answer {
    /// A screen as JSON, each hit with its evidence.
    pub fn of(done: &Screened<'_>) -> Self {
        let Screened { hits, parties, .. } = done;
        Self {
            query: Query::of(done.query),
            threshold: done.threshold,
            total_hits: hits.total,
            truncated: hits.hits.len() < hits.total,
            screened_at: done.screened_at.to_string(),
            as_of: done.as_of.map(|day| day.to_string()),
            warnings: Remark::texts(
                parties
                    .told(day_of(done.screened_at))
                    .iter()
                    .chain(done.remarks),
                done.language,
            ),
            hits: hits
                .hits
                .iter()
                .map(|hit| Hit::of(hit, &parties.party(hit.party), true))
                .collect(),
            lists: ListStamp::all(&parties.lists),
            engine: EngineStamp::of(done.engine),
        }
    }
}

/// What was asked, as it was understood.
#[derive(Debug, Serialize, ToSchema)]
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
