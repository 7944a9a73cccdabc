use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use super::{Answer, Reachability};
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

    /// Returns the answer for `flag` if it is available in memory, without I/O or waiting.
    ///
    /// Returns `None` if it is not. The default implementation always returns `None`.
    fn check_now(&self, flag: &str, context: &EvaluationContext) -> Option<Arc<CheckResult>> {
        let _ = (flag, context);
        None
    }

    /// Returns the answer for `flag` if it is available without waiting, in the form that is kept
    /// until the request ends.
    ///
    /// The whole result is built only if more than the value is requested. The default
    /// implementation wraps the result of [`Backend::check_now`], which is enough for a custom
    /// backend.
    fn answer_now(&self, flag: &str, context: &EvaluationContext) -> Option<Answer> {
        self.check_now(flag, context).map(Answer::from)
    }

    /// Decides `flag` like [`Backend::check`], and says whether Schematic answered.
    ///
    /// By default that is derived from the result of [`Backend::check`]. A backend that serves
    /// stale answers, or knows the HTTP status of a failure, should implement this method too.
    fn check_with_reachability<'a>(
        &'a self,
        flag: &'a str,
        context: &'a EvaluationContext,
        timeout: Duration,
    ) -> ReachabilityFuture<'a> {
        let check = self.check(flag, context, timeout);
        Box::pin(async move {
            let result = check.await;
            let reachability = Reachability::of_result(&result);
            (result, reachability)
        })
    }

    /// Decides whether `units` more of the feature of `flag` would be allowed, and says whether
    /// Schematic answered. `units` is at least 1.
    ///
    /// By default this is the plain check. In any case it is refused if its entitlement says that
    /// fewer units are left. A backend that can ask for so many units should implement this method.
    fn check_units<'a>(
        &'a self,
        flag: &'a str,
        context: &'a EvaluationContext,
        units: i64,
        timeout: Duration,
    ) -> ReachabilityFuture<'a> {
        let _ = units;
        self.check_with_reachability(flag, context, timeout)
    }

    /// Returns what [`Backend::check_units`] decides, if that needs no I/O. `None` by default.
    fn check_units_now(
        &self,
        flag: &str,
        context: &EvaluationContext,
        units: i64,
    ) -> Option<CheckResult> {
        let _ = (flag, context, units);
        None
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
