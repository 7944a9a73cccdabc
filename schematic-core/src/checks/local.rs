//! Checks answered from memory, whatever fills it.

use std::sync::Arc;
use std::time::Duration;

use super::answer::{Output, log};
use super::{ApiTurns, Checks};
use crate::context::EvaluationContext;
use crate::evaluation::{Decision, Evaluator, Miss};
use crate::flag_checks::FlagChecks;
use crate::flags::{CheckOptions, CheckResult, from_rules};

/// What answers checks from memory, and what reports those answers to Schematic.
pub(crate) struct Memory {
    pub(crate) evaluator: Arc<Evaluator>,
    pub(crate) flag_checks: Arc<FlagChecks>,
    /// `None` where nothing bounds how many checks ask the API.
    pub(crate) api_turns: Option<ApiTurns>,
}

impl Checks {
    /// Has `look` see the answer that memory gives, without a copy.
    pub(crate) fn look<R>(
        &self,
        flag: &str,
        context: &EvaluationContext,
        look: impl FnOnce(&Decision<'_>) -> R,
    ) -> Option<R> {
        let memory = self.memory()?;
        let evaluator = &memory.evaluator;
        evaluator.ensure_running();
        evaluator
            .evaluate(flag, context, evaluator.plain(), |decision| {
                report_check(memory, flag, context, decision, false);
                look(decision)
            })
            .ok()
    }

    /// Decides `flag` from memory. The error is what memory lacks; `None` if there is no memory, or
    /// the check cannot be meant.
    pub(super) fn evaluate_local<R: Output>(
        &self,
        flag: &str,
        context: &EvaluationContext,
        options: &CheckOptions,
    ) -> Result<R, Option<Miss>> {
        let memory = self.memory().ok_or(None)?;
        let preflight = options.preflight_set();
        let assumed;
        let assumed = match preflight {
            None => memory.evaluator.plain(),
            Some(preflight) if preflight.problem().is_none() => {
                assumed = from_rules::options(preflight);
                &assumed
            }
            // It fails where the API would be asked.
            Some(_) => return Err(None),
        };
        memory.evaluator.ensure_running();
        memory
            .evaluator
            .evaluate(flag, context, assumed, |decision| {
                report_check(memory, flag, context, decision, preflight.is_some());
                R::of_decision(flag, decision)
            })
            .map_err(Some)
    }

    /// Decides several flags from memory, all at one moment. The error is what memory lacks; `None` if
    /// there is no memory.
    pub(super) fn evaluate_all_local(
        &self,
        flags: &[&str],
        context: &EvaluationContext,
    ) -> Result<Vec<CheckResult>, Option<Miss>> {
        let memory = self.memory().ok_or(None)?;
        memory.evaluator.ensure_running();
        let flags = flags.iter().copied();
        let take = |flag: &str, decision: &Decision<'_>| decision.to_result(flag);
        memory
            .evaluator
            .evaluate_all(flags, context, take)
            .map_err(Some)
    }

    /// Returns what a check missed if it can be fetched into memory.
    pub(super) fn fetchable(&self, miss: Option<Miss>) -> Option<Miss> {
        let miss = miss?;
        let memory = self.memory()?;
        memory.evaluator.is_fetchable(miss).then_some(miss)
    }

    /// Returns the turns of which a check needs one to ask the API after this miss, if it does.
    pub(super) fn turns_after(&self, miss: Option<Miss>) -> Option<ApiTurns> {
        let turns = self.memory.as_ref()?.api_turns.as_ref()?;
        turns.needed_after(miss)
    }

    /// Requests what a check of `flags` missed, and says how long that took. A miss that cannot be
    /// fetched is returned as it is.
    pub(super) async fn fetch_missing(
        &self,
        miss: Miss,
        flags: &[&str],
        context: &EvaluationContext,
        options: &CheckOptions,
    ) -> (Result<(), Miss>, Duration) {
        let Some(memory) = self.memory() else {
            return (Err(miss), Duration::ZERO);
        };
        let began = self.clock.monotonic();
        let limit = self.timeout_of(options);
        let fetch = memory.evaluator.fetch_missing(miss, flags, context, limit);
        let fetched = fetch.await;
        (fetched, self.clock.monotonic().saturating_sub(began))
    }

    /// Has memory keep the spellings of keys in `context` for which the API answered with a company or
    /// user that it holds.
    pub(super) fn learn_spellings(&self, context: &EvaluationContext, answer: &CheckResult) {
        if let Some(memory) = self.memory() {
            let [company, user] = [&answer.company_id, &answer.user_id].map(Option::as_deref);
            memory.evaluator.add_spellings(context, company, user);
        }
    }

    /// Returns the memory, unless there is none or the client is shut down.
    fn memory(&self) -> Option<&Memory> {
        self.memory.as_ref().filter(|_| !self.is_closed())
    }
}

/// Logs a decision and reports it to Schematic.
fn report_check(
    memory: &Memory,
    flag: &str,
    context: &EvaluationContext,
    decision: &Decision<'_>,
    is_preflight: bool,
) {
    memory
        .flag_checks
        .record(flag, context, decision, is_preflight);
    log(
        flag,
        decision.value(),
        decision.source(),
        decision.outcome(),
    );
}
