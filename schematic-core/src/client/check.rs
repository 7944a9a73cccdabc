use std::sync::Arc;
use std::sync::atomic::Ordering;

use schematic_api::runtime::{Error, ErrorKind};

use super::{Inner, Schematic, answer};
use crate::context::EvaluationContext;
use crate::flags::{CheckOptions, CheckResult, Outcome, Preflight, Source, reason};
use crate::status::StatusEvent;
use crate::telemetry::CHECKS;
use crate::transport::Deadline;

/// An answer before anybody has asked for the whole of it.
pub(super) enum Answer {
    /// Schematic's, kept as it came.
    Known(Arc<CheckResult>, Source),
    /// None, so the default stands.
    Default(Why),
}

/// Why a default stands.
#[derive(Clone)]
pub(super) enum Why {
    Error(Arc<Error>),
    NotFound,
    Offline,
}

const PLAIN: &CheckOptions = &CheckOptions::new();

impl Schematic {
    /// Whether the flag `flag` is on for whoever `context` names.
    ///
    /// Asks the cache, then Schematic's API. When neither has an answer the default stands: the
    /// client's for this flag, or else `false`. A check never fails and never panics; it takes at
    /// most the client's [check timeout](super::SchematicBuilder::check_timeout).
    ///
    /// # Cancel safety
    ///
    /// May be dropped at any point.
    pub async fn check_flag(&self, flag: &str, context: &EvaluationContext) -> bool {
        self.check_flag_with_options(flag, context, PLAIN).await
    }

    /// The same with options of its own: another default, time limit, or a question about usage
    /// that is yet to come.
    ///
    /// # Cancel safety
    ///
    /// May be dropped at any point.
    pub async fn check_flag_with_options(
        &self,
        flag: &str,
        context: &EvaluationContext,
        options: &CheckOptions,
    ) -> bool {
        match self.0.answer(flag, context, options).await {
            Answer::Known(known, source) => {
                log(flag, known.value, source, Outcome::Evaluated);
                known.value
            }
            Answer::Default(why) => {
                let value = self.0.default_value(flag, options);
                log(flag, value, Source::Default, why.outcome());
                value
            }
        }
    }

    /// Whether the flag is on, with why, from where, and what the company may use of its feature.
    ///
    /// ```
    /// use schematic_core::flags::{Outcome, Source};
    /// use schematic_core::{EvaluationContext, Schematic};
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), schematic_core::client::BuildError> {
    /// let schematic = Schematic::builder("").offline(true).build()?;
    /// let acme = EvaluationContext::company("org", "acme");
    /// let export = schematic.check_flag_with_entitlement("export", &acme).await;
    /// assert!(!export.value);
    /// assert_eq!((export.source, export.outcome), (Source::Default, Outcome::Offline));
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Cancel safety
    ///
    /// May be dropped at any point.
    pub async fn check_flag_with_entitlement(
        &self,
        flag: &str,
        context: &EvaluationContext,
    ) -> CheckResult {
        self.check_flag_with_entitlement_and_options(flag, context, PLAIN)
            .await
    }

    /// The same with options of its own.
    ///
    /// # Cancel safety
    ///
    /// May be dropped at any point.
    pub async fn check_flag_with_entitlement_and_options(
        &self,
        flag: &str,
        context: &EvaluationContext,
        options: &CheckOptions,
    ) -> CheckResult {
        let answer = self.0.answer(flag, context, options).await;
        let result = self.0.result(flag, answer, options);
        log(flag, result.value, result.source, result.outcome);
        result
    }
}

impl Inner {
    async fn answer(
        &self,
        flag: &str,
        context: &EvaluationContext,
        options: &CheckOptions,
    ) -> Answer {
        let Some(api) = &self.api else {
            return Answer::Default(Why::Offline);
        };
        let preflight = options.preflight_set();
        if let Some(problem) = preflight.and_then(Preflight::problem) {
            return self.refused(problem);
        }
        let deadline = Deadline::At(self.deadline(options));
        let body = answer::body(context, preflight);
        match answer::ask_one(api, flag, &body, &deadline).await {
            Ok(Some(known)) => {
                self.told(None);
                Answer::Known(Arc::new(known), Source::Api)
            }
            Ok(None) => {
                self.told(None);
                Answer::Default(Why::NotFound)
            }
            Err(error) => {
                self.told(Some(&error));
                Answer::Default(Why::Error(Arc::new(error)))
            }
        }
    }

    /// When a check that begins now must be over.
    pub(super) fn deadline(&self, options: &CheckOptions) -> std::time::Duration {
        let budget = options.timeout_set().unwrap_or(self.check_timeout);
        self.clock.monotonic().saturating_add(budget)
    }

    /// A check that cannot be asked.
    pub(super) fn refused(&self, problem: &str) -> Answer {
        let error = Error::new(ErrorKind::InvalidRequest, problem);
        Answer::Default(Why::Error(Arc::new(error)))
    }

    /// The whole answer, to keep.
    pub(super) fn result(&self, flag: &str, answer: Answer, options: &CheckOptions) -> CheckResult {
        match answer {
            Answer::Known(known, source) => CheckResult {
                source,
                ..Arc::unwrap_or_clone(known)
            },
            Answer::Default(why) => {
                let value = self.default_value(flag, options);
                CheckResult::new(flag, value, why.reason(), Source::Default, why.outcome())
            }
        }
    }

    fn default_value(&self, flag: &str, options: &CheckOptions) -> bool {
        options
            .resolve_default()
            .or_else(|| self.defaults.get(flag))
            .unwrap_or(false)
    }

    /// Notes that Schematic answered, or how it failed. What is wrong about one request says
    /// nothing about the next.
    pub(super) fn told(&self, error: Option<&Error>) {
        let Some(error) = error else {
            if self.checks_failing.load(Ordering::Relaxed)
                && self.checks_failing.swap(false, Ordering::AcqRel)
            {
                tracing::info!(target: CHECKS, "flag checks are answered again");
                self.status.send(StatusEvent::ChecksRecovered);
            }
            return;
        };
        if error.kind() == ErrorKind::InvalidRequest {
            return;
        }
        if !self.checks_failing.swap(true, Ordering::AcqRel) {
            tracing::warn!(
                target: CHECKS,
                { "error.type" = ?error.kind() },
                "flag checks fail, so defaults stand: {error}",
            );
            let kind = error.kind();
            self.status.send(StatusEvent::ChecksFailing { kind });
        }
    }
}

impl Why {
    fn reason(&self) -> String {
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

fn log(flag: &str, value: bool, source: Source, outcome: Outcome) {
    tracing::trace!(
        target: CHECKS,
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
