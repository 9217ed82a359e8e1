//! The entries that are one party: why they are, which nearly were, and what became of each from version
//! to version of its list.

use maud::{Markup, html};
use serde_json::Value;
use vokter_entities::IdentifierKind;
use vokter_screening::consolidation::Contradiction;

use super::evidence::signed;
use super::json::{list_of, text};
use super::party::link as way;
use super::shell::problem;
use super::texts::Texts;
use crate::problem::Problem;

/// Ties that are shown at once: every two entries of a party may have one.
const TIES: usize = 5;

/// The entries, and why they are one party's.
pub(super) fn joined(texts: &Texts, party: &Value) -> Markup {
    let near = list_of(party, "near_misses");
    html! {
        @if list_of(party, "members").len() > 1 {
            section {
                h2 { (texts.get("entries")) }
                p class="quiet" { (texts.get("entries-lead")) }
                ul class="members" {
                    @for member in list_of(party, "members") {
                        li { code { (text(&member["id"])) } " " bdi { (text(&member["caption"])) } }
                    }
                }
                h3 class="small" { (texts.get("joined")) }
                @let links = list_of(party, "links");
                @let (first, rest) = links.split_at(if links.len() > TIES + 2 { TIES } else { links.len() });
                ul class="members" { @for link in first { li { (tie(texts, link)) } } }
                @if !rest.is_empty() {
                    details {
                        summary { (texts.count("joined-more", rest.len())) }
                        ul class="members" { @for link in rest { li { (tie(texts, link)) } } }
                    }
                }
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
                                a href=(way(text(&miss["entity"]["id"]), party["as_of"].as_str())) { bdi { (text(&miss["entity"]["caption"])) } }
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
    let between: Vec<&str> = list_of(link, "between").iter().map(text).collect();
    html! {
        code { (between.join(" – ")) } " "
        span class="tag" { (texts.word("rests-on", text(&link["rests_on"]))) } " "
        span class="quiet unit" { (signed(texts, link["bits"].as_f64().unwrap_or_default())) " " (texts.get("bits")) }
        @for agreed in list_of(link, "evidence") {
            " · " span class="quiet" { (texts.word("agrees", text(&agreed["kind"]))) } " " bdi { (agreeing(texts, agreed)) }
        }
    }
}

/// What two entries agree in: once where both say the same.
fn agreeing(texts: &Texts, agreed: &Value) -> String {
    let told = |value: &Value| match text(&agreed["kind"]) {
        "birth_date" => texts.day(text(value)),
        "country" => texts.country(text(value)),
        "identifier" => number(texts, text(value)),
        _ => text(value).to_owned(),
    };
    let mut values: Vec<String> = list_of(agreed, "values").iter().map(told).collect();
    values.dedup();
    values.join(" ≈ ")
}

/// A number with its kind before it, in the page's words.
fn number(texts: &Texts, told: &str) -> String {
    let mut kinds = IdentifierKind::all();
    let of_kind = kinds.find_map(|kind| {
        let number = told.strip_prefix(&kind.to_string())?.strip_prefix(' ')?;
        Some(format!("{} {number}", texts.word("number", kind.as_str())))
    });
    of_kind.unwrap_or_else(|| told.to_owned())
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
pub(super) fn history(
    texts: &Texts,
    told_path: &str,
    told: Option<Result<Value, Problem>>,
) -> Markup {
    html! {
        section id="history" {
            h2 { (texts.get("history")) }
            @match told {
                None => p { a href=(format!("{told_path}#history")) { (texts.get("history-show")) } },
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
            @for step in list_of(entry, "steps") {
                @let state = text(&step["state"]);
                li class=(state) {
                    span class="day" { (texts.day(text(&step["published"]))) } " "
                    span class=(format!("state {state}")) { (texts.word("step", state)) }
                    (super::changed::fields(texts, &step["fields"]))
                }
            }
        }
        @if entry["truncated"] == true { p class="quiet fine" { (texts.get("history-more")) } }
    }
}

#[cfg(test)]
mod tests {
    use super::super::texts::Language;
    use super::*;

    #[test]
    fn a_number_is_told_in_the_pages_words() {
        for (language, told, expected) in [
            (
                Language::Norwegian,
                "passport number 381310014",
                "Pass 381310014",
            ),
            (
                Language::English,
                "national identity number 12",
                "Identity number 12",
            ),
            (Language::Norwegian, "KPI.33", "KPI.33"),
        ] {
            assert_eq!(number(&Texts::of(language), told), expected, "{told}");
        }
    }
}
