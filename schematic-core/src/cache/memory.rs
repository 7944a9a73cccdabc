//! Answers in memory.

use std::fmt;
use std::hash::RandomState;
use std::sync::Arc;
use std::time::Duration;

use moka::policy::EvictionPolicy;

use super::key::{AnswerKey, BorrowedKey};
use super::prehashed::Prehashed;
use crate::context::EvaluationContext;
use crate::flags::CheckResult;
use crate::identity_hasher::BuildIdentityHasher;

/// A bounded number of answers, of which the least recently used goes first.
///
/// Each answer says when its time is over, by the client's clock.
pub(super) struct Memory {
    answers: moka::sync::Cache<Prehashed<AnswerKey>, Kept, BuildIdentityHasher>,
    state: RandomState,
}

#[derive(Clone)]
struct Kept {
    result: Arc<CheckResult>,
    fresh_until: Duration,
    stale_until: Duration,
}

impl Memory {
    pub(super) fn new(size: u64) -> Self {
        Self {
            answers: moka::sync::Cache::builder()
                .max_capacity(size)
                .eviction_policy(EvictionPolicy::lru())
                .build_with_hasher(BuildIdentityHasher::default()),
            state: RandomState::new(),
        }
    }

    /// Returns the answer if its time is not over at `now`.
    pub(super) fn fresh(
        &self,
        flag: &str,
        context: &EvaluationContext,
        now: Duration,
    ) -> Option<Arc<CheckResult>> {
        let kept = self.answers.get(&self.key(flag, context))?;
        (now < kept.fresh_until).then_some(kept.result)
    }

    /// Returns the answer if it may still stand in for another at `now`.
    pub(super) fn any(
        &self,
        flag: &str,
        context: &EvaluationContext,
        now: Duration,
    ) -> Option<Arc<CheckResult>> {
        let kept = self.answers.get(&self.key(flag, context))?;
        (now < kept.stale_until).then_some(kept.result)
    }

    pub(super) fn insert(
        &self,
        context: &EvaluationContext,
        result: Arc<CheckResult>,
        fresh_until: Duration,
        stale_until: Duration,
    ) {
        let key = Prehashed::new(AnswerKey::new(&result.flag, context), &self.state);
        let kept = Kept {
            result,
            fresh_until,
            stale_until,
        };
        self.answers.insert(key, kept);
    }

    /// Settles what was inserted and read, so that what goes is what was used least recently.
    pub(super) fn settle(&self) {
        self.answers.run_pending_tasks();
    }

    pub(super) fn remove(&self, flag: &str, context: &EvaluationContext) {
        self.answers.invalidate(&self.key(flag, context));
    }

    fn key<'a>(&self, flag: &'a str, context: &'a EvaluationContext) -> Prehashed<BorrowedKey<'a>> {
        Prehashed::new(BorrowedKey::new(flag, context), &self.state)
    }
}

impl fmt::Debug for Memory {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Memory")
            .field("answers", &self.answers.entry_count())
            .finish()
    }
}
