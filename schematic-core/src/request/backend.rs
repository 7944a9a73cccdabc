use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use super::{Answer, Missed, Reachability};
use crate::EvaluationContext;
use crate::clock::Clock;
use crate::events::{Track, TrackError};
use crate::flags::CheckResult;

/// The future of one [`Backend::check`].
pub type CheckFuture<'a> = Pin<Box<dyn Future<Output = CheckResult> + Send + 'a>>;

/// The future of one [`Backend::check_with_reachability`].
pub type ReachabilityFuture<'a> =
    Pin<Box<dyn Future<Output = (CheckResult, Reachability)> + Send + 'a>>;

/// What requests need of a client: answers, defaults, and somewhere to report usage.
///
/// The client implements it. Implement it yourself to test guards and handlers without one.
pub trait Backend: fmt::Debug + Send + Sync + 'static {
    /// Decides `flag` for `context` and takes at most `timeout` for it, retries included.
    ///
    /// Never fails: if Schematic is unreachable, returns the flag's default, and
    /// [`CheckResult::outcome`] gives the reason.
    fn check<'a>(
        &'a self,
        flag: &'a str,
        context: &'a EvaluationContext,
        timeout: Duration,
    ) -> CheckFuture<'a>;

    /// Returns the answer for `flag` if it is available without I/O or waiting, in the form that a
    /// request keeps. `Arc<CheckResult>` converts into it.
    ///
    /// # Errors
    ///
    /// Returns an error if it is not available; the check goes on with it. The default
    /// implementation never has an answer.
    fn check_now(&self, flag: &str, context: &EvaluationContext) -> Result<Answer, Missed> {
        let _ = (flag, context);
        Err(Missed::default())
    }

    /// Decides `flag` like [`Backend::check`], after [`Backend::check_now`] `missed`, and says
    /// whether Schematic answered.
    ///
    /// By default that is derived from the result of [`Backend::check`]. A backend that serves
    /// stale answers, or knows the HTTP status of a failure, should implement this method too.
    fn check_with_reachability<'a>(
        &'a self,
        flag: &'a str,
        context: &'a EvaluationContext,
        missed: Missed,
        timeout: Duration,
    ) -> ReachabilityFuture<'a> {
        let _ = missed;
        let check = self.check(flag, context, timeout);
        Box::pin(async move {
            let result = check.await;
            let reachability = Reachability::of_result(&result);
            (result, reachability)
        })
    }

    /// Returns what [`Backend::check_units`] decides, if that needs no I/O.
    ///
    /// # Errors
    ///
    /// As [`Backend::check_now`].
    fn check_units_now(
        &self,
        flag: &str,
        context: &EvaluationContext,
        units: i64,
    ) -> Result<CheckResult, Missed> {
        let _ = (flag, context, units);
        Err(Missed::default())
    }

    /// Decides whether `units` more of the feature of `flag` would be allowed, after
    /// [`Backend::check_units_now`] `missed`, and says whether Schematic answered. `units` is at
    /// least 1.
    ///
    /// By default this is the plain check. In any case it is refused if its entitlement says that
    /// fewer units are left. A backend that can ask for so many units should implement this method.
    fn check_units<'a>(
        &'a self,
        flag: &'a str,
        context: &'a EvaluationContext,
        units: i64,
        missed: Missed,
        timeout: Duration,
    ) -> ReachabilityFuture<'a> {
        let _ = (units, missed);
        self.check_with_reachability(flag, context, Missed::default(), timeout)
    }

    /// Returns the last answer of Schematic if it is out of date but may stand in while Schematic
    /// cannot be asked. `None` by default.
    fn stale_answer(&self, flag: &str, context: &EvaluationContext) -> Option<CheckResult> {
        let _ = (flag, context);
        None
    }

    /// Returns the default configured for `flag`, which may be `false`, or `None` if none is
    /// configured.
    fn flag_default(&self, flag: &str) -> Option<bool>;

    /// Takes an event to be sent. Never waits.
    ///
    /// # Errors
    ///
    /// When the event cannot be taken; then it is not sent.
    fn track(&self, event: Track) -> Result<(), TrackError<Track>>;

    /// The clock that the client goes by.
    fn clock(&self) -> Arc<dyn Clock>;
}
