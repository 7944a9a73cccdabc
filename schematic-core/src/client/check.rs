use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use futures_util::FutureExt;
use schematic_api::runtime::{Error, ErrorKind};
use schematic_api::types::CheckFlagRequestBody;
use tracing::level_filters::LevelFilter;

use super::{Inner, Schematic, answer};
use crate::cache::{AnswerKey, Cache};
use crate::clock::Elapsed;
use crate::context::EvaluationContext;
use crate::datastream::Decision;
use crate::flags::{CheckOptions, CheckResult, Outcome, Preflight, Source, reason};
use crate::request::Reachability;
use crate::status::StatusEvent;
use crate::telemetry::CHECKS;
use crate::transport::{ApiTransport, Deadline, SharedDeadline};

/// An answer before anybody has asked for the whole of it.
pub(super) enum Answer {
    /// Schematic's, kept as it came.
    Known(Arc<CheckResult>, Source),
    /// An answer that is out of date and stands in for one that cannot be had.
    Stale(Arc<CheckResult>, Arc<Error>),
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

pub(super) const PLAIN: &CheckOptions = &CheckOptions::new();

impl Schematic {
    /// Whether the flag `flag` is on for whoever `context` names.
    ///
    /// With a [DataStream](crate::datastream) memory answers. Without one, and for what is not in
    /// memory, it asks the cache, then Schematic's API. When neither has an answer the default
    /// stands: the client's for this flag, or else `false`. A check never fails and never panics;
    /// it takes at most the client's [check timeout](super::SchematicBuilder::check_timeout).
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
        let value = |decision: &Decision<'_>| decision.value();
        let waited = match self.0.remembered(flag, context, options, value).await {
            Ok(value) => return value,
            Err(waited) => waited,
        };
        let answer = self.0.answer(flag, context, options, waited).await;
        self.0.value(flag, answer, options)
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
        self.0.check(flag, context, options).await.0
    }
}

impl Inner {
    /// Decides `flag`, and says whether Schematic answered.
    pub(super) async fn check(
        &self,
        flag: &str,
        context: &EvaluationContext,
        options: &CheckOptions,
    ) -> (CheckResult, Reachability) {
        let result = |decision: &Decision<'_>| decision.result(flag);
        let waited = match self.remembered(flag, context, options, result).await {
            Ok(result) => return (result, Reachability::NotAsked),
            Err(waited) => waited,
        };
        let answer = self.answer(flag, context, options, waited).await;
        let reachability = answer.reachability();
        (self.whole(flag, answer, options), reachability)
    }

    /// The answer to one check, from the first source outside of memory that has one. So much
    /// time was `waited` already.
    async fn answer(
        &self,
        flag: &str,
        context: &EvaluationContext,
        options: &CheckOptions,
        waited: Duration,
    ) -> Answer {
        if let Some(answer) = self.at_hand(flag, context, options) {
            return answer;
        }
        let preflight = options.preflight_set();
        let problem = problem_of_key(flag).or_else(|| preflight.and_then(Preflight::problem));
        if let Some(problem) = problem {
            return refused(problem);
        }
        let api = match self.api() {
            Ok(api) => api,
            Err(why) => return Answer::Default(why),
        };
        // Boxed, so that a check which the cache answers carries none of this along.
        Box::pin(self.ask(api, flag, context, options, waited)).await
    }

    /// The answer outside of memory that needs no waiting, if there is one.
    pub(super) fn at_hand(
        &self,
        flag: &str,
        context: &EvaluationContext,
        options: &CheckOptions,
    ) -> Option<Answer> {
        if self.api.is_none() {
            return Some(Answer::Default(Why::Offline));
        }
        if options.preflight_set().is_none()
            && let Some(known) = self.cache.now(flag, context)
        {
            return Some(Answer::Known(known, Source::Cache));
        }
        Some(Answer::Default(self.api().err()?))
    }

    /// The answer of the API, or of a store of the application's own.
    async fn ask(
        &self,
        api: &Arc<ApiTransport>,
        flag: &str,
        context: &EvaluationContext,
        options: &CheckOptions,
        waited: Duration,
    ) -> Answer {
        let until = self.until(options).saturating_sub(waited);
        let preflight = options.preflight_set();
        let body = answer::body(context, preflight);
        let plain = preflight.is_none();
        let landed = if plain && !self.cache.is_off() {
            let (api, cache) = (Arc::clone(api), Arc::clone(&self.cache));
            let (owned, whose) = (flag.to_owned(), context.clone());
            let ask = move |deadline| {
                let (api, cache) = (Arc::clone(&api), Arc::clone(&cache));
                let (flag, context, body) = (owned.clone(), whose.clone(), body.clone());
                unpanicked(async move {
                    ask_and_keep(&api, &cache, &flag, &context, &body, deadline).await
                })
            };
            let key = AnswerKey::new(flag, context);
            let flight = self.single.join(&*self.clock, key, until, is_late, ask);
            unpanicked(async {
                let landed = flight.await;
                landed.unwrap_or_else(|Elapsed| Err(Arc::new(self.too_late(options))))
            })
            .await
        } else {
            let deadline = Deadline::At(until);
            let told = unpanicked(answer::ask_one(api, flag, &body, &deadline)).await;
            told.map(|told| told.map(|told| (told.result, Source::Api)))
        };
        self.told(landed.as_ref().err().map(|error| &**error));
        match landed {
            Ok(Some((known, source))) => Answer::Known(known, source),
            Ok(None) => Answer::Default(Why::NotFound),
            Err(error) => match self.cache.stale(flag, context).filter(|_| plain) {
                Some(known) => Answer::Stale(known, error),
                None => Answer::Default(Why::Error(error)),
            },
        }
    }

    /// The way to the API, or why there is none.
    pub(super) fn api(&self) -> Result<&Arc<ApiTransport>, Why> {
        let api = self.api.as_ref().ok_or(Why::Offline)?;
        if self.closed.load(Ordering::Acquire) {
            let error = Error::new(ErrorKind::Offline, "the client is shut down");
            return Err(Why::Error(Arc::new(error)));
        }
        Ok(api)
    }

    /// When a check that begins now must be over.
    pub(super) fn until(&self, options: &CheckOptions) -> Duration {
        self.clock.monotonic().saturating_add(self.budget(options))
    }

    pub(super) fn budget(&self, options: &CheckOptions) -> Duration {
        options.timeout_set().unwrap_or(self.check_timeout)
    }

    /// The error of a check that has no time left.
    pub(super) fn too_late(&self, options: &CheckOptions) -> Error {
        let message = format!("no answer came within {:?}", self.budget(options));
        Error::new(ErrorKind::Timeout, message)
    }

    /// The answer's value, once it has been told.
    pub(super) fn value(&self, flag: &str, answer: Answer, options: &CheckOptions) -> bool {
        match answer {
            Answer::Known(known, source) => {
                log(flag, known.value, source, Outcome::Evaluated);
                known.value
            }
            Answer::Stale(known, _) => {
                log(flag, known.value, Source::Cache, Outcome::Evaluated);
                known.value
            }
            Answer::Default(why) => {
                let value = self.default_value(flag, options);
                log(flag, value, Source::Default, why.outcome());
                value
            }
        }
    }

    /// The whole answer, once it has been told.
    pub(super) fn whole(&self, flag: &str, answer: Answer, options: &CheckOptions) -> CheckResult {
        let result = self.result(flag, answer, options);
        log(flag, result.value, result.source, result.outcome);
        result
    }

    /// The whole answer, to keep.
    pub(super) fn result(&self, flag: &str, answer: Answer, options: &CheckOptions) -> CheckResult {
        match answer {
            Answer::Known(known, source) => from_source(known, source),
            Answer::Stale(known, _) => from_source(known, Source::Cache),
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
                crate::telemetry::log!(info, target: CHECKS, "flag checks are answered again");
                self.status.send(StatusEvent::ChecksRecovered);
            }
            return;
        };
        if error.kind() == ErrorKind::InvalidRequest {
            return;
        }
        if !self.checks_failing.swap(true, Ordering::AcqRel) {
            crate::telemetry::log!(
                warn, target: CHECKS,
                { "error.type" = ?error.kind() },
                "flag checks fail, so defaults stand: {error}",
            );
            let kind = error.kind();
            self.status.send(StatusEvent::ChecksFailing { kind });
        }
    }
}

impl Answer {
    /// Whether Schematic gave this answer, or how it failed.
    pub(super) fn reachability(&self) -> Reachability {
        match self {
            Self::Known(_, Source::Api) | Self::Default(Why::NotFound) => Reachability::Answered,
            Self::Known(..) | Self::Default(Why::Offline) => Reachability::NotAsked,
            Self::Stale(_, error) | Self::Default(Why::Error(error)) => (&**error).into(),
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

/// The result `known`, as it comes from `source`.
pub(super) fn from_source(known: Arc<CheckResult>, source: Source) -> CheckResult {
    CheckResult {
        source,
        ..Arc::unwrap_or_clone(known)
    }
}

/// Why no flag can have this key, if none can.
pub(super) fn problem_of_key(flag: &str) -> Option<&'static str> {
    match flag {
        "" => Some("the key of the flag is empty"),
        "." | ".." => Some("a flag cannot have a dot for a key"),
        _ => None,
    }
}

/// The answer to a check that nobody is asked.
pub(super) fn refused(problem: &'static str) -> Answer {
    let error = Error::new(ErrorKind::InvalidRequest, problem);
    Answer::Default(Why::Error(Arc::new(error)))
}

/// What asking for one flag ended with.
pub(super) type Landed = Result<Option<(Arc<CheckResult>, Source)>, Arc<Error>>;

/// Whether asking was given up because no time was left.
pub(super) fn is_late<T>(landed: &Result<T, Arc<Error>>) -> bool {
    matches!(landed, Err(error) if error.kind() == ErrorKind::Timeout)
}

/// Runs code that may call the application's, or miss a part of the runtime: its panics must not
/// reach whoever checks a flag.
pub(super) async fn unpanicked<T, E: Into<Arc<Error>>>(
    work: impl Future<Output = Result<T, E>>,
) -> Result<T, Arc<Error>> {
    match AssertUnwindSafe(work).catch_unwind().await {
        Ok(landed) => landed.map_err(Into::into),
        Err(_) => {
            let message = "the request panicked; is the runtime's time driver on?";
            Err(Arc::new(Error::new(ErrorKind::Transport, message)))
        }
    }
}

async fn ask_and_keep(
    api: &ApiTransport,
    cache: &Cache,
    flag: &str,
    context: &EvaluationContext,
    body: &CheckFlagRequestBody,
    deadline: Arc<SharedDeadline>,
) -> Result<Option<(Arc<CheckResult>, Source)>, Error> {
    if let Some(stored) = cache.stored(flag, context).await {
        return Ok(Some((stored, Source::Cache)));
    }
    let Some(told) = answer::ask_one(api, flag, body, &Deadline::Shared(deadline)).await? else {
        cache.forget(&[flag], context).await;
        return Ok(None);
    };
    let result = Arc::clone(&told.result);
    cache.keep(context, &[told]).await;
    Ok(Some((result, Source::Api)))
}

pub(super) fn log(flag: &str, value: bool, source: Source, outcome: Outcome) {
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
