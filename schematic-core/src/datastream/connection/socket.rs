use std::sync::Arc;
use std::time::Duration;

use futures_util::{SinkExt, StreamExt};
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::protocol::{CloseFrame, Role, WebSocketConfig};
use tokio_tungstenite::tungstenite::{self, Bytes, Message, Utf8Bytes};

use crate::clock::{Clock, within};
use crate::transport::Io;

/// How long a write may take.
const WRITE_TIMEOUT: Duration = Duration::from_secs(10);

/// How long to wait for the other side when closing.
const CLOSE_TIMEOUT: Duration = Duration::from_secs(1);

/// The code with which a server ends connections of a key that it does not accept.
const UNAUTHORIZED: u16 = 4001;

/// An open WebSocket.
pub(super) struct Socket {
    stream: WebSocketStream<Box<dyn Io>>,
    clock: Arc<dyn Clock>,
}

/// What arrived.
pub(super) enum Incoming {
    Text(Utf8Bytes),
    Binary,
    /// A ping or a pong; pings are answered already.
    Control,
}

/// Why a connection is no longer.
#[derive(Debug)]
pub(super) enum Gone {
    /// The server closed it.
    Closed { code: Option<u16>, reason: String },
    /// It broke.
    Broken(tungstenite::Error),
    /// A write took too long.
    Stuck,
    /// The server said nothing for too long.
    Silent,
}

impl Socket {
    pub(super) async fn new(io: Box<dyn Io>, max_message: usize, clock: Arc<dyn Clock>) -> Self {
        let config = WebSocketConfig::default()
            .max_message_size(Some(max_message))
            .max_frame_size(Some(max_message));
        let stream = WebSocketStream::from_raw_socket(io, Role::Client, Some(config)).await;
        Self { stream, clock }
    }

    /// The next frame.
    ///
    /// # Cancel safety
    ///
    /// May be dropped at any point; nothing is lost by it.
    pub(super) async fn next(&mut self) -> Result<Incoming, Gone> {
        match self.stream.next().await {
            Some(Ok(Message::Text(text))) => Ok(Incoming::Text(text)),
            Some(Ok(Message::Binary(_))) => Ok(Incoming::Binary),
            Some(Ok(Message::Close(frame))) => Err(Gone::closed(frame)),
            Some(Ok(Message::Ping(_) | Message::Pong(_) | Message::Frame(_))) => {
                Ok(Incoming::Control)
            }
            Some(Err(error)) => Err(Gone::Broken(error)),
            None => Err(Gone::closed(None)),
        }
    }

    /// Writes frames, all of them before any leaves.
    pub(super) async fn send(
        &mut self,
        texts: impl IntoIterator<Item = String>,
    ) -> Result<(), Gone> {
        let stream = &mut self.stream;
        let write = async {
            for text in texts {
                stream.feed(Message::text(text)).await?;
            }
            stream.flush().await
        };
        within(&*self.clock, WRITE_TIMEOUT, write)
            .await
            .map_err(|_| Gone::Stuck)?
            .map_err(Gone::Broken)
    }

    pub(super) async fn ping(&mut self) -> Result<(), Gone> {
        let ping = self.stream.send(Message::Ping(Bytes::new()));
        within(&*self.clock, WRITE_TIMEOUT, ping)
            .await
            .map_err(|_| Gone::Stuck)?
            .map_err(Gone::Broken)
    }

    /// Says good-bye, and waits for as long as is polite.
    pub(super) async fn close(mut self) {
        // Whatever comes of it, the connection is given up.
        let _ = within(&*self.clock, CLOSE_TIMEOUT, self.stream.close(None)).await;
    }
}

impl Gone {
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
                format!("a message of the server's was not read: {error}")
            }
            Self::Broken(error) => format!("the connection broke: {error}"),
            Self::Stuck => "the server took no frame for too long".to_owned(),
            Self::Silent => "the server said nothing for too long".to_owned(),
        }
    }
}
