//! `POST /match/{dataset}`: up to a hundred parties by example.

use axum::extract::{Path, Request, State};
use axum::http::StatusCode;
use axum::response::Response;
use futures_util::{StreamExt, stream};
use serde::Deserialize;
use serde_json::{Map, Value, json};
use vokter_answers::at_odds::AtOdds;
use vokter_answers::remark::{Language, Remark};
use vokter_screening::{Hit, Prepared, Score, Settings as Search, TermKind};

use super::entity::{self, texts};
use super::example::{Example, example};
use super::model::{engine_schema, is_a, is_schema};
use super::{Parameters, Trouble, choice};
use crate::body;
use crate::carrying::Gathered;
use crate::lists::View;
use crate::once::Once;
use crate::page::bearers;
use crate::service::App;
use crate::workshop::Weight;

/// Most queries of one request.
const QUERIES_MAX: usize = 100;
/// Most results of a query, and how many unless the request says otherwise.
const LIMIT_MAX: usize = 500;
const LIMIT: usize = 5;
/// Most entities that one request leaves out.
const EXCLUDED_MAX: usize = 50;
/// Largest body: a hundred queries with many names each.
const BYTES_MAX: usize = 8 << 20;

/// What Vokter's way of matching is called.
pub(super) const ALGORITHM: &str = "vokter";
/// Names of other algorithms that callers may have configured. They all mean Vokter's: there is no
/// other here.
const ALGORITHMS: [&str; 9] = [
    ALGORITHM,
    "best",
    "logic-v1",
    "logic-v2",
    "name-based",
    "name-qualified",
    "regression-v1",
    "regression-v2",
    "regression-v3",
];

#[derive(Deserialize)]
struct Body {
    #[serde(default)]
    queries: Once,
    #[serde(default)]
    weights: Option<Map<String, Value>>,
    #[serde(default)]
    config: Option<Map<String, Value>>,
}

/// What is done to every example.
#[derive(Clone)]
pub(super) struct How {
    pub(super) search: Search,
    pub(super) threshold: f64,
    /// Whether hits below the threshold whose whole name agrees are left out, too.
    pub(super) strict: bool,
    pub(super) limit: usize,
    pub(super) topics: Vec<String>,
    pub(super) excluded_schemata: Vec<String>,
    pub(super) excluded: Vec<String>,
    pub(super) changed_since: Option<String>,
}

/// Matches.
pub(super) async fn match_(
    State(app): State<App>,
    Path(dataset): Path<String>,
    parameters: Parameters,
    request: Request,
) -> Result<Response, Trouble> {
    let how = how(&app, &parameters)?;
    let choice = choice(&app, &dataset, &parameters)?;
    let (body, _room): (Body, _) = body::held_json(&app.budget, request, BYTES_MAX)
        .await
        .map_err(|problem| match problem.status() {
            StatusCode::UNPROCESSABLE_ENTITY => Trouble::bad(problem.detail),
            _ => problem.into(),
        })?;
    let queries = body.queries.once();
    let queries = match queries.map_err(|twice| Trouble::bad(format!("queries.{twice}")))? {
        Value::Object(queries) => queries,
        Value::Null => Map::new(),
        _ => return Err(Trouble::bad("queries: an object is needed")),
    };
    if queries.is_empty() {
        return Err(Trouble::bad("No queries provided."));
    }
    if queries.len() > QUERIES_MAX {
        return Err(Trouble::bad(format!(
            "Too many queries in one batch (limit: {QUERIES_MAX})"
        )));
    }
    for (member, what) in [("weights", &body.weights), ("config", &body.config)] {
        if let Some(key) = what.as_ref().and_then(|members| members.keys().next()) {
            return Err(Trouble::bad(format!(
                "{member}: `{key}` is not known: a score is the sum of its evidence, with nothing to set"
            )));
        }
    }
    let examples = queries
        .into_iter()
        .map(|(key, value)| match example(value) {
            Ok(example) => Ok((key, example)),
            Err(trouble) => Err(trouble.of_query(&key)),
        })
        .collect::<Result<Vec<_>, Trouble>>()?;
    let view = app.view(choice).await?;
    if how.changed_since.is_some() {
        app.look_at_changes(&view).await?;
    }
    let limit = how.limit;
    app.workshop.admit_parts().await?;
    let at_once = std::thread::available_parallelism().map_or(2, usize::from);
    let mut answered = stream::iter(examples)
        .map(|(key, example)| {
            let (view, how) = (view.clone(), how.clone());
            let weight = Weight::of(&example.query, &how.search, limit);
            let work = move || response(&view, &key, &example, &how);
            app.workshop.part(weight, work)
        })
        .buffered(at_once);
    // Each response is a text from the start, and counted when it is there.
    let mut whole = Gathered::default();
    let mut before = r#"{"responses":{"#;
    while let Some(response) = answered.next().await {
        let part = [before.as_bytes(), &response?].concat();
        whole.add(&app.answers, part)?;
        before = ",";
    }
    whole.add(&app.answers, format!("}},\"limit\":{limit}}}").into_bytes())?;
    Ok(whole.response())
}

fn how(app: &App, parameters: &Parameters) -> Result<How, Trouble> {
    let threshold = parameters.score("threshold")?;
    let threshold = threshold.unwrap_or(app.settings.threshold.value);
    let cutoff = parameters.score("cutoff")?;
    if let Some(name) = parameters.one("algorithm")
        && !ALGORITHMS.contains(&name)
    {
        return Err(Trouble::bad(format!("Unknown algorithm: {name}")));
    }
    let owned = |name: &str| -> Vec<String> {
        let all = parameters.all(name).into_iter();
        all.map(str::to_owned).collect()
    };
    let excluded = owned("exclude_entity_ids");
    if excluded.len() > EXCLUDED_MAX {
        return Err(Trouble::bad(format!(
            "Too many exclude_entity_ids (limit: {EXCLUDED_MAX})"
        )));
    }
    let excluded_schemata = owned("exclude_schema");
    if let Some(unknown) = excluded_schemata.iter().find(|name| !is_schema(name)) {
        return Err(Trouble::bad(format!("Invalid schema: {unknown}")));
    }
    let changed_since = parameters.one("changed_since").map(str::to_owned);
    if let Some(text) = &changed_since
        && !is_moment(text)
    {
        return Err(Trouble::bad(
            "changed_since: write YYYY-MM-DD or YYYY-MM-DDTHH:MM:SS",
        ));
    }
    Ok(How {
        search: Search {
            threshold: cutoff.unwrap_or(threshold).min(threshold),
            limit: None,
            prior: app.settings.prior_bits.value,
        },
        threshold,
        strict: cutoff.is_some(),
        limit: parameters.number("limit", LIMIT, LIMIT_MAX)?,
        topics: owned("topics"),
        excluded_schemata,
        excluded,
        changed_since,
    })
}

/// Whether a text is a day, perhaps with a time.
pub(super) fn is_moment(text: &str) -> bool {
    let day = text.get(..10).unwrap_or(text);
    day.parse::<jiff::civil::Date>().is_ok()
        && text.len() <= 26
        && text[day.len()..]
            .chars()
            .all(|c| c.is_ascii_digit() || matches!(c, 'T' | ':' | '.' | 'Z' | '+' | '-'))
}

/// Shows the results of an example, best first, each with its entity, as many as are to be shown; and says
/// how many there are in all, and what is to say where nobody is found.
pub(super) fn results(
    view: &View,
    example: &Example,
    how: &How,
    mut show: impl FnMut(&Hit, Map<String, Value>),
) -> (usize, Option<Remark>) {
    let parties = &view.parties;
    let is_empty = example.query.name.is_none() && example.query.ids.is_empty();
    if is_empty {
        return (0, None);
    }
    let prepared = Prepared::new(&example.query);
    let hits = parties.search(&prepared, &how.search);
    if hits.hits.is_empty() {
        return (0, bearers::alone(view, &example.query, &prepared));
    }
    let (mut shown, mut total) = (0, 0);
    let plain = how.topics.is_empty()
        && how.excluded.is_empty()
        && how.excluded_schemata.is_empty()
        && how.changed_since.is_none()
        && engine_schema(&example.schema).is_some();
    let excluded = how.excluded_in(view);
    for hit in hits.hits {
        if how.strict && hit.score.probability() < how.search.threshold {
            continue;
        }
        // Where nothing is left out, what is not shown need not be laid out to be counted.
        if plain && shown == how.limit {
            total += 1;
            continue;
        }
        let entity = entity::of(view, hit.party, false);
        if !how.admits(&entity, &example.schema, &excluded) {
            continue;
        }
        total += 1;
        if shown < how.limit {
            shown += 1;
            show(&hit, entity);
        }
    }
    (total, None)
}

impl How {
    /// The ids that are left out, with those of lists where the ids of their entries alone were given.
    fn excluded_in(&self, view: &View) -> Vec<String> {
        let given = self.excluded.iter();
        let of_entries = given.clone().filter_map(|id| {
            let entry = view.find_by_either(id)?;
            Some(view.parties.id(entry).to_string())
        });
        given.cloned().chain(of_entries).collect()
    }

    fn admits(&self, entity: &Map<String, Value>, asked: &str, excluded: &[String]) -> bool {
        let text = |member: &str| {
            entity
                .get(member)
                .and_then(Value::as_str)
                .unwrap_or_default()
        };
        let schema = text("schema");
        let of_kind = engine_schema(asked).is_some() || is_a(schema, asked);
        let topics = texts(entity, "topics");
        let of_topic = self.topics.is_empty()
            || self
                .topics
                .iter()
                .any(|topic| topics.contains(&topic.as_str()));
        let referents = entity.get("referents").and_then(Value::as_array);
        let is_excluded = |id: &String| {
            text("id") == id
                || referents.is_some_and(|ids| ids.iter().any(|own| own.as_str() == Some(id)))
        };
        of_kind
            && of_topic
            && !self.excluded_schemata.iter().any(|other| other == schema)
            && !excluded.iter().any(is_excluded)
            && self
                .changed_since
                .as_deref()
                .is_none_or(|since| entity::is_since(text(entity::LAST_CHANGE), since))
    }
}

/// The response to an example under its key. Of its results one at a time is more than its text.
fn response(view: &View, key: &str, example: &Example, how: &How) -> Vec<u8> {
    let mut text = format!("{}:{{\"status\":200,\"results\":", json!(key)).into_bytes();
    let mut before = b'[';
    let mut at_odds = AtOdds::of(|property| example.all(property));
    let (total, remark) = results(view, example, how, |hit, mut entity| {
        let score = hit.score.probability();
        if !at_odds.is_idle() {
            at_odds.look_at(&view.parties.party(hit.party).entity);
        }
        entity.insert("score".to_owned(), json!(score));
        entity.insert("match".to_owned(), json!(score >= how.threshold));
        entity.insert("explanations".to_owned(), explanations(&hit.score));
        text.push(before);
        before = b',';
        write(&mut text, &entity);
    });
    text.extend_from_slice(if before == b'[' { b"[]" } else { b"]" });
    text.extend_from_slice(b",\"total\":");
    write(&mut text, &json!({"value": total, "relation": "eq"}));
    text.extend_from_slice(b",\"query\":");
    write(&mut text, &example.echo);
    let told = remark.map(|remark| remark.text(Language::English));
    let at_odds = Remark::texts(&at_odds.remarks(), Language::English);
    let warnings = example.warnings.iter().chain(&told);
    let warnings: Vec<&String> = warnings.chain(&at_odds).collect();
    if !warnings.is_empty() {
        text.extend_from_slice(b",\"warnings\":");
        write(&mut text, &warnings);
    }
    text.push(b'}');
    text
}

fn write(text: &mut Vec<u8>, value: &impl serde::Serialize) {
    let written = serde_json::to_writer(text, value);
    // Texts and numbers can always be written to memory.
    debug_assert!(written.is_ok());
}

/// The evidence by kind, in bits, with the prior: together the score's bits.
fn explanations(score: &Score) -> Value {
    let mut explained = Map::new();
    let of_prior = "how unlikely a hit is before anything is compared, in bits";
    explained.insert(
        "prior".to_owned(),
        json!({"score": score.prior.as_f64(), "detail": of_prior}),
    );
    for kind in [
        TermKind::Name,
        TermKind::BirthDate,
        TermKind::Country,
        TermKind::Gender,
        TermKind::Identifier,
    ] {
        let terms: Vec<_> = score
            .terms
            .iter()
            .filter(|term| term.kind == kind)
            .collect();
        if terms.is_empty() {
            continue;
        }
        let hundredths: i32 = terms.iter().map(|term| term.bits.0).sum();
        let side = |pick: fn(&vokter_screening::Term) -> &Option<String>| {
            let texts: Vec<&str> = terms
                .iter()
                .filter_map(|term| pick(term).as_deref())
                .collect();
            (!texts.is_empty()).then(|| texts.join(" "))
        };
        let detail: Vec<String> = terms
            .iter()
            .map(|term| {
                format!(
                    "{} ~ {}: {}, {:+.2} bits",
                    term.query.as_deref().unwrap_or("–"),
                    term.listed.as_deref().unwrap_or("–"),
                    term.relation.as_str(),
                    term.bits.as_f64()
                )
            })
            .collect();
        explained.insert(
            kind.as_str().to_owned(),
            json!({
                "score": f64::from(hundredths) / 100.0,
                "detail": detail.join("; "),
                "query": side(|term| &term.query),
                "candidate": side(|term| &term.listed),
            }),
        );
    }
    Value::Object(explained)
}
