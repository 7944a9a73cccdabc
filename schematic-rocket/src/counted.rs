use std::io::{self, SeekFrom};
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use rocket::Response;
use rocket::response::Body;
use schematic_core::request::{Flags, TrackPolicy, Usage};
use tokio::io::{AsyncRead, AsyncSeek, ReadBuf};

/// A body that reports usage once it has been sent to its end. Rocket does not read the body of an
/// answer that nobody waits for.
pub(crate) struct Counted<'r> {
    body: Body<'r>,
    reports: Vec<Report>,
}

/// What is to be reported.
pub(crate) struct Report {
    pub(crate) policy: TrackPolicy,
    pub(crate) flags: Flags,
    pub(crate) usage: Usage,
}

impl Report {
    pub(crate) fn send(self) {
        self.policy.report(&self.flags, self.usage);
    }
}

impl Counted<'_> {
    /// Has `reports` sent when the body of `response` has been; its size and pieces stay.
    pub(crate) async fn wrap(response: &mut Response<'_>, reports: Vec<Report>) {
        let body = response.body_mut();
        let (size, piece) = (body.size().await, body.max_chunk_size());
        let counted = Counted {
            body: body.take(),
            reports,
        };
        match size {
            Some(size) => response.set_sized_body(size, counted),
            None => response.set_streamed_body(counted),
        }
        response.set_max_chunk_size(piece);
    }
}

impl AsyncRead for Counted<'_> {
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

/// Asked for by Rocket of every body with a size, for bodies whose size it has yet to find.
impl AsyncSeek for Counted<'_> {
    fn start_seek(self: Pin<&mut Self>, _: SeekFrom) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }

    fn poll_complete(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<u64>> {
        Poll::Ready(Err(io::ErrorKind::Unsupported.into()))
    }
}
