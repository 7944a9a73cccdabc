use std::fmt;

use http::{HeaderMap, StatusCode, response};
use schematic_core::request::{ResponseHead, Success};

/// Response that the server has taken to its end, as
/// [`TrackUsageLayer::counting`](super::TrackUsageLayer::counting) sees it.
pub struct FinishedResponse<'a> {
    head: &'a response::Parts,
    trailers: Option<&'a HeaderMap>,
}

impl<'a> FinishedResponse<'a> {
    pub(super) fn new(head: &'a response::Parts, trailers: Option<&'a HeaderMap>) -> Self {
        Self { head, trailers }
    }

    /// Returns the head of the response: status, headers, extensions.
    #[must_use]
    pub fn head(&self) -> &'a response::Parts {
        self.head
    }

    /// Returns the HTTP status.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.head.status
    }

    /// Returns the trailers that came after the body, if any did.
    #[must_use]
    pub fn trailers(&self) -> Option<&'a HeaderMap> {
        self.trailers
    }

    /// Returns whether the response is counted by default: its status is 200 to 299 and, of gRPC,
    /// its `grpc-status` is 0.
    #[must_use]
    pub fn is_success(&self) -> bool {
        match head(self.head).success() {
            Success::InTrailers => is_success_of_grpc(self.trailers),
            success => success == Success::Yes,
        }
    }
}

impl fmt::Debug for FinishedResponse<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FinishedResponse")
            .field("status", &self.head.status)
            .field("trailers", &self.trailers.is_some())
            .finish_non_exhaustive()
    }
}

/// Returns what decides about success in a response's head.
pub(super) fn head(parts: &response::Parts) -> ResponseHead<'_> {
    let value = |name| parts.headers.get(name).map(http::HeaderValue::as_bytes);
    ResponseHead::new(parts.status.as_u16())
        .content_type(value("content-type"))
        .grpc_status(value(GRPC_STATUS))
}

/// Returns whether trailers say that a gRPC call succeeded.
pub(super) fn is_success_of_grpc(trailers: Option<&HeaderMap>) -> bool {
    let status = trailers.and_then(|trailers| trailers.get(GRPC_STATUS));
    Success::of_grpc(status.map(http::HeaderValue::as_bytes)) == Success::Yes
}

const GRPC_STATUS: &str = "grpc-status";
