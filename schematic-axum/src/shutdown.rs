use std::fmt;
use std::future::{Future, IntoFuture};
use std::pin::{Pin, pin};
use std::time::Duration;

use schematic_tower::core::Schematic;
use schematic_tower::core::events::ShutdownReport;
use schematic_tower::core::request::Backend;
use tokio::sync::watch;

/// Ends a server in order: no new connections, then the requests in flight, then the events that
/// they left.
///
/// By default requests get 8 s, and the whole takes at most 14 s. A request that takes longer is
/// abandoned; events that are still unsent at the end are told in the report.
///
/// ```no_run
/// use axum::Router;
/// use schematic_axum::GracefulShutdown;
/// use schematic_axum::core::Schematic;
/// use tokio::net::TcpListener;
///
/// # async fn stop_signal() {}
/// # async fn run(app: Router, schematic: Schematic) -> std::io::Result<()> {
/// let listener = TcpListener::bind("127.0.0.1:3000").await?;
/// let shutdown = GracefulShutdown::on(stop_signal());
/// let server = axum::serve(listener, app).with_graceful_shutdown(shutdown.requested());
/// let report = shutdown.serve(server, &schematic).await;
/// println!("{} events sent at the end", report.events.sent);
/// # Ok(())
/// # }
/// ```
#[must_use = "it does nothing until `serve` is awaited"]
pub struct GracefulShutdown {
    signal: Pin<Box<dyn Future<Output = ()> + Send>>,
    stop: watch::Sender<bool>,
    requests_within: Duration,
    within: Duration,
}

impl GracefulShutdown {
    /// Begins when `signal` is ready.
    pub fn on(signal: impl Future<Output = ()> + Send + 'static) -> Self {
        Self {
            signal: Box::pin(signal),
            stop: watch::Sender::new(false),
            requests_within: Duration::from_secs(8),
            within: Duration::from_secs(14),
        }
    }

    /// The time that requests in flight have after the signal: 8 s by default.
    pub fn requests_within(mut self, time: Duration) -> Self {
        self.requests_within = time;
        self
    }

    /// The time that everything may take after the signal: 14 s by default. What the requests
    /// leave of it is for sending events.
    pub fn within(mut self, time: Duration) -> Self {
        self.within = time;
        self
    }

    /// Ready when the server is to take no more connections: for axum's `with_graceful_shutdown`.
    pub fn requested(&self) -> impl Future<Output = ()> + Send + 'static {
        let mut stop = self.stop.subscribe();
        async move {
            // An error means that nobody serves any more, which is as good a reason to stop.
            let _ = stop.wait_for(|stop| *stop).await;
        }
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
            self.stop.send_replace(true);
            let patience = clock.sleep(self.requests_within.min(self.within));
            tokio::select! {
                _ = server => {}
                () = patience => tracing::warn!(
                    target: "schematic::shutdown",
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
            .field("requests_within", &self.requests_within)
            .field("within", &self.within)
            .finish_non_exhaustive()
    }
}
