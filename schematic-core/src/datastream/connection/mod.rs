//! The connection to a server: made, kept alive, and made again for as long as the client lives.

mod backoff;
mod conversation;
mod failure;
mod handshake;
mod keepalive;
mod monitored;
mod reader;
mod socket;

use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use self::backoff::{Backoff, Ended};
use self::conversation::converse;
use self::failure::ConnectionFailure;
pub(crate) use self::handshake::Target;
use self::socket::Socket;
use super::DataStreamOptions;
use super::state::Shared;
use super::status::DataStreamState;
use crate::clock::within;
use crate::secret::Secret;
use crate::server_text::server_text;
use crate::status::StatusEvent;
use crate::sync::Mutex;
use crate::telemetry::DATASTREAM;
use crate::transport::Exchange;

/// Connects again and again, until the client is shut down or gone.
pub(super) async fn run(shared: &Arc<Shared>, connection: &Connection) {
    while wait_for_turn(shared, connection).await {
        shared.enter(DataStreamState::Connecting);
        let failure = match connect(shared, connection).await {
            Some(Ok(socket)) => converse(shared, connection, socket).await,
            Some(Err(failure)) => Some(failure),
            None => None,
        };
        let Some(failure) = failure else { break };
        connection.schedule_retry(shared, failure);
    }
}

/// Waits until it is time to connect. Returns false if the client is shut down.
async fn wait_for_turn(shared: &Shared, connection: &Connection) -> bool {
    shared.measure_wall_clock();
    let not_before = connection.with(|schedule| schedule.not_before);
    let wait = not_before.saturating_sub(shared.clock.monotonic());
    let mut stop = shared.stop.subscribe();
    within(&*shared.clock, wait, stop.wait_for(|stop| *stop))
        .await
        .is_err()
}

/// Makes a connection. Returns `None` if the client is shut down meanwhile.
async fn connect(
    shared: &Shared,
    connection: &Connection,
) -> Option<Result<Socket, ConnectionFailure>> {
    let (handshake, request) = connection.target.request();
    let upgrade = connection.exchange.upgrade(request);
    let limit = shared.settings.connect_timeout;
    let attempt = async {
        match within(&*shared.clock, limit, upgrade).await {
            Ok(Ok(upgraded)) => match handshake.verify(&upgraded.headers) {
                Ok(()) => Ok(upgraded.io),
                Err(what) => Err(ConnectionFailure::failed(what.to_owned())),
            },
            Ok(Err(error)) => Err(ConnectionFailure::of_upgrade(error)),
            Err(_) => Err(ConnectionFailure::failed(format!(
                "no connection within {limit:?}"
            ))),
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
        Err(failure) => Err(failure),
    })
}

/// Where to connect, and when.
pub(super) struct Connection {
    target: Target,
    exchange: Arc<dyn Exchange>,
    key: Secret,
    schedule: Mutex<Schedule>,
}

impl Connection {
    pub(super) fn new(
        target: Target,
        exchange: Arc<dyn Exchange>,
        key: Secret,
        jitter_seed: Option<u64>,
        settings: &DataStreamOptions,
    ) -> Self {
        let schedule = Schedule {
            backoff: Backoff::new(
                settings.reconnect_min_delay,
                settings.reconnect_max_delay,
                settings.auth_retry_delay,
            ),
            random: jitter_seed.map_or_else(fastrand::Rng::new, fastrand::Rng::with_seed),
            not_before: Duration::ZERO,
            logged: false,
            logged_refusal: false,
        };
        Self {
            target,
            exchange,
            key,
            schedule: Mutex::new(schedule),
        }
    }

    fn with<R>(&self, change: impl FnOnce(&mut Schedule) -> R) -> R {
        change(&mut self.schedule.lock())
    }

    /// Notes that the connection works: earlier failures are over.
    fn mark_healthy(&self, shared: &Shared) {
        shared.note_failures(0);
        let was_logged = self.with(|schedule| {
            schedule.logged_refusal = false;
            std::mem::take(&mut schedule.logged)
        });
        if was_logged {
            crate::telemetry::log!(info, target: DATASTREAM, "connected again");
        }
    }

    /// Notes a failure, and schedules the next attempt.
    fn schedule_retry(&self, shared: &Shared, failure: ConnectionFailure) {
        let ConnectionFailure {
            ended,
            was_open,
            message,
        } = failure;
        let message = self.printable(&message);
        let refused = ended == Ended::Unauthorized;
        let now = shared.clock.monotonic();
        let (wait, failures, was_logged) = self.with(|schedule| {
            let wait = schedule.backoff.next(ended, schedule.random.f64());
            schedule.not_before = now.saturating_add(wait);
            let mut was_logged = std::mem::replace(&mut schedule.logged, true);
            if refused {
                was_logged = std::mem::replace(&mut schedule.logged_refusal, true);
            }
            (wait, schedule.backoff.failures(), was_logged)
        });
        shared.note_failures(failures);
        shared.note_error(message.clone());
        shared.enter(if refused {
            DataStreamState::AuthFailed
        } else {
            DataStreamState::Disconnected
        });
        if was_open {
            shared.events.send(StatusEvent::DataStreamDisconnected);
        }
        if was_logged {
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
            shared.events.send(StatusEvent::DataStreamRefused);
        } else {
            crate::telemetry::log!(
                warn, target: DATASTREAM,
                "no connection to the DataStream; what is in memory answers, and the API what is \
                 not; trying again: {message}",
            );
        }
    }

    /// Returns a text of the server that may be shown: short, printable and without the API key.
    fn printable(&self, text: &str) -> String {
        server_text(text, &self.key)
    }
}

/// What one task leaves to the next.
struct Schedule {
    backoff: Backoff,
    random: fastrand::Rng,
    /// No attempt before this time.
    not_before: Duration,
    /// Whether the present failure was logged.
    logged: bool,
    /// Whether it was logged that the API key is not accepted.
    logged_refusal: bool,
}
