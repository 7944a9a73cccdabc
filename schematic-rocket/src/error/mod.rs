//! Errors and rejections of request guards.
//!
//! A handler that takes `Result<T, Error>` gets the error and answers in its own way. Otherwise
//! Rocket answers, and [`ResponseFairing`](crate::ResponseFairing) makes a problem document
//! (RFC 9457) of it.

mod guard;
mod missing;
mod problem;
#[cfg(feature = "webhooks")]
mod webhook;

pub use self::guard::GuardRejection;
pub use self::missing::MissingSchematicFairing;
pub(crate) use self::problem::Problem;
#[cfg(feature = "webhooks")]
pub use self::webhook::WebhookRejection;
