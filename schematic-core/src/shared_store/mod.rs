//! Stores that several processes share, such as a Redis: bytes under keys.
//!
//! The application brings the store, as an implementation of [`SharedStore`]. Each call has 250 ms; an
//! error, a panic or a call that takes longer never ends a check, which goes on without the store.

mod guard;
mod store;

pub(crate) use self::guard::{GuardedStore, STORE_TIMEOUT};
pub use self::store::{SharedStore, StoreFuture, StoreTtl};
