//! The store as the application brings it.

use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

use bytes::Bytes;
use schematic_api::runtime::BoxError;

/// The future of a [`SharedStore`]'s method.
pub type StoreFuture<'a, T> = Pin<Box<dyn Future<Output = Result<T, BoxError>> + Send + 'a>>;

/// A store that several processes share: bytes under keys.
///
/// It holds answers of the API with [`CacheOptions::store`](crate::cache::CacheOptions::store), and
/// what a replicator writes with
/// [`ReplicatorOptions::store`](crate::replicator::ReplicatorOptions::store). Keys of answers are
/// short printable texts that begin with `schematic:` and differ for clients with different API
/// keys, so one store can serve several.
///
/// An error, a panic, or a call that takes longer than 250 ms counts as a missing value; the check
/// goes on without the store.
///
/// ```
/// use std::collections::HashMap;
/// use std::sync::Mutex;
///
/// use bytes::Bytes;
/// use schematic_core::shared_store::{SharedStore, StoreFuture, StoreTtl};
///
/// /// For one process, and values that never expire.
/// #[derive(Default)]
/// struct Map(Mutex<HashMap<String, Bytes>>);
///
/// impl SharedStore for Map {
///     fn get<'a>(&'a self, key: &'a str) -> StoreFuture<'a, Option<Bytes>> {
///         let value = self.0.lock().unwrap().get(key).cloned();
///         Box::pin(std::future::ready(Ok(value)))
///     }
///
///     fn set<'a>(&'a self, key: &'a str, value: Bytes, _: StoreTtl) -> StoreFuture<'a, ()> {
///         self.0.lock().unwrap().insert(key.to_owned(), value);
///         Box::pin(std::future::ready(Ok(())))
///     }
///
///     fn remove<'a>(&'a self, key: &'a str) -> StoreFuture<'a, ()> {
///         self.0.lock().unwrap().remove(key);
///         Box::pin(std::future::ready(Ok(())))
///     }
/// }
/// ```
pub trait SharedStore: Send + Sync + 'static {
    /// Returns the value of `key`, unless there is none or its time is over.
    fn get<'a>(&'a self, key: &'a str) -> StoreFuture<'a, Option<Bytes>>;

    /// Stores `value` in place of an earlier value of `key`.
    fn set<'a>(&'a self, key: &'a str, value: Bytes, ttl: StoreTtl) -> StoreFuture<'a, ()>;

    /// Removes the value of `key`, if there is one.
    fn remove<'a>(&'a self, key: &'a str) -> StoreFuture<'a, ()>;

    /// Returns the values of all of `keys`, in their order.
    ///
    /// Gets them one after the other by default. A store behind a network should override it, so that
    /// all are there after one round trip.
    fn get_many<'a>(&'a self, keys: &'a [&'a str]) -> StoreFuture<'a, Vec<Option<Bytes>>> {
        Box::pin(async move {
            let mut values = Vec::with_capacity(keys.len());
            for key in keys {
                values.push(self.get(key).await?);
            }
            Ok(values)
        })
    }
}

/// How long a value of a [`SharedStore`] is kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum StoreTtl {
    /// As long as the store keeps values by default.
    #[default]
    Default,
    /// Until it is removed.
    Never,
    /// For this time, which is not zero.
    After(Duration),
}
