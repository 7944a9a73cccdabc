//! The task of one DataStream connection.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use futures_util::{SinkExt as _, StreamExt as _};
use hyper_util::rt::TokioIo;
use schematic_protocol::datastream::Message as StreamMessage;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::time::{Instant, interval_at, timeout};
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::protocol::frame::coding::CloseCode;
use tokio_tungstenite::tungstenite::protocol::{CloseFrame, Role, WebSocketConfig};
use tokio_tungstenite::tungstenite::{self, Message, Utf8Bytes};
use tokio_util::sync::CancellationToken;

use super::socket::Socket;
use crate::http::AcceptedStream;
use crate::store::Store;
use crate::streams::{Outgoing, StreamFault, StreamFaultKind as Kind, Subscriber};

/// How often clients are pinged, so that no proxy takes the connection for a dead one.
const PING_PERIOD: Duration = Duration::from_secs(30);
/// How long to wait for the peer's close frame.
const CLOSE_TIMEOUT: Duration = Duration::from_secs(1);
/// The longest message accepted from a client, in bytes.
const MAX_MESSAGE: usize = 1 << 20;
/// How many characters of a request are kept.
const KEPT: usize = 64 << 10;

/// Serves a connection whose handshake was answered, until it ends.
pub(super) async fn serve(
    AcceptedStream { upgrade, headers }: AcceptedStream,
    number: u64,
    store: &Arc<Store>,
    write_timeout: Duration,
    stop: &CancellationToken,
) {
    // The handshake was not finished.
    let Ok(upgraded) = upgrade.await else { return };
    let Ok(parts) = upgraded.downcast::<TokioIo<Socket>>() else {
        tracing::error!(target: "schematic::emulator", "an upgraded connection is not a socket of the emulator");
        return;
    };
    let config = WebSocketConfig::default()
        .max_message_size(Some(MAX_MESSAGE))
        .max_frame_size(Some(MAX_MESSAGE));
    let read = parts.read_buf.to_vec();
    let socket = parts.io.into_inner();
    let stream =
        WebSocketStream::from_partially_read(socket, read, Role::Server, Some(config)).await;
    let (subscriber, faults) = store.streams.join(number, headers, store.now());
    store.touch();
    let mut registration = Registration {
        store: Arc::clone(store),
        number,
        why: "the runtime ended",
        end: None,
    };
    let mut connection = Connection {
        stream,
        subscriber,
        store,
        stop,
        write_timeout,
        faults: faults.into_iter().map(Due::of).collect(),
        delay: Duration::ZERO,
    };
    let end = connection.run().await;
    registration.end = Some(end.to_string());
    // The client sees the end before the list of connections shows it.
    drop(connection);
    drop(registration);
}

/// Removes a connection from the subscriptions when dropped, however its task ends.
struct Registration {
    store: Arc<Store>,
    number: u64,
    why: &'static str,
    end: Option<String>,
}

impl Drop for Registration {
    fn drop(&mut self) {
        let why = self.end.take().unwrap_or_else(|| self.why.to_owned());
        self.store.streams.leave(self.number, why);
        self.store.touch();
    }
}

struct Connection<'a> {
    stream: WebSocketStream<Socket>,
    subscriber: Arc<Subscriber>,
    store: &'a Arc<Store>,
    stop: &'a CancellationToken,
    /// How long the client may take to accept one message.
    write_timeout: Duration,
    faults: Vec<Due>,
    delay: Duration,
}

impl Connection<'_> {
    async fn run(&mut self) -> End {
        let (outbox, stop) = (Arc::clone(&self.subscriber), self.stop.clone());
        let conversation = self.converse();
        tokio::select! {
            end = conversation => return end.unwrap_or_else(|end| end),
            () = stop.cancelled() => {}
            // It may be blocked in a write, so no close frame can be sent.
            () = outbox.outbox.overflowed() => return End::TooSlow,
        }
        self.close(1001, "the emulator stops").await;
        End::Stopped
    }

    async fn converse(&mut self) -> Result<End, End> {
        let subscriber = Arc::clone(&self.subscriber);
        let mut pings = interval_at(Instant::now() + PING_PERIOD, PING_PERIOD);
        loop {
            while let Some(fault) = self.due() {
                if let Some(end) = self.apply(fault).await? {
                    return Ok(end);
                }
            }
            tokio::select! {
                out = subscriber.outbox.next() => match out {
                    Outgoing::Message(message) => self.send(message).await?,
                    Outgoing::Fault(fault) => self.faults.push(Due {
                        at: subscriber.sent.read().saturating_add(fault.after),
                        fault,
                    }),
                },
                message = self.stream.next() => self.receive(message).await?,
                _ = pings.tick() => self.write(Message::Ping(Bytes::new())).await?,
            }
        }
    }

    /// Takes the next fault that is due.
    fn due(&mut self) -> Option<StreamFault> {
        let sent = self.subscriber.sent.read();
        let at = self.faults.iter().position(|due| due.at <= sent)?;
        Some(self.faults.remove(at).fault)
    }

    async fn send(&mut self, message: Utf8Bytes) -> Result<(), End> {
        if !self.delay.is_zero() {
            tokio::time::sleep(self.delay).await;
        }
        self.write(Message::Text(message)).await?;
        self.subscriber.sent.up();
        Ok(())
    }

    async fn receive(
        &mut self,
        message: Option<Result<Message, tungstenite::Error>>,
    ) -> Result<(), End> {
        match message {
            Some(Ok(Message::Text(text))) => self.answer(&text),
            Some(Ok(Message::Binary(_))) => self.answer(""),
            Some(Ok(Message::Ping(_))) => {
                self.subscriber.pings.up();
                // The pong is written already; it only has to leave.
                self.flush().await?;
                self.store.streams.touch();
            }
            Some(Ok(Message::Pong(_))) => {
                self.subscriber.pongs.up();
                self.store.streams.touch();
            }
            Some(Ok(Message::Close(frame))) => {
                // The answer to it is written already.
                let _ = timeout(CLOSE_TIMEOUT, self.stream.flush()).await;
                return Err(End::Closed(frame.map(|frame| frame.code.into())));
            }
            Some(Ok(Message::Frame(_))) => {}
            Some(Err(tungstenite::Error::ConnectionClosed)) => return Err(End::Closed(None)),
            Some(Err(error)) => {
                tracing::debug!(target: "schematic::emulator", %error, "a stream broke off");
                return Err(End::Lost);
            }
            None => return Err(End::Lost),
        }
        Ok(())
    }

    fn answer(&self, text: &str) {
        let (store, subscriber) = (self.store, &self.subscriber);
        let error = store.read(|account, now| store.streams.answer(subscriber, text, account, now));
        let text = store.redactor.message(text).chars().take(KEPT).collect();
        let error = error.map(|error| store.redactor.text(&error));
        store
            .streams
            .keep_request(subscriber, store.now(), text, error);
        store.touch();
    }

    /// Applies a fault; some end the connection.
    async fn apply(&mut self, fault: StreamFault) -> Result<Option<End>, End> {
        let ended = Some(End::Fault(fault.to_string()));
        match fault.kind {
            Kind::Close { code, reason } => {
                self.close(code, &reason).await;
                return Ok(ended);
            }
            Kind::Reset => {
                self.stream.get_ref().reset_when_dropped();
                return Ok(ended);
            }
            Kind::HalfAFrame => {
                self.raw(&half_a_frame()).await?;
                let _ = self.stream.get_mut().shutdown().await;
                return Ok(ended);
            }
            Kind::Silence => return self.stay_silent().await.map(Some),
            Kind::Delay(delay) => self.delay = delay,
            Kind::Text(text) => self.send(text.into()).await?,
            Kind::Binary(message) => self.write(Message::Binary(message)).await?,
            Kind::Bytes(bytes) => self.raw(&bytes).await?,
            Kind::Ping => self.write(Message::Ping(Bytes::new())).await?,
        }
        Ok(None)
    }

    /// Sends nothing and discards what arrives, until another fault or the client ends the
    /// connection.
    async fn stay_silent(&mut self) -> Result<End, End> {
        let subscriber = Arc::clone(&self.subscriber);
        let mut discarded = [0; 4_096];
        loop {
            tokio::select! {
                out = subscriber.outbox.next() => {
                    if let Outgoing::Fault(fault) = out
                        && let Some(end) = Box::pin(self.apply(fault)).await?
                    {
                        return Ok(end);
                    }
                }
                read = self.stream.get_mut().read(&mut discarded) => {
                    if matches!(read, Ok(0) | Err(_)) {
                        return Err(End::Lost);
                    }
                }
            }
        }
    }

    async fn write(&mut self, message: Message) -> Result<(), End> {
        match timeout(self.write_timeout, self.stream.send(message)).await {
            Ok(Ok(())) => Ok(()),
            Ok(Err(_)) => Err(End::Lost),
            Err(_) => Err(End::TooSlow),
        }
    }

    async fn flush(&mut self) -> Result<(), End> {
        match timeout(self.write_timeout, self.stream.flush()).await {
            Ok(Ok(())) => Ok(()),
            Ok(Err(_)) => Err(End::Lost),
            Err(_) => Err(End::TooSlow),
        }
    }

    /// Writes bytes outside of WebSocket framing.
    async fn raw(&mut self, bytes: &[u8]) -> Result<(), End> {
        self.flush().await?;
        let socket = self.stream.get_mut();
        let write = async {
            socket.write_all(bytes).await?;
            socket.flush().await
        };
        match timeout(self.write_timeout, write).await {
            Ok(Ok(())) => Ok(()),
            Ok(Err(_)) => Err(End::Lost),
            Err(_) => Err(End::TooSlow),
        }
    }

    /// Closes the connection and waits up to one second for the peer's close frame.
    async fn close(&mut self, code: u16, reason: &str) {
        let frame = CloseFrame {
            code: CloseCode::from(code),
            reason: reason.into(),
        };
        let close = async {
            if self.stream.close(Some(frame)).await.is_ok() {
                while let Some(Ok(_)) = self.stream.next().await {}
            }
        };
        // The connection is over either way.
        let _ = timeout(CLOSE_TIMEOUT, close).await;
    }
}

/// A fault, and after how many sent messages it occurs.
struct Due {
    at: u64,
    fault: StreamFault,
}

impl Due {
    /// Returns a fault of a connection that was just made.
    fn of(fault: StreamFault) -> Self {
        Self {
            at: fault.after,
            fault,
        }
    }
}

/// Why a connection ended.
#[derive(Debug)]
enum End {
    /// The client closed it, with this code.
    Closed(Option<u16>),
    /// The connection broke off.
    Lost,
    /// The emulator stops.
    Stopped,
    /// The client did not accept a message in time, or too many waited for it.
    TooSlow,
    /// A fault ended it.
    Fault(String),
}

impl std::fmt::Display for End {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Closed(Some(code)) => write!(f, "closed by the client with {code}"),
            Self::Closed(None) => f.write_str("closed by the client"),
            Self::Lost => f.write_str("broken off"),
            Self::Stopped => f.write_str("the emulator stops"),
            Self::TooSlow => f.write_str("the client did not keep up"),
            Self::Fault(fault) => write!(f, "fault: {fault}"),
        }
    }
}

/// Returns the first half of a text frame with a valid message.
fn half_a_frame() -> Vec<u8> {
    let text = StreamMessage::reload().to_json();
    // Texts of up to 125 bytes have their length in one byte.
    let length = u8::try_from(text.len()).unwrap_or(125).min(125);
    let mut frame = vec![0x81, length];
    frame.extend_from_slice(text.as_bytes().get(..text.len() / 2).unwrap_or_default());
    frame
}
