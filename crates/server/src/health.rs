//! Whether the service lives, and whether it has lists to answer from.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use vokter_answers::engine;
use vokter_lists::ListInfo;

use crate::service::App;

/// How the service is.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Health {
    /// ok | not-ready.
    status: &'static str,
    /// When the lists that are searched were loaded.
    #[serde(skip_serializing_if = "Option::is_none")]
    loaded_at: Option<String>,
    /// The lists that are older than they should be.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    stale: Vec<String>,
    /// Why newer lists are not in force.
    #[serde(skip_serializing_if = "Option::is_none")]
    problem: Option<String>,
}

/// Whether the process answers.
#[utoipa::path(
    get, path = "/healthz", operation_id = "getHealth", tag = "service",
    responses((status = 200, description = "It does.", body = Health,
        example = json!({"status": "ok"}))),
)]
async fn healthz() -> Json<Health> {
    lives()
}

/// Whether the process answers, under the name that Kubernetes uses.
#[utoipa::path(
    get, path = "/livez", operation_id = "getLiveness", tag = "service",
    responses((status = 200, description = "It does.", body = Health,
        example = json!({"status": "ok"}))),
)]
async fn livez() -> Json<Health> {
    lives()
}

fn lives() -> Json<Health> {
    Json(Health {
        status: "ok",
        loaded_at: None,
        stale: Vec::new(),
        problem: None,
    })
}

/// Whether there are lists to answer from, none of them older than the service is set to be ready with
/// (`unready_after_days`). Old lists and lists that could not be loaded are told.
#[utoipa::path(
    get, path = "/readyz", operation_id = "getReadiness", tag = "service",
    responses(
        (status = 200, description = "There are.", body = Health, example = json!({"status": "ok"})),
        (status = 503, description = "Not yet, or with lists that are too old.", body = Health),
    ),
)]
async fn readyz(State(app): State<App>) -> Response {
    let told = app.lists.told();
    let whole = app.lists.whole().ok();
    let older_than = |days: u32| -> Vec<String> {
        let lists = whole.iter().flat_map(|view| &view.parties.lists);
        let age = |info: &ListInfo| (engine::today() - info.published).get_days();
        lists
            .filter(|info| i64::from(age(info)) > i64::from(days))
            .map(|info| info.list.clone())
            .collect()
    };
    let stale = older_than(app.settings.stale_after_days.value);
    let most = app.settings.unready_after_days.value;
    let too_old = most.map(older_than).unwrap_or_default();
    let (code, status) = if whole.is_some() && too_old.is_empty() {
        (StatusCode::OK, "ok")
    } else {
        (StatusCode::SERVICE_UNAVAILABLE, "not-ready")
    };
    let age = most.filter(|_| !too_old.is_empty()).map(|days| {
        format!(
            "older than {days} days, with which the service is set not to be ready: {}",
            too_old.join(", ")
        )
    });
    let health = Health {
        status,
        loaded_at: told.loaded_at.map(|time| time.to_string()),
        stale,
        problem: told.failure.or(age),
    };
    (code, Json(health)).into_response()
}

/// The paths of this module.
pub(crate) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(healthz))
        .routes(routes!(livez))
        .routes(routes!(readyz))
}
