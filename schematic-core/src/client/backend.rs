use std::sync::Arc;
use std::time::Duration;

use super::Schematic;
use crate::clock::Clock;
use crate::context::EvaluationContext;
use crate::events::{Refused, Track};
use crate::flags::{CheckOptions, CheckResult};
use crate::request::{Backend, CheckFuture};

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

    fn check_now(&self, flag: &str, context: &EvaluationContext) -> Option<CheckResult> {
        self.try_check_flag_with_entitlement(flag, context)
    }

    fn flag_default(&self, flag: &str) -> Option<bool> {
        self.flag_default(flag)
    }

    fn track(&self, event: Track) -> Result<(), Refused> {
        self.track(event).map(drop)
    }

    fn clock(&self) -> Arc<dyn Clock> {
        Arc::clone(&self.0.clock)
    }
}
