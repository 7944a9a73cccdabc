//! The task of a DataStream, and the requests that checks wait for.

use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use futures_util::future::{Either, join, select};
use tokio::task::{AbortHandle, JoinSet};

use super::connection::{Connection, run};
use super::state::Shared;
use super::status::DataStreamState;
use crate::Keys;
use crate::flag_checks::FlagChecks;
use crate::shared_cache::SharedCache;
use crate::store::{EntityKind, EntitySource, FetchFuture, FetchOutcome, SourceActivity, Wanted};
use crate::sync::Mutex;
use crate::task_runtime::TaskRuntime;

/// The DataStream as the source of a store: at most one task, on the client's runtime or whichever is
/// current.
pub(super) struct StreamSource {
    shared: Arc<Shared>,
    connection: Arc<Connection>,
    flag_checks: Arc<FlagChecks>,
    runtime: TaskRuntime,
    activity: Arc<SourceActivity>,
    /// The store that a fleet shares, if there is one.
    cache: Option<Arc<SharedCache>>,
    abort: Mutex<Option<AbortHandle>>,
}

impl StreamSource {
    pub(super) fn new(
        shared: Arc<Shared>,
        connection: Connection,
        flag_checks: Arc<FlagChecks>,
        runtime: TaskRuntime,
        cache: Option<Arc<SharedCache>>,
    ) -> Self {
        Self {
            cache,
            shared,
            connection: Arc::new(connection),
            flag_checks,
            runtime,
            activity: Arc::default(),
            abort: Mutex::default(),
        }
    }

    pub(super) fn activity(&self) -> &Arc<SourceActivity> {
        &self.activity
    }

    /// Ends the task wherever it is.
    pub(super) fn abort(&self) {
        let abort = self.abort.lock();
        if let Some(task) = &*abort {
            task.abort();
        }
    }
}

impl EntitySource for StreamSource {
    /// Starts the task, unless it runs, the client was shut down, or there is no runtime.
    #[cold]
    fn start(&self) {
        let Some(runtime) = self.runtime.handle() else {
            return;
        };
        if self.shared.is_stopped() || !self.activity.begin() {
            return;
        }
        let running = Running {
            shared: Arc::clone(&self.shared),
            activity: Arc::clone(&self.activity),
        };
        let connection = Arc::clone(&self.connection);
        let flag_checks = Arc::clone(&self.flag_checks);
        let cache = self.cache.clone();
        let of_reads = runtime.clone();
        let task = runtime.spawn(async move {
            let shared = &running.shared;
            let reports = flag_checks.run(&*shared.clock);
            let Some(cache) = cache else {
                select(pin!(run(shared, &connection)), pin!(reports)).await;
                return;
            };
            let reads = join(reports, cache.refresh(&of_reads));
            let talk = async {
                select(pin!(run(shared, &connection)), pin!(reads)).await;
            };
            // Beside what reads the socket. What was received or used is for the others too, so it
            // ends by itself; with this task it is aborted.
            let mut writer = JoinSet::new();
            let (cache, mut stop) = (Arc::clone(&cache), shared.stop.subscribe());
            writer.spawn(async move {
                let stopped = async {
                    // An error means that the client is gone.
                    let _ = stop.wait_for(|is_stopped| *is_stopped).await;
                };
                cache.write(stopped).await;
            });
            let mut talk = pin!(talk);
            let has_written = {
                let ended = pin!(writer.join_next());
                matches!(select(talk.as_mut(), ended).await, Either::Right(_))
            };
            if !has_written {
                writer.join_next().await;
            } else if shared.is_stopped() {
                talk.await;
            }
            // Else it panicked: the next check begins with another one.
        });
        let mut abort = self.abort.lock();
        *abort = Some(task.abort_handle());
    }

    fn fetch<'a>(&'a self, wanted: Wanted<'a>, limit: Duration) -> FetchFuture<'a> {
        let shared = &self.shared;
        let timeout = shared.settings.request_timeout;
        let fetch = move |is_missing: bool, kind, keys: &'a Keys| async move {
            if !is_missing {
                return FetchOutcome::Stored;
            }
            let requests = &shared.requests;
            let fetch = requests.fetch(kind, keys, timeout, limit, &*shared.clock);
            fetch.await
        };
        let company = wanted.context.company_keys();
        let user = wanted.context.user_keys();
        Box::pin(async move {
            let fetched = join(
                fetch(wanted.company, EntityKind::Company, company),
                fetch(wanted.user, EntityKind::User, user),
            );
            match fetched.await {
                (FetchOutcome::Stored, outcome) | (outcome, _) => outcome,
            }
        })
    }
}

/// A running task. When it ends, by itself or with its runtime, another may begin.
struct Running {
    shared: Arc<Shared>,
    activity: Arc<SourceActivity>,
}

impl Drop for Running {
    fn drop(&mut self) {
        let shared = &self.shared;
        shared.session().disconnected(shared.clock.monotonic());
        shared.enter(if shared.is_stopped() {
            DataStreamState::Stopped
        } else {
            DataStreamState::Idle
        });
        self.activity.end();
    }
}
