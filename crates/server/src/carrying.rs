//! An answer's body that keeps something until it has been taken, or nobody takes it any more.

use std::pin::Pin;
use std::task::{Context, Poll};

use axum::body::{Body, Bytes};
use hyper::body::{Body as HttpBody, Frame, SizeHint};

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
