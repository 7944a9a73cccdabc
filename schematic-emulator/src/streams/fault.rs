//! Faults of DataStream connections.

use std::fmt;
use std::time::Duration;

use bytes::Bytes;

/// A failure of an open DataStream connection.
///
/// [`Streams::break_connections`](crate::Streams::break_connections) applies it to the connections
/// that are open, [`Streams::inject`](crate::Streams::inject) to those that are made from then on.
/// A failure of the handshake is a [`Fault`](crate::Fault) on `/datastream`: `Fault::status(503)`
/// rejects it, `Fault::hang()` never answers it.
///
/// ```
/// use schematic_emulator::StreamFault;
///
/// let fault = StreamFault::close(1012, "restarting").after(3).times(2);
/// assert_eq!(fault.to_string(), "close with 1012 after 3 messages, 2 times");
/// ```
#[derive(Clone, Debug)]
pub struct StreamFault {
    pub(crate) kind: Kind,
    /// How many messages are sent before it occurs.
    pub(crate) after: u64,
    pub(crate) times: Option<u32>,
}

impl StreamFault {
    /// Closes the connection with a close code, such as 1001 of a server that goes away, or 4001
    /// for an API key that is no longer accepted.
    #[must_use]
    pub fn close(code: u16, reason: impl Into<String>) -> Self {
        Self::new(Kind::Close {
            code,
            reason: reason.into(),
        })
    }

    /// Resets the connection, without a close frame.
    #[must_use]
    pub fn reset() -> Self {
        Self::new(Kind::Reset)
    }

    /// Sends half of a message's frame, then ends the connection.
    #[must_use]
    pub fn half_a_frame() -> Self {
        Self::new(Kind::HalfAFrame)
    }

    /// Silences the connection: it stays open, but nothing is sent any more, not even pongs, and
    /// what arrives is discarded.
    #[must_use]
    pub fn silence() -> Self {
        Self::new(Kind::Silence)
    }

    /// Delays every message from then on, in real time.
    #[must_use]
    pub fn delay(delay: Duration) -> Self {
        Self::new(Kind::Delay(delay))
    }

    /// Sends a text message.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        Self::new(Kind::Text(text.into()))
    }

    /// Sends the message that makes a client request everything again.
    #[must_use]
    pub fn reload() -> Self {
        Self::text(schematic_protocol::datastream::Message::reload().to_json())
    }

    /// Sends a binary message.
    #[must_use]
    pub fn binary(message: impl Into<Bytes>) -> Self {
        Self::new(Kind::Binary(message.into()))
    }

    /// Sends bytes that need not be frames of a WebSocket.
    #[must_use]
    pub fn bytes(bytes: impl Into<Bytes>) -> Self {
        Self::new(Kind::Bytes(bytes.into()))
    }

    /// Sends a ping.
    #[must_use]
    pub fn ping() -> Self {
        Self::new(Kind::Ping)
    }

    /// Occurs once so many messages were sent: on the connection in all if the fault was injected,
    /// or from then on if it [breaks open connections](crate::Streams::break_connections). Defaults
    /// to 0: at once.
    #[must_use]
    pub fn after(mut self, messages: u64) -> Self {
        self.after = messages;
        self
    }

    /// Applies to so many connections, then is removed. By default, it applies until it is removed.
    /// Only matters for faults that are [injected](crate::Streams::inject).
    #[must_use]
    pub fn times(mut self, times: u32) -> Self {
        self.times = Some(times);
        self
    }

    fn new(kind: Kind) -> Self {
        Self {
            kind,
            after: 0,
            times: None,
        }
    }
}

impl fmt::Display for StreamFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.kind {
            Kind::Close { code, .. } => write!(f, "close with {code}")?,
            Kind::Reset => f.write_str("connection reset")?,
            Kind::HalfAFrame => f.write_str("half a frame")?,
            Kind::Silence => f.write_str("silence")?,
            Kind::Delay(delay) => write!(f, "delay of {delay:?}")?,
            Kind::Text(text) => write!(f, "text of {} bytes", text.len())?,
            Kind::Binary(message) => write!(f, "binary message of {} bytes", message.len())?,
            Kind::Bytes(bytes) => write!(f, "{} bytes", bytes.len())?,
            Kind::Ping => f.write_str("ping")?,
        }
        match self.after {
            0 => {}
            1 => f.write_str(" after 1 message")?,
            after => write!(f, " after {after} messages")?,
        }
        match self.times {
            None => Ok(()),
            Some(1) => f.write_str(", once"),
            Some(times) => write!(f, ", {times} times"),
        }
    }
}

#[derive(Clone, Debug)]
pub(crate) enum Kind {
    Close { code: u16, reason: String },
    Reset,
    HalfAFrame,
    Silence,
    Delay(Duration),
    Text(String),
    Binary(Bytes),
    Bytes(Bytes),
    Ping,
}

/// A fault that applies to connections to come.
#[derive(Clone, Debug)]
pub(crate) struct ActiveStreamFault {
    pub(crate) id: u64,
    pub(crate) fault: StreamFault,
    pub(crate) met: u64,
}
