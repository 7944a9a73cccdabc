//! Reporting usage once a response is a success and was sent.
//!
//! [`TrackUsageLayer`] stands inside a [`SchematicLayer`](crate::SchematicLayer) and sends one
//! track event with the request's keys for each successful response: its status is 200 to 299 and,
//! of gRPC, its `grpc-status` is 0, unless [`TrackUsageLayer::counting`] decides otherwise. It
//! never delays a response.
//!
//! An event counts one unit. A [`Usage`](crate::Usage) in the response's extensions says how many
//! instead; [`TrackUsageLayer::usage_from_request`] and [`TrackUsageLayer::usage_from_response`]
//! say so from outside. The handler's wins over the response's, and that over the request's.
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
//! Responses that are no success, errors of the inner service, and requests without an identity.
//! Responses that are not finished: the client goes away before the handler has answered, or while
//! the body is being streamed, or the body fails.
//!
//! A response is finished when the server has taken the last of its body, which is therefore a
//! [`TrackedBody`] (of a `HEAD` request, and of 204 and 304, when it has taken the head). Whether
//! it has reached the client is not known. For work that is to be counted whether or not its result
//! is fetched, call [`Flags::track`](crate::Flags::track) where the work is done.
//!
//! # gRPC
//!
//! A gRPC response has the HTTP status 200 whatever happened. Its outcome is the `grpc-status` in
//! its trailers, or in its head if it has no body; a response without any is not reported. Put the
//! layer around the service, as around any other. The outcome of a gRPC-Web response is in its
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
mod rules;
mod service;

pub use self::body::TrackedBody;
pub use self::finished::FinishedResponse;
pub use self::future::ResponseFuture;
pub use self::layer::TrackUsageLayer;
pub use self::report::track_response;
pub use self::service::TrackUsage;

#[cfg(test)]
mod tests;
