//! Bodies of requests, read within bounds: of each its own, of all together what memory is for them.
//! A slow client holds only what it has sent.

use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::extract::Request;
use axum::http::{HeaderMap, StatusCode, header};
use http_body_util::BodyExt;
use serde::de::{DeserializeOwned, IgnoredAny};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::crowd::Guest;
use crate::problem::Problem;

/// Largest body of a question about one party.
pub(crate) const QUESTION_BYTES_MAX: usize = 1 << 20;
/// Largest body of a batch or a text.
pub(crate) const LARGE_BYTES_MAX: usize = 32 << 20;

/// What is wrong with an array in the place of an object.
pub(crate) const AN_OBJECT_IS_NEEDED: &str = "this is an array; an object is needed";
/// Longest way to a field that is told.
const PATH_BYTES_MAX: usize = 120;
/// Memory for bodies that are being read or worked on, all together, in units.
const UNITS: usize = 128 << 10;
const UNIT_BYTES: usize = 1 << 10;
/// Longest that a body may take to come.
const TIME_MAX: Duration = Duration::from_secs(30);
/// How long, and how much of, a body that nobody wants is still taken in, so that its sender sees the
/// answer instead of a broken connection.
const UNWANTED_TIME: Duration = Duration::from_secs(3);
const UNWANTED_BYTES: usize = 64 << 20;

/// The memory for bodies.
#[derive(Clone, Debug)]
pub(crate) struct Budget(Arc<Semaphore>);

impl Budget {
    pub(crate) fn new() -> Self {
        Self(Arc::new(Semaphore::new(UNITS)))
    }

    /// Room for so many bytes more, given back when it is dropped.
    fn take(&self, bytes: usize) -> Option<OwnedSemaphorePermit> {
        let units = u32::try_from(bytes.div_ceil(UNIT_BYTES)).ok()?;
        self.0.clone().try_acquire_many_owned(units).ok()
    }
}

/// A body in memory.
#[derive(Debug)]
pub(crate) struct Held {
    pub(crate) bytes: Vec<u8>,
    /// Kept as long as what was made of the bytes.
    pub(crate) room: Option<OwnedSemaphorePermit>,
}

/// Reads a body.
pub(crate) async fn read(budget: &Budget, request: Request, most: usize) -> Result<Held, Problem> {
    let guest = request.extensions().get::<Guest>().cloned();
    let told = request
        .headers()
        .get(header::CONTENT_LENGTH)
        .and_then(|length| length.to_str().ok()?.parse::<u64>().ok());
    let mut body = request.into_body();
    let too_large = || {
        Problem::new(
            StatusCode::PAYLOAD_TOO_LARGE,
            format!("the body is larger than {most} bytes"),
        )
        .mend("send it in parts")
    };
    let problem = if told.is_some_and(|told| told > most as u64) {
        too_large()
    } else {
        match tokio::time::timeout(TIME_MAX, frames(budget, &mut body, most, too_large)).await {
            Ok(Ok(held)) => {
                if let Some(guest) = guest {
                    guest.is_served();
                }
                return Ok(held);
            }
            Ok(Err(problem)) => problem,
            Err(_) => Problem::new(
                StatusCode::REQUEST_TIMEOUT,
                format!("the body did not come within {} s", TIME_MAX.as_secs()),
            ),
        }
    };
    tokio::spawn(tokio::time::timeout(UNWANTED_TIME, leave(body)));
    Err(problem)
}

async fn frames(
    budget: &Budget,
    body: &mut Body,
    most: usize,
    too_large: impl Fn() -> Problem,
) -> Result<Held, Problem> {
    let mut bytes: Vec<u8> = Vec::new();
    let mut room: Option<OwnedSemaphorePermit> = None;
    while let Some(frame) = body.frame().await {
        let frame = frame.map_err(|_| {
            Problem::new(StatusCode::BAD_REQUEST, "the body broke off before its end")
        })?;
        let Ok(data) = frame.into_data() else {
            continue;
        };
        if bytes.len() + data.len() > most {
            return Err(too_large());
        }
        // A vector that grows takes twice what is in it.
        let more = budget.take(2 * data.len()).ok_or_else(Problem::busy)?;
        match &mut room {
            Some(room) => room.merge(more),
            None => room = Some(more),
        }
        bytes.extend_from_slice(&data);
    }
    Ok(Held { bytes, room })
}

async fn leave(mut body: Body) {
    let mut left = UNWANTED_BYTES;
    while let Some(Ok(frame)) = body.frame().await {
        let bytes = frame.data_ref().map_or(0, axum::body::Bytes::len);
        let Some(rest) = left.checked_sub(bytes) else {
            return;
        };
        left = rest;
    }
}

/// The media type of a body, without its parameters, lower-case.
pub(crate) fn media_type(headers: &HeaderMap) -> Option<String> {
    let kind = headers.get(header::CONTENT_TYPE)?.to_str().ok()?;
    let kind = kind.split(';').next().unwrap_or(kind);
    Some(kind.trim().to_ascii_lowercase())
}

/// Refuses a body of another type.
pub(crate) fn demand(headers: &HeaderMap, types: &[&str]) -> Result<(), Problem> {
    let given = media_type(headers);
    if given.as_deref().is_some_and(|given| types.contains(&given)) {
        return Ok(());
    }
    let given = given.map_or_else(
        || "no type is given".to_owned(),
        |given| format!("the body is {given}"),
    );
    Err(Problem::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, given)
        .field("Content-Type")
        .mend(format!("send {}", types.join(" or "))))
}

/// The JSON of a request.
pub(crate) async fn json<T: DeserializeOwned>(
    budget: &Budget,
    request: Request,
    most: usize,
) -> Result<T, Problem> {
    demand(request.headers(), &["application/json"])?;
    let held = read(budget, request, most).await?;
    parse(&held.bytes)
}

/// The fields of a form.
pub(crate) fn form<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Problem> {
    serde_urlencoded::from_bytes(bytes)
        .map_err(|error| Problem::new(StatusCode::BAD_REQUEST, format!("no such form: {error}")))
}

/// A JSON object as a value; the problem names the field that is wrong.
pub(crate) fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Problem> {
    // An array would be taken for the fields in their order, which nobody means.
    if bytes.trim_ascii_start().first() == Some(&b'[') {
        serde_json::from_slice::<IgnoredAny>(bytes).map_err(|error| of_json(&error, None))?;
        return Err(
            Problem::new(StatusCode::UNPROCESSABLE_ENTITY, AN_OBJECT_IS_NEEDED)
                .mend("see /docs for the fields and their types"),
        );
    }
    let mut reader = serde_json::Deserializer::from_slice(bytes);
    let value = serde_path_to_error::deserialize(&mut reader).map_err(|error| {
        let path = error.path().to_string();
        let says_where = path != "." && path.len() <= PATH_BYTES_MAX;
        of_json(error.inner(), says_where.then_some(path))
    })?;
    reader.end().map_err(|error| of_json(&error, None))?;
    Ok(value)
}

/// What is wrong with a JSON text.
fn of_json(error: &serde_json::Error, field: Option<String>) -> Problem {
    use serde_json::error::Category;
    let (status, mend) = match error.classify() {
        Category::Data => (
            StatusCode::UNPROCESSABLE_ENTITY,
            "see /docs for the fields and their types",
        ),
        _ => (
            StatusCode::BAD_REQUEST,
            "send one JSON value in UTF-8, nested less than 128 deep",
        ),
    };
    let problem = Problem::new(status, format!("no such JSON as is read here: {error}")).mend(mend);
    match field {
        Some(field) => problem.field(field),
        None => problem,
    }
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::*;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Two {
        #[allow(dead_code)]
        names: Vec<String>,
    }

    #[test]
    fn what_is_wrong_in_a_json_text_is_named() {
        for (text, status, field) in [
            (r#"{"names": ["a", 1]}"#, 422, Some("names[1]")),
            (r#"{"nmaes": []}"#, 422, Some("nmaes")),
            (r"{}", 422, None),
            (r#" [["a"]]"#, 422, None),
            (r"[]", 422, None),
            (r#"["a""#, 400, None),
            (r#""a""#, 422, None),
            (r#"{"names": [}"#, 400, Some("names[0]")),
            ("", 400, None),
            (r#"{"names": []} x"#, 400, None),
        ] {
            let problem = parse::<Two>(text.as_bytes()).unwrap_err();
            let json = serde_json::to_value(&problem).unwrap();
            assert_eq!(json["status"], status, "{text}: {json}");
            assert_eq!(
                json.get("field").and_then(|f| f.as_str()),
                field,
                "{text}: {json}"
            );
        }
        assert_eq!(
            parse::<Two>(b"{\"names\": [\"\xff\"]}")
                .unwrap_err()
                .status(),
            400
        );
        let deep = "[".repeat(100_000);
        assert_eq!(parse::<Two>(deep.as_bytes()).unwrap_err().status(), 400);
    }

    #[test]
    fn memory_for_bodies_ends_and_is_given_back() {
        let budget = Budget::new();
        let all = budget.take(UNITS * UNIT_BYTES);
        assert!(all.is_some());
        assert!(budget.take(1).is_none());
        drop(all);
        assert!(budget.take(1).is_some());
    }
}
