//! What an answer rests on.

use serde::Serialize;
use utoipa::ToSchema;
use vokter_lists::ListInfo;

use crate::engine::Engine;

/// A version of a list.
#[derive(Debug, Serialize, ToSchema)]
pub struct ListStamp {
    list: String,
    version: String,
    published: String,
    sha256: String,
    records: usize,
}

impl ListStamp {
    /// The stamps of the lists that were searched.
    pub fn all(lists: &[ListInfo]) -> Vec<Self> {
        let stamp = |info: &ListInfo| Self {
            list: info.list.clone(),
            version: info.version.clone(),
            published: info.published.to_string(),
            sha256: info.sha256.clone(),
            records: info.records,
        };
        lists.iter().map(stamp).collect()
    }
}

/// The engine's version and configuration.
#[derive(Debug, Serialize, ToSchema)]
pub struct EngineStamp {
    version: &'static str,
    config: String,
}

impl EngineStamp {
    /// The stamp of an engine.
    pub fn of(engine: &Engine) -> Self {
        Self {
            version: engine.version,
            config: engine.config.clone(),
        }
    }
}
