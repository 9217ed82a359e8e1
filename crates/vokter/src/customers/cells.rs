//! Cells that hold one word of a closed set.

use vokter_entities::{Country, Schema};

/// A country by its code or by its name in many languages.
pub(crate) fn country(text: &str) -> Result<Country, String> {
    text.parse()
        .ok()
        .or_else(|| Country::from_name(text))
        .ok_or_else(|| {
            format!("unknown country `{text}`: give an ISO 3166 code such as kp or ru, or its name")
        })
}

/// A schema by its FollowTheMoney name, in any case.
pub(crate) fn schema(text: &str) -> Result<Schema, String> {
    text.parse()
        .map_err(|error: vokter_entities::SchemaError| error.to_string())
}
