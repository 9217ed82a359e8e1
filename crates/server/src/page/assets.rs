//! What pages load: one style sheet, one script, one picture, built into the program.

use std::sync::OnceLock;

use axum::Router;
use axum::extract::Path;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;

use crate::service::App;

/// Digits of a hash that tell versions apart.
const VERSION_DIGITS: usize = 12;

const ASSETS: [(&str, &str, &str); 3] = [
    (
        "page.css",
        "text/css; charset=utf-8",
        include_str!("../../assets/page.css"),
    ),
    (
        "page.js",
        "text/javascript; charset=utf-8",
        include_str!("../../assets/page.js"),
    ),
    (
        "mark.svg",
        "image/svg+xml",
        include_str!("../../assets/mark.svg"),
    ),
];

async fn asset(Path(name): Path<String>) -> Response {
    let found = ASSETS.iter().find(|(known, ..)| *known == name);
    match found {
        Some((_, kind, text)) => {
            // A newer Vokter names them otherwise; who asks without that asks again each hour.
            let headers = [
                (header::CONTENT_TYPE, *kind),
                (header::CACHE_CONTROL, "private, max-age=3600"),
            ];
            (headers, *text).into_response()
        }
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

/// The address of an asset. Pages and what they load are of one version, so that a newer page never runs with what a
/// browser kept of an older one.
pub(super) fn at(name: &str) -> String {
    static VERSION: OnceLock<String> = OnceLock::new();
    let version = VERSION.get_or_init(|| {
        let all: String = ASSETS.iter().map(|(.., text)| *text).collect();
        vokter_lists::sha256_hex(all.as_bytes())
            .chars()
            .take(VERSION_DIGITS)
            .collect()
    });
    format!("/assets/{name}?v={version}")
}

pub(super) fn router() -> Router<App> {
    Router::new().route("/assets/{name}", get(asset))
}

/// The style sheet, for reports that stand alone.
pub(super) fn style() -> &'static str {
    ASSETS[0].2
}
