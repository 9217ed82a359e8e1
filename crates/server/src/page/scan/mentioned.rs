//! Whom a text names: one card a party, with every place where it stands.

use std::collections::{BTreeSet, HashMap};

use maud::{Markup, html};
use serde_json::Value;

use super::super::evidence::{picture, share};
use super::super::json::list_of;
use super::super::party;
use super::super::shell::Medium;
use super::super::texts::Texts;

/// A party with its mentions, each with its number among all, in the order of the text.
pub(super) struct Mentioned<'v> {
    pub(super) places: Vec<(usize, &'v Value)>,
}

/// Whom mentions name, in the order in which the text does first.
pub(super) fn by_party(mentions: &[Value]) -> Vec<Mentioned<'_>> {
    let mut all: Vec<Mentioned<'_>> = Vec::new();
    let mut known: HashMap<&str, usize> = HashMap::new();
    for (at, mention) in mentions.iter().enumerate() {
        let id = mention["entity"]["id"].as_str().unwrap_or_default();
        let party = *known.entry(id).or_insert_with(|| {
            all.push(Mentioned { places: Vec::new() });
            all.len() - 1
        });
        all[party].places.push((at, mention));
    }
    all
}

fn text_of<'v>(mention: &'v Value, name: &str) -> &'v str {
    mention[name].as_str().unwrap_or_default()
}

fn bits(mention: &Value) -> f64 {
    mention["bits"].as_f64().unwrap_or_default()
}

impl<'v> Mentioned<'v> {
    /// The mentions that differ in what is written or what it is worth, the best first.
    fn ways(&self) -> Vec<&'v Value> {
        let way = |one: &Value| (text_of(one, "text").to_owned(), one["bits"].to_string());
        let mut seen = BTreeSet::new();
        let places = self.places.iter().map(|(_, mention)| *mention);
        let mut ways: Vec<&Value> = places.filter(|one| seen.insert(way(one))).collect();
        ways.sort_by(|a, b| bits(b).total_cmp(&bits(a)));
        ways
    }

    /// What is said of it. Where the text is shown its places lead there.
    pub(super) fn card(
        &self,
        texts: &Texts,
        answer: &Value,
        threshold: f64,
        at: usize,
        (is_marked, medium): (bool, Medium),
    ) -> Markup {
        let ways = self.ways();
        let Some(best) = ways.first() else {
            return html! {};
        };
        let band = text_of(best, "band");
        let others = self.others();
        html! {
            article class=(format!("hit {band}")) id=(format!("m{at}")) {
                header {
                    (party::title(texts, &best["entity"], answer, medium))
                    div class="worth" {
                        span class=(format!("band {band}")) { (texts.word("band", band)) }
                        span class="score" { (share(texts, best["score"].as_f64().unwrap_or_default())) }
                        @if self.places.len() > 1 { span class="quiet" { (texts.count("places", self.places.len())) } }
                        @else { span class="quiet" { (place(texts, best)) } }
                    }
                }
                @if let [(_, only)] = self.places.as_slice() {
                    p class="sentence" { bdi { (text_of(only, "sentence")) } }
                } @else {
                    ol class="places" {
                        @for (number, mention) in &self.places {
                            li {
                                @if is_marked { a href=(format!("#t{number}")) { (place(texts, mention)) } } @else { (place(texts, mention)) }
                                @if bits(mention) < bits(best) { " " span class="quiet" { (share(texts, mention["score"].as_f64().unwrap_or_default())) } }
                                p class="sentence" { bdi { (text_of(mention, "sentence")) } }
                            }
                        }
                    }
                }
                @if !others.is_empty() {
                    p class="quiet fine" { (texts.get("same-words")) " " (others.join(", ")) }
                }
                // What is saved is printed, too.
                details open[medium == Medium::File] {
                    summary { (texts.get("why")) }
                    @for way in &ways {
                        @if ways.len() > 1 { h4 { bdi { (text_of(way, "text")) } } }
                        (picture(texts, way, threshold))
                    }
                }
            }
        }
    }

    /// The ids of other parties that the same words name.
    fn others(&self) -> Vec<&'v str> {
        let mut ids = Vec::new();
        for (_, mention) in &self.places {
            for id in list_of(mention, "others").iter().filter_map(Value::as_str) {
                if !ids.contains(&id) {
                    ids.push(id);
                }
            }
        }
        ids
    }
}

/// Where a mention stands, and by how much of its name.
fn place(texts: &Texts, mention: &Value) -> Markup {
    html! {
        (texts.get("line")) " " (mention["line"].as_u64().unwrap_or_default())
        " · " (texts.word("resolved", text_of(mention, "resolved_by")))
    }
}
