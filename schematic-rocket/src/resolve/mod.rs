//! Giving each request a handle on its flags.
//!
//! [`SchematicFairing`](crate::SchematicFairing) learns how to find a request's company and user:
//! from one of the application's request guards
//! ([`keys_from`](crate::SchematicFairing::keys_from)), from the request itself
//! ([`keys_from_request`](crate::SchematicFairing::keys_from_request)), or from a [`ResolveKeys`].
//! Keys are resolved when the request's flags are first needed, and at most once per request; they
//! stay what they are for the rest of it.
//!
//! # Trust
//!
//! A header names a company only because a client says so. Take keys from what was verified: a
//! session, a token's claims. Where the request guard does not succeed, the request has no
//! identity, and guards answer 401.

mod flags;
mod keys;
mod resolvers;
mod state;

pub use self::flags::flags_of;
pub(crate) use self::flags::is_missing;
pub use self::keys::ResolveKeys;
pub(crate) use self::resolvers::{Anonymous, FromBorrowed, FromGuard, FromHead};
pub(crate) use self::state::{FairingState, FlagSource};
