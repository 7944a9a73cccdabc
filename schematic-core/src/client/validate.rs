//! The settings of a client, checked: everything that can be wrong about them is found here.

use std::sync::Arc;
use std::time::Duration;

use http::header::{ACCEPT_ENCODING, USER_AGENT};
use http::{HeaderMap, HeaderName, HeaderValue, Uri};
use schematic_api::runtime::BoxError;

use super::build_error::{BuildError, BuildErrorKind};
use super::settings::{OwnTransport, Settings};
use crate::cache::CacheOptions;
use crate::clock::Clock;
use crate::datastream::{DataStreamHandle, DataStreamOptions, Target};
use crate::events::EventOptions;
use crate::replicator::ReplicatorOptions;
use crate::secret::Secret;
use crate::shared_store::SharedStore;
use crate::task_runtime::TaskRuntime;
use crate::transport::{
    BaseUrl, BaseUrlError, Exchange, HttpClient, HttpOptions, HttpSettings, IDENTITY, check_tls,
};

const BASE_URL: &str = "https://api.schematichq.com";
const EVENT_CAPTURE_BASE_URL: &str = "https://c.schematichq.com";

/// Settings with which a client can be made.
pub(super) struct Validated {
    pub(super) key: Secret,
    pub(super) api_url: BaseUrl,
    /// The address of `/batch`.
    pub(super) capture_url: Uri,
    pub(super) environment_id: String,
    /// The headers of every request, API key included.
    pub(super) headers: HeaderMap,
    pub(super) exchange: Arc<dyn Exchange>,
    pub(super) offline: bool,
    pub(super) timeout: Duration,
    pub(super) check_timeout: Duration,
    pub(super) max_retries: u32,
    pub(super) flag_defaults: Vec<(Box<str>, bool)>,
    /// `None` without a DataStream, and when the client is offline.
    pub(super) datastream: Option<(DataStreamOptions, Target)>,
    /// `None` without replicator mode, and when the client is offline.
    pub(super) replicator: Option<Replicator>,
    pub(super) cache: CacheOptions,
    pub(super) events: EventOptions,
    pub(super) clock: Arc<dyn Clock>,
    pub(super) jitter_seed: Option<u64>,
    pub(super) task_runtime: TaskRuntime,
}

/// Makes no connection. The built-in HTTP client reads the root certificates, since without any it
/// cannot be made.
impl TryFrom<Settings> for Validated {
    type Error = BuildError;

    fn try_from(given: Settings) -> Result<Self, BuildError> {
        let api_url = base_url("base URL", given.base_url.as_deref(), BASE_URL)?;
        let setting = "event capture base URL";
        let capture = given.event_capture_base_url.as_deref();
        let capture = base_url(setting, capture, EVENT_CAPTURE_BASE_URL)?;
        let capture_url = Uri::try_from(capture.join("/batch"))
            .map_err(|_| BuildError::base_url(setting, BaseUrlError::Unreadable))?;
        let environment_id = given.environment_id.unwrap_or_default();
        let headers = headers(&given.key, given.offline, &environment_id, &given.headers)?;
        let http = http(given.http.as_ref(), given.transport.is_some())?;
        let replicator = replicator(given.replicator, given.datastream.is_some())?;
        let replicator = replicator.filter(|_| !given.offline);
        let has_https = api_url.is_https()
            || replicator
                .as_ref()
                .is_some_and(|replicator| replicator.is_https);
        let is_https = has_https || capture.is_https();
        if !given.offline && given.transport.is_none() {
            check_tls(is_https || http.needs_tls()).map_err(BuildError::tls)?;
        }
        let datastream = match given.datastream.filter(|_| !given.offline) {
            Some(options) => {
                let target = datastream(&options, given.transport.as_ref(), &api_url, &headers)?;
                Some((options, target))
            }
            None => None,
        };
        if let Some(problem) = given.cache.problem() {
            return Err(BuildError::new(BuildErrorKind::CacheSetting, problem));
        }
        let exchange: Arc<dyn Exchange> = match given.transport {
            Some(own) => (own.make)(given.body_limit),
            None => {
                let needs_tls = !given.offline && (has_https || http.needs_tls());
                let client = HttpClient::new(given.body_limit, needs_tls, http);
                Arc::new(client.map_err(BuildError::tls)?)
            }
        };
        Ok(Self {
            key: given.key,
            api_url,
            capture_url,
            environment_id,
            headers,
            exchange,
            offline: given.offline,
            timeout: given.timeout,
            check_timeout: given.check_timeout,
            max_retries: given.max_retries,
            flag_defaults: given.flag_defaults,
            datastream,
            replicator,
            cache: given.cache,
            events: given.events,
            clock: given.clock,
            jitter_seed: given.jitter_seed,
            task_runtime: given.task_runtime,
        })
    }
}

/// Replicator mode, checked.
pub(super) struct Replicator {
    pub(super) options: ReplicatorOptions,
    pub(super) health_url: Uri,
    pub(super) store: Arc<dyn SharedStore>,
    is_https: bool,
}

/// Checks the options of replicator mode.
fn replicator(
    options: Option<ReplicatorOptions>,
    has_datastream: bool,
) -> Result<Option<Replicator>, BuildError> {
    let Some(options) = options else {
        return Ok(None);
    };
    let wrong = |problem: &str| BuildError::new(BuildErrorKind::ReplicatorSetting, problem);
    if has_datastream {
        return Err(wrong(
            "the client has a DataStream and replicator mode: with a replicator no client needs a \
             DataStream, so leave one of them out",
        ));
    }
    let store = options.checked_store().map_err(wrong)?;
    let setting = "replicator's health URL";
    let url = BaseUrl::parse(&options.health_url)
        .map_err(|error| BuildError::base_url(setting, error))?;
    let health_url = Uri::try_from(url.join(""))
        .map_err(|_| BuildError::base_url(setting, BaseUrlError::Unreadable))?;
    Ok(Some(Replicator {
        options,
        health_url,
        store,
        is_https: url.is_https(),
    }))
}

fn base_url(setting: &str, given: Option<&str>, default: &str) -> Result<BaseUrl, BuildError> {
    let given = given.filter(|url| !url.trim().is_empty());
    BaseUrl::parse(given.unwrap_or(default)).map_err(|error| BuildError::base_url(setting, error))
}

/// Checks the options of the built-in HTTP client, which a transport of the application's own takes
/// the place of.
fn http(options: Option<&HttpOptions>, has_transport: bool) -> Result<HttpSettings, BuildError> {
    if options.is_some() && has_transport {
        return Err(BuildError::new(
            BuildErrorKind::HttpSetting,
            "HTTP options are those of the built-in HTTP client, and the client has a transport of \
             the application's: set proxies and certificates there",
        ));
    }
    let options = options.unwrap_or(const { &HttpOptions::new() });
    HttpSettings::try_from(options).map_err(BuildError::http)
}

/// Checks the options of a DataStream, and returns where it connects.
fn datastream(
    options: &DataStreamOptions,
    transport: Option<&OwnTransport>,
    api_url: &BaseUrl,
    headers: &HeaderMap,
) -> Result<Target, BuildError> {
    let hands_over = transport.is_none_or(|own| own.is_hyper);
    if !hands_over && options.connector.is_none() {
        return Err(BuildError::new(
            BuildErrorKind::DataStreamConnector,
            "the client's transport does not show that it hands over upgraded connections: give \
             the DataStream a connector, which may be the same service if it does",
        ));
    }
    if let Some(problem) = options.problem() {
        return Err(BuildError::new(BuildErrorKind::DataStreamSetting, problem));
    }
    let built_in = transport.is_none() && options.connector.is_none();
    DataStreamHandle::target(options, &api_url.join(""), headers.clone(), built_in)
        .map_err(BuildError::datastream)
}

/// The headers of every request.
fn headers(
    key: &Secret,
    offline: bool,
    environment_id: &str,
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
    let environment = (!environment_id.trim().is_empty())
        .then_some(("x-schematic-environment-id", environment_id));
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
