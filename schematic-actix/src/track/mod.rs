//! Reporting usage once a response is a success and was sent.
//!
//! [`TrackUsage`] stands inside a [`SchematicMiddleware`](crate::SchematicMiddleware), and inside a
//! guard if there is one. It sends one track event with the request's keys for each response that
//! is successful and finished: its status is 200 to 299, and a `grpc-status` in the head of a gRPC
//! response is 0, unless [`TrackUsage::counting`] decides otherwise. It never delays a response.
//!
//! An event counts one unit. A [`Usage`](crate::Usage) in the response's extensions says how many
//! instead; [`TrackUsage::usage_from_request`] and [`TrackUsage::usage_from_response`] say so from
//! outside. The handler's wins over the response's, and that over the request's.
//!
//! ```
//! use actix_web::{HttpResponse, web};
//! use schematic_actix::{TrackUsage, Usage};
//!
//! async fn generate() -> HttpResponse {
//!     let mut response = HttpResponse::Ok();
//!     response.extensions_mut().insert(Usage::units(3));
//!     response.body("three pages")
//! }
//!
//! let route = web::post().to(generate).wrap(TrackUsage::new("generate"));
//! # let _ = route;
//! ```
//!
//! # What is not reported
//!
//! Responses that are no success, errors, and requests without an identity. Responses that are not
//! finished: the client goes away before the handler has answered, or while the body is being
//! streamed, or the body fails.
//!
//! A response is finished when the server has taken the last of its body, which is therefore a
//! [`TrackedBody`] (of a `HEAD` request, and of 204 and 304, when it has taken the head). Whether
//! it has reached the client is not known. For work that is to be counted whether or not its result
//! is fetched, call [`Flags::track`](schematic_core::request::Flags::track) where the work is done.
//!
//! # Clients that go away
//!
//! Over HTTP/1 actix-web takes a client that closes its connection for one that has nothing more to
//! send, and lets the handler run to its end, which then counts. With
//! [`HttpServer::h1_allow_half_closed(false)`](actix_web::HttpServer::h1_allow_half_closed) it
//! drops the request, and nothing is reported.
//!
//! # Without a `SchematicMiddleware`
//!
//! Nothing can be reported: requests pass, and one error is logged that names the middleware.

mod body;
mod middleware;
mod report;
mod rules;
mod service;
mod tracked;

pub use self::body::TrackedBody;
pub use self::middleware::TrackUsage;
pub use self::report::track_response;
pub use self::service::{ResponseFuture, TrackUsageService};
pub use self::tracked::Tracked;
