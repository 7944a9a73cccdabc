//! Graceful shutdown: the fairing's part of it, and a launch that ends at a signal.

use std::fmt;
use std::future::Future;
use std::io;
use std::pin::Pin;
use std::time::Duration;

use rocket::error::ErrorKind;
use rocket::figment::Figment;
use rocket::figment::providers::Serialized;
use rocket::{Build, Orbit, Rocket};
use schematic_core::Schematic;
use schematic_core::request::Backend;
use schematic_core::shutdown::stop_signals;

use crate::in_flight::InFlight;

/// What a request that has reached the server may need until it is counted as one in flight. Rocket
/// does not say when its last connection has ended.
const SETTLE: Duration = Duration::from_millis(200);

/// What connections have after the requests, to close.
const MERCY_SECS: u32 = 2;

/// Launch of Rocket with a graceful shutdown: no new connections, then the requests in flight, then
/// their events.
///
/// Requests have 8 s after the signal in place of Rocket's 2 s, and connections 2 s more to close.
/// Meanwhile the [`SchematicFairing`](crate::SchematicFairing) waits for the requests and sends
/// their events, all within 14 s ([`shutdown_within`](crate::SchematicFairing::shutdown_within)).
///
/// It takes the place of Rocket's own handling of signals, which begins some time after Rocket
/// listens: a signal that comes before would end the process at once.
///
/// ```no_run
/// use schematic_rocket::{GracefulShutdown, Schematic, SchematicFairing};
///
/// # async fn run(schematic: Schematic) -> Result<(), Box<dyn std::error::Error>> {
/// let rocket = rocket::build().attach(SchematicFairing::new(schematic));
/// GracefulShutdown::on_signals()?.launch(rocket).await?;
/// # Ok(())
/// # }
/// ```
#[must_use = "it does nothing until `launch` is awaited"]
pub struct GracefulShutdown {
    signal: Pin<Box<dyn Future<Output = ()> + Send>>,
    requests_within: Duration,
}

impl GracefulShutdown {
    /// Creates a shutdown that begins when `signal` is ready.
    pub fn on(signal: impl Future<Output = ()> + Send + 'static) -> Self {
        Self {
            signal: Box::pin(signal),
            requests_within: Duration::from_secs(8),
        }
    }

    /// Creates a shutdown that begins when the process is asked to stop: by `SIGTERM` or `SIGINT`,
    /// on Windows by Ctrl-C. The handlers are set when this returns.
    ///
    /// # Errors
    ///
    /// Returns an error if a handler cannot be set.
    ///
    /// # Panics
    ///
    /// Panics outside a tokio runtime, such as that of `#[rocket::main]`.
    pub fn on_signals() -> io::Result<Self> {
        stop_signals().map(Self::on)
    }

    /// Sets how long requests in flight have after the signal. Defaults to 8 s; Rocket counts whole
    /// seconds, so this is rounded up.
    pub fn requests_within(mut self, time: Duration) -> Self {
        self.requests_within = time;
        self
    }

    /// Launches `rocket` and returns when it has ended.
    ///
    /// Of its configuration `shutdown.ctrlc`, `shutdown.signals`, `shutdown.grace` and
    /// `shutdown.mercy` are replaced.
    ///
    /// # Errors
    ///
    /// Returns Rocket's error if it cannot launch or its server fails. Requests that are abandoned
    /// at the end are none.
    ///
    /// # Cancel safety
    ///
    /// Dropped, it abandons the server and leaves the client as it is.
    pub async fn launch(self, rocket: Rocket<Build>) -> Result<(), rocket::Error> {
        let settings = self.settings(rocket.figment());
        let rocket = rocket.configure(settings).ignite().await?;
        let (signal, shutdown) = (self.signal, rocket.shutdown());
        let mut launched = std::pin::pin!(rocket.launch());
        let ended = tokio::select! {
            ended = &mut launched => ended,
            () = signal => {
                shutdown.notify();
                launched.await
            }
        };
        match ended {
            Err(error) if !matches!(error.kind(), ErrorKind::Shutdown(_, None)) => Err(error),
            // What still ran at the end was given its time.
            _ => Ok(()),
        }
    }

    fn settings(&self, configured: &Figment) -> Figment {
        let whole = u32::try_from(self.requests_within.as_secs()).unwrap_or(u32::MAX);
        let started = u32::from(self.requests_within.subsec_nanos() > 0);
        configured
            .clone()
            .merge(Serialized::global("shutdown.ctrlc", false))
            .merge(Serialized::global("shutdown.signals", [(); 0]))
            .merge(Serialized::global(
                "shutdown.grace",
                whole.saturating_add(started),
            ))
            .merge(Serialized::global("shutdown.mercy", MERCY_SECS))
    }
}

impl fmt::Debug for GracefulShutdown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("GracefulShutdown")
            .field("requests_within", &self.requests_within)
            .finish_non_exhaustive()
    }
}

/// Waits for the requests in flight, as long as Rocket gives them, and shuts `client` down, all
/// `within` that time.
pub(crate) async fn end(rocket: &Rocket<Orbit>, client: &Schematic, within: Duration) {
    let clock = Backend::clock(client);
    let begun = clock.monotonic();
    let config = &rocket.config().shutdown;
    let patience = Duration::from_secs(u64::from(config.grace) + u64::from(config.mercy));
    let requests = async {
        clock.sleep(SETTLE).await;
        InFlight::ended(rocket).await;
    };
    tokio::select! {
        () = requests => {}
        () = clock.sleep(patience.min(within)) => tracing::warn!(
            target: schematic_core::telemetry::SHUTDOWN,
            "requests in flight took too long: what they use from now on is not reported",
        ),
    }
    let taken = clock.monotonic().saturating_sub(begun);
    let report = client.shutdown_within(within.saturating_sub(taken)).await;
    tracing::info!(target: schematic_core::telemetry::SHUTDOWN, ?report, "the client has ended");
}
