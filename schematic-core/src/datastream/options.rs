use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::{Request, Response};
use http_body::Body;
use schematic_api::runtime::BoxError;
use schematic_protocol::stored::DEFAULT_PREFIX;
use tower_service::Service;

use crate::flag_checks::FlagCheckEvents;
use crate::shared_store::{SharedStore, capabilities};
use crate::transport::{Exchange, ServiceExchange};

/// The version of the data under which a fleet shares it, unless it is set.
const VERSION: &str = "fde6dba2";

/// Configuration of a client's DataStream: flags, companies and users in memory, so that checks need
/// no request.
///
/// ```
/// use std::time::Duration;
/// use schematic_core::Schematic;
/// use schematic_core::datastream::DataStreamOptions;
///
/// # fn main() -> Result<(), schematic_core::client::BuildError> {
/// let schematic = Schematic::builder("sch_dev_example")
///     .datastream(DataStreamOptions::new().max_entities(20_000).stale_grace(Duration::from_secs(10)))
///     .build()?;
/// # drop(schematic);
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "settings do nothing until a builder gets them"]
pub struct DataStreamOptions {
    pub(crate) url: Option<String>,
    pub(crate) connector: Option<Arc<dyn Exchange>>,
    pub(crate) connect_timeout: Duration,
    pub(crate) reconnect_min_delay: Duration,
    pub(crate) reconnect_max_delay: Duration,
    pub(crate) auth_retry_delay: Duration,
    pub(crate) ping_interval: Duration,
    pub(crate) silence_timeout: Duration,
    pub(crate) max_message_bytes: usize,
    pub(crate) page_size: u32,
    pub(crate) request_timeout: Duration,
    pub(crate) refresh_rate: u32,
    pub(crate) stale_grace: Duration,
    pub(crate) ttl: Option<Duration>,
    pub(crate) max_entities: usize,
    pub(crate) max_bytes: usize,
    pub(crate) max_flag_bytes: usize,
    pub(crate) flag_checks: FlagCheckEvents,
    pub(crate) flag_check_capacity: usize,
    pub(crate) store: Option<Arc<dyn SharedStore>>,
    pub(crate) prefix: Cow<'static, str>,
    pub(crate) version: Cow<'static, str>,
}

impl DataStreamOptions {
    /// Creates options with the defaults.
    pub const fn new() -> Self {
        Self {
            url: None,
            connector: None,
            connect_timeout: Duration::from_secs(30),
            reconnect_min_delay: Duration::from_secs(1),
            reconnect_max_delay: Duration::from_secs(30),
            auth_retry_delay: Duration::from_secs(60),
            ping_interval: Duration::from_secs(30),
            silence_timeout: Duration::from_secs(40),
            max_message_bytes: 16 * 1024 * 1024,
            page_size: 100,
            request_timeout: Duration::from_secs(2),
            refresh_rate: 500,
            stale_grace: Duration::from_secs(30),
            ttl: Some(Duration::from_secs(24 * 60 * 60)),
            max_entities: 50_000,
            max_bytes: 256 * 1024 * 1024,
            max_flag_bytes: 64 * 1024 * 1024,
            flag_checks: FlagCheckEvents::Each,
            flag_check_capacity: 10_000,
            store: None,
            prefix: Cow::Borrowed(DEFAULT_PREFIX),
            version: Cow::Borrowed(VERSION),
        }
    }

    /// Sets where the DataStream is: a `wss` or `ws` URL, which is taken as it is, or the address of an
    /// API, from which it follows. By default it follows from the client's base URL.
    pub fn url(mut self, url: impl Into<String>) -> Self {
        self.url = Some(url.into());
        self
    }

    /// Makes connections through `service` in place of the client's transport: a Tower service of
    /// HTTP requests whose answer with status 101 has hyper's `OnUpgrade` in its extensions, as the
    /// answers of hyper's and hyper-util's clients have.
    ///
    /// A client with a transport of the application's own needs this, unless the answers of that
    /// transport have hyper's `Incoming` for a body, as those of hyper's clients have: then
    /// connections are made through it. A transport that hands connections over in spite of another
    /// body may be given here too. The service gets the API key in `X-Schematic-Api-Key`; it must
    /// speak HTTP/1.1.
    pub fn connector<S, B>(mut self, service: S) -> Self
    where
        S: Service<Request<Bytes>, Response = Response<B>> + Clone + Send + Sync + 'static,
        S::Error: Into<BoxError>,
        S::Future: Send,
        B: Body + Send + 'static,
        B::Data: Send,
        B::Error: Into<BoxError>,
    {
        // It never makes an exchange with a body that could be too large.
        self.connector = Some(Arc::new(ServiceExchange::new(service, 0)));
        self
    }

    /// Sets how long making a connection may take, TLS and handshake included; 30 s by default.
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.connect_timeout = timeout;
        self
    }

    /// Sets the first and the longest wait before another connection; 1 s and 30 s by default. Waits double with each failure in a row, and each is drawn from the upper half
    /// of its step; after a connection that worked the first is drawn from at most 1 s. It is tried
    /// for ever.
    pub fn reconnect_delays(mut self, min: Duration, max: Duration) -> Self {
        self.reconnect_min_delay = min;
        self.reconnect_max_delay = max.max(min);
        self
    }

    /// Sets how long to wait before another connection when the API key was not accepted; 60 s by
    /// default.
    pub fn auth_retry_delay(mut self, delay: Duration) -> Self {
        self.auth_retry_delay = delay;
        self
    }

    /// Sets how often the server is pinged; every 30 s by default.
    pub fn ping_interval(mut self, interval: Duration) -> Self {
        self.ping_interval = interval;
        self
    }

    /// Sets after how long without a byte from the server the connection is given up; 40 s by default. It must be longer than the [ping interval](Self::ping_interval). A server that
    /// takes none of what the client wrote for ten seconds is given up whatever it sends.
    pub fn silence_timeout(mut self, timeout: Duration) -> Self {
        self.silence_timeout = timeout;
        self
    }

    /// Sets the longest message that is read, in bytes; 16 MiB by default.
    ///
    /// A longer one ends the connection, and another is made. Flags come in pages of
    /// [`page_size`](Self::page_size), so only an unusually large flag, company or user needs more,
    /// or a server that does not divide its flags.
    pub fn max_message_bytes(mut self, bytes: usize) -> Self {
        self.max_message_bytes = bytes;
        self
    }

    /// Sets how many flags the server is asked to put into one message; 100 by default. With 0 it is
    /// not asked to divide them.
    pub fn page_size(mut self, flags: u32) -> Self {
        self.page_size = flags;
        self
    }

    /// Sets how long a check waits for a company or user that is not in memory before it asks the API;
    /// 2 s by default.
    ///
    /// If the server sends nothing in this time, or something that cannot be read or is too large,
    /// checks of that company or user ask the API at once for the next 30 s.
    pub fn request_timeout(mut self, timeout: Duration) -> Self {
        self.request_timeout = timeout;
        self
    }

    /// Sets how many companies and users are requested again in a second after a connection was lost,
    /// those that were used last first; 500 by default.
    pub fn refresh_rate(mut self, per_second: u32) -> Self {
        self.refresh_rate = per_second;
        self
    }

    /// Sets how long a company or user that was known before a connection was lost still answers once
    /// another connection is ready, unless it is received again before; 30 s by default.
    ///
    /// With a [store](Self::store), also how long what was read from it goes on to answer while neither
    /// the store nor the server says anything about it.
    pub fn stale_grace(mut self, grace: Duration) -> Self {
        self.stale_grace = grace;
        self
    }

    /// Sets how long a company or user that the server sends nothing about is kept; 24 h by default,
    /// `None` for ever. A time of zero is an error of `build()`. Flags are kept in any case.
    pub fn ttl(mut self, ttl: impl Into<Option<Duration>>) -> Self {
        self.ttl = ttl.into();
        self
    }

    /// Sets how many companies and users are kept, together; 50,000 by default. Those that were not
    /// used for longest are evicted first.
    pub fn max_entities(mut self, count: usize) -> Self {
        self.max_entities = count;
        self
    }

    /// Sets how many bytes of memory companies and users may take, by estimate; 256 MiB by default.
    ///
    /// A single one may take a sixteenth of it, and 256 KiB in any case. One that takes more is not
    /// kept, so the API is asked about it, and
    /// [`oversized`](super::DataStreamStatus::oversized) counts it.
    pub fn max_bytes(mut self, bytes: usize) -> Self {
        self.max_bytes = bytes;
        self
    }

    /// Sets how many bytes of memory flags may take, by estimate; 64 MiB by default.
    ///
    /// Another set that arrives, after a connection was lost for example, may take as much again
    /// until it is whole. Flags for which there is no room are not kept, so the API is asked about
    /// them, and [`oversized`](super::DataStreamStatus::oversized) counts them.
    pub fn max_flag_bytes(mut self, bytes: usize) -> Self {
        self.max_flag_bytes = bytes;
        self
    }

    /// Sets which checks answered from memory are reported to Schematic. Defaults to
    /// [`FlagCheckEvents::Each`].
    pub fn flag_check_events(mut self, which: FlagCheckEvents) -> Self {
        self.flag_checks = which;
        self
    }

    /// Sets how many events about checks may wait to be sent; 10,000 by default. They have a
    /// separate queue, so they never take room from other events.
    pub fn flag_check_capacity(mut self, events: usize) -> Self {
        self.flag_check_capacity = events;
        self
    }

    /// Shares flags, companies and users with other processes, in this store; in memory alone by
    /// default.
    ///
    /// What a check needs is read from there, and counts for a second; what this process receives is
    /// written there, behind its checks, and so is usage that it tracks. What is not there is requested
    /// from the server. While the store does not answer, what this process has received answers.
    ///
    /// The store must be able to [`write`](crate::shared_store::Capabilities::write),
    /// [`replace`](crate::shared_store::Capabilities::replace) and
    /// [`scan`](crate::shared_store::Capabilities::scan), as a Redis can. Companies and users are kept
    /// there for the [`ttl`](Self::ttl), flags for 30 days at least.
    pub fn store(mut self, store: impl SharedStore) -> Self {
        self.store = Some(Arc::new(store));
        self
    }

    /// Sets the prefix of the keys in the [store](Self::store), without the colon behind it. Defaults
    /// to `schematic`, as with Schematic's other SDKs.
    pub fn prefix(mut self, prefix: impl Into<String>) -> Self {
        self.prefix = Cow::Owned(prefix.into());
        self
    }

    /// Sets the version of the data in the [store](Self::store), which is part of all keys. Defaults to
    /// `fde6dba2`, that of Schematic's Python SDK 1.4.6: processes share what is of one version.
    pub fn cache_version(mut self, version: impl Into<String>) -> Self {
        self.version = Cow::Owned(version.into());
        self
    }

    /// Returns what makes no sense about the options.
    pub(crate) fn problem(&self) -> Option<&'static str> {
        if let Some(store) = &self.store {
            if self.prefix.is_empty() || self.version.is_empty() {
                return Some(
                    "the prefix and the version of the DataStream's keys in its store must not be \
                     empty",
                );
            }
            let can = capabilities(&**store);
            if !(can.write && can.replace && can.scan) {
                return Some(
                    "the DataStream's store cannot write, replace and scan, which sharing needs: \
                     give it one that can, such as a Redis whose user may",
                );
            }
        }
        if self.ping_interval.is_zero() || self.connect_timeout.is_zero() {
            return Some("the DataStream's ping interval and connect timeout must not be zero");
        }
        if self.silence_timeout <= self.ping_interval {
            return Some(
                "the DataStream's silence timeout must be longer than its ping interval, since a \
                 server may have nothing to say but answers to pings",
            );
        }
        if self.ttl == Some(Duration::ZERO) {
            return Some(
                "the DataStream's TTL must not be zero, since nothing is kept for no time: give \
                 `None` for no end",
            );
        }
        if self.max_message_bytes == 0 {
            return Some("the DataStream's longest message must not be of zero bytes");
        }
        match self.flag_checks {
            // Not so written, a part that is no number would pass.
            FlagCheckEvents::Sampled(part) if !(0.0..=1.0).contains(&part) => {
                Some("the sampled part of flag checks must be from 0 to 1")
            }
            _ => None,
        }
    }
}

impl Default for DataStreamOptions {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for DataStreamOptions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The URL is not checked yet and may have a password in it.
        f.debug_struct("DataStreamOptions")
            .field("connect_timeout", &self.connect_timeout)
            .field("reconnect_min_delay", &self.reconnect_min_delay)
            .field("reconnect_max_delay", &self.reconnect_max_delay)
            .field("auth_retry_delay", &self.auth_retry_delay)
            .field("ping_interval", &self.ping_interval)
            .field("silence_timeout", &self.silence_timeout)
            .field("max_message_bytes", &self.max_message_bytes)
            .field("page_size", &self.page_size)
            .field("request_timeout", &self.request_timeout)
            .field("refresh_rate", &self.refresh_rate)
            .field("stale_grace", &self.stale_grace)
            .field("ttl", &self.ttl)
            .field("max_entities", &self.max_entities)
            .field("max_bytes", &self.max_bytes)
            .field("max_flag_bytes", &self.max_flag_bytes)
            .field("flag_checks", &self.flag_checks)
            .field("flag_check_capacity", &self.flag_check_capacity)
            .finish_non_exhaustive()
    }
}
