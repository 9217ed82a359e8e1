//! The interface, readable: made of the OpenAPI document.

use std::sync::Arc;

use axum::Extension;
use axum::http::HeaderMap;
use axum::response::Response;
use maud::{Markup, html};
use serde_json::Value;

use super::Asked;
use super::shell::Page;
use super::texts::Texts;
use crate::openapi::Document;

/// The page.
pub(super) async fn get(
    Extension(document): Extension<Arc<Document>>,
    asked: Asked,
    headers: HeaderMap,
) -> Response {
    let texts = Texts::asked(asked.lang.as_deref(), &headers);
    let document: Value = serde_json::from_str(&document.json).unwrap_or_default();
    let mut operations = Vec::new();
    for (path, methods) in document["paths"].as_object().into_iter().flatten() {
        for (method, operation) in methods.as_object().into_iter().flatten() {
            operations.push((method.to_uppercase(), path.clone(), operation));
        }
    }
    let page = Page {
        texts: &texts,
        name: "docs",
        path: "/docs",
        title: texts.get("docs-title"),
        content: html! {
            h1 { (texts.get("docs-title")) }
            p class="lead" { (texts.get("docs-lead")) " " a href="/openapi.json" { "/openapi.json" } "." }
            nav class="contents" aria-label=(texts.get("docs-title")) {
                ul {
                    @for (method, path, _) in &operations {
                        li { a href=(format!("#{}", anchor(method, path))) { span class="method" { (method) } " " code { (path) } } }
                    }
                }
            }
            @for (method, path, operation) in &operations {
                (one(&texts, &document, method, path, operation))
            }
        },
    };
    page.response(asked.lang.as_deref())
}

fn anchor(method: &str, path: &str) -> String {
    let mut anchor = method.to_lowercase();
    for c in path.chars() {
        anchor.push(if c.is_ascii_alphanumeric() { c } else { '-' });
    }
    anchor
}

fn one(texts: &Texts, document: &Value, method: &str, path: &str, operation: &Value) -> Markup {
    let body = operation["requestBody"]["content"].as_object();
    let example = body.into_iter().flatten().find_map(|(kind, media)| {
        let example = media.get("example")?;
        let text = match example.as_str() {
            Some(text) => text.to_owned(),
            None => serde_json::to_string_pretty(example).unwrap_or_default(),
        };
        Some((kind.clone(), text))
    });
    html! {
        section class="operation" id=(anchor(method, path)) {
            h2 { span class="method" { (method) } " " code { (path) } }
            p { (operation["summary"].as_str().or(operation["description"].as_str()).unwrap_or_default()) }
            @if let Some(parameters) = operation["parameters"].as_array() {
                h3 class="small" { (texts.get("operation-parameters")) }
                dl class="fields-of" {
                    @for parameter in parameters {
                        dt { code { (parameter["name"].as_str().unwrap_or_default()) } }
                        dd { (parameter["description"].as_str().unwrap_or_default()) }
                    }
                }
            }
            @if let Some(fields) = fields_of(document, operation) {
                h3 class="small" { (texts.get("operation-body")) }
                dl class="fields-of" {
                    @for (name, about) in fields {
                        dt { code { (name) } }
                        dd { (about["description"].as_str().unwrap_or_default()) }
                    }
                }
            }
            @if let Some((kind, text)) = example {
                h3 class="small" { (texts.get("operation-example")) " " span class="quiet" { (kind) } }
                pre tabindex="0" { code { (text) } }
            }
            h3 class="small" { (texts.get("operation-answers")) }
            (statuses(operation, true))
            details {
                summary { (texts.get("operation-problems")) }
                (statuses(operation, false))
            }
        }
    }
}

/// What an operation answers with, where all is well, and where not.
fn statuses(operation: &Value, good: bool) -> Markup {
    let responses = operation["responses"].as_object().into_iter().flatten();
    html! {
        ul class="statuses" {
            @for (status, response) in responses.filter(|(status, _)| status.starts_with('2') == good) {
                li class=(if good { "good" } else { "bad" }) {
                    strong { (status) } " " (response["description"].as_str().unwrap_or_default())
                }
            }
        }
    }
}

/// The fields of an operation's JSON body.
fn fields_of<'d>(document: &'d Value, operation: &Value) -> Option<Vec<(&'d String, &'d Value)>> {
    let schema = &operation["requestBody"]["content"]["application/json"]["schema"];
    let place = schema["$ref"].as_str()?.strip_prefix('#')?;
    let fields = document.pointer(place)?["properties"].as_object()?;
    Some(fields.iter().collect())
}
