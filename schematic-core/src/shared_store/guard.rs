//! Calls of a store that cannot hold up or end a check.

use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use futures_util::FutureExt;

use super::{Capabilities, ScanPage, SharedStore, StoreError, StoreFuture, StoreTtl, ValueDigest};
use crate::clock::{Clock, Elapsed, within};

/// The longest that one call may take.
pub(crate) const STORE_TIMEOUT: Duration = Duration::from_millis(250);

/// A store whose calls end in time, and whose panics are errors.
pub(crate) struct GuardedStore {
    store: Arc<dyn SharedStore>,
    clock: Arc<dyn Clock>,
}

impl GuardedStore {
    pub(crate) fn new(store: Arc<dyn SharedStore>, clock: Arc<dyn Clock>) -> Self {
        Self { store, clock }
    }

    /// Returns the value of a key, if there is one.
    pub(crate) async fn get(&self, key: &str) -> Result<Option<Bytes>, StoreError> {
        self.call(|| self.store.get(key)).await
    }

    /// Returns the values of all of `keys`, in their order.
    pub(crate) async fn get_many(
        &self,
        keys: &[&str],
    ) -> Result<Vec<Result<Option<Bytes>, StoreError>>, StoreError> {
        let values = self.call(|| self.store.get_many(keys)).await?;
        if values.len() != keys.len() {
            let (got, asked) = (values.len(), keys.len());
            let problem = format!("it returned {got} values for {asked} keys");
            return Err(StoreError::failed(problem));
        }
        Ok(values)
    }

    /// Stores a value.
    pub(crate) async fn set(
        &self,
        key: &str,
        value: Bytes,
        ttl: StoreTtl,
    ) -> Result<(), StoreError> {
        self.call(|| self.store.set(key, value, ttl)).await
    }

    /// Removes the value of a key.
    pub(crate) async fn remove(&self, key: &str) -> Result<(), StoreError> {
        self.call(|| self.store.remove(key)).await
    }

    /// Puts `value` in place of the value with this digest, or removes that with `None`. Returns
    /// whether it was there.
    pub(crate) async fn replace(
        &self,
        key: &str,
        current: ValueDigest,
        value: Option<Bytes>,
    ) -> Result<bool, StoreError> {
        self.call(|| self.store.replace(key, current, value)).await
    }

    /// Returns some of the keys that begin with `prefix`.
    pub(crate) async fn scan(
        &self,
        prefix: &str,
        from: Option<&str>,
    ) -> Result<ScanPage, StoreError> {
        self.call(|| self.store.scan(prefix, from)).await
    }

    async fn call<'a, T>(
        &self,
        call: impl FnOnce() -> StoreFuture<'a, T>,
    ) -> Result<T, StoreError> {
        // The call itself may panic, too.
        let call = AssertUnwindSafe(async { call().await }).catch_unwind();
        match within(&*self.clock, STORE_TIMEOUT, call).await {
            Ok(Ok(result)) => result,
            Ok(Err(_)) => Err(StoreError::failed("it panicked")),
            Err(Elapsed) => Err(StoreError::timed_out()),
        }
    }
}

/// Returns what a store can do, as far as it says that without a panic.
pub(crate) fn capabilities(store: &dyn SharedStore) -> Capabilities {
    let capabilities = AssertUnwindSafe(|| store.capabilities());
    catch_unwind(capabilities).unwrap_or_else(|_| Capabilities::new().write(false))
}

impl fmt::Debug for GuardedStore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("GuardedStore").finish_non_exhaustive()
    }
}
