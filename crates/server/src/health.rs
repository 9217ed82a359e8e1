//! Whether the service lives, and whether it has lists to answer from.

use std::path::Path;
use std::sync::PoisonError;

use axum::Json;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use vokter_answers::engine;
use vokter_lists::ListInfo;

use crate::problem::{Open, RETRY_AFTER};
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
    /// Why newer lists, or tokens, are not in force.
    #[serde(skip_serializing_if = "Option::is_none")]
    problem: Option<String>,
}

/// Whether the process answers.
#[utoipa::path(
    get, path = "/healthz", operation_id = "getHealth", tag = "service",
    responses((status = 200, description = "It does.", body = Health,
        example = json!({"status": "ok"})), Open),
)]
async fn healthz() -> Json<Health> {
    lives()
}

/// Whether the process answers, under the name that Kubernetes uses.
#[utoipa::path(
    get, path = "/livez", operation_id = "getLiveness", tag = "service",
    responses((status = 200, description = "It does.", body = Health,
        example = json!({"status": "ok"})), Open),
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
        Open,
    ),
)]
async fn readyz(State(app): State<App>) -> Response {
    let told = app.lists.told();
    let whole = app.lists.whole().ok();
    let older_than = |days: u32| -> Vec<String> {
        let lists = whole.iter().flat_map(|view| view.parties.aging());
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
    let tokens = app.tokens_trouble.lock();
    let tokens = tokens.unwrap_or_else(PoisonError::into_inner).clone();
    let health = Health {
        status,
        loaded_at: told.loaded_at.map(|time| time.to_string()),
        stale,
        problem: told
            .failure
            .or(tokens)
            .map(|what| without(&app.settings.data_dir.value, &what))
            .or(age),
    };
    let mut response = (code, Json(health)).into_response();
    // Lists that are too old stay so; those that are on their way are soon there.
    if whole.is_none() {
        let headers = response.headers_mut();
        headers.insert(header::RETRY_AFTER, RETRY_AFTER);
    }
    response
}

/// A problem without where the data folder lies: everybody may ask how it is, and only the log says where.
fn without(folder: &Path, what: &str) -> String {
    let folder = folder.display().to_string();
    if folder.is_empty() {
        return what.to_owned();
    }
    what.replace(&format!("{folder}/"), "")
        .replace(&folder, "the data folder")
}

/// The paths of this module.
pub(crate) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(healthz))
        .routes(routes!(livez))
        .routes(routes!(readyz))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use axum::body::Body;
    use axum::extract::Request;
    use http_body_util::BodyExt;
    use tower::ServiceExt;
    use vokter_answers::config::{Given, Settings};
    use vokter_answers::tokens::Tokens;

    use super::*;
    use crate::openapi;
    use crate::service::Service;

    #[test]
    fn a_problem_does_not_say_where_the_data_folder_lies() {
        for (folder, what, told) in [
            (
                "/var/v",
                "/var/v/tokens.json: damaged",
                "tokens.json: damaged",
            ),
            (
                "/var/v",
                "/var/v can't be read",
                "the data folder can't be read",
            ),
            ("", "damaged", "damaged"),
        ] {
            assert_eq!(without(Path::new(folder), what), told);
        }
    }

    #[tokio::test]
    async fn until_the_lists_are_loaded_it_says_so_and_when_to_come_again() {
        let given = Given {
            data_dir: Some("no-such-folder".into()),
            ..Given::default()
        };
        let settings = Settings::settle(&given).unwrap();
        let app = Arc::new(Service::with(settings, Tokens::default()).unwrap());
        let router = openapi::router(app);
        for (method, path, status, told) in [
            ("GET", "/livez", 200, r#""status":"ok""#),
            ("GET", "/readyz", 503, r#""status":"not-ready""#),
            ("GET", "/v1/entities/x", 503, "not loaded yet"),
            ("GET", "/search/default?q=x", 503, "not loaded yet"),
            ("GET", "/v2/search?name=x", 503, "not loaded yet"),
            ("GET", "/", 200, "data-loading"),
            ("POST", "/results", 200, "data-loading"),
            ("GET", "/lists?lang=nb", 200, "Listene lastes inn"),
            ("GET", "/party/x", 503, "data-loading"),
        ] {
            let request = Request::builder().method(method).uri(path);
            let request = request
                .header(header::HOST, "localhost")
                .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
            let body = if method == "POST" { "name=x" } else { "" };
            let response = router
                .clone()
                .oneshot(request.body(Body::from(body)).unwrap());
            let response = response.await.unwrap();
            let comes_again = response.headers().contains_key(header::RETRY_AFTER);
            assert_eq!(response.status().as_u16(), status, "{path}");
            assert_eq!(comes_again, status == 503, "{path}");
            let body = response.into_body().collect().await.unwrap().to_bytes();
            let text = String::from_utf8_lossy(&body);
            assert!(text.contains(told), "{path}: {text}");
        }
    }
}
