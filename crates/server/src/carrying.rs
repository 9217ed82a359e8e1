//! An answer's body that keeps something until it has been taken, or nobody takes it any more.

use std::collections::VecDeque;
use std::pin::Pin;
use std::task::{Context, Poll};

use axum::Extension;
use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::http::{StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http_body_util::BodyExt;
use hyper::body::{Body as HttpBody, Frame, SizeHint};
use tokio::sync::OwnedSemaphorePermit;

use crate::body::Budget;
use crate::openapi;
use crate::problem::Problem;
use crate::service::App;

/// Largest answer that is made of parts.
pub(crate) const GATHERED_BYTES_MAX: usize = 32 << 20;
/// Answers up to this size are not counted: as many as there are connections have room.
const SMALL_BYTES: u64 = 64 << 10;
/// How much of a larger one is given out at a time.
const PIECE_BYTES: usize = 64 << 10;

/// Sees to it that answers which clients are slow to take have room all together, or turns away.
pub(crate) async fn bounded(State(app): State<App>, request: Request, next: Next) -> Response {
    let uri = request.uri().clone();
    let response = next.run(request).await;
    if response.extensions().get::<IsCounted>().is_some() {
        return response;
    }
    // What is made while it is taken is never there as a whole.
    let bytes = HttpBody::size_hint(response.body()).exact().unwrap_or(0);
    if bytes <= SMALL_BYTES {
        return response;
    }
    // A buffer that grew may be twice as large as what is in it.
    let held = usize::try_from(bytes.saturating_mul(2)).unwrap_or(usize::MAX);
    let Some(room) = app.answers.hold(held) else {
        return openapi::in_dialect(uri.path(), Problem::busy());
    };
    let (head, whole) = response.into_parts();
    match whole.collect().await {
        Ok(whole) => {
            let whole = Counted::of([whole.to_bytes()].into(), Some(room));
            Response::from_parts(head, Body::new(whole))
        }
        // What is there as a whole does not break off.
        Err(_) => openapi::in_dialect(uri.path(), Problem::busy()),
    }
}

/// An answer whose room was taken while it was made.
#[derive(Clone)]
struct IsCounted;

/// An answer in JSON that is made of parts: each takes room when it is there, so that however much is asked
/// for at a time, what was made and not taken yet is bounded.
#[derive(Debug, Default)]
pub(crate) struct Gathered {
    parts: VecDeque<Bytes>,
    bytes: usize,
    room: Option<OwnedSemaphorePermit>,
}

impl Gathered {
    /// Adds a part, or says that there is no room for it.
    pub(crate) fn add(&mut self, answers: &Budget, part: Vec<u8>) -> Result<(), Problem> {
        // What the part's buffer grew to is given back.
        let part = part.into_boxed_slice();
        self.bytes += part.len();
        if self.bytes > GATHERED_BYTES_MAX {
            let most = GATHERED_BYTES_MAX >> 20;
            return Err(Problem::new(
                StatusCode::PAYLOAD_TOO_LARGE,
                format!("the answer is larger than {most} MiB"),
            )
            .mend("ask with a lower `limit`, a higher least score, or fewer queries at a time"));
        }
        let more = answers.hold(part.len()).ok_or_else(Problem::busy)?;
        match &mut self.room {
            Some(room) => room.merge(more),
            None => self.room = Some(more),
        }
        self.parts.push_back(Bytes::from(part));
        Ok(())
    }

    /// The answer.
    pub(crate) fn response(self) -> Response {
        let kind = [(header::CONTENT_TYPE, "application/json")];
        let body = Body::new(Counted::of(self.parts, self.room));
        (kind, Extension(IsCounted), body).into_response()
    }
}

/// A large answer that is given out piece by piece, so that its room is taken until the last of it is.
struct Counted {
    parts: VecDeque<Bytes>,
    left: usize,
    _room: Option<OwnedSemaphorePermit>,
}

impl Counted {
    fn of(mut parts: VecDeque<Bytes>, room: Option<OwnedSemaphorePermit>) -> Self {
        parts.retain(|part| !part.is_empty());
        Self {
            left: parts.iter().map(Bytes::len).sum(),
            parts,
            _room: room,
        }
    }
}

impl HttpBody for Counted {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        let Some(part) = self.parts.front_mut() else {
            return Poll::Ready(None);
        };
        let length = part.len().min(PIECE_BYTES);
        let piece = part.split_to(length);
        if part.is_empty() {
            self.parts.pop_front();
        }
        self.left -= length;
        // A copy: a piece of the whole would keep all of it while its client is slow.
        Poll::Ready(Some(Ok(Frame::data(Bytes::copy_from_slice(&piece)))))
    }

    fn is_end_stream(&self) -> bool {
        self.left == 0
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.left as u64)
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

    #[tokio::test]
    async fn a_large_answer_has_its_room_until_its_last_piece_is_taken() {
        let budget = Budget::new();
        let bytes = 3 * PIECE_BYTES + 5;
        let parts = [vec![b'x'; bytes].into(), Bytes::new(), vec![b'y'; 7].into()];
        let mut body = Counted::of(parts.into(), budget.hold(usize::MAX));
        assert_eq!(HttpBody::size_hint(&body).exact(), Some(bytes as u64 + 7));
        let mut pieces = Vec::new();
        while let Some(frame) = body.frame().await {
            assert!(budget.hold(1).is_none());
            pieces.push(frame.unwrap().into_data().unwrap().len());
        }
        assert_eq!(pieces, [PIECE_BYTES, PIECE_BYTES, PIECE_BYTES, 5, 7]);
        assert!(HttpBody::is_end_stream(&body));
        drop(body);
        assert!(budget.hold(1).is_some());
    }

    #[test]
    fn what_is_gathered_is_counted_as_it_is_made() {
        let budget = Budget::new();
        let part = || vec![b'x'; GATHERED_BYTES_MAX / 4];
        let mut all: Vec<Gathered> = Vec::new();
        let full = loop {
            let mut one = Gathered::default();
            if let Some(refused) = (0..4).find_map(|_| one.add(&budget, part()).err()) {
                break refused;
            }
            all.push(one);
        };
        // All the room is taken by answers as large as one may be, and no part more is kept.
        assert_eq!((full.status().as_u16(), all.len()), (503, 4));
        let large = all.pop().map(|mut one| one.add(&budget, vec![b'x']));
        let large = large.and_then(Result::err).unwrap();
        assert_eq!(large.status(), StatusCode::PAYLOAD_TOO_LARGE);
        assert!(large.mend.unwrap().contains("limit"));
        // Given up, it has given back its room.
        assert!(Gathered::default().add(&budget, part()).is_ok());
    }
}
