//! Giving each request a handle on its flags.
//!
//! [`SchematicLayer`] learns how to find a request's company and user: from what the application's
//! authentication has put into the request's extensions ([`SchematicLayer::keys_from`]), or from
//! anything else in the request's head ([`SchematicLayer::keys_from_parts`]). Keys are resolved
//! when the request's flags are first needed, and at most once per request; they stay what they are
//! for the rest of it. A request that needs no flags pays for one allocation.
//!
//! Code that has the request's head gets the handle with [`flags_of`].
//!
//! # Trust
//!
//! A header names a company only because a client says so. Take keys from what was verified: a
//! session, a token's claims. A request without a value of the expected type in its extensions has
//! no identity, and guards answer 401.
//!
//! # Nested layers
//!
//! The outer layer's handle stays, so that a router nested into another application does not
//! evaluate flags anew. [`SchematicLayer::overriding`] makes the inner layer replace it.

mod keys;
mod layer;
mod service;
mod slot;

pub use self::keys::ResolveKeys;
pub use self::layer::SchematicLayer;
pub use self::service::SchematicService;
pub use self::slot::flags_of;
pub(crate) use self::slot::{flags_for, with_parts};

#[cfg(test)]
mod tests;
