//! The interface, readable: made of the OpenAPI documents, our own and that of the dialects.

use std::collections::BTreeSet;
use std::sync::Arc;

use axum::Extension;
use axum::http::{HeaderMap, header};
use axum::response::Response;
use maud::{Markup, html};
use serde_json::Value;

use super::Asked;
use super::shell::{Page, with_code};
use super::texts::{Language, Texts};
use crate::openapi::Document;
use crate::problem::STATUSES;

/// The page of our own interface.
pub(super) async fn get(
    Extension(document): Extension<Arc<Document>>,
    asked: Asked,
    headers: HeaderMap,
) -> Response {
    page(&document.json, "/docs", &asked, &headers)
}

/// The page of the dialects.
pub(super) async fn dialects(
    Extension(document): Extension<Arc<Document>>,
    asked: Asked,
    headers: HeaderMap,
) -> Response {
    page(&document.dialects, "/docs/dialects", &asked, &headers)
}

fn page(document: &str, path: &'static str, asked: &Asked, headers: &HeaderMap) -> Response {
    let texts = Texts::asked(asked.lang.as_deref(), headers);
    let document: Value = serde_json::from_str(document).unwrap_or_default();
    let mut operations = Vec::new();
    for (path, methods) in document["paths"].as_object().into_iter().flatten() {
        for (method, operation) in methods.as_object().into_iter().flatten() {
            operations.push((method.to_uppercase(), path.clone(), operation));
        }
    }
    let reader = Reader {
        texts: &texts,
        document: &document,
    };
    let is_own = path == "/docs";
    let (lead, file) = if is_own {
        ("docs-lead", "/openapi.json")
    } else {
        ("dialects-lead", "/openapi/dialects.json")
    };
    let page = Page {
        texts: &texts,
        name: "docs",
        path,
        form: None,
        title: texts.get("docs-title"),
        content: html! {
            h1 { (texts.get("docs-title")) }
            p class="lead" { (texts.get(lead)) " " a href=(file) { (file) } "." }
            p {
                @if is_own { a href="/docs/dialects" { (texts.get("dialects-way")) } }
                @else { a href="/docs" { (texts.get("dialects-back")) } }
            }
            @if is_own { (how_to_ask(&texts, headers)) }
            nav class="contents" aria-label=(texts.get("docs-title")) {
                ul {
                    @for (method, path, _) in &operations {
                        li { a href=(format!("#{}", anchor(method, path))) { span class="method" { (method) } " " code { (path) } } }
                    }
                }
            }
            @for (method, path, operation) in &operations { (reader.operation(method, path, operation)) }
            (reader.problems())
            (reader.shapes(operations.iter().map(|(.., operation)| *operation)))
        },
    };
    page.response(asked.lang.as_deref())
}

/// How the service is asked, and what a problem looks like: the first things that an engineer tries.
fn how_to_ask(texts: &Texts, headers: &HeaderMap) -> Markup {
    let host = headers
        .get(header::HOST)
        .and_then(|host| host.to_str().ok());
    let asked = format!(
        "curl http://{}/v1/screen \\\n  -H 'Content-Type: application/json' \\\n  -d '{{\"name\": \"Korea Mining Development Trading\"}}'",
        host.unwrap_or("localhost")
    );
    let refused = "{\"type\": \"about:blank\", \"title\": \"Unprocessable Entity\", \"status\": 422,\n \"detail\": \"7 is no score\", \"field\": \"threshold\",\n \"mend\": \"give a number from 0 to 1, such as 0.7\"}";
    html! {
        section class="operation" {
            h2 { (texts.get("docs-ask")) }
            pre tabindex="0" { code { (asked) } }
            p { (with_code(&texts.get("docs-token"))) }
            p { (with_code(&texts.get("docs-problem"))) }
            pre tabindex="0" { code { (refused) } }
        }
    }
}

fn anchor(method: &str, path: &str) -> String {
    let mut anchor = method.to_lowercase();
    for c in path.chars() {
        anchor.push(if c.is_ascii_alphanumeric() { c } else { '-' });
    }
    anchor
}

/// The keys of what is said of a parameter: by its operation, else by its name alone.
pub(crate) fn parameter_keys(operation: &str, name: &str) -> [String; 2] {
    [format!("param-{operation}-{name}"), format!("param-{name}")]
}

/// The key of what an operation answers with.
pub(crate) fn good_key(operation: &Value, status: &str) -> String {
    let id = operation["operationId"].as_str().unwrap_or_default();
    format!("good-{id}-{status}")
}

/// The key of what is said of a field of a shape.
pub(crate) fn field_key(shape: &str, field: &str) -> String {
    format!("shape-{shape}-{field}")
}

fn is_good(status: &str) -> bool {
    status.starts_with(['2', '3'])
}

/// Whether a problem is told as it is everywhere.
pub(crate) fn is_common(status: &str, told: &str) -> bool {
    let mut all = STATUSES.iter();
    all.any(|(known, text)| status == known.to_string() && told == *text)
}

/// The problems that an operation may answer with, each with what its document says of it.
pub(crate) fn problems_of(operation: &Value) -> impl Iterator<Item = (&str, &str)> {
    let responses = operation["responses"].as_object().into_iter().flatten();
    let problems = responses.filter(|(status, _)| !is_good(status));
    problems.map(|(status, response)| {
        let english = response["description"].as_str().unwrap_or_default();
        (status.as_str(), english)
    })
}

/// The name of the shape that a schema refers to.
fn referred(schema: &Value) -> Option<&str> {
    schema["$ref"].as_str()?.rsplit('/').next()
}

/// Lays a document out.
struct Reader<'d> {
    texts: &'d Texts,
    document: &'d Value,
}

impl<'d> Reader<'d> {
    /// What a document says, in the page's language where there is such a text; else in English, and marked as such.
    /// Of what a document says nothing of, nothing: two shapes of one name share their keys.
    fn said(&self, keys: &[String], english: &str) -> Markup {
        if english.is_empty() {
            return Markup::default();
        }
        let own = keys.iter().find_map(|key| self.texts.own(key));
        html! {
            @match (self.texts.language, own) {
                (Language::Norwegian, Some(own)) => (with_code(&own)),
                (Language::Norwegian, None) => span lang="en" { (with_code(english)) },
                _ => (with_code(english)),
            }
        }
    }

    fn operation(&self, method: &str, path: &str, operation: &'d Value) -> Markup {
        let texts = self.texts;
        let text = |name: &str| operation[name].as_str().unwrap_or_default();
        let id = text("operationId");
        let english = match text("summary") {
            "" => text("description"),
            summary => summary,
        };
        let body = operation["requestBody"]["content"].as_object();
        let asked = body.into_iter().flatten().find_map(example);
        let answers = operation["responses"]["200"]["content"].as_object();
        let answered = answers.into_iter().flatten().find_map(example);
        html! {
            section class="operation" id=(anchor(method, path)) {
                h2 { span class="method" { (method) } " " code { (path) } }
                p { (self.said(&[format!("op-{id}")], english)) }
                @if let Some(parameters) = operation["parameters"].as_array() {
                    h3 class="small" { (texts.get("operation-parameters")) }
                    dl class="fields-of" {
                        @for parameter in parameters {
                            @let name = parameter["name"].as_str().unwrap_or_default();
                            dt { code { (name) } }
                            dd {
                                (self.said(&parameter_keys(id, name), parameter["description"].as_str().unwrap_or_default()))
                                @if let Some(example) = parameter.get("example") {
                                    " " span class="quiet" { (texts.get("operation-such-as")) " " code { (plain(example)) } }
                                }
                            }
                        }
                    }
                }
                @for (kind, media) in body.into_iter().flatten() {
                    p class="shape" { (texts.get("operation-body")) " (" (kind) "): " (self.kind(&media["schema"])) }
                }
                (self.example(asked))
                h3 class="small" { (texts.get("operation-answers")) }
                (self.answers(operation))
                (self.example(answered))
                p class="quiet fine" {
                    (texts.get("operation-problems")) ": "
                    @for (status, english) in problems_of(operation) {
                        a href=(format!("#problem-{status}")) { (status) } " "
                        // Only what is otherwise here is told here.
                        @if !is_common(status, english) { (self.said(&[format!("answer-{id}-{status}")], english)) " " }
                    }
                }
            }
        }
    }

    fn example(&self, example: Option<(String, String)>) -> Markup {
        html! {
            @if let Some((kind, text)) = example {
                h3 class="small" { (self.texts.get("operation-example")) " " span class="quiet" { (kind) } }
                pre tabindex="0" { code { (text) } }
            }
        }
    }

    /// What an operation answers with, where all is well.
    fn answers(&self, operation: &'d Value) -> Markup {
        let responses = operation["responses"].as_object().into_iter().flatten();
        html! {
            ul class="statuses good" {
                @for (status, response) in responses.filter(|(status, _)| is_good(status)) {
                    @let contents = response["content"].as_object();
                    @let english = response["description"].as_str().unwrap_or_default();
                    li {
                        strong { (status) } " "
                        (self.said(&[good_key(operation, status)], english))
                        @for (_, media) in contents.into_iter().flatten() { " " (self.kind(&media["schema"])) }
                    }
                }
            }
        }
    }

    /// Why there may be no answer, of all operations, once: they mean the same everywhere.
    fn problems(&self) -> Markup {
        html! {
            section class="operation" id="problems" {
                h2 { (self.texts.get("operation-problems")) }
                ul class="statuses" {
                    @for (status, english) in STATUSES {
                        li id=(format!("problem-{status}")) {
                            strong { (status) } " " (self.said(&[format!("answer-{status}")], english))
                        }
                    }
                }
            }
        }
    }

    /// What a value is: a link to its shape, or a word.
    fn kind(&self, schema: &'d Value) -> Markup {
        let texts = self.texts;
        let parts = ["oneOf", "anyOf", "allOf"]
            .iter()
            .find_map(|name| schema[*name].as_array());
        html! {
            @if let Some(name) = referred(schema) {
                a href=(format!("#shape-{name}")) { code { (name) } }
            } @else if schema["items"].is_object() {
                (texts.get("operation-list-of")) " " (self.kind(&schema["items"]))
            } @else if let Some(parts) = parts {
                @for (at, part) in parts.iter().filter(|part| part["type"] != "null").enumerate() {
                    @if at > 0 { " + " } (self.kind(part))
                }
            } @else if schema["additionalProperties"].is_object() {
                "{ … : " (self.kind(&schema["additionalProperties"])) " }"
            } @else {
                @let kinds = match &schema["type"] {
                    Value::Array(kinds) => kinds.iter().filter_map(Value::as_str).filter(|kind| *kind != "null").collect(),
                    kind => kind.as_str().into_iter().collect::<Vec<_>>(),
                };
                // There are hundreds of them on the page.
                i { (kinds.join(" | ")) }
            }
        }
    }

    /// Every shape that operations ask for or answer with, once, with its fields.
    fn shapes(&self, operations: impl Iterator<Item = &'d Value>) -> Markup {
        let mut names = BTreeSet::new();
        for operation in operations {
            self.gather(&operation["requestBody"], &mut names);
            self.gather(&operation["responses"], &mut names);
        }
        let all = &self.document["components"]["schemas"];
        html! {
            h2 class="shapes" { (self.texts.get("operation-shapes")) }
            @for name in names {
                @let shape = &all[name];
                section class="shape" id=(format!("shape-{name}")) {
                    h3 { code { (name) } }
                    @if let Some(about) = shape["description"].as_str() { p { (self.said(&[format!("shape-{name}")], about)) } }
                    @let (own, others) = fields(shape);
                    @if !others.is_empty() {
                        p { (self.texts.get("operation-all-of")) " " @for other in others { (self.kind(other)) } }
                    }
                    dl class="fields-of" {
                        @for (field, about) in own {
                            dt { code { (field) } }
                            dd { (self.kind(about)) " " (self.said(&[field_key(name, field)], about["description"].as_str().unwrap_or_default())) }
                        }
                    }
                }
            }
        }
    }

    /// The names of all shapes that stand in something, and in these.
    fn gather(&self, value: &'d Value, names: &mut BTreeSet<&'d str>) {
        match value {
            Value::Object(members) => {
                if let Some(name) = referred(value)
                    && names.insert(name)
                {
                    self.gather(&self.document["components"]["schemas"][name], names);
                }
                members
                    .values()
                    .for_each(|member| self.gather(member, names));
            }
            Value::Array(values) => values.iter().for_each(|value| self.gather(value, names)),
            _ => {}
        }
    }
}

/// The fields that a shape has of its own, and the shapes whose fields it has, too.
pub(crate) fn fields(shape: &Value) -> (Vec<(&String, &Value)>, Vec<&Value>) {
    let parts = shape["allOf"].as_array().map(Vec::as_slice);
    let parts = parts.unwrap_or(std::slice::from_ref(shape));
    let (others, own): (Vec<&Value>, Vec<&Value>) =
        parts.iter().partition(|part| referred(part).is_some());
    let own = own
        .into_iter()
        .filter_map(|part| part["properties"].as_object());
    (own.flatten().collect(), others)
}

fn plain(value: &Value) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned)
}

/// An example with its media type.
fn example((kind, media): (&String, &Value)) -> Option<(String, String)> {
    let example = media.get("example")?;
    let text = match example.as_str() {
        Some(text) => text.to_owned(),
        None => serde_json::to_string_pretty(example).unwrap_or_default(),
    };
    Some((kind.clone(), text))
}
