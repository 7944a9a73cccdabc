//! Answers in stores of the application.

use std::fmt;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use futures_util::future::BoxFuture;
use futures_util::{FutureExt, StreamExt, stream};
use serde_json::value::RawValue;

use super::ApiAnswer;
use super::key::Scope;
use super::provider::{CacheFuture, CacheProvider};
use crate::clock::{Clock, within};
use crate::context::EvaluationContext;
use crate::flags::{CheckResult, read_answer};
use crate::telemetry::CHECKS;

/// The longest that one call of a store may take.
const TIMEOUT: Duration = Duration::from_millis(250);

/// How many calls of one check run at a time.
const CONCURRENCY: usize = 16;

/// One or more stores of the application, asked in order.
pub(super) struct ProviderChain {
    clock: Arc<dyn Clock>,
    providers: Vec<Arc<dyn CacheProvider>>,
    scope: Scope,
}

impl ProviderChain {
    pub(super) fn new(
        providers: Vec<Arc<dyn CacheProvider>>,
        scope: Scope,
        clock: Arc<dyn Clock>,
    ) -> Self {
        Self {
            clock,
            providers,
            scope,
        }
    }

    /// Returns the answer of the first store that has it.
    pub(super) async fn get(
        &self,
        flag: &str,
        context: &EvaluationContext,
    ) -> Option<Arc<CheckResult>> {
        let key = self.scope.key(flag, context);
        for provider in &self.providers {
            if let Some(value) = self.call(|| provider.get(&key)).await.flatten()
                && let Some(answer) = read(flag, &value)
            {
                return Some(Arc::new(answer));
            }
        }
        None
    }

    /// Returns the answers to all of `flags`, or `None` as soon as one is missing.
    pub(super) async fn all(
        &self,
        flags: &[&str],
        context: &EvaluationContext,
    ) -> Option<Vec<Arc<CheckResult>>> {
        let mut calls = Vec::with_capacity(flags.len());
        for flag in flags {
            calls.push(self.get(flag, context).boxed());
        }
        let mut answers = stream::iter(calls).buffered(CONCURRENCY);
        let mut all = Vec::with_capacity(flags.len());
        while let Some(answer) = answers.next().await {
            all.push(answer?);
        }
        Some(all)
    }

    /// Stores `answers` in every store, as far as that can be done in time.
    pub(super) async fn set(
        &self,
        context: &EvaluationContext,
        answers: &[&ApiAnswer],
        ttl: Duration,
    ) {
        let mut calls = Vec::with_capacity(answers.len());
        for answer in answers {
            let key = self.scope.key(&answer.result.flag, context);
            // A copy: the value is a part of a whole answer, which must not be kept with it.
            let value = Bytes::copy_from_slice(&answer.raw);
            for provider in &self.providers {
                let (key, value) = (key.clone(), value.clone());
                let call = async move { self.call(|| provider.set(&key, value, ttl)).await };
                calls.push(call.boxed());
            }
        }
        self.all_in_time(calls).await;
    }

    /// Forgets the answers to `flags` in every store, as far as that can be done in time.
    pub(super) async fn remove(&self, flags: &[&str], context: &EvaluationContext) {
        let mut calls = Vec::with_capacity(flags.len());
        for flag in flags {
            let key = self.scope.key(flag, context);
            for provider in &self.providers {
                let key = key.clone();
                calls.push(async move { self.call(|| provider.remove(&key)).await }.boxed());
            }
        }
        self.all_in_time(calls).await;
    }

    /// Runs `calls` with one time limit for all of them, because the caller waits for this.
    async fn all_in_time(&self, calls: Vec<BoxFuture<'_, Option<()>>>) {
        let calls = stream::iter(calls)
            .buffer_unordered(CONCURRENCY)
            .for_each(|_| std::future::ready(()));
        // What is not done by then is not worth more waiting.
        let _ = within(&*self.clock, TIMEOUT, calls).await;
    }

    /// Returns what a call of a store ends with, or `None` for an error, a panic, and a call that takes
    /// too long.
    async fn call<'a, T>(&self, call: impl FnOnce() -> CacheFuture<'a, T>) -> Option<T> {
        let guarded = AssertUnwindSafe(async { call().await }).catch_unwind();
        let problem = match within(&*self.clock, TIMEOUT, guarded).await {
            Ok(Ok(Ok(value))) => return Some(value),
            Ok(Ok(Err(error))) => error,
            Ok(Err(_)) => "it panicked".into(),
            Err(_) => format!("it took longer than {TIMEOUT:?}").into(),
        };
        crate::telemetry::log!(debug, target: CHECKS, "a cache of answers is passed over: {problem}");
        None
    }
}

impl fmt::Debug for ProviderChain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ProviderChain")
            .field("providers", &self.providers.len())
            .finish_non_exhaustive()
    }
}

/// Reads a stored answer; other programs can write to the store, so `value` may be anything.
fn read(flag: &str, value: &[u8]) -> Option<CheckResult> {
    let raw: &RawValue = serde_json::from_slice(value).ok()?;
    let answer = read_answer(raw)?;
    Some(CheckResult {
        flag: flag.into(),
        ..answer
    })
}
