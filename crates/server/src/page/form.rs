//! Forms with their answer below them: as a page, and the answer alone for the script.

use std::collections::BTreeMap;

use axum::extract::{Request, State};
use axum::http::{HeaderMap, Uri};
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use serde::de::DeserializeOwned;

use super::question::Question;
use super::shell::{Page, banner, failed, problem};
use super::texts::Texts;
use super::{Asked, fields};
use crate::body;
use crate::problem::Problem;
use crate::service::App;

/// The fields of a form, as they are sent.
pub(super) trait Form: DeserializeOwned + Send + Sync {
    /// The key of the page's name; its title and what leads into it are texts of that name.
    const NAME: &'static str;
    /// The page's path.
    const PATH: &'static str;

    /// Whether its answer rests on lists.
    const ASKS_LISTS: bool = true;

    /// The field that `?q=` begins, if any.
    const BEGINS: Option<&'static str> = None;

    /// What the form begins with.
    fn begun(asked: &Asked, texts: &Texts) -> Self;

    /// The form, filled with the fields.
    fn markup(&self, app: &App, texts: &Texts) -> Markup;

    /// What to fill in, told to who asks and has filled in nothing that could be answered.
    fn wanting(&self, _: &Texts) -> Markup {
        html! {}
    }

    /// What they ask, for who reads the answer without the form.
    fn question(&self, _: &Texts) -> Question {
        Question::default()
    }

    /// Where in the form stands what belongs to a field and comes with the answer.
    const BESIDE: Option<&'static str> = None;

    /// What stands there.
    fn beside(&self, _: &Texts) -> Markup {
        html! {}
    }

    /// What is answered to them: nothing where nothing is asked.
    fn answer(&self, app: &App, texts: &Texts) -> impl Future<Output = Markup> + Send;
}

/// The form as it begins.
pub(super) async fn get<F: Form>(
    State(app): State<App>,
    asked: Asked,
    uri: Uri,
    headers: HeaderMap,
) -> Response {
    let texts = Texts::asked(asked.lang.as_deref(), &headers);
    let given = match given::<F>(uri.query().unwrap_or_default(), asked.q.as_deref()) {
        Ok(given) => given,
        Err(what) => return failed(&texts, F::NAME, F::PATH, &what),
    };
    let (form, answer) = match given {
        Some(form) => {
            let answer = answer(&app, &texts, &form).await;
            (form, answer)
        }
        None => {
            let form = F::begun(&asked, &texts);
            let answer = told(&form, &texts, &form.answer(&app, &texts).await);
            (form, answer)
        }
    };
    whole(&app, &texts, &form, &answer, asked.lang.as_deref())
}

/// Parameters of every page, which are no fields.
const OF_PAGES: [&str; 3] = ["history", "lang", "q"];

/// The fields that an address gives, nothing where it gives none: a link that asks something is not answered with
/// something else.
fn given<F: Form>(query: &str, name: Option<&str>) -> Result<Option<F>, Problem> {
    let Ok(pairs) = serde_urlencoded::from_str::<Vec<(String, String)>>(query) else {
        return Ok(None);
    };
    // Of a field that is given twice the last counts.
    let mut fields: BTreeMap<&str, &str> = pairs
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .filter(|(name, _)| !OF_PAGES.contains(name))
        .collect();
    if fields.is_empty() {
        return Ok(None);
    }
    if let (Some(field), Some(name)) = (F::BEGINS, name) {
        fields.entry(field).or_insert(name);
    }
    let fields = serde_urlencoded::to_string(fields).unwrap_or_default();
    body::form(fields.as_bytes()).map(Some)
}

/// An answer behind its question.
fn told<F: Form>(form: &F, texts: &Texts, answer: &Markup) -> Markup {
    html! { @if !answer.0.is_empty() { (form.question(texts).markup()) (answer) } }
}

/// The answer to fields that were sent.
async fn answer<F: Form>(app: &App, texts: &Texts, form: &F) -> Markup {
    let answer = form.answer(app, texts).await;
    if answer.0.is_empty() && form.beside(texts).0.is_empty() {
        form.wanting(texts)
    } else {
        told(form, texts, &answer)
    }
}

/// The form with its answer. What is asked is sent as a body, so that no name stands in an address.
pub(super) async fn post<F: Form>(
    State(app): State<App>,
    asked: Asked,
    headers: HeaderMap,
    request: Request,
) -> Response {
    let texts = Texts::asked(asked.lang.as_deref(), &headers);
    match fields::<F>(&app, request).await {
        Ok(form) => {
            let answer = answer(&app, &texts, &form).await;
            whole(&app, &texts, &form, &answer, asked.lang.as_deref())
        }
        Err(what) => failed(&texts, F::NAME, F::PATH, &what),
    }
}

/// The answer alone, for the script.
pub(super) async fn part<F: Form>(
    State(app): State<App>,
    asked: Asked,
    headers: HeaderMap,
    request: Request,
) -> Response {
    let texts = Texts::asked(asked.lang.as_deref(), &headers);
    match fields::<F>(&app, request).await {
        Ok(form) => {
            let answer = answer(&app, &texts, &form).await;
            let whole = html! {
                @if let Some(place) = F::BESIDE { div data-place=(place) { (form.beside(&texts)) } }
                (answer)
            };
            whole.into_response()
        }
        Err(what) => problem(&texts, &what).into_response(),
    }
}

/// Answers a form as it begins, for what is made by it once.
pub(super) async fn warm<F: Form>(app: &App, texts: &Texts, example: &Asked) {
    let form = F::begun(example, texts);
    form.answer(app, texts).await;
}

fn whole<F: Form>(
    app: &App,
    texts: &Texts,
    form: &F,
    answer: &Markup,
    lang: Option<&str>,
) -> Response {
    let name = F::NAME;
    let title = texts.get(&format!("{name}-title"));
    let page = Page {
        texts,
        name,
        path: F::PATH,
        form: Some(F::NAME),
        title: title.clone(),
        content: html! {
            h1 { (title) }
            p class="lead" { (texts.get(&format!("{name}-lead"))) }
            @if F::ASKS_LISTS { (banner(app, texts)) }
            (form.markup(app, texts))
            // What is read aloud of an answer that comes as one types: how many, not each of them.
            p id="said" class="unseen" role="status" {}
            div id="results" { (answer) }
        },
    };
    page.response(lang)
}
