//! All paths of the service, and the OpenAPI document that is made of them.

use std::sync::Arc;

use axum::http::{HeaderMap, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use axum::{Router, middleware};
use utoipa::openapi::OpenApi;
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityRequirement, SecurityScheme};
use utoipa::{OpenApi as _, ToSchema};
use utoipa_axum::router::OpenApiRouter;

use crate::problem::{Problem, Unasked};
use crate::service::App;
use crate::{carrying, guard, health, metrics, page, v1, watch, watchman, yente};

/// What stands at the head of the document.
#[derive(utoipa::OpenApi)]
#[openapi(
    info(
        title = "Vokter",
        description = "Screens names, customers and texts against sanctions lists, and shows the evidence. \
Every answer names the lists it rests on, their versions, the threshold and the engine. `bits` is `prior` plus the sum of the \
bits of the evidence; `score` is the probability of that sum. What no operation has: a head of more than 64 fields or 32 KiB is \
answered with 431, with a problem unless it is more than twice that, and what is no HTTP with 400 and without a body.",
        license(name = "Apache-2.0", identifier = "Apache-2.0"),
    ),
    components(schemas(Problem)),
    tags(
        (name = "screening", description = "Names, parties and texts."),
        (name = "trade", description = "Shipments and dealings by the embargo rules."),
        (name = "lists", description = "What is searched."),
        (name = "service", description = "Health and documentation."),
    ),
)]
struct Head;

/// The OpenAPI document as it is served.
pub(crate) struct Document {
    pub(crate) json: String,
    /// That of the dialects, beside it.
    pub(crate) dialects: String,
}

/// The OpenAPI document, an object of JSON.
#[derive(ToSchema)]
#[schema(value_type = Object)]
#[allow(dead_code, reason = "documents a type that is never made")]
struct AnyObject(String);

/// This document.
#[utoipa::path(
    get, path = "/openapi.json", operation_id = "getDocument", tag = "service",
    responses((status = 200, description = "OpenAPI 3.1.", body = AnyObject,
        example = json!({"openapi": "3.1.0", "info": {"title": "Vokter"}})), Unasked),
)]
async fn document(axum::Extension(document): axum::Extension<Arc<Document>>) -> Response {
    let kind = [(header::CONTENT_TYPE, "application/json")];
    (kind, document.json.clone()).into_response()
}

/// The document of the dialects: yente, the Reconciliation API and Watchman.
#[utoipa::path(
    get, path = "/openapi/dialects.json", operation_id = "getDialects", tag = "service",
    responses((status = 200, description = "OpenAPI 3.1.", body = AnyObject,
        example = json!({"openapi": "3.1.0", "info": {"title": "Vokter in the place of others"}})), Unasked),
)]
async fn dialects(axum::Extension(document): axum::Extension<Arc<Document>>) -> Response {
    let kind = [(header::CONTENT_TYPE, "application/json")];
    (kind, document.dialects.clone()).into_response()
}

fn paths() -> OpenApiRouter<App> {
    OpenApiRouter::with_openapi(Head::openapi())
        .merge(v1::router())
        .merge(health::router())
        .merge(metrics::router())
        .routes(utoipa_axum::routes!(document))
        .routes(utoipa_axum::routes!(dialects))
}

/// The document as it is, without what only a client of the service needs.
pub(crate) fn described() -> serde_json::Value {
    let (_, api) = paths().split_for_parts();
    // A document of texts and numbers can always be written.
    serde_json::to_value(&api).unwrap_or_default()
}

/// The router of the whole service.
pub(crate) fn router(app: App) -> Router {
    let (router, mut api) = paths().split_for_parts();
    secure(&mut api);
    let document = Document {
        // A document of texts and numbers can always be written.
        json: serde_json::to_string(&api).unwrap_or_default(),
        dialects: crate::dialects::document().to_string(),
    };
    router
        .merge(yente::router())
        .merge(watchman::router())
        .merge(page::router())
        .fallback(nothing)
        .method_not_allowed_fallback(wrong_method)
        .layer(middleware::map_response(page::visible::made))
        .layer(axum::Extension(Arc::new(document)))
        .layer(middleware::from_fn_with_state(
            app.clone(),
            carrying::bounded,
        ))
        .layer(middleware::from_fn_with_state(app.clone(), guard::guard))
        .layer(middleware::from_fn_with_state(app.clone(), watch::watch))
        .with_state(app)
}

/// A token is needed where any is configured, and none where none is.
fn secure(api: &mut OpenApi) {
    let scheme = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).build();
    let components = api.components.get_or_insert_default();
    components.add_security_scheme("token", SecurityScheme::Http(scheme));
    let none: [&str; 0] = [];
    api.security = Some(vec![
        SecurityRequirement::new("token", none),
        SecurityRequirement::default(),
    ]);
}

/// Somebody who follows a wrong address reads a page, a program problem details.
async fn nothing(method: Method, uri: Uri, headers: HeaderMap) -> Response {
    let problem = Problem::new(StatusCode::NOT_FOUND, "there is nothing under this path");
    if method == Method::GET && takes_pages(&headers) && !watchman::has(uri.path()) {
        return page::nowhere(&headers, &problem);
    }
    in_dialect(uri.path(), problem.mend("GET /docs shows what there is"))
}

/// Whether who asks takes pages.
fn takes_pages(headers: &HeaderMap) -> bool {
    let taken = headers.get(header::ACCEPT);
    let taken = taken.and_then(|kinds| kinds.to_str().ok());
    taken.is_some_and(|kinds| kinds.contains("text/html"))
}

/// Whether what is under a path is read by people, and one of them asks: a program is told in its own way there, too.
pub(crate) fn is_read(path: &str, headers: &HeaderMap) -> bool {
    let of_programs = path.starts_with("/v1/") || watchman::has(path) || yente::has(path);
    !of_programs && takes_pages(headers)
}

async fn wrong_method(uri: Uri) -> Response {
    let problem = Problem::new(
        StatusCode::METHOD_NOT_ALLOWED,
        "this path is there, and does not take this method",
    )
    .mend("GET /docs shows which it takes");
    in_dialect(uri.path(), problem)
}

/// A problem as it is told under a path: each dialect tells an error in its own words, who is not let in as well. Watchman's
/// client looks for `error` alone, whatever the status is: without it a refusal would read as an answer in which nobody is found.
pub(crate) fn in_dialect(path: &str, problem: Problem) -> Response {
    if watchman::has(path) {
        watchman::told(problem)
    } else if yente::has(path) {
        yente::told(problem)
    } else {
        problem.into_response()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use serde_json::json;

    use super::*;
    use crate::page::docs::{field_key, fields, good_key, is_common, parameter_keys, problems_of};
    use crate::page::texts::{Language, Texts, keys_of_documents};
    use crate::problem::STATUSES;

    #[test]
    fn the_document_bounds_what_the_service_does() {
        let (_, api) = paths().split_for_parts();
        let api = serde_json::to_value(&api).unwrap();
        let shapes = "/components/schemas";
        for (place, bound, value) in [
            ("ScreenRequest/properties/threshold", "maximum", json!(1)),
            ("ScreenRequest/properties/limit", "minimum", json!(1)),
            ("ScreenRequest/properties/limit", "maximum", json!(1000)),
            ("ScreenRequest/properties/name", "maxLength", json!(1000)),
            ("ScreenRequest/properties/as_of", "format", json!("date")),
            ("BatchRequest/properties/parties", "maxItems", json!(10_000)),
            ("BatchRequest/properties/threshold", "maximum", json!(1)),
            ("TradeRequest/properties/date", "format", json!("date")),
        ] {
            let shape = api.pointer(&format!("{shapes}/{place}")).unwrap();
            assert_eq!(shape[bound], value, "{place}: {shape}");
        }
    }

    #[test]
    fn every_operation_has_a_name_of_its_own_and_all_is_told_in_norwegian() {
        let (_, api) = paths().split_for_parts();
        let api = serde_json::to_value(&api).unwrap();
        let dialects = crate::dialects::document();
        let norwegian = Texts::of(Language::Norwegian);
        let mut names = BTreeSet::new();
        let mut count = 0;
        // All that the pages may ask for.
        let mut asked: BTreeSet<String> = BTreeSet::new();
        let all = [&api, &dialects].map(|document| document["paths"].as_object().unwrap());
        for (path, methods) in all.into_iter().flatten() {
            for (method, operation) in methods.as_object().unwrap() {
                let name = operation["operationId"].as_str().unwrap_or_default();
                assert!(!name.is_empty(), "{method} {path} has no name");
                assert!(
                    names.insert(name.to_owned()),
                    "{name} is not {path}'s alone"
                );
                let mut keys = vec![vec![format!("op-{name}")]];
                for parameter in operation["parameters"].as_array().into_iter().flatten() {
                    let named = parameter["name"].as_str().unwrap();
                    keys.push(parameter_keys(name, named).to_vec());
                }
                let responses = operation["responses"].as_object().unwrap().keys();
                let good = responses.filter(|status| status.starts_with(['2', '3']));
                keys.extend(good.map(|status| vec![good_key(operation, status)]));
                // A problem that is told otherwise than everywhere has a text of its own.
                let otherwise = problems_of(operation);
                let otherwise = otherwise.filter(|(status, told)| !is_common(status, told));
                keys.extend(otherwise.map(|(status, _)| vec![format!("answer-{name}-{status}")]));
                for keys in keys {
                    let told = keys.iter().find(|key| norwegian.own(key).is_some());
                    asked.insert(told.unwrap_or_else(|| panic!("{keys:?}")).clone());
                }
                count += 1;
            }
        }
        for (status, _) in STATUSES {
            let key = format!("answer-{status}");
            assert!(norwegian.own(&key).is_some());
            asked.insert(key);
        }
        let schemas = [&api, &dialects].map(|document| &document["components"]["schemas"]);
        for (name, shape) in schemas.iter().filter_map(|all| all.as_object()).flatten() {
            let (own, _) = fields(shape);
            let own = own.into_iter();
            let own = own.map(|(field, about)| (field_key(name, field), about));
            for (key, about) in own.chain([(format!("shape-{name}"), shape)]) {
                if !about["description"].is_null() {
                    assert!(norwegian.own(&key).is_some(), "{key} is not told");
                    asked.insert(key);
                }
            }
        }
        for key in keys_of_documents() {
            assert!(asked.contains(key), "nothing asks for {key}");
        }
        assert!(count > 10, "{count} operations");
        assert!(names.contains("screen") && names.contains("screenBatch"));
    }
}
