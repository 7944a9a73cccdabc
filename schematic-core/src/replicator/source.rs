//! The tasks of replicator mode, and what checks wait for.

use std::panic::AssertUnwindSafe;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use futures_util::FutureExt;
use futures_util::future::{join, join3, select};

use super::poll::Health;
use super::state::ReplicatorState;
use crate::clock::within;
use crate::flag_checks::FlagChecks;
use crate::store::{EntitySource, FetchFuture, FetchOutcome, SourceActivity, Wanted};
use crate::task_runtime::TaskRuntime;

/// The shared store as the source of memory: at most one task, on the client's runtime or whichever is
/// current.
pub(super) struct SharedStoreSource {
    state: Arc<ReplicatorState>,
    health: Arc<Health>,
    flag_checks: Arc<FlagChecks>,
    runtime: TaskRuntime,
    activity: Arc<SourceActivity>,
}

impl SharedStoreSource {
    pub(super) fn new(
        state: Arc<ReplicatorState>,
        health: Health,
        flag_checks: Arc<FlagChecks>,
        runtime: TaskRuntime,
    ) -> Self {
        Self {
            state,
            health: Arc::new(health),
            flag_checks,
            runtime,
            activity: Arc::default(),
        }
    }

    pub(super) fn activity(&self) -> &Arc<SourceActivity> {
        &self.activity
    }
}

impl EntitySource for SharedStoreSource {
    #[cold]
    fn start(&self) {
        let Some(runtime) = self.runtime.handle() else {
            return;
        };
        if self.state.is_stopped() || !self.activity.begin() {
            return;
        }
        self.state.running.send_replace(true);
        let running = Running {
            activity: Arc::clone(&self.activity),
            state: Arc::clone(&self.state),
        };
        let state = Arc::clone(&self.state);
        let (health, flag_checks) = (Arc::clone(&self.health), Arc::clone(&self.flag_checks));
        let of_reads = runtime.clone();
        runtime.spawn(async move {
            let _running = running;
            let mut stop = state.stop.subscribe();
            let stopped = pin!(stop.wait_for(|is_stopped| *is_stopped));
            let work = pin!(join3(
                health.poll(&state),
                state.cache.refresh(&of_reads),
                flag_checks.run(&*state.clock),
            ));
            let work = async {
                select(work, stopped).await;
            };
            // Usage is for the others too, so writing ends by itself.
            let mut stop = state.stop.subscribe();
            let stopped = async {
                // An error means that the client is gone.
                let _ = stop.wait_for(|is_stopped| *is_stopped).await;
            };
            join(work, state.cache.write(stopped)).await;
        });
    }

    fn fetches_flags(&self) -> bool {
        true
    }

    fn fetch<'a>(&'a self, wanted: Wanted<'a>, limit: Duration) -> FetchFuture<'a> {
        // Once and for all: a check may be driven by something else later.
        let Some(runtime) = self.runtime.handle() else {
            return Box::pin(std::future::ready(FetchOutcome::Disconnected));
        };
        let state = &self.state;
        let fetch = async move {
            let began = state.clock.monotonic();
            let fetch = state.cache.fetch(wanted, &runtime);
            let fetched = within(&*state.clock, limit, fetch).await;
            match fetched.unwrap_or(FetchOutcome::TimedOut) {
                FetchOutcome::StoreFailed | FetchOutcome::TimedOut
                    if state.cache.hold(&wanted, began) =>
                {
                    FetchOutcome::Stored
                }
                outcome => outcome,
            }
        };
        // A runtime may lack timers.
        let fetch = AssertUnwindSafe(fetch).catch_unwind();
        Box::pin(fetch.map(|fetched| fetched.unwrap_or(FetchOutcome::StoreFailed)))
    }
}

/// A running task. When it ends, by itself or with its runtime, another may begin.
struct Running {
    activity: Arc<SourceActivity>,
    state: Arc<ReplicatorState>,
}

impl Drop for Running {
    fn drop(&mut self) {
        self.activity.end();
        self.state.running.send_replace(false);
    }
}
