//! The entries that are one party: why they are, which nearly were, and what became of each from version
//! to version of its list.

use maud::{Markup, html};
use serde_json::Value;
use vokter_screening::consolidation::Contradiction;

use super::evidence::signed;
use super::party::encoded;
use super::shell::problem;
use super::texts::Texts;
use crate::problem::Problem;

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

fn all<'v>(value: &'v Value, name: &str) -> &'v [Value] {
    value[name]
        .as_array()
        .map(Vec::as_slice)
        .unwrap_or_default()
}

/// The entries, and why they are one party's.
pub(super) fn joined(texts: &Texts, party: &Value) -> Markup {
    let near = all(party, "near_misses");
    html! {
        @if all(party, "members").len() > 1 {
            section {
                h2 { (texts.get("entries")) }
                p class="quiet" { (texts.get("entries-lead")) }
                ul class="members" {
                    @for member in all(party, "members") {
                        li { code { (text(&member["id"])) } " " bdi { (text(&member["caption"])) } }
                    }
                }
                h3 class="small" { (texts.get("joined")) }
                ul class="members" { @for link in all(party, "links") { li { (tie(texts, link)) } } }
            }
        }
        @if !near.is_empty() {
            section {
                details {
                    summary { (texts.count("near-misses", near.len())) }
                    p class="quiet fine" { (texts.get("near-misses-lead")) }
                    ul class="members" {
                        @for miss in near {
                            li {
                                a href=(format!("/party/{}", encoded(text(&miss["entity"]["id"])))) { bdi { (text(&miss["entity"]["caption"])) } }
                                " " strong { (against(texts, text(&miss["because"]))) }
                                br;
                                (tie(texts, &miss["link"]))
                            }
                        }
                    }
                }
            }
        }
    }
}

/// What ties two entries.
fn tie(texts: &Texts, link: &Value) -> Markup {
    let between: Vec<&str> = all(link, "between").iter().map(text).collect();
    html! {
        code { (between.join(" – ")) } " "
        span class="tag" { (texts.word("rests-on", text(&link["rests_on"]))) } " "
        span class="quiet unit" { (signed(texts, link["bits"].as_f64().unwrap_or_default())) " " (texts.get("bits")) }
        @for agreed in all(link, "evidence") {
            @let values: Vec<&str> = all(agreed, "values").iter().map(text).collect();
            @let values = if values.windows(2).all(|two| two[0] == two[1]) { &values[..1] } else { &values[..] };
            " · " span class="quiet" { (texts.word("agrees", text(&agreed["kind"]))) } " " bdi { (values.join(" = ")) }
        }
    }
}

/// What speaks against two being one, in the page's language.
fn against(texts: &Texts, because: &str) -> String {
    const KNOWN: [Contradiction; 8] = [
        Contradiction::BirthDates,
        Contradiction::Genders,
        Contradiction::Identifiers,
        Contradiction::NumbersInNames,
        Contradiction::Patronymics,
        Contradiction::Names,
        Contradiction::OneList,
        Contradiction::Ambiguous,
    ];
    let known = KNOWN.iter().find(|known| known.to_string() == because);
    known.map_or_else(
        || because.to_owned(),
        |known| texts.word("against", known.as_str()),
    )
}

/// What became of each entry, where it was looked at; else the way to it.
pub(super) fn history(texts: &Texts, path: &str, told: Option<Result<Value, Problem>>) -> Markup {
    html! {
        section id="history" {
            h2 { (texts.get("history")) }
            @match told {
                None => p { a href=(format!("{path}?history=1#history")) { (texts.get("history-show")) } },
                Some(Err(what)) => (problem(texts, &what)),
                Some(Ok(told)) => {
                    @let entries = told.as_array().map(Vec::as_slice).unwrap_or_default();
                    @if entries.is_empty() { p class="quiet" { (texts.get("history-none")) } }
                    @for entry in entries { (of_entry(texts, entry)) }
                }
            }
        }
    }
}

fn of_entry(texts: &Texts, entry: &Value) -> Markup {
    html! {
        h3 class="small" { (text(&entry["list"])) " · " code { (text(&entry["id"])) } }
        ol class="steps" {
            @for step in all(entry, "steps") {
                @let state = text(&step["state"]);
                li class=(state) {
                    span class="day" { (texts.day(text(&step["published"]))) } " "
                    span class=(format!("state {state}")) { (texts.word("step", state)) }
                    (fields(texts, &step["fields"]))
                }
            }
        }
        @if entry["truncated"] == true { p class="quiet fine" { (texts.get("history-more")) } }
    }
}

/// Fields that changed, with what is gone and what is new.
pub(super) fn fields(texts: &Texts, fields: &Value) -> Markup {
    let only = |these: &[Value], not: &[Value]| -> Vec<String> {
        let values = these.iter().filter(|value| !not.contains(value));
        values.map(|value| text(value).to_owned()).collect()
    };
    html! {
        @if let Some(fields) = fields.as_object() {
            dl {
                @for (field, values) in fields {
                    @let (from, to) = (all(values, "from"), all(values, "to"));
                    dt { (texts.word("field", field)) }
                    dd {
                        @for value in only(from, to) { del { bdi { (value) } } " " }
                        @for value in only(to, from) { ins { bdi { (value) } } " " }
                    }
                }
            }
        }
    }
}
