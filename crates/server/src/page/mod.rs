//! The page: rendered here, readable without script, in two languages.

mod assets;
pub(crate) mod bearers;
mod changed;
mod compare;
pub(crate) mod docs;
mod entries;
mod evidence;
mod form;
mod json;
mod lists;
mod ownership;
pub(crate) mod party;
pub(crate) mod preview;
mod question;
mod scan;
mod search;
mod shell;
pub(crate) mod texts;
mod trade;
pub(crate) mod visible;

use axum::Router;
use axum::extract::{FromRequestParts, Query, Request};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use axum::routing::{get, post};
use serde::de::DeserializeOwned;

use crate::body::{self, QUESTION_BYTES_MAX};
use crate::problem::Problem;
use crate::service::App;

/// Parameters of every page. Of one that is given twice the last counts.
#[derive(Clone, Debug, Default)]
struct Asked {
    /// The language to change to.
    lang: Option<String>,
    /// A name to begin with.
    q: Option<String>,
    /// Whether to show what became of a party.
    history: Option<String>,
    /// The day of which a party is shown.
    as_of: Option<String>,
}

impl<S: Send + Sync> FromRequestParts<S> for Asked {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let query = Query::<Vec<(String, String)>>::from_request_parts(parts, state).await;
        let Query(pairs) = query.map_err(|_| {
            Problem::new(
                StatusCode::BAD_REQUEST,
                "the address has parameters that can't be read",
            )
            .mend("write them as name=value, with & between them")
        })?;
        let mut asked = Self::default();
        for (name, value) in pairs {
            let field = match name.as_str() {
                "lang" => &mut asked.lang,
                "q" => &mut asked.q,
                "history" => &mut asked.history,
                "as_of" => &mut asked.as_of,
                _ => continue,
            };
            *field = Some(value);
        }
        Ok(asked)
    }
}

/// The fields of a form that was sent.
async fn fields<T: DeserializeOwned>(app: &App, request: Request) -> Result<T, Problem> {
    let held = body::read(&app.budget, request, QUESTION_BYTES_MAX).await?;
    body::form(&held.bytes)
}

/// Makes what the first reader of a page, or the first to ask the engine anything, would wait for.
pub(crate) async fn warm(app: &App) {
    for language in [texts::Language::English, texts::Language::Norwegian] {
        let texts = texts::Texts::of(language);
        let example = Asked {
            q: Some("example".to_owned()),
            ..Asked::default()
        };
        form::warm::<search::Fields>(app, &texts, &example).await;
        form::warm::<compare::Fields>(app, &texts, &example).await;
        form::warm::<trade::Fields>(app, &texts, &example).await;
    }
    let service = app.clone();
    let _ = tokio::task::spawn_blocking(move || {
        let made = service
            .lists
            .whole()
            .and_then(|whole| service.lists.explained(&whole, |view, _| view.make_ready()));
        // Without lists there is nothing to be made yet.
        made.is_ok()
    })
    .await;
}

/// The page of an address where there is none.
pub(crate) fn nowhere(headers: &HeaderMap, what: &Problem) -> Response {
    let texts = texts::Texts::asked(None, headers);
    shell::failed(&texts, "nowhere", "/", what)
}

/// The page for who is not let in.
pub(crate) fn refused(request: &Request, what: &Problem) -> Response {
    let texts = texts::Texts::asked(None, request.headers());
    // What was sent is gone with the answer; the page of a form that is asked for anew begins as it does.
    let path = if request.method().is_safe() {
        request.uri().path()
    } else {
        "/"
    };
    shell::failed(&texts, "nowhere", path, what)
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
        .route("/docs/dialects", get(docs::dialects))
        .merge(scan::router())
        .merge(assets::router())
}
