//! What surrounds every page.

use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use maud::{DOCTYPE, Markup, html};
use vokter_answers::remark::Remark;

use super::assets;
use super::json::{list_of, text};
use super::texts::{Language, Texts, code};
use crate::problem::{Kind, Problem, RETRY_AFTER};
use crate::service::App;

/// A page before it is dressed.
pub(super) struct Page<'a> {
    pub(super) texts: &'a Texts,
    /// The key of the page's name, as in the navigation.
    pub(super) name: &'static str,
    /// Its own path with what was asked by it, for the other language.
    pub(super) path: &'a str,
    /// The form whose fields go along when the language is changed, by its id.
    pub(super) form: Option<&'static str>,
    pub(super) title: String,
    pub(super) content: Markup,
}

/// The pages of the navigation.
const PAGES: [(&str, &str); 6] = [
    ("search", "/"),
    ("scan", "/scan"),
    ("trade", "/trade"),
    ("compare", "/compare"),
    ("lists", "/lists"),
    ("docs", "/docs"),
];

/// A document of HTML: its title, what else stands in its head, and its body.
pub(super) fn document(texts: &Texts, title: &str, head: &Markup, body: &Markup) -> Markup {
    html! {
        (DOCTYPE)
        html lang=(code(texts.language)) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (title) }
                (head)
            }
            (body)
        }
    }
}

impl Page<'_> {
    fn markup(&self) -> Markup {
        let Self { texts, .. } = self;
        let head = html! {
            link rel="stylesheet" href=(assets::at("page.css"));
            link rel="icon" href=(assets::at("mark.svg")) type="image/svg+xml";
            script src=(assets::at("page.js")) defer {}
        };
        let body = html! {
            body data-away=(texts.get("away")) data-again=(texts.get("again")) {
                a class="skip" href="#content" { (texts.get("skip")) }
                header class="top" {
                    a class="brand" href="/" {
                        img src=(assets::at("mark.svg")) alt="" width="22" height="22";
                        "Vokter"
                    }
                    nav aria-label=(texts.get("nav")) {
                        @for (name, path) in PAGES {
                            @if name == self.name {
                                a href=(path) aria-current="page" { (texts.get(name)) }
                            } @else {
                                a href=(path) { (texts.get(name)) }
                            }
                        }
                    }
                    (self.language())
                }
                main id="content" tabindex="-1" { (self.content) }
                footer { p { (texts.get("footer")) } }
            }
        };
        document(texts, &format!("{} · Vokter", self.title), &head, &body)
    }

    /// The same page in the other language.
    fn other(&self) -> (String, String) {
        let code = self.texts.get("other-code");
        let joint = if self.path.contains('?') { '&' } else { '?' };
        (format!("{}{joint}lang={code}", self.path), code)
    }

    /// The way there. What a form holds goes along as a body.
    fn language(&self) -> Markup {
        let (path, code) = self.other();
        let name = self.texts.get("other-language");
        html! {
            @if let Some(form) = self.form {
                // Whoever presses Enter in a field presses the form's first button, which is this and not the next.
                button type="submit" form=(form) hidden {}
                button class="language" type="submit" form=(form) formaction=(path) formnovalidate lang=(code) { (name) }
            } @else {
                a class="language" href=(path) lang=(code) hreflang=(code) { (name) }
            }
        }
    }

    /// The page as an answer. A language that was asked for is remembered.
    pub(super) fn response(&self, asked: Option<&str>) -> Response {
        let mut response = self.markup().into_response();
        // Nothing is painted before it is there, so it is asked for before the page is read.
        let style = format!("<{}>; rel=preload; as=style", assets::at("page.css"));
        if let Ok(style) = HeaderValue::from_str(&style) {
            response.headers_mut().insert(header::LINK, style);
        }
        remember(self.texts.language, asked, response.headers_mut());
        response
    }
}

fn remember(language: Language, asked: Option<&str>, headers: &mut HeaderMap) {
    let vary = HeaderValue::from_static("Accept-Language, Cookie");
    headers.insert(header::VARY, vary);
    if asked.is_some() {
        let cookie = format!(
            "lang={}; Path=/; Max-Age=31536000; SameSite=Strict; HttpOnly",
            code(language)
        );
        if let Ok(cookie) = HeaderValue::from_str(&cookie) {
            headers.insert(header::SET_COOKIE, cookie);
        }
    }
}

/// A problem in a box: in the engine's words where they are in the page's language, else in the
/// page's.
pub(super) fn problem(texts: &Texts, problem: &Problem) -> Markup {
    boxed(texts, problem, true)
}

/// Fields of the interface that stand in a form: by what id there, and the key of their label.
const FIELDS: [(&str, &str, &str); 14] = [
    ("as_of", "as_of", "as-of"),
    ("birth_date", "birth_date", "birth-date"),
    ("contract_date", "contract_date", "trade-contract_date"),
    ("countries", "country", "country"),
    ("date", "date", "trade-date"),
    ("goods", "goods", "goods"),
    ("hs", "hs", "hs-code"),
    ("ids", "id", "number"),
    ("lists", "list", "list"),
    ("name", "name", "name"),
    ("note", "note", "trade-note"),
    ("party", "party", "trade-parties"),
    ("price", "price", "trade-price"),
    ("quantity", "quantity", "trade-quantity"),
];

/// The box, with its heading unless the page has it.
fn boxed(texts: &Texts, problem: &Problem, is_titled: bool) -> Markup {
    let is_own = texts.language == Language::English;
    if let Some(banner) = loading(texts, problem) {
        return banner;
    }
    let field = problem.of_field().and_then(|at| {
        let name = at.split('[').next().unwrap_or(at);
        FIELDS.iter().find(|(field, ..)| *field == name)
    });
    html! {
        div class="problem" id="problem" role="alert" data-field=[field.map(|(_, id, _)| id)] {
            @if is_titled { strong { (texts.get("problem-title")) } }
            @if let Some((_, id, label)) = field { p { a href=(format!("#{id}")) { (texts.get(label)) } } }
            @if let Some(kind) = problem.of_kind().filter(|_| is_own) {
                // What is to be done is said for who reads a page; what was given stands before it.
                @if !kind.says_all() && tells_a_value(&problem.detail) { p { (with_code(&sentence(&problem.detail))) } }
                p { (with_code(&texts.wrong(problem))) }
            } @else if is_own {
                p { (with_code(&sentence(&problem.detail))) }
                @if let Some(mend) = &problem.mend { p class="quiet" { (with_code(&sentence(mend))) } }
            } @else {
                p { (with_code(&texts.wrong(problem))) }
            }
        }
    }
}

/// Whether a detail names what was given.
fn tells_a_value(detail: &str) -> bool {
    detail.contains(|c: char| c == '`' || c.is_ascii_digit())
}

/// Says that lists are on their way, where that is what is wrong. The script looks for them until they are there; without
/// it one looks again.
fn loading(texts: &Texts, problem: &Problem) -> Option<Markup> {
    let kind = problem.of_kind()?;
    [Kind::Loading, Kind::Waiting].contains(&kind).then(|| {
        html! {
            div class="banner loading" role="status" data-loading="" {
                (with_code(&texts.get(kind.key())))
                noscript { " " a href="" { (texts.get("look-again")) } }
            }
        }
    })
}

/// A page that says what went wrong.
pub(super) fn failed(texts: &Texts, name: &'static str, path: &str, what: &Problem) -> Response {
    let title = texts.get(match what.of_kind() {
        Some(Kind::Loading) => "loading-title",
        Some(Kind::Waiting) => "waiting-title",
        _ if what.status() == StatusCode::NOT_FOUND => "nothing-title",
        _ => "problem-title",
    });
    let page = Page {
        texts,
        name,
        path,
        form: None,
        title: title.clone(),
        content: html! {
            h1 { (title) }
            (boxed(texts, what, false))
            p { a href="/" { (texts.get("back")) } }
        },
    };
    let status = match what.status() {
        StatusCode::OK => StatusCode::INTERNAL_SERVER_ERROR,
        status => status,
    };
    unanswered(status, page.response(None))
}

/// A page without what was asked for. Where it is worth while to come again, it says when.
pub(super) fn unanswered(status: StatusCode, page: Response) -> Response {
    let mut response = (status, page).into_response();
    if [
        StatusCode::SERVICE_UNAVAILABLE,
        StatusCode::TOO_MANY_REQUESTS,
    ]
    .contains(&status)
    {
        let headers = response.headers_mut();
        headers.insert(header::RETRY_AFTER, RETRY_AFTER);
    }
    response
}

/// Says at the head of a page that lists are on their way, or that answers rest on the starter list alone.
pub(super) fn banner(app: &App, texts: &Texts) -> Markup {
    let view = app.lists.whole();
    let mut remarks = view.iter().flat_map(|view| &view.parties.warnings);
    let parties = remarks.find_map(|remark| match remark {
        Remark::RestsOnStarter {
            parties,
            alone: true,
        } => Some(*parties),
        _ => None,
    });
    html! {
        @if let Err(problem) = &view { @if let Some(banner) = loading(texts, problem) { (banner) } }
        @if let Some(parties) = parties {
            p class="banner" role="note" { (with_code(&texts.count("starter-banner", parties))) }
        }
    }
}

/// What stands alone begins as a sentence does.
pub(super) fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

/// A sentence with what stands between backticks as code.
pub(super) fn with_code(sentence: &str) -> Markup {
    html! {
        @for (at, part) in sentence.split('`').enumerate() {
            @if at % 2 == 1 { code { (part) } } @else { (part) }
        }
    }
}

/// Where an answer is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Medium {
    /// On a page, whose others are a click away.
    Page,
    /// In a file that stands alone, where a link to a page leads nowhere.
    File,
}

/// What an answer rests on: lists with versions, the engine, warnings.
pub(super) fn rests_on(texts: &Texts, answer: &serde_json::Value, medium: Medium) -> Markup {
    html! {
        section class="rests" {
            h2 { (texts.get("rests-on")) }
            @for warning in list_of(answer, "warnings") {
                p class="warning" { strong { (texts.get("warning")) } " " (with_code(&sentence(text(warning)))) }
            }
            ul class="stamps" {
                @for list in list_of(answer, "lists") {
                    li {
                        @if medium == Medium::Page {
                            a href=(format!("/lists/{}", text(&list["list"]))) { (text(&list["list"])) }
                        } @else { (text(&list["list"])) }
                        " " span class="quiet" {
                            (texts.day(text(&list["published"]))) " · "
                            (texts.count("records", list["records"].as_u64().unwrap_or_default() as usize)) " · "
                            (texts.get("version")) " " code { (text(&list["version"])) } " · " span class="in-one" { "SHA-256" } " " code { (text(&list["sha256"])) }
                        }
                    }
                }
            }
            p class="quiet fine" {
                @if let Some(time) = answer["screened_at"].as_str() {
                    (texts.with("screened-at", "time", texts.moment(time)))
                    " · "
                }
                (made_by(texts, &answer["engine"]))
            }
        }
    }
}

/// By which engine, with which settings, an answer is made.
pub(super) fn made_by(texts: &Texts, engine: &serde_json::Value) -> Markup {
    html! {
        (texts.get("engine")) " Vokter " (text(&engine["version"])) " · " (texts.get("engine-config")) " "
        code { (text(&engine["config"])) }
    }
}
