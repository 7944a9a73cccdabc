//! Letting a request pass only if a flag is on, and saying why not.
//!
//! [`FlagGuardLayer`] stands inside a [`SchematicLayer`](crate::SchematicLayer). A request that it
//! rejects gets a problem document (RFC 9457) with the status and code that
//! [`GuardPolicy`](schematic_core::request::GuardPolicy) lists, or the response that the
//! application builds ([`FlagGuardLayer::refuse_with`]). In both cases the typed
//! [`Refusal`](crate::Refusal) is in the response's extensions, for metrics and logs further out.
//!
//! # Guards belong on routes
//!
//! Put guards on routes, not around a router: in axum with `route_layer`. Around a router a guard
//! also decides about paths that do not exist, and turns their 404 into 401 or 403.
//!
//! # Amounts
//!
//! A guard lets a request pass as long as anything is left of a metered feature. With
//! [`FlagGuardLayer::units_from`] it asks for as many units as the request is to use, so that a
//! request of 4 is rejected when 3 are left.
//!
//! # When Schematic is unreachable
//!
//! The flag's default decides if one is configured, also when that is `false`. Without one the
//! request is rejected with 503, after at most the check timeout. [`FlagGuardLayer::fail_open`]
//! lets it pass instead.
//!
//! # Without a `SchematicLayer`
//!
//! The guard cannot decide, and letting requests pass would open the route to all of them: the
//! answer is 500, and an error is logged that names the layer.

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
