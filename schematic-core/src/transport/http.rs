//! The built-in HTTP client.

use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::time::Duration;

use bytes::{Bytes, BytesMut};
use http::StatusCode;
use schematic_api::runtime::{BoxError, Error, ErrorKind};
use tokio::runtime::{self, Handle};
use tokio::sync::oneshot;

use super::exchange::{Exchange, ExchangeError, SendFuture, UnreadBody};
use super::upgrade::{REFUSAL_LIMIT, UpgradeError, UpgradeFuture, Upgraded};

/// The longest that making a connection may take, TLS included.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);

/// Runtimes whose connections are kept at a time. Frameworks with a runtime for each thread have
/// as many as cores.
const MAX_RUNTIMES: usize = 128;

/// The built-in HTTP client.
///
/// A connection is driven by the tokio runtime that opened it, and stands still when nobody runs
/// that one. So there is a set of connections for each runtime, made with the first request on it
/// and dropped when it ends.
pub(crate) struct HttpClient {
    body_limit: usize,
    per_runtime: Arc<PerRuntime>,
    /// The same for connections that go over to another protocol, which is HTTP/1.1's alone.
    upgrading: Arc<PerRuntime>,
}

struct PerRuntime {
    entries: Mutex<Vec<Entry>>,
    make: fn() -> Result<reqwest::Client, ExchangeError>,
}

struct Entry {
    runtime: runtime::Id,
    client: reqwest::Client,
    /// Ends the task that watches for the end of the runtime.
    _watched: oneshot::Sender<()>,
}

impl HttpClient {
    /// A client that reads answers of at most `body_limit` bytes. Makes no connection and needs
    /// no runtime.
    pub(crate) fn new(body_limit: usize) -> Self {
        Self {
            body_limit,
            per_runtime: PerRuntime::new(|| {
                build(|client| client.connect_timeout(CONNECT_TIMEOUT))
            }),
            // Whoever asks for another protocol has a time limit of their own.
            upgrading: PerRuntime::new(|| build(reqwest::ClientBuilder::http1_only)),
        }
    }
}

impl PerRuntime {
    fn new(make: fn() -> Result<reqwest::Client, ExchangeError>) -> Arc<Self> {
        Arc::new(Self {
            entries: Mutex::default(),
            make,
        })
    }

    fn current(self: &Arc<Self>) -> Result<reqwest::Client, ExchangeError> {
        let handle = Handle::try_current().map_err(|error| {
            let error = Error::new(
                ErrorKind::Config,
                "the built-in HTTP client needs a tokio runtime with its I/O and time drivers on",
            )
            .with_source(error);
            ExchangeError::Impossible(error.into())
        })?;
        self.client(&handle)
    }
}

impl Exchange for HttpClient {
    fn send(&self, request: http::Request<Bytes>) -> SendFuture {
        let (client, longest) = (self.per_runtime.current(), self.body_limit);
        Box::pin(async move {
            let request = reqwest::Request::try_from(request)
                .map_err(|error| ExchangeError::Impossible(error.into()))?;
            let mut response = client?.execute(request).await.map_err(failure)?;
            let mut answer = http::Response::new(());
            *answer.status_mut() = response.status();
            *answer.version_mut() = response.version();
            *answer.headers_mut() = std::mem::take(response.headers_mut());
            Ok(answer.map(|()| UnreadBody::new(move |limit| read(response, limit.min(longest)))))
        })
    }

    fn upgrade(&self, request: http::Request<Bytes>) -> UpgradeFuture {
        let client = self.upgrading.current();
        Box::pin(async move {
            let request = reqwest::Request::try_from(request)
                .map_err(|error| ExchangeError::Impossible(error.into()))?;
            let response = client?.execute(request).await.map_err(failure)?;
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

/// Whether this build can speak TLS now, as far as it is needed: for `https`, or because the HTTP
/// client sets it up in any case.
///
/// # Errors
///
/// [`ErrorKind::Config`] with what to do about it when it cannot.
pub(crate) fn check_tls(is_https: bool) -> Result<(), Error> {
    if cfg!(feature = "rustls") {
        return Ok(());
    }
    #[cfg(feature = "rustls-no-provider")]
    {
        let _ = is_https;
        if rustls::crypto::CryptoProvider::get_default().is_some() {
            return Ok(());
        }
        Err(Error::new(
            ErrorKind::Config,
            "rustls has no crypto provider: call `install_default()` of one before the client is \
             built, or enable the feature `rustls` of schematic-core",
        ))
    }
    #[cfg(not(feature = "rustls-no-provider"))]
    if is_https {
        Err(Error::new(
            ErrorKind::Config,
            "this build has no TLS: enable the feature `rustls` of schematic-core, or bring a \
             transport that has it",
        ))
    } else {
        Ok(())
    }
}

impl PerRuntime {
    fn entries(&self) -> MutexGuard<'_, Vec<Entry>> {
        self.entries.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn client(self: &Arc<Self>, handle: &Handle) -> Result<reqwest::Client, ExchangeError> {
        let runtime = handle.id();
        let mut entries = self.entries();
        if let Some(entry) = entries.iter().find(|entry| entry.runtime == runtime) {
            return Ok(entry.client.clone());
        }
        let client = (self.make)()?;
        let (watched, dropped) = oneshot::channel();
        let forget = Forget {
            entries: Arc::downgrade(self),
            runtime,
        };
        let evicted = (entries.len() >= MAX_RUNTIMES).then(|| entries.remove(0));
        entries.push(Entry {
            runtime,
            client: client.clone(),
            _watched: watched,
        });
        drop(entries);
        drop(evicted);
        // The task is dropped with the runtime, and what it holds with it.
        handle.spawn(async move {
            let _forget = forget;
            // An error means that the entry is gone: what this waits for.
            let _ = dropped.await;
        });
        Ok(client)
    }
}

/// What a server said that does not go over to another protocol.
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

/// Removes a runtime's entry when it is dropped.
struct Forget {
    entries: Weak<PerRuntime>,
    runtime: runtime::Id,
}

impl Drop for Forget {
    fn drop(&mut self) {
        let Some(per_runtime) = self.entries.upgrade() else {
            return;
        };
        let mut entries = per_runtime.entries();
        let at = entries
            .iter()
            .position(|entry| entry.runtime == self.runtime);
        let forgotten = at.map(|at| entries.swap_remove(at));
        // Closing connections is not done under the lock.
        drop(entries);
        drop(forgotten);
    }
}

fn build(
    add: impl FnOnce(reqwest::ClientBuilder) -> reqwest::ClientBuilder,
) -> Result<reqwest::Client, ExchangeError> {
    // With no provider at hand the builder would panic, even for plain HTTP.
    check_tls(false).map_err(|error| ExchangeError::Impossible(error.into()))?;

    let client = reqwest::Client::builder()
        // Only our own rules say where a request with the key may go.
        .redirect(reqwest::redirect::Policy::none());
    add(client)
        .build()
        .map_err(|error| ExchangeError::Impossible(error.into()))
}

async fn read(mut response: reqwest::Response, limit: usize) -> Result<Bytes, ExchangeError> {
    let announced = response.content_length().unwrap_or(0);
    if announced > limit as u64 {
        return Err(ExchangeError::TooLarge { limit });
    }
    let mut body = BytesMut::new();
    while let Some(chunk) = response.chunk().await.map_err(broken)? {
        if chunk.len() > limit - body.len() {
            return Err(ExchangeError::TooLarge { limit });
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body.freeze())
}

fn failure(error: reqwest::Error) -> ExchangeError {
    let error = error.without_url();
    if error.is_connect() {
        ExchangeError::Connect(error.into())
    } else if error.is_builder() {
        ExchangeError::Impossible(error.into())
    } else {
        ExchangeError::Broken(error.into())
    }
}

fn broken(error: reqwest::Error) -> ExchangeError {
    ExchangeError::Broken(BoxError::from(error.without_url()))
}
