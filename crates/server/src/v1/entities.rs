//! `GET /v1/entities/{id}`: one listed party, whole, and what became of it.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use jiff::civil::Date;
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use vokter_answers::chronicle::{Chronicle, Span};
use vokter_answers::failure::Failure;
use vokter_answers::parties::Choice;
use vokter_answers::remark::Language;
use vokter_answers::wire::history::History;
use vokter_answers::wire::party::{Told, Whole};

use super::asking::{Parameters, Place, day};
use crate::lists::View;
use crate::problem::{Kind, Problem, Problems};
use crate::service::App;

/// Of what day a party is.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct When {
    /// As the lists were on this day: the party of a hit of a day past may be on none of those in force.
    #[param(format = Date)]
    pub(crate) as_of: Option<String>,
}

impl When {
    /// The day, where one is given.
    pub(crate) fn day(&self) -> Result<Option<Date>, Problem> {
        let given = self.as_of.as_deref();
        given.map(|text| day("as_of", text)).transpose()
    }
}

/// Everything that is known of a listed party.
#[utoipa::path(
    get, path = "/v1/entities/{id}", operation_id = "getEntity", tag = "screening",
    params(("id" = String, Path, description = "Its id, or that of the group of its listings, as hits show them.", example = "un-sc-KPe.001"), When),
    responses((status = 200, description = "The party.", body = Whole,
        example = json!({"entity": {"id": "un-sc-KPe.001", "caption": "Korea Mining Development Trading Corporation",
            "schema": "Organization", "names": ["Korea Mining Development Trading Corporation", "KOMID"],
            "listings": [{"list": "un-sc", "reference": "KPe.001", "effect": "freeze", "listed_on": "2009-04-24"}]},
            "names": [{"name": "KOMID", "kind": "weak-alias"}], "holdings": null, "as_of": null, "warnings": [],
            "lists": [{"list": "un-sc", "published": "2026-08-01"}], "engine": {"version": "0.1.0"}})), Problems),
)]
async fn entity(
    State(app): State<App>,
    Place(id): Place,
    Parameters(when): Parameters<When>,
) -> Result<Json<Whole>, Problem> {
    let told = whole(&app, id, when.day()?, Language::English).await?;
    Ok(Json(told))
}

/// A party by its id, as it is on the lists in force or was on a day.
pub(crate) async fn whole(
    app: &App,
    id: String,
    as_of: Option<Date>,
    language: Language,
) -> Result<Whole, Problem> {
    let view = searched(app, as_of).await?;
    let service = app.clone();
    let tell = move || {
        service.lists.explained(&view, |view, reasons| {
            let told = Told {
                reasons,
                web: view.web(),
                as_of,
                engine: &service.engine,
                language,
            };
            Some(Whole::of(&view.parties, view.find(&id)?, &told))
        })
    };
    let found = match as_of {
        None => app.workshop.short(tell).await??,
        // Why listings were one party's on a day past is kept nowhere and found again.
        Some(_) => app.workshop.long(tell).await??,
    };
    found.ok_or_else(|| nobody(as_of))
}

/// Whether a party is on the lists in force.
pub(crate) fn is_listed(app: &App, id: &str) -> bool {
    let view = app.lists.whole();
    view.is_ok_and(|view| view.find(id).is_some())
}

/// All lists in force, or those of a day.
async fn searched(app: &App, as_of: Option<Date>) -> Result<Arc<View>, Problem> {
    let choice = Choice {
        as_of,
        ..Choice::default()
    };
    app.view(choice).await
}

fn nobody(as_of: Option<Date>) -> Problem {
    let (what, kind) = match as_of {
        None => (
            "no party that is searched has this id".to_owned(),
            Kind::Party,
        ),
        Some(day) => (
            format!("no party on the lists of {day} has this id"),
            Kind::PartyOfDay,
        ),
    };
    let problem = Problem::new(StatusCode::NOT_FOUND, what);
    problem
        .field("id")
        .kind(kind)
        .mend("POST /v1/screen shows the ids of the parties it finds")
}

/// What became of a party's entries from version to version of their lists.
#[utoipa::path(
    get, path = "/v1/entities/{id}/history", operation_id = "getEntityHistory", tag = "screening",
    params(("id" = String, Path, description = "Its id, or that of the group of its listings, as hits show them.", example = "un-sc-KPe.001"), When),
    responses((status = 200, description = "One element for each entry on a list of which versions are kept.", body = Vec<History>,
        example = json!([{"id": "un-sc-KPe.001", "list": "un-sc", "truncated": false,
            "steps": [{"version": "2026-08-01-3f9a01b2c3d4", "published": "2026-08-01", "state": "same"}]}])), Problems),
)]
async fn history(
    State(app): State<App>,
    Place(id): Place,
    Parameters(when): Parameters<When>,
) -> Result<Json<Vec<History>>, Problem> {
    Ok(Json(histories(&app, id, when.day()?).await?))
}

/// Most versions of a list that are looked at, and most entries of a party.
const VERSIONS: usize = 8;
const ENTRIES: usize = 12;

/// What became of the entries that a party has, or had on a day, up to the versions in force.
pub(crate) async fn histories(
    app: &App,
    id: String,
    as_of: Option<Date>,
) -> Result<Vec<History>, Problem> {
    let view = searched(app, as_of).await?;
    let seen = view.clone();
    let find = move || {
        let entry = seen.find(&id)?;
        Some(entries(&seen, entry))
    };
    let entries = app
        .workshop
        .short(find)
        .await?
        .ok_or_else(|| nobody(as_of))?;
    let (service, asked) = (app.clone(), entries.clone());
    let tell_kept = move || told(&service, &asked, |span| service.chronicles.kept(span));
    let damaged = |failure: Failure| Problem::damaged(&failure);
    let known = app.workshop.short(tell_kept).await?.map_err(damaged)?;
    if let Some(known) = known {
        return Ok(known);
    }
    let _turn = app.chronicles.turn().await?;
    let service = app.clone();
    let tell = move || {
        told(&service, &entries, |span| {
            // Who waited for the same has it by now.
            if let Some(kept) = service.chronicles.kept(span) {
                return Some(kept);
            }
            let read = Arc::new(Chronicle::read(&service.shelf(), span));
            if read.is_whole() {
                service.chronicles.keep(span.clone(), read.clone());
            }
            Some(read)
        })
    };
    let told = app.workshop.long(tell).await?.map_err(damaged)?;
    Ok(told.unwrap_or_default())
}

/// The entries of a party that are on lists of which versions are kept, with their lists.
fn entries(view: &View, entry: usize) -> Vec<(String, String)> {
    let index = &view.parties.index;
    // A body that is on no list has no history there.
    if entry >= index.len() {
        return Vec::new();
    }
    let of_shelf = |entry: &usize| {
        let info = view.parties.lists.iter();
        let mut on = info.filter(|info| info.fetched.is_some());
        let entity = index.decoded(*entry);
        let listed = |list: &str| entity.listings.iter().any(|own| own.list == list);
        let info = on.find(|info| listed(&info.list))?;
        Some((info.list.clone(), entity.id.0))
    };
    let companions = index.companions(entry);
    let companions = companions.iter().filter_map(of_shelf);
    companions.take(ENTRIES).collect()
}

/// The histories of entries, where the chronicle of each of their lists is to be had.
fn told(
    app: &App,
    entries: &[(String, String)],
    chronicle: impl Fn(&Span) -> Option<Arc<Chronicle>>,
) -> Result<Option<Vec<History>>, Failure> {
    let lists: Vec<&str> = entries.iter().map(|(list, _)| list.as_str()).collect();
    let spans = Span::of(&app.shelf(), &lists, VERSIONS)?;
    let mut told = Vec::new();
    for (list, id) in entries {
        let Some(span) = spans.iter().find(|span| span.list() == list) else {
            continue;
        };
        let Some(chronicle) = chronicle(span) else {
            return Ok(None);
        };
        let history = chronicle.history(id, is_listed(app, id));
        if !history.steps.is_empty() {
            told.push(history);
        }
    }
    Ok(Some(told))
}

/// The path of this module.
pub(crate) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(entity))
        .routes(routes!(history))
}
