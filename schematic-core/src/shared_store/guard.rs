//! Calls of a store that cannot hold up or end a check.

use std::fmt;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use futures_util::FutureExt;
use schematic_api::runtime::BoxError;

use super::SharedStore;
use crate::clock::{Clock, Elapsed, within};

/// The longest that one call may take.
const TIMEOUT: Duration = Duration::from_millis(250);

/// A store whose calls end in time, and whose panics are errors.
pub(crate) struct GuardedStore {
    store: Arc<dyn SharedStore>,
    clock: Arc<dyn Clock>,
}

impl GuardedStore {
    pub(crate) fn new(store: Arc<dyn SharedStore>, clock: Arc<dyn Clock>) -> Self {
        Self { store, clock }
    }

    /// Returns the values of all of `keys`, in their order.
    pub(crate) async fn get_many(&self, keys: &[&str]) -> Result<Vec<Option<Bytes>>, BoxError> {
        // The call itself may panic, too.
        let call = AssertUnwindSafe(async { self.store.get_many(keys).await }).catch_unwind();
        let values = match within(&*self.clock, TIMEOUT, call).await {
            Ok(Ok(values)) => values?,
            Ok(Err(_)) => return Err("the store panicked".into()),
            Err(Elapsed) => {
                return Err(format!("the store had no answer within {TIMEOUT:?}").into());
            }
        };
        if values.len() != keys.len() {
            let (got, asked) = (values.len(), keys.len());
            return Err(format!("the store returned {got} values for {asked} keys").into());
        }
        Ok(values)
    }
}

impl fmt::Debug for GuardedStore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("GuardedStore").finish_non_exhaustive()
    }
}
