//! Why an extractor could not be had.
//!
//! Each is answered by itself, and can be taken as `Result<T, Rejection>` by a handler that answers
//! in its own way.

mod missing_layer;
mod refused;
#[cfg(feature = "webhooks")]
mod webhook;

pub use self::missing_layer::MissingSchematicLayer;
pub use self::refused::GuardRejection;
#[cfg(feature = "webhooks")]
pub use self::webhook::WebhookRejection;
