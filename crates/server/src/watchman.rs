//! The dialect of Moov Watchman, version 2: `GET /v2/search` and `GET /v2/listinfo`.

mod entity;
mod facts;
mod given;
mod wanted;

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashSet};

use axum::Router;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query as Parameters, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use serde_json::{Value, json};
use vokter_answers::at_odds::AtOdds;
use vokter_answers::bearers::telling;
use vokter_answers::remark::{Language, Remark};
use vokter_answers::wire::Evidence;
use vokter_screening::{Prepared, Score, Settings as Search, score};

use crate::catalogue::{Fit, words_of};
use crate::lists::View;
use crate::page::bearers;
use crate::problem::{Problem, with_what_follows};
use crate::service::App;
use crate::workshop::Weight;
use wanted::{Wanted, is_weighed};

/// An answer of JSON.
fn answer(status: StatusCode, body: &Value) -> Response {
    let kind = [(header::CONTENT_TYPE, "application/json")];
    (status, kind, body.to_string()).into_response()
}

/// An error as Watchman tells it.
struct Trouble(StatusCode, String);

impl IntoResponse for Trouble {
    fn into_response(self) -> Response {
        with_what_follows(answer(self.0, &json!({"error": self.1})))
    }
}

impl From<Problem> for Trouble {
    fn from(problem: Problem) -> Self {
        Self(problem.status(), problem.in_one())
    }
}

fn bad(what: impl Into<String>) -> Trouble {
    Trouble(StatusCode::BAD_REQUEST, what.into())
}

async fn search(
    State(app): State<App>,
    parameters: Result<Parameters<Vec<(String, String)>>, QueryRejection>,
) -> Result<Response, Trouble> {
    let Parameters(parameters) = parameters.map_err(|rejection| bad(rejection.body_text()))?;
    let wanted = Wanted::of(&parameters)?;
    let view = app.lists.whole()?;
    let search = Search {
        threshold: wanted.least.unwrap_or(app.settings.threshold.value),
        limit: None,
        ..app.search()
    };
    // Addresses are looked through one after the other.
    let weight = match wanted.addresses() {
        [] => Weight::of(&wanted.query, &search, wanted.limit),
        _ => Weight::Heavy,
    };
    let body = app
        .workshop
        .weighed(weight, move |_| {
            for source in &wanted.sources {
                is_source(&view, source)?;
            }
            let (entities, of_them) = found(&view, &wanted, &search);
            let mut answer = json!({"query": wanted.echo, "entities": entities});
            let warnings = [wanted.warnings, of_them].concat();
            if !warnings.is_empty() {
                answer["warnings"] = json!(warnings);
            }
            Ok::<_, Trouble>(answer)
        })
        .await??;
    Ok(answer(StatusCode::OK, &body))
}

/// Why a party is found.
enum Why {
    /// It is reached so, or its number on a list is the one that is asked for: it is the party, whatever its name.
    Looked(&'static str),
    /// It is listed at an address of which so much agrees.
    Address(f64),
    /// The evidence.
    Weighed(Score),
}

impl Why {
    fn matched(&self) -> f64 {
        match self {
            Self::Looked(_) => 1.0,
            Self::Address(share) => *share,
            Self::Weighed(score) => score.probability(),
        }
    }

    fn details(&self) -> Value {
        match self {
            Self::Looked(kind) => looked_up(kind, 1.0),
            Self::Address(share) => looked_up("address", *share),
            Self::Weighed(score) => details(score),
        }
    }
}

/// The parties that are found, best first, and what the reader must know of them: how numbers that are asked for differ
/// from theirs, and who is left out though called so.
fn found(view: &View, wanted: &Wanted, search: &Search) -> (Vec<Value>, Vec<String>) {
    let parties = &view.parties;
    let catalogue = view.catalogue();
    let contacts = &catalogue.contacts;
    let mut found: Vec<(usize, Why)> = Vec::new();
    for (means, text) in &wanted.contacts {
        let bearers = contacts.of(*means, text).iter();
        found.extend(bearers.map(|entry| (*entry as usize, Why::Looked("contact"))));
    }
    let query = wanted.query_by(contacts);
    for id in wanted.source_ids.iter().filter(|_| wanted.is_by_number) {
        found.extend(bearing(view, id).map(|entry| (entry, Why::Looked("sourceID"))));
    }
    for address in wanted.addresses() {
        let at = catalogue
            .addresses
            .of(address, search.threshold)
            .into_iter();
        found.extend(at.map(|(entry, share)| (entry as usize, Why::Address(share))));
    }
    if is_weighed(&query) {
        let prepared = Prepared::new(&query);
        let hits = parties.search(&prepared, search).hits.into_iter();
        let mut hits: Vec<(usize, Score)> = hits.map(|hit| (hit.party, hit.score)).collect();
        if hits.is_empty() && found.is_empty() && wanted.least.is_none() {
            hits = bearers(view, query.name.as_deref(), &prepared, search);
        }
        found.extend(
            hits.into_iter()
                .map(|(entry, score)| (entry, Why::Weighed(score))),
        );
    }
    // Each party once, by what says most; of equals by what was looked up.
    found.sort_by(|(_, one), (_, other)| other.matched().total_cmp(&one.matched()));
    let mut seen = HashSet::new();
    found.retain(|(entry, _)| {
        // A body that its owners block is by itself.
        let is_listed = *entry < parties.index.len();
        let entries = if is_listed {
            parties.index.companions(*entry)
        } else {
            Vec::new()
        };
        seen.insert(entries.first().copied().unwrap_or(*entry))
    });
    let mut entities = Vec::new();
    let mut left_out: Vec<(String, f64)> = Vec::new();
    let mut at_odds = AtOdds::of(|name| wanted.ships(name));
    for (entry, why) in found {
        let probability = why.matched();
        let party = parties.party(entry);
        let from_starter =
            wanted.sources.iter().any(entity::Source::is_starter) && parties.is_of_starter(entry);
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
        // What was asked for by a least score is not given below it; who is called so is told of all the same.
        if wanted.least.is_some_and(|least| probability < least) {
            if matches!(&why, Why::Weighed(score) if score.whole_name) {
                left_out.push((party.entity.caption().to_owned(), probability));
            }
            continue;
        }
        at_odds.look_at(&party.entity);
        entity["match"] = json!(probability);
        if wanted.details {
            entity["details"] = why.details();
        }
        entities.push(entity);
        if entities.len() == wanted.limit {
            break;
        }
    }
    let mut warnings = Remark::texts(&at_odds.remarks(), Language::English);
    if let Some((name, share)) = left_out.first() {
        let parties = match left_out.len() {
            1 => "a party".to_owned(),
            some => format!("{some} parties"),
        };
        warnings.push(format!(
            "`minMatch` leaves out {parties} whose whole name agrees, though many bear it: {name} with {share:.2}"
        ));
    }
    (entities, warnings)
}

/// The parties that bear a number of a list, or an entry of which is called so.
fn bearing<'v>(view: &'v View, id: &str) -> impl Iterator<Item = usize> + use<'v> {
    let words: Vec<String> = words_of(id).collect();
    let cards = view.catalogue().cards.iter();
    let cards = cards
        .filter(move |card| !words.is_empty() && matches!(card.fit(&words), Some(Fit::Whole(_))));
    let found = view.find(id).into_iter();
    found.chain(cards.map(|card| card.entry as usize))
}

/// Who bears the words of a name that is no hit, such as a surname alone, however little it is worth: the commonest
/// are worth the least, and have the most bearers. The best stand first.
fn bearers(
    view: &View,
    name: Option<&str>,
    query: &Prepared,
    search: &Search,
) -> Vec<(usize, Score)> {
    let words = name.map(telling).unwrap_or_default();
    if words.is_empty() {
        return Vec::new();
    }
    let bearing = bearers::bearing(view, &words).into_iter();
    let mut bearing: Vec<(usize, Score)> = bearing
        .filter_map(|entry| {
            let entry = entry as usize;
            let party = view.parties.index.party(entry);
            Some((entry, score(query, party, search.prior)?))
        })
        .collect();
    bearing.sort_by_key(|(entry, score)| (Reverse(score.bits), *entry));
    bearing
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

/// Why a party is found that was looked up: no score says that.
fn looked_up(kind: &str, share: f64) -> Value {
    json!({"finalScore": share, "pieces": [{
        "pieceType": kind,
        "score": share,
        "weight": 1,
        "matched": true,
        "required": false,
        "exact": share >= 1.0,
        "fieldsCompared": 1,
    }]})
}

fn details(score: &Score) -> Value {
    // The sum begins with what is known of nobody in particular; with it the pieces add up to its bits.
    let prior = json!({
        "pieceType": "prior",
        "score": 0.0,
        "bits": score.prior.as_f64(),
        "weight": 1,
        "matched": false,
        "required": false,
        "exact": false,
        "fieldsCompared": 0,
    });
    let evidence = Evidence::all(score);
    let terms = evidence
        .iter()
        .filter_map(|term| serde_json::to_value(term).ok())
        .map(|term| {
            let bits = term["bits"].as_f64().unwrap_or_default();
            json!({
                "pieceType": term["kind"],
                "score": doubt_taken(bits),
                "bits": bits,
                "weight": 1,
                "matched": bits > 0.0,
                "required": false,
                "exact": term["relation"] == "equal",
                "fieldsCompared": 1,
                "query": term["query"],
                "listed": term["listed"],
                "relation": term["relation"],
            })
        });
    let pieces: Vec<Value> = std::iter::once(prior).chain(terms).collect();
    json!({"finalScore": score.probability(), "bits": score.bits.as_f64(), "pieces": pieces})
}

/// Evidence on Watchman's scale from 0 to 1: the part of the doubt that it takes by itself; none where it speaks
/// against the party.
fn doubt_taken(bits: f64) -> f64 {
    1.0 - (-bits.max(0.0)).exp2()
}

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
    Ok(answer(StatusCode::OK, &body))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn evidence_is_told_from_none_to_one() {
        for (bits, expected) in [(-8.0, 0.0), (0.0, 0.0), (1.0, 0.5), (2.0, 0.75)] {
            assert!((doubt_taken(bits) - expected).abs() < 1e-9, "{bits}");
        }
        assert!(doubt_taken(17.01) > 0.99 && doubt_taken(400.0) <= 1.0);
    }
}
