//! Answers in memory.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use moka::policy::EvictionPolicy;

use super::key::{AnswerKey, BorrowedKey};
use crate::context::EvaluationContext;
use crate::flags::CheckResult;

/// So many answers, of which the least recently used goes first.
///
/// When an answer's time is over stands in the answer, by the client's clock.
pub(super) struct Memory(moka::sync::Cache<AnswerKey, Kept>);

#[derive(Clone)]
struct Kept {
    result: Arc<CheckResult>,
    fresh_until: Duration,
    stale_until: Duration,
}

impl Memory {
    pub(super) fn new(size: u64) -> Self {
        Self(
            moka::sync::Cache::builder()
                .max_capacity(size)
                .eviction_policy(EvictionPolicy::lru())
                .build(),
        )
    }

    /// The answer whose time is not over at `now`.
    pub(super) fn fresh(
        &self,
        flag: &str,
        context: &EvaluationContext,
        now: Duration,
    ) -> Option<Arc<CheckResult>> {
        let kept = self.0.get(&BorrowedKey::new(flag, context))?;
        (now < kept.fresh_until).then_some(kept.result)
    }

    /// The answer that may still stand in for another at `now`.
    pub(super) fn any(
        &self,
        flag: &str,
        context: &EvaluationContext,
        now: Duration,
    ) -> Option<Arc<CheckResult>> {
        let kept = self.0.get(&BorrowedKey::new(flag, context))?;
        (now < kept.stale_until).then_some(kept.result)
    }

    pub(super) fn insert(
        &self,
        context: &EvaluationContext,
        result: Arc<CheckResult>,
        fresh_until: Duration,
        stale_until: Duration,
    ) {
        let key = AnswerKey::new(&result.flag, context);
        let kept = Kept {
            result,
            fresh_until,
            stale_until,
        };
        self.0.insert(key, kept);
    }

    /// Settles what was inserted and read, so that what goes is what was used least recently.
    pub(super) fn settle(&self) {
        self.0.run_pending_tasks();
    }

    pub(super) fn remove(&self, flag: &str, context: &EvaluationContext) {
        self.0.invalidate(&BorrowedKey::new(flag, context));
    }
}

impl fmt::Debug for Memory {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Memory")
            .field("answers", &self.0.entry_count())
            .finish()
    }
}
