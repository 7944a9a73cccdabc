//! One node, and the connection to it that all commands share.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use bytes::Bytes;
use futures_util::FutureExt;
use futures_util::future::{BoxFuture, Shared};
use redis::aio::MultiplexedConnection;
use redis::{AsyncConnectionConfig, Cmd, RedisError, RedisResult, Value};
use rustls::pki_types::ServerName;
use schematic_api::runtime::BoxError;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio::runtime::Handle;
use tokio::sync::oneshot;
use tokio_rustls::TlsConnector;

use super::address::Address;
use super::command::{RedisCommand, RedisReply, code};
use super::connection::{Connection, Ends, Liveness, Waiting};
use super::error::{RedisOptionsError, RedisOptionsErrorKind};
use super::link::{RedisFuture, RedisLink};
use super::settings::NodeSettings;
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

/// After so many failures in a row calls do not wait for the next attempt any more.
const HOPES: u32 = 2;

const RUNTIME_ENDED: &str = "the runtime ended that connected to it";

/// One node of Redis or Valkey.
pub(super) struct Node(Arc<Inner>);

struct Inner {
    address: Address,
    /// With TLS: the name that the server's certificate has to have.
    server_name: Option<ServerName<'static>>,
    settings: Arc<NodeSettings>,
    clock: SystemClock,
    state: Mutex<State>,
    next_id: AtomicU64,
}

struct State {
    /// Failures since the last reply.
    failures: u32,
    /// What the last one was.
    problem: Arc<str>,
    phase: Phase,
}

enum Phase {
    Connected(Connection),
    Connecting {
        id: u64,
        attempt: Attempt,
    },
    /// There is no connection, and until then none is tried.
    Idle {
        until: Duration,
    },
}

type Attempt = Shared<BoxFuture<'static, Result<Connection, Arc<str>>>>;

/// An attempt that is under way. If it is dropped before its end, with its runtime, it has failed.
struct Connecting {
    inner: Arc<Inner>,
    id: u64,
}

impl Drop for Connecting {
    fn drop(&mut self) {
        // Changes nothing if the attempt has ended.
        self.inner.finish(self.id, &Err(Arc::from(RUNTIME_ENDED)));
    }
}

/// Why a command has no reply.
pub(super) enum Failure {
    /// There is no connection; it was not sent.
    NotSent(Arc<str>),
    /// The connection broke, and it may have been sent.
    Broken(Arc<str>),
    /// Anything else.
    Other(Arc<str>),
}

impl Node {
    pub(super) fn new(
        address: Address,
        settings: Arc<NodeSettings>,
    ) -> Result<Self, RedisOptionsError> {
        let server_name = match &settings.tls {
            None => None,
            Some(_) => {
                let name = ServerName::try_from(address.host.clone()).map_err(|_| {
                    let problem = "the host of Redis is no name that a certificate can have";
                    RedisOptionsError::new(RedisOptionsErrorKind::Setting, problem)
                })?;
                Some(name)
            }
        };
        Ok(Self(Arc::new(Inner {
            address,
            server_name,
            settings,
            clock: SystemClock,
            state: Mutex::new(State {
                failures: 0,
                problem: "it was not connected to yet".into(),
                phase: Phase::Idle {
                    until: Duration::ZERO,
                },
            }),
            next_id: AtomicU64::new(0),
        })))
    }

    pub(super) fn address(&self) -> &Address {
        &self.0.address
    }

    /// Returns whether there is a connection.
    pub(super) fn is_connected(&self) -> bool {
        let state = self.0.state.lock();
        matches!(&state.phase, Phase::Connected(connection) if connection.link.is_open())
    }

    /// Sends a command, without a limit of time. `asking` says that the key moves here just now.
    pub(super) async fn run(
        &self,
        command: &RedisCommand,
        asking: bool,
    ) -> Result<RedisReply, Failure> {
        let sent = self.0.try_send(command, asking).await;
        if matches!(sent, Err(Failure::Broken(_))) && command.is_idempotent() {
            // The server may have been restarted: once more, on a new connection.
            return self.0.try_send(command, asking).await;
        }
        sent
    }
}

impl RedisLink for Node {
    fn send<'a>(&'a self, command: &'a RedisCommand) -> RedisFuture<'a> {
        Box::pin(async move {
            let limit = self.0.settings.command_timeout;
            match within(&self.0.clock, limit, self.run(command, false)).await {
                Ok(sent) => sent.map_err(|failure| failure.problem().into()),
                Err(_) => {
                    let error: BoxError = Box::new(StoreError::timed_out());
                    Err(error)
                }
            }
        })
    }
}

impl Failure {
    pub(super) fn problem(&self) -> String {
        let (Self::NotSent(problem) | Self::Broken(problem) | Self::Other(problem)) = self;
        String::from(&**problem)
    }
}

impl fmt::Debug for Node {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Node").finish_non_exhaustive()
    }
}

impl Inner {
    async fn try_send(
        self: &Arc<Self>,
        command: &RedisCommand,
        asking: bool,
    ) -> Result<RedisReply, Failure> {
        let mut connection = self.connection().await.map_err(Failure::NotSent)?;
        let mut sent = Cmd::new();
        for arg in command.args() {
            sent.arg(&**arg);
        }
        let waiting = Waiting::new(&connection, &self.clock);
        let multiplexed = &mut connection.multiplexed;
        let result = if asking {
            send_asking(multiplexed, sent).await
        } else {
            multiplexed.send_packed_command(&sent).await
        };
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
        let mut work = None;
        let attempt = {
            let mut state = self.state.lock();
            let attempt = match &state.phase {
                Phase::Connected(connection) if connection.link.is_open() => {
                    return Ok(connection.clone());
                }
                Phase::Connecting { attempt, .. } if attempt.peek().is_none() => attempt.clone(),
                Phase::Idle { until } if self.clock.monotonic() < *until => {
                    return Err(Arc::clone(&state.problem));
                }
                // A server that ends connections without a reply is not asked in haste.
                Phase::Connected(connection) if !connection.link.was_used() => {
                    let problem = Arc::from("it ended the connection");
                    self.fail(&mut state, &problem);
                    return Err(problem);
                }
                _ => {
                    let (attempt, connects) = self.connect(&mut state);
                    work = Some(connects);
                    attempt
                }
            };
            // The attempt goes on, and a call that comes when it has ended finds a connection.
            let fails_fast = state.failures >= HOPES;
            fails_fast
                .then(|| Arc::clone(&state.problem))
                .map_or(Ok(attempt), Err)
        };
        if let Some(work) = work {
            // Not under the lock: a runtime that ends drops a task at once.
            let runtime = Handle::try_current().map_err(|_| "there is no Tokio runtime")?;
            runtime.spawn(work);
        }
        attempt?.await
    }

    /// Returns an attempt, and the work that it waits for.
    fn connect(self: &Arc<Self>, state: &mut State) -> (Attempt, BoxFuture<'static, ()>) {
        let id = self.next_id.fetch_add(1, Ordering::Relaxed);
        let (done, ended) = oneshot::channel();
        let attempt = async move {
            let ended = ended.await;
            ended.unwrap_or_else(|_| Err(Arc::from(RUNTIME_ENDED)))
        };
        let attempt = attempt.boxed().shared();
        state.phase = Phase::Connecting {
            id,
            attempt: attempt.clone(),
        };
        let connecting = Connecting {
            inner: Arc::clone(self),
            id,
        };
        let work = async move {
            let inner = &connecting.inner;
            let limit = inner.settings.connect_timeout;
            let result = match within(&inner.clock, limit, inner.open()).await {
                Ok(result) => result,
                Err(_) => Err(format!("it was not connected to within {limit:?}").into()),
            };
            inner.finish(id, &result);
            // An error means that no caller waits any more.
            let _ = done.send(result);
        };
        (attempt, work.boxed())
    }

    async fn open(&self) -> Result<Connection, Arc<str>> {
        let Address { host, port } = &self.address;
        let io = |error: std::io::Error| -> Arc<str> { Arc::from(error.kind().to_string()) };
        let tcp = TcpStream::connect((&**host, *port)).await.map_err(io)?;
        tcp.set_nodelay(true).map_err(io)?;
        match (&self.settings.tls, &self.server_name) {
            (Some(configuration), Some(name)) => {
                let connector = TlsConnector::from(Arc::clone(configuration));
                let tls = connector.connect(name.clone(), tcp).await;
                self.log_in(tls.map_err(|_| Arc::from("TLS with it failed"))?)
                    .await
            }
            _ => self.log_in(tcp).await,
        }
    }

    async fn log_in(
        &self,
        stream: impl AsyncRead + AsyncWrite + Send + Unpin + 'static,
    ) -> Result<Connection, Arc<str>> {
        // The limits are ours.
        let config = AsyncConnectionConfig::new()
            .set_connection_timeout(None)
            .set_response_timeout(None);
        let opened =
            MultiplexedConnection::new_with_config(&self.settings.info(), stream, config).await;
        let (multiplexed, driver) = opened.map_err(|error| describe(&error))?;
        let link = Arc::new(Liveness::default());
        let ends = Ends::new(&link);
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
        state.problem = Arc::clone(problem);
        state.phase = Phase::Idle {
            until: self.clock.monotonic().saturating_add(wait),
        };
        state.failures = state.failures.saturating_add(1);
        state.failures == 1
    }

    fn note_reply(&self) {
        self.state.lock().failures = 0;
    }
}

/// Sends a command with leave to run it here, both at once: nothing may come between them.
async fn send_asking(connection: &mut MultiplexedConnection, command: Cmd) -> RedisResult<Value> {
    let mut both = redis::Pipeline::with_capacity(2);
    both.cmd("ASKING").add_command(command);
    let mut replies = connection.send_packed_commands(&both, 1, 1).await?;
    Ok(replies.pop().unwrap_or(Value::Nil))
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
