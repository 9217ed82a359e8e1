//! The lists: how old they are, which versions there are, what changed.

use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use maud::{Markup, html};
use serde::Deserialize;
use serde_json::Value;

use super::Asked;
use super::json::{list_of, text};
use super::party::{encoded, link};
use super::question::Question;
use super::shell::{Page, banner, failed};
use super::texts::{Language, Texts};
use crate::problem::{Kind, Problem};
use crate::service::App;
use crate::v1::asking::Place;
use crate::v1::lists::{Between, all, difference};

fn number(value: &Value) -> usize {
    value.as_u64().unwrap_or_default() as usize
}

/// The language of a list's title, where it is not the page's: publishers' titles are in English. A list of one's
/// own is called what its owner calls it, in whatever language.
fn title_language(texts: &Texts, list: &Value) -> Option<&'static str> {
    let is_foreign = texts.language != Language::English && list["title"] != list["list"];
    is_foreign.then_some("en")
}

/// All lists.
pub(super) async fn get(State(app): State<App>, asked: Asked, headers: HeaderMap) -> Response {
    let texts = Texts::asked(asked.lang.as_deref(), &headers);
    let lists = match all(&app).await {
        Ok(lists) => serde_json::to_value(&lists).unwrap_or_default(),
        Err(what) => return failed(&texts, "lists", "/lists", &what),
    };
    let lists = lists.as_array().map(Vec::as_slice).unwrap_or_default();
    let oldest = lists
        .iter()
        .map(|list| number(&list["age_days"]))
        .max()
        .unwrap_or(1)
        .max(1);
    let page = Page {
        texts: &texts,
        name: "lists",
        path: "/lists",
        form: None,
        title: texts.get("lists-title"),
        content: html! {
            h1 { (texts.get("lists-title")) }
            p class="lead" { (texts.count("lists-lead", app.settings.stale_after_days.value as usize)) }
            (banner(&app, &texts))
            div class="wide" tabindex="0" role="region" aria-label=(texts.get("lists")) {
                table class="lists" {
                    thead { tr {
                        th scope="col" { (texts.get("list")) }
                        th scope="col" { (texts.get("state")) }
                        th scope="col" { (texts.get("published")) }
                        th scope="col" { (texts.get("age")) }
                        th scope="col" class="number" { (texts.get("entries")) }
                        th scope="col" class="number" { (texts.get("names")) }
                        th scope="col" class="number" { (texts.get("versions")) }
                    } }
                    tbody { @for list in lists { (row(&texts, list, oldest)) } }
                }
            }
        },
    };
    page.response(asked.lang.as_deref())
}

fn row(texts: &Texts, list: &Value, oldest: usize) -> Markup {
    let age = number(&list["age_days"]);
    let state = text(&list["state"]);
    html! {
        tr {
            th scope="row" {
                a href=(format!("/lists/{}", encoded(text(&list["list"])))) { (text(&list["list"])) }
                span class="quiet under" lang=[title_language(texts, list)] { (text(&list["title"])) }
            }
            td data-head=(texts.get("state")) { span class=(format!("state {state}")) { (texts.word("state", state)) } }
            td class="day" data-head=(texts.get("published")) { (texts.day(text(&list["published"]))) }
            td class="age" data-head=(texts.get("age")) {
                svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" {
                    rect class="ground" width="100" height="8" rx="2" {}
                    rect class=(state) width=((age * 100 / oldest).max(1)) height="8" rx="2" {}
                }
                (texts.count("days", age))
            }
            td class="number" data-head=(texts.get("entries")) { (texts.number(number(&list["records"]))) }
            td class="number" data-head=(texts.get("names")) { (texts.number(number(&list["names"]))) }
            td class="number" data-head=(texts.get("versions")) { (list_of(list, "versions").len()) }
        }
    }
}

/// Which versions to compare.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Versions {
    from: Option<String>,
    to: Option<String>,
}

/// Most parties that a page shows as new or gone, and most that it shows as changed, with their fields: a
/// page weighs little, and the interface has them all.
const SHOWN: usize = 100;
const SHOWN_CHANGED: usize = 25;

/// One list, and what changed.
pub(super) async fn one(
    State(app): State<App>,
    Place(name): Place,
    versions: Result<Query<Versions>, axum::extract::rejection::QueryRejection>,
    asked: Asked,
    headers: HeaderMap,
) -> Response {
    let texts = Texts::asked(asked.lang.as_deref(), &headers);
    let path = format!("/lists/{}", encoded(&name));
    let lists = match all(&app).await {
        Ok(lists) => serde_json::to_value(&lists).unwrap_or_default(),
        Err(what) => return failed(&texts, "lists", &path, &what),
    };
    let lists = lists.as_array().map(Vec::as_slice).unwrap_or_default();
    let Some(list) = lists.iter().find(|list| list["list"] == name.as_str()) else {
        let what = Problem::new(StatusCode::NOT_FOUND, "no such list is loaded").kind(Kind::List);
        return failed(&texts, "lists", &path, &what);
    };
    let Query(versions) = versions.unwrap_or_default();
    // The versions that are compared stay when the language changes.
    let given = [("from", &versions.from), ("to", &versions.to)];
    let given: Vec<String> = given
        .iter()
        .filter_map(|(name, version)| {
            let version = version.as_deref().filter(|text| !text.is_empty())?;
            Some(format!("{name}={}", encoded(version)))
        })
        .collect();
    let chosen = match given.as_slice() {
        [] => path.clone(),
        given => format!("{path}?{}", given.join("&")),
    };
    let kept = list_of(list, "versions");
    let changes = if kept.len() > 1 {
        let given = |text: &Option<String>| text.clone().filter(|text| !text.is_empty());
        let between = Between {
            from: given(&versions.from),
            to: given(&versions.to),
        };
        match difference(&app, name.clone(), between).await {
            Ok(changes) => {
                let changes = serde_json::to_value(&*changes).unwrap_or_default();
                html! { (choose(&texts, &path, kept, &changes)) (changed(&texts, &changes, kept)) }
            }
            Err(what) => super::shell::problem(&texts, &what),
        }
    } else {
        html! { p class="quiet" { (texts.get("one-version")) } }
    };
    let page = Page {
        texts: &texts,
        name: "lists",
        path: &chosen,
        form: None,
        title: name.clone(),
        content: html! {
            h1 { (name) }
            p class="lead" lang=[title_language(&texts, list)] { (text(&list["title"])) }
            section {
                h2 { (texts.get("versions")) }
                @let [version, state, published, entries] = ["version", "state", "published", "entries"].map(|head| texts.get(head));
                div class="wide" tabindex="0" role="region" aria-label=(texts.get("versions")) {
                    table class="listings" {
                        thead { tr {
                            th scope="col" { (version) }
                            th scope="col" { (state) }
                            th scope="col" { (published) }
                            th scope="col" class="number" { (entries) }
                        } }
                        tbody { @for kept in kept {
                            tr {
                                td data-head=(version) { code { (text(&kept["version"])) } }
                                td data-head=(state) { span class=(format!("state {}", text(&kept["state"]))) { (texts.word("state", text(&kept["state"]))) } }
                                td class="day" data-head=(published) { (texts.day(text(&kept["published"]))) }
                                td class="number" data-head=(entries) { (texts.number(number(&kept["records"]))) }
                            }
                        } }
                    }
                }
                p class="quiet fine" { "SHA-256 " code { (text(&list["sha256"])) } }
            }
            section { h2 { (texts.get("what-changed")) } (changes) }
        },
    };
    page.response(asked.lang.as_deref())
}

fn choose(texts: &Texts, path: &str, kept: &[Value], changes: &Value) -> Markup {
    let select = |id: &'static str| {
        html! {
            div {
                label for=(id) { (texts.get(id)) }
                select id=(id) name=(id) {
                    @for version in kept {
                        option value=(text(&version["version"])) selected[version["version"] == changes[id]] { (text(&version["version"])) }
                    }
                }
            }
        }
    };
    let mut compared = Question::default();
    for end in ["from", "to"] {
        compared.field(texts.get(end), text(&changes[end]));
    }
    html! {
        form class="ask flat" method="get" action=(path) {
            div class="fields two pair" {
                (select("from")) (select("to"))
                button type="submit" { (texts.get("show")) }
            }
        }
        (compared.markup())
    }
}

fn changed(texts: &Texts, changes: &Value, kept: &[Value]) -> Markup {
    let count = |name: &str| number(&changes["counts"][name]);
    // Whoever is on the version in force has a page.
    let mut in_force = kept.iter().filter(|one| one["state"] == "in-force");
    let is_now = in_force.any(|one| one["version"] == changes["to"]);
    let party = |party: &Value, is_there: bool| {
        html! {
            @if is_there && is_now {
                a href=(link(text(&party["id"]), None)) { bdi { (text(&party["caption"])) } } " "
            } @else {
                bdi { (text(&party["caption"])) } " "
            }
            span class="quiet" { (text(&party["reference"])) " " (texts.word("schema", text(&party["schema"]))) }
        }
    };
    let cut = |name: &str, shown: usize| {
        html! {
            @if count(name) > shown {
                p class="quiet" { (texts.with_all("only-first", &[("count", &count(name).to_string()), ("shown", &shown.to_string())])) }
            }
        }
    };
    html! {
        ul class="tally" {
            @for name in ["added", "removed", "changed"] {
                li class=(name) { (texts.with(name, "count", count(name) as f64)) }
            }
        }
        @for (name, head) in [("added", "added-head"), ("removed", "removed-head")] {
            @if count(name) > 0 {
                details open[count(name) <= 40] {
                    summary { (texts.get(head)) " (" (texts.number(count(name))) ")" }
                    ul class=(format!("changes {name}")) {
                        @for one in list_of(changes, name).iter().take(SHOWN) { li { (party(one, name == "added")) } }
                    }
                    (cut(name, SHOWN))
                }
            }
        }
        @if count("changed") > 0 {
            details open[count("changed") <= 20] {
                summary { (texts.get("changed-head")) " (" (texts.number(count("changed"))) ")" }
                @for one in list_of(changes, "changed").iter().take(SHOWN_CHANGED) {
                    div class="change" {
                        p { (party(one, true)) }
                        (super::changed::fields(texts, &one["fields"]))
                    }
                }
                (cut("changed", SHOWN_CHANGED))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn titles_of_publishers_are_english_and_names_of_own_lists_of_no_language() {
        for (language, title, expected) in [
            (Language::Norwegian, "UN Consolidated List", Some("en")),
            (Language::Norwegian, "egen-liste", None),
            (Language::English, "UN Consolidated List", None),
        ] {
            let list = json!({"list": "egen-liste", "title": title});
            assert_eq!(
                title_language(&Texts::of(language), &list),
                expected,
                "{title}"
            );
        }
    }
}
