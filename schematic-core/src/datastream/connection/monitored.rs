//! The stream of bytes under a WebSocket, watched for signs of life.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

use crate::clock::Clock;
use crate::transport::Io;

/// A stream that notes when bytes last arrived, and since when bytes wait to leave.
///
/// Above it a WebSocket shows whole messages only, and says nothing about what it could not write.
pub(super) struct Monitored {
    io: Box<dyn Io>,
    clock: Arc<dyn Clock>,
    heard_at: Duration,
    blocked_since: Option<Duration>,
    /// Whether bytes arrived since [`Monitored::begin_message`].
    receiving: bool,
}

impl Monitored {
    pub(super) fn new(io: Box<dyn Io>, clock: Arc<dyn Clock>) -> Self {
        Self {
            heard_at: clock.monotonic(),
            io,
            clock,
            blocked_since: None,
            receiving: false,
        }
    }

    /// When bytes last arrived, or else when the connection was made.
    pub(super) const fn heard_at(&self) -> Duration {
        self.heard_at
    }

    /// Since when there are bytes that the stream does not take, until all of them have left.
    pub(super) const fn blocked_since(&self) -> Option<Duration> {
        self.blocked_since
    }

    /// Whether bytes arrived since a message began.
    pub(super) const fn is_receiving(&self) -> bool {
        self.receiving
    }

    /// Notes that what arrives from now on belongs to the next message.
    pub(super) const fn begin_message(&mut self) {
        self.receiving = false;
    }

    fn note_write<T>(&mut self, write: Poll<T>) -> Poll<T> {
        if write.is_pending() && self.blocked_since.is_none() {
            self.blocked_since = Some(self.clock.monotonic());
        }
        write
    }
}

impl AsyncRead for Monitored {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let before = buffer.filled().len();
        let read = Pin::new(&mut self.io).poll_read(cx, buffer);
        if buffer.filled().len() > before {
            self.heard_at = self.clock.monotonic();
            self.receiving = true;
        }
        read
    }
}

impl AsyncWrite for Monitored {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let write = Pin::new(&mut self.io).poll_write(cx, bytes);
        self.note_write(write)
    }

    /// A WebSocket flushes its stream when it has written all that it had to, and not before.
    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        let flush = Pin::new(&mut self.io).poll_flush(cx);
        if matches!(flush, Poll::Ready(Ok(()))) {
            self.blocked_since = None;
        }
        self.note_write(flush)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.io).poll_shutdown(cx)
    }
}
