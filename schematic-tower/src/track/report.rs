//! Tracking usage when a response has ended, if it counts.

use std::fmt;

use http::header::CONTENT_LENGTH;
use http::{HeaderMap, Method, Response, StatusCode, response};
use http_body::Body;
use schematic_core::request::{Flags, Success, TrackPolicy, Usage};

use super::TrackedBody;
use super::finished::{head, is_success_of_grpc};

/// Usage to report once a response is finished.
pub(super) struct Report {
    policy: TrackPolicy,
    flags: Flags,
    usage: Usage,
    decision: Decision,
}

/// Whether the response counts.
pub(super) enum Decision {
    /// It does, once it is finished.
    Counts,
    /// Its trailers decide, as those of gRPC do.
    InTrailers,
    /// The application decides, when the response is finished.
    Application(Box<Decide>),
}

/// Closure that takes the expected usage and the trailers, and returns the usage of a response that
/// counts.
type Decide = dyn FnOnce(Usage, Option<&HeaderMap>) -> Option<Usage> + Send + Sync;

impl Report {
    pub(super) fn new(
        policy: &TrackPolicy,
        flags: &Flags,
        usage: Usage,
        decision: Decision,
    ) -> Self {
        Self {
            policy: policy.clone(),
            flags: flags.clone(),
            usage,
            decision,
        }
    }

    /// Counts the usage as the request's own, if the head says that it counts.
    fn expect(&self) {
        if let Decision::Counts = self.decision {
            self.policy.expect(&self.flags, &self.usage);
        }
    }

    /// Returns whether trailers may decide.
    pub(super) fn reads_trailers(&self) -> bool {
        !matches!(self.decision, Decision::Counts)
    }

    /// Reports the usage of a finished response, if it counts.
    pub(super) fn finish(self, trailers: Option<&HeaderMap>) {
        let usage = match self.decision {
            Decision::Counts => Some(self.usage),
            Decision::InTrailers => is_success_of_grpc(trailers).then_some(self.usage),
            Decision::Application(decide) => decide(self.usage, trailers),
        };
        if let Some(usage) = usage {
            self.policy.report(&self.flags, usage);
        }
    }
}

impl fmt::Debug for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Report")
            .field("policy", &self.policy)
            .finish_non_exhaustive()
    }
}

/// Returns `response` with a body that reports usage at its end, if `policy` counts the response.
///
/// This is what [`TrackUsageLayer`](super::TrackUsageLayer) does to each response, for code that
/// has a response instead of a service. `method` is the request's, and `expected` the usage that is
/// known; the [`Usage`] in the response's extensions wins over it.
pub fn track_response<B: Body>(
    policy: &TrackPolicy,
    flags: &Flags,
    method: &Method,
    expected: Usage,
    response: Response<B>,
) -> Response<TrackedBody<B>> {
    let (parts, body) = response.into_parts();
    let decision = match policy.success(&head(&parts)) {
        Success::Yes => Decision::Counts,
        Success::InTrailers => Decision::InTrailers,
        _ => return Response::from_parts(parts, TrackedBody::untracked(body)),
    };
    let usage = left_by_handler(expected, &parts);
    let report = Report::new(policy, flags, usage, decision);
    finish_later(report, method, parts, body)
}

/// Returns `expected`, merged with the usage that the handler has left in the response's
/// extensions.
pub(super) fn left_by_handler(expected: Usage, parts: &response::Parts) -> Usage {
    match parts.extensions.get::<Usage>() {
        Some(said) => expected.merged(said.clone()),
        None => expected,
    }
}

/// Returns the response with a body that sends `report` at its end, which may be now.
pub(super) fn finish_later<B: Body>(
    report: Report,
    method: &Method,
    parts: response::Parts,
    body: B,
) -> Response<TrackedBody<B>> {
    let length = announced(&parts).or_else(|| body.size_hint().exact());
    let is_empty = length == Some(0) && !report.reads_trailers();
    report.expect();
    let body = if is_whole(&parts, method) || body.is_end_stream() || is_empty {
        report.finish(None);
        TrackedBody::untracked(body)
    } else {
        TrackedBody::tracked(body, length, report)
    };
    Response::from_parts(parts, body)
}

/// Returns whether the response is its head alone, whatever its body is.
fn is_whole(parts: &response::Parts, method: &Method) -> bool {
    let bodiless = matches!(
        parts.status,
        StatusCode::NO_CONTENT | StatusCode::NOT_MODIFIED
    );
    bodiless || method == Method::HEAD
}

fn announced(parts: &response::Parts) -> Option<u64> {
    parts
        .headers
        .get(CONTENT_LENGTH)?
        .to_str()
        .ok()?
        .parse()
        .ok()
}
