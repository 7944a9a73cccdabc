//! Schematic for Rocket: a fairing, request guards, webhooks as data guards.
//!
//! Everything an application needs is here, the client ([`client`]) included.
//!
//! ```
//! use rocket::http::Status;
//! use rocket::request::{FromRequest, Outcome, Request};
//! use rocket::{get, routes};
//! use schematic_rocket::{EvaluationContext, Flags, Schematic, SchematicFairing};
//!
//! /// Who is asking: a request guard of the application's own.
//! struct User {
//!     org: String,
//! }
//!
//! #[rocket::async_trait]
//! impl<'r> FromRequest<'r> for User {
//!     type Error = ();
//!
//!     async fn from_request(request: &'r Request<'_>) -> Outcome<Self, ()> {
//! #       let _ = request;
//!         // Look the session up ..
//!         Outcome::Success(User { org: "acme".to_owned() })
//!     }
//! }
//!
//! #[get("/report")]
//! async fn report(flags: Flags<'_>) -> &'static str {
//!     if flags.is_enabled("charts").await { "a report with charts" } else { "a report" }
//! }
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! // Offline, so that defaults are the answers.
//! let client = Schematic::builder("").offline(true).flag_default("charts", true).build()?;
//! let rocket = rocket::build()
//!     .attach(SchematicFairing::new(client).keys_from(|user: &User| {
//!         EvaluationContext::company("org", user.org.as_str())
//!     }))
//!     .mount("/", routes![report]);
//! # let client = rocket::local::blocking::Client::tracked(rocket)?;
//! # assert_eq!(client.get("/report").dispatch().into_string().as_deref(), Some("a report with charts"));
//! # Ok(())
//! # }
//! ```
//!
//! # Refusals and catchers
//!
//! A request that a guard of this crate turns away is answered with a problem document (RFC 9457)
//! and the headers that go with it. Catchers of the application's are not in the way: a `default`
//! one answers everything else as before, and one for just the status of a refusal answers that in
//! its own way, with [`refusal_of`] to say why.
//!
//! Rocket has no 405: a wrong method is 404, and so is a path that does not exist; no guard runs
//! there.
//!
//! # Shutdown
//!
//! [`GracefulShutdown`] launches Rocket and ends it at a signal, in order: requests in flight
//! finish, and what they used is sent.
//!
//! # Why a request was rejected
//!
//! Rocket logs that a guard failed. Refusals are traced besides on the target `schematic::guards`,
//! rejected webhooks on `schematic::rejection`.
#![cfg_attr(docsrs, feature(doc_cfg))]

// The macros write paths from the crate's root; this makes them valid inside the crate.
extern crate self as schematic_rocket;

pub mod error;
pub mod guard;
pub mod quota;
pub mod resolve;
pub mod track;
#[cfg(feature = "webhooks")]
pub mod webhook;

mod extract;
mod fairing;
mod in_flight;
mod request_state;
mod response;
mod shutdown;

/// The Schematic client.
pub use schematic_core as client;
#[doc(hidden)]
pub use schematic_core::FlagVariant;
pub use schematic_core::client::{BuildError, BuildErrorKind};
pub use schematic_core::datastream::DataStreamOptions;
pub use schematic_core::events::{CompanyIdentity, EventOptions, Identify, Track};
pub use schematic_core::flags::{CheckOptions, CheckResult};
pub use schematic_core::request::{FlagKey, Refusal, RefusalKind, RefusalStatus, TypedFlag, Usage};
pub use schematic_core::{EvaluationContext, Keys, Schematic, SchematicBuilder};
pub use schematic_macros::{FlagKey, flag_guard_rocket as flag_guard};

#[cfg(feature = "webhooks")]
pub use self::error::WebhookRejection;
pub use self::error::{GuardRejection, MissingSchematicFairing};
#[cfg(feature = "webhooks")]
pub use self::extract::VerifiedWebhook;
pub use self::extract::{Entitlement, Flag, Flags};
pub use self::fairing::SchematicFairing;
#[doc(hidden)]
pub use self::guard::Guarded;
pub use self::guard::{RequireFlag, RequireUnits, UnitsFrom, refusal_of};
pub use self::quota::QuotaHeaders;
pub use self::resolve::{ResolveKeys, flags_of};
pub use self::response::ResponseFairing;
pub use self::shutdown::GracefulShutdown;
pub use self::track::{TrackUsage, Used};

/// The former name of [`client`].
#[deprecated(note = "use `client`")]
#[doc(hidden)]
pub mod core {
    pub use schematic_core::*;
}
