//! An open WebSocket: texts in and out, and why it ended.

use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use futures_util::{SinkExt, StreamExt};
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::protocol::{CloseFrame, Role, WebSocketConfig};
use tokio_tungstenite::tungstenite::{self, Bytes, Message, Utf8Bytes};

use super::monitored::Monitored;
use crate::clock::{Clock, within};
use crate::transport::Io;

/// How long to wait for the other side when closing.
const CLOSE_TIMEOUT: Duration = Duration::from_secs(1);

/// The longest text that can be sent, in bytes.
pub(super) const MAX_TEXT: usize = 64 * 1024;

/// How many bytes are queued before they are written.
const WRITE_BUFFER: usize = 128 * 1024;

/// How many bytes may be queued in all: a batch of texts, and answers to pings. A ping that finds
/// no room is answered by the pong of a later one, as RFC 6455 section 5.5.3 allows.
const MAX_WRITE_BUFFER: usize = 512 * 1024;

/// The code with which a server ends connections of a key that it does not accept.
const UNAUTHORIZED: u16 = 4001;

/// An open WebSocket.
pub(super) struct Socket {
    stream: WebSocketStream<Monitored>,
    clock: Arc<dyn Clock>,
    /// Whether there may be something that has not left yet.
    unflushed: bool,
}

impl Socket {
    pub(super) async fn new(io: Box<dyn Io>, max_message: usize, clock: Arc<dyn Clock>) -> Self {
        let config = WebSocketConfig::default()
            .write_buffer_size(WRITE_BUFFER)
            .max_write_buffer_size(MAX_WRITE_BUFFER)
            .max_message_size(Some(max_message))
            .max_frame_size(Some(max_message));
        let io = Monitored::new(io, Arc::clone(&clock));
        Self {
            stream: WebSocketStream::from_raw_socket(io, Role::Client, Some(config)).await,
            clock,
            unflushed: false,
        }
    }

    /// Returns when bytes last arrived, also those of a frame that is not whole.
    pub(super) fn heard_at(&self) -> Duration {
        self.stream.get_ref().heard_at()
    }

    /// Returns when a part of a message that is not whole last arrived, if one did.
    pub(super) fn receiving_at(&self) -> Option<Duration> {
        let io = self.stream.get_ref();
        io.is_receiving().then(|| io.heard_at())
    }

    /// Returns since when the server has not taken all that was queued, if it has not.
    pub(super) fn blocked_since(&self) -> Option<Duration> {
        self.stream.get_ref().blocked_since()
    }

    /// Returns whether all that was queued has left. More may be queued then.
    pub(super) fn is_flushed(&self) -> bool {
        !self.unflushed && self.blocked_since().is_none()
    }

    /// Polls for the next frame.
    pub(super) fn poll_next(
        &mut self,
        cx: &mut Context<'_>,
    ) -> Poll<Result<Incoming, SocketClosed>> {
        let message = ready!(self.stream.poll_next_unpin(cx));
        self.stream.get_mut().begin_message();
        Poll::Ready(match message {
            Some(Ok(Message::Text(text))) => Ok(Incoming::Text(text)),
            Some(Ok(Message::Binary(_))) => Ok(Incoming::Binary),
            Some(Ok(Message::Close(frame))) => Err(SocketClosed::closed(frame)),
            Some(Ok(Message::Ping(_))) => {
                // The pong is queued.
                self.unflushed = true;
                Ok(Incoming::Control)
            }
            Some(Ok(Message::Pong(_) | Message::Frame(_))) => Ok(Incoming::Control),
            Some(Err(error)) => Err(SocketClosed::Broken(error)),
            None => Err(SocketClosed::closed(None)),
        })
    }

    /// Polls until all that was queued has left.
    pub(super) fn poll_flush(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), SocketClosed>> {
        // A pong that found no room until now is sent when the next frame is polled for.
        ready!(self.stream.poll_flush_unpin(cx)).map_err(SocketClosed::Broken)?;
        self.unflushed = false;
        Poll::Ready(Ok(()))
    }

    /// Queues a text of at most [`MAX_TEXT`] bytes.
    pub(super) fn queue(&mut self, text: String) -> Result<(), SocketClosed> {
        self.start_send(Message::text(text))
    }

    pub(super) fn queue_ping(&mut self) -> Result<(), SocketClosed> {
        self.start_send(Message::Ping(Bytes::new()))
    }

    fn start_send(&mut self, message: Message) -> Result<(), SocketClosed> {
        self.unflushed = true;
        self.stream
            .start_send_unpin(message)
            .map_err(SocketClosed::Broken)
    }

    /// Closes the connection and waits up to one second for the peer's close frame.
    pub(super) async fn close(mut self) {
        // Whatever comes of it, the connection is given up.
        let _ = within(&*self.clock, CLOSE_TIMEOUT, self.stream.close(None)).await;
    }
}

/// A frame that arrived.
pub(super) enum Incoming {
    Text(Utf8Bytes),
    Binary,
    /// A ping or a pong; pings are answered already.
    Control,
}

/// The reason why a connection is no longer.
#[derive(Debug)]
pub(super) enum SocketClosed {
    /// The server closed it.
    Closed { code: Option<u16>, reason: String },
    /// It broke.
    Broken(tungstenite::Error),
    /// A write took too long.
    Stuck,
    /// The server sent nothing for too long.
    Silent,
}

impl SocketClosed {
    fn closed(frame: Option<CloseFrame>) -> Self {
        let (code, reason) = frame.map_or((None, String::new()), |frame| {
            (Some(frame.code.into()), frame.reason.as_str().to_owned())
        });
        Self::Closed { code, reason }
    }

    pub(super) fn is_unauthorized(&self) -> bool {
        matches!(self, Self::Closed { code, .. } if *code == Some(UNAUTHORIZED))
    }

    pub(super) fn message(&self) -> String {
        match self {
            Self::Closed { code: None, .. } => "the server ended the connection".to_owned(),
            Self::Closed {
                code: Some(code),
                reason,
            } if reason.is_empty() => format!("the server closed the connection with code {code}"),
            Self::Closed {
                code: Some(code),
                reason,
            } => format!("the server closed the connection with code {code}: {reason}"),
            Self::Broken(tungstenite::Error::Capacity(error)) => {
                format!(
                    "a message of the server's was not read, raise max_message_bytes if it is \
                     meant to be so long: {error}"
                )
            }
            Self::Broken(error) => format!("the connection broke: {error}"),
            Self::Stuck => "the server took no frame for too long".to_owned(),
            Self::Silent => "the server said nothing for too long".to_owned(),
        }
    }
}
