use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

use bytes::Bytes;
use schematic_api::runtime::BoxError;

/// The future of a [`CacheProvider`]'s method.
pub type CacheFuture<'a, T> = Pin<Box<dyn Future<Output = Result<T, BoxError>> + Send + 'a>>;

/// A store of the application's own for answers of flag checks, such as one that several
/// processes share.
///
/// Keys are short printable texts that begin with `schematic:`; they differ for clients with
/// different API keys, so one store can serve several. Values are bytes that only the library
/// reads, and worth nothing after their time.
///
/// An error, a panic, or an answer that takes longer than 250 ms counts as a missing value; the
/// check goes on without the store.
///
/// ```
/// use std::collections::HashMap;
/// use std::sync::Mutex;
/// use std::time::{Duration, Instant};
///
/// use bytes::Bytes;
/// use schematic_core::cache::{CacheFuture, CacheOptions, CacheProvider};
///
/// #[derive(Default)]
/// struct Shared(Mutex<HashMap<String, (Bytes, Instant)>>);
///
/// impl CacheProvider for Shared {
///     fn get<'a>(&'a self, key: &'a str) -> CacheFuture<'a, Option<Bytes>> {
///         let kept = self.0.lock().unwrap().get(key).cloned();
///         let value = kept.and_then(|(value, until)| (Instant::now() < until).then_some(value));
///         Box::pin(std::future::ready(Ok(value)))
///     }
///
///     fn set<'a>(&'a self, key: &'a str, value: Bytes, ttl: Duration) -> CacheFuture<'a, ()> {
///         let kept = (value, Instant::now() + ttl);
///         self.0.lock().unwrap().insert(key.to_owned(), kept);
///         Box::pin(std::future::ready(Ok(())))
///     }
///
///     fn remove<'a>(&'a self, key: &'a str) -> CacheFuture<'a, ()> {
///         self.0.lock().unwrap().remove(key);
///         Box::pin(std::future::ready(Ok(())))
///     }
/// }
///
/// # fn main() -> Result<(), schematic_core::client::BuildError> {
/// let schematic = schematic_core::Schematic::builder("sch_dev_example")
///     .cache(CacheOptions::new().provider(Shared::default()))
///     .build()?;
/// # drop(schematic);
/// # Ok(())
/// # }
/// ```
pub trait CacheProvider: Send + Sync + 'static {
    /// The value of `key`, unless there is none or its time is over.
    fn get<'a>(&'a self, key: &'a str) -> CacheFuture<'a, Option<Bytes>>;

    /// Keeps `value` for `ttl`, in place of an earlier value of `key`.
    fn set<'a>(&'a self, key: &'a str, value: Bytes, ttl: Duration) -> CacheFuture<'a, ()>;

    /// Forgets the value of `key`, if there is one.
    fn remove<'a>(&'a self, key: &'a str) -> CacheFuture<'a, ()>;
}
