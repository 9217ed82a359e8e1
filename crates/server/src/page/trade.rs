//! A shipment or dealing: which embargo measures it meets, what could lift them, what to ask for.

use maud::{Markup, html};
use serde::Deserialize;
use serde_json::Value;
use vokter_trade::{Rules, hs};

use super::evidence::share;
use super::form::Form;
use super::shell::problem;
use super::texts::{Language, Texts};
use super::{Asked, party};
use crate::service::App;
use crate::v1::trade::{Ask, answer};

/// The form's fields; goods, codes and parties one a line.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Fields {
    from: String,
    to: String,
    via: String,
    goods: String,
    hs: String,
    /// Words to look for in the table of codes, and the code chosen there.
    find: String,
    chosen: String,
    party: String,
    vessel: String,
    date: String,
}

/// Most codes of the table that are shown.
const CODES: usize = 12;

impl Fields {
    fn ask(&self) -> Option<Ask> {
        let given = |text: &str| (!text.trim().is_empty()).then(|| text.trim().to_owned());
        let lines = |text: &str| -> Vec<String> { text.lines().filter_map(given).collect() };
        let codes = self.hs.split([',', ' ', '\n', '\r', ';']);
        let ask = Ask {
            from: given(&self.from),
            to: given(&self.to),
            via: self.via.split(',').filter_map(given).collect(),
            goods: lines(&self.goods),
            hs: codes.filter_map(given).chain(given(&self.chosen)).collect(),
            party: lines(&self.party),
            vessel: given(&self.vessel),
            date: given(&self.date),
            ..Ask::default()
        };
        let something = ask.from.is_some()
            || ask.to.is_some()
            || ask.vessel.is_some()
            || [&ask.goods, &ask.hs, &ask.party]
                .iter()
                .any(|all| !all.is_empty());
        something.then_some(ask)
    }
}

impl Form for Fields {
    const NAME: &'static str = "trade";
    const PATH: &'static str = "/trade";

    /// `?q=example` fills it.
    fn begun(asked: &Asked, texts: &Texts) -> Self {
        match asked.q.as_deref() {
            Some("example") => Self {
                from: texts.get("trade-example-from"),
                to: texts.get("trade-example-to"),
                goods: texts.get("trade-example-goods"),
                date: "2023-09-16".to_owned(),
                ..Self::default()
            },
            _ => Self::default(),
        }
    }

    fn markup(&self, _: &App, texts: &Texts) -> Markup {
        let line = |name: &str, label: &str, value: &str, hint: &str| {
            html! {
                div { label for=(name) { (texts.get(label)) }
                    input id=(name) name=(name) value=(value) maxlength="200" autocomplete="off" placeholder=(hint); }
            }
        };
        html! {
            form id="trade" class="ask" method="post" action="/trade" data-live="/traded" data-into="results" {
                div class="fields two" {
                    (line("from", "whence", &self.from, &texts.get("place-hint")))
                    (line("to", "whither", &self.to, &texts.get("place-hint")))
                }
                div class="fields two below" {
                    div { label for="goods" { (texts.get("goods")) }
                        textarea id="goods" name="goods" rows="2" maxlength="4000" { "\n" (self.goods) } }
                    div { label for="party" { (texts.get("trade-parties")) }
                        textarea id="party" name="party" rows="2" maxlength="4000" { "\n" (self.party) } }
                }
                div class="fields" {
                    (line("hs", "hs-code", &self.hs, "9306.90"))
                    (line("find", "hs-find", &self.find, &texts.get("hs-find-hint")))
                    (line("via", "via", &self.via, ""))
                    (line("vessel", "vessel", &self.vessel, &texts.get("vessel-hint")))
                    (line("date", "trade-date", &self.date, "2023-09-16"))
                }
                div class="row between" {
                    a class="button plain" href="/trade?q=example" { (texts.get("example")) }
                    button type="submit" { (texts.get("do-trade")) }
                }
            }
        }
    }

    async fn answer(&self, app: &App, texts: &Texts) -> Markup {
        let codes = codes(texts, self);
        let Some(ask) = self.ask() else {
            return codes;
        };
        let answered = answer(app, ask, |answer| serde_json::to_value(answer)).await;
        let told = match answered {
            Ok(Ok(told)) => laid_out(texts, &told, &app.rules),
            Ok(Err(_)) => html! {},
            Err(what) => problem(texts, &what),
        };
        html! { (codes) (told) }
    }
}

/// Codes whose wording has the words that are looked for; one may be chosen.
fn codes(texts: &Texts, fields: &Fields) -> Markup {
    let words = fields.find.trim();
    if words.is_empty() {
        return html! {};
    }
    let found = hs::search(words);
    let chosen = fields.chosen.trim();
    html! {
        section class="codes" {
            h2 { (texts.get("hs-found")) }
            @if found.is_empty() {
                p class="quiet" { (texts.with("hs-none", "words", words)) }
            } @else {
                ul class="choices" {
                    @for (code, wording) in found.iter().take(CODES) {
                        li { label {
                            input type="radio" name="chosen" form="trade" value=(code) checked[*code == chosen];
                            code { (code) } " " span { (wording) }
                        } }
                    }
                }
                @if found.len() > CODES { p class="quiet fine" { (texts.count("hs-more", found.len())) } }
            }
        }
    }
}

fn list<'v>(value: &'v Value, name: &str) -> &'v [Value] {
    value[name]
        .as_array()
        .map(Vec::as_slice)
        .unwrap_or_default()
}

fn text<'v>(value: &'v Value, name: &str) -> &'v str {
    value[name].as_str().unwrap_or_default()
}

fn laid_out(texts: &Texts, told: &Value, rules: &Rules) -> Markup {
    let outcome = text(told, "outcome");
    let (remarks, findings): (Vec<&Value>, Vec<&Value>) = list(told, "findings")
        .iter()
        .partition(|finding| finding["remark"].as_bool() == Some(true));
    html! {
        section class=(format!("verdict {outcome}")) {
            h2 { (texts.word("outcome", outcome)) }
            p { (text(told, "sentence")) }
            p class="quiet fine" { (texts.with("rules-of", "day", text(told, "date"))) " " (understood(texts, &told["understood"])) }
            (regimes(texts, &told["by_regime"]))
        }
        @for finding in &findings { (one(texts, finding, rules)) }
        @if !remarks.is_empty() {
            ul class="quiet fine besides" {
                @for remark in &remarks { li { (texts.get("besides")) " " (text(remark, "title")) " (" (text(remark, "source")) ")" } }
            }
        }
        @if !list(told, "parties").is_empty() {
            section {
                h2 { (texts.get("trade-screened")) }
                @for screened in list(told, "parties") { (screened_party(texts, screened)) }
            }
        }
        @if !list(told, "missing").is_empty() {
            section {
                h2 { (texts.get("trade-missing")) }
                dl class="facts" {
                    @for missing in list(told, "missing") {
                        dt { (texts.word("fact", text(missing, "fact"))) }
                        dd { (text(missing, "decides")) }
                    }
                }
            }
        }
        @for line in list(told, "notes").iter().chain(list(told, "warnings")) {
            p class="warning" { strong { (texts.get("warning")) } " " (line.as_str().unwrap_or_default()) }
        }
    }
}

fn regimes(texts: &Texts, by_regime: &Value) -> Markup {
    let all = by_regime.as_object();
    html! {
        ul class="marks" {
            @for (regime, outcome) in all.into_iter().flatten() {
                li { code { (regime) } " " (texts.word("outcome", outcome.as_str().unwrap_or_default())) }
            }
        }
    }
}

fn understood(texts: &Texts, understood: &Value) -> Markup {
    let place = |name: &str| understood[name].as_str().unwrap_or("?").to_uppercase();
    html! {
        (texts.get("understood")) " " (place("from")) " → " (place("to"))
        @for goods in list(understood, "goods") {
            " · " (text(goods, "text"))
            @let codes: Vec<&str> = list(goods, "hs").iter().chain(list(goods, "military_list")).filter_map(Value::as_str).collect();
            @if !codes.is_empty() { " = " (codes.join(", ")) }
        }
    }
}

/// A text of the rules in the page's language; what is no text of the measure stays as it is.
fn in_language<'t>(texts: &Texts, rules: &'t Rules, finding: &Value, english: &'t str) -> &'t str {
    if texts.language == Language::English {
        return english;
    }
    let measures = rules.measure(text(finding, "measure"));
    let mut all = measures.iter().flat_map(|(_, measure)| {
        [&measure.title, &measure.explain]
            .into_iter()
            .chain(&measure.needed)
    });
    let found = all.find(|known| known.en == english);
    found.map_or(english, |known| known.nb.as_str())
}

fn one(texts: &Texts, finding: &Value, rules: &Rules) -> Markup {
    let outcome = text(finding, "outcome");
    let part = |name: &str, key: &str| {
        let all = list(finding, name);
        html! {
            @if !all.is_empty() {
                h4 { (texts.get(key)) }
                ul { @for line in all { li { (in_language(texts, rules, finding, line.as_str().unwrap_or_default())) } } }
            }
        }
    };
    html! {
        article class=(format!("hit finding {outcome}")) {
            header {
                div class="who" {
                    h3 { (in_language(texts, rules, finding, text(finding, "title"))) }
                    p class="source" {
                        strong { (text(finding, "source")) }
                        @if text(finding, "citation") == "unconfirmed" { " " span class="quiet" { (texts.get("citation-unconfirmed")) } }
                    }
                }
                div class="worth" {
                    span class=(format!("band {outcome}")) { (texts.word("outcome", outcome)) }
                    span class="quiet" { (texts.word("certainty", text(finding, "certainty"))) }
                }
            }
            p { (in_language(texts, rules, finding, text(finding, "explanation"))) }
            @if let Some(contested) = finding["contested"].as_str() { p class="quiet" { (contested) } }
            details {
                summary { (texts.get("trade-why")) }
                p class="quiet" { code { (text(finding, "measure")) } " · " (text(finding, "why_applies")) }
                (part("because", "because"))
                (part("exemptions", "exemptions"))
            }
            (part("needed", "needed"))
        }
    }
}

fn screened_party(texts: &Texts, screened: &Value) -> Markup {
    let hits = list(screened, "hits");
    html! {
        @if hits.is_empty() {
            p { bdi { (text(screened, "name")) } ": " span class="quiet" { (texts.get("no-hit")) } }
        }
        @for hit in hits {
            @let band = text(hit, "band");
            article class=(format!("hit {band}")) {
                header {
                    (party::title(texts, &hit["entity"]))
                    div class="worth" {
                        span class=(format!("band {band}")) { (texts.word("band", band)) }
                        span class="score" { (share(hit["score"].as_f64().unwrap_or_default())) }
                        span class="quiet" { bdi { (text(screened, "name")) } }
                    }
                }
            }
        }
    }
}
