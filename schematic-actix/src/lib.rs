//! Schematic for actix-web: middleware, extractors and guards.
//!
//! The crate contains all that an application needs: middleware, extractors, and the client as
//! [`client`].
//!
//! | middleware | what it does |
//! | --- | --- |
//! | [`SchematicMiddleware`] | gives each request a handle on its flags; keys are resolved when first needed |
//! | [`FlagGuard`] | lets a request pass only if a flag is on, and says why not |
//! | [`TrackUsage`] | reports usage once the response is a success and was sent |
//! | [`QuotaHeaders`] | adds `RateLimit` fields: how much of a metered feature is left |
//! | [`GracefulBodies`] | ends half-sent requests at a [`GracefulShutdown`] |
#![cfg_attr(
    feature = "webhooks",
    doc = "| [`CompleteWebhooks`] | completes webhooks whose response is a success |"
)]
//!
//! ```
//! use actix_web::dev::Service;
//! use actix_web::{App, HttpMessage, web};
//! use schematic_actix::{EvaluationContext, FlagGuard, Flags, Schematic, SchematicMiddleware};
//!
//! /// What the application's authentication leaves in the request's extensions.
//! struct Claims {
//!     org: String,
//! }
//!
//! async fn report(flags: Flags) -> &'static str {
//!     if flags.is_enabled("charts").await { "a report with charts" } else { "a report" }
//! }
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! // Offline, so that defaults are the answers.
//! let client = Schematic::builder("").offline(true).flag_default("reports", true).build()?;
//! // Made once, so that all workers share it.
//! let schematic = SchematicMiddleware::new(client).keys_from(|claims: &Claims| {
//!     EvaluationContext::company("org", claims.org.as_str())
//! });
//! let app = App::new()
//!     .route("/report", web::get().to(report).wrap(FlagGuard::new("reports")))
//!     .wrap(schematic.clone())
//!     // The last one added is the outermost: your authentication.
//!     .wrap_fn(|request, service| {
//!         request.extensions_mut().insert(Claims { org: "acme".to_owned() });
//!         service.call(request)
//!     });
//! # use actix_web::test::{TestRequest, call_service, init_service};
//! # let app = init_service(app).await;
//! # let request = TestRequest::with_uri("/report").to_request();
//! # assert_eq!(call_service(&app, request).await.status(), 200);
//! # Ok(())
//! # }
//! ```
//!
//! # Order
//!
//! What the application authenticated comes first, then `SchematicMiddleware`, then guards and
//! tracking, then the handler. actix-web runs the middleware that was added last first:
//!
//! ```text
//!   request                                             response
//!      |                                                   ^
//!  +---v---------------------------------------------------|---+
//!  | your authentication: puts Claims into the extensions      |
//!  |  +------------------------------------------------------+ |
//!  |  | SchematicMiddleware: puts the handle there           | |
//!  |  |  +-------------------------------------------------+ | |
//!  |  |  | FlagGuard: passes, or answers 401 to 503        | | |
//!  |  |  |  +--------------------------------------------+ | | |
//!  |  |  |  | TrackUsage: reports what succeeded         | | | |
//!  |  |  |  |   handler: uses the same handle            | | | |
//!  |  |  |  +--------------------------------------------+ | | |
//!  |  |  +-------------------------------------------------+ | |
//!  |  +------------------------------------------------------+ |
//!  +-----------------------------------------------------------+
//! ```
//!
//! A flag is evaluated at most once per request, by the guard, the handler, or both.
//!
//! # Guards belong on routes
//!
//! There they leave alone what is not found (404) and what has the wrong method (405); see
//! [`guard`] for what they do elsewhere.
//!
//! # Why a request was rejected
//!
//! Errors of extractors are traced on the target `schematic::rejection`, refusals of guards on
//! `schematic::guards`. Both are also the [error](actix_web::HttpResponse::error) of the response.
#![cfg_attr(docsrs, feature(doc_cfg))]

// The macros write paths from the crate's root; this makes them valid inside the crate.
extern crate self as schematic_actix;

pub mod error;
pub mod guard;
pub mod quota;
pub mod resolve;
pub mod track;
#[cfg(feature = "webhooks")]
pub mod webhook;

mod extract;
mod headers;
mod shutdown;

/// The Schematic client.
pub use schematic_core as client;
pub use schematic_core::client::{BuildError, BuildErrorKind};
pub use schematic_core::datastream::DataStreamOptions;
pub use schematic_core::events::{CompanyIdentity, EventOptions, Identify, Track};
pub use schematic_core::flags::{CheckOptions, CheckResult};
pub use schematic_core::request::{FlagKey, Refusal, RefusalKind, RefusalStatus, TypedFlag, Usage};
pub use schematic_core::{EvaluationContext, Keys, Schematic, SchematicBuilder};
pub use schematic_macros::FlagKey;
#[doc(inline)]
pub use schematic_macros::flag_guard_actix as flag_guard;

#[cfg(feature = "webhooks")]
pub use self::error::WebhookRejection;
pub use self::error::{GuardRejection, MissingSchematicMiddleware};
#[cfg(feature = "webhooks")]
pub use self::extract::VerifiedWebhook;
pub use self::extract::{Entitlement, Flag, Flags};
pub use self::guard::{FlagGuard, Guarded, RequireFlag};
pub use self::quota::QuotaHeaders;
pub use self::resolve::{ResolveKeys, SchematicMiddleware, flags_of};
pub use self::shutdown::{GracefulBodies, GracefulBodiesService, GracefulShutdown};
pub use self::track::{TrackUsage, Tracked};
#[cfg(feature = "webhooks")]
pub use self::webhook::CompleteWebhooks;
#[doc(hidden)]
pub use schematic_core::FlagVariant;

/// The former name of [`client`].
#[deprecated(note = "use `client`")]
#[doc(hidden)]
pub mod core {
    pub use schematic_core::*;
}
