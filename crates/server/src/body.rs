//! Bodies of requests, read within bounds: of each its own, of all together what memory is for them.
//! A slow client holds only what it has sent, and what is made of a body counts, too.

use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::extract::Request;
use axum::http::{HeaderMap, StatusCode, header};
use http_body_util::BodyExt;
use serde::de::{Deserialize, DeserializeOwned, Deserializer, IgnoredAny};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::crowd::Guest;
use crate::plainly::plainly;
use crate::problem::Problem;

/// Largest body of a question about one party.
pub(crate) const QUESTION_BYTES_MAX: usize = 1 << 20;
/// Largest body of a batch or a text.
pub(crate) const LARGE_BYTES_MAX: usize = 32 << 20;

/// The mark of UTF-8 at the beginning of a text.
const BOM: &[u8] = "\u{feff}".as_bytes();
/// What is wrong with an array in the place of an object.
pub(crate) const AN_OBJECT_IS_NEEDED: &str = "this is an array; an object is needed";
/// Longest way to a field that is told.
const PATH_BYTES_MAX: usize = 120;
/// Memory for bodies that are being read or worked on, all together, and as much for answers, in units.
const UNITS: usize = 128 << 10;
const UNIT_BYTES: usize = 1 << 10;
/// Memory of a value of JSON besides its text: a digit and a comma may become that much, in a list that
/// grew, and once more in what it is understood as.
const VALUE_BYTES: usize = 256;
/// Longest that a body may take to come.
const TIME_MAX: Duration = Duration::from_secs(30);
/// How long, and how much of, a body that nobody wants is still taken in, so that its sender sees the
/// answer instead of a broken connection.
const UNWANTED_TIME: Duration = Duration::from_secs(3);
const UNWANTED_BYTES: usize = 64 << 20;

/// The memory for bodies, or for answers.
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

    /// The same for what is there already: one that is larger than all the room takes all of it.
    pub(crate) fn hold(&self, bytes: usize) -> Option<OwnedSemaphorePermit> {
        self.take(bytes.min(UNITS * UNIT_BYTES))
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
            )
            .mend("send all of it at once, as it is made; what is much goes in several requests"),
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

/// The encoding that a media type names, lower-case.
fn charset(headers: &HeaderMap) -> Option<String> {
    let kind = headers.get(header::CONTENT_TYPE)?.to_str().ok()?;
    let mut parameters = kind.split(';').skip(1);
    let named = parameters.find_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        name.trim().eq_ignore_ascii_case("charset").then_some(value)
    })?;
    Some(named.trim().trim_matches('"').to_ascii_lowercase())
}

/// Refuses a body of another type, or in another encoding than UTF-8, of which ASCII is a part.
pub(crate) fn demand(headers: &HeaderMap, types: &[&str]) -> Result<(), Problem> {
    let given = media_type(headers);
    if given.as_deref().is_some_and(|given| types.contains(&given)) {
        return match charset(headers) {
            Some(other) if !["utf-8", "utf8", "us-ascii"].contains(&other.as_str()) => {
                let what = format!("the body is in {}", other.escape_default());
                Err(Problem::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, what)
                    .field("Content-Type")
                    .mend("send it in UTF-8"))
            }
            _ => Ok(()),
        };
    }
    let given = given.map_or_else(
        || "no type is given".to_owned(),
        |given| format!("the body is {given}"),
    );
    Err(Problem::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, given)
        .field("Content-Type")
        .mend(format!("send {}", types.join(" or "))))
}

/// The JSON of a request, where little of it is kept.
pub(crate) async fn json<T: DeserializeOwned>(
    budget: &Budget,
    request: Request,
    most: usize,
) -> Result<T, Problem> {
    Ok(held_json(budget, request, most).await?.0)
}

/// The JSON of a request, with the room that it takes until it is dropped.
pub(crate) async fn held_json<T: DeserializeOwned>(
    budget: &Budget,
    request: Request,
    most: usize,
) -> Result<(T, Room), Problem> {
    demand(request.headers(), &["application/json"])?;
    let Held { bytes, room } = read(budget, request, most).await?;
    let values = room_for_values(budget, &bytes)?;
    Ok((parse(&bytes)?, (room, values)))
}

/// Room for what is made of a body.
pub(crate) type Room = (Option<OwnedSemaphorePermit>, OwnedSemaphorePermit);

/// Room for the values of a JSON text, which may be many times its length.
pub(crate) fn room_for_values(
    budget: &Budget,
    text: &[u8],
) -> Result<OwnedSemaphorePermit, Problem> {
    let values = values_at_most(text);
    if values > UNITS * UNIT_BYTES / VALUE_BYTES / 2 {
        return Err(Problem::new(
            StatusCode::PAYLOAD_TOO_LARGE,
            format!("the body has about {values} values"),
        )
        .mend("send it in parts"));
    }
    budget.take(values * VALUE_BYTES).ok_or_else(Problem::busy)
}

/// How many values a JSON text has at most: each but the first follows a comma or an opening bracket.
fn values_at_most(text: &[u8]) -> usize {
    let (mut values, mut is_text, mut is_escaped) = (1, false, false);
    for byte in text {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' => is_escaped = is_text,
            b'"' => is_text = !is_text,
            b',' | b'[' | b'{' if !is_text => values += 1,
            _ => {}
        }
    }
    values
}

/// A list of a question; `null` is none, as for whatever else may be left out.
pub(crate) fn none_or_some<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
    reader: D,
) -> Result<Vec<T>, D::Error> {
    Ok(Option::<Vec<T>>::deserialize(reader)?.unwrap_or_default())
}

/// The fields of a form.
pub(crate) fn form<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Problem> {
    serde_urlencoded::from_bytes(bytes).map_err(|error| {
        let said = error.to_string();
        let what = format!("the form can't be read: {}", plainly(&said));
        let problem = Problem::new(StatusCode::BAD_REQUEST, what);
        at(
            problem.mend("send each field once, as name=value"),
            &said,
            None,
        )
    })
}

/// A JSON object as a value; the problem names the field that is wrong.
pub(crate) fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Problem> {
    // What a file of UTF-8 may begin with is no part of its text (RFC 8259, section 8.1).
    let bytes = bytes.strip_prefix(BOM).unwrap_or(bytes);
    if bytes.trim_ascii().is_empty() {
        return Err(Problem::new(StatusCode::BAD_REQUEST, "there is no body")
            .mend("send one JSON object in UTF-8"));
    }
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
fn of_json(error: &serde_json::Error, path: Option<String>) -> Problem {
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
    let said = error.to_string();
    let detail = format!("this JSON can't be read: {}", plainly(&said));
    at(Problem::new(status, detail).mend(mend), &said, path)
}

/// Arguments that came as a value; the problem names the one that is wrong.
pub(crate) fn arguments<T: DeserializeOwned>(given: serde_json::Value) -> Result<T, Problem> {
    serde_path_to_error::deserialize(given).map_err(|error| {
        let path = error.path().to_string();
        let said = error.inner().to_string();
        let problem = Problem::new(StatusCode::UNPROCESSABLE_ENTITY, plainly(&said))
            .mend("the tool's inputSchema has its arguments and their types");
        at(problem, &said, (path != ".").then_some(path))
    })
}

/// A part of a path that is not known, as the reader of JSON writes it, and what it stands behind.
const UNKNOWN: [char; 2] = ['.', '?'];

/// Names the field that a reader of JSON is at fault with.
fn at(problem: Problem, said: &str, path: Option<String>) -> Problem {
    // Where the text ends too early, nobody knows the last part of the path.
    let path = path.map(|path| path.trim_end_matches(UNKNOWN).to_owned());
    let path = path.filter(|path| !path.is_empty());
    // Of a field that is not there, or is there twice, the path names what should hold it.
    let missing = ["missing field `", "duplicate field `"]
        .iter()
        .find_map(|prefix| said.strip_prefix(prefix))
        .and_then(|rest| rest.split('`').next());
    let field = match (path, missing) {
        (Some(holder), Some(missing)) => Some(format!("{holder}.{missing}")),
        (None, Some(missing)) => Some(missing.to_owned()),
        (path, None) => path,
    };
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
        #[serde(default)]
        #[allow(dead_code)]
        more: Vec<One>,
    }

    #[derive(Debug, Deserialize)]
    struct One {
        #[allow(dead_code)]
        name: String,
    }

    #[test]
    fn what_is_wrong_in_a_json_text_is_named() {
        for (text, status, field) in [
            (r#"{"names": ["a", 1]}"#, 422, Some("names[1]")),
            (r#"{"nmaes": []}"#, 422, Some("nmaes")),
            (r"{}", 422, Some("names")),
            (r#"{"names": [], "names": []}"#, 422, Some("names")),
            (r#"{"names": [], "more": [{}]}"#, 422, Some("more[0].name")),
            (r#" [["a"]]"#, 422, None),
            (r"[]", 422, None),
            (r#"["a""#, 400, None),
            (r#"{"names": ["a"] "#, 400, None),
            (
                r#"{"names": [], "more": [{"name": "a" "#,
                400,
                Some("more[0]"),
            ),
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
    fn what_is_made_of_a_json_text_is_counted_before_it_is_made() {
        for (text, most) in [
            ("", 1),
            ("0", 1),
            ("[0,0,0]", 4),
            (r#"{"a": [1, 2], "b": {}}"#, 6),
            (r#"["a,b[{", "\",,,"]"#, 3),
        ] {
            assert_eq!(values_at_most(text.as_bytes()), most, "{text}");
        }
        let budget = Budget::new();
        let many = |count: usize| format!("[{}0]", "0,".repeat(count));
        let of = |count| {
            let room = room_for_values(&budget, many(count).as_bytes());
            room.map_err(|problem| problem.status().as_u16())
        };
        let held = [of(200_000), of(200_000)];
        assert!(held.iter().all(Result::is_ok));
        assert_eq!(of(200_000).err(), Some(503));
        assert_eq!(of(2_000_000).err(), Some(413));
        drop(held);
        assert!(of(200_000).is_ok());
    }

    #[test]
    fn another_encoding_than_utf_8_is_refused() {
        for (kind, fine) in [
            ("text/plain", true),
            ("text/plain; charset=utf-8", true),
            ("Text/Plain; format=flowed; Charset=\"UTF-8\"", true),
            ("text/plain; charset=us-ascii", true),
            ("text/plain; charset=latin1", false),
            ("text/plain;charset=iso-8859-1", false),
            ("text/csv; charset=utf-8", false),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(header::CONTENT_TYPE, kind.parse().unwrap());
            let refused = demand(&headers, &["text/plain"]).map_err(|what| what.status().as_u16());
            assert_eq!(refused, if fine { Ok(()) } else { Err(415) }, "{kind}");
        }
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
