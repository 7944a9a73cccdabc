use std::fmt;
use std::time::Duration;

use bytes::Bytes;

/// A failure that a DataStream's connection meets once it stands.
///
/// [`Streams::strike`](crate::Streams::strike) has it meet the connections that stand now,
/// [`Streams::inject`](crate::Streams::inject) those that are made from then on. What is to meet
/// the handshake is a [`Fault`](crate::Fault) on `/datastream`: `Fault::status(503)` refuses it,
/// `Fault::hang()` never answers it.
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
    /// How many messages are told before it happens.
    pub(crate) after: u64,
    pub(crate) times: Option<u32>,
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

/// A fault that waits for connections.
#[derive(Clone, Debug)]
pub(crate) struct ActiveStreamFault {
    pub(crate) id: u64,
    pub(crate) fault: StreamFault,
    pub(crate) met: u64,
}

impl StreamFault {
    /// A clean end with a close code, such as 1001 of a server that goes away, or 4001 for a key
    /// that is not accepted any more.
    #[must_use]
    pub fn close(code: u16, reason: impl Into<String>) -> Self {
        Self::new(Kind::Close {
            code,
            reason: reason.into(),
        })
    }

    /// The connection is reset, without a word.
    #[must_use]
    pub fn reset() -> Self {
        Self::new(Kind::Reset)
    }

    /// Half of a message's frame, then the end of the connection.
    #[must_use]
    pub fn half_a_frame() -> Self {
        Self::new(Kind::HalfAFrame)
    }

    /// From then on nothing is said, not even pongs, and nothing is listened to, on a connection
    /// that stays open.
    #[must_use]
    pub fn silence() -> Self {
        Self::new(Kind::Silence)
    }

    /// From then on every message takes so long, in real time.
    #[must_use]
    pub fn delay(delay: Duration) -> Self {
        Self::new(Kind::Delay(delay))
    }

    /// A text message, whatever it says.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        Self::new(Kind::Text(text.into()))
    }

    /// The message that tells a client to ask for everything again.
    #[must_use]
    pub fn reload() -> Self {
        Self::text(schematic_core::datastream::protocol::Message::reload().to_json())
    }

    /// A binary message.
    #[must_use]
    pub fn binary(message: impl Into<Bytes>) -> Self {
        Self::new(Kind::Binary(message.into()))
    }

    /// Bytes that need not be frames of a WebSocket.
    #[must_use]
    pub fn bytes(bytes: impl Into<Bytes>) -> Self {
        Self::new(Kind::Bytes(bytes.into()))
    }

    /// A ping, out of its turn.
    #[must_use]
    pub fn ping() -> Self {
        Self::new(Kind::Ping)
    }

    /// Happens once so many messages were told: on that connection in all, or of a
    /// [strike](crate::Streams::strike) from then on. At once by default.
    #[must_use]
    pub fn after(mut self, messages: u64) -> Self {
        self.after = messages;
        self
    }

    /// Goes away after it has met so many connections. A strike meets each connection once anyway.
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
