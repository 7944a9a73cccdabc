//! Letting a request pass only if it is a webhook that Schematic has signed.
//!
//! [`WebhookLayer`] holds the [`Verifier`](crate::client::webhooks::Verifier) of one endpoint. It
//! reads at most the verifier's limit of the body, checks the signature while it reads, and puts
//! the body back: the service inside gets the bytes that were signed, as a [`VerifiedBody`], and
//! the event in the request's extensions, as a [`VerifiedDelivery`]. It needs no
//! [`SchematicLayer`](crate::SchematicLayer).
//!
//! ```
//! use std::convert::Infallible;
//! use http::{Request, Response, StatusCode};
//! use schematic_tower::WebhookLayer;
//! use schematic_tower::client::webhooks::{Action, Verifier, sign};
//! use schematic_tower::webhook::{VerifiedBody, VerifiedDelivery};
//! use tower::{ServiceBuilder, ServiceExt, service_fn};
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let verifier = Verifier::builder().secret("whsec_new").secret("whsec_old").build()?;
//! let service = ServiceBuilder::new()
//!     .layer(WebhookLayer::new(verifier))
//!     .service(service_fn(async |request: Request<VerifiedBody>| {
//!         let delivery = request.extensions().get::<VerifiedDelivery>();
//!         let known = delivery.is_some_and(|it| it.event().action == Action::CompanyUpdated);
//!         Ok::<_, Infallible>(Response::new(known.to_string()))
//!     }));
//!
//! let forged = Request::post("/").body("{}".to_owned())?;
//! assert_eq!(service.oneshot(forged).await?.status(), StatusCode::BAD_REQUEST);
//! # Ok(())
//! # }
//! ```
//!
//! # What is refused
//!
//! A delivery that cannot be verified gets 400, a body above the limit 413, as problem documents
//! (RFC 9457) that say nothing of the secrets. A body that is announced to be too long is not read,
//! one that turns out to be is not read on. The limit of a layer outside, such as tower-http's
//! `RequestBodyLimitLayer`, gets 413 too. Whatever the refusal, the typed
//! [`WebhookError`](crate::client::webhooks::WebhookError) lies in the response's extensions, in an
//! `Arc`.
//!
//! The layer does not limit how long a sender may take: put a timeout outside, as for every route
//! that reads a body. A body that ends with an [`io::ErrorKind::TimedOut`](std::io::ErrorKind) gets
//! 408.
//!
//! # Deliveries that come twice
//!
//! With a replay guard the layer decides by the response of the inner service:
//!
//! | the first delivery | when it is sent again |
//! | --- | --- |
//! | is being handled | 503 with `Retry-After`, without the service |
//! | was answered with a success | 200, without the service |
//! | was answered otherwise, panicked or was dropped | the service is called |

mod accept;
mod body;
mod delivery;
mod future;
mod layer;
mod response;
mod service;

pub use self::accept::{AcceptError, accept, is_timeout};
pub use self::body::VerifiedBody;
pub use self::delivery::VerifiedDelivery;
pub use self::future::ResponseFuture;
pub use self::layer::WebhookLayer;
pub use self::response::problem_response;
pub use self::service::VerifyWebhook;

#[cfg(test)]
mod tests;
