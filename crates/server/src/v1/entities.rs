//! `GET /v1/entities/{id}`: one listed party, whole, and what became of it.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use vokter_answers::failure::Failure;
use vokter_answers::listing;
use vokter_answers::wire::history::History;
use vokter_answers::wire::party::Whole;

use super::asking::Place;
use crate::problem::{Kind, Problem, Problems};
use crate::service::App;

/// Everything that is known of a listed party.
#[utoipa::path(
    get, path = "/v1/entities/{id}", operation_id = "getEntity", tag = "screening",
    params(("id" = String, Path, description = "Its id, or that of the group of its listings, as hits show them.", example = "un-sc-KPe.001")),
    responses((status = 200, description = "The party.", body = Whole,
        example = json!({"entity": {"id": "un-sc-KPe.001", "caption": "Korea Mining Development Trading Corporation",
            "schema": "Organization", "names": ["Korea Mining Development Trading Corporation", "KOMID"],
            "listings": [{"list": "un-sc", "reference": "KPe.001", "effect": "freeze", "listed_on": "2009-04-24"}]},
            "names": [{"name": "KOMID", "kind": "weak-alias"}], "holdings": null,
            "lists": [{"list": "un-sc", "published": "2026-08-01"}], "engine": {"version": "0.1.0"}})), Problems),
)]
async fn entity(State(app): State<App>, Place(id): Place) -> Result<Json<Whole>, Problem> {
    Ok(Json(whole(&app, id).await?))
}

/// A party by its id.
pub(crate) async fn whole(app: &App, id: String) -> Result<Whole, Problem> {
    let service = app.clone();
    let found = app
        .workshop
        .short(move || {
            let lists = &service.lists;
            lists.explained(|view, reasons| {
                let entry = view.find(&id)?;
                let web = view.web();
                Some(Whole::of(
                    &view.parties,
                    reasons,
                    web,
                    entry,
                    &service.engine,
                ))
            })
        })
        .await??;
    found.ok_or_else(nobody)
}

fn nobody() -> Problem {
    Problem::new(
        StatusCode::NOT_FOUND,
        "no party that is searched has this id",
    )
    .field("id")
    .kind(Kind::Party)
    .mend("POST /v1/screen shows the ids of the parties it finds")
}

/// What became of a party's entries from version to version of their lists.
#[utoipa::path(
    get, path = "/v1/entities/{id}/history", operation_id = "getEntityHistory", tag = "screening",
    params(("id" = String, Path, description = "Its id, or that of the group of its listings, as hits show them.", example = "un-sc-KPe.001")),
    responses((status = 200, description = "One element for each entry on a list of which versions are kept.", body = Vec<History>,
        example = json!([{"id": "un-sc-KPe.001", "list": "un-sc", "truncated": false,
            "steps": [{"version": "2026-08-01-3f9a01b2c3d4", "published": "2026-08-01", "state": "same"}]}])), Problems),
)]
async fn history(State(app): State<App>, Place(id): Place) -> Result<Json<Vec<History>>, Problem> {
    Ok(Json(histories(&app, id).await?))
}

/// Most versions of a list that are looked at, and most entries of a party.
const VERSIONS: usize = 8;
const ENTRIES: usize = 12;

/// What became of a party's entries.
pub(crate) async fn histories(app: &App, id: String) -> Result<Vec<History>, Problem> {
    let view = app.lists.whole()?;
    let service = app.clone();
    let told = app
        .workshop
        .long(move || {
            let entry = view.find(&id)?;
            let index = &view.parties.index;
            // A body that is on no list has no history there.
            let entries = if entry < index.len() {
                index.companions(entry)
            } else {
                Vec::new()
            };
            let shelf = service.shelf();
            let of_shelf = |entry: &usize| {
                let info = view.parties.lists.iter();
                let mut on = info.filter(|info| info.fetched.is_some());
                let entity = index.decoded(*entry);
                let listed = |list: &str| entity.listings.iter().any(|own| own.list == list);
                let info = on.find(|info| listed(&info.list))?;
                Some((info.list.clone(), entity.id.0))
            };
            let entries = entries.iter().filter_map(of_shelf).take(ENTRIES);
            let told: Result<Vec<History>, Failure> = entries
                .map(|(list, id)| listing::history(&shelf, &list, &id, VERSIONS))
                .filter(|told| {
                    told.as_ref().is_ok_and(|told| !told.steps.is_empty()) || told.is_err()
                })
                .collect();
            Some(told)
        })
        .await?;
    told.ok_or_else(nobody)?
        .map_err(|failure| Problem::damaged(&failure))
}

/// The path of this module.
pub(crate) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(entity))
        .routes(routes!(history))
}
