//! Settings and start of an emulator.

use std::fmt;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use schematic_protocol::Timestamp;
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

use crate::clock::Clock;
use crate::emulator::Emulator;
use crate::error::{Error, ErrorKind};
use crate::http::{self, AllowedHosts};
use crate::seed::{Seed, read_file};
use crate::serve::{Exchange, Limits, serve};
use crate::store::{Bounds, DEFAULT_API_KEY, Store};
use crate::tasks;

/// A builder of an [`Emulator`].
#[derive(Clone)]
#[must_use]
pub struct Builder {
    host: IpAddr,
    port: u16,
    allowed_hosts: Vec<String>,
    api_key: String,
    standing_at: Option<Timestamp>,
    seed: Option<SeedSource>,
    watch_seed: bool,
    body_limit: usize,
    connection_limit: usize,
    write_timeout: Duration,
    samples: bool,
    bounds: Bounds,
}

impl Builder {
    pub(crate) fn new() -> Self {
        Self {
            host: Ipv4Addr::LOCALHOST.into(),
            port: 0,
            allowed_hosts: Vec::new(),
            api_key: DEFAULT_API_KEY.to_owned(),
            standing_at: None,
            seed: None,
            watch_seed: true,
            body_limit: 16 << 20,
            connection_limit: 4_096,
            write_timeout: Duration::from_secs(10),
            samples: true,
            bounds: Bounds {
                events: 10_000,
                requests: 1_000,
                idempotency_keys: 200_000,
                webhook_timeout: Duration::from_secs(10),
            },
        }
    }

    /// Sets the address to listen on. Defaults to 127.0.0.1.
    ///
    /// At another address, other machines can reach the emulator. Its page and `/_emulator/` need no
    /// key: see [`allow_host`](Self::allow_host).
    pub fn host(mut self, host: impl Into<IpAddr>) -> Self {
        self.host = host.into();
        self
    }

    /// Sets the port to listen on. Defaults to 0, which picks a free one.
    pub fn port(mut self, port: u16) -> Self {
        self.port = port;
        self
    }

    /// Allows one more host, a name or an address without a port, in the URLs of the page and of
    /// `/_emulator/`. May be called several times.
    ///
    /// Requests for these need no key. So that a web page cannot make them under its own name
    /// (DNS rebinding), they are answered with status 403 unless their `Host` names `localhost`, a
    /// name that ends in `.localhost`, a loopback address, the address that the emulator listens on,
    /// or a host that was allowed here; the port does not matter. The API, capture and the DataStream
    /// need the API key instead, and answer at every host.
    ///
    /// ```
    /// # use schematic_emulator::{Emulator, ErrorKind};
    /// # tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(async {
    /// // Tests in another container inject their faults at http://schematic:8787/_emulator/faults.
    /// let emulator = Emulator::builder().allow_host("schematic").start().await?;
    ///
    /// let wrong = Emulator::builder().allow_host("http://schematic:8787").start().await;
    /// assert_eq!(wrong.unwrap_err().kind(), ErrorKind::Invalid);
    /// # Ok::<(), schematic_emulator::Error>(())
    /// # })?;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn allow_host(mut self, host: impl Into<String>) -> Self {
        self.allowed_hosts.push(host.into());
        self
    }

    /// Sets the API key to accept. Defaults to [`DEFAULT_API_KEY`].
    pub fn api_key(mut self, api_key: impl Into<String>) -> Self {
        self.api_key = api_key.into();
        self
    }

    /// Sets the seed, the initial state: YAML 1.2, and so also JSON. See the [crate's
    /// documentation](crate#the-seed) for its format.
    pub fn seed(mut self, text: impl Into<String>) -> Self {
        self.seed = Some(SeedSource::Text(text.into()));
        self
    }

    /// Sets a file that holds the seed. It is read again when it changes: a change that cannot be
    /// read is reported as [`Change::SeedRefused`](crate::Change::SeedRefused) and ignored.
    pub fn seed_file(mut self, path: impl Into<PathBuf>) -> Self {
        self.seed = Some(SeedSource::File(path.into()));
        self
    }

    /// Sets whether a seed file is read again when it changes. Defaults to true.
    pub fn watch_seed(mut self, watch: bool) -> Self {
        self.watch_seed = watch;
        self
    }

    /// Stops the clock at `now`, so that only [`Emulator::advance`] moves it. By default it follows
    /// the system's clock.
    pub fn standing_at(mut self, now: Timestamp) -> Self {
        self.standing_at = Some(now);
        self
    }

    /// Sets whether operations of the API that the emulator has no handler for are answered with
    /// samples. Defaults to true; without samples they are answered with status 404. See the
    /// [crate's documentation](crate#samples).
    pub fn samples(mut self, samples: bool) -> Self {
        self.samples = samples;
        self
    }

    /// Sets how many events are kept. Defaults to 10,000.
    pub fn keep_events(mut self, events: usize) -> Self {
        self.bounds.events = events;
        self
    }

    /// Sets how many requests are kept. Defaults to 1,000.
    pub fn keep_requests(mut self, requests: usize) -> Self {
        self.bounds.requests = requests;
        self
    }

    /// Sets how many idempotency keys are kept at a time, for a day each. Defaults to 200,000.
    pub fn keep_idempotency_keys(mut self, keys: usize) -> Self {
        self.bounds.idempotency_keys = keys;
        self
    }

    /// Sets how long an endpoint may take to acknowledge a webhook delivery. Defaults to 10
    /// seconds.
    pub fn webhook_timeout(mut self, timeout: Duration) -> Self {
        self.bounds.webhook_timeout = timeout;
        self
    }

    /// Sets how many bytes a request's body may have; larger ones are answered with status 413.
    /// Defaults to 16 MiB.
    pub fn body_limit(mut self, bytes: usize) -> Self {
        self.body_limit = bytes;
        self
    }

    /// Sets how many connections are served at a time. Defaults to 4,096; 0 counts as 1.
    ///
    /// A new connection beyond them takes the place of the one that has waited longest for its
    /// peer: for a request, for the rest of one, or for an answer to be read. A connection whose
    /// request is being answered stays, and so does a DataStream; if there are no others, new
    /// connections wait.
    pub fn connection_limit(mut self, connections: usize) -> Self {
        self.connection_limit = connections;
        self
    }

    /// Sets how long a client of the DataStream may take to accept a message or the answer to a
    /// ping, and a client whose answer a fault cuts to accept the part that is sent. Then the
    /// connection ends. Defaults to 10 seconds.
    pub fn write_timeout(mut self, timeout: Duration) -> Self {
        self.write_timeout = timeout;
        self
    }

    /// Starts the emulator on the current tokio runtime.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Bind`] if the address cannot be listened on, [`ErrorKind::Seed`] if the seed
    /// cannot be read, [`ErrorKind::Invalid`] if an allowed host is not a host.
    ///
    /// # Cancel safety
    ///
    /// May be dropped at any point; nothing is left running.
    pub async fn start(self) -> Result<Emulator, Error> {
        let allowed_hosts = self.allowed_hosts.iter().map(|host| http::read_host(host));
        let allowed_hosts = allowed_hosts.collect::<Result<Vec<_>, _>>()?;
        let clock = self
            .standing_at
            .map_or_else(Clock::system, Clock::standing_at);
        let store = Arc::new(Store::new(clock, self.api_key, self.samples, self.bounds));
        let file = match self.seed {
            None => None,
            Some(SeedSource::Text(text)) => {
                let seed = Seed::parse(&text)?;
                store.put_seed(seed)?;
                None
            }
            Some(SeedSource::File(path)) => {
                let bytes = read_file(&path).await.map_err(|error| {
                    let message = format!("{}: {error}", path.display());
                    Error::new(ErrorKind::Seed, message).with_source(error)
                })?;
                let seed = Seed::parse_file(&path, &bytes)?;
                store.put_seed(seed)?;
                Some((path, bytes))
            }
        };
        let wanted = SocketAddr::new(self.host, self.port);
        let bind = |error: std::io::Error| {
            let message = format!("cannot listen on {wanted}: {error}");
            Error::new(ErrorKind::Bind, message).with_source(error)
        };
        let listener = TcpListener::bind(wanted).await.map_err(bind)?;
        let address = listener.local_addr().map_err(bind)?;
        let stop = CancellationToken::new();
        if let Some((path, bytes)) = file.filter(|_| self.watch_seed) {
            tokio::spawn(tasks::watch_seed(
                path,
                bytes,
                Arc::clone(&store),
                stop.clone(),
            ));
        }
        tokio::spawn(tasks::pass_time(Arc::clone(&store), stop.clone()));
        tokio::spawn(tasks::deliver(Arc::clone(&store), stop.clone()));
        let allowed_hosts = AllowedHosts::new(address.ip(), &allowed_hosts);
        let router = http::router(Arc::clone(&store), allowed_hosts);
        let exchange = Arc::new(Exchange::new(
            Arc::clone(&store),
            router,
            Limits {
                body: self.body_limit,
                write: self.write_timeout,
            },
        ));
        let served = tokio::spawn(serve(
            listener,
            exchange,
            self.connection_limit,
            stop.clone(),
        ));
        Ok(Emulator::new(store, address, stop, served))
    }
}

impl fmt::Debug for Builder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Taken apart so that a new field has to be thought about here.
        let Self {
            host,
            port,
            allowed_hosts,
            api_key: _,
            standing_at,
            seed,
            watch_seed,
            body_limit,
            connection_limit,
            write_timeout,
            samples,
            bounds,
        } = self;
        let seed = match seed {
            None => None,
            Some(SeedSource::Text(_)) => Some("a text".to_owned()),
            Some(SeedSource::File(path)) => Some(path.display().to_string()),
        };
        f.debug_struct("Builder")
            .field("host", host)
            .field("port", port)
            .field("allowed_hosts", allowed_hosts)
            .field("standing_at", standing_at)
            .field("seed", &seed)
            .field("watch_seed", watch_seed)
            .field("body_limit", body_limit)
            .field("connection_limit", connection_limit)
            .field("write_timeout", write_timeout)
            .field("samples", samples)
            .field("bounds", bounds)
            .finish_non_exhaustive()
    }
}

#[derive(Clone)]
enum SeedSource {
    Text(String),
    File(PathBuf),
}
