//! The body that reports usage at its end.

use std::io::{self, SeekFrom};
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use rocket::Response;
use rocket::response::Body;
use schematic_core::request::{Flags, TrackPolicy, Usage};
use tokio::io::{AsyncRead, AsyncSeek, ReadBuf};

/// Response body that reports usage once it has been sent to its end.
///
/// Rocket does not read the body of a response that its client does not wait for.
pub(super) struct TrackedBody<'r> {
    body: Body<'r>,
    reports: Vec<Report>,
}

impl TrackedBody<'_> {
    /// Wraps the body of `response`, so that `reports` are sent after it. Its size and the size of
    /// its chunks stay.
    pub(super) async fn wrap(response: &mut Response<'_>, reports: Vec<Report>) {
        let body = response.body_mut();
        let (size, chunk_size) = (body.size().await, body.max_chunk_size());
        let tracked = TrackedBody {
            body: body.take(),
            reports,
        };
        match size {
            Some(size) => response.set_sized_body(size, tracked),
            None => response.set_streamed_body(tracked),
        }
        response.set_max_chunk_size(chunk_size);
    }
}

impl AsyncRead for TrackedBody<'_> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let before = buf.remaining();
        ready!(Pin::new(&mut self.body).poll_read(cx, buf))?;
        let ended = before > 0 && buf.remaining() == before;
        if ended {
            self.reports.drain(..).for_each(Report::send);
        }
        Poll::Ready(Ok(()))
    }
}

/// Rocket requires it of every body with a size, for bodies whose size it has yet to find.
impl AsyncSeek for TrackedBody<'_> {
    fn start_seek(self: Pin<&mut Self>, _: SeekFrom) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }

    fn poll_complete(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<u64>> {
        Poll::Ready(Err(io::ErrorKind::Unsupported.into()))
    }
}

/// An event to report once the response was sent.
pub(super) struct Report {
    pub(super) policy: TrackPolicy,
    pub(super) flags: Flags,
    pub(super) usage: Usage,
}

impl Report {
    /// Counts the usage as the request's own.
    pub(super) fn expect(&self) {
        self.policy.expect(&self.flags, &self.usage);
    }

    pub(super) fn send(self) {
        self.policy.report(&self.flags, self.usage);
    }
}
