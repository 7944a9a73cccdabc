//! What a shared store can do.

use std::future::{Future, ready};
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;

use super::{StoreError, ValueDigest};

/// The future of a [`SharedStore`]'s method.
pub type StoreFuture<'a, T> = Pin<Box<dyn Future<Output = Result<T, StoreError>> + Send + 'a>>;

/// A store that several processes share: bytes under keys.
///
/// ```
/// use std::collections::HashMap;
/// use std::future::ready;
/// use std::sync::Mutex;
/// use std::time::{Duration, Instant};
///
/// use bytes::Bytes;
/// use schematic_core::shared_store::{SharedStore, StoreError, StoreFuture, StoreTtl};
///
/// /// How long this store keeps a value that comes without a time.
/// const DEFAULT_TTL: Duration = Duration::from_secs(24 * 60 * 60);
///
/// /// For one process.
/// #[derive(Default)]
/// struct Map(Mutex<HashMap<String, (Bytes, Option<Instant>)>>);
///
/// impl SharedStore for Map {
///     fn get<'a>(&'a self, key: &'a str) -> StoreFuture<'a, Option<Bytes>> {
///         let map = self.0.lock().unwrap();
///         let kept = map.get(key).filter(|(_, until)| until.is_none_or(|until| Instant::now() < until));
///         Box::pin(ready(Ok(kept.map(|(value, _)| value.clone()))))
///     }
///
///     fn set<'a>(&'a self, key: &'a str, value: Bytes, ttl: StoreTtl) -> StoreFuture<'a, ()> {
///         let until = match ttl {
///             StoreTtl::Never => None,
///             StoreTtl::After(Duration::ZERO) => {
///                 return Box::pin(ready(Err(StoreError::failed("a time of zero"))));
///             }
///             StoreTtl::After(ttl) => Some(Instant::now() + ttl),
///             // What is new is a default here, too.
///             _ => Some(Instant::now() + DEFAULT_TTL),
///         };
///         self.0.lock().unwrap().insert(key.to_owned(), (value, until));
///         Box::pin(ready(Ok(())))
///     }
///
///     fn remove<'a>(&'a self, key: &'a str) -> StoreFuture<'a, ()> {
///         self.0.lock().unwrap().remove(key);
///         Box::pin(ready(Ok(())))
///     }
/// }
/// ```
///
/// What a store can do beyond that it says with [`capabilities`](Self::capabilities). The suite of the
/// feature `store-suite` finds what a store does otherwise than it is written here.
pub trait SharedStore: Send + Sync + 'static {
    /// Returns the value of `key`, unless there is none or its time is over.
    fn get<'a>(&'a self, key: &'a str) -> StoreFuture<'a, Option<Bytes>>;

    /// Stores `value` in place of an earlier value of `key`.
    ///
    /// The future ends with an error for a time of zero.
    fn set<'a>(&'a self, key: &'a str, value: Bytes, ttl: StoreTtl) -> StoreFuture<'a, ()>;

    /// Removes the value of `key`, if there is one.
    fn remove<'a>(&'a self, key: &'a str) -> StoreFuture<'a, ()>;

    /// Returns the values of all of `keys`, in their order. A key that cannot be read, since the part
    /// of the store that it is in does not answer, has an error alone.
    ///
    /// Gets them one after the other by default. A store behind a network should override it, so that
    /// all are there after one round trip.
    fn get_many<'a>(
        &'a self,
        keys: &'a [&'a str],
    ) -> StoreFuture<'a, Vec<Result<Option<Bytes>, StoreError>>> {
        Box::pin(async move {
            let mut values = Vec::with_capacity(keys.len());
            for key in keys {
                values.push(self.get(key).await);
            }
            Ok(values)
        })
    }

    /// Puts `value` in place of the value of `key`, or removes that with `None`, if the digest of what
    /// is there is `current`. Returns whether it was; the time that the value has left stays.
    ///
    /// No other call changes the value in between. A store that cannot do that keeps the default,
    /// which ends with an error of the kind [`Unsupported`](super::StoreErrorKind::Unsupported).
    fn replace<'a>(
        &'a self,
        key: &'a str,
        current: ValueDigest,
        value: Option<Bytes>,
    ) -> StoreFuture<'a, bool> {
        let _ = (key, current, value);
        Box::pin(ready(Err(StoreError::unsupported())))
    }

    /// Returns some of the keys that begin with `prefix`, from the beginning or from where another page
    /// ended. A key that is there all the while is in one page at least, and may be in several.
    ///
    /// Ends with an error of the kind [`Unsupported`](super::StoreErrorKind::Unsupported) by default.
    fn scan<'a>(&'a self, prefix: &'a str, from: Option<&'a str>) -> StoreFuture<'a, ScanPage> {
        let _ = (prefix, from);
        Box::pin(ready(Err(StoreError::unsupported())))
    }

    /// Returns what the store can do. By default it can be written to, and no more.
    ///
    /// A client whose mode needs what its store cannot do is not built.
    fn capabilities(&self) -> Capabilities {
        Capabilities::new()
    }
}

impl<T: SharedStore + ?Sized> SharedStore for Arc<T> {
    fn get<'a>(&'a self, key: &'a str) -> StoreFuture<'a, Option<Bytes>> {
        (**self).get(key)
    }

    fn set<'a>(&'a self, key: &'a str, value: Bytes, ttl: StoreTtl) -> StoreFuture<'a, ()> {
        (**self).set(key, value, ttl)
    }

    fn remove<'a>(&'a self, key: &'a str) -> StoreFuture<'a, ()> {
        (**self).remove(key)
    }

    fn get_many<'a>(
        &'a self,
        keys: &'a [&'a str],
    ) -> StoreFuture<'a, Vec<Result<Option<Bytes>, StoreError>>> {
        (**self).get_many(keys)
    }

    fn replace<'a>(
        &'a self,
        key: &'a str,
        current: ValueDigest,
        value: Option<Bytes>,
    ) -> StoreFuture<'a, bool> {
        (**self).replace(key, current, value)
    }

    fn scan<'a>(&'a self, prefix: &'a str, from: Option<&'a str>) -> StoreFuture<'a, ScanPage> {
        (**self).scan(prefix, from)
    }

    fn capabilities(&self) -> Capabilities {
        (**self).capabilities()
    }
}

/// How long a value of a [`SharedStore`] is kept.
///
/// A store takes a case that it does not know for [`Default`](Self::Default).
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

/// Some of the keys of a [`SharedStore`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct ScanPage {
    /// The keys.
    pub keys: Vec<String>,
    /// Where the next page begins; `None` if there is none.
    pub next: Option<String>,
}

impl ScanPage {
    /// Creates a page of keys, and says where the next one begins.
    #[must_use]
    pub const fn new(keys: Vec<String>, next: Option<String>) -> Self {
        Self { keys, next }
    }
}

/// What a [`SharedStore`] can do, beside reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Capabilities {
    /// It can be written to.
    pub write: bool,
    /// [`SharedStore::replace`] is there.
    pub replace: bool,
    /// [`SharedStore::scan`] is there.
    pub scan: bool,
}

impl Capabilities {
    /// Creates the capabilities of a store that can be written to, and no more.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            write: true,
            replace: false,
            scan: false,
        }
    }

    /// Sets whether the store can be written to.
    #[must_use]
    pub const fn write(mut self, can: bool) -> Self {
        self.write = can;
        self
    }

    /// Sets whether [`SharedStore::replace`] is there.
    #[must_use]
    pub const fn replace(mut self, can: bool) -> Self {
        self.replace = can;
        self
    }

    /// Sets whether [`SharedStore::scan`] is there.
    #[must_use]
    pub const fn scan(mut self, can: bool) -> Self {
        self.scan = can;
        self
    }
}

impl Default for Capabilities {
    fn default() -> Self {
        Self::new()
    }
}
