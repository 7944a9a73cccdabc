use rocket::{Request, Response};

use crate::error::Problem;
use crate::request_state::{QuotaRoute, RouteId};

/// Adds the `RateLimit` fields of the route that has answered to `response`.
///
/// A request that was rejected for the same flag has those of its rejection.
pub(crate) fn write(
    quotas: &[QuotaRoute],
    problem: Option<&Problem>,
    request: &Request<'_>,
    response: &mut Response<'_>,
) {
    let route = RouteId::of(request);
    let refusal = problem.and_then(|problem| problem.refusal.as_ref());
    for quota in quotas.iter().filter(|quota| quota.route == route) {
        if let Some(fields) = refusal.and_then(|refusal| quota.policy.headers_of(refusal)) {
            for (name, value) in fields {
                response.set_raw_header(name, value);
            }
        } else if let Some(fields) = quota.policy.headers_now(&quota.flags) {
            for (name, value) in fields {
                response.adjoin_raw_header(name, value);
            }
        }
    }
}
