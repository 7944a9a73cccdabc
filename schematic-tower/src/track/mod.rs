//! Reports usage once the answer is a success.
//!
//! [`TrackUsageLayer`] stands inside a [`SchematicLayer`](crate::SchematicLayer) and sends one track
//! event with the request's keys for each answer that is successful: its status is 200 to 299 and,
//! of gRPC, its `grpc-status` is 0, unless [`TrackUsageLayer::counting`] says otherwise. It never delays
//! an answer.
//!
//! An event counts one unit. The handler says more by leaving a [`Usage`](crate::Usage) in its
//! response's extensions; [`TrackUsageLayer::usage_from_request`] and
//! [`TrackUsageLayer::usage_from_response`] do so from outside. What the handler says wins over what the
//! response tells, and that over the request.
//!
//! ```
//! use http::{Request, Response};
//! use schematic_tower::{TrackUsageLayer, Usage};
//!
//! let track = TrackUsageLayer::new("generate");
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
//! Answers that are no success, inner errors, and requests of nobody's. And answers that are not
//! finished: the client goes away before the handler has answered, or while the body is being
//! streamed, or the body fails.
//!
//! An answer is finished when the server has taken the last of its body, which is therefore a
//! [`TrackedBody`] (of a `HEAD` request, and of 204 and 304, when it has taken the head). That it has
//! reached the client, nobody can tell. Where work is to be counted that costs whether or not its
//! result is fetched, call [`Flags::track`](crate::Flags::track) where the work is done.
//!
//! # gRPC
//!
//! A gRPC answer has the HTTP status 200 whatever happened. Its outcome is the `grpc-status` in its
//! trailers, or in its head where it has no body; an answer without any is not reported. Put the
//! layer around the service, as around any other. The outcome of a gRPC-Web answer is a part of its
//! body, where it is not looked for: put the layer inside the one that translates.
//!
//! # Without a `SchematicLayer`
//!
//! Nothing can be reported: requests pass, and one error is logged that names the layer.

mod body;
mod finished;
mod future;
mod layer;
mod report;
mod service;

pub use self::body::TrackedBody;
pub use self::finished::FinishedResponse;
pub use self::future::ResponseFuture;
pub use self::layer::TrackUsageLayer;
pub use self::report::track_response;
pub use self::service::TrackUsage;

#[cfg(test)]
mod tests;
