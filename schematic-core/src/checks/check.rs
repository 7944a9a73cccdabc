//! A check of one flag, as a value.

use std::fmt;
use std::mem;
use std::pin::Pin;
use std::task::{Context, Poll};

use super::{Checks, setter};
use crate::context::EvaluationContext;
use crate::flags::{CheckOptions, CheckResult, FlagKey};

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

    setter!(default_value);
    setter!(timeout);
    setter!(usage);
    setter!(preflight);
    setter!(options);

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
