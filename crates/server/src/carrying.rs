//! An answer's body that keeps something until it has been taken, or nobody takes it any more.

use std::pin::Pin;
use std::task::{Context, Poll};

use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http_body_util::BodyExt;
use hyper::body::{Body as HttpBody, Frame, SizeHint};
use tokio::sync::OwnedSemaphorePermit;

use crate::problem::Problem;
use crate::service::App;

/// Answers up to this size are not counted: as many as there are connections have room.
const SMALL_BYTES: u64 = 64 << 10;
/// How much of a larger one is given out at a time.
const PIECE_BYTES: usize = 64 << 10;

/// Sees to it that answers which clients are slow to take have room all together, or turns away.
pub(crate) async fn bounded(State(app): State<App>, request: Request, next: Next) -> Response {
    let response = next.run(request).await;
    // What is made while it is taken is never there as a whole.
    let bytes = HttpBody::size_hint(response.body()).exact().unwrap_or(0);
    if bytes <= SMALL_BYTES {
        return response;
    }
    // A buffer that grew may be twice as large as what is in it.
    let held = usize::try_from(bytes.saturating_mul(2)).unwrap_or(usize::MAX);
    let Some(room) = app.answers.hold(held) else {
        return Problem::busy().into_response();
    };
    let (head, whole) = response.into_parts();
    match whole.collect().await {
        Ok(whole) => {
            let rest = whole.to_bytes();
            Response::from_parts(head, Body::new(Counted { rest, _room: room }))
        }
        // What is there as a whole does not break off.
        Err(_) => Problem::busy().into_response(),
    }
}

/// A large answer that is given out piece by piece, so that its room is taken until the last of it is.
struct Counted {
    rest: Bytes,
    _room: OwnedSemaphorePermit,
}

impl HttpBody for Counted {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        if self.rest.is_empty() {
            return Poll::Ready(None);
        }
        let length = self.rest.len().min(PIECE_BYTES);
        let piece = self.rest.split_to(length);
        // A copy: a piece of the whole would keep all of it while its client is slow.
        Poll::Ready(Some(Ok(Frame::data(Bytes::copy_from_slice(&piece)))))
    }

    fn is_end_stream(&self) -> bool {
        self.rest.is_empty()
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.rest.len() as u64)
    }
}

struct Carrying<T> {
    body: Body,
    _until_taken: T,
}

/// The body, with which `until_taken` is dropped.
pub(crate) fn body(body: Body, until_taken: impl Send + Unpin + 'static) -> Body {
    Body::new(Carrying {
        body,
        _until_taken: until_taken,
    })
}

impl<T: Unpin> HttpBody for Carrying<T> {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        Pin::new(&mut self.body).poll_frame(context)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::body::Budget;

    #[tokio::test]
    async fn a_large_answer_has_its_room_until_its_last_piece_is_taken() {
        let budget = Budget::new();
        let bytes = 3 * PIECE_BYTES + 5;
        let room = budget.hold(usize::MAX);
        let mut body = Counted {
            rest: Bytes::from(vec![b'x'; bytes]),
            _room: room.unwrap(),
        };
        let mut pieces = Vec::new();
        while let Some(frame) = body.frame().await {
            assert!(budget.hold(1).is_none());
            pieces.push(frame.unwrap().into_data().unwrap().len());
        }
        assert_eq!(pieces, [PIECE_BYTES, PIECE_BYTES, PIECE_BYTES, 5]);
        assert!(HttpBody::is_end_stream(&body));
        drop(body);
        assert!(budget.hold(1).is_some());
    }
}
