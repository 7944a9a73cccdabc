//! A check of one flag, as a value.

use std::fmt;
use std::mem;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use super::Checks;
use crate::context::EvaluationContext;
use crate::flags::{CheckOptions, CheckResult, FlagKey, Preflight};

/// A check of one flag that is yet to be made. [`Schematic::check`](crate::Schematic::check)
/// creates it.
///
/// Awaiting it gives the [`CheckResult`]; [`Check::enabled`] gives the value alone, and
/// [`Check::now`] what can be said without waiting. None of them fails: if Schematic is unreachable,
/// the default value stands.
///
/// ```
/// use schematic_core::flags::Outcome;
/// use schematic_core::{EvaluationContext, Schematic};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), schematic_core::client::BuildError> {
/// let schematic = Schematic::builder("").offline(true).build()?;
/// let acme = EvaluationContext::company("org", "acme");
///
/// let export = schematic.check("export", &acme).default_value(true).await;
/// assert!(export.value);
/// assert_eq!(export.outcome, Outcome::Offline);
///
/// // Would pages be left after 40 more?
/// assert!(!schematic.check("pages", &acme).usage(40).enabled().await);
/// # Ok(())
/// # }
/// ```
#[must_use = "a check does nothing until it is awaited"]
#[derive(Clone)]
pub struct Check<'a, K> {
    checks: &'a Checks,
    flag: K,
    context: &'a EvaluationContext,
    options: CheckOptions,
}

impl<'a, K: FlagKey> Check<'a, K> {
    pub(crate) fn new(checks: &'a Checks, flag: K, context: &'a EvaluationContext) -> Self {
        Self {
            checks,
            flag,
            context,
            options: CheckOptions::new(),
        }
    }

    /// Sets the value that stands when the flag cannot be decided, in place of the client's
    /// [default for it](crate::SchematicBuilder::flag_default).
    pub fn default_value(mut self, value: bool) -> Self {
        self.options = self.options.default_value(value);
        self
    }

    /// Sets how long the check may take, retries included, before the default stands. Defaults to
    /// the client's [check timeout](crate::SchematicBuilder::check_timeout).
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.options = self.options.timeout(timeout);
        self
    }

    /// Asks whether the flag is still on once `units` more of the feature are used, rather than what
    /// holds now: a preflight. 0 asks the plain question.
    ///
    /// A limit that these units use up counts as reached: with 3 left, `usage(3)` is off. Whether a
    /// request may use its units is what [`Flags::allows`](crate::request::Flags::allows) answers.
    ///
    /// A number that does not fit into an `i64` counts as [`i64::MAX`], which no limit allows. See
    /// [`Preflight`], also for events and credits.
    pub fn usage(mut self, units: impl TryInto<i64>) -> Self {
        self.options = self.options.usage(units);
        self
    }

    /// Asks whether an action would be allowed, rather than what holds now. Replaces what
    /// [`usage`](Self::usage) set.
    pub fn preflight(mut self, preflight: Preflight) -> Self {
        self.options = self.options.preflight(preflight);
        self
    }

    /// Replaces all options of this check, for options that several checks share.
    pub fn options(mut self, options: CheckOptions) -> Self {
        self.options = options;
        self
    }

    /// Decides the flag and returns its value.
    pub async fn enabled(self) -> bool {
        self.checks
            .check(self.flag.flag_key(), self.context, &self.options)
            .await
    }

    /// Returns the result if that needs no I/O: from the DataStream's memory, from the cache, or
    /// because Schematic cannot be asked. `None` if a request would have to be made.
    ///
    /// ```
    /// use schematic_core::{EvaluationContext, Schematic};
    ///
    /// # fn main() -> Result<(), schematic_core::client::BuildError> {
    /// let acme = EvaluationContext::company("org", "acme");
    /// let schematic = Schematic::builder("sch_dev_example").build()?;
    /// assert!(schematic.check("beta", &acme).now().is_none());
    /// let offline = Schematic::builder("").offline(true).build()?;
    /// assert!(offline.check("beta", &acme).now().is_some_and(|beta| !beta.value));
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn now(self) -> Option<CheckResult> {
        self.checks
            .check_now(self.flag.flag_key(), self.context, &self.options)
    }

    /// Returns the value alone if that needs no I/O, as [`Check::now`] does. Does not allocate.
    #[must_use]
    pub fn enabled_now(self) -> Option<bool> {
        self.checks
            .check_now(self.flag.flag_key(), self.context, &self.options)
    }
}

impl<'a, K: FlagKey + 'a> IntoFuture for Check<'a, K> {
    type Output = CheckResult;
    type IntoFuture = CheckFuture<'a, K>;

    fn into_future(self) -> Self::IntoFuture {
        CheckFuture(State::New(self))
    }
}

impl<K: FlagKey> fmt::Debug for Check<'_, K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Check")
            .field("flag", &self.flag.flag_key())
            .field("options", &self.options)
            .finish_non_exhaustive()
    }
}

/// The future of a [`Check`]. It allocates only if the check needs I/O.
#[must_use = "futures do nothing unless polled"]
pub struct CheckFuture<'a, K>(State<'a, K>);

enum State<'a, K> {
    New(Check<'a, K>),
    Pending(Pin<Box<dyn Future<Output = CheckResult> + Send + 'a>>),
    Done,
}

// Nothing in it is pinned in place.
impl<K> Unpin for CheckFuture<'_, K> {}

impl<'a, K: FlagKey + 'a> Future for CheckFuture<'a, K> {
    type Output = CheckResult;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<CheckResult> {
        if let State::New(_) = self.0
            && let State::New(check) = mem::replace(&mut self.0, State::Done)
        {
            let flag = check.flag.flag_key();
            let miss = match check.checks.begin(flag, check.context, &check.options) {
                Ok(result) => return Poll::Ready(result),
                Err(miss) => miss,
            };
            self.0 = State::Pending(Box::pin(async move {
                let flag = check.flag.flag_key();
                check
                    .checks
                    .finish(miss, flag, check.context, &check.options)
                    .await
            }));
        }
        let State::Pending(pending) = &mut self.0 else {
            // Polled after its end.
            return Poll::Pending;
        };
        let polled = pending.as_mut().poll(cx);
        if polled.is_ready() {
            self.0 = State::Done;
        }
        polled
    }
}

impl<K> fmt::Debug for CheckFuture<'_, K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CheckFuture").finish_non_exhaustive()
    }
}
