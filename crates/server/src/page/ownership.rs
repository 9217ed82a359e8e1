//! Who owns a party, drawn: from the listed party at the top down to the one that is shown.

use maud::{Markup, html};
use serde_json::Value;

use super::texts::Texts;

const BREADTH: usize = 640;
const BOX: usize = 300;
const HEIGHT: usize = 44;
const STEP: usize = 84;

/// The way up to a listed party, and all owners in words.
pub(super) fn graph(texts: &Texts, entity: &Value) -> Markup {
    let ownership = &entity["ownership"];
    let strings = |value: &Value| -> Vec<String> {
        let all = value.as_array().map(Vec::as_slice).unwrap_or_default();
        all.iter()
            .filter_map(Value::as_str)
            .map(str::to_owned)
            .collect()
    };
    let mut path = strings(&ownership["path"]);
    path.reverse();
    let height = path.len().saturating_sub(1) * STEP + HEIGHT + 4;
    let left = (BREADTH - BOX) / 2;
    let owners = ownership["owners"]
        .as_array()
        .map(Vec::as_slice)
        .unwrap_or_default();
    html! {
        p { (ownership["says"].as_str().unwrap_or_default()) }
        @if path.len() > 1 {
            svg class="owners" viewBox=(format!("0 0 {BREADTH} {height}")) role="img" aria-label=(texts.get("ownership-graph")) {
                @for (at, name) in path.iter().enumerate() {
                    @let top = at * STEP + 2;
                    @if at > 0 {
                        line class="tie" x1=(BREADTH / 2) x2=(BREADTH / 2) y1=(top - STEP + HEIGHT) y2=(top - 2) {}
                        path class="tip" d=(format!("M{} {} l-5 -8 h10 z", BREADTH / 2, top - 1)) {}
                    }
                    rect class=(if at == 0 { "listed" } else { "owned" }) x=(left) y=(top) width=(BOX) height=(HEIGHT) rx="6" {}
                    text x=(BREADTH / 2) y=(top + HEIGHT / 2 + 5) text-anchor="middle" { (short(name)) }
                }
            }
        }
        ul class="members" {
            @for owner in owners {
                li {
                    bdi { (owner["name"].as_str().unwrap_or_default()) }
                    @if let Some(percent) = owner["percent"].as_f64() { " " strong { (percent) " %" } }
                    @if let Some(source) = owner["source"].as_str() { " " span class="quiet" { (source) } }
                }
            }
        }
    }
}

/// What of a name has room in a box.
fn short(name: &str) -> String {
    const ROOM: usize = 36;
    if name.chars().count() <= ROOM {
        return name.to_owned();
    }
    let mut short: String = name.chars().take(ROOM - 1).collect();
    short.push('…');
    short
}
