//! Calls of a store that cannot hold up or end a check.

use std::fmt;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use futures_util::FutureExt;
use schematic_api::runtime::BoxError;

use super::{SharedStore, StoreFuture, StoreTtl};
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

    /// Returns the value of `key`, unless there is none or its time is over.
    pub(crate) async fn get(&self, key: &str) -> Result<Option<Bytes>, BoxError> {
        self.call(|| self.store.get(key)).await
    }

    /// Stores `value` in place of an earlier value of `key`.
    pub(crate) async fn set(&self, key: &str, value: Bytes, ttl: StoreTtl) -> Result<(), BoxError> {
        self.call(|| self.store.set(key, value, ttl)).await
    }

    /// Removes the value of `key`, if there is one.
    pub(crate) async fn remove(&self, key: &str) -> Result<(), BoxError> {
        self.call(|| self.store.remove(key)).await
    }

    /// Returns the values of all of `keys`, in their order.
    pub(crate) async fn get_many(&self, keys: &[&str]) -> Result<Vec<Option<Bytes>>, BoxError> {
        let values = self.call(|| self.store.get_many(keys)).await?;
        if values.len() != keys.len() {
            let (got, asked) = (values.len(), keys.len());
            return Err(format!("the store returned {got} values for {asked} keys").into());
        }
        Ok(values)
    }

    async fn call<'a, T>(&self, call: impl FnOnce() -> StoreFuture<'a, T>) -> Result<T, BoxError> {
        // The call itself may panic, too.
        let call = AssertUnwindSafe(async { call().await }).catch_unwind();
        match within(&*self.clock, STORE_TIMEOUT, call).await {
            Ok(Ok(result)) => result,
            Ok(Err(_)) => Err("the store panicked".into()),
            Err(Elapsed) => Err(format!("the store had no answer within {STORE_TIMEOUT:?}").into()),
        }
    }
}

impl fmt::Debug for GuardedStore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("GuardedStore").finish_non_exhaustive()
    }
}
