//! A store in the memory of this process.

use std::collections::HashMap;
use std::fmt;
use std::future::ready;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;

use super::{Capabilities, ScanPage, SharedStore, StoreError, StoreFuture, StoreTtl, ValueDigest};
use crate::clock::{Clock, SystemClock};
use crate::sync::Mutex;

/// How long a value is kept that came without a time.
const DEFAULT_TTL: Duration = Duration::from_secs(24 * 60 * 60);

/// How many keys one page of a scan has.
const PAGE: usize = 100;

/// A [`SharedStore`] in memory, for one process: for tests of an application, and where several
/// clients of one process share what they read. Clones are handles to one store.
#[derive(Clone)]
pub struct MemoryStore(Arc<Inner>);

struct Inner {
    clock: Arc<dyn Clock>,
    max_values: usize,
    values: Mutex<HashMap<Box<str>, Kept>>,
}

struct Kept {
    value: Bytes,
    until: Option<Duration>,
}

impl MemoryStore {
    /// Creates an empty store of at most so many values. Once it is full, setting another key is an
    /// error until the time of a value is over or one is removed.
    #[must_use]
    pub fn new(max_values: usize) -> Self {
        Self::with_clock(max_values, Arc::new(SystemClock))
    }

    /// Creates an empty store whose values expire by `clock`.
    #[must_use]
    pub fn with_clock(max_values: usize, clock: Arc<dyn Clock>) -> Self {
        Self(Arc::new(Inner {
            clock,
            max_values,
            values: Mutex::default(),
        }))
    }

    fn insert(&self, key: &str, value: Bytes, ttl: StoreTtl) -> Result<(), StoreError> {
        let now = self.0.clock.monotonic();
        let until = match ttl {
            StoreTtl::Default => Some(now.saturating_add(DEFAULT_TTL)),
            StoreTtl::Never => None,
            StoreTtl::After(Duration::ZERO) => {
                return Err(StoreError::failed("a value cannot be kept for no time"));
            }
            StoreTtl::After(ttl) => Some(now.saturating_add(ttl)),
        };
        let kept = Kept { value, until };
        let mut values = self.0.values.lock();
        if values.len() >= self.0.max_values && !values.contains_key(key) {
            values.retain(|_, kept| kept.is_there(now));
            if values.len() >= self.0.max_values {
                return Err(StoreError::failed("it is full"));
            }
        }
        values.insert(key.into(), kept);
        Ok(())
    }

    fn page(&self, prefix: &str, from: Option<&str>) -> ScanPage {
        let now = self.0.clock.monotonic();
        let values = self.0.values.lock();
        let is_wanted = |key: &str| key.starts_with(prefix) && from.is_none_or(|from| key > from);
        let keys = values.iter();
        let keys = keys.filter(|(key, kept)| is_wanted(key) && kept.is_there(now));
        let mut keys: Vec<String> = keys.map(|(key, _)| String::from(&**key)).collect();
        drop(values);
        keys.sort_unstable();
        let is_last = keys.len() <= PAGE;
        keys.truncate(PAGE);
        let next = keys.last().filter(|_| !is_last).cloned();
        ScanPage::new(keys, next)
    }

    fn exchange(&self, key: &str, current: ValueDigest, value: Option<Bytes>) -> bool {
        let now = self.0.clock.monotonic();
        let mut values = self.0.values.lock();
        let kept = values.get_mut(key).filter(|kept| kept.is_there(now));
        let Some(kept) = kept.filter(|kept| ValueDigest::of(&kept.value) == current) else {
            return false;
        };
        match value {
            Some(value) => kept.value = value,
            None => drop(values.remove(key)),
        }
        true
    }
}

impl SharedStore for MemoryStore {
    fn get<'a>(&'a self, key: &'a str) -> StoreFuture<'a, Option<Bytes>> {
        let now = self.0.clock.monotonic();
        let values = self.0.values.lock();
        let kept = values.get(key).filter(|kept| kept.is_there(now));
        Box::pin(ready(Ok(kept.map(|kept| kept.value.clone()))))
    }

    fn set<'a>(&'a self, key: &'a str, value: Bytes, ttl: StoreTtl) -> StoreFuture<'a, ()> {
        Box::pin(ready(self.insert(key, value, ttl)))
    }

    fn remove<'a>(&'a self, key: &'a str) -> StoreFuture<'a, ()> {
        self.0.values.lock().remove(key);
        Box::pin(ready(Ok(())))
    }

    fn replace<'a>(
        &'a self,
        key: &'a str,
        current: ValueDigest,
        value: Option<Bytes>,
    ) -> StoreFuture<'a, bool> {
        Box::pin(ready(Ok(self.exchange(key, current, value))))
    }

    fn scan<'a>(&'a self, prefix: &'a str, from: Option<&'a str>) -> StoreFuture<'a, ScanPage> {
        Box::pin(ready(Ok(self.page(prefix, from))))
    }

    fn capabilities(&self) -> Capabilities {
        Capabilities::new().replace(true).scan(true)
    }
}

impl fmt::Debug for MemoryStore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MemoryStore")
            .field("values", &self.0.values.lock().len())
            .finish_non_exhaustive()
    }
}

impl Kept {
    fn is_there(&self, now: Duration) -> bool {
        self.until.is_none_or(|until| now < until)
    }
}
