//! The page: rendered here, readable without script, in two languages.

mod assets;
mod compare;
mod docs;
mod entries;
mod evidence;
mod form;
mod lists;
mod ownership;
pub(crate) mod party;
mod scan;
mod search;
mod shell;
mod texts;
mod trade;

use axum::Router;
use axum::extract::{FromRequestParts, Query, Request};
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::routing::{get, post};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::body::{self, QUESTION_BYTES_MAX};
use crate::problem::Problem;
use crate::service::App;

/// Parameters of every page.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct Asked {
    /// The language to change to.
    lang: Option<String>,
    /// A name to begin with.
    q: Option<String>,
    /// Whether to show what became of a party.
    history: Option<String>,
}

impl<S: Send + Sync> FromRequestParts<S> for Asked {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let query = Query::from_request_parts(parts, state).await;
        query
            .map(|Query(asked)| asked)
            .map_err(|rejection| Problem::new(StatusCode::BAD_REQUEST, rejection.body_text()))
    }
}

/// The fields of a form that was sent.
async fn fields<T: DeserializeOwned>(app: &App, request: Request) -> Result<T, Problem> {
    let held = body::read(&app.budget, request, QUESTION_BYTES_MAX).await?;
    body::form(&held.bytes)
}

/// The pages.
pub(crate) fn router() -> Router<App> {
    Router::new()
        .route(
            "/",
            get(form::get::<search::Fields>).post(form::post::<search::Fields>),
        )
        .route("/results", post(form::part::<search::Fields>))
        .route("/party/{id}", get(party::get))
        .route(
            "/compare",
            get(form::get::<compare::Fields>).post(form::post::<compare::Fields>),
        )
        .route("/compared", post(form::part::<compare::Fields>))
        .route(
            "/trade",
            get(form::get::<trade::Fields>).post(form::post::<trade::Fields>),
        )
        .route("/traded", post(form::part::<trade::Fields>))
        .route("/lists", get(lists::get))
        .route("/lists/{list}", get(lists::one))
        .route("/docs", get(docs::get))
        .merge(scan::router())
        .merge(assets::router())
}
