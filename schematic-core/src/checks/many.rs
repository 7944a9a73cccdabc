//! Checks of several flags, or of all, with at most one request.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use schematic_api::runtime::Error;

use super::answer::{Answer, DefaultReason};
use super::one::{catch_panic, is_late, problem_of_key};
use super::{Checks, api};
use crate::cache::ApiAnswer;
use crate::clock::{Elapsed, within};
use crate::context::EvaluationContext;
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
        let is_possible = |flag: &&str| problem_of_key(flag).is_none();
        let possible: Vec<&str> = flags.iter().copied().filter(is_possible).collect();
        let results = self.possible(&possible, context, options).await;
        if possible.len() == flags.len() {
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

    /// Decides all flags there are, in Schematic's order.
    pub(super) async fn check_all(
        &self,
        context: &EvaluationContext,
        options: &CheckOptions,
    ) -> Vec<CheckResult> {
        match self.all(context, options, self.until(options)).await {
            Ok(all) => all.iter().map(|one| (*one.result).clone()).collect(),
            Err(DefaultReason::Offline) => {
                let offline = |flag: Box<str>| {
                    self.result(&flag, Answer::Default(DefaultReason::Offline), options)
                };
                self.defaults.keys().into_iter().map(offline).collect()
            }
            Err(_) => Vec::new(),
        }
    }

    /// The results for `flags`, whose keys are possible, from the first source that has all of
    /// them.
    async fn possible(
        &self,
        flags: &[&str],
        context: &EvaluationContext,
        options: &CheckOptions,
    ) -> Vec<CheckResult> {
        if flags.is_empty() {
            return Vec::new();
        }
        let waited = match self.evaluate_all_local(flags, context, options).await {
            Ok(results) => return results,
            Err(waited) => waited,
        };
        let until = self.until(options).saturating_sub(waited);
        let answers = match self.cached(flags, context, until).await {
            Some(answers) => answers,
            None => self.ask_for(flags, context, options, until).await,
        };
        let answers = flags.iter().zip(answers);
        answers
            .map(|(flag, answer)| self.result(flag, answer, options))
            .collect()
    }

    /// The answers to `flags` when the cache has all of them.
    async fn cached(
        &self,
        flags: &[&str],
        context: &EvaluationContext,
        until: Duration,
    ) -> Option<Vec<Answer>> {
        // An offline client has no answer of Schematic's.
        self.transport()?;
        let known = match self.cache.all_now(flags, context) {
            Some(known) => known,
            None => {
                let left = until.saturating_sub(self.clock.monotonic());
                let stored = catch_panic(async {
                    let stored = self.cache.all_stored(flags, context);
                    let stored = within(&*self.clock, left, stored).await;
                    Ok::<_, Error>(stored.ok().flatten())
                });
                stored.await.ok().flatten()?
            }
        };
        let known = known.into_iter();
        Some(
            known
                .map(|known| Answer::Known(known, Source::Cache))
                .collect(),
        )
    }

    /// The answers to `flags` out of those to all, which Schematic is asked for.
    async fn ask_for(
        &self,
        flags: &[&str],
        context: &EvaluationContext,
        options: &CheckOptions,
        until: Duration,
    ) -> Vec<Answer> {
        let all = match self.all(context, options, until).await {
            Ok(all) => all,
            Err(why) => {
                let default = |flag: &&str| match (&why, self.cache.stale(flag, context)) {
                    (DefaultReason::Error(error), Some(known)) => {
                        Answer::Stale(known, Arc::clone(error))
                    }
                    _ => Answer::Default(why.clone()),
                };
                return flags.iter().map(default).collect();
            }
        };
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
    ) -> Result<Arc<[ApiAnswer]>, DefaultReason> {
        let api = self.api()?;
        let body = api::body(context, None);
        let fetched = if self.cache.is_off() {
            let deadline = Deadline::At(until);
            let all = catch_panic(api::ask_all(api, &body, deadline)).await;
            all.map(Arc::from)
        } else {
            let (api, cache) = (Arc::clone(api), Arc::clone(&self.cache));
            let whose = context.clone();
            let ask = move |ends| {
                let (api, cache) = (Arc::clone(&api), Arc::clone(&cache));
                let (context, body) = (whose.clone(), body.clone());
                catch_panic(async move {
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
