//! `GET /v1/lists` and what is below it: which lists there are, their versions, what changed.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use vokter_answers::config::Settings;
use vokter_answers::failure::{Failure, Fault};
use vokter_answers::listing::{self, standing};
use vokter_answers::wire::difference::Difference;
use vokter_answers::wire::lists::{List, Version};
use vokter_lists::{ListInfo, starter};

use super::asking::{Nothing, Parameters, Place};
use crate::lists::Looked;
use crate::problem::{Kind, Problem, Problems};
use crate::service::App;

/// The lists in force.
#[utoipa::path(
    get, path = "/v1/lists", operation_id = "getLists", tag = "lists",
    responses((status = 200, description = "One element for each list.", body = Vec<List>,
        example = json!([{"list": "un-sc", "title": "UN Security Council Consolidated List", "version": "2026-08-01-3f9a01b2c3d4",
            "published": "2026-08-01", "records": 1011, "names": 2967, "age_days": 16, "state": "fresh",
            "versions": [{"version": "2026-08-01-3f9a01b2c3d4", "published": "2026-08-01", "state": "in-force"}]}])), Problems),
)]
async fn lists(
    State(app): State<App>,
    Parameters(Nothing {}): Parameters<Nothing>,
) -> Result<Json<Vec<List>>, Problem> {
    Ok(Json(all(&app).await?))
}

/// The lists in force.
pub(crate) async fn all(app: &App) -> Result<Vec<List>, Problem> {
    let service = app.clone();
    let standing = app
        .workshop
        .short(move || {
            // Where lists are waited for, the starter list is not searched.
            if service.lists.waits() {
                return Ok(Vec::new());
            }
            let kept = standing(&service.settings, &service.shelf(), false)?.lists;
            let names: Vec<String> = kept.iter().map(|list| list.list.clone()).collect();
            // Of a list that is gone from the data folder and searched all the same no other version is known.
            Ok(match service.lists.apart(&names) {
                None => kept,
                Some(view) => searched(&view.parties.lists, kept, &service.settings),
            })
        })
        .await?;
    standing.map_err(|failure| Problem::damaged(&failure))
}

/// The lists that are searched, as they are kept where they still are.
fn searched(lists: &[ListInfo], mut kept: Vec<List>, settings: &Settings) -> Vec<List> {
    kept.retain(|list| list.list != starter::LIST);
    let is_alone = lists.len() == 1;
    let lists = lists.iter().map(|info| {
        let at = kept.iter().position(|list| list.list == info.list);
        at.map_or_else(
            || listing::loaded(info.clone(), is_alone, settings),
            |at| kept.swap_remove(at),
        )
    });
    lists.collect()
}

/// The versions of a list that are kept, newest first.
#[utoipa::path(
    get, path = "/v1/lists/{list}/versions", operation_id = "getListVersions", tag = "lists",
    params(("list" = String, Path, description = "The list.", example = "un-sc")),
    responses((status = 200, description = "One element for each version.", body = Vec<Version>,
        example = json!([{"version": "2026-08-01-3f9a01b2c3d4", "published": "2026-08-01", "records": 1011, "dated_by": "file",
            "files": ["un-consolidated-2026-08-01.xml.gz"], "state": "in-force"}])), Problems),
)]
async fn versions(
    State(app): State<App>,
    Place(list): Place,
    Parameters(Nothing {}): Parameters<Nothing>,
) -> Result<Json<Vec<Version>>, Problem> {
    let lists = all(&app).await?;
    let found = lists.into_iter().find(|known| known.list == list);
    found.map(|list| Json(list.versions)).ok_or_else(|| {
        Problem::new(StatusCode::NOT_FOUND, "no such list is loaded")
            .field("list")
            .kind(Kind::List)
            .mend("GET /v1/lists shows those that are")
    })
}

/// Which versions to compare.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct Between {
    /// The earlier version, by its name, its day or the beginning of its SHA-256. Without it: the one
    /// before the later.
    pub(crate) from: Option<String>,
    /// The later version. Without it: the one in force.
    pub(crate) to: Option<String>,
}

/// What changed between two versions of a list.
#[utoipa::path(
    get, path = "/v1/lists/{list}/diff", operation_id = "getListDifference", tag = "lists",
    params(("list" = String, Path, description = "The list.", example = "un-sc"), Between),
    responses((status = 200, description = "Parties added, removed and changed.", body = Difference,
        example = json!({"list": "un-sc", "from": "2026-02-27-1a2b3c4d5e6f", "to": "2026-08-01-3f9a01b2c3d4",
            "added": [{"id": "un-sc-KPi.901", "reference": "KPi.901", "caption": "Kari Nordmann", "schema": "Person"}],
            "removed": [], "changed": [], "counts": {"added": 1, "removed": 0, "changed": 0}})), Problems),
)]
async fn diff(
    State(app): State<App>,
    Place(list): Place,
    Parameters(between): Parameters<Between>,
) -> Result<Response, Problem> {
    let difference = difference(&app, list, between).await?;
    Ok(Json(&*difference).into_response())
}

/// What changed between two versions of a list.
pub(crate) async fn difference(
    app: &App,
    list: String,
    between: Between,
) -> Result<Arc<Difference>, Problem> {
    let failed = |(failure, blamed): (Failure, &'static str)| {
        let (field, kind) = match failure.fault {
            Fault::Usage => ("list", Kind::List),
            Fault::Input => (blamed, Kind::Version),
        };
        Problem::of_failure(&failure, StatusCode::NOT_FOUND, field).kind(kind)
    };
    let shelf = app.shelf();
    let find = move || {
        let Between { from, to } = between;
        // The built-in list has no versions, and where it is kept is nobody's business.
        let kept = shelf.status();
        let kept = kept.map_err(|error| (Failure::list(error), "list"))?;
        if kept.iter().all(|status| status.info.list != list) {
            return Ok(None);
        }
        let found = listing::Between::of(&shelf, &list, from.as_deref(), to.as_deref());
        found.map(Some).map_err(|failure| {
            let is_wrong = |version| shelf.named(&list, Some(version)).is_err();
            let blamed = match (from.as_deref(), to.as_deref()) {
                (Some(from), _) if is_wrong(from) => "from",
                (_, Some(_)) => "to",
                // Of the list alone one version is kept.
                _ => "list",
            };
            (failure, blamed)
        })
    };
    let found = app.workshop.short(find).await?.map_err(failed)?;
    let between = found.ok_or_else(|| {
        Problem::new(StatusCode::NOT_FOUND, "no versions of this list are kept")
            .field("list")
            .kind(Kind::List)
            .mend("GET /v1/lists shows the lists and their versions")
    })?;
    if let Some(difference) = app.differences.kept(&between) {
        return Ok(difference);
    }
    let service = app.clone();
    let compare = move || {
        // Who waited for the same has it by now.
        if let Some(difference) = service.differences.kept(&between) {
            return Ok(difference);
        }
        let difference = Arc::new(listing::changes_between(&service.shelf(), &between)?);
        service.differences.keep(between, difference.clone());
        Ok(difference)
    };
    let compared: Result<_, Failure> = app.workshop.long(compare).await?;
    compared.map_err(|failure| failed((failure, "list")))
}

/// What a look at the lists came to.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Reloaded {
    /// changed | same.
    pub(crate) state: &'static str,
}

/// Looks now whether other lists are in force, and puts them in place.
#[utoipa::path(
    post, path = "/v1/lists/reload", operation_id = "reloadLists", tag = "lists",
    responses((status = 200, description = "They are in place.", body = Reloaded,
        example = json!({"state": "same"})), Problems),
)]
async fn reload(
    State(app): State<App>,
    Parameters(Nothing {}): Parameters<Nothing>,
) -> Result<Json<Reloaded>, Problem> {
    Ok(Json(reloaded(&app).await?))
}

/// Looks at the lists.
pub(crate) async fn reloaded(app: &App) -> Result<Reloaded, Problem> {
    let service = app.clone();
    let looked = app.workshop.long(move || service.lists.look()).await?;
    match looked {
        Ok(Looked::Changed) => Ok(Reloaded { state: "changed" }),
        Ok(Looked::Same) => Ok(Reloaded { state: "same" }),
        // Those before stay in force.
        Err(failure) => Err(Problem::damaged(&failure)),
    }
}

/// The paths of this module.
pub(crate) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(lists))
        .routes(routes!(versions))
        .routes(routes!(diff))
        .routes(routes!(reload))
}
