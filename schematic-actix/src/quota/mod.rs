//! Adding `RateLimit` fields to responses: how much of a metered feature is left.
//!
//! [`QuotaHeaders`] stands inside a [`SchematicMiddleware`](crate::SchematicMiddleware). It adds
//! the fields `RateLimit-Policy` and `RateLimit` of draft-ietf-httpapi-ratelimit-headers-10:
//!
//! ```text
//! RateLimit-Policy: "generate";q=5000;w=86400
//! RateLimit: "generate";r=4711;t=3600
//! ```
//!
//! `q` units are granted, over `w` seconds where that is fixed; `r` of them are left, and usage
//! starts anew in `t` seconds. The name is the feature's key, or [`named`](QuotaHeaders::named).
//!
//! What is left is less by the request's own usage, as far as that is known: what a
//! [`TrackUsage`](crate::TrackUsage) inside is to report, and what the handler has reported with
//! [`Flags::track`](schematic_core::request::Flags::track).
//!
//! No request is sent for the fields: they come from the checks of the request's guard or handler,
//! or from memory. If the feature is not metered for the company, or nothing is known, there are no
//! fields; nor are there if the inner service fails with an error. Fields that the handler has set
//! stay, and ours come after them.
//!
//! A guard's rejection has the fields without this middleware. Outside of the guard, this
//! middleware writes them under its own name.
//!
//! ```
//! use actix_web::web;
//! use schematic_actix::{FlagGuard, QuotaHeaders};
//!
//! let route = web::post()
//!     .to(async || "three pages")
//!     .wrap(FlagGuard::new("generate"))
//!     .wrap(QuotaHeaders::new("generate").named("pages"));
//! # let _ = route;
//! ```

mod middleware;
mod service;

pub use self::middleware::QuotaHeaders;
pub use self::service::{QuotaHeadersService, ResponseFuture};
