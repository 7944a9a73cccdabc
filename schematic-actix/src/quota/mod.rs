//! Tells clients how much of a metered feature they have left.
//!
//! [`QuotaHeaders`] stands inside a [`SchematicMiddleware`](crate::SchematicMiddleware), and outside
//! the guard whose refusals should tell it too. It adds the fields `RateLimit-Policy` and
//! `RateLimit` of draft-ietf-httpapi-ratelimit-headers-10 to answers:
//!
//! ```text
//! RateLimit-Policy: "default";q=5000;w=86400
//! RateLimit: "default";r=4711;t=3600
//! ```
//!
//! `q` units are granted, over `w` seconds where that is fixed; `r` of them are left, and usage
//! starts anew in `t` seconds. They are from before the request's own usage.
//!
//! Nobody is asked for them: they come from what the request's guard or handler has had decided, or
//! from memory. Where the feature is not metered for the company, or nothing is known, there are no
//! fields; nor are there on what ends in an error inside. Fields that the handler has set stay, and
//! ours come after them.
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
