use std::fmt;
use std::sync::Arc;

use http::header::CONTENT_LENGTH;
use http::{HeaderMap, Method, Response, StatusCode, response};
use http_body::Body;
use schematic_core::request::{Flags, Success, TrackPolicy, Usage};

use super::finished::{head, is_success_of_grpc};
use super::layer::Rules;
use super::{FinishedResponse, TrackedBody};

/// What to report once an answer is finished.
pub(super) struct Report {
    policy: TrackPolicy,
    flags: Flags,
    usage: Usage,
    decision: Decision,
}

/// Whether the answer counts.
pub(super) enum Decision {
    /// It does, if it is finished.
    Counts,
    /// Its trailers will say, as those of gRPC do.
    InTrailers,
    /// The application says so of the whole answer.
    Application(Box<(Arc<Rules>, response::Parts)>),
}

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

    /// Whether trailers may have a say.
    pub(super) fn reads_trailers(&self) -> bool {
        !matches!(self.decision, Decision::Counts)
    }

    /// Reports the usage of an answer that is finished, if it counts.
    pub(super) fn finish(self, trailers: Option<&HeaderMap>) {
        let usage = match self.decision {
            Decision::Counts => self.usage,
            Decision::InTrailers if is_success_of_grpc(trailers) => self.usage,
            Decision::InTrailers => return,
            Decision::Application(answer) => {
                let (rules, head) = *answer;
                if !rules.counts(&FinishedResponse::new(&head, trailers)) {
                    return;
                }
                rules.usage(self.usage, &head)
            }
        };
        self.policy.report(&self.flags, usage);
    }
}

impl fmt::Debug for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Report")
            .field("policy", &self.policy)
            .finish_non_exhaustive()
    }
}

/// The answer with a body at whose end its usage is reported, if `policy` counts the answer.
///
/// This is what [`TrackUsageLayer`](super::TrackUsageLayer) does to each answer, for code that has a response
/// instead of a service. `method` is that of the request, and `expected` what is known of the
/// usage; what the response's extensions say of it wins.
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

/// `expected` with what the handler left in the response's extensions.
pub(super) fn left_by_handler(expected: Usage, parts: &response::Parts) -> Usage {
    match parts.extensions.get::<Usage>() {
        Some(said) => expected.merged(said.clone()),
        None => expected,
    }
}

/// The answer with a body that finishes `report` at its end, which may be now.
pub(super) fn finish_later<B: Body>(
    report: Report,
    method: &Method,
    parts: response::Parts,
    body: B,
) -> Response<TrackedBody<B>> {
    let length = announced(&parts).or_else(|| body.size_hint().exact());
    let is_empty = length == Some(0) && !report.reads_trailers();
    let body = if is_whole(&parts, method) || body.is_end_stream() || is_empty {
        report.finish(None);
        TrackedBody::untracked(body)
    } else {
        TrackedBody::tracked(body, length, report)
    };
    Response::from_parts(parts, body)
}

/// Whether the answer is its head alone, whatever its body is.
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
