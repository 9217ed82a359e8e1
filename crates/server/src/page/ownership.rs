//! Who owns whom around a party, drawn in layers: its owners above it, what it owns below; the same in
//! words, for who can't see a picture.

mod layers;

use std::collections::BTreeMap;

use maud::{Markup, html};
use serde_json::Value;

use super::json::{list_of, text_of};
use super::party::link;
use super::texts::Texts;

/// Breadth and height of a party's box, and the room between boxes.
const BOX: usize = 190;
const HEIGHT: usize = 48;
const GAP: usize = 18;
/// From one layer to the next.
const STEP: usize = 116;
/// Most parties of a layer that are drawn; all are told in words.
const ABREAST: usize = 4;
/// What of a name has room in a line of a box, and how many lines there are.
const ROOM: usize = 24;
const LINES: usize = 2;

/// The section of a party's page: why it is blocked by its owners, and what is stated around it.
pub(super) fn section(texts: &Texts, party: &Value) -> Markup {
    let ownership = &party["entity"]["ownership"];
    let holdings = &party["holdings"];
    let day = party["as_of"].as_str();
    html! {
        @if ownership.is_object() || holdings.is_object() {
            section {
                h2 { (texts.get("ownership")) }
                @if ownership.is_object() { (why(texts, &party["entity"], day)) }
                @if holdings.is_object() { (picture(texts, holdings)) (in_words(texts, holdings, day)) }
            }
        }
    }
}

/// Why a party is blocked by its owners, or may be, in sentences.
pub(super) fn why(texts: &Texts, entity: &Value, day: Option<&str>) -> Markup {
    let ownership = &entity["ownership"];
    let percent = texts.decimal(
        &ownership["percent"]
            .as_f64()
            .unwrap_or_default()
            .to_string(),
    );
    let owners = list_of(ownership, "owners");
    let words = |name: &str| -> Vec<String> {
        let rules = list_of(ownership, name).iter().filter_map(Value::as_str);
        rules.map(|rule| texts.word("rule", rule)).collect()
    };
    let (rules, may_apply) = (words("rules"), words("may_apply"));
    let is_listed = !list_of(entity, "listings").is_empty();
    let is_stated = owners.iter().any(|owner| owner["percent"].is_number());
    let how = match (is_stated, rules.is_empty()) {
        (true, _) => texts.with("owned-share", "percent", percent),
        (false, true) => texts.get("owned-unstated"),
        (false, false) => texts.get("owned-controlled"),
    };
    let path: Vec<&str> = list_of(ownership, "path")
        .iter()
        .filter_map(Value::as_str)
        .collect();
    html! {
        p class="owned" {
            (texts.get(if is_listed { "owned-not-frozen" } else { "owned-not-listed" })) " " (how)
            @if !rules.is_empty() { " " (texts.with("owned-rules", "rules", rules.join(", "))) }
            @if !may_apply.is_empty() {
                " " (texts.with(if rules.is_empty() { "owned-may" } else { "owned-may-besides" }, "rules", may_apply.join(", ")))
            }
        }
        ul class="members" {
            @for owner in owners {
                li {
                    @if let Some(id) = owner["listed"].as_str() {
                        a href=(link(id, day)) { bdi { (text_of(owner, "name")) } }
                    } @else {
                        bdi { (text_of(owner, "name")) } " " span class="quiet" { (texts.get("owned-by-owners")) }
                    }
                    " " (stake(texts, owner))
                }
            }
        }
        @if path.len() > 2 {
            p class="quiet fine" {
                (texts.get("owned-through")) " "
                @for (at, name) in path.iter().enumerate() { @if at > 0 { " ← " } bdi { (name) } }
            }
        }
    }
}

/// How much is held, since when, and who says so.
fn stake(texts: &Texts, held: &Value) -> Markup {
    html! {
        strong { (share(texts, held)) }
        @if let Some(day) = held["as_of"].as_str() { " " span class="quiet" { (texts.with("owned-as-of", "day", texts.day(day))) } }
        @if let Some(source) = held["source"].as_str() { " " span class="quiet" { (texts.with("owned-source", "source", source)) } }
    }
}

/// A share in a few letters.
fn share(texts: &Texts, held: &Value) -> String {
    let percent = held["percent"]
        .as_f64()
        .map(|percent| format!("{} %", texts.decimal(&percent.to_string())));
    let control = (held["controls"] == true).then(|| texts.get("owned-control"));
    match (percent, control) {
        (Some(percent), Some(control)) => format!("{percent}, {control}"),
        (Some(percent), None) => percent,
        (None, Some(control)) => control,
        (None, None) => texts.get("owned-share-unknown"),
    }
}

/// Where a party's box stands: its left edge and its top.
type Spots = BTreeMap<usize, (usize, usize)>;

/// Layers from the owners' owners down; the parties of each next to each other in the middle.
fn spots(parties: &[Value], holdings: &[Value]) -> (Spots, usize, usize) {
    let mut layers: BTreeMap<i64, Vec<usize>> = BTreeMap::new();
    for (place, level) in layers::of(parties, holdings).into_iter().enumerate() {
        let layer = layers.entry(level).or_default();
        if layer.len() < ABREAST {
            layer.push(place);
        }
    }
    let abreast = layers.values().map(Vec::len).max().unwrap_or(1);
    let breadth = abreast * (BOX + GAP) + GAP;
    let mut spots = Spots::new();
    for (row, layer) in layers.values().enumerate() {
        let left = (breadth - (layer.len() * (BOX + GAP) - GAP)) / 2;
        for (at, place) in layer.iter().enumerate() {
            spots.insert(*place, (left + at * (BOX + GAP), row * STEP + 4));
        }
    }
    (
        spots,
        breadth,
        layers.len().saturating_sub(1) * STEP + HEIGHT + 8,
    )
}

/// How a holding is drawn.
struct Tie {
    line: String,
    tip: String,
    label: (usize, usize),
}

/// From the owner down to what is owned in the next layer.
fn straight(owner: (usize, usize), owned: (usize, usize)) -> Tie {
    let (from, to) = (below(owner), above(owned));
    Tie {
        line: format!("M{} {} L{} {}", from.0, from.1, to.0, to.1),
        tip: format!("M{} {} l-5 -8 h10 z", to.0, to.1),
        label: label(from, to),
    }
}

/// Around the boxes on the right, where others stand between the two, or the owned one above its owner.
fn around(owner: (usize, usize), owned: (usize, usize), right: usize) -> Tie {
    let side = |(left, top): (usize, usize)| (left + BOX, top + HEIGHT / 2);
    let (from, to) = (side(owner), side(owned));
    // What leads back up, or to the side, keeps clear of what comes down to the same boxes.
    let (from, to) = if to.1 > from.1 {
        (from, to)
    } else {
        ((from.0, from.1 - HEIGHT / 4), (to.0, to.1 + HEIGHT / 4))
    };
    Tie {
        line: format!(
            "M{} {} C{right} {}, {right} {}, {} {}",
            from.0, from.1, from.1, to.1, to.0, to.1
        ),
        tip: format!("M{} {} l8 -5 v10 z", to.0, to.1),
        label: (
            (from.0 + 6 * right + to.0) / 8,
            usize::midpoint(from.1, to.1),
        ),
    }
}

/// From one way around to the next.
const ASIDE: usize = 56;

fn picture(texts: &Texts, told: &Value) -> Markup {
    let parties = list_of(told, "parties");
    let holdings = list_of(told, "holdings");
    let (spots, boxes, height) = spots(parties, holdings);
    let mut breadth = boxes;
    let mut edges: Vec<(&Value, Tie)> = Vec::new();
    for held in holdings {
        let spot = |end: &str| spots.get(&(held[end].as_u64()? as usize)).copied();
        let (Some(owner), Some(owned)) = (spot("owner"), spot("owned")) else {
            continue;
        };
        let tie = if owned.1 == owner.1 + STEP {
            straight(owner, owned)
        } else {
            breadth = breadth.max(boxes + GAP) + ASIDE;
            around(owner, owned, breadth)
        };
        edges.push((held, tie));
    }
    html! {
        div class="wide" tabindex="0" role="region" aria-label=(texts.get("ownership-graph")) {
            svg class="owners" viewBox=(format!("0 0 {breadth} {height}")) width=(breadth) height=(height) aria-hidden="true" {
                @for (_, tie) in &edges {
                    path class="tie" d=(tie.line) {}
                    path class="tip" d=(tie.tip) {}
                }
                @for (held, tie) in &edges {
                    @let at = tie.label;
                    @let share = share(texts, held);
                    @let half = share.chars().count() * 4 + 5;
                    rect class="ground" x=(at.0.saturating_sub(half)) y=(at.1 - 11) width=(2 * half) height="20" rx="4" {}
                    text class="stake" x=(at.0) y=(at.1 + 4) text-anchor="middle" { (share) }
                }
                @for (place, (left, top)) in &spots {
                    @let party = &parties[*place];
                    g {
                        title { (text_of(party, "name")) }
                        rect class=(class(party)) x=(left) y=(top) width=(BOX) height=(HEIGHT) rx="6" {}
                        @let lines = lines(text_of(party, "name"));
                        @for (at, line) in lines.iter().enumerate() {
                            text x=(left + BOX / 2) y=(top + HEIGHT / 2 + 5 + at * 17 - (lines.len() - 1) * 9) text-anchor="middle" { (line) }
                        }
                    }
                }
            }
        }
    }
}

fn class(party: &Value) -> &'static str {
    match (party["frozen"] == true, party["level"] == 0) {
        (true, true) => "listed self",
        (true, false) => "listed",
        (false, true) => "self",
        (false, false) => "beside",
    }
}

fn below((left, top): (usize, usize)) -> (usize, usize) {
    (left + BOX / 2, top + HEIGHT)
}

fn above((left, top): (usize, usize)) -> (usize, usize) {
    (left + BOX / 2, top.saturating_sub(2))
}

/// Nearer to the owner, where lines to one party are still apart.
fn label(from: (usize, usize), to: (usize, usize)) -> (usize, usize) {
    let between = |from: usize, to: usize| (from * 11 + to * 9) / 20;
    (between(from.0, to.0), between(from.1, to.1))
}

/// The same as the picture.
fn in_words(texts: &Texts, told: &Value, day: Option<&str>) -> Markup {
    let parties = list_of(told, "parties");
    let name = |held: &Value, end: &str| {
        let party = held[end].as_u64().and_then(|at| parties.get(at as usize));
        let party = party.unwrap_or(&Value::Null);
        html! {
            @match party["listed"].as_str() {
                Some(id) if party["level"] != 0 => a href=(link(id, day)) { bdi { (text_of(party, "name")) } },
                _ => bdi { (text_of(party, "name")) },
            }
        }
    };
    html! {
        ul class="members" {
            @for held in list_of(told, "holdings") {
                li { (name(held, "owner")) " → " (name(held, "owned")) " " (stake(texts, held)) }
            }
        }
        @if told["truncated"] == true { p class="quiet fine" { (texts.count("ownership-more", told["stated"].as_u64().unwrap_or_default() as usize)) } }
    }
}

/// A name in the lines of a box.
fn lines(name: &str) -> Vec<String> {
    let mut lines: Vec<String> = vec![String::new()];
    for word in name.split_whitespace() {
        let last = lines.len() - 1;
        let line = &mut lines[last];
        if !line.is_empty() && line.chars().count() + 1 + word.chars().count() > ROOM {
            lines.push(word.to_owned());
        } else {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
    }
    let is_cut = lines.len() > LINES;
    lines.truncate(LINES);
    let last = lines.len() - 1;
    for (at, line) in lines.iter_mut().enumerate() {
        if line.chars().count() > ROOM || (is_cut && at == last) {
            *line = line.chars().take(ROOM - 1).collect();
            line.push('…');
            // By itself it would stand at the beginning of what is written from right to left.
            if is_from_the_right(line) {
                line.push('\u{200f}');
            }
        }
    }
    lines
}

/// Whether a line ends in a script of right to left (Hebrew, Arabic and their kin, and their forms of presentation).
fn is_from_the_right(line: &str) -> bool {
    let last = line.chars().rev().find(|c| c.is_alphabetic());
    last.is_some_and(
        |c| matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}'),
    )
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::page::texts::Language;

    #[test]
    fn names_stay_within_their_box() {
        for (name, expected) in [
            ("Quorzam Holding", &["Quorzam Holding"][..]),
            (
                "Quorzam Holding Shipping and Trading",
                &["Quorzam Holding Shipping", "and Trading"],
            ),
            (
                "Trelvana Shipping Company of the Far Northern Sea Routes",
                &["Trelvana Shipping", "Company of the Far…"],
            ),
            (
                "Quorzamblentrixvasculondorminskaferrugin",
                &["Quorzamblentrixvasculon…"],
            ),
            (
                "شركةالشحنالبحريةالدوليةالمحدودة",
                &["شركةالشحنالبحريةالدولية…\u{200f}"],
            ),
            ("", &[""]),
        ] {
            assert_eq!(lines(name), expected, "{name}");
        }
    }

    /// Two owners, one of which has an owner, and one that is owned.
    #[test]
    fn a_party_of_several_owners_is_drawn_in_layers_and_told_in_words() {
        let party = |name: &str, level: i32, listed: Option<&str>| json!({"name": name, "level": level, "listed": listed, "frozen": listed.is_some()});
        let held = |owner: usize, owned: usize, percent: Option<f64>| {
            json!({"owner": owner, "owned": owned, "percent": percent, "controls": percent.is_none(),
                "as_of": "2024-05-21", "source": "demo_own"})
        };
        let told = json!({
            "entity": {"listings": [], "ownership": {"percent": 62.5, "rules": ["us-50-percent"], "may_apply": [],
                "owners": [{"name": "<b>", "listed": "p1", "percent": 62.5, "controls": false}], "path": ["a", "b"]}},
            "holdings": {
                "parties": [party("Quorzam", 0, None), party("<b>", -1, Some("p1")), party("Blentrix", -1, None),
                    party("Vasculon", -2, Some("p2")), party("Dorminska", 1, None)],
                "holdings": [held(1, 0, Some(62.5)), held(2, 0, None), held(3, 2, Some(30.0)), held(0, 4, Some(100.0))],
                "truncated": false,
            },
        });
        let (spots, breadth, height) = spots(
            list_of(&told["holdings"], "parties"),
            list_of(&told["holdings"], "holdings"),
        );
        let top = |place: usize| spots[&place].1;
        assert!(top(3) < top(1) && top(1) == top(2) && top(2) < top(0) && top(0) < top(4));
        assert!(
            spots
                .values()
                .all(|(left, top)| left + BOX <= breadth && top + HEIGHT <= height)
        );
        for language in [Language::English, Language::Norwegian] {
            let texts = Texts::of(language);
            let page = section(&texts, &told).into_string();
            assert_eq!(page.matches("class=\"tie\"").count(), 4, "{page}");
            assert!(!page.contains(" C"), "{page}");
            assert!(!page.contains("<b>"), "{page}");
            let stake = if language == Language::English {
                "62.5 %"
            } else {
                "62,5 %"
            };
            assert_eq!(page.matches(stake).count(), 4, "{page}");
            assert!(
                page.contains("/party/p1") && page.contains("100 %"),
                "{page}"
            );
            assert!(
                !page.contains("owned-") && !page.contains("us-50"),
                "{page}"
            );
        }
        let english = section(&Texts::of(Language::English), &told).into_string();
        assert!(english.contains("demo_own") && english.contains("2024-05-21"));
    }

    /// A party that owns another through a third and itself, and a ring: no line lies behind a box.
    #[test]
    fn what_skips_a_layer_or_leads_back_goes_around() {
        let party = |name: &str, level: i32| json!({"name": name, "level": level});
        let held =
            |owner: usize, owned: usize| json!({"owner": owner, "owned": owned, "percent": 51.0});
        for (holdings, rows, around) in [
            // A holds B and C, B holds C.
            (vec![held(0, 1), held(0, 2), held(1, 2)], [0, 1, 2], 1),
            // A holds B, B holds C, C holds A.
            (vec![held(0, 1), held(1, 2), held(2, 0)], [0, 1, 2], 1),
        ] {
            let told = json!({"parties": [party("A", 0), party("B", 1), party("C", 1)], "holdings": holdings});
            let (spots, ..) = spots(list_of(&told, "parties"), list_of(&told, "holdings"));
            for (place, row) in rows.iter().enumerate() {
                assert_eq!(spots[&place].1, row * STEP + 4, "{holdings:?}");
            }
            let drawn = picture(&Texts::of(Language::English), &told).into_string();
            assert_eq!(drawn.matches(" C").count(), around, "{drawn}");
        }
    }
}
