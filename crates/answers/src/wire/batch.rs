//! `vokter batch`: one line for each row of the customer file.

use serde::Serialize;
use utoipa::ToSchema;

use super::Hit;

/// A row that was screened.
#[derive(Debug, Serialize, ToSchema)]
pub struct Row<'a> {
    /// Only when several files are screened in one run.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<&'a str>,
    pub row: u64,
    pub id: Option<&'a str>,
    pub hits: Vec<Hit>,
    /// How many hits there are when not all are shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total_hits: Option<usize>,
    /// What was given and could not be read; the row was screened without it.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub warnings: &'a [String],
}

/// A row that could not be read.
#[derive(Debug, Serialize, ToSchema)]
pub struct ErrorRow<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<&'a str>,
    pub row: u64,
    pub id: Option<&'a str>,
    pub error: &'a str,
}
