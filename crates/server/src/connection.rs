//! One connection: how long its head may take, how large that may be, and how long it may leave an
//! answer untaken.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use hyper::body::{Body as _, Incoming};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio::sync::watch;
use tokio::time::Sleep;
use tower::ServiceExt;

use crate::crowd::{Place, answer};
use crate::turnstile::Peer;

/// Longest that the head of a request may take, and that a connection stays open for the next one.
const HEAD_TIME: Duration = Duration::from_secs(15);
/// Most header fields of a request, and how large its head may be.
pub(crate) const HEAD_FIELDS: usize = 64;
pub(crate) const HEAD_BYTES: usize = 32 << 10;
/// So many fields the library reads: between the two a client is told what is wrong, beyond there is no body.
const FIELDS_READ: usize = 2 * HEAD_FIELDS;
/// Largest buffer of a connection. What comes at one reading may be more, so that it is no bound for a head.
const BUFFER_BYTES: usize = HEAD_BYTES;
/// Longest that a client may leave what it is sent. The system tells of what is taken in lumps only, a third of what
/// it holds for the client: of 128 KiB, and with what the client's own system holds, who takes three kilobytes a second
/// is still seen to take.
const UNTAKEN_TIME: Duration = Duration::from_mins(1);
/// What the system is asked to hold of an answer; it doubles it for its own needs. Left to itself it holds megabytes.
pub(crate) const SENT_AHEAD_BYTES: u32 = 64 << 10;

/// Serves a connection until it ends, has to leave, or the service stops.
pub(crate) async fn serve(
    stream: TcpStream,
    router: Router,
    place: Place,
    mut stopping: watch::Receiver<bool>,
) {
    let guest = place.guest.clone();
    let peer = stream.peer_addr().ok().map(|address| Peer(address.ip()));
    let served = {
        let guest = guest.clone();
        hyper::service::service_fn(move |request: hyper::Request<Incoming>| {
            let (router, guest) = (router.clone(), guest.clone());
            async move {
                if request.body().is_end_stream() {
                    guest.is_served();
                }
                let mut request: Request = request.map(Body::new);
                request.extensions_mut().insert(guest.clone());
                if let Some(peer) = peer {
                    request.extensions_mut().insert(peer);
                }
                let response = router.oneshot(request).await?;
                Ok::<_, std::convert::Infallible>(response.map(|body| answer(body, guest)))
            }
        })
    };
    // Answers are small and go out at once.
    let _ = stream.set_nodelay(true);
    let connection = hyper::server::conn::http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD_TIME)
        .max_headers(FIELDS_READ)
        .max_buf_size(BUFFER_BYTES)
        .serve_connection(TokioIo::new(Patient::with(stream)), served);
    let mut connection = std::pin::pin!(connection);
    let mut stopped = false;
    loop {
        tokio::select! {
            // How it ended is its client's business.
            _ = connection.as_mut() => return,
            () = guest.has_to_leave() => return,
            _ = stopping.changed(), if !stopped => {
                stopped = true;
                connection.as_mut().graceful_shutdown();
            }
        }
    }
}

/// A stream whose other end must take what is written within some time.
struct Patient {
    stream: TcpStream,
    untaken: Option<Pin<Box<Sleep>>>,
}

impl Patient {
    fn with(stream: TcpStream) -> Self {
        Self {
            stream,
            untaken: None,
        }
    }

    fn wait<T>(
        &mut self,
        context: &mut Context<'_>,
        written: Poll<io::Result<T>>,
    ) -> Poll<io::Result<T>> {
        if written.is_ready() {
            self.untaken = None;
            return written;
        }
        let untaken = self
            .untaken
            .get_or_insert_with(|| Box::pin(tokio::time::sleep(UNTAKEN_TIME)));
        match untaken.as_mut().poll(context) {
            Poll::Ready(()) => Poll::Ready(Err(io::ErrorKind::TimedOut.into())),
            Poll::Pending => Poll::Pending,
        }
    }
}

impl AsyncRead for Patient {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(context, buffer)
    }
}

impl AsyncWrite for Patient {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write(context, bytes);
        self.wait(context, written)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        pieces: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write_vectored(context, pieces);
        self.wait(context, written)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}
