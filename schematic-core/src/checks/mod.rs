//! How a check finds its answer: in memory, in the cache, from Schematic's API, or the default.
//!
//! A check is a value, made by [`Schematic::check`](crate::Schematic::check),
//! [`Schematic::check_flags`](crate::Schematic::check_flags) and
//! [`Schematic::check_all`](crate::Schematic::check_all): it takes options, and is awaited.
//!
//! ```
//! use std::time::Duration;
//! use schematic_core::flags::Source;
//! use schematic_core::{EvaluationContext, Schematic};
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), schematic_core::client::BuildError> {
//! let schematic = Schematic::builder("").offline(true).build()?;
//! let acme = EvaluationContext::company("org", "acme");
//!
//! let reports = schematic
//!     .check("reports", &acme)
//!     .default_value(true)
//!     .timeout(Duration::from_millis(200))
//!     .await;
//! assert!(reports.value);
//! assert_eq!(reports.source, Source::Default);
//! assert!(!schematic.check("charts", &acme).enabled().await);
//! # Ok(())
//! # }
//! ```

mod answer;
mod api;
mod check;
mod check_many;
mod health;
mod local;
mod many;
mod one;
mod setters;
mod turns;

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use schematic_api::runtime::{Error, ErrorKind};

pub(crate) use self::answer::{Answer, DefaultReason, Output, from_source};
pub use self::check::{Check, CheckFuture};
pub use self::check_many::{CheckAll, CheckFlags};
pub use self::health::CheckStatus;
use self::health::Health;
pub(crate) use self::local::Memory;
use self::many::FetchedAll;
use self::one::Fetched;
pub(crate) use self::one::PLAIN;
pub(crate) use self::setters::setter;
pub(crate) use self::turns::ApiTurns;
use crate::cache::{AnswerKey, Cache, Limits, SingleFlight};
use crate::clock::Clock;
use crate::context::EvaluationContext;
pub use crate::evaluation::Decision;
use crate::flags::{CheckOptions, CheckResult, FlagDefaults, Source};
use crate::status::StatusSender;
use crate::transport::ApiTransport;

/// The part of a client that answers checks.
pub(crate) struct Checks {
    /// `None` when the client is offline.
    api: Option<Arc<ApiTransport>>,
    cache: Arc<Cache>,
    clock: Arc<dyn Clock>,
    /// Whether the client was shut down.
    closed: AtomicBool,
    defaults: FlagDefaults,
    health: Health,
    /// `None` without a DataStream, and when the client is offline.
    memory: Option<Memory>,
    /// Requests for all flags of a context that are under way.
    all_flights: SingleFlight<EvaluationContext, FetchedAll>,
    /// Requests for one flag that are under way.
    flights: SingleFlight<AnswerKey, Fetched>,
    timeout: Duration,
}

/// What checks are made of.
pub(crate) struct Parts {
    /// `None` when the client is offline.
    pub(crate) api: Option<ApiTransport>,
    pub(crate) cache: Cache,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) defaults: FlagDefaults,
    /// `None` without a DataStream, and when the client is offline.
    pub(crate) memory: Option<Memory>,
    pub(crate) status: StatusSender,
    /// How long a check may take.
    pub(crate) timeout: Duration,
}

impl Checks {
    pub(crate) fn new(parts: Parts) -> Self {
        Self {
            api: parts.api.map(Arc::new),
            cache: Arc::new(parts.cache),
            clock: parts.clock,
            closed: AtomicBool::new(false),
            defaults: parts.defaults,
            health: Health::new(parts.status),
            memory: parts.memory,
            all_flights: SingleFlight::new(),
            flights: SingleFlight::new(),
            timeout: parts.timeout,
        }
    }

    pub(crate) fn clock(&self) -> &Arc<dyn Clock> {
        &self.clock
    }

    pub(crate) fn defaults(&self) -> &FlagDefaults {
        &self.defaults
    }

    /// Returns the way to the API, or `None` if the client is offline.
    pub(crate) fn transport(&self) -> Option<&Arc<ApiTransport>> {
        self.api.as_ref()
    }

    pub(crate) fn status(&self) -> CheckStatus {
        self.health.status()
    }

    /// From now on checks are answered from the cache and by defaults.
    pub(crate) fn close(&self) {
        self.closed.store(true, Ordering::Release);
    }

    pub(crate) fn is_closed(&self) -> bool {
        self.closed.load(Ordering::Acquire)
    }

    /// Returns an answer that is out of date but may stand in for one that cannot be had.
    pub(crate) fn stale(&self, flag: &str, context: &EvaluationContext) -> Option<CheckResult> {
        let known = self.cache.stale(flag, context)?;
        Some(from_source(known, Source::Cache))
    }

    /// Returns the way to the API, or why it cannot be asked.
    fn api(&self) -> Result<&Arc<ApiTransport>, DefaultReason> {
        let api = self.api.as_ref().ok_or(DefaultReason::Offline)?;
        if self.is_closed() {
            let error = Error::new(ErrorKind::Offline, "the client is shut down");
            return Err(DefaultReason::Error(Arc::new(error)));
        }
        Ok(api)
    }

    /// Returns the time by which a check that begins now must be over.
    fn until(&self, options: &CheckOptions) -> Duration {
        self.clock
            .monotonic()
            .saturating_add(self.timeout_of(options))
    }

    /// Returns the limits of a check that waits until `until`. What several wait for may take as long as the
    /// client's check timeout, so that one with little time does not end it for the others.
    fn limits(&self, until: Duration) -> Limits {
        Limits {
            caller: until,
            work: self.clock.monotonic().saturating_add(self.timeout),
        }
    }

    fn timeout_of(&self, options: &CheckOptions) -> Duration {
        options.timeout_set().unwrap_or(self.timeout)
    }

    /// Returns the error of a check that has no time left.
    fn too_late(&self, options: &CheckOptions) -> Error {
        let message = format!("no answer came within {:?}", self.timeout_of(options));
        Error::new(ErrorKind::Timeout, message)
    }
}

impl fmt::Debug for Checks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Checks")
            .field("api", &self.api)
            .field("has_memory", &self.memory.is_some())
            .field("closed", &self.is_closed())
            .finish_non_exhaustive()
    }
}
