//! The settings of a client, as they were given: unchecked.

use std::sync::Arc;
use std::time::Duration;

use crate::cache::CacheOptions;
use crate::clock::{Clock, SystemClock};
use crate::datastream::DataStreamOptions;
use crate::events::EventOptions;
use crate::replicator::ReplicatorOptions;
use crate::secret::Secret;
use crate::task_runtime::TaskRuntime;
use crate::transport::{Exchange, HttpOptions};

/// Settings that may be wrong: [`Validated`](super::validate::Validated) finds out.
pub(super) struct Settings {
    pub(super) key: Secret,
    pub(super) base_url: Option<String>,
    pub(super) event_capture_base_url: Option<String>,
    pub(super) offline: bool,
    pub(super) timeout: Duration,
    pub(super) check_timeout: Duration,
    pub(super) max_retries: u32,
    pub(super) body_limit: usize,
    pub(super) environment_id: Option<String>,
    pub(super) headers: Vec<(String, String)>,
    pub(super) flag_defaults: Vec<(Box<str>, bool)>,
    pub(super) datastream: Option<DataStreamOptions>,
    pub(super) replicator: Option<ReplicatorOptions>,
    pub(super) cache: CacheOptions,
    pub(super) events: EventOptions,
    pub(super) http: Option<HttpOptions>,
    pub(super) transport: Option<OwnTransport>,
    pub(super) clock: Arc<dyn Clock>,
    pub(super) jitter_seed: Option<u64>,
    pub(super) task_runtime: TaskRuntime,
}

impl Settings {
    /// Creates the settings of a client with this API key, all others at their defaults.
    pub(super) fn new(key: &str) -> Self {
        Self {
            // HTTP would leave out what surrounds it; events would not.
            key: Secret::new(key.trim_matches([' ', '\t'])),
            base_url: None,
            event_capture_base_url: None,
            offline: false,
            timeout: Duration::from_secs(60),
            check_timeout: Duration::from_secs(10),
            max_retries: 2,
            body_limit: 64 * 1024 * 1024,
            environment_id: None,
            headers: Vec::new(),
            flag_defaults: Vec::new(),
            datastream: None,
            replicator: None,
            cache: CacheOptions::new(),
            events: EventOptions::new(),
            http: None,
            transport: None,
            clock: Arc::new(SystemClock),
            jitter_seed: None,
            task_runtime: TaskRuntime::default(),
        }
    }
}

/// A transport of the application's own.
pub(super) struct OwnTransport {
    /// Makes the exchange, once the limit of bodies is known.
    pub(super) make: Box<dyn FnOnce(usize) -> Arc<dyn Exchange> + Send>,
    /// Whether its answers are hyper's own, which hand over upgraded connections.
    pub(super) is_hyper: bool,
}
