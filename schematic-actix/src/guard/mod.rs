//! Letting a request pass only if a flag is on, and saying why not.
//!
//! [`FlagGuard`] stands inside a [`SchematicMiddleware`](crate::SchematicMiddleware). A request
//! that it rejects gets a problem document (RFC 9457) with the status and code that
//! [`GuardPolicy`](schematic_core::request::GuardPolicy) lists, or the response that the
//! application builds ([`FlagGuard::refuse_with`]). The response carries the error
//! [`GuardRejection`](crate::error::GuardRejection), as that of a handler's error does, and the
//! typed [`Refusal`](crate::Refusal) in its extensions, for metrics and logs further out.
//!
//! [`RequireFlag`] is the guard as an extractor, [`flag_guard`](macro@crate::flag_guard) the one as
//! an attribute of a handler.
//!
//! # Guards belong on routes
//!
//! | wrapped around | a path that does not exist | a method that it does not have |
//! | --- | --- | --- |
//! | a route of a resource: `web::get().to(handler).wrap(..)` | 404 | 405 |
//! | the same given to `App::route` or `Scope::route` | 404 | 404, as actix-web does |
//! | a handler with a route macro: `#[get("/", wrap = "..")]` | 404 | 404, as actix-web does |
//! | a scope: `web::scope("/in").wrap(..)` | 404 | 405 for a request that may pass, else the rejection |
//! | a resource: `web::resource("/").wrap(..)` | 404 | the same |
//! | the application: `App::new().wrap(..)` | 404 | the same |
//!
//! What a middleware wraps finds its route only after it. A guard around more than one route
//! therefore looks whether the application has a resource for the path, and answers 404 instead of
//! the rejection if it has none. A `default_service` of what it guards is guarded as well.
//!
//! # Amounts
//!
//! A guard lets a request pass as long as anything is left of a metered feature. With
//! [`FlagGuard::units_from`] it asks for as many units as the request is to use, so that a request
//! of 4 is rejected when 3 are left.
//!
//! # It is no routing guard
//!
//! actix-web's [guards](actix_web::guard) choose among routes and cannot wait, so they cannot check
//! a flag that is not in memory. This is a middleware, which can.
//!
//! # When Schematic is unreachable
//!
//! The flag's default decides if one is configured, also when that is `false`. Without one the
//! request is rejected with 503, after at most the check timeout. [`FlagGuard::fail_open`] lets it
//! pass instead.
//!
//! # Without a `SchematicMiddleware`
//!
//! The guard cannot decide, and letting requests pass would open the route to all of them: the
//! answer is 500, and an error is logged that names the middleware.

mod guarded;
mod middleware;
mod require;
mod response;
mod service;

pub use crate::error::problem_response;

pub use self::guarded::Guarded;
pub use self::middleware::FlagGuard;
pub use self::require::RequireFlag;
pub use self::service::FlagGuardService;
