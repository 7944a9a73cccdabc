//! The built-in HTTP client.

mod connecting;
mod make;
mod options;
mod per_runtime;
mod settings;
mod tunnel;

use std::fmt;
use std::io;
use std::sync::Arc;

use bytes::{Bytes, BytesMut};
use futures_util::{Stream, stream};
use http::uri::{Authority, PathAndQuery, Scheme};
use http::{StatusCode, Uri};
use schematic_api::runtime::Error;
use url::Url;

use self::connecting::observe;
use self::make::{MAX_HEADER_LINES, Made, Purpose, make};
pub(crate) use self::make::{TlsError, TlsErrorKind, check_tls};
pub use self::options::HttpOptions;
use self::per_runtime::PerRuntime;
pub(crate) use self::settings::{HttpOptionsError, HttpSettings};
use super::error::{ExchangeError, UpgradeError};
use super::exchange::{Exchange, Over, SendFuture};
use super::unread::UnreadBody;
use super::upgrade::{REFUSAL_LIMIT, UpgradeFuture, Upgraded};

/// The built-in HTTP client.
///
/// A connection is driven by the tokio runtime that opened it, and stands still while that runtime
/// is not run. So there is a set of connections for each runtime, made with the first request on it
/// and dropped when it ends.
pub(crate) struct HttpClient {
    body_limit: usize,
    pooled: Arc<PerRuntime>,
    /// Opens a connection for each request.
    fresh: Arc<PerRuntime>,
    /// For connections that go over to another protocol, which is HTTP/1.1's alone.
    upgrading: Arc<PerRuntime>,
    settings: Arc<HttpSettings>,
}

impl HttpClient {
    /// Creates a client that reads answers of at most `body_limit` bytes. Makes no connection and
    /// needs no runtime.
    ///
    /// # Errors
    ///
    /// Returns an error if it `needs_tls` and has none; without, that is an error of each such
    /// request.
    pub(crate) fn new(
        body_limit: usize,
        needs_tls: bool,
        settings: HttpSettings,
    ) -> Result<Self, TlsError> {
        let settings = Arc::new(settings);
        let per_runtime = |purpose| {
            let settings = Arc::clone(&settings);
            PerRuntime::new(move || make(purpose, &settings))
        };
        let client = Self {
            body_limit,
            pooled: per_runtime(Purpose::Requests),
            fresh: per_runtime(Purpose::FreshConnections),
            upgrading: per_runtime(Purpose::Upgrades),
            settings,
        };
        if needs_tls {
            client.pooled.prepare()?;
        }
        Ok(client)
    }
}

impl Exchange for HttpClient {
    fn send(&self, request: Arc<http::Request<Bytes>>, over: Over) -> SendFuture {
        let client = match over {
            Over::AnyConnection => self.pooled.current(),
            Over::FreshConnection => self.fresh.current(),
        };
        let longest = self.body_limit;
        Box::pin(async move {
            let client = client?;
            let request = prepare(&client, &request)?;
            let (response, has_connected) = observe(client.http.execute(request)).await;
            let mut response = response.map_err(|error| failure(error, !has_connected))?;
            let mut answer = http::Response::new(());
            *answer.status_mut() = response.status();
            *answer.version_mut() = response.version();
            *answer.headers_mut() = std::mem::take(response.headers_mut());
            let (status, announced) = (response.status(), response.content_length());
            Ok(answer.map(|()| UnreadBody::new(status, announced, longest, chunks(response))))
        })
    }

    fn upgrade(&self, request: http::Request<Bytes>) -> UpgradeFuture {
        let client = self.upgrading.current();
        let settings = Arc::clone(&self.settings);
        Box::pin(async move {
            let client = client?;
            if let Some(proxy) = tunnel::proxy_of(request.uri(), &settings) {
                return tunnel::upgrade(proxy, request, settings.connect_timeout).await;
            }
            let request = prepare(&client, &request)?;
            let failure = |error| failure(error, false);
            let response = client.http.execute(request).await.map_err(failure)?;
            if response.status() != StatusCode::SWITCHING_PROTOCOLS {
                return Err(refusal(response).await);
            }
            let headers = response.headers().clone();
            let io = response.upgrade().await.map_err(failure)?;
            let io = Box::new(io);
            Ok(Upgraded { headers, io })
        })
    }
}

impl fmt::Debug for HttpClient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HttpClient")
            .field("body_limit", &self.body_limit)
            .finish_non_exhaustive()
    }
}

/// Converts the request into one of `client`.
fn prepare(
    client: &Made,
    request: &http::Request<Bytes>,
) -> Result<reqwest::Request, ExchangeError> {
    if request.uri().scheme() == Some(&Scheme::HTTPS)
        && let Some(error) = &client.tls_error
    {
        return Err(ExchangeError::Impossible(Error::from(error.clone()).into()));
    }
    let url = url_of(request.uri()).map_err(|error| ExchangeError::Impossible(error.into()))?;
    let mut prepared = reqwest::Request::new(request.method().clone(), url);
    prepared.headers_mut().clone_from(request.headers());
    *prepared.body_mut() = Some(request.body().clone().into());
    Ok(prepared)
}

/// Converts an absolute URI. Writing it out and parsing it is the only way, and the formatting of
/// `Uri` the slowest part of that.
fn url_of(uri: &Uri) -> Result<Url, url::ParseError> {
    let scheme = uri.scheme_str().unwrap_or_default();
    let authority = uri.authority().map_or("", Authority::as_str);
    let target = uri.path_and_query().map_or("/", PathAndQuery::as_str);
    Url::parse(&[scheme, "://", authority, target].concat())
}

/// Reads the answer of a server that does not go over to another protocol.
async fn refusal(mut response: reqwest::Response) -> UpgradeError {
    let status = response.status();
    let mut body = BytesMut::new();
    while body.len() < REFUSAL_LIMIT
        && let Ok(Some(chunk)) = response.chunk().await
    {
        body.extend_from_slice(&chunk);
    }
    UpgradeError::Refused {
        status,
        body: body.freeze(),
    }
}

/// Returns the pieces of the answer's body, up to the first error.
fn chunks(response: reqwest::Response) -> impl Stream<Item = Result<Bytes, ExchangeError>> + Send {
    stream::unfold(Some(response), async |response| {
        let mut response = response?;
        match response.chunk().await.map_err(broken).transpose()? {
            Ok(chunk) => Some((Ok(chunk), Some(response))),
            Err(error) => Some((Err(error), None)),
        }
    })
}

/// Describes why no answer began. `is_kept` says whether the connection had been kept open before.
fn failure(error: reqwest::Error, is_kept: bool) -> ExchangeError {
    let error = error.without_url();
    if error.is_connect() {
        ExchangeError::Connect(error.into())
    } else if error.is_builder() {
        ExchangeError::Impossible(error.into())
    } else if is_too_long(&error) {
        ExchangeError::LongHead {
            lines: MAX_HEADER_LINES,
        }
    } else if is_kept && is_closed(&error) {
        ExchangeError::Stale(error.into())
    } else {
        ExchangeError::Broken(error.into())
    }
}

fn broken(error: reqwest::Error) -> ExchangeError {
    ExchangeError::Broken(error.without_url().into())
}

fn is_too_long(error: &reqwest::Error) -> bool {
    causes(error)
        .filter_map(|cause| cause.downcast_ref::<hyper::Error>())
        .any(hyper::Error::is_parse_too_large)
}

/// Returns whether the server closed the connection without an answer.
fn is_closed(error: &reqwest::Error) -> bool {
    use io::ErrorKind::{
        BrokenPipe, ConnectionAborted, ConnectionReset, NotConnected, UnexpectedEof,
    };
    causes(error).any(|cause| {
        if let Some(error) = cause.downcast_ref::<io::Error>() {
            matches!(
                error.kind(),
                BrokenPipe | ConnectionAborted | ConnectionReset | NotConnected | UnexpectedEof
            )
        } else {
            cause
                .downcast_ref::<hyper::Error>()
                .is_some_and(|error| error.is_incomplete_message() || error.is_closed())
        }
    })
}

fn causes(error: &reqwest::Error) -> impl Iterator<Item = &(dyn std::error::Error + 'static)> {
    let first: &(dyn std::error::Error + 'static) = error;
    std::iter::successors(Some(first), |error| error.source())
}
