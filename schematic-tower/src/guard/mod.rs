//! Lets a request pass only if a flag is on, and says why not.
//!
//! [`FlagGuardLayer`] stands inside a [`SchematicLayer`](crate::SchematicLayer). What it refuses
//! gets a problem document (RFC 9457) with the status and code that
//! [`GuardPolicy`](schematic_core::request::GuardPolicy) lists; [`FlagGuardLayer::refuse_with`]
//! puts a response of the application's in its place. Whoever builds the response, the typed
//! [`Refusal`](crate::Refusal) lies in its extensions, for metrics and logs further out.
//!
//! # Not found stays not found
//!
//! Put guards on routes, not around a router: in axum with `route_layer`. Around a router a guard
//! also decides about paths that do not exist, and turns their 404 into 401 or 403.
//!
//! # When Schematic cannot be asked
//!
//! The flag's default decides if one is configured, also when that is `false`. Without one the
//! request is refused with 503, after at most the check's budget. [`FlagGuardLayer::fail_open`]
//! lets it pass instead.
//!
//! # Without a `SchematicLayer`
//!
//! There is nobody to ask, and letting pass would open the route to everybody: the answer is 500,
//! and an error is logged that names the layer.

mod future;
mod layer;
mod response;
mod service;

pub use self::future::ResponseFuture;
pub use self::layer::FlagGuardLayer;
pub use self::response::{ProblemResponse, RefusalResponse, problem_response};
pub use self::service::FlagGuard;

#[cfg(test)]
mod tests;
