//! `GET /entities/{id}` and what is next to it.

use axum::extract::{Path, State};
use axum::http::{HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Map, Value, json};

use super::{Parameters, Trouble, answer, entity};
use crate::lists::View;
use crate::page::party::encoded;
use crate::service::App;

/// Most neighbours of one answer.
const LIMIT: usize = 10;
const LIMIT_MAX: usize = 500;
const OFFSET_MAX: usize = 9_499;

/// Parts behind a party's id in that of what it holds: `-sanction-1`.
const ID_PARTS: usize = 2;

/// What an id leads to.
enum Found {
    /// An entity.
    Entity(Map<String, Value>),
    /// Another id, that of the party that this one is a listing of.
    Elsewhere(String),
}

async fn find(app: &App, id: String, nested: bool) -> Result<Found, Trouble> {
    let view = app.lists.whole()?;
    let found = app
        .workshop
        .short(move || {
            let parties = &view.parties;
            let Some(entry) = view.find(&id) else {
                return held(&view, &id).map(Found::Entity);
            };
            let canonical = parties.id(entity::canonical(parties, entry)).to_string();
            Some(if canonical == id {
                Found::Entity(entity::of(parties, entry, nested))
            } else {
                Found::Elsewhere(canonical)
            })
        })
        .await?;
    found.ok_or_else(|| Trouble::missing("No such entity!"))
}

/// What a party holds and hands out the id of, such as a sanction of its: the id begins with the party's.
fn held(view: &View, id: &str) -> Option<Map<String, Value>> {
    let mut owners = id
        .rmatch_indices('-')
        .take(ID_PARTS)
        .map(|(at, _)| &id[..at]);
    let entry = owners.find_map(|owner| view.find(owner))?;
    let whole = entity::of(&view.parties, entry, true);
    let properties = whole.get("properties")?.as_object()?.values();
    let mut inside = properties.filter_map(Value::as_array).flatten();
    inside.find_map(|value| match value {
        Value::Object(object) if object.get("id").is_some_and(|own| own == id) => {
            Some(object.clone())
        }
        _ => None,
    })
}

/// Leads to the same of another id, asked in the same way.
fn elsewhere(id: &str, rest: &str, uri: &Uri) -> Response {
    let query = uri
        .query()
        .map_or_else(String::new, |query| format!("?{query}"));
    let path = format!("/entities/{}{rest}{query}", encoded(id));
    let mut response = StatusCode::PERMANENT_REDIRECT.into_response();
    if let Ok(place) = HeaderValue::from_str(&path) {
        response.headers_mut().insert(header::LOCATION, place);
    }
    response
}

/// An entity.
pub(super) async fn entity(
    State(app): State<App>,
    Path(id): Path<String>,
    parameters: Parameters,
    uri: Uri,
) -> Result<Response, Trouble> {
    let nested = parameters.flag("nested", true)?;
    Ok(match find(&app, id, nested).await? {
        Found::Entity(entity) => answer(StatusCode::OK, &Value::Object(entity)),
        Found::Elsewhere(id) => elsewhere(&id, "", &uri),
    })
}

/// Properties by which entities of the model have neighbours.
const NEIGHBOURS: [&str; 20] = [
    "addressEntity",
    "agencyClient",
    "agentRepresentation",
    "associates",
    "associations",
    "directorshipDirector",
    "directorshipOrganization",
    "familyPerson",
    "familyRelative",
    "membershipMember",
    "membershipOrganization",
    "ownershipAsset",
    "ownershipOwner",
    "parent",
    "positionOccupancies",
    "sanctions",
    "subsidiaries",
    "successors",
    "unknownLinkFrom",
    "unknownLinkTo",
];

/// Whether a property is one by which there may be neighbours.
fn leads_elsewhere(entity: &Map<String, Value>, property: &str) -> bool {
    let values = entity
        .get("properties")
        .and_then(|properties| properties.get(property))
        .and_then(Value::as_array);
    let mut values = values.into_iter().flatten();
    NEIGHBOURS.contains(&property) || values.any(Value::is_object)
}

/// A page of the neighbours that an entity has by a property.
fn page(entity: &Map<String, Value>, property: &str, limit: usize, offset: usize) -> Value {
    let values = entity
        .get("properties")
        .and_then(|properties| properties.get(property))
        .and_then(Value::as_array);
    let neighbours: Vec<&Value> = values
        .into_iter()
        .flatten()
        .filter(|value| value.is_object())
        .collect();
    let results: Vec<&Value> = neighbours
        .iter()
        .skip(offset)
        .take(limit)
        .copied()
        .collect();
    json!({
        "results": results,
        "total": {"value": neighbours.len(), "relation": "eq"},
        "limit": limit,
        "offset": offset,
    })
}

/// All neighbours, by property.
pub(super) async fn all(
    State(app): State<App>,
    Path(id): Path<String>,
    parameters: Parameters,
    uri: Uri,
) -> Result<Response, Trouble> {
    let limit = parameters.number("limit", LIMIT, LIMIT_MAX)?;
    let offset = parameters.number("offset", 0, OFFSET_MAX)?;
    let mut whole = match find(&app, id, true).await? {
        Found::Entity(entity) => entity,
        Found::Elsewhere(id) => return Ok(elsewhere(&id, "/adjacent", &uri)),
    };
    let mut adjacent = Map::new();
    if let Some(Value::Object(properties)) = whole.get("properties") {
        for (property, values) in properties {
            if values
                .as_array()
                .is_some_and(|values| values.iter().any(Value::is_object))
            {
                adjacent.insert(property.clone(), page(&whole, property, limit, offset));
            }
        }
    }
    if let Some(Value::Object(properties)) = whole.get_mut("properties") {
        properties.retain(|property, _| !adjacent.contains_key(property));
    }
    let body = json!({"entity": whole, "adjacent": adjacent});
    Ok(answer(StatusCode::OK, &body))
}

/// The neighbours by one property.
pub(super) async fn one(
    State(app): State<App>,
    Path((id, property)): Path<(String, String)>,
    parameters: Parameters,
    uri: Uri,
) -> Result<Response, Trouble> {
    let limit = parameters.number("limit", LIMIT, LIMIT_MAX)?;
    let offset = parameters.number("offset", 0, OFFSET_MAX)?;
    Ok(match find(&app, id, true).await? {
        Found::Entity(entity) if !leads_elsewhere(&entity, &property) => {
            return Err(Trouble::missing(format!("No such property: {property}")));
        }
        Found::Entity(entity) => answer(StatusCode::OK, &page(&entity, &property, limit, offset)),
        Found::Elsewhere(id) => elsewhere(&id, &format!("/adjacent/{property}"), &uri),
    })
}
