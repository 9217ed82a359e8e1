//! Two names, live.

use axum::extract::{Request, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use serde::Deserialize;

use super::evidence::{picture, share, signed};
use super::shell::{Page, failed, problem};
use super::texts::{Language, Texts};
use super::{Asked, fields};
use crate::service::App;
use crate::v1::compare::{Ask, comparison};

/// The form's fields.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Fields {
    a: String,
    b: String,
    schema: String,
}

/// The form, with a pair to begin with.
pub(super) async fn get(State(app): State<App>, asked: Asked, headers: HeaderMap) -> Response {
    let texts = Texts::of(Language::asked(asked.lang.as_deref(), &headers));
    let fields = Fields {
        a: "Александр Петрович Рыбаков".to_owned(),
        b: "Alexandr RYBAKOW".to_owned(),
        schema: "Person".to_owned(),
    };
    let result = result(&app, &texts, &fields).await;
    whole(&texts, &fields, &result, asked.lang.as_deref())
}

/// The form with its answer.
pub(super) async fn post(State(app): State<App>, headers: HeaderMap, request: Request) -> Response {
    let texts = Texts::of(Language::asked(None, &headers));
    match fields::<Fields>(&app, request).await {
        Ok(fields) => {
            let result = result(&app, &texts, &fields).await;
            whole(&texts, &fields, &result, None)
        }
        Err(what) => failed(&texts, "compare", "/compare", &what),
    }
}

/// The answer alone, for the script.
pub(super) async fn part(State(app): State<App>, headers: HeaderMap, request: Request) -> Response {
    let texts = Texts::of(Language::asked(None, &headers));
    match fields::<Fields>(&app, request).await {
        Ok(fields) => result(&app, &texts, &fields).await.into_response(),
        Err(what) => problem(&texts, &what).into_response(),
    }
}

fn whole(texts: &Texts, fields: &Fields, result: &Markup, lang: Option<&str>) -> Response {
    let page = Page {
        texts,
        name: "compare",
        path: "/compare",
        title: texts.get("compare-title"),
        content: html! {
            h1 { (texts.get("compare-title")) }
            p class="lead" { (texts.get("compare-lead")) }
            form class="ask" method="post" action="/compare" data-live="/compared" data-into="results" {
                div class="fields two" {
                    div { label for="a" { (texts.get("name-a")) }
                        input id="a" name="a" value=(fields.a) maxlength="1000" autocomplete="off" spellcheck="false"; }
                    div { label for="b" { (texts.get("name-b")) }
                        input id="b" name="b" value=(fields.b) maxlength="1000" autocomplete="off" spellcheck="false"; }
                    div { label for="schema" { (texts.get("schema")) }
                        select id="schema" name="schema" {
                            option value="" { (texts.get("any")) }
                            @for schema in ["Person", "Company", "Organization", "Vessel"] {
                                option value=(schema) selected[fields.schema == schema] { (texts.word("schema", schema)) }
                            }
                        } }
                    button type="submit" { (texts.get("do-compare")) }
                }
            }
            div id="results" aria-live="polite" { (result) }
        },
    };
    page.response(lang)
}

async fn result(app: &App, texts: &Texts, fields: &Fields) -> Markup {
    if fields.a.trim().is_empty() || fields.b.trim().is_empty() {
        return html! {};
    }
    let ask = Ask {
        a: fields.a.clone(),
        b: fields.b.clone(),
        schema: (!fields.schema.is_empty()).then(|| fields.schema.clone()),
    };
    let compared = match comparison(app, ask).await {
        Ok(compared) => serde_json::to_value(&compared).unwrap_or_default(),
        Err(what) => return problem(texts, &what),
    };
    let band = compared["band"].as_str().unwrap_or_default();
    html! {
        article class=(format!("hit {band}")) {
            header {
                h2 { (texts.get("why")) }
                div class="worth" {
                    span class=(format!("band {band}")) { (texts.word("band", band)) }
                    span class="score" title=(texts.get("score")) { (share(compared["score"].as_f64().unwrap_or_default())) }
                    span class="quiet unit" { (signed(compared["bits"].as_f64().unwrap_or_default())) " " (texts.get("bits")) }
                }
            }
            p class="quiet fine" { (texts.get("why-lead")) }
            (picture(texts, &compared, app.settings.threshold.value))
        }
    }
}
