//! `POST /v1/screen`: one party.

use axum::extract::{Request, State};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use vokter_answers::at_odds::AtOdds;
use vokter_answers::engine;
use vokter_answers::remark::Language;
use vokter_answers::wire::screen::{Answer, Screened};
use vokter_screening::{Prepared, Settings as Search};

use super::asking::{Facts, Nothing, Parameters, choice, limit, threshold};
use crate::body::{self, QUESTION_BYTES_MAX, none_or_some};
use crate::page::bearers;
use crate::problem::{Problem, Problems};
use crate::service::App;
use crate::workshop::Weight;

/// A party to look for, and how.
#[derive(Clone, Debug, Default, Deserialize, ToSchema, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[schema(as = ScreenRequest)]
pub(crate) struct Ask {
    /// Its name, in any script; may be left out when there are `ids`. What may be a number in it is looked up as one, too.
    #[schema(max_length = 1000)]
    pub(crate) name: Option<String>,
    /// Person, Organization, Company, LegalEntity, Vessel, Airplane, CryptoWallet or Address, in any case.
    pub(crate) schema: Option<String>,
    /// Whole or in part: 1955-05-21, 1955-05 or 1955.
    #[schema(pattern = "[0-9]{4}")]
    pub(crate) birth_date: Option<String>,
    /// Nationality, residence, registration: ISO 3166 codes or names.
    #[serde(deserialize_with = "none_or_some")]
    #[schema(max_items = 100, nullable)]
    #[schemars(with = "Option<Vec<String>>")]
    pub(crate) countries: Vec<String>,
    /// Passport, register, tax, IMO numbers …
    #[serde(deserialize_with = "none_or_some")]
    #[schema(max_items = 100, nullable)]
    #[schemars(with = "Option<Vec<String>>")]
    pub(crate) ids: Vec<String>,
    /// Other names of the same party: the best of all counts. All names together have at most 4,000 characters.
    #[serde(deserialize_with = "none_or_some")]
    #[schema(max_items = 100, nullable)]
    #[schemars(with = "Option<Vec<String>>")]
    pub(crate) aliases: Vec<String>,
    /// Least score of a hit, 0 to 1.
    #[schema(minimum = 0, maximum = 1)]
    #[schemars(range(min = 0.0, max = 1.0))]
    pub(crate) threshold: Option<f64>,
    /// Most hits shown, 1 to 1000.
    #[schema(minimum = 1, maximum = 1000)]
    #[schemars(range(min = 1, max = 1000))]
    pub(crate) limit: Option<u32>,
    /// Only parties on these lists.
    #[schema(min_items = 1, max_items = 50)]
    pub(crate) lists: Option<Vec<String>>,
    /// The lists as they were on this day.
    #[schema(format = Date)]
    pub(crate) as_of: Option<String>,
}

impl Ask {
    /// What it says of the party.
    pub(crate) fn facts(self) -> Facts {
        Facts {
            name: self.name,
            schema: self.schema,
            birth_date: self.birth_date,
            countries: self.countries,
            ids: self.ids,
            aliases: self.aliases,
        }
    }
}

/// Looks one party up on the lists.
#[utoipa::path(
    post, path = "/v1/screen", operation_id = "screen", tag = "screening",
    request_body(content = Ask, example = json!({"name": "Korea Mining Development Trading", "countries": ["kp"], "lists": ["un-sc"]})),
    responses((status = 200, description = "The hits, best first, each with its evidence.", body = Answer,
        example = json!({"query": {"name": "Korea Mining Development Trading", "countries": ["kp"]},
            "threshold": 0.7, "total_hits": 1, "truncated": false, "screened_at": "2026-08-17T09:30:00Z", "warnings": [],
            "hits": [{"score": 0.99, "bits": 6.75, "prior": -16.0, "band": "likely", "reported_because": "score",
                "matched_name": "Korea Mining Development Trading Corporation",
                "entity": {"id": "un-sc-KPe.001", "caption": "Korea Mining Development Trading Corporation", "schema": "Organization",
                    "listings": [{"list": "un-sc", "reference": "KPe.001", "effect": "freeze", "listed_on": "2009-04-24"}]},
                "evidence": [{"kind": "name", "query": "korea", "listed": "korea", "relation": "equal", "bits": 5.6}]}],
            "lists": [{"list": "un-sc", "version": "2026-08-01-3f9a01b2c3d4", "published": "2026-08-01", "records": 1011}],
            "engine": {"version": "0.1.0"}})), Problems),
)]
async fn screen(
    State(app): State<App>,
    Parameters(Nothing {}): Parameters<Nothing>,
    request: Request,
) -> Result<Response, Problem> {
    let ask: Ask = body::json(&app.budget, request, QUESTION_BYTES_MAX).await?;
    let bytes = answer(
        &app,
        ask,
        Language::English,
        Alone::Told,
        serde_json::to_vec::<Answer>,
    )
    .await?;
    let bytes = bytes.map_err(|error| {
        Problem::new(
            axum::http::StatusCode::INTERNAL_SERVER_ERROR,
            error.to_string(),
        )
    })?;
    let kind = [(axum::http::header::CONTENT_TYPE, "application/json")];
    Ok((kind, bytes).into_response())
}

/// What is done about a word alone that finds nobody.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Alone {
    /// Who bears it is told with the answer.
    Told,
    /// They are shown beside it.
    Shown,
}

/// Answers a question, and makes something of the answer where it was found.
pub(crate) async fn answer<T: Send + 'static>(
    app: &App,
    mut ask: Ask,
    language: Language,
    alone: Alone,
    make: impl FnOnce(&Answer) -> T + Send + 'static,
) -> Result<T, Problem> {
    let defaults = app.search();
    let search = Search {
        threshold: threshold(ask.threshold, defaults.threshold)?,
        limit: Some(limit(ask.limit, app.settings.limit.value)?),
        ..defaults
    };
    let choice = choice(ask.lists.take(), ask.as_of.as_deref())?;
    let as_of = choice.as_of;
    let question = ask.facts().question()?;
    let view = app.view(choice).await?;
    let service = app.clone();
    let weight = Weight::of(&question.query, &search, search.limit.unwrap_or_default());
    app.workshop
        .weighed(weight, move |_| {
            let parties = &view.parties;
            let screened_at = engine::now();
            let prepared = Prepared::new(&question.query);
            let hits = parties.search(&prepared, &search);
            let mut remarks = question.remarks;
            if hits.total == 0 && alone == Alone::Told {
                remarks.extend(bearers::alone(&view, &question.query, &prepared));
            }
            remarks.extend(AtOdds::of_hits(&question.query, &hits.hits, parties));
            make(&Answer::of(&Screened {
                query: &question.query,
                hits: &hits,
                parties,
                threshold: search.threshold,
                as_of,
                screened_at,
                engine: &service.engine,
                remarks: &remarks,
                language,
            }))
        })
        .await
}

/// The path of this module.
pub(crate) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(screen))
}
