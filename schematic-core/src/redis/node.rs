//! One node, and the connection to it that all commands share.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

use bytes::Bytes;
use futures_util::FutureExt;
use futures_util::future::{BoxFuture, Shared};
use redis::aio::MultiplexedConnection;
use redis::{AsyncConnectionConfig, Cmd, RedisConnectionInfo, RedisError, Value};
use rustls::ClientConfig;
use rustls::pki_types::ServerName;
use schematic_api::runtime::BoxError;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio::runtime::Handle;
use tokio::sync::oneshot;
use tokio::task::AbortHandle;
use tokio_rustls::TlsConnector;

use super::command::{RedisCommand, RedisReply, code};
use super::error::{RedisOptionsError, RedisOptionsErrorKind};
use super::link::{RedisFuture, RedisLink};
use super::options::RedisOptions;
use super::tls;
use crate::backoff::Backoff;
use crate::clock::{Clock, SystemClock, within};
use crate::shared_store::StoreError;
use crate::sync::Mutex;
use crate::telemetry::{REDIS, log};

/// Waits between attempts to connect that fail.
const BACKOFF: Backoff = Backoff {
    first: Duration::from_millis(100),
    longest: Duration::from_secs(10),
    jitter: 0.5..=1.0,
};

/// A connection that has left commands unanswered for so long is given up.
const SILENCE: Duration = Duration::from_secs(1);

/// One node of Redis or Valkey.
pub(super) struct Node(Arc<Inner>);

struct Inner {
    options: RedisOptions,
    /// With TLS: its configuration, and the name that the server's certificate has to have.
    tls: Option<(Arc<ClientConfig>, ServerName<'static>)>,
    clock: SystemClock,
    state: Mutex<State>,
    next_id: AtomicU64,
}

struct State {
    /// Failures since the last reply.
    failures: u32,
    phase: Phase,
}

enum Phase {
    Connected(Connection),
    Connecting {
        id: u64,
        attempt: Attempt,
    },
    /// Why there is no connection, and until when none is tried.
    Idle {
        problem: Arc<str>,
        until: Duration,
    },
}

type Attempt = Shared<BoxFuture<'static, Result<Connection, Arc<str>>>>;

/// Why a command has no reply.
enum Failure {
    /// There is no connection; it was not sent.
    NotSent(Arc<str>),
    /// The connection broke, and it may have been sent.
    Broken(Arc<str>),
    /// Anything else.
    Other(Arc<str>),
}

impl Node {
    pub(super) fn new(options: RedisOptions) -> Result<Self, RedisOptionsError> {
        let tls = if options.tls {
            let name = ServerName::try_from(options.host.clone()).map_err(|_| {
                let problem = "the host of Redis is no name that a certificate can have";
                RedisOptionsError::new(RedisOptionsErrorKind::Setting, problem)
            })?;
            Some((tls::configuration(&options.root_certificates)?, name))
        } else {
            None
        };
        Ok(Self(Arc::new(Inner {
            options,
            tls,
            clock: SystemClock,
            state: Mutex::new(State {
                failures: 0,
                phase: Phase::Idle {
                    problem: "it was not connected to yet".into(),
                    until: Duration::ZERO,
                },
            }),
            next_id: AtomicU64::new(0),
        })))
    }
}

impl RedisLink for Node {
    fn send<'a>(&'a self, command: &'a RedisCommand) -> RedisFuture<'a> {
        Box::pin(async move {
            let limit = self.0.options.command_timeout;
            let sent = within(&self.0.clock, limit, self.0.send(command)).await;
            sent.unwrap_or_else(|_| Err(Box::new(StoreError::timed_out())))
        })
    }
}

impl fmt::Debug for Node {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Node").finish_non_exhaustive()
    }
}

impl Inner {
    async fn send(self: &Arc<Self>, command: &RedisCommand) -> Result<RedisReply, BoxError> {
        let mut sent = self.try_send(command).await;
        if matches!(sent, Err(Failure::Broken(_))) && command.is_idempotent() {
            // The server may have been restarted: once more, on a new connection.
            sent = self.try_send(command).await;
        }
        sent.map_err(|failure| match failure {
            Failure::NotSent(problem) | Failure::Broken(problem) | Failure::Other(problem) => {
                String::from(&*problem).into()
            }
        })
    }

    async fn try_send(self: &Arc<Self>, command: &RedisCommand) -> Result<RedisReply, Failure> {
        let mut connection = self.connection().await.map_err(Failure::NotSent)?;
        let mut sent = Cmd::new();
        for arg in command.args() {
            sent.arg(&**arg);
        }
        let waiting = Waiting::new(&connection, &self.clock);
        let result = connection.multiplexed.send_packed_command(&sent).await;
        match result {
            Ok(value) => {
                waiting.replied();
                self.note_reply();
                Ok(reply(value))
            }
            Err(error) => match error.code() {
                // A refusal is a reply.
                Some(code) => {
                    waiting.replied();
                    self.note_reply();
                    let detail = error.detail().unwrap_or_default();
                    Ok(RedisReply::Error(format!("{code} {detail}")))
                }
                None if error.is_io_error() || error.is_unrecoverable_error() => {
                    connection.link.close();
                    Err(Failure::Broken(describe(&error)))
                }
                None => Err(Failure::Other(describe(&error))),
            },
        }
    }

    /// Returns the connection. It is made by a task, so that it goes on when its callers do not wait
    /// any more; calls that come meanwhile wait for the same.
    async fn connection(self: &Arc<Self>) -> Result<Connection, Arc<str>> {
        let attempt = {
            let mut state = self.state.lock();
            match &state.phase {
                Phase::Connected(connection) if connection.link.is_open() => {
                    return Ok(connection.clone());
                }
                Phase::Connecting { attempt, .. } if attempt.peek().is_none() => attempt.clone(),
                Phase::Idle { problem, until } if self.clock.monotonic() < *until => {
                    return Err(Arc::clone(problem));
                }
                // A server that ends connections without a reply is not asked in haste.
                Phase::Connected(connection) if !connection.link.was_used() => {
                    let problem = Arc::from("it ended the connection");
                    self.fail(&mut state, &problem);
                    return Err(problem);
                }
                _ => self.connect(&mut state)?,
            }
        };
        attempt.await
    }

    fn connect(self: &Arc<Self>, state: &mut State) -> Result<Attempt, Arc<str>> {
        let runtime = Handle::try_current().map_err(|_| "there is no Tokio runtime")?;
        let id = self.next_id.fetch_add(1, Ordering::Relaxed);
        let (done, ended) = oneshot::channel();
        let attempt = async move {
            let ended = ended.await;
            ended.unwrap_or_else(|_| Err("the runtime ended that connected to it".into()))
        };
        let attempt = attempt.boxed().shared();
        state.phase = Phase::Connecting {
            id,
            attempt: attempt.clone(),
        };
        let inner = Arc::clone(self);
        runtime.spawn(async move {
            let limit = inner.options.connect_timeout;
            let result = match within(&inner.clock, limit, inner.open()).await {
                Ok(result) => result,
                Err(_) => Err(format!("it was not connected to within {limit:?}").into()),
            };
            inner.finish(id, &result);
            // An error means that no caller waits any more.
            let _ = done.send(result);
        });
        Ok(attempt)
    }

    async fn open(&self) -> Result<Connection, Arc<str>> {
        let RedisOptions { host, port, .. } = &self.options;
        let io = |error: std::io::Error| -> Arc<str> { Arc::from(error.kind().to_string()) };
        let tcp = TcpStream::connect((&**host, *port)).await.map_err(io)?;
        tcp.set_nodelay(true).map_err(io)?;
        match &self.tls {
            None => self.log_in(tcp).await,
            Some((configuration, name)) => {
                let connector = TlsConnector::from(Arc::clone(configuration));
                let tls = connector.connect(name.clone(), tcp).await;
                self.log_in(tls.map_err(|_| Arc::from("TLS with it failed"))?)
                    .await
            }
        }
    }

    async fn log_in(
        &self,
        stream: impl AsyncRead + AsyncWrite + Send + Unpin + 'static,
    ) -> Result<Connection, Arc<str>> {
        let mut login = RedisConnectionInfo::default()
            .set_db(self.options.database.into())
            .set_skip_set_lib_name();
        if let Some(user) = &self.options.user {
            login = login.set_username(user);
        }
        if let Some(password) = &self.options.password {
            login = login.set_password(password.expose());
        }
        // The limits are ours.
        let config = AsyncConnectionConfig::new()
            .set_connection_timeout(None)
            .set_response_timeout(None);
        let opened = MultiplexedConnection::new_with_config(&login, stream, config).await;
        let (multiplexed, driver) = opened.map_err(|error| describe(&error))?;
        let link = Arc::new(Liveness::default());
        let ends = Ends(Arc::clone(&link.is_closed));
        let driver = tokio::spawn(async move {
            let _ends = ends;
            driver.await;
        });
        link.drive(driver.abort_handle());
        Ok(Connection { multiplexed, link })
    }

    fn finish(&self, id: u64, result: &Result<Connection, Arc<str>>) {
        let mut state = self.state.lock();
        if !matches!(state.phase, Phase::Connecting { id: current, .. } if current == id) {
            return;
        }
        match result {
            Ok(connection) => {
                state.phase = Phase::Connected(connection.clone());
                let is_back = state.failures > 0;
                drop(state);
                if is_back {
                    log!(info, target: REDIS, "Redis is connected again");
                }
            }
            Err(problem) => {
                let is_first = self.fail(&mut state, problem);
                drop(state);
                if is_first {
                    log!(warn, target: REDIS, "Redis cannot be used: {problem}");
                }
            }
        }
    }

    /// Waits before the next attempt. Returns whether this is the first failure in a row.
    fn fail(&self, state: &mut State, problem: &Arc<str>) -> bool {
        let wait = BACKOFF.wait(state.failures, fastrand::f64());
        state.phase = Phase::Idle {
            problem: Arc::clone(problem),
            until: self.clock.monotonic().saturating_add(wait),
        };
        state.failures = state.failures.saturating_add(1);
        state.failures == 1
    }

    fn note_reply(&self) {
        self.state.lock().failures = 0;
    }
}

/// The connection, as one of its callers has it.
#[derive(Clone)]
struct Connection {
    multiplexed: MultiplexedConnection,
    link: Arc<Liveness>,
}

/// Whether a connection is still of use.
#[derive(Default)]
struct Liveness {
    is_closed: Arc<AtomicBool>,
    /// In milliseconds, since when a command waits and no reply has come; 0 if none does.
    silent_since: AtomicU64,
    was_used: AtomicBool,
    driver: Mutex<Option<AbortHandle>>,
}

impl Liveness {
    fn drive(&self, driver: AbortHandle) {
        *self.driver.lock() = Some(driver);
    }

    fn is_open(&self) -> bool {
        !self.is_closed.load(Ordering::Acquire)
    }

    fn was_used(&self) -> bool {
        self.was_used.load(Ordering::Relaxed)
    }

    fn close(&self) {
        self.is_closed.store(true, Ordering::Release);
        if let Some(driver) = self.driver.lock().take() {
            driver.abort();
        }
    }
}

impl Drop for Liveness {
    fn drop(&mut self) {
        self.close();
    }
}

/// Notes that a connection's driver has ended, by itself or with its runtime.
struct Ends(Arc<AtomicBool>);

impl Drop for Ends {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Release);
    }
}

/// A command that waits for its reply. One that is given up counts against the connection.
struct Waiting<'a> {
    link: Option<Arc<Liveness>>,
    clock: &'a SystemClock,
    began: u64,
}

impl<'a> Waiting<'a> {
    fn new(connection: &Connection, clock: &'a SystemClock) -> Self {
        Self {
            link: Some(Arc::clone(&connection.link)),
            clock,
            began: millis(clock.monotonic()),
        }
    }

    fn replied(mut self) {
        if let Some(link) = self.link.take() {
            link.silent_since.store(0, Ordering::Relaxed);
            link.was_used.store(true, Ordering::Relaxed);
        }
    }
}

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        let Some(link) = self.link.take() else {
            return;
        };
        let silent_since = link
            .silent_since
            .compare_exchange(0, self.began, Ordering::Relaxed, Ordering::Relaxed)
            .unwrap_or_else(|since| since);
        let silence = millis(self.clock.monotonic()).saturating_sub(silent_since.max(1));
        if silence >= millis(SILENCE) && silent_since > 0 {
            link.close();
        }
    }
}

/// At least 1, which is not "never".
fn millis(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX).max(1)
}

/// Says what is wrong, without what the server or the system say: that may name addresses and users.
fn describe(error: &RedisError) -> Arc<str> {
    match error.code() {
        Some(text) => format!("it refused with {}", code(text)).into(),
        None => error.category().into(),
    }
}

fn reply(value: Value) -> RedisReply {
    match value {
        Value::Nil => RedisReply::Nil,
        Value::Int(number) => RedisReply::Integer(number),
        Value::BulkString(bytes) => RedisReply::Bytes(Bytes::from(bytes)),
        Value::Array(values) | Value::Set(values) => {
            RedisReply::Array(values.into_iter().map(reply).collect())
        }
        Value::SimpleString(text) | Value::VerbatimString { text, .. } => {
            RedisReply::Bytes(Bytes::from(text))
        }
        Value::Okay => RedisReply::Bytes(Bytes::from_static(b"OK")),
        Value::Boolean(is_so) => RedisReply::Integer(is_so.into()),
        Value::ServerError(error) => {
            let detail = error.details().unwrap_or_default();
            RedisReply::Error(format!("{} {detail}", error.code()))
        }
        _ => RedisReply::Error("ERR a reply of a kind that is not asked for".to_owned()),
    }
}
