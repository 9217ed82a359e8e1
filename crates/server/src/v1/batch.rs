//! `POST /v1/screen/batch`: many parties in, a line for each out, in order.

use std::sync::Arc;

use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use futures_util::{StreamExt, stream};
use serde::Deserialize;
use serde_json::Value;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use vokter_answers::at_odds::AtOdds;
use vokter_answers::remark::{Language, Remark};
use vokter_answers::wire::{Hit, batch};
use vokter_screening::{Prepared, Settings as Search};

use super::asking::{Facts, Nothing, Parameters, choice, limit, threshold};
use super::basis;
use crate::body::{self, AN_OBJECT_IS_NEEDED, LARGE_BYTES_MAX, none_or_some};
use crate::lists::View;
use crate::once::Once;
use crate::page::bearers;
use crate::plainly::plainly;
use crate::problem::{Problem, Problems};
use crate::service::App;
use crate::workshop::{LIGHT_CHARS_MAX, Weight};

/// Most parties of one request.
const PARTIES_MAX: usize = 10_000;
/// Most parties worked on at a time: few enough that others get their turn, and that little is done for a
/// client that has gone. Fewer where names are long or many hits are shown, and one where each is long work.
const PART: usize = 16;
/// Most hits of such a part, and the room of one; of its evidence as much.
const PART_HITS_MAX: usize = 400;
const HIT_BYTES: usize = 1 << 10;
/// What its lines have besides.
const LINES_BYTES: usize = 16 << 10;

/// Parties to look for, and how.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = BatchRequest)]
struct Ask {
    /// At most 10,000. One that can't be read gives an error in its place.
    #[schema(value_type = Vec<Party>, max_items = 10000)]
    parties: Vec<Once>,
    /// Least score of a hit, 0 to 1.
    #[serde(default)]
    #[schema(minimum = 0, maximum = 1)]
    threshold: Option<f64>,
    /// Most hits of a party, 1 to 1000.
    #[serde(default)]
    #[schema(minimum = 1, maximum = 1000)]
    limit: Option<u32>,
    /// Only parties on these lists.
    #[serde(default)]
    #[schema(min_items = 1, max_items = 50)]
    lists: Option<Vec<String>>,
    /// The lists as they were on this day.
    #[serde(default)]
    #[schema(format = Date)]
    as_of: Option<String>,
    /// Whether to write the evidence of each hit, too.
    #[serde(default)]
    evidence: bool,
}

/// One of the parties.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
#[schema(as = BatchParty)]
struct Party {
    /// Comes back with the answer.
    id: Option<String>,
    name: Option<String>,
    schema: Option<String>,
    birth_date: Option<String>,
    #[serde(deserialize_with = "none_or_some")]
    #[schema(nullable)]
    countries: Vec<String>,
    #[serde(deserialize_with = "none_or_some")]
    #[schema(nullable)]
    ids: Vec<String>,
    #[serde(deserialize_with = "none_or_some")]
    #[schema(nullable)]
    aliases: Vec<String>,
}

/// What is done to every party.
struct Job {
    view: Arc<View>,
    search: Search,
    evidence: bool,
}

/// Looks many parties up: a line of JSON for each, in the order of the request.
#[utoipa::path(
    post, path = "/v1/screen/batch", operation_id = "screenBatch", tag = "screening",
    request_body(content = Ask, example = json!({"parties": [
        {"id": "1", "name": "Kari Nordmann"}, {"id": "2", "name": "Ола Нордманн", "schema": "Person"}]})),
    responses((status = 200, description = "JSON Lines: `row` counts the parties from 1.",
        content((batch::Row = "application/x-ndjson")),
        headers(
            ("vokter-lists" = String, description = "The lists that were searched, each with `version` and `sha256`: a list of RFC 9651."),
            ("vokter-threshold" = String, description = "The threshold."),
            ("vokter-engine" = String, description = "The engine's version, with `config`, the hash of its configuration."),
            ("vokter-warnings" = String, description = "What the reader of every row must know: a list of display strings. Missing where there is nothing."),
        )), Problems),
)]
async fn screen(
    State(app): State<App>,
    Parameters(Nothing {}): Parameters<Nothing>,
    request: Request,
) -> Result<Response, Problem> {
    body::demand(request.headers(), &["application/json"])?;
    let held = body::read(&app.budget, request, LARGE_BYTES_MAX).await?;
    let values = body::room_for_values(&app.budget, &held.bytes)?;
    let ask: Ask = body::parse(&held.bytes)?;
    let room = (held.room, values);
    drop(held.bytes);
    if ask.parties.len() > PARTIES_MAX {
        return Err(
            Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "too many parties")
                .field("parties")
                .mend(format!("send at most {PARTIES_MAX} at a time")),
        );
    }
    let defaults = app.search();
    let search = Search {
        threshold: threshold(ask.threshold, defaults.threshold)?,
        limit: Some(limit(ask.limit, app.settings.limit.value)?),
        ..defaults
    };
    let shown = search.limit.unwrap_or_default();
    let how = Weight::of_search(&search, shown);
    let most = match how {
        Weight::Light => PART.min(PART_HITS_MAX / shown.max(1)).max(1),
        Weight::Heavy => 1,
    };
    let view = app.view(choice(ask.lists, ask.as_of.as_deref())?).await?;
    let rests_on = basis::headers(&view.parties, search.threshold, &app.engine);
    let job = Arc::new(Job {
        view,
        search,
        evidence: ask.evidence,
    });
    let at_once = std::thread::available_parallelism().map_or(2, usize::from);
    // Lines that were made and not taken yet: of the parts that are worked on, and of the one before.
    let lines_most = part_bytes(most, shown, ask.evidence);
    let untaken = app.answers.hold(lines_most * (at_once + 1));
    let untaken = untaken.ok_or_else(Problem::busy)?;
    app.workshop.admit_parts().await?;
    let parts = parts(ask.parties, most);
    let lines = stream::iter(parts)
        .map(move |part| {
            let weight = how.max(Weight::of_names(part.chars));
            let job = job.clone();
            let work = move || job.lines(part.first, part.parties);
            app.workshop.part(weight, work)
        })
        .buffered(at_once)
        .map(move |lines| {
            // The memory is given back when the last of the parties is answered.
            let _ = (&room, &untaken);
            lines
                .map(Bytes::from)
                .map_err(|problem| std::io::Error::other(problem.detail))
        });
    let kind = [(header::CONTENT_TYPE, "application/x-ndjson")];
    Ok((kind, rests_on, Body::from_stream(lines)).into_response())
}

/// Parties that are worked on in one turn.
struct Part {
    /// The row of the first.
    first: usize,
    parties: Vec<Once>,
    /// What their names come to.
    chars: usize,
}

/// The room of the lines of a part.
fn part_bytes(parties: usize, shown: usize, evidence: bool) -> usize {
    let hit = HIT_BYTES * (1 + usize::from(evidence));
    LINES_BYTES + parties * shown * hit
}

/// Parts of a batch of so many parties at most, each of them light but where one party alone is not.
fn parts(parties: Vec<Once>, most: usize) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    for (at, party) in parties.into_iter().enumerate() {
        let chars = names_chars(&party.value);
        match parts.last_mut() {
            Some(part) if part.parties.len() < most && part.chars + chars <= LIGHT_CHARS_MAX => {
                part.chars += chars;
                part.parties.push(party);
            }
            _ => parts.push(Part {
                first: at + 1,
                parties: vec![party],
                chars,
            }),
        }
    }
    parts
}

/// How many characters the names of a party have, before it is looked at more closely.
fn names_chars(party: &Value) -> usize {
    let aliases = party["aliases"].as_array().into_iter().flatten();
    let names = aliases.chain(party.get("name")).filter_map(Value::as_str);
    names.map(|name| name.chars().count()).sum()
}

impl Job {
    fn lines(&self, first: usize, parties: Vec<Once>) -> Vec<u8> {
        let mut lines = Vec::new();
        for (at, party) in parties.into_iter().enumerate() {
            self.line((first + at) as u64, party, &mut lines);
            lines.push(b'\n');
        }
        lines
    }

    fn line(&self, row: u64, party: Once, to: &mut Vec<u8>) {
        let id = party
            .value
            .get("id")
            .and_then(Value::as_str)
            .map(str::to_owned);
        let read = party.once().and_then(|party| {
            // It would be taken for the fields in their order, which nobody means.
            if party.is_array() {
                return Err(AN_OBJECT_IS_NEEDED.to_owned());
            }
            serde_path_to_error::deserialize::<_, Party>(party)
                .map_err(|error| plainly(&error.to_string()))
        });
        let read = read.and_then(|party| {
            let facts = Facts {
                name: party.name,
                schema: party.schema,
                birth_date: party.birth_date,
                countries: party.countries,
                ids: party.ids,
                aliases: party.aliases,
            };
            facts.question().map_err(|problem| problem.detail)
        });
        let id = id.as_deref();
        let written = match read {
            Err(error) => serde_json::to_writer(
                to,
                &batch::ErrorRow {
                    file: None,
                    row,
                    id,
                    error: &error,
                },
            ),
            Ok(question) => {
                let parties = &self.view.parties;
                let prepared = Prepared::new(&question.query);
                let hits = parties.search(&prepared, &self.search);
                let mut remarks = question.remarks;
                if hits.total == 0 {
                    remarks.extend(bearers::alone(&self.view, &question.query, &prepared));
                }
                remarks.extend(AtOdds::of_hits(&question.query, &hits.hits, parties));
                let shown = hits.hits.iter();
                let shown = shown.map(|hit| Hit::of(hit, &parties.party(hit.party), self.evidence));
                serde_json::to_writer(
                    to,
                    &batch::Row {
                        file: None,
                        row,
                        id,
                        hits: shown.collect(),
                        total_hits: (hits.hits.len() < hits.total).then_some(hits.total),
                        warnings: &Remark::texts(&remarks, Language::English),
                    },
                )
            }
        };
        // Texts and numbers can always be written to memory.
        debug_assert!(written.is_ok());
    }
}

/// The path of this module.
pub(crate) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(screen))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_part_has_few_parties_and_fewer_where_names_are_long() {
        let once = |value: Value| serde_json::from_value::<Once>(value).unwrap();
        let check = |most: usize, lengths: &[usize], expected: &[(usize, usize)]| {
            let party = |length: &usize| json!({"name": "é".repeat(*length / 2), "aliases": ["x".repeat(length - length / 2)]});
            let parts = parts(lengths.iter().map(party).map(once).collect(), most);
            let seen: Vec<(usize, usize)> = parts
                .iter()
                .map(|part| (part.first, part.parties.len()))
                .collect();
            assert_eq!(seen, expected, "{lengths:?}");
        };
        check(PART, &[], &[]);
        check(16, &[6; 35], &[(1, 16), (17, 16), (33, 3)]);
        check(PART, &[20, 4000, 20, 20], &[(1, 1), (2, 1), (3, 2)]);
        check(PART, &[120; 5], &[(1, 2), (3, 2), (5, 1)]);
        check(1, &[6; 3], &[(1, 1), (2, 1), (3, 1)]);
        let no_objects = [json!([1]), json!(null), json!("x")];
        assert_eq!(parts(no_objects.map(once).into(), PART).len(), 1);
    }
}
