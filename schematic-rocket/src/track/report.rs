use rocket::http::Status;
use rocket::{Request, Response};
use schematic_core::request::{ResponseHead, Success, TrackPolicy, Usage};

use super::body::{Report, TrackedBody};
use crate::request_state::{RequestState, RouteId, TrackedRoute};

/// Arranges that the events of the route that has answered are reported if `response` is a success
/// and is sent whole.
pub(crate) async fn report<'r>(
    tracked: Vec<TrackedRoute>,
    usage: Usage,
    request: &'r Request<'_>,
    response: &mut Response<'r>,
) {
    let route = RouteId::of(request);
    let reports: Vec<Report> = tracked
        .into_iter()
        .filter(|tracked| tracked.route == route && is_success(&tracked.policy, response))
        .map(|tracked| Report {
            policy: tracked.policy,
            flags: tracked.flags,
            usage: usage.clone(),
        })
        .collect();
    if reports.is_empty() {
        return;
    }
    reports.iter().for_each(Report::expect);
    if RequestState::of(request).is_head || response.status() == Status::NoContent {
        reports.into_iter().for_each(Report::send);
    } else {
        TrackedBody::wrap(response, reports).await;
    }
}

/// Whether `policy` counts this response. Rocket sends no trailers, so a gRPC response that leaves
/// its outcome to them has none.
fn is_success(policy: &TrackPolicy, response: &Response<'_>) -> bool {
    let value = |name| response.headers().get_one(name).map(str::as_bytes);
    let head = ResponseHead::new(response.status().code)
        .content_type(value("content-type"))
        .grpc_status(value("grpc-status"));
    policy.success(&head) == Success::Yes
}
