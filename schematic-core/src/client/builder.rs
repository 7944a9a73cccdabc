//! The builder: how applications write the settings of a client.

use std::any::TypeId;
use std::env;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::{Request, Response};
use http_body::Body;
use hyper::body::Incoming;
use schematic_api::runtime::BoxError;
use tower_service::Service;

use super::Schematic;
use super::build_error::BuildError;
use super::settings::{OwnTransport, Settings};
use super::validate::Validated;
use super::wire::wire;
use crate::cache::CacheOptions;
use crate::clock::Clock;
use crate::datastream::DataStreamOptions;
use crate::events::EventOptions;
use crate::replicator::ReplicatorOptions;
use crate::secret::Secret;
#[cfg(feature = "blocking")]
use crate::task_runtime::TaskRuntime;
use crate::transport::{HttpOptions, ServiceExchange};

/// Settings of a [`Schematic`] client.
///
/// ```
/// use std::time::Duration;
/// use schematic_core::Schematic;
///
/// # fn main() -> Result<(), schematic_core::client::BuildError> {
/// let schematic = Schematic::builder("sch_dev_example")
///     .base_url("https://api.schematichq.com")
///     .check_timeout(Duration::from_secs(2))
///     .flag_default("new-editor", true)
///     .build()?;
/// # drop(schematic);
/// # Ok(())
/// # }
/// ```
#[must_use = "a builder does nothing until `build` is called"]
pub struct SchematicBuilder(Settings);

impl SchematicBuilder {
    pub(super) fn new(key: &str) -> Self {
        Self(Settings::new(key))
    }

    /// The settings that the environment has: `SCHEMATIC_API_KEY`, `SCHEMATIC_BASE_URL` and
    /// `SCHEMATIC_EVENT_CAPTURE_BASE_URL`.
    pub(super) fn from_env() -> Self {
        let read = |name| env::var(name).unwrap_or_default();
        Self::new(Secret::new(&read("SCHEMATIC_API_KEY")).expose())
            .base_url(read("SCHEMATIC_BASE_URL"))
            .event_capture_base_url(read("SCHEMATIC_EVENT_CAPTURE_BASE_URL"))
    }

    /// Sets the URL of Schematic's API. Defaults to `https://api.schematichq.com`, also when `url` is
    /// blank. A path is kept as a prefix, slashes at the end are not.
    pub fn base_url(mut self, url: impl Into<String>) -> Self {
        self.0.base_url = Some(url.into());
        self
    }

    /// Sets the URL of Schematic's event capture. Defaults to `https://c.schematichq.com`, also when
    /// `url` is blank.
    pub fn event_capture_base_url(mut self, url: impl Into<String>) -> Self {
        self.0.event_capture_base_url = Some(url.into());
        self
    }

    /// Sets whether the client is offline: it sends nothing, and checks answer defaults. Defaults to
    /// `false`. An offline client needs no API key.
    pub fn offline(mut self, offline: bool) -> Self {
        self.0.offline = offline;
        self
    }

    /// Sets the longest that one request may take, its whole answer included. Defaults to 60 seconds.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.0.timeout = timeout;
        self
    }

    /// Sets the longest that a flag check may take, retries and the waits between them included,
    /// before it answers its default. Defaults to 10 seconds.
    pub fn check_timeout(mut self, timeout: Duration) -> Self {
        self.0.check_timeout = timeout;
        self
    }

    /// Sets how often a failed request is repeated. Defaults to 2; 0 is never.
    ///
    /// A request that finds its kept-alive connection closed is sent again over a fresh one in any
    /// case, if it may be sent twice.
    pub fn max_retries(mut self, retries: u32) -> Self {
        self.0.max_retries = retries;
        self
    }

    /// Sets the length of the longest answer that is read, in bytes. Defaults to 64 MiB. Whatever it
    /// is, an answer about one flag may have at most 1 MiB, one about all flags 16 MiB, and of a
    /// refusal 64 KiB are read.
    pub fn body_limit(mut self, bytes: usize) -> Self {
        self.0.body_limit = bytes;
        self
    }

    /// Sets the id of the environment, for API keys that are not bound to one. Defaults to none.
    pub fn environment_id(mut self, id: impl Into<String>) -> Self {
        self.0.environment_id = Some(id.into());
        self
    }

    /// Sends a header with every request, in place of the client's own of that name.
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.0.headers.push((name.into(), value.into()));
        self
    }

    /// Sets the value of one flag for when it cannot be decided. Defaults to `false`.
    pub fn flag_default(mut self, flag: impl Into<Box<str>>, value: bool) -> Self {
        self.0.flag_defaults.push((flag.into(), value));
        self
    }

    /// Sets the values of flags for when they cannot be decided, in addition to those given so far.
    pub fn flag_defaults<F: Into<Box<str>>>(
        mut self,
        values: impl IntoIterator<Item = (F, bool)>,
    ) -> Self {
        let values = values.into_iter();
        self.0
            .flag_defaults
            .extend(values.map(|(flag, value)| (flag.into(), value)));
        self
    }

    /// Sets how answers of flag checks are kept. Defaults to [`CacheOptions::new`].
    pub fn cache(mut self, options: CacheOptions) -> Self {
        self.0.cache = options;
        self
    }

    /// Sets how events are kept and sent. Defaults to [`EventOptions::new`].
    pub fn events(mut self, options: EventOptions) -> Self {
        self.0.events = options;
        self
    }

    /// Keeps flags, companies and users in memory, so that checks need no request; off by default.
    /// An offline client has no DataStream.
    pub fn datastream(mut self, settings: DataStreamOptions) -> Self {
        self.0.datastream = Some(settings);
        self
    }

    /// Reads flags, companies and users out of a store that a replicator fills; off by default. A
    /// client has this or a [DataStream](Self::datastream). An offline client has neither.
    pub fn replicator(mut self, settings: ReplicatorOptions) -> Self {
        self.0.replicator = Some(settings);
        self
    }

    /// Sets proxies, root certificates and the time limit of connections. Defaults to
    /// [`HttpOptions::new`], which takes proxies from the environment.
    pub fn http(mut self, options: HttpOptions) -> Self {
        self.0.http = Some(options);
        self
    }

    /// Sends requests through `service` in place of the built-in HTTP client: any Tower service of
    /// HTTP requests, such as a client of the application's own, or a stack of layers over one.
    ///
    /// The service gets every request with all its headers, the API key in
    /// `X-Schematic-Api-Key`; it must neither log that nor follow redirects. A
    /// [DataStream](Self::datastream) may need a
    /// [connector](crate::datastream::DataStreamOptions::connector) beside it.
    ///
    /// A `reqwest::Client` of the application's:
    ///
    /// ```
    /// use bytes::Bytes;
    /// use schematic_core::Schematic;
    /// use tower::service_fn;
    ///
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let client = reqwest::Client::builder()
    ///     .redirect(reqwest::redirect::Policy::none())
    ///     .build()?;
    /// let transport = service_fn(move |request: http::Request<Bytes>| {
    ///     let client = client.clone();
    ///     async move {
    ///         let request = reqwest::Request::try_from(request)?;
    ///         let response = client.execute(request).await?;
    ///         Ok::<_, reqwest::Error>(http::Response::<reqwest::Body>::from(response))
    ///     }
    /// });
    /// let schematic = Schematic::builder("sch_dev_example").transport(transport).build()?;
    /// # drop(schematic);
    /// # Ok(())
    /// # }
    /// ```
    pub fn transport<S, B>(mut self, service: S) -> Self
    where
        S: Service<Request<Bytes>, Response = Response<B>> + Clone + Send + Sync + 'static,
        S::Error: Into<BoxError>,
        S::Future: Send,
        B: Body<Data = Bytes> + Send + 'static,
        B::Error: Into<BoxError>,
    {
        self.0.transport = Some(OwnTransport {
            make: Box::new(|body_limit| Arc::new(ServiceExchange::new(service, body_limit))),
            is_hyper: TypeId::of::<B>() == TypeId::of::<Incoming>(),
        });
        self
    }

    /// Sets the clock by which the client waits and expires. Defaults to the system's.
    pub fn clock(mut self, clock: impl Clock) -> Self {
        self.0.clock = Arc::new(clock);
        self
    }

    /// Makes the random part of waits between retries repeatable, for tests.
    pub fn jitter_seed(mut self, seed: u64) -> Self {
        self.0.jitter_seed = Some(seed);
        self
    }

    /// Sets where the client's background tasks run.
    #[cfg(feature = "blocking")]
    pub(crate) fn task_runtime(mut self, runtime: TaskRuntime) -> Self {
        self.0.task_runtime = runtime;
        self
    }

    /// Builds the client. Needs no runtime and makes no connection.
    ///
    /// # Errors
    ///
    /// Returns an error if a setting cannot be used; [`BuildError::kind`] says which.
    pub fn build(self) -> Result<Schematic, BuildError> {
        Validated::try_from(self.0).map(wire)
    }
}

impl fmt::Debug for SchematicBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Base URLs are not checked yet and may have a password in them; headers may be secrets.
        f.debug_struct("SchematicBuilder")
            .field("offline", &self.0.offline)
            .field("timeout", &self.0.timeout)
            .field("check_timeout", &self.0.check_timeout)
            .field("max_retries", &self.0.max_retries)
            .field("body_limit", &self.0.body_limit)
            .field("events", &self.0.events)
            .field("http", &self.0.http)
            .finish_non_exhaustive()
    }
}
