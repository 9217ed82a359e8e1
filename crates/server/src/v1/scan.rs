//! `POST /v1/scan`: a text.

use std::fmt::Write as _;
use std::io::BufReader;
use std::sync::Arc;

use axum::Json;
use axum::extract::multipart::MultipartError;
use axum::extract::{Request, State};
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use vokter_answers::engine;
use vokter_answers::remark::{Language, Remark};
use vokter_answers::wire::scan::{Mention, Signal, is_markup, remarks};
use vokter_answers::wire::{EngineStamp, ListStamp};

use jiff::civil::Date;
use vokter_documents::{Signals, Statement};
use vokter_trade::Judge;

use super::asking::{Parameters, choice, of_query, threshold};
use crate::body::{self, Held, LARGE_BYTES_MAX};
use crate::lists::View;
use crate::multipart;
use crate::page::party::encoded;
use crate::problem::{Kind, Problem, Problems};
use crate::service::App;
use crate::workshop::{Asker, Weight};

/// Most mentions and signals of one answer.
const MENTIONS_MAX: usize = 10_000;
/// Longest field of a form besides its text.
const FIELD_BYTES_MAX: usize = 1_000;

/// How to scan.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct How {
    /// Least score of a mention, 0 to 1.
    #[param(minimum = 0, maximum = 1)]
    pub(crate) threshold: Option<f64>,
    /// The lists as they were on this day.
    #[param(format = Date)]
    pub(crate) date: Option<String>,
}

/// A text in a form.
#[derive(ToSchema)]
#[allow(dead_code, reason = "documents a form that is read piece by piece")]
#[schema(as = ScanForm)]
struct Form {
    /// The text, as a file or a field.
    file: String,
    /// As the parameter of the same name.
    #[schema(minimum = 0, maximum = 1)]
    threshold: Option<f64>,
    /// As the parameter of the same name.
    #[schema(format = Date)]
    date: Option<String>,
}

/// What a text mentions.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Scanned {
    /// In order of place.
    pub(crate) mentions: Vec<Mention>,
    /// Sentences that speak of a transfer of embargoed goods, in order of place.
    pub(crate) signals: Vec<Signal>,
    /// Whether there are more than are shown.
    pub(crate) truncated: bool,
    /// Least score of a mention.
    pub(crate) threshold: f64,
    /// When the text was read.
    #[schema(format = DateTime)]
    pub(crate) screened_at: String,
    /// What the reader must know, one line each.
    pub(crate) warnings: Vec<String>,
    /// SHA-256 of the text.
    pub(crate) sha256: String,
    /// Its length in bytes.
    pub(crate) bytes: usize,
    pub(crate) lists: Vec<ListStamp>,
    pub(crate) engine: EngineStamp,
}

/// Finds the listed parties that a text mentions, and the sentences that speak of a transfer of embargoed goods.
/// Offsets are bytes of the text.
#[utoipa::path(
    post, path = "/v1/scan", operation_id = "scan", tag = "screening", params(How),
    request_body(description = "Plain text in UTF-8, or a form with a file.",
        content((String = "text/plain", example = "Talks with Kari Nordmann ended. Nordmann left early."), (Form = "multipart/form-data"))),
    responses((status = 200, description = "The mentions and the signals.", body = Scanned), Problems),
)]
async fn scan(
    State(app): State<App>,
    Parameters(how): Parameters<How>,
    request: Request,
) -> Result<Json<Scanned>, Problem> {
    body::demand(request.headers(), &["text/plain", "multipart/form-data"])?;
    let (held, how) = if body::media_type(request.headers()).as_deref() == Some("text/plain") {
        let held = body::read(&app.budget, request, LARGE_BYTES_MAX).await?;
        (held, how)
    } else {
        of_form(&app, request).await?
    };
    Ok(Json(scanned(&app, held, how, Language::English).await?))
}

/// The file of a form, and how to scan it: by parameters in the address, or by fields of the same names.
async fn of_form(app: &App, request: Request) -> Result<(Held, How), Problem> {
    let mut query = request.uri().query().unwrap_or_default().to_owned();
    let (mut form, room) = multipart::parts(app, request).await?;
    let broken = |error: MultipartError| multipart::broken(&error, "file");
    let mut file = None;
    while let Some(field) = form.next_field().await.map_err(broken)? {
        let name = field.name().unwrap_or_default().to_owned();
        if name != "file" {
            let text = field.text().await;
            let text = text.map_err(|error| multipart::broken(&error, &name))?;
            if text.len() > FIELD_BYTES_MAX {
                let what = format!("a field of more than {FIELD_BYTES_MAX} bytes");
                return Err(Problem::value(name, what).mend("send the text as the field `file`"));
            }
            let _ = write!(query, "&{}={}", encoded(&name), encoded(text.trim()));
            continue;
        }
        if file.is_some() {
            return Err(
                Problem::value("file", "the form has more than one field `file`")
                    .mend("send one text at a time"),
            );
        }
        file = Some(field.bytes().await.map_err(broken)?.to_vec());
    }
    let missing = || {
        Problem::new(StatusCode::BAD_REQUEST, "the form has no field `file`")
            .field("file")
            .mend("send the text as the field `file`")
    };
    let bytes = file.ok_or_else(missing)?;
    Ok((Held { bytes, room }, of_query(&query)?))
}

/// Scans a text.
pub(crate) async fn scanned(
    app: &App,
    held: Held,
    how: How,
    language: Language,
) -> Result<Scanned, Problem> {
    let threshold = threshold(how.threshold, app.settings.threshold.value)?;
    let choice = choice(None, None).and_then(|choice| {
        let as_of = how
            .date
            .as_deref()
            .map(|text| super::asking::day("date", text));
        Ok(vokter_answers::parties::Choice {
            as_of: as_of.transpose()?,
            ..choice
        })
    })?;
    if is_markup(&held.bytes) {
        return Err(Problem::new(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "this is XML or HTML, not plain text",
        )
        .field("file")
        .kind(Kind::Text)
        .mend("take the text out of it first"));
    }
    let day = choice.as_of.unwrap_or_else(engine::today);
    let view = app
        .view(choice)
        .await
        .map_err(|problem| problem.renamed("as_of", "date"))?;
    let service = app.clone();
    let weight = Weight::of_text(held.bytes.len());
    app.workshop
        .weighed(weight, move |asker| {
            read(&service, &view, &held, (threshold, day, language), asker)
        })
        .await?
}

fn read(
    app: &App,
    view: &Arc<View>,
    held: &Held,
    (threshold, day, language): (f64, Date, Language),
    asker: &Asker,
) -> Result<Scanned, Problem> {
    let parties = &view.parties;
    let screened_at = engine::now().to_string();
    let mut mentions = Vec::new();
    let mut truncated = false;
    let mut told = Vec::new();
    let judge = Judge::new(&app.rules);
    let mut signals = Signals::new(&judge, day);
    let passed = view
        .scanner()
        .read_each::<vokter_documents::Error>(
            BufReader::new(asker.reading(&held.bytes)),
            threshold,
            Some(&mut signals),
            |statement| {
                if mentions.len() + told.len() == MENTIONS_MAX {
                    truncated = true;
                    return Ok(());
                }
                match statement {
                    Statement::Mention(found) => {
                        let party = parties.party(found.party);
                        mentions.push(Mention::of(&found, threshold, parties, &party));
                    }
                    Statement::Signal(signal) => told.push(Signal::of(signal)),
                }
                Ok(())
            },
        )
        .map_err(|error| {
            Problem::new(StatusCode::BAD_REQUEST, error.to_string())
                .field("file")
                .kind(Kind::Text)
                .mend("send the text in UTF-8")
        })?;
    Ok(Scanned {
        mentions,
        signals: told,
        truncated,
        threshold,
        screened_at,
        warnings: Remark::texts(
            remarks(passed).iter().chain(&parties.told(engine::today())),
            language,
        ),
        sha256: vokter_lists::sha256_hex(&held.bytes),
        bytes: held.bytes.len(),
        lists: ListStamp::all(&parties.lists),
        engine: EngineStamp::of(&app.engine),
    })
}

/// The path of this module.
pub(crate) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(scan))
}
