//! A socket that outlives HTTP, and what follows HTTP on it.

use std::io;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};

use bytes::Bytes;
use tokio::io::{AsyncRead, AsyncWrite, AsyncWriteExt as _, ReadBuf};
use tokio::net::TcpStream;
use tokio::sync::oneshot;

use super::limit::Activity;
use crate::http::AcceptedStream;

/// A connection that hands its TCP stream back when hyper is done with it.
///
/// A fault that breaks a connection in the middle of an answer writes to that stream itself.
#[derive(Debug)]
pub(super) struct Socket {
    stream: Option<TcpStream>,
    back: Option<oneshot::Sender<TcpStream>>,
    activity: Arc<Activity>,
}

impl Socket {
    pub(super) fn new(
        stream: TcpStream,
        activity: Arc<Activity>,
    ) -> (Self, oneshot::Receiver<TcpStream>) {
        let (back, returned) = oneshot::channel();
        (
            Self {
                stream: Some(stream),
                back: Some(back),
                activity,
            },
            returned,
        )
    }

    /// Makes the peer see a reset instead of a close when the socket is dropped.
    pub(super) fn reset_when_dropped(&self) {
        if let Some(stream) = &self.stream {
            // The peer may be gone already; then the connection has ended anyway.
            let _ = stream.set_zero_linger();
        }
    }

    fn step_if_written(&self, polled: &Poll<io::Result<usize>>) {
        if matches!(polled, Poll::Ready(Ok(length)) if *length > 0) {
            self.activity.step();
        }
    }

    fn stream(&mut self) -> io::Result<Pin<&mut TcpStream>> {
        self.stream
            .as_mut()
            .map(Pin::new)
            .ok_or_else(|| io::ErrorKind::NotConnected.into())
    }
}

impl Drop for Socket {
    fn drop(&mut self) {
        if let (Some(stream), Some(back)) = (self.stream.take(), self.back.take()) {
            // Without a taker the stream is dropped, which closes it.
            let _ = back.send(stream);
        }
    }
}

impl AsyncRead for Socket {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let before = buffer.filled().len();
        let polled = self.stream()?.poll_read(cx, buffer);
        if buffer.filled().len() > before {
            self.activity.step();
        }
        polled
    }
}

impl AsyncWrite for Socket {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let polled = self.stream()?.poll_write(cx, bytes);
        self.step_if_written(&polled);
        polled
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.stream()?.poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.stream()?.poll_shutdown(cx)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bytes: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let polled = self.stream()?.poll_write_vectored(cx, bytes);
        self.step_if_written(&polled);
        polled
    }

    fn is_write_vectored(&self) -> bool {
        true
    }
}

/// A slot for what follows HTTP on a connection. By default, the connection just ends.
#[derive(Clone, Debug, Default)]
pub(super) struct AfterHttpSlot(Arc<Mutex<Option<AfterHttp>>>);

impl AfterHttpSlot {
    pub(super) fn cut(&self, cut: Cut) {
        self.set(AfterHttp::Cut(cut));
    }

    /// Turns the connection into a stream once the handshake is answered.
    pub(super) fn stream(&self, stream: AcceptedStream) {
        self.set(AfterHttp::Stream(stream));
    }

    pub(super) fn take(&self) -> Option<AfterHttp> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }

    fn set(&self, after_http: AfterHttp) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(after_http);
    }
}

/// What follows HTTP on a connection.
#[derive(Debug)]
pub(super) enum AfterHttp {
    /// The abrupt end that a fault asks for.
    Cut(Cut),
    /// The DataStream.
    Stream(AcceptedStream),
}

/// An abrupt end of a connection.
#[derive(Debug)]
pub(super) struct Cut {
    /// The bytes that are still sent.
    pub(super) last: Bytes,
    /// Whether the connection is reset, rather than closed.
    pub(super) reset: bool,
}

impl Cut {
    /// Sends the last bytes, then ends the connection.
    pub(super) async fn carry_out(self, returned: oneshot::Receiver<TcpStream>) {
        let cut = self;
        let Ok(mut stream) = returned.await else {
            return;
        };
        // The peer may be gone already; then the connection has ended anyway.
        let _ = stream.write_all(&cut.last).await;
        if cut.reset {
            let _ = stream.set_zero_linger();
        } else {
            let _ = stream.shutdown().await;
        }
    }
}
