//! Why a handler does not get what it takes.
//!
//! Each of them is a [`ResponseError`](actix_web::ResponseError), so that the error handlers of an
//! application see it like its own: as the error of the response.

mod missing;
mod refused;
#[cfg(feature = "webhooks")]
mod webhook;

pub use self::missing::MissingSchematicMiddleware;
pub use self::refused::GuardRejection;
#[cfg(feature = "webhooks")]
pub use self::webhook::WebhookRejection;
