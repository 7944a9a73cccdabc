//! What an application sets about replicator mode.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use schematic_protocol::stored::DEFAULT_PREFIX;

use crate::flag_checks::FlagCheckEvents;
use crate::shared_store::SharedStore;

/// Where a replicator says how it is, unless an application says otherwise.
pub(crate) const HEALTH_URL: &str = "http://localhost:8090/ready";

/// Configuration of replicator mode: flags, companies and users out of a store that a replicator
/// fills. The [module](super) has an example.
#[derive(Clone)]
#[must_use = "settings do nothing until a builder gets them"]
pub struct ReplicatorOptions {
    pub(crate) store: Option<Arc<dyn SharedStore>>,
    pub(crate) health_url: String,
    pub(crate) health_interval: Duration,
    pub(crate) health_timeout: Duration,
    pub(crate) prefix: String,
    pub(crate) missing_entities: MissingEntities,
    pub(crate) stale_grace: Duration,
    pub(crate) max_api_checks: usize,
    pub(crate) max_entities: usize,
    pub(crate) max_bytes: usize,
    pub(crate) max_flag_bytes: usize,
    pub(crate) flag_checks: FlagCheckEvents,
    pub(crate) flag_check_capacity: usize,
}

/// What becomes of a check that names a company or user which is not in the store.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum MissingEntities {
    /// The API is asked. A replicator that calls itself ready may not have loaded a company yet, and
    /// a store may have evicted it.
    #[default]
    AskApi,
    /// The flag is evaluated as if no company or user had been named, which is what Schematic's other
    /// SDKs do. The result is usually the flag's default. For one that is there, but cannot be read or
    /// belongs to another environment, the API is asked.
    EvaluateWithout,
}

impl ReplicatorOptions {
    /// Creates options with the defaults, and without a store, which has to be set.
    pub fn new() -> Self {
        Self {
            store: None,
            health_url: HEALTH_URL.to_owned(),
            health_interval: Duration::from_secs(30),
            health_timeout: Duration::from_secs(5),
            prefix: DEFAULT_PREFIX.to_owned(),
            missing_entities: MissingEntities::AskApi,
            stale_grace: Duration::from_secs(30),
            max_api_checks: 16,
            max_entities: 50_000,
            max_bytes: 256 * 1024 * 1024,
            max_flag_bytes: 64 * 1024 * 1024,
            flag_checks: FlagCheckEvents::Each,
            flag_check_capacity: 10_000,
        }
    }

    /// Sets the store that the replicator writes to. A client cannot be built without one.
    pub fn store(mut self, store: impl SharedStore) -> Self {
        self.store = Some(Arc::new(store));
        self
    }

    /// Sets the URL at which the replicator says whether it is ready, and under which version it
    /// stores data. Defaults to `http://localhost:8090/ready`.
    ///
    /// It is requested with GET, through the client's HTTP and without the API key. It has no query,
    /// and a slash at its end does not count.
    pub fn health_url(mut self, url: impl Into<String>) -> Self {
        self.health_url = url.into();
        self
    }

    /// Sets how often the health URL is requested. Defaults to 30 seconds; waits are up to a tenth
    /// shorter. After a failure it is requested again after 1, 2 and 5 seconds.
    pub fn health_interval(mut self, interval: Duration) -> Self {
        self.health_interval = interval;
        self
    }

    /// Sets how long one request of the health URL may take. Defaults to 5 seconds.
    pub fn health_timeout(mut self, timeout: Duration) -> Self {
        self.health_timeout = timeout;
        self
    }

    /// Sets the prefix of the replicator's keys, without the colon behind it. Defaults to `schematic`.
    pub fn prefix(mut self, prefix: impl Into<String>) -> Self {
        self.prefix = prefix.into();
        self
    }

    /// Sets what becomes of a check that names a company or user which is not in the store. Defaults
    /// to [`MissingEntities::AskApi`].
    pub fn missing_entities(mut self, missing: MissingEntities) -> Self {
        self.missing_entities = missing;
        self
    }

    /// Sets for how long what was read goes on to answer checks while the store cannot be read, beyond
    /// the second for which it counts in any case. Defaults to 30 seconds; zero turns it off.
    ///
    /// It is about what is in memory. For what is not, and after that time, the API is asked.
    pub fn stale_grace(mut self, grace: Duration) -> Self {
        self.stale_grace = grace;
        self
    }

    /// Sets how many checks may ask the API at a time because the store cannot be read. Defaults to 16.
    ///
    /// Further ones wait for their turn, for as long as a check may take, so that an outage of the store
    /// does not turn into one of the API. Equal checks ask together, and answers are cached.
    pub fn max_api_checks(mut self, count: usize) -> Self {
        self.max_api_checks = count;
        self
    }

    /// Sets how many companies and users are kept in memory, together. Defaults to 50,000.
    pub fn max_entities(mut self, count: usize) -> Self {
        self.max_entities = count;
        self
    }

    /// Sets how many bytes of memory companies and users may take, by estimate. Defaults to 256 MiB.
    pub fn max_bytes(mut self, bytes: usize) -> Self {
        self.max_bytes = bytes;
        self
    }

    /// Sets how many bytes of memory flags may take, by estimate. Defaults to 64 MiB.
    pub fn max_flag_bytes(mut self, bytes: usize) -> Self {
        self.max_flag_bytes = bytes;
        self
    }

    /// Sets which checks answered from memory are reported to Schematic. Defaults to
    /// [`FlagCheckEvents::Each`].
    pub fn flag_check_events(mut self, which: FlagCheckEvents) -> Self {
        self.flag_checks = which;
        self
    }

    /// Sets how many events about checks may wait to be sent. Defaults to 10,000.
    pub fn flag_check_capacity(mut self, events: usize) -> Self {
        self.flag_check_capacity = events;
        self
    }

    /// Returns the store, or what makes no sense about the options.
    pub(crate) fn checked_store(&self) -> Result<Arc<dyn SharedStore>, &'static str> {
        let Some(store) = &self.store else {
            return Err("replicator mode needs the store that the replicator writes to");
        };
        if self.health_interval.is_zero() || self.health_timeout.is_zero() {
            return Err("the replicator's health interval and timeout must not be zero");
        }
        if self.max_api_checks == 0 {
            return Err(
                "at least one check must be able to ask the API while the store cannot be read: set \
                 max_api_checks to 1 or more",
            );
        }
        if self.prefix.is_empty() {
            return Err("the prefix of the replicator's keys must not be empty");
        }
        match self.flag_checks {
            // Not so written, a part that is no number would pass.
            FlagCheckEvents::Sampled(part) if !(0.0..=1.0).contains(&part) => {
                Err("the sampled part of flag checks must be from 0 to 1")
            }
            _ => Ok(Arc::clone(store)),
        }
    }
}

impl Default for ReplicatorOptions {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for ReplicatorOptions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The URL is not checked yet and may have a password in it.
        f.debug_struct("ReplicatorOptions")
            .field("has_store", &self.store.is_some())
            .field("health_interval", &self.health_interval)
            .field("health_timeout", &self.health_timeout)
            .field("prefix", &self.prefix)
            .field("missing_entities", &self.missing_entities)
            .field("stale_grace", &self.stale_grace)
            .field("max_api_checks", &self.max_api_checks)
            .field("max_entities", &self.max_entities)
            .field("max_bytes", &self.max_bytes)
            .field("max_flag_bytes", &self.max_flag_bytes)
            .field("flag_checks", &self.flag_checks)
            .field("flag_check_capacity", &self.flag_check_capacity)
            .finish_non_exhaustive()
    }
}
