//! A DataStream in a fleet that shares a store: what a check misses is read from there, and requested
//! from the server only if it is not there.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Duration;

use futures_util::FutureExt;

use super::source::StreamSource;
use crate::clock::{Clock, within};
use crate::shared_cache::SharedCache;
use crate::store::{EntityKind, EntitySource, FetchFuture, FetchOutcome, Lookup, Wanted};
use crate::task_runtime::TaskRuntime;

/// The shared store, then the DataStream, as the source of memory.
pub(super) struct SharedStreamSource {
    stream: Arc<StreamSource>,
    cache: Arc<SharedCache>,
    clock: Arc<dyn Clock>,
    runtime: TaskRuntime,
}

impl SharedStreamSource {
    pub(super) fn new(
        stream: Arc<StreamSource>,
        cache: Arc<SharedCache>,
        clock: Arc<dyn Clock>,
        runtime: TaskRuntime,
    ) -> Self {
        Self {
            stream,
            cache,
            clock,
            runtime,
        }
    }

    async fn fetch_missing(&self, wanted: Wanted<'_>, limit: Duration) -> FetchOutcome {
        let Some(runtime) = self.runtime.handle() else {
            return FetchOutcome::Disconnected;
        };
        let began = self.clock.monotonic();
        let read = AssertUnwindSafe(self.cache.fetch(wanted, &runtime)).catch_unwind();
        let outcome = match within(&*self.clock, limit, read).await {
            Ok(Ok(outcome)) => outcome,
            Ok(Err(_)) => FetchOutcome::StoreFailed,
            Err(_) => FetchOutcome::TimedOut,
        };
        let is_away = matches!(outcome, FetchOutcome::StoreFailed | FetchOutcome::TimedOut);
        if outcome == FetchOutcome::Stored {
            return outcome;
        }
        let missing = [EntityKind::Company, EntityKind::User].map(|kind| {
            let keys = match kind {
                EntityKind::Company => wanted.context.company_keys(),
                EntityKind::User => wanted.context.user_keys(),
            };
            (kind, keys, self.is_missing(kind, keys))
        });
        if !missing.iter().any(|(_, _, is_missing)| *is_missing) {
            // It is a flag that is missing.
            return if is_away && self.cache.hold(&wanted, began) {
                FetchOutcome::Stored
            } else {
                outcome
            };
        }
        let [company, user] = missing.map(|(kind, keys, is_missing)| {
            is_missing && !self.cache.take_received(kind, keys, is_away)
        });
        if company || user {
            let passed = self.clock.monotonic().saturating_sub(began);
            let wanted = Wanted {
                flags: &[],
                company,
                user,
                ..wanted
            };
            let left = limit.saturating_sub(passed);
            let requested = self.stream.fetch(wanted, left).await;
            if requested != FetchOutcome::Stored {
                return if is_away && self.cache.hold(&wanted, began) {
                    FetchOutcome::Stored
                } else {
                    requested
                };
            }
            for (kind, keys, is_missing) in missing {
                if is_missing {
                    self.cache.take_received(kind, keys, is_away);
                }
            }
        }
        FetchOutcome::Stored
    }

    fn is_missing(&self, kind: EntityKind, keys: &crate::Keys) -> bool {
        let entities = &self.cache.store().entities;
        let guard = entities.guard();
        let now = || self.clock.monotonic();
        !keys.is_empty() && matches!(entities.find(kind, keys, now, &guard), Lookup::Nothing)
    }
}

impl EntitySource for SharedStreamSource {
    #[cold]
    fn start(&self) {
        self.stream.start();
    }

    fn fetches_flags(&self) -> bool {
        !self.cache.store().flags.current().is_received()
    }

    fn fetch<'a>(&'a self, wanted: Wanted<'a>, limit: Duration) -> FetchFuture<'a> {
        Box::pin(self.fetch_missing(wanted, limit))
    }
}
