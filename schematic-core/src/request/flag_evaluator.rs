use std::collections::HashSet;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use schematic_api::runtime::{ErrorKind, Timestamp};

use super::breaker::Breaker;
use super::units::limited;
use super::{Answer, Backend, Missed, ReachabilityFuture};
use crate::EvaluationContext;
use crate::clock::Clock;
use crate::events::{Track, TrackError};
use crate::flags::{CheckResult, Outcome, Source};
use crate::sync::Mutex;

/// The largest number of unknown flags that are logged. The flags of guards are written in code, so
/// a larger number is not a typing mistake.
const MAX_LOGGED_FLAGS: usize = 1024;

/// Evaluates flags for requests: within a time limit, and without asking Schematic for a while when
/// it keeps failing.
///
/// A check may take 5 s, retries included. When checks for five different companies (or users
/// without a company) fail, or five connections cannot be made, and Schematic answers none in
/// between, further checks get a stale answer or the flag's default at once. One check a second
/// still tries Schematic, and any answer ends this. A company whose checks alone fail is spared in
/// the same way, without an effect on others. Clones share that state; make one for the whole
/// application.
#[derive(Clone)]
pub struct FlagEvaluator {
    backend: Arc<dyn Backend>,
    clock: Arc<dyn Clock>,
    check_timeout: Duration,
    breaker: Arc<Breaker>,
    /// Unknown flags that were logged.
    logged: Arc<Mutex<HashSet<Box<str>>>>,
}

impl FlagEvaluator {
    /// The time a check of a request may take: 5 s.
    pub const DEFAULT_CHECK_TIMEOUT: Duration = Duration::from_secs(5);

    /// Asks `backend`.
    #[must_use]
    pub fn new(backend: impl Backend) -> Self {
        let clock = backend.clock();
        Self {
            backend: Arc::new(backend),
            clock,
            check_timeout: Self::DEFAULT_CHECK_TIMEOUT,
            breaker: Arc::new(Breaker::new()),
            logged: Arc::default(),
        }
    }

    /// Sets the longest that one check may take, retries included. Defaults to
    /// [`FlagEvaluator::DEFAULT_CHECK_TIMEOUT`].
    #[must_use]
    pub fn check_timeout(mut self, timeout: Duration) -> Self {
        self.check_timeout = timeout;
        self
    }

    /// Returns an answer available without I/O, in the form that a request keeps.
    pub(super) fn check_now(
        &self,
        flag: &str,
        context: &EvaluationContext,
    ) -> Result<Answer, Missed> {
        self.backend.check_now(flag, context)
    }

    /// Returns the time by which a check that begins now is over.
    pub(super) fn deadline(&self) -> Duration {
        self.clock.monotonic().saturating_add(self.check_timeout)
    }

    /// Decides `flag` until `deadline`, after [`FlagEvaluator::check_now`] `missed`, or answers its
    /// default where that must do.
    pub(super) async fn check(
        &self,
        flag: &str,
        context: &EvaluationContext,
        missed: Missed,
        deadline: Duration,
    ) -> Arc<CheckResult> {
        let check = || {
            let timeout = deadline.saturating_sub(self.clock.monotonic());
            self.backend
                .check_with_reachability(flag, context, missed, timeout)
        };
        match self.ask(context, check).await {
            Ok(result) => Arc::new(result),
            Err(kind) => Arc::new(self.fallback(flag, context, kind)),
        }
    }

    /// Decides whether `units` more would be allowed, or answers the flag's default where that must
    /// do.
    pub(super) async fn check_units(
        &self,
        flag: &str,
        context: &EvaluationContext,
        units: i64,
    ) -> Arc<CheckResult> {
        let missed = match self.backend.check_units_now(flag, context, units) {
            Ok(result) => return Arc::new(limited(result, units)),
            Err(missed) => missed,
        };
        let check = || {
            self.backend
                .check_units(flag, context, units, missed, self.check_timeout)
        };
        let result = match self.ask(context, check).await {
            Ok(result) => result,
            Err(kind) => self.fallback(flag, context, kind),
        };
        Arc::new(limited(result, units))
    }

    /// Asks the backend, unless the breaker is open.
    async fn ask<'a>(
        &'a self,
        context: &EvaluationContext,
        check: impl FnOnce() -> ReachabilityFuture<'a>,
    ) -> Result<CheckResult, ErrorKind> {
        let asker = self.breaker.asker(context);
        let admission = self.breaker.admit(&*self.clock, asker)?;
        let (result, reachability) = check().await;
        admission.record(reachability);
        Ok(result)
    }

    /// Returns what stands in for an answer of Schematic.
    fn fallback(&self, flag: &str, context: &EvaluationContext, kind: ErrorKind) -> CheckResult {
        let stale = self.backend.stale_answer(flag, context);
        stale.unwrap_or_else(|| self.default_of(flag, kind))
    }

    pub(super) fn has_default(&self, flag: &str) -> bool {
        self.backend.flag_default(flag).is_some()
    }

    pub(super) fn track(&self, event: Track) -> Result<(), TrackError<Track>> {
        self.backend.track(event)
    }

    pub(super) fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// Logs a warning that Schematic does not know the `flag` of a guard, once for each flag.
    pub(super) fn warn_unknown(&self, flag: &str) {
        let mut logged = self.logged.lock();
        if logged.len() >= MAX_LOGGED_FLAGS || logged.contains(flag) {
            return;
        }
        logged.insert(flag.into());
        drop(logged);
        crate::telemetry::log!(
            warn, target: crate::telemetry::GUARDS,
            { feature_flag.key = flag },
            "Schematic does not know this flag, so the guard refuses everybody: is the key right?",
        );
    }

    fn default_of(&self, flag: &str, kind: ErrorKind) -> CheckResult {
        CheckResult::new(
            flag,
            self.backend.flag_default(flag).unwrap_or(false),
            "Error occurred - using default value: the last checks failed, Schematic is tried \
             again once a second",
            Source::Default,
            Outcome::Error(kind),
        )
    }
}

impl fmt::Debug for FlagEvaluator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FlagEvaluator")
            .field("backend", &self.backend)
            .field("check_timeout", &self.check_timeout)
            .field("breaker", &self.breaker)
            .finish_non_exhaustive()
    }
}
