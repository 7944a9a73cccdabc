//! Adding `RateLimit` fields to responses: how much of a metered feature is left.
//!
//! [`QuotaHeaders`] is a request guard that adds the fields `RateLimit-Policy` and `RateLimit` of
//! draft-ietf-httpapi-ratelimit-headers-10 to the response of its route:
//!
//! ```text
//! RateLimit-Policy: "generate";q=5000;w=86400
//! RateLimit: "generate";r=4711;t=3600
//! ```
//!
//! `q` units are granted, over `w` seconds where that is fixed; `r` of them are left, and usage
//! starts anew in `t` seconds. The name is the feature's key.
//!
//! What is left is less by the request's own usage: what a [`TrackUsage`](crate::TrackUsage) is to
//! report, and what the handler has reported with
//! [`Flags::track`](schematic_core::request::Flags::track).
//!
//! No request is sent for the fields: they come from the checks of the request's guards or handler,
//! or from memory. If the feature is not metered for the company, or nothing is known, there are no
//! fields. Fields that the handler has set stay, and ours come after them.
//!
//! The rejection of a guard such as [`RequireFlag`](crate::RequireFlag) has the fields by itself.

mod guard;
mod write;

pub use self::guard::QuotaHeaders;
pub(crate) use self::write::write;
