//! Configuration of the cache.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use crate::shared_store::{SharedStore, capabilities};

/// Configuration of a client's cache of answers.
///
/// ```
/// use std::time::Duration;
/// use schematic_core::Schematic;
/// use schematic_core::cache::CacheOptions;
///
/// # fn main() -> Result<(), schematic_core::client::BuildError> {
/// let schematic = Schematic::builder("sch_dev_example")
///     .cache(CacheOptions::new().size(10_000).ttl(Duration::from_secs(30)))
///     .build()?;
/// # drop(schematic);
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use]
pub struct CacheOptions {
    pub(super) size: u64,
    pub(super) ttl: Duration,
    pub(super) stale_if_error: Duration,
    pub(super) stores: Vec<Arc<dyn SharedStore>>,
}

impl CacheOptions {
    /// Creates the default configuration: 1,000 answers in memory, for 5 seconds each.
    pub const fn new() -> Self {
        Self {
            size: 1_000,
            ttl: Duration::from_secs(5),
            stale_if_error: Duration::ZERO,
            stores: Vec::new(),
        }
    }

    /// Creates the configuration of a client without a cache. Equal checks at the same time are then
    /// one request each.
    pub const fn off() -> Self {
        let mut options = Self::new();
        options.size = 0;
        options.ttl = Duration::ZERO;
        options
    }

    /// Sets how many answers are kept in memory. Defaults to 1,000; 0 turns the cache off, unless
    /// there is a [store](Self::store).
    pub const fn size(mut self, answers: u64) -> Self {
        self.size = answers;
        self
    }

    /// Sets how long an answer is kept. Defaults to 5 seconds; zero turns the cache off, and equal
    /// checks at the same time are then one request each.
    pub const fn ttl(mut self, ttl: Duration) -> Self {
        self.ttl = ttl;
        self
    }

    /// Sets for how long after its time an answer in memory may stand in for one that Schematic
    /// fails to give (`stale-if-error` of RFC 5861). Defaults to zero, because an entitlement that
    /// was revoked would linger.
    pub const fn stale_if_error(mut self, window: Duration) -> Self {
        self.stale_if_error = window;
        self
    }

    /// Adds a store that processes share, which takes the place of the memory. Of several, given
    /// by several calls, the first that has an answer is used; new answers go to all.
    pub fn store(mut self, store: impl SharedStore) -> Self {
        self.stores.push(Arc::new(store));
        self
    }
}

impl CacheOptions {
    /// Returns what makes no sense about the options.
    pub(crate) fn problem(&self) -> Option<&'static str> {
        let can_write = |store: &Arc<dyn SharedStore>| capabilities(&**store).write;
        (!self.stores.iter().all(can_write)).then_some(
            "a store of the cache cannot be written to, so it would never have an answer",
        )
    }
}

impl Default for CacheOptions {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for CacheOptions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CacheOptions")
            .field("size", &self.size)
            .field("ttl", &self.ttl)
            .field("stale_if_error", &self.stale_if_error)
            .field("stores", &self.stores.len())
            .finish()
    }
}
