//! Why a request has no answer: problem details (RFC 9457) that name the field and the mend.

use std::collections::BTreeMap;

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use utoipa::openapi::{ContentBuilder, Ref, RefOr, Response as Documented, ResponseBuilder};
use utoipa::{IntoResponses, ToSchema};
use vokter_answers::asked::Refusal;
use vokter_answers::failure::Failure;
use vokter_answers::reading::{NAME_CHARS_MAX, NAMES_CHARS_MAX, VALUES_MAX};

/// A problem. `type` is always `about:blank`: the status says of which kind it is.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct Problem {
    /// Always `about:blank`.
    r#type: &'static str,
    /// What the status is called.
    title: String,
    /// The HTTP status.
    #[serde(serialize_with = "number")]
    #[schema(value_type = u16)]
    status: StatusCode,
    /// What is wrong, in words.
    pub(crate) detail: String,
    /// The field of the body, or the parameter, that is at fault.
    #[serde(skip_serializing_if = "Option::is_none")]
    field: Option<String>,
    /// What to do about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) mend: Option<String>,
    /// What the page says of it.
    #[serde(skip)]
    kind: Option<Kind>,
}

/// What is wrong, where a page can say it in its own language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Name,
    LongName,
    BirthDate,
    Countries,
    Schema,
    Day,
    ContractDay,
    Lists,
    List,
    Version,
    Party,
    PartyOfDay,
    Note,
    Jurisdiction,
    NoShipment,
    NoVersion,
    ToCome,
    Price,
    Quantity,
    Text,
    NoText,
    TwoTexts,
    TooMany,
    Damaged,
    Loading,
    Waiting,
    Token,
    Scope,
    Host,
}

impl Kind {
    /// Whether the page's text says all that the detail does.
    pub(crate) fn says_all(self) -> bool {
        matches!(self, Self::ToCome | Self::Scope | Self::PartyOfDay)
    }

    /// The key of the page's text.
    pub(crate) fn key(self) -> &'static str {
        match self {
            Self::Name => "wrong-name",
            Self::LongName => "wrong-long-name",
            Self::BirthDate => "wrong-birth-date",
            Self::Countries => "wrong-countries",
            Self::Schema => "wrong-schema",
            Self::Day => "wrong-day",
            Self::ContractDay => "wrong-contract-day",
            Self::Lists => "wrong-lists",
            Self::List => "wrong-list",
            Self::Version => "wrong-version",
            Self::Party => "wrong-party",
            Self::PartyOfDay => "wrong-party-of-day",
            Self::Note => "wrong-note",
            Self::Jurisdiction => "wrong-jurisdiction",
            Self::NoShipment => "wrong-no-shipment",
            Self::NoVersion => "wrong-no-version",
            Self::ToCome => "wrong-to-come",
            Self::Price => "wrong-price",
            Self::Quantity => "wrong-quantity",
            Self::Text => "wrong-text",
            Self::NoText => "wrong-no-text",
            Self::TwoTexts => "wrong-two-texts",
            Self::TooMany => "wrong-too-many",
            Self::Damaged => "wrong-damaged",
            Self::Loading => "wrong-loading",
            Self::Waiting => "wrong-waiting",
            Self::Token => "wrong-token",
            Self::Scope => "wrong-scope",
            Self::Host => "wrong-host",
        }
    }
}

#[allow(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde hands out references"
)]
fn number<S: serde::Serializer>(status: &StatusCode, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_u16(status.as_u16())
}

/// Seconds after which a client that was turned away for want of room, or of lists, may come again.
pub(crate) const RETRY_AFTER: HeaderValue = HeaderValue::from_static("1");

impl Problem {
    /// A problem with this status.
    pub(crate) fn new(status: StatusCode, detail: impl Into<String>) -> Self {
        Self {
            r#type: "about:blank",
            title: status.canonical_reason().unwrap_or("Error").to_owned(),
            status,
            detail: detail.into(),
            field: None,
            mend: None,
            kind: None,
        }
    }

    /// A value is of the right form and means nothing.
    pub(crate) fn value(field: impl Into<String>, detail: impl Into<String>) -> Self {
        Self::new(StatusCode::UNPROCESSABLE_ENTITY, detail).field(field)
    }

    /// There is no room for more work now.
    pub(crate) fn busy() -> Self {
        Self::new(
            StatusCode::SERVICE_UNAVAILABLE,
            "there is more to do than the service takes on",
        )
        .mend("ask again in a second")
    }

    /// No list is loaded yet.
    pub(crate) fn loading() -> Self {
        Self::new(
            StatusCode::SERVICE_UNAVAILABLE,
            "the lists are not loaded yet",
        )
        .kind(Kind::Loading)
        .mend("ask again in a second")
    }

    /// No list is loaded, and why. They are looked for again by themselves.
    pub(crate) fn waiting(failure: impl Into<String>) -> Self {
        Self::new(StatusCode::SERVICE_UNAVAILABLE, failure).kind(Kind::Waiting)
    }

    /// The data folder can't be read: what is damaged there is said, and what was loaded is still searched.
    pub(crate) fn damaged(failure: &Failure) -> Self {
        let what = Failure {
            hint: None,
            ..failure.clone()
        };
        let mend = failure.hint.as_deref();
        Self::new(
            StatusCode::SERVICE_UNAVAILABLE,
            format!("the lists in the data folder can't be read: {what}"),
        )
        .kind(Kind::Damaged)
        .mend(mend.unwrap_or("`vokter lists` says more; import the damaged list again"))
    }

    /// One client wants more than it may. It may come again within a second.
    pub(crate) fn too_many(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::TOO_MANY_REQUESTS, detail).mend("come again in a second")
    }

    /// Names the field.
    #[must_use]
    pub(crate) fn field(self, field: impl Into<String>) -> Self {
        Self {
            field: Some(field.into()),
            ..self
        }
    }

    /// Names the mend.
    #[must_use]
    pub(crate) fn mend(self, mend: impl Into<String>) -> Self {
        Self {
            mend: Some(mend.into()),
            ..self
        }
    }

    /// Says of which kind it is.
    #[must_use]
    pub(crate) fn kind(self, kind: Kind) -> Self {
        Self {
            kind: Some(kind),
            ..self
        }
    }

    /// Names a field as this request calls it.
    #[must_use]
    pub(crate) fn renamed(self, field: &str, here: &str) -> Self {
        if self.field.as_deref() == Some(field) {
            self.field(here)
        } else {
            self
        }
    }

    /// Of which kind it is.
    pub(crate) fn of_kind(&self) -> Option<Kind> {
        self.kind
    }

    /// The field at fault.
    pub(crate) fn of_field(&self) -> Option<&str> {
        self.field.as_deref()
    }

    /// What is wrong with the mend, for a dialect that has one member for both.
    pub(crate) fn in_one(self) -> String {
        match self.mend {
            Some(mend) => format!("{}; {mend}", self.detail),
            None => self.detail,
        }
    }

    /// Its status.
    pub(crate) fn status(&self) -> StatusCode {
        self.status
    }

    /// A failure of the engine's, blamed on a field.
    pub(crate) fn of_failure(failure: &Failure, status: StatusCode, field: &str) -> Self {
        let problem = Self::new(status, failure.what.clone()).field(field);
        match &failure.hint {
            Some(hint) => problem.mend(hint.clone()),
            None => problem,
        }
    }
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        let problem = Self::value(refusal.field(), refusal.to_string());
        let problem = match refusal {
            Refusal::TooMany(_) | Refusal::TooLongTogether(_) => problem.kind(Kind::TooMany),
            Refusal::TooLong(..) => problem.kind(Kind::LongName),
            _ => problem.kind(Kind::Name),
        };
        match refusal {
            Refusal::Nothing | Refusal::Blank("name") => {
                problem.mend("give a name, or a number in `ids`")
            }
            Refusal::Blank(_) => problem.mend("give a name"),
            Refusal::Unreadable(..) => problem.mend("give a name with letters or digits"),
            Refusal::TooLong(..) => problem.mend(format!(
                "give at most {NAME_CHARS_MAX} characters; POST /v1/scan finds names in a text"
            )),
            Refusal::TooLongTogether(_) => problem.mend(format!(
                "give at most {NAMES_CHARS_MAX} characters in `name` and `aliases` together, or ask twice"
            )),
            Refusal::TooMany(field) => {
                problem.mend(format!("give at most {VALUES_MAX} `{field}`"))
            }
        }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = self.status;
        let body = serde_json::to_vec(&self).unwrap_or_default();
        let kind = (header::CONTENT_TYPE, "application/problem+json");
        with_what_follows((status, [kind], body).into_response())
    }
}

/// An answer with what its status means for the next request: when to come, and whether on this connection.
pub(crate) fn with_what_follows(mut response: Response) -> Response {
    let status = response.status();
    let headers = response.headers_mut();
    let full = [
        StatusCode::SERVICE_UNAVAILABLE,
        StatusCode::TOO_MANY_REQUESTS,
    ];
    if full.contains(&status) {
        headers.insert(header::RETRY_AFTER, RETRY_AFTER);
    }
    if matches!(
        status,
        StatusCode::PAYLOAD_TOO_LARGE | StatusCode::REQUEST_TIMEOUT
    ) {
        // The rest of the body is not read.
        headers.insert(header::CONNECTION, HeaderValue::from_static("close"));
    }
    response
}

/// What the statuses of problems mean here.
pub(crate) const STATUSES: [(u16, &str); 12] = [
    (400, "The request can't be read."),
    (401, "A token is needed, and none that is in force came."),
    (
        403,
        "The token is not for this, or the request came under a foreign host's name.",
    ),
    (404, "There is no such thing."),
    (405, "Not with this method."),
    (
        408,
        "The body came too slowly: it has 30 s. A head that takes more than 15 s is not answered, and its connection is closed.",
    ),
    (413, "The request is too large."),
    (415, "The body is of another type than is read here."),
    (422, "A value means nothing: the field is named."),
    (
        429,
        "More requests of one client than the service is set to take.",
    ),
    (500, "The service is at fault."),
    (
        503,
        "There is no room for more work now, no list is loaded yet, or the data folder is damaged.",
    ),
];

/// The problems that an operation may answer with, for the OpenAPI document.
pub(crate) struct Problems;

impl IntoResponses for Problems {
    fn responses() -> BTreeMap<String, RefOr<Documented>> {
        STATUSES.into_iter().map(documented).collect()
    }
}

/// Those of an operation that takes nothing: who is not let in gets no further.
pub(crate) struct Unasked;

impl IntoResponses for Unasked {
    fn responses() -> BTreeMap<String, RefOr<Documented>> {
        let all = STATUSES.into_iter();
        all.filter(|(status, _)| [400, 401, 403, 405, 415, 429, 503].contains(status))
            .map(documented)
            .collect()
    }
}

/// Those of an operation that everybody may ask as often as they like.
pub(crate) struct Open;

impl IntoResponses for Open {
    fn responses() -> BTreeMap<String, RefOr<Documented>> {
        let all = STATUSES.into_iter();
        all.filter(|(status, _)| [400, 405, 415].contains(status))
            .map(documented)
            .collect()
    }
}

fn documented((status, what): (u16, &str)) -> (String, RefOr<Documented>) {
    let content = ContentBuilder::new()
        .schema(Some(Ref::from_schema_name("Problem")))
        .build();
    let response = ResponseBuilder::new()
        .description(what)
        .content("application/problem+json", content)
        .build();
    (status.to_string(), RefOr::T(response))
}
