//! Completing webhooks that were handled, by what the handler answers.
//!
//! [`CompleteWebhooks`] stands around routes whose handlers take a
//! [`VerifiedWebhook`](crate::VerifiedWebhook), where the
//! [`Verifier`](crate::client::webhooks::Verifier) has a replay guard: an extractor cannot see the
//! answer, a middleware can.
//!
//! ```
//! use actix_web::{App, HttpResponse, web};
//! use schematic_actix::client::webhooks::{MemoryReplayGuard, Verifier};
//! use schematic_actix::{CompleteWebhooks, VerifiedWebhook};
//!
//! async fn webhook(delivery: VerifiedWebhook) -> HttpResponse {
//!     // ..
//! #   drop(delivery);
//!     HttpResponse::NoContent().finish()
//! }
//!
//! # fn main() -> Result<(), schematic_actix::client::webhooks::WebhookError> {
//! let verifier = Verifier::builder()
//!     .secret("whsec_example")
//!     .replay_guard(MemoryReplayGuard::default())
//!     .build()?;
//! let app = App::new().app_data(verifier).service(
//!     web::resource("/webhooks/schematic")
//!         .route(web::post().to(webhook))
//!         .wrap(CompleteWebhooks::default()),
//! );
//! # let _ = app;
//! # Ok(())
//! # }
//! ```
//!
//! # What becomes of a delivery
//!
//! | its request | when it is sent again |
//! | --- | --- |
//! | is being handled | 503 with `Retry-After`, without the handler |
//! | was answered with a success | 200, without the handler |
//! | was answered otherwise, panicked or was dropped | the handler runs |
//!
//! actix-web drops a request whose client has gone away only with
//! [`h1_allow_half_closed(false)`](actix_web::HttpServer::h1_allow_half_closed); else it is handled
//! to its end, and its answer counts.

mod middleware;
mod service;
mod slot;

pub use self::middleware::CompleteWebhooks;
pub use self::service::{CompleteWebhooksService, ResponseFuture};
pub(crate) use self::slot::hand_over;
