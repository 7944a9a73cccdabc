//! Answers in stores that processes share.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use futures_util::future::BoxFuture;
use futures_util::{FutureExt, StreamExt, stream};
use serde_json::value::RawValue;

use super::ApiAnswer;
use super::key::Scope;
use crate::clock::{Clock, within};
use crate::context::EvaluationContext;
use crate::flags::{CheckResult, read_answer};
use crate::shared_store::{GuardedStore, STORE_TIMEOUT, SharedStore, StoreError, StoreTtl};
use crate::telemetry::CHECKS;

/// How many calls of one check run at a time.
const CONCURRENCY: usize = 16;

/// One or more stores, asked in order.
pub(super) struct StoreChain {
    clock: Arc<dyn Clock>,
    stores: Vec<GuardedStore>,
    scope: Scope,
}

impl StoreChain {
    pub(super) fn new(
        stores: Vec<Arc<dyn SharedStore>>,
        scope: Scope,
        clock: Arc<dyn Clock>,
    ) -> Self {
        let guarded = |store| GuardedStore::new(store, Arc::clone(&clock));
        Self {
            stores: stores.into_iter().map(guarded).collect(),
            clock,
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
        for store in &self.stores {
            if let Some(value) = found(store.get(&key).await).flatten()
                && let Some(answer) = read(flag, &value)
            {
                return Some(Arc::new(answer));
            }
        }
        None
    }

    /// Returns the answers to all of `flags`, each of the first store that has it, or `None` if one is
    /// missing. Each store is asked once.
    pub(super) async fn all(
        &self,
        flags: &[&str],
        context: &EvaluationContext,
    ) -> Option<Vec<Arc<CheckResult>>> {
        let questions = flags.iter().map(|flag| Question {
            flag,
            key: self.scope.key(flag, context),
            answer: None,
        });
        let mut questions: Vec<Question<'_>> = questions.collect();
        for store in &self.stores {
            let is_open = |question: &&Question<'_>| question.answer.is_none();
            let keys: Vec<&str> = questions
                .iter()
                .filter(is_open)
                .map(|one| &*one.key)
                .collect();
            if keys.is_empty() {
                break;
            }
            let Some(values) = found(store.get_many(&keys).await) else {
                continue;
            };
            let open = questions
                .iter_mut()
                .filter(|question| question.answer.is_none());
            for (question, value) in open.zip(values) {
                let value = found(value).flatten();
                question.answer = value
                    .and_then(|value| read(question.flag, &value))
                    .map(Arc::new);
            }
        }
        questions
            .into_iter()
            .map(|question| question.answer)
            .collect()
    }

    /// Stores `answers` in every store, as far as that can be done in time.
    pub(super) async fn set(
        &self,
        context: &EvaluationContext,
        answers: &[&ApiAnswer],
        ttl: Duration,
    ) {
        let ttl = StoreTtl::After(ttl);
        let mut calls = Vec::with_capacity(answers.len());
        for answer in answers {
            let key = self.scope.key(&answer.result.flag, context);
            // A copy: the value is a part of a whole answer, which must not be kept with it.
            let value = Bytes::copy_from_slice(&answer.raw);
            for store in &self.stores {
                let (key, value) = (key.clone(), value.clone());
                let call = async move { found(store.set(&key, value, ttl).await) };
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
            for store in &self.stores {
                let key = key.clone();
                calls.push(async move { found(store.remove(&key).await) }.boxed());
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
        let _ = within(&*self.clock, STORE_TIMEOUT, calls).await;
    }
}

impl fmt::Debug for StoreChain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StoreChain")
            .field("stores", &self.stores.len())
            .finish_non_exhaustive()
    }
}

/// A flag whose answer is looked for.
struct Question<'a> {
    flag: &'a str,
    key: String,
    answer: Option<Arc<CheckResult>>,
}

/// Returns what a call of a store ended with, or `None` for an error.
fn found<T>(result: Result<T, StoreError>) -> Option<T> {
    result
        .inspect_err(|problem| {
            crate::telemetry::log!(debug, target: CHECKS, "a store of answers is passed over: {problem}");
        })
        .ok()
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
