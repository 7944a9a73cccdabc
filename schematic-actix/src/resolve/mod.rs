//! Giving each request a handle on its flags.
//!
//! [`SchematicMiddleware`] learns how to find a request's company and user: from what the
//! application's authentication has put into the request's extensions
//! ([`SchematicMiddleware::keys_from`]), or from anything else in the request
//! ([`SchematicMiddleware::keys_from_request`]). Keys are resolved when the request's flags are
//! first needed, and at most once per request; they stay what they are for the rest of it. A
//! request that needs no flags pays for one `Rc` in its extensions.
//!
//! Code that has the request gets the handle with [`flags_of`].
//!
//! # Trust
//!
//! A header names a company only because a client says so. Take keys from what was verified: a
//! session, a token's claims. A request without a value of the expected type in its extensions has
//! no identity, and guards answer 401.
//!
//! # One for all workers
//!
//! actix-web calls the factory of an application once for each worker. Create the middleware
//! outside it and clone it inside: then all workers share the breaker that spares requests an
//! unreachable Schematic. Created inside, each worker has its own.
//!
//! # Nested middleware
//!
//! The outer middleware's handle stays, so that a scope mounted into another application does not
//! evaluate flags anew. [`SchematicMiddleware::overriding`] makes the inner middleware replace it.

mod keys;
mod middleware;
mod service;
mod slot;

pub use self::keys::ResolveKeys;
pub use self::middleware::SchematicMiddleware;
pub use self::service::SchematicService;
pub use self::slot::flags_of;
