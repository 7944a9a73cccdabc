//! The client: [`Schematic`], and what builds it.

mod backend;
mod build_error;
mod builder;
mod error;
mod events;
mod groups;
mod scope;
mod settings;
mod status;
mod validate;
mod wire;

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use http::Method;
use schematic_api::runtime::{
    Async, BoxFuture, Call, Error, ErrorKind, RawRequest, RequestOptions, Response,
    StreamedResponse, Transport,
};

pub use self::build_error::{BuildError, BuildErrorKind};
pub use self::builder::SchematicBuilder;
pub use self::status::ClientStatus;
use crate::checks::{Check, CheckAll, CheckFlags, Checks, Decision, PLAIN};
use crate::context::EvaluationContext;
use crate::datastream::DataStreamHandle;
use crate::events::{
    EventQueue, FlushReport, Identify, Receipt, ShutdownReport, Track, TrackError,
};
use crate::flags::FlagKey;
use crate::replicator::ReplicatorHandle;
use crate::status::{StatusEvents, StatusSender};
pub use crate::transport::HttpOptions;

/// The default time limit of [`Schematic::flush`].
pub(crate) const FLUSH_TIMEOUT: Duration = Duration::from_secs(10);

/// The default time limit of [`Schematic::shutdown`].
pub(crate) const SHUTDOWN_TIMEOUT: Duration = Duration::from_secs(10);

/// A client of Schematic: checks flags, sends events, calls the API.
///
/// A cheap handle: clones are the same client, with one cache and one set of connections. Building
/// one needs no runtime; using it needs tokio's.
///
/// ```
/// use schematic_core::{EvaluationContext, Schematic};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), schematic_core::client::BuildError> {
/// let schematic = Schematic::builder("").offline(true).flag_default("beta", true).build()?;
/// let acme = EvaluationContext::company("org", "acme");
/// assert!(schematic.check_flag("beta", &acme).await);
/// # Ok(())
/// # }
/// ```
///
/// # Checks
///
/// With a [DataStream](crate::datastream) memory answers. Without one, and for what is not in
/// memory, the cache does, then Schematic's API. When neither has an answer the default value
/// stands: the client's for this flag, or else `false`. A check never fails and never panics, and
/// takes at most the client's [check timeout](SchematicBuilder::check_timeout). It may be dropped at
/// any point.
///
/// # Events
///
/// An event that is accepted is delivered or reported as lost: it waits in a bounded queue with an
/// idempotency key and a time, and a background task sends it to Schematic, and again until
/// Schematic answers. That task runs on the tokio runtime on which the client was built, or first
/// used; if that runtime ends, it goes on with the next use on another.
#[derive(Clone)]
pub struct Schematic(Arc<Inner>);

struct Inner {
    checks: Checks,
    /// `None` without a DataStream, and when the client is offline.
    datastream: Option<DataStreamHandle>,
    events: EventQueue,
    /// `None` without replicator mode, and when the client is offline.
    replicator: Option<ReplicatorHandle>,
    status: StatusSender,
}

impl Schematic {
    /// Creates a builder of a client with this API key. Blanks and tabs around it do not count.
    pub fn builder(key: impl AsRef<str>) -> SchematicBuilder {
        SchematicBuilder::new(key.as_ref())
    }

    /// Builds a client with the settings that the environment has: `SCHEMATIC_API_KEY`, and where
    /// they are set `SCHEMATIC_BASE_URL` and `SCHEMATIC_EVENT_CAPTURE_BASE_URL`.
    ///
    /// # Errors
    ///
    /// Returns an error if the key is missing, or a setting cannot be used.
    pub fn from_env() -> Result<Self, BuildError> {
        Self::builder_from_env().build()
    }

    /// Creates a builder with the settings that the environment has, as [`Schematic::from_env`]
    /// takes them.
    pub fn builder_from_env() -> SchematicBuilder {
        SchematicBuilder::from_env()
    }

    /// Checks whether a flag is on for the company and user in `context`.
    ///
    /// Never fails: if Schematic is unreachable, returns the flag's default. The short form of
    /// [`Schematic::check`].
    pub async fn check_flag(&self, flag: impl FlagKey, context: &EvaluationContext) -> bool {
        self.0.checks.check(flag.flag_key(), context, PLAIN).await
    }

    /// Creates a check of a flag for the company and user in `context`, to be awaited.
    ///
    /// ```
    /// use schematic_core::flags::{Outcome, Source};
    /// use schematic_core::{EvaluationContext, Schematic};
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), schematic_core::client::BuildError> {
    /// let schematic = Schematic::builder("").offline(true).build()?;
    /// let acme = EvaluationContext::company("org", "acme");
    /// let export = schematic.check("export", &acme).await;
    /// assert!(!export.value);
    /// assert_eq!((export.source, export.outcome), (Source::Default, Outcome::Offline));
    /// # Ok(())
    /// # }
    /// ```
    pub fn check<'a, K: FlagKey>(
        &'a self,
        flag: K,
        context: &'a EvaluationContext,
    ) -> Check<'a, K> {
        Check::new(&self.0.checks, flag, context)
    }

    /// Creates a check of several flags, with at most one request, to be awaited.
    pub fn check_flags<'a>(
        &'a self,
        flags: &'a [impl FlagKey],
        context: &'a EvaluationContext,
    ) -> CheckFlags<'a> {
        CheckFlags::new(&self.0.checks, flags, context)
    }

    /// Creates a check of all flags there are, to be awaited.
    pub fn check_all<'a>(&'a self, context: &'a EvaluationContext) -> CheckAll<'a> {
        CheckAll::new(&self.0.checks, context)
    }

    /// Decides a flag from the DataStream's memory, without waiting and without a copy: `look` sees
    /// the answer as it lies in memory. Returns `None` if memory does not have all that is needed.
    ///
    /// ```
    /// use schematic_core::{EvaluationContext, Schematic};
    ///
    /// # fn main() -> Result<(), schematic_core::client::BuildError> {
    /// let schematic = Schematic::builder("").offline(true).build()?;
    /// let acme = EvaluationContext::company("org", "acme");
    /// let length = schematic.try_check("beta", &acme, |answer| answer.reason().len());
    /// assert_eq!(length, None);
    /// # Ok(())
    /// # }
    /// ```
    pub fn try_check<R>(
        &self,
        flag: impl FlagKey,
        context: &EvaluationContext,
        look: impl FnOnce(&Decision<'_>) -> R,
    ) -> Option<R> {
        self.0.checks.look(flag.flag_key(), context, look)
    }

    /// Returns the client's default value of a flag, if one is set.
    #[must_use]
    pub fn flag_default(&self, flag: impl FlagKey) -> Option<bool> {
        self.0.checks.defaults().get(flag.flag_key())
    }

    /// Sets the client's default value of a flag.
    pub fn set_flag_default(&self, flag: impl Into<Box<str>>, value: bool) {
        self.0.checks.defaults().extend([(flag.into(), value)]);
    }

    /// Sets the client's default values of these flags; those of others stay.
    pub fn set_flag_defaults<F: Into<Box<str>>>(
        &self,
        values: impl IntoIterator<Item = (F, bool)>,
    ) {
        let values = values.into_iter().map(|(flag, value)| (flag.into(), value));
        self.0.checks.defaults().extend(values);
    }

    /// Queues an event that says what a customer did. Never waits: the event is queued, or refused
    /// at once. Usage that the DataStream keeps in memory grows with it, so the next check sees it.
    ///
    /// ```
    /// use schematic_core::{EvaluationContext, Schematic, events::Track};
    ///
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let schematic = Schematic::builder("").offline(true).build()?;
    /// let acme = EvaluationContext::company("org", "acme");
    /// schematic.track(Track::new("report-generated").context(acme).quantity(3))?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// Returns an error if the event is invalid, the queue is full, or the client has been shut
    /// down. The error gives the event back.
    pub fn track(&self, event: Track) -> Result<Receipt, TrackError<Track>> {
        self.0.track(event)
    }

    /// Queues an event as [`Schematic::track`] does, but waits up to `timeout` for room when the
    /// queue is full.
    ///
    /// # Errors
    ///
    /// As [`Schematic::track`]; that the queue is full only after `timeout`.
    ///
    /// # Cancel safety
    ///
    /// When dropped before it ends, the event has not been accepted.
    pub async fn track_within(
        &self,
        event: Track,
        timeout: Duration,
    ) -> Result<Receipt, TrackError<Track>> {
        self.0.track_within(event, timeout).await
    }

    /// Queues an event that says who a user is, and which company the user belongs to. Never waits:
    /// the event is queued, or refused at once.
    ///
    /// # Errors
    ///
    /// Returns an error if the event is invalid, the queue is full, or the client has been shut
    /// down. The error gives the event back.
    pub fn identify(&self, event: Identify) -> Result<Receipt, TrackError<Identify>> {
        self.0.events.identify(event)
    }

    /// Queues an event as [`Schematic::identify`] does, but waits up to `timeout` for room when the
    /// queue is full.
    ///
    /// # Errors
    ///
    /// As [`Schematic::identify`]; that the queue is full only after `timeout`.
    ///
    /// # Cancel safety
    ///
    /// When dropped before it ends, the event has not been accepted.
    pub async fn identify_within(
        &self,
        event: Identify,
        timeout: Duration,
    ) -> Result<Receipt, TrackError<Identify>> {
        self.0.events.identify_within(event, timeout).await
    }

    /// Sends all events accepted so far, and waits up to 10 seconds until each is delivered or
    /// lost. Failed requests are repeated meanwhile; the wait ends sooner when the next try lies
    /// behind its end.
    ///
    /// # Cancel safety
    ///
    /// May be dropped at any point; the events are sent nevertheless.
    pub async fn flush(&self) -> FlushReport {
        self.flush_within(FLUSH_TIMEOUT).await
    }

    /// Sends events as [`Schematic::flush`] does, with `timeout` as its time limit.
    ///
    /// # Cancel safety
    ///
    /// As [`Schematic::flush`].
    pub async fn flush_within(&self, timeout: Duration) -> FlushReport {
        self.0.flush(timeout).await
    }

    /// Accepts no more events, sends those that wait, and reports what became of them, within 10
    /// seconds. From then on checks are answered by defaults and from the cache.
    ///
    /// Call it before the process ends: dropping the client does its best but cannot wait. It may
    /// be called several times, also at once; each call reports.
    ///
    /// # Cancel safety
    ///
    /// When dropped, the client is shut down all the same: events are sent until the time is over.
    pub async fn shutdown(&self) -> ShutdownReport {
        self.shutdown_within(SHUTDOWN_TIMEOUT).await
    }

    /// Shuts down as [`Schematic::shutdown`] does, with `timeout` as its time limit. Events that are
    /// left then are given up, unless another call has a later limit.
    ///
    /// # Cancel safety
    ///
    /// As [`Schematic::shutdown`].
    pub async fn shutdown_within(&self, timeout: Duration) -> ShutdownReport {
        self.0.shutdown(timeout).await
    }

    /// Waits until checks can be answered as they are meant to be, up to `timeout`: with a
    /// DataStream until its flags have arrived, in replicator mode until the replicator is ready,
    /// otherwise not at all. Returns whether they can.
    ///
    /// A check need not wait for it: until then the API is asked. It may be dropped at any point.
    pub async fn ready(&self, timeout: Duration) -> bool {
        match (&self.0.datastream, &self.0.replicator) {
            (Some(datastream), _) => datastream.ready(timeout).await,
            (None, Some(replicator)) => replicator.ready(timeout).await,
            (None, None) => true,
        }
    }

    /// Returns how the client is doing now: its checks, its events, its DataStream.
    ///
    /// ```
    /// use schematic_core::Schematic;
    ///
    /// # fn main() -> Result<(), schematic_core::client::BuildError> {
    /// let status = Schematic::builder("").offline(true).build()?.status();
    /// assert_eq!(status.checks.failing, None);
    /// assert_eq!(status.events.pending, 0);
    /// assert!(status.datastream.is_none());
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn status(&self) -> ClientStatus {
        self.0.status()
    }

    /// Subscribes to what changes about the client from now on, until it is shut down. The stream is
    /// bounded, so it need not be read.
    ///
    /// Includes changes of the DataStream; [`Schematic::status`] returns its state and counters.
    pub fn status_events(&self) -> StatusEvents {
        self.0.status.subscribe()
    }

    /// Returns whether the flags of the DataStream were ever there or the replicator is ready, or there
    /// is none to wait for.
    #[cfg(feature = "blocking")]
    pub(crate) fn is_ready(&self) -> bool {
        let (datastream, replicator) = (self.0.datastream.as_ref(), self.0.replicator.as_ref());
        datastream.is_none_or(DataStreamHandle::is_ready)
            && replicator.is_none_or(ReplicatorHandle::is_ready)
    }

    /// Returns what answers checks.
    #[cfg(feature = "blocking")]
    pub(crate) fn checks(&self) -> &Checks {
        &self.0.checks
    }

    /// Returns how long events that are left may be sent once the client is dropped.
    #[cfg(feature = "blocking")]
    pub(crate) fn drain_timeout(&self) -> Duration {
        self.0.events.drain_timeout()
    }

    /// Returns whether the client is offline.
    #[must_use]
    pub fn is_offline(&self) -> bool {
        self.0.checks.transport().is_none()
    }

    /// Creates a request of the API that this version has no method for: `method` on `path`, which
    /// begins with a slash. Awaiting it gives the answer's body as JSON, or as the type that
    /// [`RawRequest::typed`] names.
    ///
    /// It has the client's base URL, headers, time limits and retries, and goes nowhere else: a path
    /// that could lead to another host is an error of kind [`ErrorKind::InvalidRequest`].
    ///
    /// ```no_run
    /// use http::Method;
    /// use schematic_core::Schematic;
    ///
    /// # async fn example() -> Result<(), schematic_core::Error> {
    /// let schematic = Schematic::from_env()?;
    /// let invoices = schematic.request(Method::GET, "/invoices").query("limit", 10).await?;
    /// println!("{}", invoices["data"]);
    /// # Ok(())
    /// # }
    /// ```
    pub fn request(
        &self,
        method: Method,
        path: impl Into<Cow<'static, str>>,
    ) -> RawRequest<Async<'_>> {
        RawRequest::new(Async::new(self), method, path)
    }
}

/// Calls of the API with the client's settings. An offline client refuses them with
/// [`ErrorKind::Offline`].
impl Transport for Schematic {
    fn call<'a>(
        &'a self,
        call: Call,
        options: &'a RequestOptions,
    ) -> BoxFuture<'a, Result<Response, Error>> {
        match self.0.checks.transport() {
            Some(api) => api.call(call, options),
            None => Box::pin(std::future::ready(Err(offline()))),
        }
    }

    fn stream<'a>(
        &'a self,
        call: Call,
        options: &RequestOptions,
    ) -> BoxFuture<'a, Result<StreamedResponse<'a>, Error>> {
        let options = options.clone();
        Box::pin(async move { self.stream_owned(call, &options).await })
    }
}

impl Schematic {
    /// Makes `call` and returns its answer as soon as the head is there.
    pub(crate) async fn stream_owned(
        &self,
        call: Call,
        options: &RequestOptions,
    ) -> Result<StreamedResponse<'static>, Error> {
        match self.0.checks.transport() {
            Some(api) => api.stream(call, options).await,
            None => Err(offline()),
        }
    }
}

fn offline() -> Error {
    Error::new(
        ErrorKind::Offline,
        "the client is offline, so nothing was sent",
    )
}

impl fmt::Debug for Schematic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Schematic")
            .field("offline", &self.is_offline())
            .field("checks", &self.0.checks)
            .field("datastream", &self.0.datastream)
            .field("events", &self.0.events)
            .field("replicator", &self.0.replicator)
            .finish_non_exhaustive()
    }
}
