//! Gives each request a handle on its flags.
//!
//! [`SchematicMiddleware`] learns how to find a request's company and user: from what the
//! application's own authentication left in the request's extensions
//! ([`SchematicMiddleware::keys_from`]), or from anything else in the request
//! ([`SchematicMiddleware::keys_from_request`]). Nothing is resolved until somebody asks: a request
//! that needs no flag pays for one `Rc` in its extensions.
//!
//! Whoever holds the request gets the handle with [`flags_of`]. The first to do so has the keys
//! resolved; they stay what they are for the rest of the request.
//!
//! # Whom to trust
//!
//! A header names a company only because a client says so. Take keys from what has been verified:
//! a session, a token's claims. Without a value of the expected type in its extensions a request is
//! nobody's, and guards answer 401.
//!
//! # One for all workers
//!
//! actix-web calls the factory of an application once for each worker. Make the middleware outside
//! it and clone it inside: then all workers share the breaker that spares requests an unreachable
//! Schematic. Made inside, each worker finds out for itself.
//!
//! # Two of them, one inside the other
//!
//! The outer one's handle stays, so that a scope mounted into another application does not decide
//! anew what has been decided. [`SchematicMiddleware::overriding`] makes the inner one replace it.

mod keys;
mod middleware;
mod service;
mod slot;

pub use self::keys::ResolveKeys;
pub use self::middleware::SchematicMiddleware;
pub use self::service::SchematicService;
pub use self::slot::flags_of;
