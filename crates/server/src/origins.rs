//! Pages of other sites that may ask from a browser: those whose origins are configured, and for
//! reconciliation alone (the Fetch standard's CORS protocol). OpenRefine is such a page.

use axum::extract::Request;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};

/// Where what may be asked for begins.
const PATHS: &str = "/reconcile/";
/// What may be sent there, and read of an answer besides its body.
const SENT: [(HeaderName, &str); 3] = [
    (header::ACCESS_CONTROL_ALLOW_METHODS, "GET, POST"),
    (
        header::ACCESS_CONTROL_ALLOW_HEADERS,
        "authorization, content-type",
    ),
    (header::ACCESS_CONTROL_MAX_AGE, "600"),
];
const READ: &str = "x-batch-size";

/// The origin of the page that asks, if it may ask for this.
pub(crate) fn allowed(origins: &[String], request: &Request) -> Option<HeaderValue> {
    if !request.uri().path().starts_with(PATHS) {
        return None;
    }
    let origin = request.headers().get(header::ORIGIN)?;
    let text = origin.to_str().ok()?;
    let is_known = origins.iter().any(|known| known.eq_ignore_ascii_case(text));
    is_known.then(|| origin.clone())
}

/// The answer to a browser that asks whether a page may ask; none to any other request.
pub(crate) fn told(request: &Request) -> Option<Response> {
    let asks = request
        .headers()
        .contains_key(header::ACCESS_CONTROL_REQUEST_METHOD);
    if request.method() != Method::OPTIONS || !asks {
        return None;
    }
    let sent = SENT.map(|(name, value)| (name, HeaderValue::from_static(value)));
    Some((StatusCode::NO_CONTENT, HeaderMap::from_iter(sent)).into_response())
}

/// Lets a page of the origin see the answer.
pub(crate) fn share(headers: &mut HeaderMap, origin: HeaderValue) {
    let read = HeaderValue::from_static(READ);
    headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, origin);
    headers.insert(header::ACCESS_CONTROL_EXPOSE_HEADERS, read);
    let vary = HeaderValue::from_static("origin");
    headers.append(header::VARY, vary);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_known_origin_is_let_in_and_only_to_reconcile() {
        let origins = ["http://127.0.0.1:3333".to_owned()];
        for (path, origin, is) in [
            ("/reconcile/default", Some("http://127.0.0.1:3333"), true),
            (
                "/reconcile/default/suggest/type",
                Some("HTTP://127.0.0.1:3333"),
                true,
            ),
            ("/reconcile/default", Some("http://127.0.0.1:33333"), false),
            ("/reconcile/default", Some("null"), false),
            ("/reconcile/default", None, false),
            ("/v1/screen", Some("http://127.0.0.1:3333"), false),
        ] {
            let mut request = Request::builder().uri(path);
            if let Some(origin) = origin {
                request = request.header(header::ORIGIN, origin);
            }
            let request = request.body(axum::body::Body::empty()).unwrap();
            assert_eq!(
                allowed(&origins, &request).is_some(),
                is,
                "{path} {origin:?}"
            );
            assert!(allowed(&[], &request).is_none());
        }
    }
}
