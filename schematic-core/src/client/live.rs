use std::sync::atomic::Ordering;
use std::time::Duration;

use super::check::{PLAIN, log};
use super::{Inner, Schematic};
use crate::context::EvaluationContext;
use crate::datastream::{
    DataStreamStatus, DataStreamWatch, Decision, FlagCheckStats, Live, LocalAnswer, Miss,
};
use crate::flags::{CheckOptions, CheckResult, Source, from_rules};

/// Answers that need no waiting, and the DataStream that gives most of them.
impl Schematic {
    /// Whether the flag `flag` is on for whoever `context` names, if that can be said at once: from
    /// what the DataStream has told, from the cache, or because nobody can be asked anyway. `None`
    /// when somebody would have to be asked. Never waits.
    ///
    /// ```
    /// use schematic_core::{EvaluationContext, Schematic};
    ///
    /// # fn main() -> Result<(), schematic_core::client::BuildError> {
    /// let acme = EvaluationContext::company("org", "acme");
    /// let schematic = Schematic::builder("sch_dev_example").build()?;
    /// assert_eq!(schematic.try_check_flag("beta", &acme), None);
    /// let offline = Schematic::builder("").offline(true).build()?;
    /// assert_eq!(offline.try_check_flag("beta", &acme), Some(false));
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn try_check_flag(&self, flag: &str, context: &EvaluationContext) -> Option<bool> {
        let value = |answer: LocalAnswer<'_>| answer.value();
        if let Some(value) = self.try_check(flag, context, value) {
            return Some(value);
        }
        let answer = self.0.at_hand(flag, context, PLAIN)?;
        Some(self.0.value(flag, answer, PLAIN))
    }

    /// The same with why, from where, and what the company may use of the flag's feature.
    #[must_use]
    pub fn try_check_flag_with_entitlement(
        &self,
        flag: &str,
        context: &EvaluationContext,
    ) -> Option<CheckResult> {
        self.try_check(flag, context, |answer| answer.to_result(flag))
            .or_else(|| self.whole_at_hand(flag, context))
    }

    /// Decides a flag from what the DataStream has told, without waiting and without a copy:
    /// `look` sees the answer as it lies in memory. `None` when memory has not all that is needed.
    ///
    /// ```
    /// use schematic_core::{EvaluationContext, Schematic};
    ///
    /// # fn main() -> Result<(), schematic_core::client::BuildError> {
    /// let schematic = Schematic::builder("").offline(true).build()?;
    /// let acme = EvaluationContext::company("org", "acme");
    /// let length = schematic.try_check("beta", &acme, |answer| answer.reason().len());
    /// assert_eq!(length, None);
    /// # Ok(())
    /// # }
    /// ```
    pub fn try_check<R>(
        &self,
        flag: &str,
        context: &EvaluationContext,
        look: impl FnOnce(LocalAnswer<'_>) -> R,
    ) -> Option<R> {
        let live = self.0.live()?;
        live.ensure_running();
        live.decide(flag, context, live.plain(), |decision| {
            noted(live, flag, context, decision, false);
            look(LocalAnswer::new(decision))
        })
        .ok()
    }

    /// Waits until checks can be answered as they are meant to be, for at most `timeout`: with a
    /// DataStream until its flags are there, without one not at all. True when they can.
    ///
    /// A check need not wait for it: until then the API is asked.
    ///
    /// # Cancel safety
    ///
    /// May be dropped at any point.
    pub async fn ready(&self, timeout: Duration) -> bool {
        match &self.0.live {
            Some(live) => live.ready(timeout).await,
            None => true,
        }
    }

    /// How the DataStream is; `None` when the client has none.
    #[must_use]
    pub fn datastream_status(&self) -> Option<DataStreamStatus> {
        Some(self.0.live.as_ref()?.status())
    }

    /// What became of the checks that the DataStream's memory answered, as far as Schematic is told
    /// about them; `None` when the client has no DataStream.
    #[must_use]
    pub fn flag_check_stats(&self) -> Option<FlagCheckStats> {
        Some(self.0.live.as_ref()?.reports().stats())
    }

    /// Watches the state of the DataStream; `None` when the client has none.
    #[must_use]
    pub fn watch_datastream(&self) -> Option<DataStreamWatch> {
        Some(self.0.live.as_ref()?.watch())
    }
}

impl Schematic {
    /// The answer outside of memory that needs no waiting, if there is one.
    pub(super) fn whole_at_hand(
        &self,
        flag: &str,
        context: &EvaluationContext,
    ) -> Option<CheckResult> {
        let answer = self.0.at_hand(flag, context, PLAIN)?;
        Some(self.0.whole(flag, answer, PLAIN))
    }
}

impl Inner {
    /// What memory answers to one check. Companies and users that it lacks it has told first; if
    /// there is no answer, the error says how long that took.
    pub(super) async fn remembered<R>(
        &self,
        flag: &str,
        context: &EvaluationContext,
        settings: &CheckOptions,
        take: impl Fn(&Decision<'_>) -> R,
    ) -> Result<R, Duration> {
        let Some(live) = self.live() else {
            return Err(Duration::ZERO);
        };
        let preflight = settings.preflight_set();
        let assumed;
        let options = match preflight {
            None => live.plain(),
            Some(preflight) if preflight.problem().is_none() => {
                assumed = from_rules::options(preflight);
                &assumed
            }
            // The question itself is refused elsewhere.
            Some(_) => return Err(Duration::ZERO),
        };
        live.ensure_running();
        let decide = || {
            live.decide(flag, context, options, |decision| {
                noted(live, flag, context, decision, preflight.is_some());
                take(decision)
            })
        };
        let miss = match decide() {
            Ok(answer) => return Ok(answer),
            Err(miss) => miss,
        };
        // Boxed, so that a check which memory answers carries none of this along.
        let supplied = Box::pin(self.supply(miss, context, settings)).await;
        let waited = supplied.map_err(|(miss, waited)| missed(flag, miss, waited))?;
        decide().map_err(|miss| missed(flag, miss, waited))
    }

    /// What memory answers to a check of several flags, all at one moment.
    pub(super) async fn all_remembered(
        &self,
        flags: &[&str],
        context: &EvaluationContext,
        options: &CheckOptions,
    ) -> Result<Vec<CheckResult>, Duration> {
        let Some(live) = self.live() else {
            return Err(Duration::ZERO);
        };
        live.ensure_running();
        let decide = || {
            let flags = flags.iter().copied();
            live.decide_all(flags, context, |flag, decision| decision.result(flag))
        };
        let miss = match decide() {
            Ok(answers) => return Ok(answers),
            Err(miss) => miss,
        };
        let supplied = Box::pin(self.supply(miss, context, options)).await;
        let first = flags.first().copied().unwrap_or_default();
        let waited = supplied.map_err(|(miss, waited)| missed(first, miss, waited))?;
        decide().map_err(|miss| missed(first, miss, waited))
    }

    /// Has what `miss` names told, and says how long that took.
    async fn supply(
        &self,
        miss: Miss,
        context: &EvaluationContext,
        options: &CheckOptions,
    ) -> Result<Duration, (Miss, Duration)> {
        let Some(live) = self.live() else {
            return Err((miss, Duration::ZERO));
        };
        let began = self.clock.monotonic();
        let supplied = live.supply(miss, context, self.budget(options)).await;
        let waited = self.clock.monotonic().saturating_sub(began);
        supplied.map(|()| waited).map_err(|miss| (miss, waited))
    }

    /// The DataStream, unless there is none or the client is shut down.
    fn live(&self) -> Option<&Live> {
        self.live
            .as_ref()
            .filter(|_| !self.closed.load(Ordering::Acquire))
    }
}

/// Logs a decision and tells Schematic about it.
fn noted(
    live: &Live,
    flag: &str,
    context: &EvaluationContext,
    decision: &Decision<'_>,
    preflight: bool,
) {
    live.report(flag, context, decision, preflight);
    log(
        flag,
        decision.value(),
        Source::DataStream,
        decision.outcome(),
    );
}

fn missed(flag: &str, miss: Miss, waited: Duration) -> Duration {
    crate::telemetry::log!(
        debug, target: crate::telemetry::CHECKS,
        { feature_flag.key = flag, ?miss },
        "memory has no answer, so the API is asked",
    );
    waited
}
