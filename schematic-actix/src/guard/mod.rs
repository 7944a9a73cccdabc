//! Lets a request pass only if a flag is on, and says why not.
//!
//! [`FlagGuard`] stands inside a [`SchematicMiddleware`](crate::SchematicMiddleware). What it
//! refuses gets a problem document (RFC 9457) with the status and code that
//! [`GuardPolicy`](schematic_core::request::GuardPolicy) lists; [`FlagGuard::refuse_with`] puts a
//! response of the application's in its place. The response carries the error
//! [`GuardRejection`](crate::error::GuardRejection), as every error of a handler's does, and the typed
//! [`Refusal`](crate::Refusal) in its extensions, for metrics and logs further out.
//!
//! # Where to put it
//!
//! | wrapped around | a path that does not exist | a method that it does not have |
//! | --- | --- | --- |
//! | a route of a resource: `web::get().to(handler).wrap(..)` | 404 | 405 |
//! | the same given to `App::route` or `Scope::route` | 404 | 404, as actix-web does |
//! | a handler with a route macro: `#[get("/", wrap = "..")]` | 404 | 404, as actix-web does |
//! | a scope: `web::scope("/in").wrap(..)` | 404 | whoever may not pass is refused, the others get 405 |
//! | a resource: `web::resource("/").wrap(..)` | 404 | the same |
//! | the application: `App::new().wrap(..)` | 404 | the same |
//!
//! What a middleware wraps finds its route only after it. A guard around more than one route
//! therefore looks whether the application has a resource for the path, and answers 404 instead of
//! a refusal where it has none. A `default_service` of what it guards is guarded as well: only
//! those who may pass see it.
//!
//! # It is no routing guard
//!
//! actix-web's own [guards](actix_web::guard) choose among routes and cannot wait, so they cannot
//! ask for a flag that is not at hand. This is a middleware, and so it can.
//!
//! # When Schematic cannot be asked
//!
//! The flag's default decides if one is configured, also when that is `false`. Without one the
//! request is refused with 503, after at most the check's budget. [`FlagGuard::fail_open`] lets it
//! pass instead.
//!
//! # Without a `SchematicMiddleware`
//!
//! There is nobody to ask, and letting pass would open the route to everybody: the answer is 500,
//! and an error is logged that names the middleware.

mod middleware;
mod response;
mod service;

pub use self::middleware::FlagGuard;
pub use self::response::problem_response;
pub use self::service::FlagGuardService;
