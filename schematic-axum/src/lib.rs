//! Schematic for axum: extractors and rejections over the tower layers.
//!
//! Everything an application needs is here: the layers of [`tower`], the client ([`client`]), and
//!
//! | | what it is |
//! | --- | --- |
//! | [`Flags`] | extractor: the request's flags, to be asked for by key |
//! | [`Flag`] | extractor: the answer for one flag, which its type names |
//! | [`Entitlement`] | extractor: what the company may use of a feature, and has used |
//! | [`RequireFlag`] | extractor that refuses who does not have the flag |
//! | [`flag_guard`] | the same as an attribute of a handler |
//! | [`FromState`] | all of these where the application's state, and no layer, has the client |
#![cfg_attr(
    feature = "webhooks",
    doc = "| [`VerifiedWebhook`] | extractor: a webhook that Schematic has signed |"
)]
//! | [`GracefulShutdown`] | the end of a server, in order |
//!
//! ```
//! use axum::{Extension, Router, routing::get};
//! use schematic_axum::{EvaluationContext, FlagGuardLayer, Flags, Schematic, SchematicLayer};
//!
//! /// What the application's authentication leaves in the request's extensions.
//! #[derive(Clone)]
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
//! # let authentication = Extension(Claims { org: "acme".to_owned() });
//! let app: Router = Router::new()
//!     .route("/report", get(report).route_layer(FlagGuardLayer::new("reports")))
//!     .layer(SchematicLayer::new(client).keys_from(|claims: &Claims| {
//!         EvaluationContext::company("org", claims.org.as_str())
//!     }))
//!     // The last one added is the outermost.
//!     .layer(authentication);
//! # use tower::ServiceExt;
//! # let request = http::Request::get("/report").body(axum::body::Body::empty())?;
//! # assert_eq!(app.oneshot(request).await?.status(), 200);
//! # Ok(())
//! # }
//! ```
//!
//! # Guards belong on routes
//!
//! Use `route_layer`. It leaves alone what is not found (404) and what has the wrong method (405);
//! with `layer` around a router a guard would answer 401 or 403 for both.
//!
//! # Why a request was rejected
//!
//! Rejections of extractors are traced on the target `schematic::rejection`, refusals of guards on
//! `schematic::guards`.
#![cfg_attr(docsrs, feature(doc_cfg))]

// The macros write paths from the crate's root; this makes them valid inside the crate.
extern crate self as schematic_axum;

pub mod error;
pub mod guard;
pub mod resolve;
pub mod track;

mod extract;
#[cfg(feature = "server")]
mod server;
mod shutdown;

/// The Schematic client.
pub use schematic_core as client;
#[doc(hidden)]
pub use schematic_core::FlagVariant;
/// The tower layers.
pub use schematic_tower as tower;
pub use schematic_tower::{
    BuildError, BuildErrorKind, CheckOptions, CheckResult, CompanyIdentity, DataStreamOptions,
    EvaluationContext, EventOptions, FlagGuardLayer, FlagKey, Identify, Keys, QuotaHeadersLayer,
    Refusal, RefusalKind, RefusalStatus, ResolveKeys, Schematic, SchematicBuilder, SchematicLayer,
    Track, TrackUsageLayer, TypedFlag, Usage, flags_of,
};

#[doc(inline)]
pub use schematic_macros::flag_guard_axum as flag_guard;

#[cfg(feature = "webhooks")]
pub use self::error::WebhookRejection;
pub use self::error::{GuardRejection, MissingSchematicLayer};
#[cfg(feature = "webhooks")]
pub use self::extract::VerifiedWebhook;
pub use self::extract::{Entitlement, Flag, Flags};
pub use self::guard::RequireFlag;
pub use self::resolve::{FromState, SchematicState};
#[cfg(feature = "server")]
pub use self::server::Server;
pub use self::shutdown::GracefulShutdown;
pub use self::track::Tracked;
pub use schematic_tower::quota;
#[cfg(feature = "webhooks")]
pub use schematic_tower::{WebhookLayer, webhook};

/// The former name of [`client`].
#[deprecated(note = "use `client`")]
#[doc(hidden)]
pub mod core {
    pub use schematic_core::*;
}
