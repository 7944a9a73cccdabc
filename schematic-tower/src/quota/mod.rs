//! Adding `RateLimit` fields to responses: how much of a metered feature is left.
//!
//! [`QuotaHeadersLayer`] stands inside a [`SchematicLayer`](crate::SchematicLayer). It adds the
//! fields `RateLimit-Policy` and `RateLimit` of draft-ietf-httpapi-ratelimit-headers-10:
//!
//! ```text
//! RateLimit-Policy: "generate";q=5000;w=86400
//! RateLimit: "generate";r=4711;t=3600
//! ```
//!
//! `q` units are granted, over `w` seconds where that is fixed; `r` of them are left, and usage
//! starts anew in `t` seconds. The name is the feature's key, or
//! [`named`](QuotaHeadersLayer::named).
//!
//! The request's own usage is subtracted as far as it is known: what a
//! [`TrackUsageLayer`](crate::TrackUsageLayer) inside is to report, and what the handler has
//! reported with [`Flags::track`](crate::Flags::track). An outcome that only trailers or
//! [`counting`](crate::TrackUsageLayer::counting) decide is not known yet.
//!
//! No request is sent for the fields: they come from the checks of the request's guard or handler,
//! or from memory. If the feature is not metered for the company, or nothing is known, there are no
//! fields. Fields that the inner service has set stay, and ours come after them.
//!
//! A guard adds the fields to its rejections by itself. A layer outside of the guard replaces them
//! by fields under its own name.
//!
//! ```
//! use schematic_tower::QuotaHeadersLayer;
//!
//! let quota = QuotaHeadersLayer::new("generate").named("pages");
//! # let _ = quota;
//! ```

mod future;
mod layer;
mod service;

pub use self::future::ResponseFuture;
pub use self::layer::QuotaHeadersLayer;
pub use self::service::QuotaHeaders;

#[cfg(test)]
mod tests;
