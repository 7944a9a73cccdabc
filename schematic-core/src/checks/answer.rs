//! The answer that a check found, and what becomes of it: a value, or a whole result.

use std::sync::Arc;

use schematic_api::runtime::{Error, ErrorKind};
use tracing::level_filters::LevelFilter;

use super::Checks;
use crate::evaluation::Decision;
use crate::flags::{CheckOptions, CheckResult, Outcome, Source, reason};
use crate::telemetry::CHECKS;

/// An answer that did not come from memory, before a result is made of it.
pub(crate) enum Answer {
    /// Schematic's, kept as it came.
    Known(Arc<CheckResult>, Source),
    /// An answer that is out of date and stands in for one that cannot be had.
    Stale(Arc<CheckResult>, Arc<Error>),
    /// None, so the default stands.
    Default(DefaultReason),
}

impl Answer {
    /// Returns the answer to a check that cannot be meant, so that Schematic is not asked.
    pub(super) fn invalid(problem: &'static str) -> Self {
        let error = Error::new(ErrorKind::InvalidRequest, problem);
        Self::Default(DefaultReason::Error(Arc::new(error)))
    }
}

/// Why a default stands.
#[derive(Clone)]
pub(crate) enum DefaultReason {
    Error(Arc<Error>),
    NotFound,
    Offline,
}

impl DefaultReason {
    fn text(&self) -> String {
        match self {
            Self::Error(error) => reason::of_error(error),
            Self::NotFound => reason::NOT_FOUND.to_owned(),
            Self::Offline => reason::OFFLINE.to_owned(),
        }
    }

    fn outcome(&self) -> Outcome {
        match self {
            Self::Error(error) => Outcome::Error(error.kind()),
            Self::NotFound => Outcome::NotFound,
            Self::Offline => Outcome::Offline,
        }
    }
}

/// What a caller wants of an answer: its value alone, or all of it.
pub(crate) trait Output: Sized {
    fn of_decision(flag: &str, decision: &Decision<'_>) -> Self;

    fn of_answer(checks: &Checks, flag: &str, answer: Answer, options: &CheckOptions) -> Self;
}

impl Output for bool {
    fn of_decision(_: &str, decision: &Decision<'_>) -> Self {
        decision.value()
    }

    fn of_answer(checks: &Checks, flag: &str, answer: Answer, options: &CheckOptions) -> Self {
        let (value, source, outcome) = match &answer {
            Answer::Known(known, source) => (known.value, *source, Outcome::Evaluated),
            Answer::Stale(known, _) => (known.value, Source::Cache, Outcome::Evaluated),
            Answer::Default(why) => {
                let value = checks.default_value(flag, options);
                (value, Source::Default, why.outcome())
            }
        };
        log(flag, value, source, outcome);
        value
    }
}

impl Output for CheckResult {
    fn of_decision(flag: &str, decision: &Decision<'_>) -> Self {
        decision.to_result(flag)
    }

    fn of_answer(checks: &Checks, flag: &str, answer: Answer, options: &CheckOptions) -> Self {
        let result = checks.result(flag, answer, options);
        log(flag, result.value, result.source, result.outcome);
        result
    }
}

impl Checks {
    /// Makes the whole result of an answer. Nothing is logged.
    pub(super) fn result(&self, flag: &str, answer: Answer, options: &CheckOptions) -> CheckResult {
        match answer {
            Answer::Known(known, source) => from_source(known, source),
            Answer::Stale(known, _) => from_source(known, Source::Cache),
            Answer::Default(why) => {
                let value = self.default_value(flag, options);
                CheckResult::new(flag, value, why.text(), Source::Default, why.outcome())
            }
        }
    }

    fn default_value(&self, flag: &str, options: &CheckOptions) -> bool {
        options
            .resolve_default()
            .or_else(|| self.defaults.get(flag))
            .unwrap_or(false)
    }
}

/// Returns `known` as a result from `source`.
pub(crate) fn from_source(known: Arc<CheckResult>, source: Source) -> CheckResult {
    CheckResult {
        source,
        ..Arc::unwrap_or_clone(known)
    }
}

/// Logs an evaluation.
pub(super) fn log(flag: &str, value: bool, source: Source, outcome: Outcome) {
    // One load, where the macro would first set up for a subscriber that panics.
    if LevelFilter::current() < LevelFilter::TRACE {
        return;
    }
    crate::telemetry::log!(
        trace, target: CHECKS,
        {
            feature_flag.key = flag,
            feature_flag.result.value = value,
            feature_flag.provider.name = "schematic",
            source = source.as_str(),
            ?outcome,
        },
        "feature_flag.evaluation",
    );
}
