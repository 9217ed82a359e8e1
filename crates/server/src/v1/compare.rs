//! `POST /v1/compare`: two names.

use axum::Json;
use axum::extract::{Request, State};
use serde::Deserialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use vokter_answers::asked::compared;
use vokter_answers::wire::compare::Comparison;

use super::asking::{Nothing, Parameters, schema, threshold};
use crate::body::{self, QUESTION_BYTES_MAX};
use crate::problem::{Problem, Problems};
use crate::service::App;

/// Two names.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = CompareRequest)]
pub(crate) struct Ask {
    /// One name.
    pub(crate) a: String,
    /// The other name.
    pub(crate) b: String,
    /// What both are; without it the names say it.
    #[serde(default)]
    pub(crate) schema: Option<String>,
    /// A score, 0 to 1: the answer then says whether the two reach it.
    #[serde(default)]
    #[schema(minimum = 0, maximum = 1)]
    pub(crate) threshold: Option<f64>,
}

/// Weighs two names against each other, without any list.
#[utoipa::path(
    post, path = "/v1/compare", operation_id = "compare", tag = "screening",
    request_body(content = Ask, example = json!({"a": "Aleksandr Rybakov", "b": "Александр Рыбаков", "schema": "Person"})),
    responses((status = 200, description = "The sum and its terms.", body = Comparison,
        example = json!({"score": 0.99996, "bits": 14.67, "prior": -6.0, "band": "confirmed", "evidence": [
            {"kind": "name", "query": "aleksandr", "listed": "aleksandr", "relation": "romanisation", "bits": 5.12}]})), Problems),
)]
async fn compare(
    State(app): State<App>,
    Parameters(Nothing {}): Parameters<Nothing>,
    request: Request,
) -> Result<Json<Comparison>, Problem> {
    let ask: Ask = body::json(&app.budget, request, QUESTION_BYTES_MAX).await?;
    Ok(Json(comparison(&app, ask).await?))
}

/// The comparison of two names.
pub(crate) async fn comparison(app: &App, ask: Ask) -> Result<Comparison, Problem> {
    let schema = ask.schema.as_deref().map(schema).transpose()?;
    let asked = ask.threshold;
    let least = threshold(asked, app.settings.threshold.value)?;
    let prior = app.settings.pair_prior_bits.value;
    let (score, band) = app
        .workshop
        .short(move || compared(&ask.a, &ask.b, schema, prior))
        .await??;
    let comparison = Comparison::of(&score, band);
    Ok(match asked {
        Some(_) => comparison.held_against(least),
        None => comparison,
    })
}

/// The path of this module.
pub(crate) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(compare))
}
