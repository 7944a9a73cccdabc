//! Reports usage once the answer is a success.
//!
//! [`TrackLayer`] stands inside a [`SchematicLayer`](crate::SchematicLayer) and sends one track
//! event with the request's keys for each answer that the application calls successful: status 200
//! to 299, unless [`TrackLayer::counting`] says otherwise. It never delays an answer.
//!
//! An event counts one unit. The handler says more by leaving a [`Usage`](crate::Usage) in its
//! response's extensions; [`TrackLayer::usage_from_request`] and
//! [`TrackLayer::usage_from_response`] do so from outside. What the handler says wins over what the
//! response tells, and that over the request.
//!
//! ```
//! use http::{Request, Response};
//! use schematic_tower::{TrackLayer, Usage};
//!
//! let track = TrackLayer::new("generate");
//!
//! async fn generate(_: Request<String>) -> Response<String> {
//!     let mut response = Response::new("three pages".to_owned());
//!     response.extensions_mut().insert(Usage::units(3));
//!     response
//! }
//! # let _ = (track, generate);
//! ```
//!
//! # What is not reported
//!
//! Answers that are no success, inner errors, requests of nobody's, and requests that are given up
//! before the handler has answered, as when a client goes away. A body that is still being streamed
//! when that happens has been answered: its event is on its way.
//!
//! # Without a `SchematicLayer`
//!
//! Nothing can be reported: requests pass, and one error is logged that names the layer.

mod future;
mod layer;
mod service;

pub use self::future::ResponseFuture;
pub use self::layer::TrackLayer;
pub use self::service::TrackUsage;

#[cfg(test)]
mod tests;
