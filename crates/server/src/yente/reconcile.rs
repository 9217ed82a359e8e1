//! The Reconciliation Service API 0.2 of the W3C community group, as OpenRefine speaks it.

use axum::extract::{Path, Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::Response;
use serde::Deserialize;
use serde_json::{Map, Value, json};

use vokter_answers::reading::numbers_in;
use vokter_screening::Query;

use super::matching::How;
use super::model::{is_a, is_schema, label, matchable};
use super::row::{Row, candidate};
use super::{Parameters, Trouble, answer, choice, entity};
use crate::body::{self, AN_OBJECT_IS_NEEDED};
use crate::carrying::Gathered;
use crate::once::Once;
use crate::page::preview;
use crate::plainly::plainly;
use crate::service::App;
use crate::workshop::Weight;

/// The parameter or field of a form that holds queries.
pub(super) const QUERIES: &str = "queries";
/// Most queries of one request, and what OpenRefine is told to send.
const QUERIES_MAX: usize = 100;
/// Most results of a query.
const LIMIT: usize = 10;
const LIMIT_MAX: usize = 100;
/// Largest form.
const BYTES_MAX: usize = 8 << 20;

/// Properties that a query may bring or a column may be made of.
const PROPERTIES: [(&str, &str, &str); 21] = [
    ("Thing", "name", "Name"),
    ("Thing", "alias", "Other name"),
    ("Thing", "country", "Country"),
    ("Thing", "topics", "Topics"),
    ("Thing", "notes", "Notes"),
    ("Person", "birthDate", "Birth date"),
    ("Person", "nationality", "Nationality"),
    ("Person", "gender", "Gender"),
    ("Person", "position", "Position"),
    ("Person", "passportNumber", "Passport number"),
    ("LegalEntity", "idNumber", "ID number"),
    ("LegalEntity", "registrationNumber", "Registration number"),
    ("Vehicle", "buildDate", "Build date"),
    ("Vehicle", "model", "Model"),
    ("Vehicle", "type", "Type"),
    ("Vessel", "callSign", "Call sign"),
    ("Vessel", "flag", "Flag"),
    (
        "Vessel",
        "grossRegisteredTonnage",
        "Gross registered tonnage",
    ),
    ("Vessel", "imoNumber", "IMO number"),
    ("Vessel", "mmsi", "MMSI"),
    ("Vessel", "tonnage", "Tonnage"),
];

fn batch_size(mut response: Response) -> Response {
    let name = HeaderName::from_static("x-batch-size");
    response
        .headers_mut()
        .insert(name, HeaderValue::from(QUERIES_MAX));
    response
}

/// Describes the service, or answers queries that come as a parameter.
pub(super) async fn get(
    State(app): State<App>,
    Path(dataset): Path<String>,
    parameters: Parameters,
    headers: HeaderMap,
) -> Result<Response, Trouble> {
    let lists = choice(&app, &dataset, &Parameters::default())?;
    if parameters.one(QUERIES).is_some() || parameters.one("extend").is_some() {
        return reconcile(&app, lists, &parameters).await;
    }
    let host = headers
        .get(header::HOST)
        .and_then(|host| host.to_str().ok())
        .unwrap_or("localhost");
    let proto = headers
        .get("x-forwarded-proto")
        .and_then(|proto| proto.to_str().ok())
        .filter(|proto| *proto == "https")
        .unwrap_or("http");
    let base = format!("{proto}://{host}");
    let here = format!("{base}/reconcile/{dataset}");
    let service =
        |kind: &str| json!({"service_url": here, "service_path": format!("/suggest/{kind}")});
    let types = [
        "Person",
        "Organization",
        "Company",
        "LegalEntity",
        "Vessel",
        "Airplane",
    ];
    let manifest = json!({
        "versions": ["0.2"],
        "name": format!("{dataset} (Vokter)"),
        "identifierSpace": "https://www.w3.org/ns/reconciliation/vokter",
        "schemaSpace": "https://followthemoney.tech/",
        "view": {"url": format!("{base}/party/{{{{id}}}}")},
        "preview": {
            "url": format!("{here}/preview/{{{{id}}}}"),
            "width": preview::SIZE.0,
            "height": preview::SIZE.1,
        },
        "batchSize": QUERIES_MAX,
        "suggest": {
            "entity": service("entity"),
            "type": service("type"),
            "property": service("property"),
        },
        "extend": {
            "propose_properties": {"service_url": here, "service_path": "/extend/property"},
            "property_settings": [
                {"name": "limit", "label": "Limit", "type": "number", "default": 0, "help_text": "Most values; 0 for all"},
            ],
        },
        "defaultTypes": types.map(|schema| json!({"id": schema, "name": label(schema)})),
    });
    Ok(batch_size(answer(StatusCode::OK, &manifest)))
}

/// Answers queries, or extends.
pub(super) async fn post(
    State(app): State<App>,
    Path(dataset): Path<String>,
    request: Request,
) -> Result<Response, Trouble> {
    let lists = choice(&app, &dataset, &Parameters::default())?;
    body::demand(request.headers(), &["application/x-www-form-urlencoded"])?;
    let held = body::read(&app.budget, request, BYTES_MAX).await?;
    let form: Vec<(String, String)> = body::form(&held.bytes)?;
    // The values of its JSON are made of what came, and are there until all are answered.
    let values = form.iter().map(|(_, text)| text.as_bytes());
    let _room = values
        .map(|text| body::room_for_values(&app.budget, text))
        .collect::<Result<Vec<_>, _>>()?;
    reconcile(&app, lists, &Parameters(form).each_once()?).await
}

/// A small card of a party.
pub(super) async fn preview(
    State(app): State<App>,
    Path((dataset, id)): Path<(String, String)>,
    parameters: Parameters,
    headers: HeaderMap,
) -> Result<Response, Trouble> {
    choice(&app, &dataset, &Parameters::default())?;
    Ok(preview::card(&app, id, parameters.one("lang"), &headers).await?)
}

async fn reconcile(
    app: &App,
    lists: vokter_answers::parties::Choice,
    fields: &Parameters,
) -> Result<Response, Trouble> {
    if fields.one(QUERIES).is_some() && fields.one("extend").is_some() {
        return Err(Trouble::bad(
            "`queries` and `extend` are asked for one at a time",
        ));
    }
    if let Some(text) = fields.one(QUERIES) {
        let Value::Object(queries) = parsed(QUERIES, text)? else {
            return Err(Trouble::bad("queries: an object is needed"));
        };
        if queries.len() > QUERIES_MAX {
            return Err(Trouble::bad(format!(
                "Too many queries (limit: {QUERIES_MAX})"
            )));
        }
        let view = app.view(lists).await?;
        app.workshop.admit_parts().await?;
        let mut answers = Gathered::default();
        let mut before = '{';
        for (key, query) in queries {
            by_name(QUERIES, &key, &query)?;
            let row = Row::of(query).map_err(|trouble| trouble.of_query(&key))?;
            let how = How {
                search: vokter_screening::Settings {
                    threshold: 0.05,
                    limit: Some(LIMIT_MAX),
                    prior: app.settings.prior_bits.value,
                },
                threshold: app.settings.threshold.value,
                strict: false,
                limit: row.limit.unwrap_or(LIMIT).min(LIMIT_MAX),
                topics: Vec::new(),
                excluded_schemata: Vec::new(),
                excluded: Vec::new(),
                changed_since: None,
            };
            let none = Query::default();
            let weight = Weight::of(row.query().unwrap_or(&none), &how.search, how.limit);
            let view = view.clone();
            let work = move || format!("{before}{}:{}", json!(key), row.answer(&view, &how));
            let part = app.workshop.part(weight, work).await?;
            answers.add(&app.answers, part.into_bytes())?;
            before = ',';
        }
        let end = if before == '{' { "{}" } else { "}" };
        answers.add(&app.answers, end.into())?;
        return Ok(batch_size(answers.response()));
    }
    if let Some(text) = fields.one("extend") {
        let wanted = parsed("extend", text)?;
        by_name("extend", "it", &wanted)?;
        let columns = wanted.get("properties").and_then(Value::as_array);
        for column in columns.into_iter().flatten() {
            by_name("extend", "properties", column)?;
        }
        let wanted: Extend = serde_json::from_value(wanted)
            .map_err(|error| Trouble::bad(format!("extend: {}", plainly(&error.to_string()))))?;
        if wanted.ids.len() > QUERIES_MAX {
            return Err(Trouble::bad(format!("Too many ids (limit: {QUERIES_MAX})")));
        }
        let view = app.view(lists).await?;
        let body = app.workshop.short(move || extended(&view, &wanted)).await?;
        return Ok(batch_size(answer(StatusCode::OK, &body)));
    }
    Err(Trouble::bad("Neither `queries` nor `extend` is given"))
}

/// Refuses an array in the place of an object: its values would be taken for the fields in their order,
/// which nobody means.
fn by_name(field: &str, which: &str, value: &Value) -> Result<(), Trouble> {
    if value.is_array() {
        return Err(Trouble::bad(format!(
            "{field} {which}: {AN_OBJECT_IS_NEEDED}"
        )));
    }
    Ok(())
}

fn parsed(field: &str, text: &str) -> Result<Value, Trouble> {
    let read: Once = serde_json::from_str(text)
        .map_err(|error| Trouble::bad(format!("{field}: {}", plainly(&error.to_string()))))?;
    read.once()
        .map_err(|twice| Trouble::bad(format!("{field}.{twice}")))
}

#[derive(Deserialize)]
struct Extend {
    ids: Vec<String>,
    properties: Vec<Column>,
}

#[derive(Deserialize)]
struct Column {
    id: String,
    #[serde(default)]
    settings: Map<String, Value>,
}

/// The values of a column. A ship's countries are its flags, which its schema keeps apart.
fn cells_of<'e>(entity: &'e Map<String, Value>, property: &str) -> Vec<&'e str> {
    let texts = entity::texts(entity, property);
    if texts.is_empty() && property == "country" {
        entity::texts(entity, "flag")
    } else {
        texts
    }
}

fn extended(view: &crate::lists::View, wanted: &Extend) -> Value {
    let name = |column: &Column| -> String {
        let id = column.id.rsplit(':').next().unwrap_or_default().to_owned();
        let known = PROPERTIES.iter().find(|(_, property, _)| *property == id);
        known.map_or(id, |(_, _, label)| (*label).to_owned())
    };
    let meta: Vec<Value> = wanted
        .properties
        .iter()
        .map(|column| json!({"id": column.id, "name": name(column)}))
        .collect();
    let mut rows = Map::new();
    for id in &wanted.ids {
        let entity = view.find(id).map(|entry| entity::of(view, entry, false));
        let mut row = Map::new();
        for column in &wanted.properties {
            let property = column.id.rsplit(':').next().unwrap_or_default();
            let limit = column
                .settings
                .get("limit")
                .and_then(|limit| limit.as_u64().or_else(|| limit.as_str()?.parse().ok()));
            let most = match limit {
                None | Some(0) => usize::MAX,
                Some(limit) => limit as usize,
            };
            let texts = entity.as_ref().map(|entity| cells_of(entity, property));
            let cells: Vec<Value> = texts
                .unwrap_or_default()
                .into_iter()
                .take(most)
                .map(|text| json!({"str": text}))
                .collect();
            row.insert(column.id.clone(), Value::Array(cells));
        }
        rows.insert(id.clone(), Value::Object(row));
    }
    json!({"meta": meta, "rows": rows})
}

/// Suggests entities, properties or types that begin so.
pub(super) async fn suggest(
    State(app): State<App>,
    Path((dataset, kind)): Path<(String, String)>,
    parameters: Parameters,
) -> Result<Response, Trouble> {
    let lists = choice(&app, &dataset, &Parameters::default())?;
    let prefix = parameters.one("prefix").unwrap_or_default().to_owned();
    let begins = |text: &str| text.to_lowercase().contains(&prefix.to_lowercase());
    let result: Vec<Value> = match kind.as_str() {
        "type" => matchable()
            .filter(|schema| begins(schema) || begins(label(schema)))
            .map(|schema| json!({"id": schema, "name": label(schema)}))
            .collect(),
        "property" => PROPERTIES
            .iter()
            .filter(|(_, property, label)| begins(property) || begins(label))
            .map(|(schema, property, label)| {
                json!({"id": format!("{schema}:{property}"), "name": label, "description": schema})
            })
            .collect(),
        "entity" => {
            let view = app.view(lists).await?;
            let find = move || {
                let words: Vec<String> = crate::catalogue::words_of(&prefix).collect();
                // A number is typed like a name.
                let numbers = numbers_in(&prefix);
                let cards = view.catalogue().cards.iter();
                let cards = cards.filter(|_| !words.is_empty());
                let mut found: Vec<_> = cards
                    .filter_map(|card| {
                        if card.bears(&numbers) {
                            return Some((None, card));
                        }
                        Some((Some(card.fit(&words)?), card))
                    })
                    .collect();
                found.sort_by_key(|(fit, _)| *fit);
                let found = found.into_iter().take(LIMIT);
                found
                    .map(|(_, card)| {
                        let entity = entity::of(&view, card.entry as usize, false);
                        candidate(&entity, "Thing")
                    })
                    .collect()
            };
            app.workshop.short(find).await?
        }
        _ => return Err(Trouble::missing(format!("Nothing is suggested for {kind}"))),
    };
    Ok(answer(StatusCode::OK, &json!({"result": result})))
}

/// Proposes columns for a type.
pub(super) async fn propose(
    State(app): State<App>,
    Path(dataset): Path<String>,
    parameters: Parameters,
) -> Result<Response, Trouble> {
    choice(&app, &dataset, &Parameters::default())?;
    let schema = parameters.one("type").unwrap_or("Thing");
    if !is_schema(schema) {
        return Err(Trouble::bad(format!("Invalid schema: {schema}")));
    }
    let properties: Vec<Value> = PROPERTIES
        .iter()
        .filter(|(of, ..)| is_a(schema, of) || schema == "Thing")
        .map(|(of, property, label)| json!({"id": format!("{of}:{property}"), "name": label}))
        .collect();
    let body = json!({"type": schema, "properties": properties});
    Ok(answer(StatusCode::OK, &body))
}
