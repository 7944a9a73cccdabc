use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use schematic_api::runtime::Error;

use super::check::{Answer, Why, is_late, problem_of_key, refused, unpanicked};
use super::{Inner, Schematic, answer};
use crate::cache::Told;
use crate::clock::{Elapsed, within};
use crate::context::EvaluationContext;
use crate::flags::{CheckOptions, CheckResult, Source};
use crate::transport::Deadline;

impl Schematic {
    /// Checks several flags for whoever `context` names, with at most one request.
    ///
    /// The results come in the order of `flags`, one for each, repeated ones too. When memory or
    /// the cache has all of them it answers; otherwise one request brings all anew, so that all
    /// come from one evaluation. A flag that Schematic does not know gets its default, and so does
    /// an empty key, which nobody is asked about.
    ///
    /// # Cancel safety
    ///
    /// May be dropped at any point.
    pub async fn check_flags(
        &self,
        flags: &[impl AsRef<str> + Sync],
        context: &EvaluationContext,
    ) -> Vec<CheckResult> {
        self.check_flags_with_options(flags, context, &CheckOptions::new())
            .await
    }

    /// The same with options of its own; [`CheckOptions::preflight`] is ignored.
    ///
    /// # Cancel safety
    ///
    /// May be dropped at any point.
    pub async fn check_flags_with_options(
        &self,
        flags: &[impl AsRef<str> + Sync],
        context: &EvaluationContext,
        options: &CheckOptions,
    ) -> Vec<CheckResult> {
        let flags: Vec<&str> = flags.iter().map(AsRef::as_ref).collect();
        let possible = flags.iter().copied();
        let possible: Vec<&str> = possible
            .filter(|flag| problem_of_key(flag).is_none())
            .collect();
        let mut results = self.0.several(&possible, context, options).await;
        if possible.len() == flags.len() {
            return results;
        }
        let mut results = results.drain(..);
        let refused = |flag: &str, problem| {
            let answer = self
                .0
                .api()
                .map_or_else(Answer::Default, |_| refused(problem));
            self.0.result(flag, answer, options)
        };
        let all = flags.iter().filter_map(|flag| match problem_of_key(flag) {
            Some(problem) => Some(refused(flag, problem)),
            None => results.next(),
        });
        all.collect()
    }

    /// Checks all flags there are for whoever `context` names, in Schematic's order. When
    /// Schematic cannot be asked there are none; an offline client knows those that have a
    /// default.
    ///
    /// # Cancel safety
    ///
    /// May be dropped at any point.
    pub async fn check_all_flags(&self, context: &EvaluationContext) -> Vec<CheckResult> {
        self.check_all_flags_with_options(context, &CheckOptions::new())
            .await
    }

    /// The same with options of its own; [`CheckOptions::preflight`] is ignored.
    ///
    /// # Cancel safety
    ///
    /// May be dropped at any point.
    pub async fn check_all_flags_with_options(
        &self,
        context: &EvaluationContext,
        options: &CheckOptions,
    ) -> Vec<CheckResult> {
        match self.0.all(context, options, self.0.until(options)).await {
            Ok(all) => all.iter().map(|told| (*told.result).clone()).collect(),
            Err(Why::Offline) => {
                let keys = self.0.defaults.keys().into_iter();
                keys.map(|flag| self.0.result(&flag, Answer::Default(Why::Offline), options))
                    .collect()
            }
            Err(_) => Vec::new(),
        }
    }
}

impl Inner {
    /// The results for `flags`, from the first source that has all of them.
    async fn several(
        &self,
        flags: &[&str],
        context: &EvaluationContext,
        options: &CheckOptions,
    ) -> Vec<CheckResult> {
        if flags.is_empty() {
            return Vec::new();
        }
        let waited = match self.all_remembered(flags, context, options).await {
            Ok(results) => return results,
            Err(waited) => waited,
        };
        let until = self.until(options).saturating_sub(waited);
        let answers: Vec<Answer> = match self.known(flags, context, until).await {
            Some(answers) => answers,
            None => self.ask_for(flags, context, options, until).await,
        };
        let results = flags.iter().zip(answers);
        let results = results.map(|(flag, answer)| self.result(flag, answer, options));
        results.collect()
    }

    /// The answers to `flags` when the cache has all of them, or when nobody needs to be asked.
    async fn known(
        &self,
        flags: &[&str],
        context: &EvaluationContext,
        until: Duration,
    ) -> Option<Vec<Answer>> {
        // That the client is offline is told where it would ask.
        self.api.as_ref()?;
        let known = match self.cache.all_now(flags, context) {
            Some(known) => known,
            None => {
                let left = until.saturating_sub(self.clock.monotonic());
                let stored = unpanicked(async {
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

    /// The answers to `flags` out of those to all, which are asked for.
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
                    (Why::Error(error), Some(known)) => Answer::Stale(known, Arc::clone(error)),
                    _ => Answer::Default(why.clone()),
                };
                return flags.iter().map(default).collect();
            }
        };
        let by_flag: HashMap<&str, &Told> = all
            .iter()
            .map(|told| (told.result.flag.as_str(), told))
            .collect();
        let gone: Vec<&str> = flags
            .iter()
            .copied()
            .filter(|flag| !by_flag.contains_key(flag))
            .collect();
        if !gone.is_empty() {
            self.cache.forget(&gone, context).await;
        }
        let answers = flags.iter().map(|flag| match by_flag.get(flag) {
            Some(told) => Answer::Known(Arc::clone(&told.result), Source::Api),
            None => Answer::Default(Why::NotFound),
        });
        answers.collect()
    }

    /// The answers to all flags, which are asked for.
    async fn all(
        &self,
        context: &EvaluationContext,
        options: &CheckOptions,
        until: Duration,
    ) -> Result<Arc<[Told]>, Why> {
        let api = self.api()?;
        let body = answer::body(context, None);
        let landed = if self.cache.is_off() {
            let deadline = Deadline::At(until);
            let told = unpanicked(answer::ask_all(api, &body, &deadline)).await;
            told.map(Arc::from)
        } else {
            let (api, cache) = (Arc::clone(api), Arc::clone(&self.cache));
            let whose = context.clone();
            let ask = move |deadline| {
                let (api, cache) = (Arc::clone(&api), Arc::clone(&cache));
                let (context, body) = (whose.clone(), body.clone());
                unpanicked(async move {
                    let deadline = Deadline::Shared(deadline);
                    let told = answer::ask_all(&api, &body, &deadline).await?;
                    cache.keep(&context, &told).await;
                    Ok::<_, Error>(Arc::from(told))
                })
            };
            let flight = self
                .several
                .join(&*self.clock, context.clone(), until, is_late, ask);
            unpanicked(async {
                let landed = flight.await;
                landed.unwrap_or_else(|Elapsed| Err(Arc::new(self.too_late(options))))
            })
            .await
        };
        self.told(landed.as_ref().err().map(|error| &**error));
        landed.map_err(Why::Error)
    }
}

/// What asking for all flags ended with.
pub(super) type LandedAll = Result<Arc<[Told]>, Arc<Error>>;
