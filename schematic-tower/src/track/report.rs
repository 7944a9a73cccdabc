use http::header::CONTENT_LENGTH;
use http::{Method, Response, StatusCode, response};
use http_body::Body;
use schematic_core::request::{Flags, TrackPolicy, Usage};

use super::TrackBody;

/// What to report once an answer is finished.
#[derive(Debug)]
pub(super) struct Report {
    policy: TrackPolicy,
    flags: Flags,
    usage: Usage,
}

impl Report {
    pub(super) fn send(self) {
        self.policy.report(&self.flags, self.usage);
    }
}

/// The answer with a body at whose end its usage is reported, if `policy` counts the answer.
///
/// This is what [`TrackLayer`](super::TrackLayer) does to each answer, for code that has a response
/// at hand instead of a service. `method` is that of the request, and `expected` what is known of
/// the usage; what the response's extensions say of it wins.
pub fn track_response<B: Body>(
    policy: &TrackPolicy,
    flags: &Flags,
    method: &Method,
    expected: Usage,
    response: Response<B>,
) -> Response<TrackBody<B>> {
    if !policy.counts(response.status().as_u16()) {
        return response.map(TrackBody::untracked);
    }
    let (parts, body) = response.into_parts();
    let usage = match parts.extensions.get::<Usage>() {
        Some(said) => expected.merged(said.clone()),
        None => expected,
    };
    let report = Report {
        policy: policy.clone(),
        flags: flags.clone(),
        usage,
    };
    let length = announced(&parts).or_else(|| body.size_hint().exact());
    let body = if is_whole(&parts, method) || body.is_end_stream() || length == Some(0) {
        report.send();
        TrackBody::untracked(body)
    } else {
        TrackBody::tracked(body, length, report)
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
