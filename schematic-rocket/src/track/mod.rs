//! Reporting usage once a route's response is a success and was sent whole.
//!
//! [`TrackUsage`] is the request guard that names the event, [`Used`] the responder that says how
//! many units. Whatever answers in the end counts, also a catcher: status 200 to 299 is a success,
//! unless the head of a gRPC response has a `grpc-status` other than 0.
//!
//! # What is not reported
//!
//! Responses that are no success, requests without an identity, and responses that their client did
//! not wait for: Rocket handles a request to its end when its client goes away, but does not send
//! the answer. A response to `HEAD` and one with status 204 have no body whose end could be seen;
//! they count when they are ready.

mod body;
mod guard;
mod report;
mod used;

pub use self::guard::TrackUsage;
pub(crate) use self::guard::track;
pub(crate) use self::report::report;
pub use self::used::Used;
