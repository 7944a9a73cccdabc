//! Rejections of extractors.
//!
//! A handler that takes `Result<T, Rejection>` gets the rejection and answers in its own way.
//! Otherwise each is its own response.

mod guard;
mod missing;
#[cfg(feature = "webhooks")]
mod webhook;

pub use self::guard::GuardRejection;
pub use self::missing::MissingSchematicLayer;
#[cfg(feature = "webhooks")]
pub use self::webhook::WebhookRejection;
