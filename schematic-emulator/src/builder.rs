use std::fmt;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Arc;

use schematic_core::Timestamp;
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

use crate::clock::Clock;
use crate::emulator::Emulator;
use crate::error::{Error, ErrorKind};
use crate::http;
use crate::serve::{Exchange, serve};
use crate::store::{Bounds, Store};

/// The API key that an emulator lets in unless it is told another.
pub const DEFAULT_API_KEY: &str = "sch_dev_local";

/// The settings of an [`Emulator`] that is yet to be started.
#[derive(Clone)]
#[must_use]
pub struct Builder {
    host: IpAddr,
    port: u16,
    api_key: String,
    standing_at: Option<Timestamp>,
    body_limit: usize,
    bounds: Bounds,
}

impl Builder {
    pub(crate) fn new() -> Self {
        Self {
            host: Ipv4Addr::LOCALHOST.into(),
            port: 0,
            api_key: DEFAULT_API_KEY.to_owned(),
            standing_at: None,
            body_limit: 16 << 20,
            bounds: Bounds {
                events: 10_000,
                requests: 1_000,
                idempotency_keys: 200_000,
            },
        }
    }

    /// The address to listen on; 127.0.0.1 by default. Whoever can reach it can do everything.
    pub fn host(mut self, host: impl Into<IpAddr>) -> Self {
        self.host = host.into();
        self
    }

    /// The port to listen on; 0, the default, picks a free one.
    pub fn port(mut self, port: u16) -> Self {
        self.port = port;
        self
    }

    /// The API key to let in; [`DEFAULT_API_KEY`] by default.
    pub fn api_key(mut self, api_key: impl Into<String>) -> Self {
        self.api_key = api_key.into();
        self
    }

    /// Lets the clock stand at `now`, so that only [`Emulator::advance`] moves it. By default it
    /// follows the system's.
    pub fn standing_at(mut self, now: Timestamp) -> Self {
        self.standing_at = Some(now);
        self
    }

    /// How many events are kept to be asked for; 10,000 by default.
    pub fn keep_events(mut self, events: usize) -> Self {
        self.bounds.events = events;
        self
    }

    /// How many requests are kept to be asked for; 1,000 by default.
    pub fn keep_requests(mut self, requests: usize) -> Self {
        self.bounds.requests = requests;
        self
    }

    /// How many idempotency keys are remembered at a time, for a day each; 200,000 by default.
    pub fn keep_idempotency_keys(mut self, keys: usize) -> Self {
        self.bounds.idempotency_keys = keys;
        self
    }

    /// How many bytes a request's body may have, 16 MiB by default; larger ones are answered with
    /// status 413.
    pub fn body_limit(mut self, bytes: usize) -> Self {
        self.body_limit = bytes;
        self
    }

    /// Starts the emulator on the present tokio runtime.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Bind`] when the address cannot be listened on.
    ///
    /// # Cancel safety
    ///
    /// Dropped before it is done, it leaves nothing behind.
    pub async fn start(self) -> Result<Emulator, Error> {
        let clock = self
            .standing_at
            .map_or_else(Clock::system, Clock::standing_at);
        let store = Arc::new(Store::new(clock, self.api_key, self.bounds));
        let wanted = SocketAddr::new(self.host, self.port);
        let bind = |error: std::io::Error| {
            let message = format!("cannot listen on {wanted}: {error}");
            Error::new(ErrorKind::Bind, message).with_source(error)
        };
        let listener = TcpListener::bind(wanted).await.map_err(bind)?;
        let address = listener.local_addr().map_err(bind)?;
        let stop = CancellationToken::new();
        let router = http::router(Arc::clone(&store));
        let exchange = Arc::new(Exchange::new(Arc::clone(&store), router, self.body_limit));
        let served = tokio::spawn(serve(listener, exchange, stop.clone()));
        Ok(Emulator::new(store, address, stop, served))
    }
}

impl fmt::Debug for Builder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Taken apart so that a new field has to be thought about here.
        let Self {
            host,
            port,
            api_key: _,
            standing_at,
            body_limit,
            bounds,
        } = self;
        f.debug_struct("Builder")
            .field("host", host)
            .field("port", port)
            .field("standing_at", standing_at)
            .field("body_limit", body_limit)
            .field("bounds", bounds)
            .finish_non_exhaustive()
    }
}
