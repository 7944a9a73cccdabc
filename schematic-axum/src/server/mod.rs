//! An HTTP/1 server that knows which requests are still being sent, so that these can end sooner
//! than those that are being handled.

mod body;
mod timer;

use std::convert::Infallible;
use std::fmt;
use std::future::{IntoFuture, poll_fn};
use std::pin::{Pin, pin};
use std::time::Duration;

use axum::extract::connect_info::ConnectInfo;
use axum::serve::Listener;
use axum_core::body::Body;
use axum_core::extract::Request;
use axum_core::response::Response;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use schematic_core::shutdown::StopReceiver;
use tokio::sync::watch;
use tower_service::Service;

use self::body::ReceivedBody;
use self::timer::HeadTimer;

/// The longest limit that is kept: instants cannot be computed for ever.
const LONGEST: Duration = Duration::from_secs(365 * 24 * 60 * 60);

/// An HTTP/1 server for an axum application, made by [`GracefulShutdown::server`].
///
/// It serves like `axum::serve`, and a client cannot keep a connection open without using it: the
/// head of a request has 30 s to arrive ([`Server::header_read_timeout`]), and so has the next
/// request on a connection that is kept alive. What limits the time of a whole request, its body
/// included, is a layer of the application, such as `TimeoutLayer` of tower-http.
///
/// Handlers can extract `ConnectInfo<SocketAddr>`, or whatever addresses the listener has.
///
/// [`GracefulShutdown::server`]: crate::GracefulShutdown::server
#[must_use = "a server does nothing until it is awaited"]
pub struct Server<L, S> {
    listener: L,
    app: S,
    stop: StopReceiver,
    header_read_timeout: Duration,
}

impl<L, S> Server<L, S> {
    pub(crate) fn new(listener: L, app: S, stop: StopReceiver) -> Self {
        Self {
            listener,
            app,
            stop,
            header_read_timeout: Duration::from_secs(30),
        }
    }

    /// Sets how long a connection may take to send the head of its next request, counted from its
    /// beginning or from the last answer. Defaults to 30 seconds.
    ///
    /// Behind a load balancer that keeps connections, set more than the time after which it closes
    /// those that are idle.
    pub fn header_read_timeout(mut self, timeout: Duration) -> Self {
        self.header_read_timeout = timeout.min(LONGEST);
        self
    }
}

impl<L, S> Server<L, S>
where
    L: Listener,
    L::Addr: Clone + Sync + 'static,
    S: Service<Request, Response = Response, Error = Infallible> + Clone + Send + 'static,
    S::Future: Send,
{
    async fn run(mut self) {
        let mut http = http1::Builder::new();
        http.timer(HeadTimer(self.stop.clone()))
            .header_read_timeout(self.header_read_timeout);
        // Each connection holds a receiver.
        let connections = watch::Sender::new(());
        loop {
            let (io, address) = tokio::select! {
                accepted = self.listener.accept() => accepted,
                _ = self.stop.stopped() => break,
            };
            let connection = Connection {
                app: self.app.clone(),
                address,
                stop: self.stop.clone(),
                _open: connections.subscribe(),
            };
            tokio::spawn(connection.serve(TokioIo::new(io), http.clone()));
        }
        drop(self.listener);
        connections.closed().await;
    }
}

impl<L, S> IntoFuture for Server<L, S>
where
    L: Listener,
    L::Addr: Clone + Sync + 'static,
    S: Service<Request, Response = Response, Error = Infallible> + Clone + Send + 'static,
    S::Future: Send,
{
    type Output = ();
    type IntoFuture = Pin<Box<dyn Future<Output = ()> + Send>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.run())
    }
}

impl<L: fmt::Debug, S> fmt::Debug for Server<L, S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Server")
            .field("listener", &self.listener)
            .field("header_read_timeout", &self.header_read_timeout)
            .finish_non_exhaustive()
    }
}

struct Connection<A, S> {
    app: S,
    address: A,
    stop: StopReceiver,
    _open: watch::Receiver<()>,
}

impl<A, S> Connection<A, S>
where
    A: Clone + Send + Sync + 'static,
    S: Service<Request, Response = Response, Error = Infallible> + Clone + Send + 'static,
    S::Future: Send,
{
    async fn serve<I>(mut self, io: I, http: http1::Builder)
    where
        I: hyper::rt::Read + hyper::rt::Write + Unpin + Send + 'static,
    {
        let (app, address, stop) = (self.app, self.address, self.stop.clone());
        let service = service_fn(move |request: http::Request<Incoming>| {
            let mut request = request.map(|body| Body::new(ReceivedBody::new(body, stop.clone())));
            request
                .extensions_mut()
                .insert(ConnectInfo(address.clone()));
            let mut app = app.clone();
            async move {
                poll_fn(|cx| app.poll_ready(cx)).await?;
                app.call(request).await
            }
        });
        let mut connection = pin!(http.serve_connection(io, service).with_upgrades());
        let ended = tokio::select! {
            ended = connection.as_mut() => ended,
            _ = self.stop.stopped() => {
                connection.as_mut().graceful_shutdown();
                connection.await
            }
        };
        if let Err(error) = ended {
            tracing::debug!(target: schematic_core::telemetry::SERVER, %error, "a connection ended early");
        }
    }
}
