//! Checks of several flags, or of all, with at most one request.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use schematic_api::runtime::Error;

use super::answer::{Answer, DefaultReason};
use super::one::{catch_panic, is_late, log_miss, problem_of_key};
use super::turns::take_turn;
use super::{ApiTurns, Checks, api};
use crate::cache::ApiAnswer;
use crate::clock::{Elapsed, within};
use crate::context::EvaluationContext;
use crate::evaluation::Miss;
use crate::flags::{CheckOptions, CheckResult, Source};
use crate::transport::Deadline;

/// What asking for all flags ended with.
pub(super) type FetchedAll = Result<Arc<[ApiAnswer]>, Arc<Error>>;

impl Checks {
    /// Decides `flags`, in their order.
    pub(super) async fn check_flags(
        &self,
        flags: &[&str],
        context: &EvaluationContext,
        options: &CheckOptions,
    ) -> Vec<CheckResult> {
        match self.begin_flags(flags, context, options) {
            Ok(results) => results,
            Err(miss) => self.finish_flags(miss, flags, context, options).await,
        }
    }

    /// Decides `flags` as far as that needs no I/O, but leaves to [`Checks::finish_flags`] what memory
    /// can still be given. The error is why memory has no answers.
    pub(crate) fn begin_flags(
        &self,
        flags: &[&str],
        context: &EvaluationContext,
        options: &CheckOptions,
    ) -> Result<Vec<CheckResult>, Option<Miss>> {
        let possible = possible(flags);
        let results = self.begin_possible(&possible, context, options)?;
        Ok(self.with_impossible(flags, results, options))
    }

    /// Does the rest of a check, after [`Checks::begin_flags`].
    pub(crate) async fn finish_flags(
        &self,
        miss: Option<Miss>,
        flags: &[&str],
        context: &EvaluationContext,
        options: &CheckOptions,
    ) -> Vec<CheckResult> {
        let possible = possible(flags);
        let finish = self.finish_possible(miss, &possible, context, options);
        let results = finish.await;
        self.with_impossible(flags, results, options)
    }

    /// Decides `flags` after [`Checks::begin_flags`] where [`Checks::finish_flags`] cannot be called,
    /// for `error`.
    #[cfg(feature = "blocking")]
    pub(crate) fn abandon_flags(
        &self,
        flags: &[&str],
        context: &EvaluationContext,
        options: &CheckOptions,
        error: Arc<Error>,
    ) -> Vec<CheckResult> {
        let possible = possible(flags);
        let available = self.all_available(&possible, context);
        let answers = available
            .unwrap_or_else(|| self.all_failed(&possible, context, &DefaultReason::Error(error)));
        let results = self.results(&possible, answers, options);
        self.with_impossible(flags, results, options)
    }

    /// Decides all flags there are, in Schematic's order.
    pub(super) async fn check_all(
        &self,
        context: &EvaluationContext,
        options: &CheckOptions,
    ) -> Vec<CheckResult> {
        if let Some(results) = self.check_all_now(options) {
            return results;
        }
        let until = self.until(options);
        match self.all(context, options, until, None).await {
            Ok(all) => all.iter().map(|one| (*one.result).clone()).collect(),
            Err(_) => Vec::new(),
        }
    }

    /// Decides all flags if the API cannot be asked.
    pub(crate) fn check_all_now(&self, options: &CheckOptions) -> Option<Vec<CheckResult>> {
        let DefaultReason::Offline = self.api().err()? else {
            return Some(Vec::new());
        };
        let offline =
            |flag: Box<str>| self.result(&flag, Answer::Default(DefaultReason::Offline), options);
        Some(self.defaults.keys().into_iter().map(offline).collect())
    }

    /// Returns `results`, which are those for the flags whose keys are possible, with those for the
    /// others of `flags` in between.
    fn with_impossible(
        &self,
        flags: &[&str],
        results: Vec<CheckResult>,
        options: &CheckOptions,
    ) -> Vec<CheckResult> {
        if results.len() == flags.len() {
            return results;
        }
        let mut results = results.into_iter();
        let invalid = |flag: &str, problem| {
            let answer = match self.api() {
                Ok(_) => Answer::invalid(problem),
                Err(why) => Answer::Default(why),
            };
            self.result(flag, answer, options)
        };
        let all = flags.iter().filter_map(|flag| match problem_of_key(flag) {
            Some(problem) => Some(invalid(flag, problem)),
            None => results.next(),
        });
        all.collect()
    }

    /// Decides `flags`, whose keys are possible, from the first source without I/O that has all of
    /// them.
    fn begin_possible(
        &self,
        flags: &[&str],
        context: &EvaluationContext,
        options: &CheckOptions,
    ) -> Result<Vec<CheckResult>, Option<Miss>> {
        if flags.is_empty() {
            return Ok(Vec::new());
        }
        let miss = match self.evaluate_all_local(flags, context) {
            Ok(results) => return Ok(results),
            Err(miss) if self.fetchable(miss).is_some() => return Err(miss),
            Err(miss) => miss,
        };
        let answers = self.all_available(flags, context).ok_or(miss)?;
        Ok(self.results(flags, answers, options))
    }

    /// Decides `flags`, whose keys are possible, from the first other source that has all of them.
    async fn finish_possible(
        &self,
        miss: Option<Miss>,
        flags: &[&str],
        context: &EvaluationContext,
        options: &CheckOptions,
    ) -> Vec<CheckResult> {
        let first = flags.first().copied().unwrap_or_default();
        let (mut waited, mut turns) = (Duration::ZERO, None);
        if let Some(missing) = self.fetchable(miss) {
            let fetch = self.fetch_missing(missing, flags, context, options);
            let (fetched, took) = Box::pin(fetch).await;
            waited = took;
            let miss = match fetched {
                Ok(()) => match self.evaluate_all_local(flags, context) {
                    Ok(results) => return results,
                    Err(miss) => miss,
                },
                Err(miss) => Some(miss),
            };
            log_miss(first, miss);
            turns = self.turns_after(miss);
            if let Some(answers) = self.all_available(flags, context) {
                return self.results(flags, answers, options);
            }
        } else {
            log_miss(first, miss);
        }
        let until = self.until(options).saturating_sub(waited);
        let answers = match self.all_stored(flags, context, until).await {
            Some(answers) => answers,
            None => self.ask_for(flags, context, options, until, turns).await,
        };
        self.results(flags, answers, options)
    }

    fn results(
        &self,
        flags: &[&str],
        answers: Vec<Answer>,
        options: &CheckOptions,
    ) -> Vec<CheckResult> {
        let answers = flags.iter().zip(answers);
        answers
            .map(|(flag, answer)| self.result(flag, answer, options))
            .collect()
    }

    /// Returns the answers to `flags` outside of memory that are available without I/O, if there are
    /// some to all.
    fn all_available(&self, flags: &[&str], context: &EvaluationContext) -> Option<Vec<Answer>> {
        if self.transport().is_none() {
            // An offline client has no answer of Schematic's.
            return Some(self.all_failed(flags, context, &DefaultReason::Offline));
        }
        Some(from_cache(self.cache.all_now(flags, context)?))
    }

    /// Returns the answers to `flags` when a store of the application has all of them.
    async fn all_stored(
        &self,
        flags: &[&str],
        context: &EvaluationContext,
        until: Duration,
    ) -> Option<Vec<Answer>> {
        let left = until.saturating_sub(self.clock.monotonic());
        let stored = catch_panic(async {
            let stored = self.cache.all_stored(flags, context);
            let stored = within(&*self.clock, left, stored).await;
            Ok::<_, Error>(stored.ok().flatten())
        });
        stored.await.ok().flatten().map(from_cache)
    }

    /// Returns the answers to `flags` that stand when Schematic's are not to be had.
    fn all_failed(
        &self,
        flags: &[&str],
        context: &EvaluationContext,
        why: &DefaultReason,
    ) -> Vec<Answer> {
        let default = |flag: &&str| match (why, self.cache.stale(flag, context)) {
            (DefaultReason::Error(error), Some(known)) => Answer::Stale(known, Arc::clone(error)),
            _ => Answer::Default(why.clone()),
        };
        flags.iter().map(default).collect()
    }

    /// The answers to `flags` out of those to all, which Schematic is asked for.
    async fn ask_for(
        &self,
        flags: &[&str],
        context: &EvaluationContext,
        options: &CheckOptions,
        until: Duration,
        turns: Option<ApiTurns>,
    ) -> Vec<Answer> {
        let all = match self.all(context, options, until, turns).await {
            Ok(all) => all,
            Err(why) => return self.all_failed(flags, context, &why),
        };
        // All are about one company and user.
        if let Some(one) = all.first() {
            self.learn_spellings(context, &one.result);
        }
        let by_flag: HashMap<&str, &ApiAnswer> = all
            .iter()
            .map(|one| (one.result.flag.as_str(), one))
            .collect();
        let is_gone = |flag: &&str| !by_flag.contains_key(flag);
        let gone: Vec<&str> = flags.iter().copied().filter(is_gone).collect();
        if !gone.is_empty() {
            // What is not forgotten in time is not asked for any longer than its own time.
            let left = until.saturating_sub(self.clock.monotonic());
            let _ = within(&*self.clock, left, self.cache.forget(&gone, context)).await;
        }
        let answers = flags.iter().map(|flag| match by_flag.get(flag) {
            Some(one) => Answer::Known(Arc::clone(&one.result), Source::Api),
            None => Answer::Default(DefaultReason::NotFound),
        });
        answers.collect()
    }

    /// The answers to all flags, which Schematic is asked for.
    async fn all(
        &self,
        context: &EvaluationContext,
        options: &CheckOptions,
        until: Duration,
        turns: Option<ApiTurns>,
    ) -> Result<Arc<[ApiAnswer]>, DefaultReason> {
        let api = self.api()?;
        let body = api::body(context, None);
        let fetched = if self.cache.is_off() {
            let deadline = Deadline::At(until);
            let ask = async {
                let _turn = take_turn(turns, &*self.clock, until).await;
                api::ask_all(api, &body, deadline).await
            };
            let all = catch_panic(ask).await;
            all.map(Arc::from)
        } else {
            let (api, cache) = (Arc::clone(api), Arc::clone(&self.cache));
            let whose = context.clone();
            let ask = move |ends| {
                let (api, cache) = (Arc::clone(&api), Arc::clone(&cache));
                let (context, body) = (whose.clone(), body.clone());
                let turns = turns.clone();
                catch_panic(async move {
                    let _turn = take_turn(turns, &*api.clock, ends).await;
                    let all = api::ask_all(&api, &body, Deadline::At(ends)).await?;
                    cache.keep(&context, &all).await;
                    Ok::<_, Error>(Arc::from(all))
                })
            };
            let key = context.clone();
            let limits = self.limits(until);
            let flight = self
                .all_flights
                .join(&*self.clock, key, limits, is_late, ask);
            catch_panic(async {
                let fetched = flight.await;
                fetched.unwrap_or_else(|Elapsed| Err(Arc::new(self.too_late(options))))
            })
            .await
        };
        let error = fetched.as_ref().err();
        self.record(None, context, error.map(|error| &**error));
        fetched.map_err(DefaultReason::Error)
    }
}

/// Returns the flags whose keys are possible.
fn possible<'f>(flags: &[&'f str]) -> Vec<&'f str> {
    let is_possible = |flag: &&str| problem_of_key(flag).is_none();
    flags.iter().copied().filter(is_possible).collect()
}

fn from_cache(known: Vec<Arc<CheckResult>>) -> Vec<Answer> {
    let known = known.into_iter();
    known
        .map(|known| Answer::Known(known, Source::Cache))
        .collect()
}
