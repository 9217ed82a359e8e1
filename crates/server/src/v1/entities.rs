//! `GET /v1/entities/{id}`: one listed party, whole.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use vokter_answers::wire::party::Whole;

use super::asking::Place;
use crate::problem::{Problem, Problems};
use crate::service::App;

/// Everything that is known of a listed party.
#[utoipa::path(
    get, path = "/v1/entities/{id}", tag = "screening",
    params(("id" = String, Path, description = "Its id, or that of the group of its listings, as hits show them.")),
    responses((status = 200, description = "The party.", body = Whole), Problems),
)]
async fn entity(State(app): State<App>, Place(id): Place) -> Result<Json<Whole>, Problem> {
    Ok(Json(whole(&app, id).await?))
}

/// A party by its id.
pub(crate) async fn whole(app: &App, id: String) -> Result<Whole, Problem> {
    let view = app.lists.whole()?;
    let service = app.clone();
    let found = app
        .workshop
        .short(move || {
            let entry = view.find(&id)?;
            Some(Whole::of(&view.parties, entry, &service.engine))
        })
        .await?;
    found.ok_or_else(|| {
        Problem::new(
            StatusCode::NOT_FOUND,
            "no party that is searched has this id",
        )
        .field("id")
        .mend("POST /v1/screen shows the ids of the parties it finds")
    })
}

/// The path of this module.
pub(crate) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(entity))
}
