//! Reports usage once the answer is a success.
//!
//! [`TrackUsage`] stands inside a [`SchematicMiddleware`](crate::SchematicMiddleware), and inside a
//! guard where there is one. It sends one track event with the request's keys for each answer that
//! is successful and finished: its status is 200 to 299, and a `grpc-status` in the head of a gRPC
//! answer is 0, unless [`TrackUsage::counting`] says otherwise. It never delays an answer.
//!
//! An event counts one unit. The handler says more by leaving a [`Usage`](crate::Usage) in its
//! response's extensions; [`TrackUsage::usage_from_request`] and
//! [`TrackUsage::usage_from_response`] do so from outside. What the handler says wins over what the
//! response tells, and that over the request.
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
//! Answers that are no success, errors, and requests of nobody's. And answers that are not finished:
//! the client goes away before the handler has answered, or while the body is being streamed, or the
//! body fails.
//!
//! An answer is finished when the server has taken the last of its body, which is therefore a
//! [`TrackedBody`] (of a `HEAD` request, and of 204 and 304, when it has taken the head). That it has
//! reached the client, nobody can tell. Where work is to be counted that costs whether or not its
//! result is fetched, call [`Flags::track`](schematic_core::request::Flags::track) where the work is
//! done.
//!
//! # Clients that go away
//!
//! Over HTTP/1 actix-web takes a client that closes its connection for one that merely has nothing
//! more to say, and lets the handler run to its end, which then counts. With
//! [`HttpServer::h1_allow_half_closed(false)`](actix_web::HttpServer::h1_allow_half_closed) it
//! gives the request up, and nothing is reported.
//!
//! # Without a `SchematicMiddleware`
//!
//! Nothing can be reported: requests pass, and one error is logged that names the middleware.

mod body;
mod middleware;
mod report;
mod rules;
mod service;

pub use self::body::TrackedBody;
pub use self::middleware::TrackUsage;
pub use self::report::track_response;
pub use self::service::{ResponseFuture, TrackUsageService};
