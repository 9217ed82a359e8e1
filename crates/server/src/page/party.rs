//! One listed party.

use std::collections::HashSet;
use std::fmt::Write as _;

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use maud::{Markup, html};
use serde_json::Value;

use super::json::{list_of, text};
use super::shell::{Medium, Page, failed, rests_on};
use super::texts::Texts;
use super::{Asked, entries, ownership};
use crate::service::App;
use crate::v1::asking::Place;
use crate::v1::entities::{When, histories, is_listed, whole};

/// The page of a party.
pub(super) async fn get(
    State(app): State<App>,
    Place(id): Place,
    asked: Asked,
    headers: HeaderMap,
) -> Response {
    let texts = Texts::asked(asked.lang.as_deref(), &headers);
    let given = asked.as_of.filter(|day| !day.trim().is_empty());
    let path = link(&id, given.as_deref());
    let day = match (When { as_of: given }).day() {
        Ok(day) => day,
        Err(what) => return failed(&texts, "party", &path, &what),
    };
    let told = match asked.history {
        Some(_) => Some(histories(&app, id.clone(), day).await),
        None => None,
    };
    let told = told.map(|told| told.map(|told| serde_json::to_value(told).unwrap_or_default()));
    let mut party = match whole(&app, id, day, texts.language).await {
        Ok(party) => serde_json::to_value(&party).unwrap_or_default(),
        Err(what) => return failed(&texts, "party", &path, &what),
    };
    // Who was taken off has no page of today.
    let is_gone = day.is_some() && !is_listed(&app, text(&party["entity"]["id"]));
    // Who prints the page keeps when it was so.
    party["screened_at"] = vokter_answers::engine::now().to_string().into();
    let entity = &party["entity"];
    let told_path = format!("{path}{}history=1", joint(&path));
    let page = Page {
        texts: &texts,
        name: "party",
        path: if asked.history.is_some() {
            &told_path
        } else {
            &path
        },
        form: None,
        title: text(&entity["caption"]).to_owned(),
        content: content(
            &texts,
            &party,
            is_gone,
            &entries::history(&texts, &told_path, told),
        ),
    };
    page.response(asked.lang.as_deref())
}

/// The way to the page of a party, as it is today or was on a day.
pub(super) fn link(id: &str, as_of: Option<&str>) -> String {
    let day = as_of.map(|day| format!("?as_of={}", encoded(day)));
    format!("/party/{}{}", encoded(id), day.unwrap_or_default())
}

/// What stands before one more parameter of a path.
pub(super) fn joint(path: &str) -> char {
    if path.contains('?') { '&' } else { '?' }
}

/// An id as a part of a path.
pub(crate) fn encoded(id: &str) -> String {
    let mut path = String::new();
    for byte in id.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            path.push(char::from(byte));
        } else {
            // Writing to a String cannot fail.
            let _ = write!(path, "%{byte:02X}");
        }
    }
    path
}

/// A party in two lines: what it is called, what it is, where it stands.
/// Of its lists, those that no loaded list stands for say so, by the lists of the answer; it leads to the day of
/// the answer.
pub(super) fn title(texts: &Texts, entity: &Value, answer: &Value, medium: Medium) -> Markup {
    let (lists, day) = (&answer["lists"], answer["as_of"].as_str());
    let texts_of = |name: &str| -> Vec<String> {
        list_of(entity, name)
            .iter()
            .map(|value| text(value).to_owned())
            .collect()
    };
    let mut about = vec![texts.word("schema", entity["schema"].as_str().unwrap_or_default())];
    let born = texts_of("birth_dates");
    let born = fullest(&born).into_iter().map(|date| texts.day(date));
    let born: Vec<String> = born.collect();
    if !born.is_empty() {
        about.push(format!("{} {}", texts.get("born"), born.join(" / ")));
    }
    let countries = texts_of("countries");
    if !countries.is_empty() {
        let names: Vec<String> = countries.iter().map(|code| texts.country(code)).collect();
        about.push(names.join(", "));
    }
    html! {
        div class="who" {
            h3 {
                @if medium == Medium::Page {
                    a href=(link(text(&entity["id"]), day)) { bdi { (text(&entity["caption"])) } }
                } @else { bdi { (text(&entity["caption"])) } }
            }
            p class="quiet" { (about.join(" · ")) }
            (marks(texts, entity, lists))
        }
    }
}

/// Dates without those that only say less of another, such as its year.
fn fullest(dates: &[String]) -> Vec<&str> {
    let says_less = |date: &str| {
        let mut others = dates.iter().filter(|other| other.len() > date.len());
        others.any(|other| other.starts_with(&format!("{date}-")))
    };
    let dates = dates.iter().map(String::as_str);
    dates.filter(|date| !says_less(date)).collect()
}

/// The lists that a party is on, each once, with what that does.
fn marks(texts: &Texts, entity: &Value, lists: &Value) -> Markup {
    let mut seen: Vec<(&str, &str)> = Vec::new();
    for listing in list_of(entity, "listings") {
        let mark = (text(&listing["list"]), text(&listing["effect"]));
        if !seen.contains(&mark) {
            seen.push(mark);
        }
    }
    html! {
        ul class="marks" {
            @for (list, effect) in &seen {
                li class=(effect) title=(texts.word("effect", effect)) {
                    (list)
                    @if is_starters(lists, list) { " " span class="quiet" { (texts.get("of-starter")) } }
                }
            }
        }
    }
}

/// Whether a list itself was searched, and not only what the starter list knows of it.
fn is_loaded(lists: &Value, list: &str) -> bool {
    let mut lists = lists.as_array().into_iter().flatten();
    lists.any(|loaded| loaded["list"] == list)
}

/// Whether the starter list stands in for a list beside others that are loaded. Where it stands for all, a
/// banner says so.
fn is_starters(lists: &Value, list: &str) -> bool {
    let several = lists.as_array().is_some_and(|lists| lists.len() > 1);
    several && !is_loaded(lists, list)
}

fn content(texts: &Texts, party: &Value, is_gone: bool, history: &Markup) -> Markup {
    let entity = &party["entity"];
    html! {
        div class="party-head" {
            h1 { bdi { (text(&entity["caption"])) } }
            p class="quiet" {
                (texts.word("schema", entity["schema"].as_str().unwrap_or_default()))
                " · " code { (text(&entity["id"])) }
            }
            @if let Some(day) = party["as_of"].as_str() {
                p class="warning" {
                    (texts.with("party-as-of", "day", texts.day(day))) " "
                    @if is_gone { (texts.get("party-gone")) }
                    @else { a href=(link(text(&entity["id"]), None)) { (texts.get("party-today")) } }
                }
            }
            form method="post" action=(texts.path("/")) {
                input type="hidden" name="name" value=(text(&entity["caption"]));
                button type="submit" class="plain" { (texts.get("screen-this")) }
            }
        }
        (ownership::section(texts, party))
        // A body that its owners block stands on no list.
        @if !list_of(party, "listings").is_empty() {
            section {
                h2 { (texts.get("listings")) }
                div class="wide" tabindex="0" role="region" aria-label=(texts.get("listings")) { (listings(texts, party)) }
            }
        }
        div class="columns" {
            section { h2 { (texts.get("names")) } (names(texts, party)) }
            @let known = facts(texts, party);
            @if known.0.contains("<dt>") { section { h2 { (texts.get("facts")) } (known) } }
        }
        (entries::joined(texts, party))
        @if !list_of(party, "listings").is_empty() { (history) }
        @if !list_of(party, "remarks").is_empty() {
            section {
                h2 { (texts.get("remarks")) }
                @for remark in list_of(party, "remarks") { p class="remark" lang="en" { bdi { (text(remark)) } } }
            }
        }
        (rests_on(texts, party, Medium::Page))
    }
}

/// A name without what makes no other of it: its case, and quotes around it.
fn folded(name: &str) -> String {
    let kept = name
        .chars()
        .filter(|c| !matches!(c, '"' | '\'' | '“' | '”' | '‘' | '’' | '«' | '»'));
    kept.collect::<String>().trim().to_lowercase()
}

/// Names by what they are, each once.
fn names(texts: &Texts, party: &Value) -> Markup {
    const KINDS: [&str; 5] = [
        "primary",
        "original-script",
        "strong-alias",
        "former",
        "weak-alias",
    ];
    let mut seen = HashSet::new();
    let by_kind = KINDS.map(|kind| {
        let of_kind = list_of(party, "names")
            .iter()
            .filter(|name| name["kind"] == kind);
        let names = of_kind.map(|name| text(&name["name"]));
        // The same in capitals or in quotes says nothing new.
        let names: Vec<&str> = names.filter(|name| seen.insert(folded(name))).collect();
        (kind, names)
    });
    html! {
        @for (kind, of_kind) in by_kind {
            @if !of_kind.is_empty() {
                h3 class="small" { (texts.word("name", kind)) }
                ul class="names" { @for name in &of_kind { li { bdi { (name) } } } }
            }
        }
    }
}

fn facts(texts: &Texts, party: &Value) -> Markup {
    let row = |label: String, values: &[Value]| {
        html! {
            @if !values.is_empty() {
                dt { (label) }
                @for value in values { dd { bdi { (text(value)) } } }
            }
        }
    };
    html! {
        dl class="facts" {
            @let dates: Vec<String> = list_of(&party["entity"], "birth_dates").iter().map(|date| text(date).to_owned()).collect();
            @let born: Vec<Value> = fullest(&dates).into_iter().map(|date| texts.day(date).into()).collect();
            (row(texts.get("birth-date"), &born))
            (row(texts.get("birth-places"), list_of(party, "birth_places")))
            @if let Some(gender) = party["gender"].as_str() {
                dt { (texts.get("gender")) } dd { (texts.word("gender", gender)) }
            }
            @let countries: Vec<Value> = list_of(&party["entity"], "countries").iter().map(|code| texts.country(text(code)).into()).collect();
            (row(texts.get("country"), &countries))
            (row(texts.get("titles"), list_of(party, "titles")))
            (row(texts.get("positions"), list_of(party, "positions")))
            @for number in numbers(party) {
                dt { (texts.word("number", number["kind"].as_str().unwrap_or_default())) }
                dd { code { (text(&number["value"])) }
                    @if let Some(country) = number["country"].as_str() { " " span class="quiet" { (texts.country(country)) } } }
            }
            @for (kind, of_kind) in particulars(texts, party) {
                (row(texts.word("particular", kind), &of_kind))
            }
            (row(texts.get("addresses"), list_of(party, "addresses")))
        }
    }
}

/// A ship's particulars by kind, in their order.
fn particulars<'p>(texts: &Texts, party: &'p Value) -> Vec<(&'p str, Vec<Value>)> {
    let mut by_kind: Vec<(&str, Vec<Value>)> = Vec::new();
    for one in list_of(party, "particulars") {
        let kind = text(&one["kind"]);
        let number = text(&one["value"]).parse::<usize>();
        let number = number.ok().filter(|_| kind.ends_with("tonnage"));
        let value = number.map_or_else(
            || one["value"].clone(),
            |number| texts.number(number).into(),
        );
        match by_kind.last_mut() {
            Some((last, values)) if *last == kind => values.push(value),
            _ => by_kind.push((kind, vec![value])),
        }
    }
    by_kind
}

/// A party's numbers but for what stands under a name of its own already.
fn numbers(party: &Value) -> impl Iterator<Item = &Value> {
    let told = |value: &Value| {
        let mut particulars = list_of(party, "particulars").iter();
        particulars.any(|one| one["kind"] == "call-sign" && one["value"] == *value)
    };
    let numbers = list_of(party, "identifiers").iter();
    numbers.filter(move |number| number["kind"] != "other" || !told(&number["value"]))
}

fn listings(texts: &Texts, party: &Value) -> Markup {
    const HEADS: [&str; 6] = [
        "list",
        "reference",
        "regime",
        "effect",
        "listed-on",
        "legal-basis",
    ];
    // A listing that only the starter list knows leads nowhere.
    let loaded = |listing: &Value| is_loaded(&party["lists"], text(&listing["list"]));
    // What no listing has is no column.
    let has = |member: &str| {
        let mut all = list_of(party, "listings").iter();
        all.any(|listing| listing[member].is_string())
    };
    let (is_dated, is_founded) = (has("listed_on"), has("legal_basis"));
    // On a narrow screen a listing is a block whose lines bear these.
    let [list, reference, regime, effect, listed_on, basis] = HEADS.map(|head| texts.get(head));
    html! {
        table class="listings" {
            thead { tr {
                @for head in [&list, &reference, &regime, &effect] {
                    th scope="col" { (head) }
                }
                @if is_dated { th scope="col" { (listed_on) } }
                @if is_founded { th scope="col" { (basis) } }
            } }
            tbody {
                @for listing in list_of(party, "listings") {
                    tr {
                        td data-head=(list) {
                            @if loaded(listing) {
                                a href=(format!("/lists/{}", text(&listing["list"]))) { (text(&listing["list"])) }
                            } @else {
                                (text(&listing["list"]))
                                @if is_starters(&party["lists"], text(&listing["list"])) { " " span class="quiet" { (texts.get("of-starter")) } }
                            }
                        }
                        td data-head=(reference) { (text(&listing["reference"])) @if listing["unconfirmed"] == true { " " span class="quiet" { (texts.get("unconfirmed")) } } }
                        td data-head=(regime) { (text(&listing["regime"])) @if let Some(programme) = listing["programme"].as_str() { " " span class="quiet" { (programme) } } }
                        td data-head=(effect) { span class=(format!("effect {}", text(&listing["effect"]))) { (texts.word("effect", listing["effect"].as_str().unwrap_or_default())) } }
                        @if is_dated { td class="day" data-head=(listed_on) { (texts.day(text(&listing["listed_on"]))) } }
                        @if is_founded { td class="basis" data-head=(basis) { (text(&listing["legal_basis"])) } }
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_in_capitals_or_quotes_is_told_once() {
        let name = |name: &str, kind: &str| serde_json::json!({"name": name, "kind": kind});
        let party = serde_json::json!({"names": [name("Quorzam Trading", "primary"), name("QUORZAM TRADING", "strong-alias"),
            name("“QTC”", "strong-alias"), name("Qtc", "weak-alias"), name("Quorzam", "weak-alias")]});
        let told = names(&Texts::of(super::super::texts::Language::English), &party).into_string();
        assert_eq!(told.matches("<li>").count(), 3, "{told}");
        assert!(
            told.contains("“QTC”") && !told.contains("QUORZAM TRADING"),
            "{told}"
        );
    }

    #[test]
    fn what_no_listing_has_is_no_column() {
        for (listed_on, basis, columns) in [
            (None, None, 4),
            (Some("2022-03-15"), None, 5),
            (Some("2022-03-15"), Some("269/2014"), 6),
        ] {
            let listing = serde_json::json!({"list": "mine", "effect": "freeze", "listed_on": listed_on, "legal_basis": basis});
            let party = serde_json::json!({"listings": [listing], "lists": []});
            let told = listings(&Texts::of(super::super::texts::Language::English), &party);
            for cell in ["<th ", "<td "] {
                assert_eq!(told.0.matches(cell).count(), columns, "{}", told.0);
            }
        }
    }

    #[test]
    fn a_year_is_not_told_beside_its_day() {
        for (dates, told) in [
            (["1955", "1955-05-21"].as_slice(), ["1955-05-21"].as_slice()),
            (&["1955", "1956-05-21"], &["1955", "1956-05-21"]),
            (&["1955-05", "1955-05-21", "1955"], &["1955-05-21"]),
            (&["1955"], &["1955"]),
            (&[], &[]),
        ] {
            let dates: Vec<String> = dates.iter().map(ToString::to_string).collect();
            assert_eq!(fullest(&dates), told);
        }
    }
}
