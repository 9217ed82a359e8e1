//! What is seen of every request: it is counted and timed, and stands in the log and in the traces by its
//! route. Never what it asks.

use std::time::Instant;

use axum::extract::{MatchedPath, Request, State};
use axum::http::Method;
use axum::middleware::Next;
use axum::response::Response;
use tracing::Instrument as _;
use tracing::field::Empty;

use crate::service::App;

/// A route that there is not.
const NOWHERE: &str = "unmatched";

/// Sees a request through.
pub(crate) async fn watch(State(app): State<App>, request: Request, next: Next) -> Response {
    let began = Instant::now();
    let under_way = app.metrics.begin();
    let matched = request.extensions().get::<MatchedPath>().cloned();
    let route = matched.as_ref().map_or(NOWHERE, MatchedPath::as_str);
    let method = method(request.method());
    let span = tracing::debug_span!("request", method, route, status = Empty);
    let response = next.run(request).instrument(span.clone()).await;
    drop(under_way);
    let status = response.status();
    let took = began.elapsed();
    span.record("status", status.as_u16());
    app.metrics.answered(route, method, status, took);
    let (status, milliseconds) = (status.as_u16(), took.as_secs_f64() * 1000.0);
    // What is ours to mend stands out; a full house is no fault.
    if response.status().is_server_error() && status != 503 {
        tracing::error!(
            method,
            route,
            status,
            milliseconds,
            "the service is at fault"
        );
    } else {
        tracing::debug!(method, route, status, milliseconds, "answered");
    }
    response
}

/// A method as a label: others than these are one.
fn method(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        Method::PUT => "PUT",
        Method::DELETE => "DELETE",
        Method::OPTIONS => "OPTIONS",
        Method::PATCH => "PATCH",
        _ => "other",
    }
}
