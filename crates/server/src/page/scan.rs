//! A text, with whom it names marked in it.

mod mentioned;

use axum::Router;
use axum::extract::multipart::MultipartError;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use maud::{Markup, PreEscaped, html};
use serde_json::Value;

use super::json::list_of;
use super::shell::{Medium, Page, banner, document, problem, rests_on, unanswered};
use super::texts::{Language, Texts};
use super::{Asked, assets};
use crate::body::{self, Held};
use crate::multipart;
use crate::problem::{Kind, Problem};
use crate::service::App;
use crate::v1::scan::{How, scanned};
use mentioned::{Mentioned, by_party};
use tokio::sync::OwnedSemaphorePermit as Room;

/// Largest text that is shown with marks in it; a longer one gives the table alone.
const SHOWN_BYTES: usize = 200_000;
/// Most mentions, and most signals, that are shown.
const SHOWN: usize = 500;

/// The pages of a text.
pub(super) fn router() -> Router<App> {
    Router::new()
        .route("/scan", get(empty).post(read))
        .route("/scan/report", post(report))
}

/// A text of our own, naming whom everybody knows to be listed.
fn example(language: Language) -> &'static str {
    match language {
        Language::English => include_str!("../../../../docs/example-text-en.txt"),
        Language::Norwegian => include_str!("../../../../docs/example-text-nb.txt"),
    }
}

async fn empty(State(app): State<App>, asked: Asked, headers: HeaderMap) -> Response {
    let texts = Texts::asked(asked.lang.as_deref(), &headers);
    // `?q=example` fills the field, also without script.
    let text = match asked.q.as_deref() {
        Some("example") => example(texts.language),
        _ => "",
    };
    whole(&app, &texts, text, &html! {}, asked.lang.as_deref())
}

async fn read(
    State(app): State<App>,
    asked: Asked,
    headers: HeaderMap,
    request: Request,
) -> Response {
    let texts = Texts::asked(asked.lang.as_deref(), &headers);
    let threshold = app.settings.threshold.value;
    let (text, answer) = match sent(&app, request).await {
        Ok((text, held)) => (text, answered(&app, held, texts.language).await),
        Err(refused) => (refused.0, Err(refused.1)),
    };
    let typed = if text.len() <= SHOWN_BYTES { &text } else { "" };
    match answer {
        Ok(answer) => {
            let result = laid_out(&texts, &text, &answer, threshold, Medium::Page);
            whole(&app, &texts, typed, &result, asked.lang.as_deref())
        }
        // What was typed need not be typed again.
        Err(what) => {
            let result = problem(&texts, &what);
            let page = whole(&app, &texts, typed, &result, None);
            unanswered(what.status(), page)
        }
    }
}

/// The same as a file that stands alone.
async fn report(
    State(app): State<App>,
    asked: Asked,
    headers: HeaderMap,
    request: Request,
) -> Response {
    let texts = Texts::asked(asked.lang.as_deref(), &headers);
    let threshold = app.settings.threshold.value;
    let (text, answer) = match sent(&app, request).await {
        Ok((text, held)) => (text, answered(&app, held, texts.language).await),
        Err(refused) => (refused.0, Err(refused.1)),
    };
    let answer = match answer {
        Ok(answer) => answer,
        // There is no report of what is refused: the page says why, and keeps what was typed.
        Err(what) => {
            let typed = if text.len() <= SHOWN_BYTES { &text } else { "" };
            let page = whole(&app, &texts, typed, &problem(&texts, &what), None);
            return unanswered(what.status(), page);
        }
    };
    let title = texts.get("report-title");
    let markup = document(
        &texts,
        &format!("{title} · Vokter"),
        // Our own style sheet, which holds no tag.
        &html! { style { (PreEscaped(assets::style())) } },
        &html! {
            body class="report" {
                main {
                    h1 { (title) }
                    p class="quiet" { (texts.moment(&vokter_answers::engine::now().to_string())) }
                    (laid_out(&texts, &text, &answer, threshold, Medium::File))
                }
            }
        },
    );
    let mut response = markup.into_response();
    let name = HeaderValue::from_static("attachment; filename=\"vokter-report.html\"");
    response
        .headers_mut()
        .insert(header::CONTENT_DISPOSITION, name);
    response
}

/// The text of a form, and the same as what is read. Where it is refused, what was typed.
async fn sent(app: &App, request: Request) -> Result<(String, Held), Box<(String, Problem)>> {
    let parts = parts(app, request).await;
    let (parts, room) = parts.map_err(|what| Box::new((String::new(), what)))?;
    // Browsers send what stands in a field with CRLF, whatever was pasted. A file is taken as it is.
    let typed = parts.text.replace("\r\n", "\n");
    let is_shown = vokter_lists::sha256_hex(typed.as_bytes()) == parts.shown;
    let has_file = !parts.file.trim_ascii().is_empty();
    let refused = |problem| Err(Box::new((typed.clone(), problem)));
    if has_file && !typed.trim().is_empty() && !is_shown {
        let both = "there are a text and a file, and one answer is about one of them";
        return refused(
            Problem::value("text", both)
                .kind(Kind::TwoTexts)
                .mend("empty the field to scan the file, or scan the text without a file"),
        );
    }
    let text = if has_file {
        match String::from_utf8(parts.file) {
            Ok(text) => text,
            Err(_) => return refused(not_utf8("file")),
        }
    } else {
        typed.clone()
    };
    if text.trim().is_empty() {
        let none = Problem::new(StatusCode::BAD_REQUEST, "there is no text");
        return refused(
            none.field("text")
                .kind(Kind::NoText)
                .mend("type one, or choose a file"),
        );
    }
    let bytes = text.clone().into_bytes();
    Ok((text, Held { bytes, room }))
}

fn not_utf8(field: &str) -> Problem {
    Problem::new(StatusCode::BAD_REQUEST, "the text is not in UTF-8")
        .field(field)
        .kind(Kind::Text)
}

/// What the form of a text holds.
#[derive(Default)]
struct Parts {
    /// What stands in the field.
    text: String,
    /// The hash of what the page itself had put there, such as the text of the file before.
    shown: String,
    file: Vec<u8>,
}

async fn parts(app: &App, request: Request) -> Result<(Parts, Option<Room>), Problem> {
    body::demand(request.headers(), &["multipart/form-data"])?;
    let (mut form, room) = multipart::parts(app, request).await?;
    let broken = |error: MultipartError| multipart::broken(&error, "text");
    let mut parts = Parts::default();
    while let Some(field) = form.next_field().await.map_err(broken)? {
        let name = field.name().map(str::to_owned);
        let value = field.bytes().await.map_err(broken)?;
        match name.as_deref() {
            Some("file") => parts.file = value.to_vec(),
            Some("text") => {
                parts.text = String::from_utf8(value.to_vec()).map_err(|_| not_utf8("text"))?;
            }
            Some("shown") => parts.shown = String::from_utf8_lossy(&value).into_owned(),
            _ => {}
        }
    }
    Ok((parts, room))
}

async fn answered(app: &App, held: Held, language: Language) -> Result<Value, Problem> {
    let answer = scanned(app, held, How::default(), language).await?;
    Ok(serde_json::to_value(&answer).unwrap_or_default())
}

fn whole(app: &App, texts: &Texts, text: &str, result: &Markup, lang: Option<&str>) -> Response {
    let page = Page {
        texts,
        name: "scan",
        path: "/scan",
        form: Some("scan"),
        title: texts.get("scan-title"),
        content: html! {
            h1 { (texts.get("scan-title")) }
            p class="lead" { (texts.get("scan-lead")) }
            (banner(app, texts))
            form id="scan" class="ask" method="post" data-into="results" action=(texts.path("/scan")) enctype="multipart/form-data" {
                label for="text" { (texts.get("text")) }
                // A line break right after the tag is not part of the text.
                textarea id="text" name="text" rows="7" data-drop="" aria-describedby="dropped" { "\n" (text) }
                input type="hidden" name="shown" value=(vokter_lists::sha256_hex(text.as_bytes()));
                p id="dropped" class="quiet fine" role="status" data-unreadable=(texts.get("wrong-text")) data-first=(texts.get("dropped-first"))
                    data-full=(texts.get("dropped-full")) {}
                div class="row between" {
                    div { label for="file" { (texts.get("file")) }
                        input id="file" name="file" type="file" accept="text/plain,.txt,.md"; }
                    div class="row" {
                        a class="button plain" href="/scan?q=example" { (texts.get("example")) }
                        button type="submit" { (texts.get("do-scan")) }
                        button type="submit" formaction=(texts.path("/scan/report")) class="plain" { (texts.get("report")) }
                    }
                }
            }
            // Who has scanned goes on at the answer, not at the head of the page.
            div id="results" tabindex="-1" autofocus[!result.0.is_empty()] { (result) }
        },
    };
    page.response(lang)
}

fn laid_out(texts: &Texts, text: &str, answer: &Value, threshold: f64, medium: Medium) -> Markup {
    let (mentions, signals) = (list_of(answer, "mentions"), list_of(answer, "signals"));
    let is_marked = text.len() <= SHOWN_BYTES;
    let parties = by_party(mentions).len();
    let shown = by_party(&mentions[..mentions.len().min(SHOWN)]);
    html! {
        div class="read" {
            @if is_marked {
                section class="text" {
                    h2 { (texts.get("marked")) }
                    div class="marked" tabindex="0" role="region" aria-label=(texts.get("marked")) { (marked(texts, text, &shown, signals)) }
                }
            }
            div class="told" {
                (signals_of(texts, signals))
                section {
                    div class="count" {
                        h2 { @if mentions.is_empty() { (texts.get("no-mention")) } @else { (texts.count("mentions", mentions.len())) } }
                        @if parties > 1 && parties < mentions.len() { span class="quiet" { (texts.count("of-parties", parties)) } }
                    }
                    @if mentions.is_empty() { p class="clear" { (texts.get("no-mention-text")) } }
                    @for (at, one) in shown.iter().enumerate() {
                        (one.card(texts, answer, threshold, at, (is_marked, medium)))
                    }
                    @if mentions.len() > SHOWN { p class="quiet fine" { (texts.count("shown-first", SHOWN)) } }
                }
            }
        }
        p class="quiet fine" { (texts.get("document-hash")) " " code { (answer["sha256"].as_str().unwrap_or_default()) } " " (texts.get("document-hash-of")) }
        (rests_on(texts, answer, medium))
    }
}

/// The sentences that speak of a transfer of embargoed goods.
fn signals_of(texts: &Texts, signals: &[Value]) -> Markup {
    if signals.is_empty() {
        return html! {};
    }
    html! {
        section {
            div class="count" { h2 { (texts.count("signals", signals.len())) } }
            p class="quiet fine" { (texts.get("signals-lead")) }
            @for (at, signal) in signals.iter().take(SHOWN).enumerate() { (told(texts, signal, at)) }
        }
    }
}

fn told(texts: &Texts, signal: &Value, at: usize) -> Markup {
    let text = |name: &str| signal[name].as_str().unwrap_or_default();
    let place = |name: &str| {
        signal[name]
            .as_str()
            .map_or_else(|| "?".to_owned(), |code| texts.country(code))
    };
    let certainty = text("certainty");
    let sources = signal["sources"].as_array().into_iter().flatten();
    let sources: Vec<&str> = sources.filter_map(Value::as_str).collect();
    html! {
        article class=(format!("hit signal {certainty}")) id=(format!("s{at}")) {
            header {
                div class="who" { h3 { bdi { (text("goods")) } " " span class="quiet" { (place("from")) " → " (place("to")) } } }
                div class="worth" {
                    span class=(format!("band {certainty}")) { (texts.word("told", certainty)) }
                    span class="quiet" { (texts.get("line")) " " (signal["line"].as_u64().unwrap_or_default()) }
                }
            }
            @if let Some(who) = signal["said_by"].as_str() {
                p class="quiet" { (texts.get("said-by")) " " bdi { (who) } }
            }
            p class="sentence" { bdi { (text("sentence")) } }
            p class="fine" {
                (texts.get(if text("breach") == "possible" { "may-breach" } else { "would-breach" })) " "
                strong { (sources.join("; ")) }
            }
        }
    }
}

/// The text with its mentions marked, each a link to what is said of its party, and a sign before each
/// sentence that is a signal.
fn marked(texts: &Texts, text: &str, parties: &[Mentioned<'_>], signals: &[Value]) -> Markup {
    let mut done = 0;
    let mut pieces = Vec::new();
    let mut waiting = signals.iter().take(SHOWN).enumerate().peekable();
    let mut signs = |done: &mut usize, until: usize, pieces: &mut Vec<Markup>| {
        while let Some((at, signal)) = waiting
            .next_if(|(_, signal)| (signal["start"].as_u64().unwrap_or_default() as usize) <= until)
        {
            let start = signal["start"].as_u64().unwrap_or_default() as usize;
            let Some(before) = text.get(*done..start) else {
                continue;
            };
            *done = start;
            let goods = signal["goods"].as_str().unwrap_or_default();
            let sign = texts.with("signal-number", "number", (at + 1) as f64);
            pieces.push(html! {
                (before)
                a href=(format!("#s{at}")) class="sign" title=(goods) { (sign) }
            });
        }
    };
    let parties = parties.iter().enumerate();
    let mut mentions: Vec<(usize, usize, &Value)> = parties
        .flat_map(|(card, party)| {
            let places = party.places.iter();
            places.map(move |(at, mention)| (*at, card, *mention))
        })
        .collect();
    mentions.sort_by_key(|(at, ..)| *at);
    for (at, card, mention) in mentions {
        let place = |name: &str| mention[name].as_u64().unwrap_or_default() as usize;
        let (start, end) = (place("start"), place("end"));
        signs(&mut done, start, &mut pieces);
        let (Some(before), Some(named)) = (text.get(done..start), text.get(start..end)) else {
            continue;
        };
        done = end;
        let band = mention["band"].as_str().unwrap_or_default();
        let caption = mention["entity"]["caption"].as_str().unwrap_or_default();
        pieces.push(html! {
            (before)
            a id=(format!("t{at}")) href=(format!("#m{card}")) class=(format!("mark {band}")) title=(format!("{caption}: {}", texts.word("band", band))) {
                mark { (named) }
            }
        });
    }
    signs(&mut done, text.len(), &mut pieces);
    html! { @for piece in &pieces { (piece) } (text.get(done..).unwrap_or_default()) }
}
