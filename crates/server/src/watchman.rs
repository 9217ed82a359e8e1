//! The dialect of Moov Watchman, version 2: `GET /v2/search` and `GET /v2/listinfo`.

mod entity;

use std::collections::{BTreeMap, BTreeSet};

use axum::Router;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query as Parameters, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use serde_json::{Value, json};
use vokter_answers::asked::{Asked, Refusal};
use vokter_answers::groups::Party;
use vokter_answers::reading::{self, DateOrder, VALUES_MAX};
use vokter_answers::wire::Evidence;
use vokter_entities::{Gender, Listing, Schema};
use vokter_screening::{Prepared, Query, Score, Settings as Search};

use crate::contacts::{self, Contacts, Means};
use crate::lists::View;
use crate::problem::{Problem, RETRY_AFTER};
use crate::service::App;
use crate::workshop::Weight;

const LIMIT: usize = 10;
const LIMIT_MAX: usize = 100;

/// An error as Watchman tells it.
struct Trouble(StatusCode, String);

impl IntoResponse for Trouble {
    fn into_response(self) -> Response {
        let kind = [(header::CONTENT_TYPE, "application/json")];
        let body = json!({"error": self.1}).to_string();
        let mut response = (self.0, kind, body).into_response();
        if self.0 == StatusCode::SERVICE_UNAVAILABLE {
            let headers = response.headers_mut();
            headers.insert(header::RETRY_AFTER, RETRY_AFTER);
        }
        response
    }
}

impl From<Problem> for Trouble {
    fn from(problem: Problem) -> Self {
        Self(problem.status(), problem.detail)
    }
}

/// What is asked for, with how.
struct Wanted {
    query: Query,
    /// What it is reached by.
    contacts: Vec<(Means, String)>,
    /// Currency and address.
    wallets: Vec<(String, String)>,
    kind: Option<String>,
    echo: Value,
    source: Option<entity::Source>,
    source_id: Option<String>,
    limit: usize,
    least: Option<f64>,
    details: bool,
}

fn bad(what: impl Into<String>) -> Trouble {
    Trouble(StatusCode::BAD_REQUEST, what.into())
}

async fn search(
    State(app): State<App>,
    parameters: Result<Parameters<Vec<(String, String)>>, QueryRejection>,
) -> Result<Response, Trouble> {
    let Parameters(parameters) = parameters.map_err(|rejection| bad(rejection.body_text()))?;
    let wanted = wanted(&parameters)?;
    let view = app.lists.whole()?;
    let search = Search {
        threshold: wanted.least.unwrap_or(app.settings.threshold.value),
        limit: None,
        ..app.search()
    };
    let body = app
        .workshop
        .weighed(
            Weight::of(&wanted.query, &search, wanted.limit),
            move |_| {
                if let Some(source) = &wanted.source {
                    is_source(&view, source)?;
                }
                let entities = found(&view, &wanted, &search);
                Ok::<_, Trouble>(json!({"query": wanted.echo, "entities": entities}))
            },
        )
        .await??;
    let kind = [(header::CONTENT_TYPE, "application/json")];
    Ok((kind, body.to_string()).into_response())
}

/// The parties that are found, best first.
fn found(view: &View, wanted: &Wanted, search: &Search) -> Vec<Value> {
    let parties = &view.parties;
    let contacts = &view.catalogue().contacts;
    let mut found: Vec<(usize, Option<Score>)> = Vec::new();
    // Who is reached so is the party, whatever its name.
    for (means, text) in &wanted.contacts {
        let bearers = contacts.of(*means, text).iter();
        found.extend(bearers.map(|entry| (*entry as usize, None)));
    }
    found.sort_by_key(|(entry, _)| *entry);
    found.dedup_by_key(|(entry, _)| *entry);
    let query = wanted.query_by(contacts);
    if query.name.is_some() || !query.ids.is_empty() {
        let hits = parties.search(&Prepared::new(&query), search).hits;
        for hit in hits {
            let is_known = |known: &(usize, Option<Score>)| {
                known.1.is_none() && parties.party(known.0).group == parties.party(hit.party).group
            };
            if !found.iter().any(is_known) {
                found.push((hit.party, Some(hit.score)));
            }
        }
    }
    let mut entities = Vec::new();
    for (entry, score) in found {
        let probability = score.as_ref().map_or(1.0, Score::probability);
        // What was asked for by a least score is not given below it.
        if wanted.least.is_some_and(|least| probability < least) {
            continue;
        }
        let party = parties.party(entry);
        let from_starter = wanted
            .source
            .as_ref()
            .is_some_and(entity::Source::is_starter)
            && parties.is_of_starter(entry);
        // Of all its listings the first that is asked for is shown.
        let listings = &party.entity.listings;
        let none = listings.is_empty().then_some(None);
        let mut listings = listings.iter().map(Some).chain(none);
        let Some(listing) = listings.find(|on| wanted.is_listing(&party, *on, from_starter)) else {
            continue;
        };
        let secondary = entity::is_risky(parties, entry);
        let mut entity = entity::of(&party, listing, secondary, contacts);
        if !wanted.is_kind(&entity) {
            continue;
        }
        entity["match"] = json!(probability);
        if wanted.details {
            entity["details"] = match &score {
                Some(score) => details(&Evidence::all(score), probability, score.bits.as_f64()),
                None => of_contact(),
            };
        }
        entities.push(entity);
        if entities.len() == wanted.limit {
            break;
        }
    }
    entities
}

/// Refuses a source that nobody is on: that nothing is found there would say nothing.
fn is_source(view: &View, source: &entity::Source) -> Result<(), Trouble> {
    let loaded = view.parties.lists.iter().map(|info| info.list.as_str());
    if loaded.clone().any(|list| source.is(list)) {
        return Ok(());
    }
    // The starter list's parties are on lists that are not loaded themselves.
    let cards = view.catalogue().cards.iter();
    let of_parties = cards.flat_map(|card| card.lists.iter().map(|list| &**list));
    let known: BTreeSet<&str> = loaded.chain(of_parties).collect();
    if known.iter().any(|list| source.is(list)) {
        return Ok(());
    }
    let known: BTreeSet<&str> = known.into_iter().map(entity::theirs).collect();
    let known: Vec<&str> = known.into_iter().collect();
    Err(bad(format!(
        "source: `{}` is not loaded; these are: {}",
        source.0,
        known.join(", ")
    )))
}

impl Wanted {
    /// The question, without wallets that the lists know as those of another chain's currency.
    fn query_by(&self, known: &Contacts) -> Query {
        let mut query = self.query.clone();
        for (currency, address) in &self.wallets {
            let listed = known.currency(address);
            if listed.is_some_and(|listed| contacts::at_odds(currency, listed)) {
                query.ids.retain(|id| id != address);
            }
        }
        query
    }

    /// Whether a party is asked for by a listing of it; by none where it is on no list.
    fn is_listing(&self, party: &Party, listing: Option<&Listing>, from_starter: bool) -> bool {
        let of_source =
            |source: &entity::Source| from_starter || listing.is_some_and(|on| source.is(&on.list));
        let of_id = |id: &String| entity::source_id(party, listing) == id;
        self.source.as_ref().is_none_or(of_source) && self.source_id.as_ref().is_none_or(of_id)
    }

    /// Whether an entity is of the kind that is asked for.
    fn is_kind(&self, entity: &Value) -> bool {
        // Publishers do not tell a business from an organisation.
        let kind = entity["entityType"].as_str().unwrap_or_default();
        let body = |kind: &str| matches!(kind, "business" | "organization");
        self.kind
            .as_deref()
            .is_none_or(|wanted| wanted == kind || (body(wanted) && body(kind)))
    }
}

/// Why a party is found by how it is reached: no score says that.
fn of_contact() -> Value {
    json!({"finalScore": 1.0, "pieces": [{
        "pieceType": "contact",
        "score": 1.0,
        "weight": 1,
        "matched": true,
        "required": false,
        "exact": true,
        "fieldsCompared": 1,
    }]})
}

fn details(evidence: &[Evidence], score: f64, bits: f64) -> Value {
    let pieces: Vec<Value> = evidence
        .iter()
        .filter_map(|term| serde_json::to_value(term).ok())
        .map(|term| {
            let bits = term["bits"].as_f64().unwrap_or_default();
            json!({
                "pieceType": term["kind"],
                "score": bits,
                "weight": 1,
                "matched": bits > 0.0,
                "required": false,
                "exact": term["relation"] == "equal",
                "fieldsCompared": 1,
                "query": term["query"],
                "listed": term["listed"],
                "relation": term["relation"],
            })
        })
        .collect();
    json!({"finalScore": score, "bits": bits, "pieces": pieces})
}

fn wanted(parameters: &[(String, String)]) -> Result<Wanted, Trouble> {
    let all = |name: &str| -> Vec<String> {
        let of_name = parameters.iter().filter(|(known, _)| known == name);
        of_name
            .map(|(_, value)| value.trim().to_owned())
            .filter(|value| !value.is_empty())
            .collect()
    };
    // Of a parameter given twice the first counts, as it does in Watchman.
    let one = |name: &str| all(name).into_iter().next();
    let kind = one("type").map(|kind| kind.to_lowercase());
    let schema = match kind.as_deref() {
        None => None,
        Some("person") => Some(Schema::Person),
        Some("business") => Some(Schema::Company),
        Some("organization") => Some(Schema::Organization),
        Some("aircraft") => Some(Schema::Airplane),
        Some("vessel") => Some(Schema::Vessel),
        Some(other) => return Err(bad(format!("type: `{other}` is unknown"))),
    };
    let limit = match one("limit") {
        None => LIMIT,
        Some(text) => text
            .parse()
            .ok()
            .filter(|limit| (1..=LIMIT_MAX).contains(limit))
            .ok_or_else(|| bad(format!("limit: a number from 1 to {LIMIT_MAX} is needed")))?,
    };
    let least = match one("minMatch") {
        None => None,
        Some(text) => {
            let score = text
                .parse()
                .ok()
                .filter(|score| (0.0..=1.0).contains(score));
            Some(score.ok_or_else(|| bad("minMatch: a number from 0 to 1 is needed"))?)
        }
    };
    if let Some(format) = one("format")
        && format != "watchman"
    {
        return Err(bad(format!("format: `{format}` is not written here")));
    }
    let date = |name: &str| {
        let read = one(name).map(|text| reading::read_date(&text, DateOrder::DayFirst));
        let read = read.transpose();
        read.map_err(|what| bad(format!("{name}: {what}")))
    };
    let birth_date = date("birthDate")?;
    // They are no evidence here; what is no date is told all the same.
    for name in ["built", "created", "deathDate", "dissolved"] {
        date(name)?;
    }
    let mut ids = Vec::new();
    for name in ["imoNumber", "mmsi", "callSign", "icaoCode", "serialNumber"] {
        ids.extend(all(name));
    }
    // `CURRENCY:address`.
    let mut wallets = Vec::new();
    for wallet in all("cryptoAddress") {
        let (currency, address) = wallet.split_once(':').unwrap_or(("", &wallet));
        let (currency, address) = (currency.trim(), address.trim());
        ids.push(address.to_owned());
        wallets.push((currency.to_owned(), address.to_owned()));
    }
    let mut contacts = Vec::new();
    for (name, means) in CONTACTS {
        for text in all(name) {
            if contacts::key(means, &text).is_none() {
                return Err(bad(format!(
                    "{name}: `{text}` is none that can be looked for"
                )));
            }
            contacts.push((means, text));
        }
    }
    if contacts.len() > VALUES_MAX {
        return Err(bad(format!("more than {VALUES_MAX} contacts")));
    }
    let gender = one("gender").and_then(|gender| match gender.to_lowercase().as_str() {
        "male" | "m" => Some(Gender::Male),
        "female" | "f" => Some(Gender::Female),
        _ => None,
    });
    let flags = all("flag");
    let mut aliases = all("altNames");
    let name = one("name");
    let given = name.clone();
    // Who is known by other names alone is looked for by the first of them.
    let name = name.or_else(|| (!aliases.is_empty()).then(|| aliases.remove(0)));
    let asked = Asked {
        name,
        schema,
        birth_date,
        countries: flags
            .iter()
            .filter_map(|flag| reading::country(flag).ok())
            .collect(),
        ids,
        aliases,
    };
    let query = match asked.question() {
        Ok(question) => question.query,
        Err(Refusal::Nothing | Refusal::Blank(_)) if !contacts.is_empty() => Query::default(),
        Err(refusal @ (Refusal::Nothing | Refusal::Blank(_))) => {
            return Err(bad(format!("{refusal}: {NEEDED}")));
        }
        Err(refusal) => return Err(bad(refusal.to_string())),
    };
    let mut of_kind = serde_json::Map::new();
    for name in parameters.iter().map(|(name, _)| name.as_str()) {
        if !NOT_FACTS.contains(&name) {
            of_kind.insert(name.to_owned(), json!(one(name)));
        }
    }
    let others = all("altNames");
    if !others.is_empty() {
        of_kind.insert("altNames".to_owned(), json!(others));
    }
    of_kind.insert("name".to_owned(), json!(given));
    let mut echo = json!({"name": given, "entityType": kind.clone().unwrap_or_default(), "sourceList": "api-request", "sourceID": one("requestID").unwrap_or_default()});
    if let Some(kind) = &kind {
        echo[kind] = Value::Object(of_kind);
    }
    let by = |wanted: Means| -> Vec<&str> {
        let all = contacts.iter().filter(|(means, _)| *means == wanted);
        all.map(|(_, text)| text.as_str()).collect()
    };
    echo["contact"] = json!({
        "emailAddresses": by(Means::Mail),
        "phoneNumbers": by(Means::Phone),
        "faxNumbers": by(Means::Fax),
        "websites": by(Means::Page),
    });
    Ok(Wanted {
        query: Query { gender, ..query },
        contacts,
        wallets,
        kind,
        echo,
        source: one("source").map(|source| entity::Source::of(&source)),
        source_id: one("sourceID"),
        limit,
        least,
        details: one("debug").is_some_and(|debug| debug != "false" && debug != "0"),
    })
}

/// What can be looked for, told to who gives none of it.
const NEEDED: &str = "give a name, altNames, a number (imoNumber, mmsi, callSign, icaoCode, serialNumber), a cryptoAddress, or an email, phone, fax or website";

/// Parameters that say how a party is reached, each with its longer forms.
const CONTACTS: [(&str, Means); 11] = [
    ("email", Means::Mail),
    ("emailAddress", Means::Mail),
    ("emailAddresses", Means::Mail),
    ("fax", Means::Fax),
    ("faxNumber", Means::Fax),
    ("faxNumbers", Means::Fax),
    ("phone", Means::Phone),
    ("phoneNumber", Means::Phone),
    ("phoneNumbers", Means::Phone),
    ("website", Means::Page),
    ("websites", Means::Page),
];

/// Parameters that are no facts of the party.
const NOT_FACTS: [&str; 9] = [
    "type",
    "source",
    "sourceID",
    "limit",
    "minMatch",
    "requestID",
    "debug",
    "debugSourceIDs",
    "format",
];

async fn list_info(State(app): State<App>) -> Result<Response, Trouble> {
    let view = app.lists.whole()?;
    let lists = &view.parties.lists;
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let mut hashes: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for info in lists {
        let name = entity::theirs(&info.list);
        *counts.entry(name).or_default() += info.records;
        hashes.entry(name).or_default().push(&info.sha256);
    }
    // Where a name stands for several lists, its hash is that of theirs.
    let hashes: BTreeMap<&str, String> = hashes
        .into_iter()
        .map(|(name, hashes)| match hashes.as_slice() {
            [one] => (name, (*one).to_owned()),
            some => (name, vokter_lists::sha256_hex(some.concat().as_bytes())),
        })
        .collect();
    let loaded = app.lists.told().loaded_at.map(|time| time.to_string());
    let body = json!({
        "lists": counts,
        "listHashes": hashes,
        "startedAt": loaded,
        "endedAt": loaded,
        "version": app.engine.version,
    });
    let kind = [(header::CONTENT_TYPE, "application/json")];
    Ok((kind, body.to_string()).into_response())
}

/// Whether a path is one of the dialect.
pub(crate) fn has(path: &str) -> bool {
    path.starts_with("/v2/")
}

/// A problem as the dialect tells it.
pub(crate) fn told(problem: Problem) -> Response {
    Trouble::from(problem).into_response()
}

/// The paths of the dialect.
pub(crate) fn router() -> Router<App> {
    Router::new()
        .route("/v2/search", get(search))
        .route("/v2/listinfo", get(list_info))
}
