use std::any::TypeId;
use std::env;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::header::{ACCEPT_ENCODING, USER_AGENT};
use http::{HeaderMap, HeaderName, HeaderValue, Request, Response, Uri};
use http_body::Body;
use hyper::body::Incoming;
use schematic_api::runtime::BoxError;
use tower_service::Service;

use super::build_error::{BuildError, BuildErrorKind};
use super::{Inner, Schematic};
use crate::cache::{Cache, CacheOptions, Scope};
use crate::checks::{self, Checks};
use crate::clock::{Clock, SystemClock};
use crate::datastream::{ClientParts, DataStreamHandle, DataStreamOptions};
use crate::events::{Capture, EventOptions, EventQueue, Lane};
use crate::flags::FlagDefaults;
use crate::secret::Secret;
use crate::status::StatusSender;
use crate::sync::Mutex;
use crate::transport::{
    ApiTransport, BaseUrl, BaseUrlError, Exchange, FollowRedirects, HttpClient, IDENTITY,
    RepeatStale, ServiceExchange, check_tls,
};

const BASE_URL: &str = "https://api.schematichq.com";
const EVENT_CAPTURE_BASE_URL: &str = "https://c.schematichq.com";

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
pub struct SchematicBuilder {
    key: Secret,
    base_url: Option<String>,
    event_capture_base_url: Option<String>,
    offline: bool,
    timeout: Duration,
    check_timeout: Duration,
    max_retries: u32,
    body_limit: usize,
    environment_id: Option<String>,
    headers: Vec<(String, String)>,
    flag_defaults: Vec<(Box<str>, bool)>,
    datastream: Option<DataStreamOptions>,
    cache: CacheOptions,
    events: EventOptions,
    transport: Option<OwnTransport>,
    clock: Arc<dyn Clock>,
    jitter_seed: Option<u64>,
}

/// A transport of the application's own.
struct OwnTransport {
    /// Makes the exchange, once the limit of bodies is known.
    make: Box<dyn FnOnce(usize) -> Arc<dyn Exchange> + Send>,
    /// Whether its answers are hyper's own, which hand over upgraded connections.
    is_hyper: bool,
}

impl SchematicBuilder {
    pub(super) fn new(key: &str) -> Self {
        Self {
            // HTTP would leave out what surrounds it; events would not.
            key: Secret::new(key.trim_matches([' ', '\t'])),
            base_url: None,
            event_capture_base_url: None,
            offline: false,
            timeout: Duration::from_secs(60),
            check_timeout: Duration::from_secs(10),
            max_retries: 2,
            body_limit: 64 * 1024 * 1024,
            environment_id: None,
            headers: Vec::new(),
            flag_defaults: Vec::new(),
            datastream: None,
            cache: CacheOptions::new(),
            events: EventOptions::new(),
            transport: None,
            clock: Arc::new(SystemClock),
            jitter_seed: None,
        }
    }

    /// The settings that the environment has: `SCHEMATIC_API_KEY`, `SCHEMATIC_BASE_URL` and
    /// `SCHEMATIC_EVENT_CAPTURE_BASE_URL`.
    pub(super) fn from_env() -> Self {
        let read = |name| env::var(name).unwrap_or_default();
        Self::new(Secret::new(&read("SCHEMATIC_API_KEY")).expose())
            .base_url(read("SCHEMATIC_BASE_URL"))
            .event_capture_base_url(read("SCHEMATIC_EVENT_CAPTURE_BASE_URL"))
    }

    /// Where Schematic's API is; `https://api.schematichq.com` by default, and when blank. A path
    /// is kept as a prefix, slashes at the end are not.
    pub fn base_url(mut self, url: impl Into<String>) -> Self {
        self.base_url = Some(url.into());
        self
    }

    /// Where Schematic's event capture is; `https://c.schematichq.com` by default, and when blank.
    pub fn event_capture_base_url(mut self, url: impl Into<String>) -> Self {
        self.event_capture_base_url = Some(url.into());
        self
    }

    /// Whether the client is offline: it sends nothing, and defaults are the answers. Off by
    /// default. An offline client needs no API key.
    pub fn offline(mut self, offline: bool) -> Self {
        self.offline = offline;
        self
    }

    /// The longest that one request may take, its whole answer included; 60 s by default.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// The longest that a flag check may take, retries and the waits between them included, before
    /// its default stands; 10 s by default.
    pub fn check_timeout(mut self, timeout: Duration) -> Self {
        self.check_timeout = timeout;
        self
    }

    /// Sets how often a failed request is repeated. Defaults to 2; 0 is never.
    ///
    /// A request that finds its kept-alive connection closed is sent again over a fresh one in any
    /// case, if it may be sent twice.
    pub fn max_retries(mut self, retries: u32) -> Self {
        self.max_retries = retries;
        self
    }

    /// The longest answer that is read, in bytes; 64 MiB by default. Whatever it is, an answer about
    /// one flag may have at most 1 MiB, one about all flags 16 MiB, and of a refusal 64 KiB are read.
    pub fn body_limit(mut self, bytes: usize) -> Self {
        self.body_limit = bytes;
        self
    }

    /// The id of the environment, for API keys that are not bound to one; none by default.
    pub fn environment_id(mut self, id: impl Into<String>) -> Self {
        self.environment_id = Some(id.into());
        self
    }

    /// A header to send with every request, in place of the client's own of that name.
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// The value of one flag when it cannot be decided; `false` by default.
    pub fn flag_default(mut self, flag: impl Into<Box<str>>, value: bool) -> Self {
        self.flag_defaults.push((flag.into(), value));
        self
    }

    /// The values of flags when they cannot be decided, in addition to those given so far.
    pub fn flag_defaults<F: Into<Box<str>>>(
        mut self,
        values: impl IntoIterator<Item = (F, bool)>,
    ) -> Self {
        let values = values.into_iter();
        self.flag_defaults
            .extend(values.map(|(flag, value)| (flag.into(), value)));
        self
    }

    /// Sets how answers of flag checks are kept. Defaults to [`CacheOptions::new`].
    pub fn cache(mut self, options: CacheOptions) -> Self {
        self.cache = options;
        self
    }

    /// How events are kept and sent; [`EventOptions::new`] by default.
    pub fn events(mut self, options: EventOptions) -> Self {
        self.events = options;
        self
    }

    /// Keeps flags, companies and users in memory, so that checks need no request; off by default.
    /// An offline client has no DataStream.
    pub fn datastream(mut self, settings: DataStreamOptions) -> Self {
        self.datastream = Some(settings);
        self
    }

    /// Sends requests through `service` in place of the built-in HTTP client: any Tower service of
    /// HTTP requests, such as a client of the application's own, or a stack of layers over one.
    ///
    /// The service gets every request with all its headers, the API key in
    /// `X-Schematic-Api-Key`; it must neither log that nor follow redirects. A
    /// [DataStream](Self::datastream) may need a
    /// [connector](crate::datastream::DataStreamOptions::connector) beside it.
    pub fn transport<S, B>(mut self, service: S) -> Self
    where
        S: Service<Request<Bytes>, Response = Response<B>> + Clone + Send + Sync + 'static,
        S::Error: Into<BoxError>,
        S::Future: Send,
        B: Body<Data = Bytes> + Send + 'static,
        B::Error: Into<BoxError>,
    {
        self.transport = Some(OwnTransport {
            make: Box::new(|body_limit| Arc::new(ServiceExchange::new(service, body_limit))),
            is_hyper: TypeId::of::<B>() == TypeId::of::<Incoming>(),
        });
        self
    }

    /// The clock by which the client waits and expires; the system's by default.
    pub fn clock(mut self, clock: impl Clock) -> Self {
        self.clock = Arc::new(clock);
        self
    }

    /// Makes the random part of waits between retries repeatable, for tests.
    pub fn jitter_seed(mut self, seed: u64) -> Self {
        self.jitter_seed = Some(seed);
        self
    }

    /// The client. Needs no runtime and makes no connection.
    ///
    /// # Errors
    ///
    /// When a setting cannot be used; [`BuildError::kind`] tells which.
    pub fn build(self) -> Result<Schematic, BuildError> {
        let api_url = base_url("base URL", self.base_url.as_deref(), BASE_URL)?;
        let setting = "event capture base URL";
        let given = self.event_capture_base_url.as_deref();
        let capture = base_url(setting, given, EVENT_CAPTURE_BASE_URL)?;
        let capture_url = Uri::try_from(capture.join("/batch"))
            .map_err(|_| BuildError::base_url(setting, BaseUrlError::Unreadable))?;
        let headers = headers(
            &self.key,
            self.offline,
            self.environment_id.as_deref(),
            &self.headers,
        )?;
        let datastream = self.datastream.filter(|_| !self.offline);
        let is_https = api_url.is_https() || capture.is_https();
        if !self.offline && self.transport.is_none() {
            check_tls(is_https).map_err(BuildError::tls)?;
        }
        let built_in = self.transport.is_none();
        if let Some(settings) = &datastream {
            let hands_over = self.transport.as_ref().is_none_or(|own| own.is_hyper);
            if !hands_over && settings.connector.is_none() {
                return Err(BuildError::new(
                    BuildErrorKind::DataStreamConnector,
                    "the client's transport does not show that it hands over upgraded \
                     connections: give the DataStream a connector, which may be the same service \
                     if it does",
                ));
            }
            if let Some(problem) = settings.problem() {
                return Err(BuildError::new(BuildErrorKind::DataStreamSetting, problem));
            }
        }
        let exchange: Arc<dyn Exchange> = match self.transport {
            Some(own) => (own.make)(self.body_limit),
            None => {
                let is_https = api_url.is_https() && !self.offline;
                let client = HttpClient::new(self.body_limit, is_https);
                Arc::new(client.map_err(BuildError::tls)?)
            }
        };
        let status = StatusSender::new();
        let capture = || Capture {
            url: capture_url.clone(),
            headers: headers.clone(),
            api_key: self.key.clone(),
            offline: self.offline,
        };
        // A redirect would turn the requests into some without events.
        let queue = |options, lane| {
            // Events have keys, so that sending them twice does no harm.
            let exchange = Arc::new(RepeatStale::new(Arc::clone(&exchange)));
            EventQueue::new(options, capture(), exchange, Arc::clone(&self.clock), lane)
        };
        let datastream = match datastream {
            Some(settings) => {
                let options = self.events.for_flag_checks(settings.flag_check_capacity);
                let parts = ClientParts {
                    base_url: &api_url.join(""),
                    built_in,
                    clock: Arc::clone(&self.clock),
                    exchange: Arc::clone(&exchange),
                    flag_checks: queue(options, Lane::FlagChecks),
                    headers: headers.clone(),
                    jitter_seed: self.jitter_seed,
                    key: self.key.clone(),
                    status: status.clone(),
                };
                Some(DataStreamHandle::new(settings, parts).map_err(BuildError::datastream)?)
            }
            None => None,
        };
        let memory = datastream.as_ref().map(|datastream| checks::Memory {
            evaluator: Arc::clone(datastream.evaluator()),
            flag_checks: Arc::clone(datastream.flag_checks()),
        });
        let events = queue(self.events, Lane::Usage(status.clone()));
        let random = self
            .jitter_seed
            .map_or_else(fastrand::Rng::new, fastrand::Rng::with_seed);
        let environment_id = self.environment_id.as_deref().unwrap_or_default();
        let scope = Scope::new(self.key.expose(), environment_id);
        let api = ApiTransport {
            base_url: api_url,
            clock: Arc::clone(&self.clock),
            exchange: Arc::new(FollowRedirects::new(exchange)),
            headers,
            key: self.key,
            max_retries: self.max_retries,
            random: Mutex::new(random),
            timeout: self.timeout,
        };
        let defaults = FlagDefaults::default();
        defaults.extend(self.flag_defaults);
        let checks = Checks::new(checks::Parts {
            api: (!self.offline).then_some(api),
            cache: Cache::new(self.cache, scope, Arc::clone(&self.clock)),
            clock: self.clock,
            defaults,
            memory,
            status: status.clone(),
            timeout: self.check_timeout,
        });
        Ok(Schematic(Arc::new(Inner {
            checks,
            datastream,
            events,
            status,
        })))
    }
}

impl fmt::Debug for SchematicBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Base URLs are not checked yet and may have a password in them; headers may be secrets.
        f.debug_struct("SchematicBuilder")
            .field("offline", &self.offline)
            .field("timeout", &self.timeout)
            .field("check_timeout", &self.check_timeout)
            .field("max_retries", &self.max_retries)
            .field("body_limit", &self.body_limit)
            .field("events", &self.events)
            .finish_non_exhaustive()
    }
}

fn base_url(setting: &str, given: Option<&str>, default: &str) -> Result<BaseUrl, BuildError> {
    let given = given.filter(|url| !url.trim().is_empty());
    BaseUrl::parse(given.unwrap_or(default)).map_err(|error| BuildError::base_url(setting, error))
}

/// The headers of every request.
fn headers(
    key: &Secret,
    offline: bool,
    environment_id: Option<&str>,
    own: &[(String, String)],
) -> Result<HeaderMap, BuildError> {
    const NAME: &str = env!("CARGO_PKG_NAME");
    const VERSION: &str = env!("CARGO_PKG_VERSION");
    const AGENT: &str = concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION"));

    let mut headers = HeaderMap::new();
    headers.insert(USER_AGENT, HeaderValue::from_static(AGENT));
    headers.insert(ACCEPT_ENCODING, IDENTITY);
    for (name, value) in [
        ("x-fern-language", "Rust"),
        ("x-fern-sdk-name", NAME),
        ("x-fern-sdk-version", VERSION),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if key.expose().trim().is_empty() {
        if !offline {
            return Err(BuildError::new(
                BuildErrorKind::EmptyKey,
                "the API key is empty: set SCHEMATIC_API_KEY or give the builder a key, or make \
                 the client offline",
            ));
        }
    } else {
        let mut value = HeaderValue::from_str(key.expose()).map_err(|error| {
            BuildError::new(
                BuildErrorKind::InvalidKey,
                "the API key has a character that no key has, such as a newline: was it read \
                 from a file and not trimmed?",
            )
            .with_source(error)
        })?;
        value.set_sensitive(true);
        headers.insert("x-schematic-api-key", value);
    }
    let environment = environment_id
        .filter(|id| !id.trim().is_empty())
        .map(|id| ("x-schematic-environment-id", id));
    let own = own.iter().map(|(name, value)| (&**name, &**value));
    for (name, value) in environment.into_iter().chain(own) {
        let (name, value) = header(name, value)?;
        headers.insert(name, value);
    }
    Ok(headers)
}

fn header(name: &str, value: &str) -> Result<(HeaderName, HeaderValue), BuildError> {
    let invalid = |what: &str, source: BoxError| {
        let message = format!("the {what} of a header has characters that it cannot have");
        BuildError::new(BuildErrorKind::InvalidHeader, message).with_source(source)
    };
    let name = HeaderName::try_from(name).map_err(|error| invalid("name", error.into()))?;
    let mut value = HeaderValue::from_str(value).map_err(|error| invalid("value", error.into()))?;
    // Whether it is a secret only the application knows.
    value.set_sensitive(true);
    Ok((name, value))
}
