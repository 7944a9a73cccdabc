//! The connection to a server: made, kept alive, and made again for as long as the client lives.

mod backoff;
mod handshake;
mod keepalive;
mod monitored;
mod reader;
mod socket;
mod tasks;

use std::future::poll_fn;
use std::pin::pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::Poll;
use std::time::Duration;

use http::{HeaderMap, StatusCode};
use schematic_api::runtime::{Error, ErrorKind};

use self::backoff::{Backoff, Ended};
pub(crate) use self::handshake::Target;
use self::keepalive::{Due, Keepalive};
use self::reader::Reader;
use self::socket::{Gone, Incoming, MAX_TEXT, Socket};
use self::tasks::Running;
pub(super) use self::tasks::Tasks;
use super::DataStream;
use super::live::Shared;
use super::protocol::EntityKind;
use super::session::Received;
use super::status::DataStreamState;
use crate::clock::within;
use crate::secret::Secret;
use crate::server_text::server_text;
use crate::status::StatusEvent;
use crate::telemetry::DATASTREAM;
use crate::transport::{Exchange, UpgradeError};

/// How to connect, and when.
pub(super) struct Connection {
    target: Target,
    exchange: Arc<dyn Exchange>,
    key: Secret,
    schedule: Mutex<Schedule>,
}

/// What one task leaves to the next.
struct Schedule {
    backoff: Backoff,
    random: fastrand::Rng,
    /// No attempt before this time.
    not_before: Duration,
    /// Whether the present trouble was told.
    told: bool,
    /// Whether it was told that the API key is not accepted.
    told_refused: bool,
}

/// Why there is no connection.
struct Trouble {
    ended: Ended,
    /// Whether there was one before.
    was_open: bool,
    message: String,
}

/// What a connected task is woken by.
enum Wake {
    /// The server does not take what was queued.
    Blocked,
    /// All that was queued has left.
    Flushed,
    Frame(Incoming),
    /// A long message was read.
    Read(Received),
    Requests,
    Stop,
    Time,
}

impl Connection {
    pub(super) fn new(
        target: Target,
        exchange: Arc<dyn Exchange>,
        key: Secret,
        jitter_seed: Option<u64>,
        settings: &DataStream,
    ) -> Self {
        let schedule = Schedule {
            backoff: Backoff::new(
                settings.reconnect_min_delay,
                settings.reconnect_max_delay,
                settings.auth_retry_delay,
            ),
            random: jitter_seed.map_or_else(fastrand::Rng::new, fastrand::Rng::with_seed),
            not_before: Duration::ZERO,
            told: false,
            told_refused: false,
        };
        Self {
            target,
            exchange,
            key,
            schedule: Mutex::new(schedule),
        }
    }

    fn with<R>(&self, change: impl FnOnce(&mut Schedule) -> R) -> R {
        change(&mut self.schedule.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Connects again and again, until the client is shut down or gone.
async fn run(running: Running) {
    let shared = &running.shared;
    while wait_for_turn(shared).await {
        shared.enter(DataStreamState::Connecting);
        let trouble = match connect(shared).await {
            Some(Ok(socket)) => converse(shared, socket).await,
            Some(Err(trouble)) => Some(trouble),
            None => None,
        };
        let Some(trouble) = trouble else { break };
        shared.settle(trouble);
    }
}

/// Waits until it is time to connect; false if it never will be again.
async fn wait_for_turn(shared: &Shared) -> bool {
    shared.read_wall_clock();
    let not_before = shared.connection.with(|schedule| schedule.not_before);
    let wait = not_before.saturating_sub(shared.clock.monotonic());
    let mut stop = shared.stop.subscribe();
    within(&*shared.clock, wait, stop.wait_for(|stop| *stop))
        .await
        .is_err()
}

/// Makes a connection; `None` when the client is shut down meanwhile.
async fn connect(shared: &Shared) -> Option<Result<Socket, Trouble>> {
    let (handshake, request) = shared.connection.target.request();
    let upgrade = shared.connection.exchange.upgrade(request);
    let limit = shared.settings.connect_timeout;
    let attempt = async {
        match within(&*shared.clock, limit, upgrade).await {
            Ok(Ok(upgraded)) => match handshake.verify(&upgraded.headers) {
                Ok(()) => Ok(upgraded.io),
                Err(what) => Err(Trouble::failed(what.to_owned())),
            },
            Ok(Err(error)) => Err(Trouble::of_upgrade(error)),
            Err(_) => Err(Trouble::failed(format!("no connection within {limit:?}"))),
        }
    };
    let mut stop = shared.stop.subscribe();
    let stop = pin!(stop.wait_for(|stop| *stop));
    let io = match futures_util::future::select(pin!(attempt), stop).await {
        futures_util::future::Either::Left((io, _)) => io,
        futures_util::future::Either::Right(_) => return None,
    };
    Some(match io {
        Ok(io) => {
            let (limit, clock) = (shared.settings.max_message_bytes, Arc::clone(&shared.clock));
            Ok(Socket::new(io, limit, clock).await)
        }
        Err(trouble) => Err(trouble),
    })
}

/// Talks to the server until the connection is lost; `None` when the client is shut down.
async fn converse(shared: &Arc<Shared>, mut socket: Socket) -> Option<Trouble> {
    let began = shared.clock.monotonic();
    shared.read_wall_clock();
    shared.session().connected(began);
    shared.enter(DataStreamState::Connected);
    shared.events.send(StatusEvent::DataStreamConnected);
    crate::telemetry::log!(debug, target: DATASTREAM, "connected");

    let mut delivered = false;
    let gone = exchange_frames(shared, &mut socket, &mut delivered).await;
    let now = shared.clock.monotonic();
    shared.session().disconnected(now);
    let Err(gone) = gone else {
        socket.close().await;
        return None;
    };
    if shared.is_stopped() {
        return None;
    }
    let message = gone.message();
    let ended = if gone.is_unauthorized() {
        Ended::Unauthorized
    } else {
        let after = now.saturating_sub(began);
        Ended::Lost { after, delivered }
    };
    Some(Trouble {
        ended,
        was_open: true,
        message,
    })
}

/// Sends what is due and takes what comes; ends well only when the client is shut down.
async fn exchange_frames(
    shared: &Arc<Shared>,
    socket: &mut Socket,
    delivered: &mut bool,
) -> Result<(), Gone> {
    let mut reader = Reader::new(shared, delivered);
    let ended = converse_with(shared, socket, &mut reader).await;
    // Whoever comes next finds the session free.
    reader.finish().await;
    ended
}

async fn converse_with(
    shared: &Arc<Shared>,
    socket: &mut Socket,
    reader: &mut Reader<'_>,
) -> Result<(), Gone> {
    let settings = &shared.settings;
    // Until when the server is known to have said nothing that is not noted.
    let mut looked_at = shared.clock.monotonic();
    let mut keepalive = Keepalive::new(settings.ping_interval, settings.silence_timeout, looked_at);
    let mut stop = shared.stop.subscribe();
    let mut stop = pin!(stop.wait_for(|stop| *stop));
    let mut sleep = None;
    loop {
        let now = shared.clock.monotonic();
        let session_wakes_at = if reader.is_busy() {
            None
        } else {
            queue_requests(shared, socket, now)?
        };
        keepalive.heard(socket.heard_at());
        if !reader.has_room() {
            // It is we who do not listen.
            keepalive.heard(now);
        }
        let blocked_since = socket.blocked_since();
        keepalive.blocked(blocked_since);
        match keepalive.due(now, looked_at) {
            Due::Silent => return Err(Gone::Silent),
            Due::Stuck => return Err(Gone::Stuck),
            Due::Ping => {
                shared.read_wall_clock();
                // Behind what does not leave a ping would prove nothing.
                if blocked_since.is_none() {
                    socket.queue_ping()?;
                }
            }
            Due::Nothing => {}
        }

        let wakes_at = keepalive.wakes_at();
        let wakes_at = session_wakes_at.map_or(wakes_at, |at| at.min(wakes_at));
        let timer = match &mut sleep {
            // One that ends too early costs a round; a new one costs an allocation.
            Some((at, timer)) if *at <= wakes_at => timer,
            _ => {
                let timer = shared.clock.sleep(wakes_at.saturating_sub(now));
                &mut sleep.insert((wakes_at, timer)).1
            }
        };
        let wake = {
            let mut requests = pin!(shared.requests.unsent.notified());
            poll_fn(|cx| {
                if stop.as_mut().poll(cx).is_ready() {
                    return Poll::Ready(Ok(Wake::Stop));
                }
                if let Poll::Ready(received) = reader.poll(cx) {
                    return Poll::Ready(Ok(Wake::Read(received)));
                }
                if !socket.is_flushed()
                    && let Poll::Ready(flushed) = socket.poll_flush(cx)
                {
                    return Poll::Ready(flushed.map(|()| Wake::Flushed));
                }
                if reader.has_room() {
                    looked_at = now;
                    if let Poll::Ready(frame) = socket.poll_next(cx) {
                        return Poll::Ready(frame.map(Wake::Frame));
                    }
                }
                if blocked_since.is_none() && socket.blocked_since().is_some() {
                    return Poll::Ready(Ok(Wake::Blocked));
                }
                if !reader.is_busy() && socket.is_flushed() && requests.as_mut().poll(cx).is_ready()
                {
                    return Poll::Ready(Ok(Wake::Requests));
                }
                timer.as_mut().poll(cx).map(|()| Ok(Wake::Time))
            })
            .await?
        };
        match wake {
            Wake::Frame(frame) => reader.take(frame),
            Wake::Read(received) => reader.read(received),
            Wake::Blocked | Wake::Flushed | Wake::Requests => {}
            Wake::Stop => return Ok(()),
            Wake::Time => sleep = None,
        }
    }
}

/// Queues the requests that are due, if the server took what was queued before. Returns when the
/// session has something to do next.
fn queue_requests(
    shared: &Shared,
    socket: &mut Socket,
    now: Duration,
) -> Result<Option<Duration>, Gone> {
    let mut session = shared.session();
    session.tick(now);
    if let Some(at) = socket.receiving_at() {
        session.receiving(at);
    }
    if !socket.is_flushed() {
        // Until then nothing can be asked for.
        return Ok(None);
    }
    let mut due = Vec::new();
    let mut bytes = 0;
    while bytes < MAX_TEXT
        && let Some(request) = session.next_request(now)
    {
        let text = request.to_json();
        if text.len() <= MAX_TEXT {
            bytes += text.len();
            due.push(text);
        } else if let Some(kind) = EntityKind::of(request.entity_type) {
            // No server knows keys of that length; the API may say so.
            shared.requests.refused(kind, &request.keys);
        }
    }
    let wakes_at = session.wakes_at();
    drop(session);
    for text in due {
        socket.queue(text)?;
    }
    Ok(wakes_at)
}

impl Shared {
    /// The connection works: earlier trouble is over.
    fn proven(&self) {
        self.note_failures(0);
        let was_told = self.connection.with(|schedule| {
            schedule.told_refused = false;
            std::mem::take(&mut schedule.told)
        });
        if was_told {
            crate::telemetry::log!(info, target: DATASTREAM, "connected again");
        }
    }

    /// Notes trouble, and when to try again.
    fn settle(&self, trouble: Trouble) {
        let Trouble {
            ended,
            was_open,
            message,
        } = trouble;
        let message = self.printable(&message);
        let refused = ended == Ended::Unauthorized;
        let now = self.clock.monotonic();
        let (wait, failures, was_told) = self.connection.with(|schedule| {
            let wait = schedule.backoff.next(ended, schedule.random.f64());
            schedule.not_before = now.saturating_add(wait);
            let mut was_told = std::mem::replace(&mut schedule.told, true);
            if refused {
                was_told = std::mem::replace(&mut schedule.told_refused, true);
            }
            (wait, schedule.backoff.failures(), was_told)
        });
        self.note_failures(failures);
        self.note_error(message.clone());
        self.enter(if refused {
            DataStreamState::AuthFailed
        } else {
            DataStreamState::Disconnected
        });
        if was_open {
            self.events.send(StatusEvent::DataStreamDisconnected);
        }
        if was_told {
            crate::telemetry::log!(
                debug, target: DATASTREAM,
                "no connection; next try in {wait:?}: {message}"
            );
        } else if refused {
            crate::telemetry::log!(
                error, target: DATASTREAM,
                "the DataStream does not accept the API key: check it; the API is asked instead, \
                 and the DataStream tried again every {wait:?}: {message}",
            );
            self.events.send(StatusEvent::DataStreamRefused);
        } else {
            crate::telemetry::log!(
                warn, target: DATASTREAM,
                "no connection to the DataStream; what is in memory answers, and the API what is \
                 not; trying again: {message}",
            );
        }
    }

    fn note_unreadable(&self, what: String) {
        crate::telemetry::log!(debug, target: DATASTREAM, "a message was skipped: {what}");
        self.note_error(what);
    }

    /// A text of the server, fit to be shown.
    fn printable(&self, text: &str) -> String {
        server_text(text, &self.connection.key)
    }
}

impl Trouble {
    fn failed(message: String) -> Self {
        Self {
            ended: Ended::Failed,
            was_open: false,
            message,
        }
    }

    fn of_upgrade(error: UpgradeError) -> Self {
        match error {
            UpgradeError::Exchange(error) => {
                let message = error.message();
                Self::failed(match error.into_source() {
                    Some(source) => format!("{message}: {}", chain(&*source)),
                    None => message,
                })
            }
            UpgradeError::NotHandedOver => Self::failed(
                "the client's transport does not hand over upgraded connections: give the \
                 DataStream a connector"
                    .to_owned(),
            ),
            UpgradeError::Refused { status, body } => {
                let error = Error::from_response(status, HeaderMap::new(), body);
                let unauthorized =
                    matches!(error.kind(), ErrorKind::Unauthorized | ErrorKind::Forbidden);
                let message = if status == StatusCode::OK {
                    "the server does not speak WebSocket there".to_owned()
                } else {
                    error.message().to_owned()
                };
                Self {
                    ended: if unauthorized {
                        Ended::Unauthorized
                    } else {
                        Ended::Failed
                    },
                    was_open: false,
                    message,
                }
            }
        }
    }
}

/// An error with those that caused it.
fn chain(error: &(dyn std::error::Error + 'static)) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(error) = source {
        let cause = error.to_string();
        // Many errors repeat their cause.
        if !text.ends_with(&cause) {
            text.push_str(": ");
            text.push_str(&cause);
        }
        source = error.source();
    }
    text
}
