use actix_web::HttpResponse;
use actix_web::body::{BodySize, MessageBody};
use actix_web::dev::ResponseHead;
use actix_web::http::header::{CONTENT_TYPE, HeaderValue};
use actix_web::http::{Method, StatusCode};
use schematic_core::request::{self, Flags, Success, TrackPolicy, Usage};

use super::TrackedBody;

/// Usage to report once a response is finished.
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

/// Returns `response` with a body that reports usage at its end, if `policy` counts the response.
///
/// This is what [`TrackUsage`](super::TrackUsage) does to each response, for code that has a
/// response instead of a service. `method` is the request's, and `expected` the usage that is
/// known; the [`Usage`] in the response's extensions wins over it.
pub fn track_response<B: MessageBody>(
    policy: &TrackPolicy,
    flags: &Flags,
    method: &Method,
    expected: Usage,
    response: HttpResponse<B>,
) -> HttpResponse<TrackedBody<B>> {
    if is_success(policy, response.head()) {
        report_later(policy, flags, method, expected, response)
    } else {
        response.map_body(|_, body| TrackedBody::untracked(body))
    }
}

/// Returns whether `policy` counts a response with this head. actix-web sends no trailers, so a
/// gRPC response that leaves its outcome to them has none.
pub(super) fn is_success(policy: &TrackPolicy, head: &ResponseHead) -> bool {
    let headers = head.headers();
    let grpc_status = headers.get("grpc-status").map(HeaderValue::as_bytes);
    let head = request::ResponseHead::new(head.status.as_u16())
        .content_type(headers.get(CONTENT_TYPE).map(HeaderValue::as_bytes))
        .grpc_status(grpc_status);
    policy.success(&head) == Success::Yes
}

/// Returns `response` with a body that reports usage at its end.
pub(super) fn report_later<B: MessageBody>(
    policy: &TrackPolicy,
    flags: &Flags,
    method: &Method,
    expected: Usage,
    response: HttpResponse<B>,
) -> HttpResponse<TrackedBody<B>> {
    let said = response.extensions().get::<Usage>().cloned();
    let usage = match said {
        Some(said) => expected.merged(said),
        None => expected,
    };
    let report = Report {
        policy: policy.clone(),
        flags: flags.clone(),
        usage,
    };
    report.policy.expect(&report.flags, &report.usage);
    if is_whole(&response, method) {
        report.send();
        response.map_body(|_, body| TrackedBody::untracked(body))
    } else {
        response.map_body(|_, body| TrackedBody::tracked(body, report))
    }
}

/// Returns whether the response is its head alone, whatever its body is.
fn is_whole<B: MessageBody>(response: &HttpResponse<B>, method: &Method) -> bool {
    let bodiless = matches!(
        response.status(),
        StatusCode::NO_CONTENT | StatusCode::NOT_MODIFIED
    );
    let empty = matches!(response.body().size(), BodySize::None | BodySize::Sized(0));
    bodiless || empty || method == Method::HEAD
}
