//! `GET /entities/{id}` and what is next to it.

use std::cmp::Ordering;

use axum::extract::{Path, State};
use axum::http::{HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Map, Value, json};

use super::{Parameters, Trouble, answer, entity, ownership};
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
enum Found<T> {
    /// What is made of an entity.
    Made(T),
    /// Another id, that of the party that this one is a listing of.
    Elsewhere(String),
}

/// Finds an entity, nested with what it holds or not, and makes something of it.
async fn find<T: Send + 'static>(
    app: &App,
    id: String,
    nested: bool,
    make: impl FnOnce(&View, Map<String, Value>) -> T + Send + 'static,
) -> Result<Found<T>, Trouble> {
    let view = app.lists.whole()?;
    let found = app
        .workshop
        .short(move || {
            let parties = &view.parties;
            let Some(entry) = view.find_by_either(&id) else {
                let mut held = held(&view, &id)?;
                if !nested {
                    by_ids(&mut held);
                }
                return Some(Found::Made(make(&view, held)));
            };
            let canonical = parties.id(entity::canonical(parties, entry)).to_string();
            Some(if canonical == id {
                let whole = if nested {
                    with_what_it_holds(&view, entry)
                } else {
                    entity::of(&view, entry, false)
                };
                Found::Made(make(&view, whole))
            } else {
                Found::Elsewhere(canonical)
            })
        })
        .await?;
    found.ok_or_else(|| Trouble::missing("No such entity!"))
}

/// A party with its sanctions, what it owns and who owns it.
fn with_what_it_holds(view: &View, entry: usize) -> Map<String, Value> {
    let mut whole = entity::of(view, entry, true);
    ownership::add(&mut whole, view, entry);
    whole
}

/// What a party holds and hands out the id of, such as a sanction of its: the id begins with the party's.
fn held(view: &View, id: &str) -> Option<Map<String, Value>> {
    let mut owners = id
        .rmatch_indices('-')
        .take(ID_PARTS)
        .map(|(at, _)| &id[..at]);
    let entry = owners.find_map(|owner| view.find(owner))?;
    let whole = with_what_it_holds(view, entry);
    let properties = whole.get("properties")?.as_object()?.values();
    let mut inside = properties.filter_map(Value::as_array).flatten();
    let mut found = inside.find_map(|value| match value {
        Value::Object(object) if object.get("id").is_some_and(|own| own == id) => {
            Some(object.clone())
        }
        _ => None,
    })?;
    for party in PARTIES {
        let values = found
            .get_mut("properties")
            .and_then(|properties| properties.get_mut(party)?.as_array_mut());
        for value in values.into_iter().flatten() {
            ownership::lay_out_party(view, value);
        }
    }
    Some(found)
}

/// Properties by which what a party holds leads to parties, to its own and to others.
const PARTIES: [&str; 3] = ["asset", "entity", "owner"];

/// Leaves of the entities that an entity holds their ids.
fn by_ids(entity: &mut Map<String, Value>) {
    let properties = entity.get_mut("properties").and_then(Value::as_object_mut);
    let values = properties.into_iter().flat_map(Map::values_mut);
    for value in values.filter_map(Value::as_array_mut).flatten() {
        if let Value::Object(inside) = value {
            *value = inside.remove("id").unwrap_or_default();
        }
    }
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
    let found = find(&app, id, nested, |view, mut entity| {
        if let Some(Value::Object(properties)) = entity.get_mut("properties") {
            let held = properties.values_mut().filter_map(Value::as_array_mut);
            ownership::lay_out(view, held.flatten());
        }
        entity
    });
    Ok(match found.await? {
        Found::Made(entity) => answer(StatusCode::OK, &Value::Object(entity)),
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

/// What neighbours are sorted by.
const SORTS: [&str; 8] = [
    "caption",
    "first_seen",
    "last_change",
    "listed_on",
    "name",
    "percentage",
    "schema",
    "startDate",
];

/// Which of an entity's neighbours are shown, and in which order.
struct Paging {
    limit: usize,
    offset: usize,
    /// By what, and whether the last comes first.
    sort: Vec<(String, bool)>,
}

impl Paging {
    fn of(parameters: &Parameters) -> Result<Self, Trouble> {
        Ok(Self {
            limit: parameters.number("limit", LIMIT, LIMIT_MAX)?,
            offset: parameters.number("offset", 0, OFFSET_MAX)?,
            sort: parameters.sort(&SORTS)?,
        })
    }

    /// A page of the neighbours that an entity has by a property.
    fn page(&self, view: &View, entity: &mut Map<String, Value>, property: &str) -> Value {
        let values = entity
            .get_mut("properties")
            .and_then(|properties| properties.get_mut(property))
            .and_then(Value::as_array_mut);
        let mut neighbours = values.map(std::mem::take).unwrap_or_default();
        neighbours.retain(Value::is_object);
        let total = neighbours.len();
        for (field, descending) in self.sort.iter().rev() {
            // Who has no such value comes last in either order.
            neighbours.sort_by(|one, other| match (key(one, field), key(other, field)) {
                (Some(one), Some(other)) if *descending => compared(&other, &one),
                (Some(one), Some(other)) => compared(&one, &other),
                (one, other) => one.is_none().cmp(&other.is_none()),
            });
        }
        let shown = neighbours.into_iter().skip(self.offset).take(self.limit);
        let mut results: Vec<Value> = shown.collect();
        ownership::lay_out(view, &mut results);
        json!({
            "results": results,
            "total": {"value": total, "relation": "eq"},
            "limit": self.limit,
            "offset": self.offset,
        })
    }
}

/// What a neighbour is sorted by; an ownership by who stands at its other end.
fn key(neighbour: &Value, field: &str) -> Option<String> {
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let property = |name: &str| text(neighbour.pointer(&format!("/properties/{name}/0"))?);
    match field {
        "caption" | "name" => {
            let properties = neighbour["properties"].as_object();
            let mut inside = properties
                .into_iter()
                .flat_map(Map::values)
                .filter_map(Value::as_array)
                .flatten();
            let other = inside.find(|value| value.is_object()).unwrap_or(neighbour);
            text(&other["caption"])
        }
        "listed_on" => property("listingDate"),
        "percentage" | "startDate" => property(field),
        _ => text(&neighbour[field]),
    }
}

/// As numbers, where both are.
fn compared(one: &str, other: &str) -> Ordering {
    match (one.parse::<f64>(), other.parse::<f64>()) {
        (Ok(one), Ok(other)) => one.total_cmp(&other),
        _ => one.cmp(other),
    }
}

/// All neighbours, by property.
pub(super) async fn all(
    State(app): State<App>,
    Path(id): Path<String>,
    parameters: Parameters,
    uri: Uri,
) -> Result<Response, Trouble> {
    let paging = Paging::of(&parameters)?;
    let found = find(&app, id, true, move |view, mut whole| {
        let properties = whole.get("properties").and_then(Value::as_object);
        let leading: Vec<String> = properties
            .into_iter()
            .flatten()
            .filter(|(_, values)| {
                values
                    .as_array()
                    .is_some_and(|values| values.iter().any(Value::is_object))
            })
            .map(|(property, _)| property.clone())
            .collect();
        let adjacent: Map<String, Value> = leading
            .into_iter()
            .map(|property| {
                let page = paging.page(view, &mut whole, &property);
                (property, page)
            })
            .collect();
        if let Some(Value::Object(properties)) = whole.get_mut("properties") {
            properties.retain(|property, _| !adjacent.contains_key(property));
        }
        json!({"entity": whole, "adjacent": adjacent})
    });
    Ok(match found.await? {
        Found::Made(body) => answer(StatusCode::OK, &body),
        Found::Elsewhere(id) => elsewhere(&id, "/adjacent", &uri),
    })
}

/// The neighbours by one property.
pub(super) async fn one(
    State(app): State<App>,
    Path((id, property)): Path<(String, String)>,
    parameters: Parameters,
    uri: Uri,
) -> Result<Response, Trouble> {
    let paging = Paging::of(&parameters)?;
    let rest = format!("/adjacent/{property}");
    let found = find(&app, id, true, move |view, mut whole| {
        if leads_elsewhere(&whole, &property) {
            Ok(paging.page(view, &mut whole, &property))
        } else {
            Err(Trouble::missing(format!("No such property: {property}")))
        }
    });
    Ok(match found.await? {
        Found::Made(page) => answer(StatusCode::OK, &page?),
        Found::Elsewhere(id) => elsewhere(&id, &rest, &uri),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_are_compared_by_what_they_are_sorted_by() {
        let held = |share: &str, name: &str| {
            json!({"schema": "Ownership", "caption": "Ownership",
                "properties": {"percentage": [share], "owner": ["x"], "asset": [{"caption": name}]}})
        };
        let sanction = json!({"schema": "Sanction", "caption": "Sanction", "properties": {"listingDate": ["2022-02-25"]}});
        for (neighbour, field, expected) in [
            (&held("5", "Bb"), "name", Some("Bb")),
            (&held("5", "Bb"), "percentage", Some("5")),
            (&held("5", "Bb"), "schema", Some("Ownership")),
            (&sanction, "listed_on", Some("2022-02-25")),
            (&sanction, "caption", Some("Sanction")),
            (&sanction, "percentage", None),
        ] {
            assert_eq!(key(neighbour, field).as_deref(), expected, "{field}");
        }
        assert_eq!(compared("9", "62.5"), Ordering::Less);
        assert_eq!(compared("b", "a"), Ordering::Greater);
    }
}
