//! Schematic for axum: extractors and rejections over the tower layers.
//!
//! Everything an application needs is here: the layers of [`tower`], the client
//! ([`core`]) and the extractor [`Flags`].
//!
//! ```
//! use axum::{Extension, Router, routing::get};
//! use schematic_axum::core::Schematic;
//! use schematic_axum::{EvaluationContext, FlagGuardLayer, Flags, SchematicLayer};
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

// The macros write paths from the root, which so hold in here too.
extern crate self as schematic_axum;

mod flags;
pub mod rejection;
mod shutdown;
#[cfg(feature = "webhooks")]
mod webhook;

/// The layers that this crate stands on, whole.
pub use schematic_tower as tower;
pub use schematic_tower::{
    CheckResult, EvaluationContext, FlagGuardLayer, FlagKey, Refusal, RefusalKind, ResolveKeys,
    SchematicLayer, TrackLayer, TypedFlag, Usage, core,
};

pub use self::flags::Flags;
pub use self::shutdown::GracefulShutdown;
#[cfg(feature = "webhooks")]
pub use self::webhook::VerifiedWebhook;

/// The README's code, so that it stays true.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
struct Readme;
