//! Gives each request a handle on its flags.
//!
//! [`SchematicLayer`] learns how to find a request's company and user: from what the application's
//! own authentication left in the request's extensions ([`SchematicLayer::keys_from`]), or from
//! anything else in the request's head ([`SchematicLayer::keys_from_parts`]). Nothing is resolved
//! until somebody asks: a request that needs no flag pays for one small allocation.
//!
//! Whoever holds the request's head gets the handle with [`flags_of`]. The first to do so has the
//! keys resolved; they stay what they are for the rest of the request.
//!
//! # Whom to trust
//!
//! A header names a company only because a client says so. Take keys from what has been verified:
//! a session, a token's claims. Without a value of the expected type in its extensions a request is
//! nobody's, and guards answer 401.
//!
//! # Two layers, one inside the other
//!
//! The outer one's handle stays, so that a router nested into another application's does not decide
//! anew what has been decided. [`SchematicLayer::overriding`] makes the inner one replace it.

mod keys;
mod layer;
mod service;
mod slot;

pub use self::keys::ResolveKeys;
pub use self::layer::SchematicLayer;
pub use self::service::SchematicService;
pub use self::slot::flags_of;
pub(crate) use self::slot::{flags_by_extensions, flags_in};

#[cfg(test)]
mod tests;
