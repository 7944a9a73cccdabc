//! One check, from the first source that has an answer.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Duration;

use futures_util::FutureExt;
use schematic_api::runtime::{Error, ErrorKind};
use schematic_api::types::CheckFlagRequestBody;

use super::answer::{Answer, DefaultReason, Output};
use super::turns::take_turn;
use super::{ApiTurns, Checks, api};
use crate::cache::{AnswerKey, Cache};
use crate::clock::Elapsed;
use crate::context::EvaluationContext;
use crate::evaluation::Miss;
use crate::flags::{CheckOptions, CheckResult, Source};
use crate::transport::{ApiTransport, Deadline};

/// The options of a check that has none.
pub(crate) const PLAIN: &CheckOptions = &CheckOptions::new();

/// What asking for one flag ended with.
pub(super) type Fetched = Result<Option<(Arc<CheckResult>, Source)>, Arc<Error>>;

impl Checks {
    /// Decides `flag`.
    pub(crate) async fn check<R: Output>(
        &self,
        flag: &str,
        context: &EvaluationContext,
        options: &CheckOptions,
    ) -> R {
        match self.begin(flag, context, options) {
            Ok(output) => output,
            // Boxed, so that a check which memory or the cache answers carries none of it along.
            Err(miss) => Box::pin(self.finish(miss, flag, context, options)).await,
        }
    }

    /// Decides `flag` if that needs no I/O: from memory, from the cache, or because the API cannot
    /// be asked.
    pub(crate) fn check_now<R: Output>(
        &self,
        flag: &str,
        context: &EvaluationContext,
        options: &CheckOptions,
    ) -> Option<R> {
        self.look_now(flag, context, options).ok()
    }

    /// Decides `flag` as [`Checks::check_now`] does. The error is why memory has no answer; the check
    /// goes on with it in [`Checks::finish`].
    pub(crate) fn look_now<R: Output>(
        &self,
        flag: &str,
        context: &EvaluationContext,
        options: &CheckOptions,
    ) -> Result<R, Option<Miss>> {
        let miss = match self.evaluate_local(flag, context, options) {
            Ok(output) => return Ok(output),
            Err(miss) => miss,
        };
        let answer = self.available(flag, context, options).ok_or(miss)?;
        Ok(R::of_answer(self, flag, answer, options))
    }

    /// Decides `flag` as far as that needs no I/O, but leaves to [`Checks::finish`] what memory can
    /// still be given. The error is why memory has no answer.
    pub(crate) fn begin<R: Output>(
        &self,
        flag: &str,
        context: &EvaluationContext,
        options: &CheckOptions,
    ) -> Result<R, Option<Miss>> {
        let miss = match self.evaluate_local(flag, context, options) {
            Ok(output) => return Ok(output),
            Err(miss) if self.fetchable(miss).is_some() => return Err(miss),
            Err(miss) => miss,
        };
        let answer = self.available(flag, context, options).ok_or(miss)?;
        Ok(R::of_answer(self, flag, answer, options))
    }

    /// Does the rest of a check, after [`Checks::begin`] or [`Checks::look_now`].
    pub(crate) async fn finish<R: Output>(
        &self,
        miss: Option<Miss>,
        flag: &str,
        context: &EvaluationContext,
        options: &CheckOptions,
    ) -> R {
        let (mut waited, mut turns) = (Duration::ZERO, None);
        if let Some(missing) = self.fetchable(miss) {
            let flags = [flag];
            let fetch = self.fetch_missing(missing, &flags, context, options);
            let (fetched, took) = fetch.await;
            waited = took;
            let miss = match fetched {
                Ok(()) => match self.evaluate_local(flag, context, options) {
                    Ok(output) => return output,
                    Err(miss) => miss,
                },
                Err(miss) => Some(miss),
            };
            log_miss(flag, miss);
            turns = self.turns_after(miss);
            if let Some(answer) = self.available(flag, context, options) {
                return R::of_answer(self, flag, answer, options);
            }
        } else {
            log_miss(flag, miss);
        }
        let ask = self.unavailable(flag, context, options, waited, turns);
        let answer = ask.await;
        R::of_answer(self, flag, answer, options)
    }

    /// Decides `flag` after [`Checks::begin`] where [`Checks::finish`] cannot be called, for `error`.
    #[cfg(feature = "blocking")]
    pub(crate) fn abandon<R: Output>(
        &self,
        flag: &str,
        context: &EvaluationContext,
        options: &CheckOptions,
        error: Arc<Error>,
    ) -> R {
        let available = self.available(flag, context, options);
        let answer = available.unwrap_or_else(|| self.failed(flag, context, options, error));
        R::of_answer(self, flag, answer, options)
    }

    /// Returns the answer outside of memory that is available without I/O, if there is one.
    fn available(
        &self,
        flag: &str,
        context: &EvaluationContext,
        options: &CheckOptions,
    ) -> Option<Answer> {
        if self.transport().is_none() {
            return Some(Answer::Default(DefaultReason::Offline));
        }
        if options.preflight_set().is_none()
            && let Some(known) = self.cache.now(flag, context)
        {
            return Some(Answer::Known(known, Source::Cache));
        }
        Some(Answer::Default(self.api().err()?))
    }

    /// Returns the answer that needs I/O, after the check `waited` for memory. With `turns`, asking the
    /// API takes one of them.
    async fn unavailable(
        &self,
        flag: &str,
        context: &EvaluationContext,
        options: &CheckOptions,
        waited: Duration,
        turns: Option<ApiTurns>,
    ) -> Answer {
        let preflight = options.preflight_set();
        if let Some(problem) = problem_of_key(flag).or_else(|| preflight?.problem()) {
            return Answer::invalid(problem);
        }
        match self.api() {
            Ok(api) => {
                let until = self.until(options).saturating_sub(waited);
                self.ask(api, flag, context, options, until, turns).await
            }
            Err(why) => Answer::Default(why),
        }
    }

    /// Returns the answer of the API, or of a store of the application.
    async fn ask(
        &self,
        api: &Arc<ApiTransport>,
        flag: &str,
        context: &EvaluationContext,
        options: &CheckOptions,
        until: Duration,
        turns: Option<ApiTurns>,
    ) -> Answer {
        let preflight = options.preflight_set();
        let is_plain = preflight.is_none();
        let fetched = if is_plain && !self.cache.is_off() {
            let ask = self.ask_together(api, flag, context, options, until, turns);
            ask.await
        } else {
            let body = api::body(context, preflight);
            let deadline = Deadline::At(until);
            let ask = async {
                let _turn = take_turn(turns, &*self.clock, until).await;
                api::ask_one(api, flag, &body, deadline).await
            };
            let answer = catch_panic(ask).await;
            answer.map(|answer| answer.map(|answer| (answer.result, Source::Api)))
        };
        let error = fetched.as_ref().err();
        self.record(Some(flag), context, error.map(|error| &**error));
        match fetched {
            Ok(Some((known, source))) => {
                if source == Source::Api {
                    self.learn_spellings(context, &known);
                }
                Answer::Known(known, source)
            }
            Ok(None) => Answer::Default(DefaultReason::NotFound),
            Err(error) => self.failed(flag, context, options, error),
        }
    }

    /// Returns the answer of a check that ended with `error`.
    fn failed(
        &self,
        flag: &str,
        context: &EvaluationContext,
        options: &CheckOptions,
        error: Arc<Error>,
    ) -> Answer {
        let is_plain = options.preflight_set().is_none();
        match self.cache.stale(flag, context).filter(|_| is_plain) {
            Some(known) => Answer::Stale(known, error),
            None => Answer::Default(DefaultReason::Error(error)),
        }
    }

    /// Asks with one request for all equal checks that are under way, and keeps the answer.
    async fn ask_together(
        &self,
        api: &Arc<ApiTransport>,
        flag: &str,
        context: &EvaluationContext,
        options: &CheckOptions,
        until: Duration,
        turns: Option<ApiTurns>,
    ) -> Fetched {
        let (api, cache) = (Arc::clone(api), Arc::clone(&self.cache));
        let (owned, whose) = (flag.to_owned(), context.clone());
        let body = api::body(context, None);
        let ask = move |ends| {
            let (api, cache) = (Arc::clone(&api), Arc::clone(&cache));
            let (flag, context, body) = (owned.clone(), whose.clone(), body.clone());
            let turns = turns.clone();
            catch_panic(async move {
                let ask = ask_and_keep(&api, &cache, &flag, &context, &body, ends, turns);
                ask.await
            })
        };
        let key = AnswerKey::new(flag, context);
        let limits = self.limits(until);
        let flight = self.flights.join(&*self.clock, key, limits, is_late, ask);
        catch_panic(async {
            let fetched = flight.await;
            fetched.unwrap_or_else(|Elapsed| Err(Arc::new(self.too_late(options))))
        })
        .await
    }
}

async fn ask_and_keep(
    api: &ApiTransport,
    cache: &Cache,
    flag: &str,
    context: &EvaluationContext,
    body: &CheckFlagRequestBody,
    ends: Duration,
    turns: Option<ApiTurns>,
) -> Result<Option<(Arc<CheckResult>, Source)>, Error> {
    if let Some(stored) = cache.stored(flag, context).await {
        return Ok(Some((stored, Source::Cache)));
    }
    let _turn = take_turn(turns, &*api.clock, ends).await;
    let Some(answer) = api::ask_one(api, flag, body, Deadline::At(ends)).await? else {
        cache.forget(&[flag], context).await;
        return Ok(None);
    };
    let result = Arc::clone(&answer.result);
    cache.keep(context, &[answer]).await;
    Ok(Some((result, Source::Api)))
}

/// Returns why no flag can have this key, if none can.
pub(super) fn problem_of_key(flag: &str) -> Option<&'static str> {
    match flag {
        "" => Some("the key of the flag is empty"),
        "." | ".." => Some("a flag cannot have a dot for a key"),
        _ => None,
    }
}

/// Returns whether asking was given up because no time was left.
pub(super) fn is_late<T>(fetched: &Result<T, Arc<Error>>) -> bool {
    matches!(fetched, Err(error) if error.kind() == ErrorKind::Timeout)
}

/// Runs code that may call the application's, or miss a part of the runtime: its panics must not
/// reach the caller of a check.
pub(super) async fn catch_panic<T, E: Into<Arc<Error>>>(
    work: impl Future<Output = Result<T, E>>,
) -> Result<T, Arc<Error>> {
    match AssertUnwindSafe(work).catch_unwind().await {
        Ok(done) => done.map_err(Into::into),
        Err(_) => {
            let message = "the request panicked; is the runtime's time driver on?";
            Err(Arc::new(Error::new(ErrorKind::Transport, message)))
        }
    }
}

/// Logs that memory has no answer, if there is a memory.
pub(super) fn log_miss(flag: &str, miss: Option<Miss>) {
    if let Some(miss) = miss {
        crate::telemetry::log!(
            debug, target: crate::telemetry::CHECKS,
            { feature_flag.key = flag, ?miss },
            "memory has no answer, so the API is asked",
        );
    }
}
