//! A shipment or dealing: which embargo measures it meets, what could lift them, what to ask for.

mod fields;

use maud::{Markup, html};
use serde_json::Value;
use vokter_trade::{Jurisdiction, Language, Rules, hs};

use super::evidence::share;
use super::form::Form;
use super::json::{list_of, text_of};
use super::question::Question;
use super::shell::{Medium, problem, rests_on, sentence, with_code};
use super::texts::Texts;
use super::{Asked, party};
use crate::service::App;
use crate::v1::trade::answer;
pub(super) use fields::Fields;

/// Most codes of the table that are shown.
const CODES: usize = 12;
/// Where they stand: beside the field that asks for them.
const CODES_PLACE: &str = "codes";

impl Form for Fields {
    const NAME: &'static str = "trade";
    const PATH: &'static str = "/trade";

    /// `?q=example` fills it.
    fn begun(asked: &Asked, texts: &Texts) -> Self {
        match asked.q.as_deref() {
            Some("example") => Self::example(texts),
            _ => Self::default(),
        }
    }

    fn markup(&self, _: &App, texts: &Texts) -> Markup {
        self.form(texts, &codes(texts, self))
    }

    fn question(&self, texts: &Texts) -> Question {
        self.told(texts)
    }

    fn wanting(&self, texts: &Texts) -> Markup {
        html! { div class="problem" role="status" { p { (texts.get("wrong-no-shipment")) } } }
    }

    const BESIDE: Option<&'static str> = Some(CODES_PLACE);

    fn beside(&self, texts: &Texts) -> Markup {
        codes(texts, self)
    }

    async fn answer(&self, app: &App, texts: &Texts) -> Markup {
        if let Some(what) = self.wrong_quantity().or_else(|| self.wrong_price()) {
            return problem(texts, &what);
        }
        let Some(ask) = self.ask() else {
            return html! {};
        };
        let answered = answer(app, ask, texts.language, |answer| {
            serde_json::to_value(answer)
        });
        match answered.await {
            Ok(Ok(told)) => laid_out(texts, &told, &app.rules),
            Ok(Err(_)) => html! {},
            Err(what) => problem(texts, &what),
        }
    }
}

/// Codes whose wording has the words that are looked for, each a button that puts it into the field of codes.
fn codes(texts: &Texts, fields: &Fields) -> Markup {
    let words = fields.wanted_code();
    if words.is_empty() {
        return html! {};
    }
    let found = hs::search(words);
    let chapter = |code: &str| {
        let norwegian = texts.language == Language::Norwegian;
        norwegian.then(|| hs::chapter_in_norwegian(code)).flatten()
    };
    html! {
        div role="group" aria-labelledby="codes-found" {
            p id="codes-found" class="small" data-said="" { (texts.get("hs-found")) }
            @if found.is_empty() {
                p class="quiet" { (texts.with("hs-none", "words", words)) }
            } @else {
                p class="quiet fine" { (texts.get("hs-press")) }
                ul class="choices" {
                    @for (code, wording) in found.iter().take(CODES) {
                        li {
                            button type="submit" class="plain" name="chosen" form="trade" value=(code) aria-pressed=(fields.has_code(code)) {
                                code { (code) } " " @if let Some(chapter) = chapter(code) { (chapter) ": " }
                                span lang="en" { (wording) }
                            }
                        }
                    }
                }
                @if found.len() > CODES { p class="quiet fine" { (texts.count("hs-more", found.len())) } }
            }
        }
    }
}

fn laid_out(texts: &Texts, told: &Value, rules: &Rules) -> Markup {
    let outcome = text_of(told, "outcome");
    let (remarks, findings): (Vec<&Value>, Vec<&Value>) = list_of(told, "findings")
        .iter()
        .partition(|finding| finding["remark"].as_bool() == Some(true));
    html! {
        section class=(format!("verdict {outcome}")) {
            h2 data-said="" { (texts.word("outcome", outcome)) }
            p { (text_of(told, "sentence")) }
            p class="quiet fine" { (texts.with("rules-of", "day", texts.day(text_of(told, "date")))) " " (understood(texts, &told["understood"])) }
            (regimes(texts, &told["by_regime"], rules))
        }
        @for finding in &findings { (one(texts, finding)) }
        @if !remarks.is_empty() {
            ul class="quiet fine besides" {
                @for remark in &remarks { li { (texts.get("besides")) " " (text_of(remark, "title")) " (" (text_of(remark, "source")) ")" } }
            }
        }
        @if !list_of(told, "parties").is_empty() {
            section {
                h2 { (texts.get("trade-screened")) }
                @for screened in list_of(told, "parties") { (screened_party(texts, screened, told)) }
            }
        }
        @if !list_of(told, "missing").is_empty() {
            section {
                h2 { (texts.get("trade-missing")) }
                dl class="facts" {
                    @for missing in list_of(told, "missing") {
                        dt { (texts.word("fact", text_of(missing, "fact"))) }
                        dd { (text_of(missing, "decides")) }
                    }
                }
            }
        }
        @for line in list_of(told, "notes") {
            p class="warning" { strong { (texts.get("warning")) } " " (with_code(&sentence(line.as_str().unwrap_or_default()))) }
        }
        (rests_on(texts, told, Medium::Page))
    }
}

/// The regimes by their ids, as findings cite them; what is no embargo, such as what a declaration lacks, in words.
fn regimes(texts: &Texts, by_regime: &Value, rules: &Rules) -> Markup {
    let all = by_regime.as_object();
    let title = |id: &str| {
        rules
            .regime(id)
            .map(|known| known.title.in_language(texts.language))
    };
    let is_embargo = |id: &str| {
        let known = rules.regime(id);
        known.is_none_or(|known| known.jurisdiction != Jurisdiction::Customs)
    };
    html! {
        ul class="marks" {
            @for (regime, outcome) in all.into_iter().flatten() {
                li title=[title(regime)] {
                    @if is_embargo(regime) { code { (regime) } } @else { (title(regime).unwrap_or_default()) ":" }
                    " " (texts.word("outcome", outcome.as_str().unwrap_or_default()))
                }
            }
        }
    }
}

fn understood(texts: &Texts, understood: &Value) -> Markup {
    let code = |place: &str| match place {
        "unknown" => texts.get("place-unknown"),
        place => {
            let names: Vec<String> = place
                .split(" or ")
                .map(|code| texts.country(code))
                .collect();
            names.join(&format!(" {} ", texts.get("or")))
        }
    };
    let place = |name: &str| understood[name].as_str().map_or("?".to_owned(), code);
    let words = |name: &str| -> Vec<&str> {
        let all = list_of(understood, name).iter();
        all.filter_map(Value::as_str).collect()
    };
    let kinds = vokter_trade::activities().iter();
    let dealings = kinds.filter(|kind| words("activities").contains(&kind.id));
    html! {
        (texts.get("understood")) " " (place("from")) " → " (place("to"))
        @if !words("via").is_empty() { " · " (texts.get("via")) " " (words("via").into_iter().map(code).collect::<Vec<_>>().join(", ")) }
        @if understood["origin"].is_string() { " · " (texts.get("origin")) " " (place("origin")) }
        @for goods in list_of(understood, "goods") {
            " · " (goods_of(texts, goods))
        }
        @for dealing in dealings { " · " (dealing.title_in(texts.language)) }
    }
}

/// Goods with the codes that they are: a code that was given has no words before it.
fn goods_of(texts: &Texts, goods: &Value) -> String {
    let codes = |name: &str, scheme: &str| {
        let codes: Vec<&str> = list_of(goods, name)
            .iter()
            .filter_map(Value::as_str)
            .collect();
        (!codes.is_empty()).then(|| format!("{}{}", texts.get(scheme), codes.join(", ")))
    };
    let both = [
        codes("hs", "hs-before"),
        codes("military_list", "ml-before"),
    ];
    let words = |name: &str| -> Vec<&str> {
        let all = list_of(goods, name).iter();
        all.filter_map(Value::as_str).collect()
    };
    let meaning = Some(words("meaning").join(", ")).filter(|meaning| !meaning.is_empty());
    let unread = Some(words("unread")).filter(|words| !words.is_empty());
    let unread = unread.map(|words| texts.with("goods-unread", "words", words.join(", ")));
    let told: Vec<String> = meaning
        .into_iter()
        .chain(both.into_iter().flatten())
        .chain(unread)
        .collect();
    match (text_of(goods, "text"), told.join("; ").as_str()) {
        ("", told) => told.to_owned(),
        (words, "") => words.to_owned(),
        (words, told) => format!("{words} ({told})"),
    }
}

fn one(texts: &Texts, finding: &Value) -> Markup {
    let outcome = text_of(finding, "outcome");
    let part = |name: &str, key: &str| {
        let all = list_of(finding, name);
        html! {
            @if !all.is_empty() {
                h4 { (texts.get(key)) }
                ul { @for line in all { li { (line.as_str().unwrap_or_default()) } } }
            }
        }
    };
    html! {
        article class=(format!("hit finding {outcome}")) {
            header {
                div class="who" {
                    h3 { (text_of(finding, "title")) }
                    p class="source" {
                        strong { (text_of(finding, "source")) }
                        @if text_of(finding, "citation") == "unconfirmed" { " " span class="quiet" { (texts.get("citation-unconfirmed")) } }
                    }
                }
                div class="worth" {
                    span class=(format!("band {outcome}")) { (texts.word("outcome", outcome)) }
                    span class="quiet" { (texts.word("certainty", text_of(finding, "certainty"))) }
                }
            }
            p { (text_of(finding, "explanation")) }
            @if let Some(contested) = finding["contested"].as_str() { p class="quiet" { (contested) } }
            details {
                summary { (texts.get("trade-why")) }
                p class="quiet" { code { (text_of(finding, "measure")) } " · " (text_of(finding, "why_applies")) }
                (part("because", "because"))
                (part("exemptions", "exemptions"))
            }
            (part("needed", "needed"))
        }
    }
}

fn screened_party(texts: &Texts, screened: &Value, told: &Value) -> Markup {
    let hits = list_of(screened, "hits");
    html! {
        @if hits.is_empty() {
            p { bdi { (text_of(screened, "name")) } ": " span class="quiet" { (texts.get("no-hit")) } }
        }
        @for hit in hits {
            @let band = text_of(hit, "band");
            article class=(format!("hit {band}")) {
                header {
                    (party::title(texts, &hit["entity"], told, Medium::Page))
                    div class="worth" {
                        span class=(format!("band {band}")) { (texts.word("band", band)) }
                        span class="score" { (share(texts, hit["score"].as_f64().unwrap_or_default())) }
                        span class="quiet" { bdi { (text_of(screened, "name")) } }
                    }
                }
            }
        }
    }
}
