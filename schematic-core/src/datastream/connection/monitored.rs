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

    /// Returns when bytes last arrived, or else when the connection was made.
    pub(super) const fn heard_at(&self) -> Duration {
        self.heard_at
    }

    /// Returns since when there are bytes that the stream does not take, until all of them have left.
    /// A stream that takes some of them begins anew: it is slow, and not stuck.
    pub(super) const fn blocked_since(&self) -> Option<Duration> {
        self.blocked_since
    }

    /// Returns whether bytes arrived since a message began.
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
        if matches!(write, Poll::Ready(Ok(1..))) && self.blocked_since.is_some() {
            self.blocked_since = Some(self.clock.monotonic());
        }
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

#[cfg(test)]
mod tests {
    use std::task::Waker;

    use tokio::io::AsyncReadExt;

    use super::*;
    use crate::clock::ManualClock;

    const SECOND: Duration = Duration::from_secs(1);

    #[tokio::test]
    async fn a_stream_that_takes_bytes_slowly_is_not_stuck() {
        let clock = ManualClock::default();
        let began = clock.monotonic();
        let (io, mut server) = tokio::io::duplex(4);
        let mut io = Monitored::new(Box::new(io), Arc::new(clock.clone()));
        let write = |io: &mut Monitored, bytes: &[u8]| {
            Pin::new(io).poll_write(&mut Context::from_waker(Waker::noop()), bytes)
        };
        assert!(matches!(write(&mut io, b"12345678"), Poll::Ready(Ok(4))));
        assert!(write(&mut io, b"5678").is_pending());
        assert_eq!(io.blocked_since(), Some(began));

        for step in 1..=3 {
            clock.advance(9 * SECOND);
            server.read_exact(&mut [0]).await.unwrap();
            assert!(matches!(write(&mut io, b"5678"), Poll::Ready(Ok(1))));
            assert!(write(&mut io, b"678").is_pending());
            assert_eq!(io.blocked_since(), Some(began + 9 * step * SECOND));
        }
        // What is tried in vain is no progress.
        clock.advance(9 * SECOND);
        assert!(write(&mut io, b"678").is_pending());
        assert_eq!(io.blocked_since(), Some(began + 27 * SECOND));
        let flushed = Pin::new(&mut io).poll_flush(&mut Context::from_waker(Waker::noop()));
        assert!(flushed.is_ready());
        assert_eq!(io.blocked_since(), None);
    }
}
