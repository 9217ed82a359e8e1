//! The search: a name, and what a hit rests on.

use std::borrow::Cow;
use std::collections::BTreeSet;

use maud::{Markup, html};
use serde::Deserialize;
use serde_json::Value;
use vokter_answers::reading::wrong_imo_numbers;
use vokter_answers::remark::Remark;

use super::evidence::{picture, share, signed};
use super::form::Form;
use super::json::list_of;
use super::question::Question;
use super::shell::{Medium, problem, rests_on, sentence, with_code};
use super::texts::Texts;
use super::{Asked, bearers};
use crate::problem::Problem;
use crate::service::App;
use crate::v1::screen::{Alone, Ask, answer};

/// The form's fields.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Fields {
    name: String,
    schema: String,
    birth_date: String,
    country: String,
    id: String,
    list: String,
    as_of: String,
}

/// Hits of one page.
const HITS: u32 = 20;
/// Kinds that can be chosen.
const SCHEMATA: [&str; 7] = [
    "Person",
    "Organization",
    "Company",
    "LegalEntity",
    "Vessel",
    "Airplane",
    "CryptoWallet",
];

impl Fields {
    fn ask(&self) -> Option<Ask> {
        let given = |text: &String| {
            let text = text.trim();
            (!text.is_empty()).then(|| text.to_owned())
        };
        let several = |text: &String| given(text).into_iter().collect::<Vec<String>>();
        let ask = Ask {
            name: given(&self.name),
            schema: given(&self.schema),
            birth_date: given(&self.birth_date),
            countries: several(&self.country),
            ids: several(&self.id),
            lists: given(&self.list).map(|list| vec![list]),
            as_of: given(&self.as_of),
            limit: Some(HITS),
            ..Ask::default()
        };
        (ask.name.is_some() || !ask.ids.is_empty()).then_some(ask)
    }

    fn is_narrowed(&self) -> bool {
        [
            &self.schema,
            &self.birth_date,
            &self.country,
            &self.id,
            &self.list,
            &self.as_of,
        ]
        .iter()
        .any(|text| !text.is_empty())
    }
}

impl Form for Fields {
    const NAME: &'static str = "search";
    const PATH: &'static str = "/";

    const BEGINS: Option<&'static str> = Some("name");

    fn begun(asked: &Asked, _: &Texts) -> Self {
        Self {
            name: asked.q.clone().unwrap_or_default(),
            ..Self::default()
        }
    }

    fn markup(&self, app: &App, texts: &Texts) -> Markup {
        let lists: Vec<String> = app
            .lists
            .whole()
            .map(|view| {
                view.parties
                    .lists
                    .iter()
                    .map(|info| info.list.clone())
                    .collect()
            })
            .unwrap_or_default();
        html! {
            form id="search" class="ask" method="post" action=(texts.path("/")) data-live=(texts.path("/results")) data-into="results" role="search" {
                div class="big" {
                    label for="name" { (texts.get("name")) }
                    div class="row" {
                        input id="name" name="name" type="search" value=(self.name) maxlength="1000" autofocus
                            autocomplete="off" spellcheck="false" placeholder=(texts.get("name-hint"));
                        button type="submit" { (texts.get("go")) }
                    }
                }
                details class="narrow" open[self.is_narrowed()] {
                    summary { (texts.get("more")) }
                    div class="fields" {
                        div { label for="schema" { (texts.get("schema")) }
                            select id="schema" name="schema" {
                                option value="" { (texts.get("any")) }
                                @for schema in SCHEMATA {
                                    option value=(schema) selected[self.schema == schema] { (texts.word("schema", schema)) }
                                }
                            } }
                        div { label for="birth_date" { (texts.get("birth-date")) }
                            input id="birth_date" name="birth_date" value=(self.birth_date) placeholder=(texts.get("birth-date-hint")) autocomplete="off"; }
                        div { label for="country" { (texts.get("country")) }
                            input id="country" name="country" value=(self.country) placeholder=(texts.get("country-hint")) autocomplete="off"; }
                        div { label for="id" { (texts.get("number")) }
                            input id="id" name="id" value=(self.id) placeholder=(texts.get("number-hint")) autocomplete="off"; }
                        div { label for="list" { (texts.get("list")) }
                            select id="list" name="list" data-lists="" {
                                option value="" { (texts.get("all-lists")) }
                                @for list in &lists {
                                    option value=(list) selected[&self.list == list] { (list) }
                                }
                            } }
                        div { label for="as_of" { (texts.get("as-of")) }
                            input id="as_of" name="as_of" type="date" value=(self.as_of); }
                    }
                }
                // Whoever comes without a name sees what an answer looks like.
                @if self.name.is_empty() && !self.is_narrowed() {
                    div class="row" { button type="submit" form="example" class="plain" { (texts.get("example")) } }
                }
            }
            form id="example" method="post" action=(texts.path("/")) {
                input type="hidden" name="name" value=(texts.get("search-example"));
            }
        }
    }

    fn question(&self, texts: &Texts) -> Question {
        let mut question = Question {
            // Filters may be folded away.
            on_screen: self.is_narrowed(),
            ..Question::default()
        };
        question.field(texts.get("name"), &self.name);
        if !self.schema.is_empty() {
            question.field(texts.get("schema"), &texts.word("schema", &self.schema));
        }
        question.field(texts.get("birth-date"), &texts.day(self.birth_date.trim()));
        question.field(texts.get("country"), &self.country);
        question.field(texts.get("number"), &self.id);
        question.field(texts.get("list"), &self.list);
        question.field(texts.get("as-of"), &texts.day(self.as_of.trim()));
        question
    }

    async fn answer(&self, app: &App, texts: &Texts) -> Markup {
        let Some(ask) = self.ask() else {
            return html! {};
        };
        let lists = (ask.lists.clone(), ask.as_of.clone());
        let facts = ask.clone().facts();
        let answered = answer(app, ask, texts.language, Alone::Shown, |answer| {
            serde_json::to_value(answer)
        })
        .await;
        match answered {
            Ok(Ok(answer)) => {
                let nobody = answer["hits"].as_array().is_none_or(Vec::is_empty);
                let bearers = if nobody {
                    bearers::of(app, texts, facts, lists).await
                } else {
                    html! {}
                };
                laid_out(texts, &answer, &bearers)
            }
            Ok(Err(error)) => {
                let status = axum::http::StatusCode::INTERNAL_SERVER_ERROR;
                problem(texts, &Problem::new(status, error.to_string()))
            }
            Err(what) => problem(texts, &what),
        }
    }
}

/// What is to be said of IMO numbers that are none: that nobody is found by them says nothing.
fn wrong_numbers(texts: &Texts, answer: &Value) -> Vec<String> {
    let query = &answer["query"];
    let is_ship = query["schema"] == "Vessel";
    let given = list_of(query, "ids").iter().chain([&query["name"]]);
    let given = given.filter_map(Value::as_str);
    let wrong: BTreeSet<String> = given
        .flat_map(|text| wrong_imo_numbers(text, is_ship))
        .collect();
    let told = wrong.into_iter().map(Remark::WrongImo);
    told.map(|remark| remark.text(texts.language)).collect()
}

fn laid_out(texts: &Texts, answer: &Value, bearers: &Markup) -> Markup {
    let hits = list_of(answer, "hits");
    let total = answer["total_hits"].as_u64().unwrap_or_default() as usize;
    let threshold = answer["threshold"].as_f64().unwrap_or(0.7);
    // Where nobody is found it stands before that, and need not be said again.
    let wrong = if total == 0 {
        wrong_numbers(texts, answer)
    } else {
        Vec::new()
    };
    let mut answer = Cow::Borrowed(answer);
    if !wrong.is_empty()
        && let Some(warnings) = answer.to_mut()["warnings"].as_array_mut()
    {
        warnings.retain(|warning| !wrong.iter().any(|told| warning == told));
    }
    html! {
        div class="count" {
            h2 data-said="" { @if total == 0 { (texts.get("no-hit")) } @else { (texts.count("hits", total)) } }
            span class="quiet" {
                (texts.with("threshold", "threshold", share(texts, threshold)))
                @if hits.len() < total { " · " (texts.count("shown-first", hits.len())) }
            }
        }
        @for told in &wrong { p class="problem" { (with_code(&sentence(told))) } }
        @if total == 0 { p class="clear" { (texts.with("no-hit-text", "threshold", share(texts, threshold))) } }
        (bearers)
        ol class="hits" {
            @for (at, hit) in hits.iter().enumerate() {
                li { (one(texts, hit, &answer, threshold, at == 0)) }
            }
        }
        (rests_on(texts, &answer, Medium::Page))
    }
}

fn one(texts: &Texts, hit: &Value, answer: &Value, threshold: f64, open: bool) -> Markup {
    let entity = &hit["entity"];
    let band = hit["band"].as_str().unwrap_or_default();
    html! {
        article class=(format!("hit {band}")) {
            header {
                (super::party::title(texts, entity, answer, Medium::Page))
                div class="worth" {
                    span class=(format!("band {band}")) { (texts.word("band", band)) }
                    span class="score" title=(texts.get("score")) { (share(texts, hit["score"].as_f64().unwrap_or_default())) }
                    span class="quiet unit" { (signed(texts, hit["bits"].as_f64().unwrap_or_default())) " " (texts.get("bits")) }
                }
            }
            @if let Some(name) = hit["matched_name"].as_str() {
                @if Some(name) != entity["caption"].as_str() {
                    p class="quiet" { (texts.with("matched", "name", name)) }
                }
            }
            @if hit["reported_because"] == "whole-name" { p class="warning" { (texts.get("whole-name")) } }
            @if entity["ownership"].is_object() { (super::ownership::why(texts, entity, answer["as_of"].as_str())) }
            details open[open] {
                summary { (texts.get("why")) }
                @if open { p class="quiet fine" { (texts.get("why-lead")) } }
                (picture(texts, hit, threshold))
            }
        }
    }
}
