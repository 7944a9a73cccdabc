use std::sync::Arc;
use std::time::Duration;

use super::Schematic;
use super::check::from_source;
use crate::clock::Clock;
use crate::context::EvaluationContext;
use crate::datastream::LocalAnswer;
use crate::events::{Refused, Track};
use crate::flags::{CheckOptions, CheckResult, Source};
use crate::request::{Answer, Backend, CheckFuture, ReachabilityFuture};

/// The client of requests: what it checks is cached and degrades like every check of the client's.
impl Backend for Schematic {
    fn check<'a>(
        &'a self,
        flag: &'a str,
        context: &'a EvaluationContext,
        budget: Duration,
    ) -> CheckFuture<'a> {
        Box::pin(async move {
            let options = CheckOptions::new().timeout(budget);
            self.check_flag_with_entitlement_and_options(flag, context, &options)
                .await
        })
    }

    fn check_with_reachability<'a>(
        &'a self,
        flag: &'a str,
        context: &'a EvaluationContext,
        budget: Duration,
    ) -> ReachabilityFuture<'a> {
        Box::pin(async move {
            let options = CheckOptions::new().timeout(budget);
            self.0.check(flag, context, &options).await
        })
    }

    fn stale_answer(&self, flag: &str, context: &EvaluationContext) -> Option<CheckResult> {
        let known = self.0.cache.stale(flag, context)?;
        Some(from_source(known, Source::Cache))
    }

    fn check_now(&self, flag: &str, context: &EvaluationContext) -> Option<Arc<CheckResult>> {
        // Made where it stays: a result is large.
        let keep = |answer: LocalAnswer<'_>| Arc::new(answer.to_result(flag));
        self.try_check(flag, context, keep)
            .or_else(|| self.whole_at_hand(flag, context).map(Arc::new))
    }

    fn answer_now(&self, flag: &str, context: &EvaluationContext) -> Option<Answer> {
        let keep = |answer: LocalAnswer<'_>| match answer.to_brief(flag) {
            Some(brief) => Answer::from(brief),
            None => Answer::from(Arc::new(answer.to_result(flag))),
        };
        self.try_check(flag, context, keep).or_else(|| {
            let result = self.whole_at_hand(flag, context)?;
            Some(Answer::from(Arc::new(result)))
        })
    }

    fn flag_default(&self, flag: &str) -> Option<bool> {
        self.flag_default(flag)
    }

    fn track(&self, event: Track) -> Result<(), Refused<Track>> {
        self.track(event).map(drop)
    }

    fn clock(&self) -> Arc<dyn Clock> {
        Arc::clone(&self.0.clock)
    }
}
