//! Answers of the API, kept for a while: in memory by default, or in a store that processes share.
//!
//! Only plain answers of Schematic are kept, be they true or false. Defaults, failures and answers
//! to a question about usage to come never are. By default 1,000 answers are kept for 5 s each in
//! memory; a [`SharedStore`](crate::shared_store::SharedStore) takes the place of the memory, so that
//! several processes can share what one of them has asked. [`CacheOptions`] configures it.

mod chain;
mod key;
mod memory;
mod options;
mod prehashed;
mod single_flight;

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;

use self::chain::StoreChain;
pub(crate) use self::key::{AnswerKey, Scope};
use self::memory::Memory;
pub use self::options::CacheOptions;
pub(crate) use self::single_flight::{Limits, SingleFlight};
use crate::clock::Clock;
use crate::context::EvaluationContext;
use crate::flags::CheckResult;

/// Answers longer than this are not kept, so that a cache of so many answers is also one of so
/// many bytes.
const MAX_ANSWER_BYTES: usize = 64 * 1024;

/// Likewise of keys: what flag and context take in memory.
const MAX_KEY_BYTES: usize = 8 * 1024;

/// The cache of a client.
#[derive(Debug)]
pub(crate) struct Cache {
    clock: Arc<dyn Clock>,
    store: Store,
    stale: Duration,
    ttl: Duration,
}

#[derive(Debug)]
enum Store {
    Memory(Memory),
    Off,
    Shared(StoreChain),
}

/// An answer of the API.
#[derive(Clone, Debug)]
pub(crate) struct ApiAnswer {
    pub(crate) result: Arc<CheckResult>,
    /// The answer as it came.
    pub(crate) raw: Bytes,
}

impl Cache {
    pub(crate) fn new(options: CacheOptions, scope: Scope, clock: Arc<dyn Clock>) -> Self {
        let store = if options.ttl.is_zero() {
            Store::Off
        } else if !options.stores.is_empty() {
            Store::Shared(StoreChain::new(options.stores, scope, Arc::clone(&clock)))
        } else if options.size == 0 {
            Store::Off
        } else {
            Store::Memory(Memory::new(options.size))
        };
        Self {
            clock,
            store,
            stale: options.stale_if_error,
            ttl: options.ttl,
        }
    }

    pub(crate) fn is_off(&self) -> bool {
        matches!(self.store, Store::Off)
    }

    /// Returns the answer that is in memory. Never waits and does not allocate.
    pub(crate) fn now(&self, flag: &str, context: &EvaluationContext) -> Option<Arc<CheckResult>> {
        match &self.store {
            Store::Memory(memory) => memory.fresh(flag, context, self.clock.monotonic()),
            Store::Off | Store::Shared(_) => None,
        }
    }

    /// Returns the answer that is in a shared store.
    pub(crate) async fn stored(
        &self,
        flag: &str,
        context: &EvaluationContext,
    ) -> Option<Arc<CheckResult>> {
        match &self.store {
            Store::Shared(stores) => stores.get(flag, context).await,
            Store::Memory(_) | Store::Off => None,
        }
    }

    /// Returns the answers to all of `flags` that are in memory, or `None` if one is missing.
    pub(crate) fn all_now(
        &self,
        flags: &[&str],
        context: &EvaluationContext,
    ) -> Option<Vec<Arc<CheckResult>>> {
        flags.iter().map(|flag| self.now(flag, context)).collect()
    }

    /// Returns the answers to all of `flags` that are in a shared store, or `None` if one
    /// is missing.
    pub(crate) async fn all_stored(
        &self,
        flags: &[&str],
        context: &EvaluationContext,
    ) -> Option<Vec<Arc<CheckResult>>> {
        match &self.store {
            Store::Shared(stores) => stores.all(flags, context).await,
            Store::Memory(_) | Store::Off => None,
        }
    }

    /// Returns an answer whose time is over but that may stand in for one that cannot be had.
    pub(crate) fn stale(
        &self,
        flag: &str,
        context: &EvaluationContext,
    ) -> Option<Arc<CheckResult>> {
        match &self.store {
            Store::Memory(memory) if !self.stale.is_zero() => {
                memory.any(flag, context, self.clock.monotonic())
            }
            _ => None,
        }
    }

    /// Stores `answers` for `context`.
    pub(crate) async fn keep(&self, context: &EvaluationContext, answers: &[ApiAnswer]) {
        let is_kept = |answer: &&ApiAnswer| {
            let key = AnswerKey::heap_size(&answer.result.flag, context);
            key <= MAX_KEY_BYTES && answer.raw.len() <= MAX_ANSWER_BYTES
        };
        let kept: Vec<&ApiAnswer> = answers.iter().filter(is_kept).collect();
        match &self.store {
            Store::Memory(memory) => {
                let fresh_until = self.clock.monotonic().saturating_add(self.ttl);
                let stale_until = fresh_until.saturating_add(self.stale);
                for answer in kept {
                    memory.insert(
                        context,
                        Arc::clone(&answer.result),
                        fresh_until,
                        stale_until,
                    );
                }
                memory.settle();
            }
            Store::Shared(stores) => stores.set(context, &kept, self.ttl).await,
            Store::Off => {}
        }
    }

    /// Forgets the answers to `flags`: Schematic does not know these any more.
    pub(crate) async fn forget(&self, flags: &[&str], context: &EvaluationContext) {
        match &self.store {
            Store::Memory(memory) => {
                for flag in flags {
                    memory.remove(flag, context);
                }
            }
            Store::Shared(stores) => stores.remove(flags, context).await,
            Store::Off => {}
        }
    }
}
