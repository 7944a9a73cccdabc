//! The DataStream of a client: made with it, and ended with it.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use http::HeaderMap;
use schematic_api::runtime::Error;

use super::DataStreamOptions;
use super::connection::{Connection, Target};
use super::session::{self, Requests, Session};
use super::shared_source::SharedStreamSource;
use super::source::StreamSource;
use super::state::Shared;
use super::status::{DataStreamState, DataStreamStatus};
use super::url::datastream_url;
use crate::Keys;
use crate::clock::{Clock, within};
use crate::evaluation::Evaluator;
use crate::events::EventQueue;
use crate::flag_checks::FlagChecks;
use crate::secret::Secret;
use crate::shared_cache::{self, CountedUsage, SharedCache, WriteBehind};
use crate::shared_store::GuardedStore;
use crate::status::StatusSender;
use crate::store::{EntitySource, Limits, Store};
use crate::task_runtime::TaskRuntime;
use crate::transport::{Exchange, check_tls};

/// A handle to a DataStream: the store, what evaluates from it, and the task that keeps it up to date.
///
/// It may be created anywhere: the task starts on the tokio runtime that is current then, or else
/// with the first call within one, and again on the next if that one ends. Dropping the handle ends
/// the task.
pub(crate) struct DataStreamHandle {
    shared: Arc<Shared>,
    source: Arc<StreamSource>,
    evaluator: Arc<Evaluator>,
    flag_checks: Arc<FlagChecks>,
}

impl DataStreamHandle {
    /// Returns where a DataStream with these options connects, for a client with this `base_url` and
    /// these `headers`. `built_in` says whether the built-in HTTP client makes its connections.
    ///
    /// # Errors
    ///
    /// Returns an error if the address is unusable, or if it needs TLS and there is none.
    pub(crate) fn target(
        options: &DataStreamOptions,
        base_url: &str,
        headers: HeaderMap,
        built_in: bool,
    ) -> Result<Target, Error> {
        let url = datastream_url(options.url.as_deref().unwrap_or(base_url))?;
        if built_in {
            check_tls(url.scheme() == "wss")?;
        }
        Target::new(&url, headers)
    }

    /// Creates a DataStream of the client whose parts these are, and starts it if there is a runtime.
    pub(crate) fn new(mut settings: DataStreamOptions, parts: ClientParts) -> Self {
        let exchange = settings.connector.take().unwrap_or(parts.exchange);
        let store = Arc::new(Store::new(Limits {
            entities: settings.max_entities,
            bytes: settings.max_bytes,
            flag_bytes: settings.max_flag_bytes,
            ttl: settings.ttl,
        }));
        let requests = Arc::new(Requests::default());
        let cache = settings.store.take().map(|shared| {
            let guarded = GuardedStore::new(shared, Arc::clone(&parts.clock));
            let clock = Arc::clone(&parts.clock);
            shared_cache(&settings, &store, guarded, &parts.environment_id, clock)
        });
        let session = Session::new(
            Arc::clone(&store),
            Arc::clone(&requests),
            session::Settings {
                page_size: (settings.page_size > 0).then_some(settings.page_size),
                stale_grace: settings.stale_grace,
                refresh_rate: settings.refresh_rate,
                // Twice what it is, should the task be held up.
                longest_wait: settings
                    .ping_interval
                    .saturating_mul(2)
                    .saturating_add(Duration::from_secs(60)),
            },
        )
        .hand_on_to(cache.clone());
        let flag_checks = Arc::new(FlagChecks::new(
            settings.flag_checks,
            parts.flag_checks,
            settings.flag_check_capacity,
        ));
        let connection = Connection::new(
            parts.target,
            exchange,
            parts.key,
            parts.jitter_seed,
            &settings,
        );
        let shared = Arc::new(Shared::new(
            Arc::clone(&store),
            requests,
            session,
            settings,
            Arc::clone(&parts.clock),
            parts.status,
            cache.clone(),
        ));
        let source = Arc::new(StreamSource::new(
            Arc::clone(&shared),
            connection,
            Arc::clone(&flag_checks),
            parts.runtime.clone(),
            cache.clone(),
        ));
        let (store, filled_by) = match cache {
            None => (store, Arc::clone(&source) as Arc<dyn EntitySource>),
            Some(cache) => {
                let memory = Arc::clone(cache.store());
                let clock = Arc::clone(&parts.clock);
                let stream = Arc::clone(&source);
                let filled_by = SharedStreamSource::new(stream, cache, clock, parts.runtime);
                (memory, Arc::new(filled_by) as Arc<dyn EntitySource>)
            }
        };
        let evaluator = Arc::new(Evaluator::new(
            store,
            filled_by,
            Arc::clone(source.activity()),
            parts.clock,
            Arc::clone(&shared.wall_offset),
        ));
        shared.measure_wall_clock();
        evaluator.ensure_running();
        Self {
            shared,
            source,
            evaluator,
            flag_checks,
        }
    }

    /// Returns what evaluates flags from the store.
    #[inline]
    pub(crate) fn evaluator(&self) -> &Arc<Evaluator> {
        &self.evaluator
    }

    /// Returns what reports the checks that memory answered.
    #[inline]
    pub(crate) fn flag_checks(&self) -> &Arc<FlagChecks> {
        &self.flag_checks
    }

    /// Counts an event on the company that `keys` name, before the server does. Returns `None` if
    /// that changes nothing.
    pub(crate) fn count(
        &self,
        keys: &Keys,
        event: &str,
        quantity: i64,
    ) -> Option<CountedUsage<'_>> {
        match &self.shared.cache {
            Some(cache) => cache.count(keys, event, quantity),
            None => {
                let counted = self.shared.store.count(keys, event, quantity)?;
                Some(CountedUsage::in_memory(counted))
            }
        }
    }

    /// Returns whether the flags were ever there; starts the task if it does not run.
    pub(crate) fn is_ready(&self) -> bool {
        self.evaluator.ensure_running();
        self.shared.was_ready()
    }

    /// Waits up to `timeout` until the flags are there. They may have been there before and the
    /// connection be lost since: what is in memory answers then.
    pub(crate) async fn ready(&self, timeout: Duration) -> bool {
        if self.is_ready() {
            return true;
        }
        let mut state = self.shared.subscribe();
        let ready = state.wait_for(|(state, _)| {
            matches!(state, DataStreamState::Ready | DataStreamState::Stopped)
        });
        let reached = within(&*self.shared.clock, timeout, ready).await;
        matches!(reached, Ok(Ok(state)) if state.0 == DataStreamState::Ready)
    }

    /// Returns a snapshot of the state and of all counters.
    pub(crate) fn status(&self) -> DataStreamStatus {
        self.shared.status()
    }

    /// Ends the task and the connection. What is not over after `timeout` is aborted.
    pub(crate) async fn shutdown(&self, timeout: Duration) {
        self.shared.stop.send_replace(true);
        let mut state = self.shared.subscribe();
        if !self.source.activity().is_running() {
            self.shared.enter(DataStreamState::Stopped);
            return;
        }
        let stopped = state.wait_for(|(state, _)| *state == DataStreamState::Stopped);
        if within(&*self.shared.clock, timeout, stopped).await.is_err() {
            self.source.abort();
            self.shared.enter(DataStreamState::Stopped);
        }
    }
}

impl Drop for DataStreamHandle {
    fn drop(&mut self) {
        self.shared.stop.send_replace(true);
    }
}

impl fmt::Debug for DataStreamHandle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DataStreamHandle")
            .field("state", &self.shared.state())
            .field("settings", &self.shared.settings)
            .finish_non_exhaustive()
    }
}

/// Returns the memory in front of the store that a fleet shares, which is filled from `received` too.
fn shared_cache(
    settings: &DataStreamOptions,
    received: &Arc<Store>,
    shared: GuardedStore,
    environment_id: &str,
    clock: Arc<dyn Clock>,
) -> Arc<SharedCache> {
    let limits = Limits {
        entities: settings.max_entities,
        bytes: settings.max_bytes,
        flag_bytes: settings.max_flag_bytes,
        ttl: None,
    };
    let cache = SharedCache::new(
        Arc::new(Store::of_reads_beside(received, limits)),
        Arc::new(shared),
        clock,
        &shared_cache::Settings {
            prefix: &settings.prefix,
            environment_id,
            evaluates_without: false,
            stale_grace: settings.stale_grace,
        },
    );
    cache.learn(&settings.version, true);
    let received = Arc::clone(received);
    let behind = WriteBehind::new(received, settings.ttl, settings.max_flag_bytes);
    Arc::new(cache.writing(behind))
}

/// The parts of a client that its DataStream needs.
pub(crate) struct ClientParts {
    pub(crate) environment_id: String,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) exchange: Arc<dyn Exchange>,
    /// The queue of events about checks.
    pub(crate) flag_checks: EventQueue,
    pub(crate) jitter_seed: Option<u64>,
    pub(crate) key: Secret,
    pub(crate) runtime: TaskRuntime,
    pub(crate) status: StatusSender,
    /// What [`DataStreamHandle::target`] returns.
    pub(crate) target: Target,
}
