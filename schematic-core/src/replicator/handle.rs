//! Replicator mode of a client: made with it, and ended with it.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use http::Uri;

use super::poll::Health;
use super::source::SharedStoreSource;
use super::state::ReplicatorState;
use super::status::ReplicatorStatus;
use super::{MissingEntities, ReplicatorOptions};
use crate::Keys;
use crate::clock::{Clock, within};
use crate::evaluation::Evaluator;
use crate::events::EventQueue;
use crate::flag_checks::FlagChecks;
use crate::shared_cache::{self, CountedUsage, SharedCache, WriteBehind};
use crate::shared_store::{GuardedStore, SharedStore, capabilities};
use crate::status::StatusSender;
use crate::store::{EntitySource, Limits, Store};
use crate::sync::Mutex;
use crate::task_runtime::TaskRuntime;
use crate::transport::Exchange;

/// A handle to replicator mode: the memory, what evaluates from it, and the task that keeps it up to
/// date. Dropping the handle ends the task.
pub(crate) struct ReplicatorHandle {
    state: Arc<ReplicatorState>,
    evaluator: Arc<Evaluator>,
    flag_checks: Arc<FlagChecks>,
}

impl ReplicatorHandle {
    /// Creates replicator mode of the client whose parts these are, and starts it if there is a
    /// runtime.
    pub(crate) fn new(options: &ReplicatorOptions, parts: ClientParts) -> Self {
        let clock = parts.clock;
        let evaluates_without = options.missing_entities == MissingEntities::EvaluateWithout;
        let limits = Limits {
            entities: options.max_entities,
            bytes: options.max_bytes,
            flag_bytes: options.max_flag_bytes,
            ttl: None,
        };
        let store = Arc::new(Store::of_reads(limits, evaluates_without));
        let can = capabilities(&*parts.store);
        let cache = SharedCache::new(
            Arc::clone(&store),
            Arc::new(GuardedStore::new(parts.store, Arc::clone(&clock))),
            Arc::clone(&clock),
            &shared_cache::Settings {
                prefix: &options.prefix,
                environment_id: &parts.environment_id,
                evaluates_without,
                stale_grace: options.stale_grace,
            },
        );
        let cache = if can.write && can.replace {
            cache.writing(WriteBehind::of_usage())
        } else {
            cache
        };
        let state = ReplicatorState::new(cache, Arc::clone(&clock), parts.status);
        let state = Arc::new(state);
        let flag_checks = Arc::new(FlagChecks::new(
            options.flag_checks,
            parts.flag_checks,
            options.flag_check_capacity,
        ));
        let seed = parts.jitter_seed;
        let random = seed.map_or_else(fastrand::Rng::new, fastrand::Rng::with_seed);
        let health = Health {
            exchange: parts.exchange,
            url: parts.health_url,
            interval: options.health_interval,
            timeout: options.health_timeout,
            random: Mutex::new(random),
        };
        let source = Arc::new(SharedStoreSource::new(
            Arc::clone(&state),
            health,
            Arc::clone(&flag_checks),
            parts.runtime,
        ));
        let activity = Arc::clone(source.activity());
        let evaluator = Arc::new(Evaluator::new(
            store,
            source as Arc<dyn EntitySource>,
            activity,
            clock,
            Arc::clone(&state.wall_offset),
        ));
        state.wall_offset.measure(&*state.clock);
        evaluator.ensure_running();
        Self {
            state,
            evaluator,
            flag_checks,
        }
    }

    /// Returns what evaluates flags from memory.
    pub(crate) fn evaluator(&self) -> &Arc<Evaluator> {
        &self.evaluator
    }

    /// Returns what reports the checks that memory answered.
    pub(crate) fn flag_checks(&self) -> &Arc<FlagChecks> {
        &self.flag_checks
    }

    /// Returns whether the replicator is ready and the version of its data known; starts the task if
    /// it does not run.
    pub(crate) fn is_ready(&self) -> bool {
        self.evaluator.ensure_running();
        let ready = self.state.subscribe();
        let ready = ready.borrow();
        ready.ready && ready.has_version
    }

    /// Waits up to `timeout` until the replicator is ready and the version of its data known.
    pub(crate) async fn ready(&self, timeout: Duration) -> bool {
        if self.is_ready() {
            return true;
        }
        let mut readiness = self.state.subscribe();
        let ready = readiness.wait_for(|state| state.ready && state.has_version);
        let reached = within(&*self.state.clock, timeout, ready).await;
        matches!(reached, Ok(Ok(_)))
    }

    /// Returns a snapshot of the state and of all counters.
    pub(crate) fn status(&self) -> ReplicatorStatus {
        self.state.status()
    }

    /// Counts an event on the company that `keys` name, in memory and in the store. Returns `None` if
    /// that changes nothing, or the store cannot be written to.
    pub(crate) fn count(
        &self,
        keys: &Keys,
        event: &str,
        quantity: i64,
    ) -> Option<CountedUsage<'_>> {
        self.evaluator.ensure_running();
        self.state.cache.count(keys, event, quantity)
    }

    /// Ends the task, and waits up to `timeout` until the usage that waits is in the store.
    pub(crate) async fn shutdown(&self, timeout: Duration) {
        self.stop();
        let mut running = self.state.running.subscribe();
        let ended = running.wait_for(|is_running| !*is_running);
        drop(within(&*self.state.clock, timeout, ended).await);
    }

    fn stop(&self) {
        self.state.stop.send_replace(true);
    }
}

impl Drop for ReplicatorHandle {
    fn drop(&mut self) {
        self.stop();
    }
}

impl fmt::Debug for ReplicatorHandle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ReplicatorHandle")
            .field("status", &self.status())
            .finish_non_exhaustive()
    }
}

/// The parts of a client that its replicator mode needs.
pub(crate) struct ClientParts {
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) environment_id: String,
    pub(crate) exchange: Arc<dyn Exchange>,
    /// The queue of events about checks.
    pub(crate) flag_checks: EventQueue,
    pub(crate) health_url: Uri,
    pub(crate) jitter_seed: Option<u64>,
    pub(crate) runtime: TaskRuntime,
    pub(crate) status: StatusSender,
    pub(crate) store: Arc<dyn SharedStore>,
}
