//! The client for code without an asynchronous runtime (feature `blocking`).
//!
//! [`Schematic`] does what the asynchronous [client](crate::Schematic) does, and blocks the thread
//! where that one is awaited. It has the same checks, events, DataStream, operations and settings,
//! and [`SchematicBuilder::build_blocking`](crate::SchematicBuilder::build_blocking) makes it.
//!
//! ```
//! use schematic_core::events::Track;
//! use schematic_core::{EvaluationContext, Schematic};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! // `blocking::Schematic::from_env()` connects; an offline client answers with defaults.
//! let schematic = Schematic::builder("").offline(true).flag_default("reports", true).build_blocking()?;
//! let acme = EvaluationContext::company("org", "acme");
//! assert!(schematic.check_flag("reports", &acme));
//!
//! schematic.track(Track::new("report-generated").context(acme))?;
//! let report = schematic.shutdown()?;
//! assert_eq!(report.events.pending, 0);
//! # Ok(())
//! # }
//! ```
//!
//! # The client's thread
//!
//! Each client has one thread, `schematic`, with a runtime that sends its events, keeps its
//! DataStream and makes its requests. It ends when the client is shut down or its last handle is
//! dropped, as soon as no call is under way. Dropping a handle never blocks: the thread goes on to
//! send the events that are left, for the
//! [drain timeout](crate::events::EventOptions::drain_timeout) at most, unless the process ends
//! before. So call [`Schematic::shutdown`], or use [`Schematic::scope`].
//!
//! A check that memory or the cache answers is decided on the caller's thread. It waits only if a
//! DataStream's memory lacks its company or user, which are requested first; `now` never waits.
//!
//! # Where it can be used
//!
//! On every thread, within asynchronous code too. There it blocks the runtime's thread like any
//! other blocking call, and never panics. What has to run on that same thread meanwhile, for example
//! a server in the same process, stands still, so prefer the asynchronous client there.
//!
//! The client calls back into the application on its own thread: hooks such as
//! [`EventOptions::on_drop`](crate::events::EventOptions::on_drop), services given to
//! [`transport`](crate::SchematicBuilder::transport), clocks. A call that would have to wait there
//! would wait for itself, so it returns an error of kind
//! [`ErrorKind::Deadlock`](crate::ErrorKind::Deadlock), and a check has its default. Calls that never
//! wait, such as [`Schematic::track`], work there too.

mod check;
mod groups;
mod operations;
mod park;
mod status;
mod thread;

use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::Arc;
use std::time::Duration;

pub use self::check::{Check, CheckAll, CheckFlags};
pub use self::status::StatusEvents;
use self::thread::{CallError, ClientThread};
use crate::checks::{Decision, PLAIN};
use crate::client::{BuildError, ClientStatus, FLUSH_TIMEOUT, SHUTDOWN_TIMEOUT, SchematicBuilder};
use crate::context::EvaluationContext;
use crate::events::{
    FlushReport, Identify, Receipt, ShutdownReport, Track, TrackError, TrackErrorKind,
};
use crate::flags::FlagKey;
use crate::{Error, client};

/// A client of Schematic that blocks: checks flags, sends events, calls the API.
///
/// A cheap handle: clones are the same client, with one thread, one cache and one set of
/// connections. See the [module](self) for where it can be used, and
/// [`schematic_core::Schematic`](crate::Schematic) for what it does.
///
/// # Errors
///
/// Methods that wait return an error of kind
/// [`ErrorKind::Deadlock`](crate::ErrorKind::Deadlock) on the client's own thread.
#[derive(Clone)]
pub struct Schematic {
    client: client::Schematic,
    thread: Arc<ClientThread>,
}

impl SchematicBuilder {
    /// Builds a [blocking client](crate::blocking), and starts its thread. Makes no connection, but
    /// for that of a DataStream.
    ///
    /// # Errors
    ///
    /// Returns an error if a setting cannot be used, or if the thread cannot be started.
    pub fn build_blocking(self) -> Result<Schematic, BuildError> {
        let (thread, client) = ClientThread::start(|runtime| self.task_runtime(runtime).build())?;
        Ok(Schematic {
            client,
            thread: Arc::new(thread),
        })
    }
}

impl Schematic {
    /// Creates a builder of a client with this API key, which
    /// [`build_blocking`](SchematicBuilder::build_blocking) ends. Blanks and tabs around the key do
    /// not count.
    pub fn builder(key: impl AsRef<str>) -> SchematicBuilder {
        client::Schematic::builder(key)
    }

    /// Builds a client with the settings that the environment has, as
    /// [`schematic_core::Schematic::from_env`](crate::Schematic::from_env) takes them.
    ///
    /// # Errors
    ///
    /// Returns an error if the key is missing, a setting cannot be used, or the thread cannot be
    /// started.
    pub fn from_env() -> Result<Self, BuildError> {
        client::Schematic::builder_from_env().build_blocking()
    }

    /// Checks whether a flag is on for the company and user in `context`.
    ///
    /// Never fails: if Schematic is unreachable, returns the flag's default. The short form of
    /// [`Schematic::check`].
    pub fn check_flag(&self, flag: impl FlagKey, context: &EvaluationContext) -> bool {
        self.decide(flag.flag_key(), context, PLAIN)
    }

    /// Creates a check of a flag for the company and user in `context`.
    pub fn check<'a, K: FlagKey>(
        &'a self,
        flag: K,
        context: &'a EvaluationContext,
    ) -> Check<'a, K> {
        Check::new(self, flag, context)
    }

    /// Creates a check of several flags, with at most one request.
    pub fn check_flags<'a>(
        &'a self,
        flags: &'a [impl FlagKey],
        context: &'a EvaluationContext,
    ) -> CheckFlags<'a> {
        CheckFlags::new(self, flags, context)
    }

    /// Creates a check of all flags there are.
    pub fn check_all<'a>(&'a self, context: &'a EvaluationContext) -> CheckAll<'a> {
        CheckAll::new(self, context)
    }

    /// Decides a flag from the DataStream's memory, without waiting and without a copy: `look` sees
    /// the answer as it lies in memory. Returns `None` if memory does not have all that is needed.
    pub fn try_check<R>(
        &self,
        flag: impl FlagKey,
        context: &EvaluationContext,
        look: impl FnOnce(&Decision<'_>) -> R,
    ) -> Option<R> {
        self.client.try_check(flag, context, look)
    }

    /// Returns the client's default value of a flag, if one is set.
    #[must_use]
    pub fn flag_default(&self, flag: impl FlagKey) -> Option<bool> {
        self.client.flag_default(flag)
    }

    /// Sets the client's default value of a flag.
    pub fn set_flag_default(&self, flag: impl Into<Box<str>>, value: bool) {
        self.client.set_flag_default(flag, value);
    }

    /// Sets the client's default values of these flags; those of others stay.
    pub fn set_flag_defaults<F: Into<Box<str>>>(
        &self,
        values: impl IntoIterator<Item = (F, bool)>,
    ) {
        self.client.set_flag_defaults(values);
    }

    /// Queues an event that says what a customer did. Never waits: the event is queued, or refused
    /// at once.
    ///
    /// # Errors
    ///
    /// Returns an error if the event is invalid, the queue is full, or the client has been shut
    /// down. The error gives the event back.
    pub fn track(&self, event: Track) -> Result<Receipt, TrackError<Track>> {
        self.client.track(event)
    }

    /// Queues an event as [`Schematic::track`] does, but blocks up to `timeout` for room when the
    /// queue is full.
    ///
    /// # Errors
    ///
    /// As [`Schematic::track`]; that the queue is full only after `timeout`, and at once on the
    /// client's own thread ([`TrackErrorKind::Deadlock`]).
    pub fn track_within(
        &self,
        event: Track,
        timeout: Duration,
    ) -> Result<Receipt, TrackError<Track>> {
        let client = self.client.clone();
        let within = move |event| async move { client.track_within(event, timeout).await };
        self.with_room(event, |event| self.track(event), within)
    }

    /// Queues an event that says who a user is, and which company the user belongs to. Never waits:
    /// the event is queued, or refused at once.
    ///
    /// # Errors
    ///
    /// Returns an error if the event is invalid, the queue is full, or the client has been shut
    /// down. The error gives the event back.
    pub fn identify(&self, event: Identify) -> Result<Receipt, TrackError<Identify>> {
        self.client.identify(event)
    }

    /// Queues an event as [`Schematic::identify`] does, but blocks up to `timeout` for room when the
    /// queue is full.
    ///
    /// # Errors
    ///
    /// As [`Schematic::track_within`].
    pub fn identify_within(
        &self,
        event: Identify,
        timeout: Duration,
    ) -> Result<Receipt, TrackError<Identify>> {
        let client = self.client.clone();
        let within = move |event| async move { client.identify_within(event, timeout).await };
        self.with_room(event, |event| self.identify(event), within)
    }

    /// Sends all events accepted so far, and blocks up to 10 seconds until each is delivered or
    /// lost. Failed requests are repeated meanwhile; the wait ends sooner when the next try lies
    /// behind its end.
    ///
    /// # Errors
    ///
    /// Returns an error on the client's own thread. What becomes of events is in the report.
    pub fn flush(&self) -> Result<FlushReport, Error> {
        self.flush_within(FLUSH_TIMEOUT)
    }

    /// Sends events as [`Schematic::flush`] does, with `timeout` as its time limit.
    ///
    /// # Errors
    ///
    /// As [`Schematic::flush`].
    pub fn flush_within(&self, timeout: Duration) -> Result<FlushReport, Error> {
        let client = self.client.clone();
        let report = self
            .thread
            .run_to_the_end(async move { client.flush_within(timeout).await });
        unless_ended(report)
    }

    /// Accepts no more events, sends those that wait, and reports what became of them, within 10
    /// seconds. From then on checks are answered by defaults and from the cache, and the API is not
    /// called any more. The client's thread ends once no call is under way.
    ///
    /// It may be called several times, also at once; each call reports.
    ///
    /// # Errors
    ///
    /// Returns an error on the client's own thread, and shuts nothing down then.
    pub fn shutdown(&self) -> Result<ShutdownReport, Error> {
        self.shutdown_within(SHUTDOWN_TIMEOUT)
    }

    /// Shuts down as [`Schematic::shutdown`] does, with `timeout` as its time limit. Events that are
    /// left then are given up, unless another call has a later limit.
    ///
    /// # Errors
    ///
    /// As [`Schematic::shutdown`].
    pub fn shutdown_within(&self, timeout: Duration) -> Result<ShutdownReport, Error> {
        let client = self.client.clone();
        let report = self
            .thread
            .run_to_the_end(async move { client.shutdown_within(timeout).await });
        let report = unless_ended(report)?;
        self.thread.end();
        Ok(report)
    }

    /// Runs `work` with the client, shuts the client down, and returns what `work` returned, with
    /// the report of the shutdown.
    ///
    /// The client is shut down in any case: if `work` returns an error, and if it panics; the panic
    /// goes on afterwards. The shutdown takes up to 10 seconds.
    ///
    /// ```
    /// use schematic_core::Schematic;
    /// use schematic_core::events::Track;
    ///
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let schematic = Schematic::builder("").offline(true).build_blocking()?;
    /// let (result, report) = schematic.scope(|schematic| {
    ///     schematic.track(Track::new("import").company("org", "acme")).map(drop)
    /// })?;
    /// assert!(result.is_ok());
    /// assert_eq!(report.events.pending, 0);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// Returns an error on the client's own thread, before `work` is run.
    pub fn scope<T>(self, work: impl FnOnce(Self) -> T) -> Result<(T, ShutdownReport), Error> {
        self.scope_within(SHUTDOWN_TIMEOUT, work)
    }

    /// Runs `work` as [`Schematic::scope`] does, with `timeout` as the time limit of the shutdown.
    ///
    /// # Errors
    ///
    /// As [`Schematic::scope`].
    pub fn scope_within<T>(
        self,
        timeout: Duration,
        work: impl FnOnce(Self) -> T,
    ) -> Result<(T, ShutdownReport), Error> {
        if thread::is_own(self.thread.id()) {
            return Err(CallError::OwnThread.into());
        }
        let client = self.clone();
        let ended = catch_unwind(AssertUnwindSafe(move || work(client)));
        let report = self.shutdown_within(timeout);
        match ended {
            Ok(value) => Ok((value, report?)),
            Err(panic) => resume_unwind(panic),
        }
    }

    /// Blocks until checks can be answered as they are meant to be, up to `timeout`: with a
    /// DataStream until its flags have arrived, without one not at all. Returns whether they can.
    ///
    /// A check need not wait for it: until then the API is asked.
    ///
    /// # Errors
    ///
    /// Returns an error on the client's own thread if they cannot yet.
    pub fn ready(&self, timeout: Duration) -> Result<bool, Error> {
        if self.client.is_ready() {
            return Ok(true);
        }
        let client = self.client.clone();
        unless_ended(self.thread.run(async move { client.ready(timeout).await }))
    }

    /// Returns how the client is doing now: its checks, its events, its DataStream.
    #[must_use]
    pub fn status(&self) -> ClientStatus {
        self.client.status()
    }

    /// Subscribes to what changes about the client from now on, until it is shut down. The events are
    /// bounded, so they need not be received.
    pub fn status_events(&self) -> StatusEvents {
        StatusEvents::new(self.client.status_events(), self.thread.id())
    }

    /// Returns whether the client is offline.
    #[must_use]
    pub fn is_offline(&self) -> bool {
        self.client.is_offline()
    }

    /// Queues `event` at once, or on the client's thread when there is room.
    fn with_room<E: Clone + Send + 'static, F>(
        &self,
        event: E,
        at_once: impl FnOnce(E) -> Result<Receipt, TrackError<E>>,
        within: impl FnOnce(E) -> F,
    ) -> Result<Receipt, TrackError<E>>
    where
        F: Future<Output = Result<Receipt, TrackError<E>>> + Send + 'static,
    {
        let event = match at_once(event) {
            Err(error) if error.kind() == TrackErrorKind::QueueFull => error.into_event(),
            result => return result,
        };
        let again = event.clone();
        self.thread.run(within(event)).unwrap_or_else(|error| {
            let kind = match error {
                CallError::Ended => TrackErrorKind::ShutDown,
                CallError::OwnThread => TrackErrorKind::Deadlock,
            };
            Err(TrackError::new(kind, again))
        })
    }
}

/// Returns what a call did, or what is empty if the client was shut down: nothing is left then.
fn unless_ended<T: Default>(called: Result<T, CallError>) -> Result<T, Error> {
    match called {
        Ok(report) => Ok(report),
        Err(CallError::Ended) => Ok(T::default()),
        Err(error) => Err(error.into()),
    }
}

impl fmt::Debug for Schematic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Schematic")
            .field("client", &self.client)
            .field("thread", &self.thread)
            .finish()
    }
}
