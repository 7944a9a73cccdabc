//! Errors of extractors and guards.
//!
//! Each is a [`ResponseError`](actix_web::ResponseError), so that the error handlers of an
//! application see it like the application's own errors: as the error of the response. A handler
//! that takes `Result<T, Error>` gets the error and answers in its own way.

mod guard;
mod missing;
mod problem;
#[cfg(feature = "webhooks")]
mod webhook;

pub use self::guard::GuardRejection;
pub use self::missing::MissingSchematicMiddleware;
pub use self::problem::problem_response;
#[cfg(feature = "webhooks")]
pub use self::webhook::WebhookRejection;
