//! Stores that several processes share, such as a Redis: bytes under keys.
//!
//! The application brings the store, as an implementation of [`SharedStore`]. Each call has 250 ms; an
//! error, a panic or a call that takes longer never ends a check, which goes on without the store.

mod digest;
mod error;
mod guard;
mod memory;
mod store;
#[cfg(feature = "store-suite")]
pub mod suite;

pub use self::digest::ValueDigest;
pub use self::error::{StoreError, StoreErrorKind};
pub(crate) use self::guard::{GuardedStore, STORE_TIMEOUT, capabilities};
pub use self::memory::MemoryStore;
pub use self::store::{Capabilities, ScanPage, SharedStore, StoreFuture, StoreTtl};
