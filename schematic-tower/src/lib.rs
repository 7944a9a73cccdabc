//! Tower layers for Schematic: resolve keys once, guard routes, track usage.
//!
//! They fit every service of `http::Request<B>`: hyper, axum, tonic. What bodies say passes
//! untouched, and errors stay the inner service's own.
//!
//! | layer | what it does |
//! | --- | --- |
//! | [`SchematicLayer`] | gives each request a handle on its flags; keys are resolved when first needed |
//! | [`FlagGuardLayer`] | lets a request pass only if a flag is on, and says why not |
//! | [`TrackUsageLayer`] | reports usage once the response is a success and was sent |
//! | [`QuotaHeadersLayer`] | adds `RateLimit` fields: how much of a metered feature is left |
#![cfg_attr(
    feature = "webhooks",
    doc = "| [`WebhookLayer`] | lets a request pass only if it is a webhook that Schematic has signed |"
)]
//!
//! What the application authenticated comes first, then `SchematicLayer`, then guards and tracking,
//! then the handler:
//!
//! ```text
//!   request                                             response
//!      |                                                   ^
//!  +---v---------------------------------------------------|---+
//!  | your authentication: puts Claims into the extensions      |
//!  |  +------------------------------------------------------+ |
//!  |  | SchematicLayer: puts the handle there                | |
//!  |  |  +-------------------------------------------------+ | |
//!  |  |  | FlagGuardLayer: passes, or answers 401 to 503   | | |
//!  |  |  |  +--------------------------------------------+ | | |
//!  |  |  |  | TrackUsageLayer: reports what succeeded    | | | |
//!  |  |  |  |   handler: uses the same handle            | | | |
//!  |  |  |  +--------------------------------------------+ | | |
//!  |  |  +-------------------------------------------------+ | |
//!  |  +------------------------------------------------------+ |
//!  +-----------------------------------------------------------+
//! ```
//!
//! A flag is evaluated at most once per request, by the guard, the handler, or both.
//!
//! ```
//! use std::convert::Infallible;
//! use http::{Request, Response, StatusCode};
//! use schematic_tower::{EvaluationContext, FlagGuardLayer, Schematic, SchematicLayer};
//! use tower::{ServiceBuilder, ServiceExt, service_fn};
//!
//! /// What the application's authentication leaves in the request's extensions.
//! #[derive(Clone)]
//! struct Claims {
//!     org: String,
//! }
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! // Offline, so that defaults are the answers.
//! let client = Schematic::builder("").offline(true).flag_default("reports", true).build()?;
//!
//! let service = ServiceBuilder::new()
//!     .layer(SchematicLayer::new(client).keys_from(|claims: &Claims| {
//!         EvaluationContext::company("org", claims.org.as_str())
//!     }))
//!     .layer(FlagGuardLayer::new("reports"))
//!     .service(service_fn(async |_: Request<String>| {
//!         Ok::<_, Infallible>(Response::new("a report".to_owned()))
//!     }));
//!
//! let mut request = Request::new(String::new());
//! request.extensions_mut().insert(Claims { org: "acme".to_owned() });
//! assert_eq!(service.clone().oneshot(request).await?.status(), StatusCode::OK);
//!
//! let anonymous = Request::new(String::new());
//! assert_eq!(service.oneshot(anonymous).await?.status(), StatusCode::UNAUTHORIZED);
//! # Ok(())
//! # }
//! ```
#![cfg_attr(docsrs, feature(doc_cfg))]

// The macros write paths from the crate's root; this makes them valid inside the crate.
extern crate self as schematic_tower;

pub mod guard;
pub mod quota;
pub mod resolve;
pub mod track;
#[cfg(feature = "webhooks")]
pub mod webhook;

mod accessors;
#[cfg(test)]
mod fake;
mod headers;

/// The Schematic client.
pub use schematic_core as client;
pub use schematic_core::client::{BuildError, BuildErrorKind};
pub use schematic_core::datastream::DataStreamOptions;
pub use schematic_core::events::{CompanyIdentity, EventOptions, Identify, Track};
pub use schematic_core::flags::{CheckOptions, CheckResult};
pub use schematic_core::request::{
    FlagKey, Flags, Refusal, RefusalKind, RefusalStatus, TypedFlag, Usage,
};
pub use schematic_core::{EvaluationContext, Keys, Schematic, SchematicBuilder};
pub use schematic_macros::FlagKey;

pub use self::guard::FlagGuardLayer;
pub use self::quota::QuotaHeadersLayer;
pub use self::resolve::{ResolveKeys, SchematicLayer, flags_of};
pub use self::track::TrackUsageLayer;
#[cfg(feature = "webhooks")]
pub use self::webhook::WebhookLayer;
#[doc(hidden)]
pub use schematic_core::FlagVariant;

/// The former name of [`client`].
#[deprecated(note = "use `client`")]
#[doc(hidden)]
pub mod core {
    pub use schematic_core::*;
}
