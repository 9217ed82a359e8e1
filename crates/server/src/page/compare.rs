//! Two names, live.

use maud::{Markup, html};
use serde::Deserialize;
use vokter_answers::wire::EngineStamp;

use super::Asked;
use super::evidence::{picture_of_two, share, signed};
use super::form::Form;
use super::question::Question;
use super::shell::{made_by, problem};
use super::texts::Texts;
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

impl Form for Fields {
    const NAME: &'static str = "compare";
    const PATH: &'static str = "/compare";
    const ASKS_LISTS: bool = false;

    fn begun(_: &Asked, _: &Texts) -> Self {
        Self {
            a: "Александр Петрович Рыбаков".to_owned(),
            b: "Alexandr RYBAKOW".to_owned(),
            // Whoever types a company in its place need not say so.
            schema: String::new(),
        }
    }

    fn markup(&self, _: &App, texts: &Texts) -> Markup {
        html! {
        form class="ask" method="post" action=(texts.path("/compare")) data-live=(texts.path("/compared")) data-into="results" {
            div class="fields two pair" {
                div { label for="a" { (texts.get("name-a")) }
                    input id="a" name="a" value=(self.a) maxlength="1000" autocomplete="off" spellcheck="false"; }
                div { label for="b" { (texts.get("name-b")) }
                    input id="b" name="b" value=(self.b) maxlength="1000" autocomplete="off" spellcheck="false"; }
                div { label for="schema" { (texts.get("schema")) }
                    select id="schema" name="schema" {
                        option value="" { (texts.get("any")) }
                        @for schema in ["Person", "Company", "Organization", "Vessel"] {
                            option value=(schema) selected[self.schema == schema] { (texts.word("schema", schema)) }
                        }
                    } }
                button type="submit" { (texts.get("do-compare")) }
            }
        }
        }
    }

    fn question(&self, texts: &Texts) -> Question {
        let mut question = Question::default();
        question.field(texts.get("name-a"), &self.a);
        question.field(texts.get("name-b"), &self.b);
        if !self.schema.is_empty() {
            question.field(texts.get("schema"), &texts.word("schema", &self.schema));
        }
        question
    }

    async fn answer(&self, app: &App, texts: &Texts) -> Markup {
        if self.a.trim().is_empty() || self.b.trim().is_empty() {
            return html! {};
        }
        let ask = Ask {
            a: self.a.clone(),
            b: self.b.clone(),
            schema: (!self.schema.is_empty()).then(|| self.schema.clone()),
            threshold: None,
        };
        let compared = match comparison(app, ask).await {
            Ok(compared) => serde_json::to_value(&compared).unwrap_or_default(),
            Err(what) => return problem(texts, &what),
        };
        let engine = serde_json::to_value(EngineStamp::of(&app.engine)).unwrap_or_default();
        let band = compared["band"].as_str().unwrap_or_default();
        html! {
            article class=(format!("hit {band}")) {
                header {
                    h2 { (texts.get("why")) }
                    div class="worth" {
                        span class=(format!("band {band}")) data-said="" { (texts.word("band", band)) }
                        span class="score" title=(texts.get("score")) { (share(texts, compared["score"].as_f64().unwrap_or_default())) }
                        span class="quiet unit" { (signed(texts, compared["bits"].as_f64().unwrap_or_default())) " " (texts.get("bits")) }
                    }
                }
                p class="quiet fine" { (texts.get("why-lead")) }
                (picture_of_two(texts, &compared, app.settings.threshold.value))
            }
            p class="quiet fine" { (made_by(texts, &engine)) }
        }
    }
}
