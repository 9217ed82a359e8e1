//! `/catalog`, `/algorithms` and `/updatez`.

use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};
use subtle::ConstantTimeEq;
use vokter_answers::engine;
use vokter_answers::tokens::Scope;
use vokter_lists::{ListInfo, starter};

use super::matching::ALGORITHM;
use super::{DEFAULT, Parameters, Trouble, answer};
use crate::guard;
use crate::service::App;
use crate::v1::lists::reloaded;

/// The lists as datasets.
pub(super) async fn catalog(
    State(app): State<App>,
    headers: HeaderMap,
) -> Result<Response, Trouble> {
    let view = app.lists.whole()?;
    let stale_after = app.settings.stale_after_days.value as i32;
    let lists = &view.parties.lists;
    let beside = view.beside();
    let too_old = |info: &&ListInfo| (engine::today() - info.published).get_days() > stale_after;
    let old: Vec<&str> = view
        .parties
        .aging()
        .filter(too_old)
        .map(|info| info.list.as_str())
        .collect();
    let is_old = |info: &ListInfo| old.contains(&info.list.as_str());
    let mut datasets: Vec<Value> = lists
        .iter()
        .map(|info| {
            let moment = format!("{}T00:00:00", info.published);
            let children: Vec<&String> = match info.list.as_str() {
                starter::LIST => beside.keys().collect(),
                _ => Vec::new(),
            };
            json!({
                "name": info.list,
                "title": info.title,
                "version": info.version,
                "index_version": info.version,
                "index_current": !is_old(info),
                "load": true,
                "children": children,
                "entity_count": info.records,
                "thing_count": info.records,
                "updated_at": moment,
                "last_export": moment,
                "sha256": info.sha256,
            })
        })
        .collect();
    // What the starter list says of lists that are not loaded are datasets, too, as parts of it.
    let starter = lists.iter().find(|info| info.list == starter::LIST);
    for (list, parties) in starter.iter().flat_map(|_| beside) {
        let version = starter.map(|info| &info.version);
        datasets.push(json!({
            "name": list,
            "title": list,
            "version": version,
            "index_version": version,
            "index_current": !starter.is_some_and(is_old),
            "load": true,
            "children": [],
            "entity_count": parties,
            "thing_count": parties,
        }));
    }
    let names: Vec<&str> = lists.iter().map(|info| info.list.as_str()).collect();
    let all: usize = lists.iter().map(|info| info.records).sum();
    datasets.push(json!({
        "name": DEFAULT,
        "title": "All lists in force",
        "version": lists.iter().map(|info| info.published.to_string()).max(),
        "index_version": lists.iter().map(|info| info.published.to_string()).max(),
        "index_current": !lists.iter().any(is_old),
        "load": true,
        "children": names,
        "entity_count": all,
        "thing_count": all,
    }));
    // Each is current or outdated, and the index is stale where one is outdated.
    let (current, outdated): (Vec<&Value>, Vec<&Value>) = datasets
        .iter()
        .partition(|dataset| dataset["index_current"] == true);
    let name = |dataset: &&Value| dataset["name"].clone();
    let body = json!({
        "datasets": datasets,
        "current": current.iter().map(name).collect::<Vec<_>>(),
        "outdated": outdated.iter().map(name).collect::<Vec<_>>(),
        "index_stale": !outdated.is_empty(),
    });
    let tag = format!(
        "\"{}\"",
        &vokter_lists::sha256_hex(body.to_string().as_bytes())[..32]
    );
    let known = headers
        .get_all(header::IF_NONE_MATCH)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .map(str::trim)
        .any(|known| known == "*" || known.trim_start_matches("W/") == tag);
    let mut response = if known {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        answer(StatusCode::OK, &body)
    };
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        response.headers_mut().insert(header::ETAG, tag);
    }
    // To be kept, and asked after each time.
    let keep = HeaderValue::from_static("no-cache");
    response.headers_mut().insert(header::CACHE_CONTROL, keep);
    Ok(response)
}

/// The one algorithm.
pub(super) async fn algorithms() -> Response {
    answer(
        StatusCode::OK,
        &json!({
            "algorithms": [{
                "name": ALGORITHM,
                "description": "A sum of evidence in bits: a prior, then what each word of the name, each date, country and number adds or takes. The score is the probability of the sum.",
                "features": {},
                "docs": {
                    "prior": {"description": "How unlikely a hit is before anything is compared."},
                    "name": {"description": "What the words of both names that meet, or do not, are worth."},
                    "birth_date": {"description": "Birth dates weighed: alike, off by a slip, or contradicting."},
                    "country": {"description": "Countries in common, or none."},
                    "gender": {"description": "Gender, where both sides state it."},
                    "identifier": {"description": "Numbers that both bear."},
                },
            }],
            "default": ALGORITHM,
            "best": ALGORITHM,
        }),
    )
}

/// Looks whether other lists are in force. Needs the word of the configuration, or a token for it.
pub(super) async fn update(
    State(app): State<App>,
    headers: HeaderMap,
    parameters: Parameters,
) -> Result<Response, Trouble> {
    let sync = parameters.flag("sync", false)?;
    let given = parameters.one("token").unwrap_or_default();
    let by_word = app
        .settings
        .update_token
        .value
        .as_ref()
        .is_some_and(|word| {
            !word.is_empty() && bool::from(word.as_bytes().ct_eq(given.as_bytes()))
        });
    if !by_word && guard::has(&app, &headers, &[Scope::Reload]).is_err() {
        return Err(Trouble(StatusCode::FORBIDDEN, "Invalid token.".to_owned()));
    }
    if sync {
        reloaded(&app).await?;
    } else {
        tokio::task::spawn_blocking(move || app.lists.look());
    }
    Ok(answer(StatusCode::OK, &json!({"status": "ok"})))
}
