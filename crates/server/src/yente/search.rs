//! `GET /search/{dataset}`: parties by words, with filters and counts.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use serde_json::{Map, Value, json};
use vokter_answers::asked::Asked;
use vokter_answers::parties::Parties;
use vokter_answers::reading::{self, NAME_CHARS_MAX};
use vokter_screening::{Hit, Prepared, Settings as Search};

use super::entity::{self, LAST_CHANGE};
use super::model::{is_a, is_schema, label};
use super::{Parameters, Trouble, answer, choice, syntax};
use crate::catalogue::{Card, Fit, Standing, words_of};
use crate::lists::View;
use crate::service::App;
use crate::workshop::Weight;

const LIMIT: usize = 10;
const LIMIT_MAX: usize = 500;
const OFFSET_MAX: usize = 9_499;
/// Least score of a party that the engine finds by the words as a name.
const SCORE_MIN: f64 = 0.05;

/// What may be counted.
const FACETS: [(&str, &str); 6] = [
    ("countries", "Countries"),
    ("topics", "Topics"),
    ("datasets", "Data sources"),
    ("schema", "Entity types"),
    ("identifiers", "Identifiers"),
    ("genders", "Genders"),
];

/// A search as it was understood.
struct Wanted {
    text: String,
    /// What is to be said of the text.
    warning: Option<String>,
    schema: String,
    excluded_schemata: Vec<String>,
    /// Field and values, of which one must be there, or all.
    filters: Vec<(String, Vec<String>)>,
    all_values: bool,
    changed_since: Option<String>,
    target: Option<bool>,
    sort: Vec<(String, bool)>,
    facets: Vec<String>,
    limit: usize,
    offset: usize,
}

/// Searches.
pub(super) async fn search(
    State(app): State<App>,
    Path(dataset): Path<String>,
    parameters: Parameters,
) -> Result<Response, Trouble> {
    let choice = choice(&app, &dataset, &parameters)?;
    let wanted = wanted(&parameters)?;
    let view = app.view(choice).await?;
    if wanted.changed_since.is_some() || wanted.sort.iter().any(|(field, _)| field == LAST_CHANGE) {
        app.look_at_changes(&view).await?;
    }
    let weight = Weight::of_names(wanted.text.chars().count());
    let service = app.clone();
    let body = app
        .workshop
        .weighed(weight, move |_| found(&service, &view, &wanted))
        .await?;
    Ok(answer(StatusCode::OK, &body))
}

fn wanted(parameters: &Parameters) -> Result<Wanted, Trouble> {
    let owned =
        |texts: Vec<&str>| -> Vec<String> { texts.into_iter().map(str::to_owned).collect() };
    let schema = parameters.one("schema").unwrap_or("Thing").to_owned();
    let excluded_schemata = owned(parameters.all("exclude_schema"));
    let schemata = std::iter::once(&schema).chain(&excluded_schemata);
    if let Some(unknown) = schemata.into_iter().find(|name| !is_schema(name)) {
        return Err(Trouble::bad(format!("Invalid schema: {unknown}")));
    }
    let mut filters: Vec<(String, Vec<String>)> = Vec::new();
    for (field, parameter) in [
        ("countries", "countries"),
        ("topics", "topics"),
        ("datasets", "datasets"),
    ] {
        let values = owned(parameters.all(parameter));
        if !values.is_empty() {
            filters.push((field.to_owned(), values));
        }
    }
    for filter in parameters.all("filter") {
        let Some((field, value)) = filter.split_once(':') else {
            return Err(Trouble::bad(format!("Invalid filter: {filter}")));
        };
        let field = match field {
            "countries" | "topics" | "datasets" | "schema" => field,
            "country" | "properties.country" | "properties.nationality" => "countries",
            "properties.topics" => "topics",
            _ => {
                return Err(Trouble::bad(format!(
                    "Invalid filter field: {field}; these are filtered by: countries, datasets, schema, topics"
                )));
            }
        };
        match filters.iter_mut().find(|(known, _)| known == field) {
            Some((_, values)) => values.push(value.to_owned()),
            None => filters.push((field.to_owned(), vec![value.to_owned()])),
        }
    }
    // A country that is none would leave nobody and say nothing.
    for (_, values) in filters.iter_mut().filter(|(field, _)| field == "countries") {
        for value in values {
            let country = vokter_answers::reading::country(value)
                .map_err(|what| Trouble::bad(format!("countries: {what}")))?;
            *value = country.to_string();
        }
    }
    let changed_since = parameters.one("changed_since").map(str::to_owned);
    if let Some(text) = &changed_since
        && !super::matching::is_moment(text)
    {
        return Err(Trouble::bad(
            "changed_since: write YYYY-MM-DD or YYYY-MM-DDTHH:MM:SS",
        ));
    }
    let facets = owned(parameters.all("facets"));
    if let Some(unknown) = facets
        .iter()
        .find(|name| FACETS.iter().all(|(known, _)| known != name))
    {
        return Err(Trouble::unprocessable(format!("Invalid facet: {unknown}")));
    }
    let text = parameters.one("q").unwrap_or_default().trim().to_owned();
    let warning = syntax::remark(&text);
    // As long as a name anywhere else.
    if text.chars().count() > NAME_CHARS_MAX {
        return Err(Trouble::bad(format!(
            "q: more than {NAME_CHARS_MAX} characters"
        )));
    }
    // Nobody bears it, and an empty answer would be taken for one about a name.
    if !text.is_empty() && words_of(&text).next().is_none() {
        return Err(Trouble::bad(
            "q: it has no letter or digit that can be read",
        ));
    }
    // Spellings are always looked through, so these change nothing.
    for name in ["fuzzy", "simple"] {
        parameters.flag(name, false)?;
    }
    let all_values = match parameters.one("filter_op") {
        None => false,
        Some(op) if op.eq_ignore_ascii_case("or") => false,
        Some(op) if op.eq_ignore_ascii_case("and") => true,
        Some(op) => {
            return Err(Trouble::unprocessable(format!(
                "Invalid filter_op: {op}; it is OR or AND"
            )));
        }
    };
    let target = match parameters.one("target") {
        None => None,
        Some(_) => Some(parameters.flag("target", true)?),
    };
    Ok(Wanted {
        text,
        warning,
        schema,
        excluded_schemata,
        filters,
        all_values,
        changed_since,
        target,
        sort: parameters.sort(&SORTS)?,
        facets: if facets.is_empty() {
            owned(vec!["countries", "topics", "datasets"])
        } else {
            facets
        },
        limit: parameters.number("limit", LIMIT, LIMIT_MAX)?,
        offset: parameters.number("offset", 0, OFFSET_MAX)?,
    })
}

fn found(app: &App, view: &Arc<View>, wanted: &Wanted) -> Value {
    let cards = cards(app, view, wanted);
    let results: Vec<Value> = cards
        .iter()
        .skip(wanted.offset)
        .take(wanted.limit)
        .map(|card| Value::Object(entity::of(view, card.entry as usize, false)))
        .collect();
    let facets: Map<String, Value> = wanted
        .facets
        .iter()
        .map(|name| (name.clone(), facet(name, &cards, view)))
        .collect();
    let mut answer = json!({
        "limit": wanted.limit,
        "offset": wanted.offset,
        "total": {"value": cards.len(), "relation": "eq"},
        "results": results,
        "facets": facets,
    });
    if let Some(warning) = &wanted.warning {
        answer["warnings"] = json!([warning]);
    }
    answer
}

/// The parties that are wanted, in order.
fn cards<'v>(app: &App, view: &'v Arc<View>, wanted: &Wanted) -> Vec<&'v Card> {
    let catalogue = view.catalogue();
    let changed = |card: &Card| {
        let said = |member: usize| catalogue.changed(member).map(str::to_owned);
        entity::last_change(view, card.entry as usize, said)
    };
    let admits = |card: &&Card| {
        is_a(&card.schema, &wanted.schema)
            && !wanted
                .excluded_schemata
                .iter()
                .any(|other| **other == *card.schema)
            && wanted.target != Some(false)
            && wanted.filters.iter().all(|(field, values)| {
                let has = |value: &String| values_of(card, field).contains(&value.as_str());
                if wanted.all_values {
                    values.iter().all(has)
                } else {
                    values.iter().any(has)
                }
            })
            && wanted.changed_since.as_ref().is_none_or(|since| {
                changed(card).is_some_and(|moment| entity::is_since(&moment, since))
            })
    };
    let mut kept: Vec<&Card> = Vec::new();
    if wanted.text.is_empty() {
        kept.extend(catalogue.cards.iter().filter(admits));
    } else {
        let words: Vec<String> = words_of(&wanted.text).collect();
        let alike = by_name(app, view, &wanted.text);
        let cards = catalogue.cards.iter().filter_map(|card| {
            let alike = alike.get(&card.entry);
            let literal = if words.is_empty() {
                None
            } else {
                card.fit(&words)
            };
            let fit = match (literal, alike) {
                (Some(literal), Some(alike)) => literal.min(alike.fit),
                (literal, alike) => literal.or(alike.map(|alike| alike.fit))?,
            };
            Some((fit, alike.map_or(usize::MAX, |alike| alike.place), card))
        });
        let mut found: Vec<(Fit, usize, &Card)> = cards.filter(|(.., card)| admits(card)).collect();
        found.sort_by_key(|(fit, place, _)| (*fit, *place));
        kept.extend(found.into_iter().map(|(.., card)| card));
    }
    for (field, descending) in wanted.sort.iter().rev() {
        let key = |card: &&Card| match field.as_str() {
            "schema" => Some(card.schema.clone()),
            "first_seen" | "listed_on" => card.listed_on.clone(),
            LAST_CHANGE => changed(card).map(String::into_boxed_str),
            _ => Some(card.caption.clone()),
        };
        // Who has no such value comes last in either order.
        if *descending {
            kept.sort_by_cached_key(|card| {
                let key = key(card);
                (key.is_none(), Reverse(key))
            });
        } else {
            kept.sort_by_cached_key(|card| {
                let key = key(card);
                (key.is_none(), key)
            });
        }
    }
    kept
}

/// A party that the engine finds by the words as a name.
struct Alike {
    fit: Fit,
    /// Among all of them, best first.
    place: usize,
}

/// The parties that the engine finds by the words as a name.
fn by_name(app: &App, view: &View, text: &str) -> HashMap<u32, Alike> {
    let asked = Asked {
        name: Some(text.to_owned()),
        ..Asked::default()
    };
    let Ok(question) = asked.question() else {
        return HashMap::new();
    };
    let search = Search {
        threshold: SCORE_MIN,
        limit: Some(LIMIT_MAX),
        ..app.search()
    };
    let parties = &view.parties;
    let hits = parties.search(&Prepared::new(&question.query), &search);
    let mut found = HashMap::new();
    // Bodies that only their owners block have no card.
    let listed = hits
        .hits
        .iter()
        .filter(|hit| hit.party < parties.index.len());
    for (place, hit) in listed.enumerate() {
        let entry = entity::canonical(parties, hit.party) as u32;
        found.entry(entry).or_insert_with(|| Alike {
            // What is as good as the name is one of its words; less is not held against what begins so.
            fit: if hit.score.probability() >= app.settings.threshold.value {
                Fit::Whole(standing(parties, hit))
            } else {
                Fit::Alike
            },
            place,
        });
    }
    found
}

/// What the name that was met is to its party.
fn standing(parties: &Parties, hit: &Hit) -> Standing {
    let entity = parties.index.decoded(hit.party);
    let met = hit.score.matched_name.as_deref();
    let names = entity
        .names
        .iter()
        .filter(|name| Some(name.text.as_str()) == met);
    let standings = names.map(|name| Standing::of(name.kind));
    standings.min().unwrap_or(Standing::Main)
}

fn values_of<'c>(card: &'c Card, field: &str) -> Vec<&'c str> {
    match field {
        "countries" => card.countries.iter().map(|text| &**text).collect(),
        "topics" => card.topics.to_vec(),
        "datasets" => card.lists.iter().map(|text| &**text).collect(),
        "schema" => vec![&card.schema],
        "genders" => card.genders.to_vec(),
        "identifiers" => card.numbers.iter().map(|text| &**text).collect(),
        _ => Vec::new(),
    }
}

/// Fields to sort by.
const SORTS: [&str; 6] = [
    "caption",
    "name",
    "schema",
    "first_seen",
    "listed_on",
    LAST_CHANGE,
];

/// Most values of a facet.
const VALUES_MAX: usize = 300;

fn facet(name: &str, cards: &[&Card], view: &View) -> Value {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for card in cards {
        for value in values_of(card, name) {
            *counts.entry(value).or_default() += 1;
        }
    }
    let mut values: Vec<(&str, usize)> = counts.into_iter().collect();
    values.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let title = |value: &str| {
        let lists = view.parties.lists.iter();
        let mut of_name = lists.filter(|info| info.list == value);
        match name {
            "datasets" => of_name
                .next()
                .map_or_else(|| value.to_owned(), |info| info.title.clone()),
            "schema" => label(value).to_owned(),
            "countries" => reading::country(value)
                .map_or_else(|_| value.to_owned(), |country| country.name().to_owned()),
            _ => value.to_owned(),
        }
    };
    let values: Vec<Value> = values
        .into_iter()
        .take(VALUES_MAX)
        .map(|(value, count)| json!({"name": value, "label": title(value), "count": count}))
        .collect();
    let known = FACETS.iter().find(|(known, _)| *known == name);
    json!({"label": known.map_or(name, |(_, label)| label), "values": values})
}
