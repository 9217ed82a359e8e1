//! The evidence as a picture: a fall of bars that add up, from the prior to the sum.

use maud::{Markup, html};
use serde_json::Value;

use super::texts::Texts;

/// A term, or the prior.
pub(super) struct Step<'v> {
    kind: &'v str,
    asked: Option<&'v str>,
    listed: Option<&'v str>,
    relation: &'v str,
    bits: f64,
}

/// The picture's breadth, in units of its own.
const BREADTH: f64 = 320.0;
/// Room left at both ends, in bits.
const MARGIN: f64 = 1.5;

fn steps(evidence: &Value) -> Vec<Step<'_>> {
    let terms = evidence.as_array().map(Vec::as_slice).unwrap_or_default();
    terms
        .iter()
        .map(|term| Step {
            kind: term["kind"].as_str().unwrap_or_default(),
            asked: term["query"].as_str(),
            listed: term["listed"].as_str(),
            relation: term["relation"].as_str().unwrap_or_default(),
            bits: term["bits"].as_f64().unwrap_or_default(),
        })
        .collect()
}

impl Step<'_> {
    /// Whether it stands for what was asked as it was read, with its slips undone.
    fn is_reading(&self) -> bool {
        self.relation == "typing-slip" && self.listed.is_none()
    }
}

/// What a relation looks like: agreeing, nearly, or not.
fn tone(step: &Step<'_>) -> &'static str {
    match step.relation {
        "equal" | "whole" => "same",
        "contradiction" => "against",
        "missing" | "extra" | "order" | "weak-alias" => "absent",
        _ if step.is_reading() => "absent",
        _ if step.bits < 0.0 => "against",
        _ => "near",
    }
}

/// Bits at which a probability is reached.
fn bits_at(probability: f64) -> f64 {
    let odds = probability / (1.0 - probability);
    odds.log2().clamp(-64.0, 64.0)
}

/// The evidence of what Vokter's JSON calls a hit or a mention.
pub(super) fn picture(texts: &Texts, scored: &Value, threshold: f64) -> Markup {
    drawn(texts, scored, threshold, &["asked", "listed"], "relation")
}

/// That of a comparison: neither name is listed.
pub(super) fn picture_of_two(texts: &Texts, scored: &Value, threshold: f64) -> Markup {
    drawn(texts, scored, threshold, &["name-a", "name-b"], "between")
}

/// The evidence under the heads of two sides, with the words that say how these meet.
fn drawn(
    texts: &Texts,
    scored: &Value,
    threshold: f64,
    sides: &[&str; 2],
    meeting: &str,
) -> Markup {
    let steps = steps(&scored["evidence"]);
    let prior = scored["prior"].as_f64().unwrap_or_default();
    let line = bits_at(threshold);
    let mut least = prior.min(0.0).min(line);
    let mut most = line.max(0.0);
    let mut sum = prior;
    for step in &steps {
        sum += step.bits;
        least = least.min(sum);
        most = most.max(sum);
    }
    let (least, most) = (least - MARGIN, most + MARGIN);
    let at = |bits: f64| (bits - least) / (most - least) * BREADTH;
    let mut before = 0.0;
    let mut bar = |bits: f64, tone: &str| {
        let (from, to) = (at(before), at(before + bits));
        before += bits;
        html! {
            svg viewBox=(format!("0 0 {BREADTH} 20")) preserveAspectRatio="none" aria-hidden="true" {
                line class="even" x1=(place(at(0.0))) x2=(place(at(0.0))) y1="0" y2="20" {}
                line class="limit" x1=(place(at(line))) x2=(place(at(line))) y1="0" y2="20" {}
                rect class=(tone) x=(place(from.min(to))) width=(place((to - from).abs().max(0.8))) y="4" height="12" rx="1.5" {}
                line class="run" x1=(place(to)) x2=(place(to)) y1="4" y2="20" {}
            }
        }
    };
    let mut total = prior;
    let mut total_with = |bits: f64| {
        total += bits;
        total
    };
    html! {
        // A group: of landmarks a page would have one for each hit, all of one name.
        div class="why-box" tabindex="0" role="group" aria-label=(texts.get("why")) {
            table class="why" {
                thead { tr {
                    th scope="col" { (texts.get(sides[0])) }
                    th scope="col" { (texts.get("meets")) }
                    th scope="col" { (texts.get(sides[1])) }
                    th scope="col" class="fall" { span class="unseen" { (texts.get("why")) } }
                    th scope="col" class="number" { (texts.get("adds")) }
                    th scope="col" class="number run" { (texts.get("total")) }
                } }
                tbody {
                    tr class="prior" {
                        td colspan="3" { (texts.get("prior")) }
                        td class="fall" { (bar(prior, "absent")) }
                        td class="number" data-bits=(figure(prior)) { (signed(texts, prior)) }
                        td class="number run" { (signed(texts, prior)) }
                    }
                    @for step in &steps {
                        @let total = total_with(step.bits);
                        tr class=(tone(step)) {
                            td class="word" {
                                @if step.is_reading() { span class="quiet" { (texts.get("read-as")) " " } }
                                bdi { (told(texts, step.kind, step.asked)) }
                            }
                            td class="how" {
                                span class=(format!("tag {}", tone(step))) { (relation(texts, meeting, step.relation)) }
                                @if step.kind != "name" { span class="kind" { (texts.word("kind", step.kind)) } }
                            }
                            td class="word" { bdi { (told(texts, step.kind, step.listed)) } }
                            td class="fall" { (bar(step.bits, tone(step))) }
                            td class="number" data-bits=(figure(step.bits)) { (signed(texts, step.bits)) }
                            td class="number run" { (signed(texts, total)) }
                        }
                    }
                }
                tfoot { tr {
                    td colspan="3" {
                        span class="key even" { (texts.get("even-odds")) }
                        span class="key limit" { (texts.get("line-threshold")) " " (share(texts, threshold)) }
                    }
                    td class="fall" {}
                    td class="number" { (texts.get("bits")) }
                    td class="number sum" data-sum=(figure(scored["bits"].as_f64().unwrap_or_default())) {
                        (signed(texts, scored["bits"].as_f64().unwrap_or_default()))
                    }
                } }
            }
        }
    }
}

/// What stands on one side.
fn told(texts: &Texts, kind: &str, value: Option<&str>) -> String {
    match (kind, value) {
        (_, None) => "–".to_owned(),
        ("country", Some(codes)) => {
            let codes = codes.split([' ', ',']).filter(|code| !code.is_empty());
            let names: Vec<String> = codes.map(|code| texts.country(code)).collect();
            names.join(", ")
        }
        ("birth_date", Some(day)) => texts.day(day),
        (_, Some(value)) => value.to_owned(),
    }
}

/// How two words meet; where one side has none, it depends on what the sides are.
fn relation(texts: &Texts, meeting: &str, relation: &str) -> String {
    let own = texts.own(&format!("{meeting}-{relation}"));
    own.unwrap_or_else(|| texts.word("relation", relation))
}

fn place(at: f64) -> String {
    format!("{at:.1}")
}

/// Bits with their sign, to the hundredth, as the language writes them.
pub(super) fn signed(texts: &Texts, bits: f64) -> String {
    texts.decimal(&figure(bits))
}

fn figure(bits: f64) -> String {
    // A minus of the length of a plus.
    if bits < -0.004 {
        format!("−{:.2}", -bits)
    } else {
        format!("+{:.2}", bits.abs())
    }
}

/// A score as people read it: close to one it says how close.
pub(super) fn share(texts: &Texts, score: f64) -> String {
    texts.decimal(&probability(score))
}

fn probability(score: f64) -> String {
    if (0.9995..1.0).contains(&score) {
        // So many nines that it does not look certain when it is not.
        let digits = (-(1.0 - score).log10()).floor().clamp(3.0, 9.0) as usize;
        return format!(
            "{:.*}",
            digits,
            (score * 10_f64.powi(digits as i32)).floor() / 10_f64.powi(digits as i32)
        );
    }
    if score >= 1.0 {
        return "1".to_owned();
    }
    let text = format!("{score:.3}");
    let text = text.trim_end_matches('0');
    text.strip_suffix('.').unwrap_or(text).to_owned()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::page::texts::Language;

    #[test]
    fn scores_are_never_rounded_up_to_certainty() {
        for (score, text) in [
            (0.7, "0.7"),
            (0.943_21, "0.943"),
            (0.999_96, "0.9999"),
            (0.000_1, "0"),
            (1.0, "1"),
        ] {
            assert_eq!(probability(score), text);
        }
    }

    #[test]
    fn numbers_are_written_as_the_language_writes_them() {
        let of = |language| {
            let texts = Texts::of(language);
            (signed(&texts, -1.5), share(&texts, 0.943))
        };
        let two = |a: &str, b: &str| (a.to_owned(), b.to_owned());
        assert_eq!(of(Language::English), two("−1.50", "0.943"));
        assert_eq!(of(Language::Norwegian), two("−1,50", "0,943"));
    }

    #[test]
    fn the_bars_add_up() {
        let scored = json!({"bits": -10.25, "prior": -16.0, "evidence": [
            {"kind": "name", "query": "<b>", "listed": "x", "relation": "equal", "bits": 6.5},
            {"kind": "name", "query": null, "listed": "y", "relation": "missing", "bits": -0.75}]});
        let page = picture(&Texts::of(Language::English), &scored, 0.7).into_string();
        let number = |text: &str| -> f64 { text.replace('−', "-").parse().unwrap() };
        let of = |mark: &str| -> Vec<f64> {
            let parts = page.split(mark).skip(1);
            parts
                .map(|part| number(part.split('"').next().unwrap()))
                .collect()
        };
        let sum: f64 = of("data-bits=\"").iter().sum();
        assert!((sum - of("data-sum=\"")[0]).abs() < 0.001, "{page}");
        assert!(!page.contains("read as"), "{page}");
        let undone = json!({"bits": -17.0, "prior": -16.0, "evidence": [
            {"kind": "name", "query": "kari nordmann", "listed": null, "relation": "typing-slip", "bits": -1.0}]});
        let undone = picture(&Texts::of(Language::English), &undone, 0.7).into_string();
        assert!(
            undone.contains("read as") && undone.contains("tr class=\"absent\""),
            "{undone}"
        );
        assert!(
            page.contains("&lt;b&gt;") && !page.contains("<b>"),
            "{page}"
        );
    }
}
