mod bodies;

use std::fmt::{self, Debug};
use std::future::Future;
use std::io;
use std::pin::Pin;
use std::time::Duration;

use actix_http::{Request, Response};
use actix_service::{IntoServiceFactory, Service, ServiceFactory};
use actix_web::body::MessageBody;
use actix_web::dev::{AppConfig, Server};
use actix_web::{Error, HttpServer};
use schematic_core::Schematic;
use schematic_core::events::ShutdownReport;
use schematic_core::request::Backend;
use schematic_core::shutdown::{StopSender, stop_signals};

pub use self::bodies::{GracefulBodies, GracefulBodiesService};

/// Graceful shutdown of a server: no new connections, then the requests in flight, then their
/// events.
///
/// After the signal, by default:
///
/// | what | has | then |
/// | --- | --- | --- |
/// | an idle connection, or half a request's head | no time | is closed |
/// | a body behind [`GracefulBodies`], when nothing of it comes | 2 s ([`receive_within`](Self::receive_within)) | is given up |
/// | any other request | 8 s ([`requests_within`](Self::requests_within)) | is abandoned |
/// | all of it, and the events that are left | 14 s ([`within`](Self::within)) | what is unsent is in the report |
///
/// It takes the place of actix-web's own handling of signals, which drops the requests in flight on
/// `SIGINT` and knows nothing of events, and of
/// [`shutdown_timeout`](HttpServer::shutdown_timeout), which is 30 s.
///
/// ```no_run
/// use actix_web::{App, HttpServer};
/// use schematic_actix::{GracefulShutdown, Schematic};
///
/// # async fn run(schematic: Schematic) -> std::io::Result<()> {
/// let shutdown = GracefulShutdown::on_signals()?;
/// let bodies = shutdown.bodies();
/// let server = HttpServer::new(move || App::new().wrap(bodies.clone()));
/// let report = shutdown.serve(server.bind("127.0.0.1:3000")?, &schematic).await?;
/// tracing::info!("{} events sent at the end", report.events.sent);
/// # Ok(())
/// # }
/// ```
#[must_use = "it does nothing until `serve` is awaited"]
pub struct GracefulShutdown {
    signal: Pin<Box<dyn Future<Output = ()>>>,
    stop: StopSender,
    receive_within: Duration,
    requests_within: Duration,
    within: Duration,
}

impl GracefulShutdown {
    /// Creates a shutdown that begins when `signal` is ready.
    pub fn on(signal: impl Future<Output = ()> + 'static) -> Self {
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
    /// Panics outside a tokio runtime, such as that of `#[actix_web::main]`.
    pub fn on_signals() -> io::Result<Self> {
        stop_signals().map(Self::on)
    }

    /// Sets how long a body that is still being sent after the signal may pause. Defaults to 2 s.
    /// It holds for what is wrapped in [`bodies`](Self::bodies).
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

    /// Creates middleware that gives half-sent bodies up after the signal. Make it once, outside
    /// the factory of the application, and wrap the application in it.
    pub fn bodies(&self) -> GracefulBodies {
        GracefulBodies::new(self.stop.subscribe())
    }

    /// Runs `server` until it ends or the signal comes, then lets it finish and shuts `client`
    /// down.
    ///
    /// # Errors
    ///
    /// Returns an error if the server cannot run. The client is shut down all the same.
    ///
    /// # Cancel safety
    ///
    /// Dropped, it abandons the server and leaves the client as it is.
    pub async fn serve<F, I, S, B>(
        self,
        server: HttpServer<F, I, S, B>,
        client: &Schematic,
    ) -> io::Result<ShutdownReport>
    where
        F: Fn() -> I + Send + Clone + 'static,
        I: IntoServiceFactory<S, Request>,
        S: ServiceFactory<Request, Config = AppConfig> + 'static,
        S::Error: Into<Error> + 'static,
        S::InitError: Debug,
        S::Response: Into<Response<B>> + 'static,
        <S::Service as Service<Request>>::Future: 'static,
        S::Service: 'static,
        B: MessageBody + 'static,
    {
        let clock = Backend::clock(client);
        let patience = self.requests_within.min(self.within);
        // Ours ends sooner, so what is late is abandoned here and not there.
        let mut server = server
            .disable_signals()
            .shutdown_timeout(patience.as_secs().saturating_add(1))
            .run();
        let ended = tokio::select! {
            ended = &mut server => Some(ended),
            () = self.signal => None,
        };
        let begun = clock.monotonic();
        let ended = match ended {
            Some(ended) => ended,
            None => {
                self.stop.stop(self.receive_within);
                finish(server, clock.sleep(patience)).await
            }
        };
        let taken = clock.monotonic().saturating_sub(begun);
        let left = self.within.saturating_sub(taken);
        let report = client.shutdown_within(left).await;
        ended.map(|()| report)
    }
}

/// Lets `server` finish what it has begun, until `patience` is over.
async fn finish(mut server: Server, patience: impl Future<Output = ()>) -> io::Result<()> {
    // The command is sent by the call; the server's own end says that it was carried out.
    drop(server.handle().stop(true));
    tokio::select! {
        ended = &mut server => ended,
        () = patience => {
            tracing::warn!(
                target: schematic_core::telemetry::SHUTDOWN,
                "requests in flight took too long and are abandoned",
            );
            // Dropping it makes its workers drop what they still have.
            Ok(())
        }
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
