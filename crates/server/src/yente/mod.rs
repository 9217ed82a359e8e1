//! The dialect of yente, so that what speaks it today can be pointed at Vokter: matching, search,
//! entities, the catalogue and reconciliation, in its shapes and with its status codes.
//!
//! Every list is a dataset, and `default` holds all. An entity's id is that of the first of its
//! listings; the others, and the group's own id, are its referents.

mod adjacent;
mod catalog;
mod entity;
mod example;
mod matching;
mod model;
mod ownership;
mod reconcile;
mod row;
mod search;
mod syntax;

use std::collections::HashSet;

use axum::Router;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use serde_json::{Value, json};
use vokter_answers::parties::Choice;
use vokter_lists::starter;

use crate::problem::{Problem, with_what_follows};
use crate::service::App;

/// The dataset of all lists.
const DEFAULT: &str = "default";

/// An error as yente tells it.
#[derive(Debug)]
struct Trouble(StatusCode, String);

impl IntoResponse for Trouble {
    fn into_response(self) -> Response {
        with_what_follows(answer(self.0, &json!({"detail": self.1})))
    }
}

impl Trouble {
    fn bad(what: impl Into<String>) -> Self {
        Self(StatusCode::BAD_REQUEST, what.into())
    }

    /// Says which query is at fault.
    fn of_query(self, key: &str) -> Self {
        Self(self.0, format!("queries, {key}: {}", self.1))
    }

    fn what(&self) -> &str {
        &self.1
    }

    fn missing(what: impl Into<String>) -> Self {
        Self(StatusCode::NOT_FOUND, what.into())
    }

    fn unprocessable(what: impl Into<String>) -> Self {
        Self(StatusCode::UNPROCESSABLE_ENTITY, what.into())
    }
}

impl From<Problem> for Trouble {
    fn from(problem: Problem) -> Self {
        Self(problem.status(), problem.in_one())
    }
}

fn answer(status: StatusCode, body: &Value) -> Response {
    let kind = [(header::CONTENT_TYPE, "application/json")];
    (status, kind, body.to_string()).into_response()
}

/// What is wrong with a text of which a character was lost.
const LOST: &str = "a character was lost before it came here; send it as UTF-8";

/// Whether a text holds the mark of a character that was lost.
fn is_lossy(text: &str) -> bool {
    text.contains(char::REPLACEMENT_CHARACTER)
}

/// Parameters of which each value counts, as in yente.
const REPEATED: [&str; 10] = [
    "countries",
    "datasets",
    "exclude_dataset",
    "exclude_entity_ids",
    "exclude_schema",
    "facets",
    "filter",
    "include_dataset",
    "sort",
    "topics",
];

/// Parameters, some of which may be repeated, in the order in which they came.
#[derive(Clone, Debug, Default)]
struct Parameters(Vec<(String, String)>);

impl<S: Send + Sync> FromRequestParts<S> for Parameters {
    type Rejection = Trouble;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Trouble> {
        axum::extract::Query::from_request_parts(parts, state)
            .await
            .map(|axum::extract::Query(pairs)| Self(pairs))
            .map_err(|rejection| Trouble::unprocessable(rejection.body_text()))?
            .whole()
    }
}

impl Parameters {
    /// Refuses one of which a character was lost on its way, as of text that is not UTF-8: an answer has no place to say
    /// that another name was looked up. Queries that come as a parameter are looked at one by one.
    fn whole(self) -> Result<Self, Trouble> {
        let asks_one = |name: &str| name != reconcile::QUERIES;
        let mut all = self.0.iter().filter(|(name, _)| asks_one(name));
        match all.find(|(_, value)| is_lossy(value)) {
            Some((name, _)) => Err(Trouble::bad(format!("{}: {LOST}", name.escape_debug()))),
            None => self.each_once(),
        }
    }

    /// Refuses one that is given twice though one value can count: whichever was taken, another was meant, and the
    /// answer would not say so.
    fn each_once(self) -> Result<Self, Trouble> {
        let single = |(name, _): &&(String, String)| !REPEATED.contains(&name.as_str());
        let mut seen = HashSet::new();
        let mut names = self.0.iter().filter(single);
        match names.find(|(name, _)| !seen.insert(name)) {
            Some((name, _)) => Err(Trouble::bad(format!(
                "{}: it is given more than once; give it once",
                name.escape_debug()
            ))),
            None => Ok(self),
        }
    }

    fn one(&self, name: &str) -> Option<&str> {
        let mut all = self.0.iter();
        let found = all.find(|(known, _)| known == name)?;
        Some(found.1.as_str())
    }

    fn all(&self, name: &str) -> Vec<&str> {
        let all = self.0.iter().filter(|(known, _)| known == name);
        all.map(|(_, value)| value.as_str()).collect()
    }

    fn number(&self, name: &str, default: usize, most: usize) -> Result<usize, Trouble> {
        let Some(text) = self.one(name) else {
            return Ok(default);
        };
        let number = text.parse().ok().filter(|number| *number <= most);
        number.ok_or_else(|| {
            Trouble::unprocessable(format!("{name}: a whole number from 0 to {most} is needed"))
        })
    }

    fn score(&self, name: &str) -> Result<Option<f64>, Trouble> {
        let Some(text) = self.one(name) else {
            return Ok(None);
        };
        let score = text
            .parse()
            .ok()
            .filter(|score| (0.0..=1.0).contains(score));
        score.map(Some).ok_or_else(|| {
            Trouble::unprocessable(format!("{name}: a number from 0 to 1 is needed"))
        })
    }

    /// By which of some fields to sort, each with whether the last comes first.
    fn sort(&self, known: &[&str]) -> Result<Vec<(String, bool)>, Trouble> {
        let given = self.all("sort").into_iter();
        given
            .map(|given| {
                let (field, order) = given.split_once(':').unwrap_or((given, "asc"));
                if !known.contains(&field) || !["asc", "desc"].contains(&order) {
                    return Err(Trouble::bad(format!(
                        "Invalid sort: {given}; these are sorted by, each with :asc or :desc: {}",
                        known.join(", ")
                    )));
                }
                Ok((field.to_owned(), order == "desc"))
            })
            .collect()
    }

    fn flag(&self, name: &str, default: bool) -> Result<bool, Trouble> {
        let Some(text) = self.one(name) else {
            return Ok(default);
        };
        match text.to_ascii_lowercase().as_str() {
            "1" | "true" | "t" | "yes" | "y" | "on" => Ok(true),
            "0" | "false" | "f" | "no" | "n" | "off" => Ok(false),
            _ => Err(Trouble::unprocessable(format!(
                "{name}: true or false is needed"
            ))),
        }
    }
}

/// The lists that a dataset is, with others included and some left out.
fn choice(app: &App, dataset: &str, parameters: &Parameters) -> Result<Choice, Trouble> {
    let whole = app.lists.whole()?;
    let loaded = whole.parties.lists.iter().map(|info| info.list.as_str());
    // Entities bear lists that the starter list alone knows, too.
    let beside = whole.beside();
    let names: Vec<&str> = loaded.chain(beside.keys().map(String::as_str)).collect();
    if dataset != DEFAULT && !names.contains(&dataset) {
        return Err(Trouble::missing(format!("No such dataset: {dataset}")));
    }
    let included = parameters.all("include_dataset");
    let excluded = parameters.all("exclude_dataset");
    if let Some(unknown) = included
        .iter()
        .chain(&excluded)
        .find(|name| **name != DEFAULT && !names.contains(name))
    {
        return Err(Trouble::bad(format!("No such dataset: {unknown}")));
    }
    // What is included narrows the dataset. Lists that the starter list alone knows are parts of it.
    let holds = |set: &str, name: &str| {
        set == DEFAULT || set == name || (set == starter::LIST && beside.contains_key(name))
    };
    let is_in = |name: &str| {
        let chosen = if included.is_empty() {
            dataset == DEFAULT || dataset == name
        } else {
            holds(dataset, name) && included.iter().any(|set| holds(set, name))
        };
        chosen && !excluded.iter().any(|set| holds(set, name))
    };
    let mut lists: Vec<String> = names
        .iter()
        .filter(|name| is_in(name))
        .map(|name| (*name).to_owned())
        .collect();
    let all = lists.len() == names.len();
    // Of the starter list the rest is meant.
    if excluded.iter().any(|name| beside.contains_key(*name)) {
        lists.retain(|list| list != starter::LIST);
    }
    if lists.is_empty() {
        return Err(Trouble::bad(
            "The datasets included and left out leave none",
        ));
    }
    Ok(Choice {
        lists: if all { Vec::new() } else { lists },
        as_of: None,
    })
}

/// Whether a path is one of the dialect.
pub(crate) fn has(path: &str) -> bool {
    let first = path.split('/').nth(1).unwrap_or_default();
    [
        "match",
        "search",
        "entities",
        "catalog",
        "manifest",
        "algorithms",
        "updatez",
        "reconcile",
    ]
    .contains(&first)
}

/// A problem as the dialect tells it.
pub(crate) fn told(problem: Problem) -> Response {
    Trouble::from(problem).into_response()
}

/// The paths of the dialect.
pub(crate) fn router() -> Router<App> {
    Router::new()
        .route("/match/{dataset}", post(matching::match_))
        .route("/search/{dataset}", get(search::search))
        .route("/entities/{id}", get(adjacent::entity))
        .route("/entities/{id}/adjacent", get(adjacent::all))
        .route("/entities/{id}/adjacent/{property}", get(adjacent::one))
        .route("/catalog", get(catalog::catalog))
        .route("/manifest", get(catalog::catalog))
        .route("/algorithms", get(catalog::algorithms))
        .route("/updatez", post(catalog::update))
        .route(
            "/reconcile/{dataset}",
            get(reconcile::get).post(reconcile::post),
        )
        .route("/reconcile/{dataset}/preview/{id}", get(reconcile::preview))
        .route(
            "/reconcile/{dataset}/suggest/{kind}",
            get(reconcile::suggest),
        )
        .route(
            "/reconcile/{dataset}/extend/property",
            get(reconcile::propose),
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_parameter_of_one_value_that_is_given_twice_is_refused() {
        for (given, refused) in [
            (&["q", "limit", "schema"][..], None),
            (&["limit", "limit"], Some("limit")),
            (&["q", "topics", "topics", "q"], Some("q")),
            (&["queries", "queries"], Some("queries")),
            (&REPEATED, None),
            (&[REPEATED, REPEATED].concat(), None),
        ] {
            let pairs = given.iter().map(|name| ((*name).to_owned(), String::new()));
            let told = Parameters(pairs.collect()).whole().err();
            let told = told.map(|trouble| trouble.what().to_owned());
            let begins = |name: &str| told.as_ref().is_some_and(|told| told.starts_with(name));
            assert_eq!(told.is_some(), refused.is_some(), "{given:?} {told:?}");
            assert!(refused.is_none_or(begins), "{given:?} {told:?}");
        }
    }
}
