//! Forms of several parts. They are read whole first, so that the bounds on bodies hold for them, too.

use axum::body::Body;
use axum::extract::multipart::MultipartError;
use axum::extract::{DefaultBodyLimit, FromRequest, Multipart, Request};
use axum::http::{StatusCode, header};
use tokio::sync::OwnedSemaphorePermit as Room;

use crate::body::{self, LARGE_BYTES_MAX};
use crate::problem::Problem;
use crate::service::App;

/// The parts of a form, with the room that it takes.
pub(crate) async fn parts(
    app: &App,
    request: Request,
) -> Result<(Multipart, Option<Room>), Problem> {
    let headers = request.headers().clone();
    let held = body::read(&app.budget, request, LARGE_BYTES_MAX).await?;
    let mut again = Request::new(Body::from(held.bytes));
    *again.headers_mut() = headers;
    DefaultBodyLimit::disable().apply(&mut again);
    let form = Multipart::from_request(again, app).await;
    // Its type was looked at before: what is missing is what stands between the parts.
    let form = form.map_err(|_| {
        Problem::new(StatusCode::BAD_REQUEST, "the form does not say what stands between its parts")
            .field(header::CONTENT_TYPE.as_str())
            .mend("send `Content-Type: multipart/form-data; boundary=…`, as an HTTP library does by itself when it is given the parts")
    })?;
    Ok((form, held.room))
}

/// Why a form can't be read to its end.
pub(crate) fn broken(error: &MultipartError, field: &str) -> Problem {
    let said = error.body_text();
    let is_cut = said.contains("incomplete");
    let (what, mend) = if is_cut {
        (
            "the form breaks off: the line that ends it is missing",
            "end it with a line of `--`, the boundary and `--`",
        )
    } else {
        (
            "the form can't be read",
            "send each part with a line of `--` and the boundary before it, and its name in `Content-Disposition`",
        )
    };
    Problem::new(StatusCode::BAD_REQUEST, what)
        .field(field)
        .mend(mend)
}
