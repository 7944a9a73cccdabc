//! Tells clients how much of a metered feature they have left.
//!
//! [`QuotaHeadersLayer`] stands inside a [`SchematicLayer`](crate::SchematicLayer), and outside the
//! guard whose refusals should tell it too. It adds the fields `RateLimit-Policy` and `RateLimit`
//! of draft-ietf-httpapi-ratelimit-headers-10 to answers:
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
//! fields. Fields that the service inside has set stay, and ours come after them.
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
