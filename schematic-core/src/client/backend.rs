//! The client as what requests ask.

use std::sync::Arc;
use std::time::Duration;

use super::Schematic;
use crate::checks::{Answer as Found, Checks, DefaultReason, Output, PLAIN};
use crate::clock::Clock;
use crate::context::EvaluationContext;
use crate::evaluation::Decision;
use crate::events::{Track, TrackError};
use crate::flags::{CheckOptions, CheckResult, Preflight, Source};
use crate::request::{
    Answer, Backend, CheckFuture, Look, Missed, Reachability, ReachabilityFuture,
};

/// Checks of requests are cached and degrade like every check of the client.
impl Backend for Schematic {
    fn check<'a>(
        &'a self,
        flag: &'a str,
        context: &'a EvaluationContext,
        timeout: Duration,
    ) -> CheckFuture<'a> {
        Box::pin(async move { self.check(flag, context).timeout(timeout).await })
    }

    fn check_with_reachability<'a>(
        &'a self,
        flag: &'a str,
        context: &'a EvaluationContext,
        missed: Missed,
        timeout: Duration,
    ) -> ReachabilityFuture<'a> {
        let options = CheckOptions::new().timeout(timeout);
        self.check_missed(flag, context, options, missed)
    }

    fn check_units<'a>(
        &'a self,
        flag: &'a str,
        context: &'a EvaluationContext,
        units: i64,
        missed: Missed,
        timeout: Duration,
    ) -> ReachabilityFuture<'a> {
        let options = for_units(units).timeout(timeout);
        self.check_missed(flag, context, options, missed)
    }

    fn check_units_now(
        &self,
        flag: &str,
        context: &EvaluationContext,
        units: i64,
    ) -> Result<CheckResult, Missed> {
        let answer = self.0.checks.look_now(flag, context, &for_units(units));
        answer.map_err(Missed::from)
    }

    fn stale_answer(&self, flag: &str, context: &EvaluationContext) -> Option<CheckResult> {
        self.0.checks.stale(flag, context)
    }

    fn check_now(&self, flag: &str, context: &EvaluationContext) -> Result<Answer, Missed> {
        let answer = self.0.checks.look_now(flag, context, PLAIN);
        answer.map_err(Missed::from)
    }

    fn flag_default(&self, flag: &str) -> Option<bool> {
        self.flag_default(flag)
    }

    fn track(&self, event: Track) -> Result<(), TrackError<Track>> {
        self.track(event).map(drop)
    }

    fn clock(&self) -> Arc<dyn Clock> {
        Arc::clone(self.0.checks.clock())
    }
}

impl Schematic {
    /// Goes on with a check for which memory was looked through.
    fn check_missed<'a>(
        &'a self,
        flag: &'a str,
        context: &'a EvaluationContext,
        options: CheckOptions,
        missed: Missed,
    ) -> ReachabilityFuture<'a> {
        let checks = &self.0.checks;
        Box::pin(async move {
            match missed.look() {
                Look::Done(miss) => checks.finish(miss, flag, context, &options).await,
                Look::Pending => checks.check(flag, context, &options).await,
            }
        })
    }
}

impl Output for (CheckResult, Reachability) {
    fn of_decision(flag: &str, decision: &Decision<'_>) -> Self {
        (decision.to_result(flag), Reachability::NotAsked)
    }

    fn of_answer(checks: &Checks, flag: &str, answer: Found, options: &CheckOptions) -> Self {
        let reachability = match &answer {
            Found::Known(_, Source::Api) | Found::Default(DefaultReason::NotFound) => {
                Reachability::Answered
            }
            Found::Known(..) | Found::Default(DefaultReason::Offline) => Reachability::NotAsked,
            Found::Stale(_, error) | Found::Default(DefaultReason::Error(error)) => {
                (&**error).into()
            }
        };
        let result = CheckResult::of_answer(checks, flag, answer, options);
        (result, reachability)
    }
}

/// Made where it stays, since a result is large.
impl Output for Arc<CheckResult> {
    fn of_decision(flag: &str, decision: &Decision<'_>) -> Self {
        Self::new(decision.to_result(flag))
    }

    fn of_answer(checks: &Checks, flag: &str, answer: Found, options: &CheckOptions) -> Self {
        Self::new(CheckResult::of_answer(checks, flag, answer, options))
    }
}

impl Output for Answer {
    fn of_decision(flag: &str, decision: &Decision<'_>) -> Self {
        match decision.brief(flag) {
            Some(brief) => brief.into(),
            None => Arc::<CheckResult>::of_decision(flag, decision).into(),
        }
    }

    fn of_answer(checks: &Checks, flag: &str, answer: Found, options: &CheckOptions) -> Self {
        Arc::<CheckResult>::of_answer(checks, flag, answer, options).into()
    }
}

/// Returns the options of a check for `units` more.
fn for_units(units: i64) -> CheckOptions {
    // A limit is reached when nothing is left, so after all units but one the last one has to be
    // allowed.
    let before_last = Preflight::new().usage(units.saturating_sub(1));
    CheckOptions::new().preflight(before_last)
}
