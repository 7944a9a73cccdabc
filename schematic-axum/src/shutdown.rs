use std::fmt;
use std::future::{Future, IntoFuture};
use std::io;
use std::pin::{Pin, pin};
use std::time::Duration;

use schematic_core::Schematic;
use schematic_core::events::ShutdownReport;
use schematic_core::request::Backend;
use schematic_core::shutdown::{StopSender, stop_signals};

#[cfg(feature = "server")]
use crate::server::Server;

/// Graceful shutdown of a server: no new connections, then the requests in flight, then their
/// events.
///
/// After the signal, by default:
///
/// | what | has | then |
/// | --- | --- | --- |
/// | an idle connection | no time | is closed |
/// | a request that is still being sent, when nothing of it comes | 2 s ([`receive_within`](Self::receive_within)) | is given up |
/// | a request that is being handled | 8 s ([`requests_within`](Self::requests_within)) | is abandoned |
/// | all of it, and the events that are left | 14 s ([`within`](Self::within)) | what is unsent is in the report |
///
/// ```no_run
/// use axum::Router;
/// use schematic_axum::{GracefulShutdown, Schematic};
/// use tokio::net::TcpListener;
///
/// # async fn run(app: Router, schematic: Schematic) -> std::io::Result<()> {
/// let listener = TcpListener::bind("127.0.0.1:3000").await?;
/// let shutdown = GracefulShutdown::on_signals()?;
/// let server = shutdown.server(listener, app);
/// let report = shutdown.serve(server, &schematic).await;
/// tracing::info!("{} events sent at the end", report.events.sent);
/// # Ok(())
/// # }
/// ```
///
/// # Other servers
///
/// [`serve`](Self::serve) takes every future that ends some time after
/// [`requested`](Self::requested) is ready, for TLS and HTTP/2 for example. Such a server decides
/// itself what becomes of requests that are still being sent; `axum::serve` waits for them like for
/// all others.
///
/// ```no_run
/// # use axum::Router;
/// # use schematic_axum::{GracefulShutdown, Schematic};
/// # use tokio::net::TcpListener;
/// # async fn run(listener: TcpListener, app: Router, schematic: Schematic) -> std::io::Result<()> {
/// let shutdown = GracefulShutdown::on_signals()?;
/// let server = axum::serve(listener, app).with_graceful_shutdown(shutdown.requested());
/// shutdown.serve(server, &schematic).await;
/// # Ok(())
/// # }
/// ```
#[must_use = "it does nothing until `serve` is awaited"]
pub struct GracefulShutdown {
    signal: Pin<Box<dyn Future<Output = ()> + Send>>,
    stop: StopSender,
    receive_within: Duration,
    requests_within: Duration,
    within: Duration,
}

impl GracefulShutdown {
    /// Creates a shutdown that begins when `signal` is ready.
    pub fn on(signal: impl Future<Output = ()> + Send + 'static) -> Self {
        Self {
            signal: Box::pin(signal),
            stop: StopSender::new(),
            receive_within: Duration::from_secs(2),
            requests_within: Duration::from_secs(8),
            within: Duration::from_secs(14),
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
    /// Panics outside a tokio runtime.
    pub fn on_signals() -> io::Result<Self> {
        stop_signals().map(Self::on)
    }

    /// Sets how long a request that is still being sent after the signal may pause. Defaults to 2
    /// s.
    ///
    /// A request whose head is incomplete then is dropped; in place of the rest of a body its
    /// handler gets an error. This holds for [`server`](Self::server) only.
    pub fn receive_within(mut self, time: Duration) -> Self {
        self.receive_within = time;
        self
    }

    /// Sets how long requests in flight have after the signal. Defaults to 8 s.
    pub fn requests_within(mut self, time: Duration) -> Self {
        self.requests_within = time;
        self
    }

    /// Sets how long everything may take after the signal. Defaults to 14 s. What the requests
    /// leave of it is for sending events.
    pub fn within(mut self, time: Duration) -> Self {
        self.within = time;
        self
    }

    /// Returns a future that is ready when the server is to accept no more connections, for axum's
    /// `with_graceful_shutdown`.
    pub fn requested(&self) -> impl Future<Output = ()> + Send + 'static {
        let mut stop = self.stop.subscribe();
        async move {
            stop.stopped().await;
        }
    }

    /// Creates a server of `app` for [`serve`](Self::serve), which accepts connections on
    /// `listener`.
    #[cfg(feature = "server")]
    pub fn server<L, S>(&self, listener: L, app: S) -> Server<L, S> {
        Server::new(listener, app, self.stop.subscribe())
    }

    /// Runs `server` until it ends or the signal comes, then lets it finish and shuts `client`
    /// down.
    ///
    /// # Cancel safety
    ///
    /// Dropped, it abandons the server and leaves the client as it is.
    pub async fn serve<S: IntoFuture>(self, server: S, client: &Schematic) -> ShutdownReport {
        let clock = Backend::clock(client);
        let mut server = pin!(server.into_future());
        let ended = tokio::select! {
            _ = &mut server => true,
            () = self.signal => false,
        };
        let begun = clock.monotonic();
        if !ended {
            self.stop.stop(self.receive_within);
            let patience = clock.sleep(self.requests_within.min(self.within));
            tokio::select! {
                _ = server => {}
                () = patience => tracing::warn!(
                    target: schematic_core::telemetry::SHUTDOWN,
                    "requests in flight took too long and are abandoned",
                ),
            }
        }
        let taken = clock.monotonic().saturating_sub(begun);
        let left = self.within.saturating_sub(taken);
        client.shutdown_within(left).await
    }
}

impl fmt::Debug for GracefulShutdown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("GracefulShutdown")
            .field("receive_within", &self.receive_within)
            .field("requests_within", &self.requests_within)
            .field("within", &self.within)
            .finish_non_exhaustive()
    }
}
