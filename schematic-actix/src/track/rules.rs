use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use actix_web::body::MessageBody;
use actix_web::dev::ResponseHead;
use actix_web::http::Method;
use actix_web::{HttpRequest, HttpResponse};
use schematic_core::request::{Flags, TrackPolicy, Usage};

use super::TrackedBody;
use super::report::{is_success, report_later};

type Counting = dyn Fn(&ResponseHead) -> bool + Send + Sync;
type FromRequest = dyn Fn(&HttpRequest) -> Usage + Send + Sync;
type FromResponse = dyn Fn(&ResponseHead) -> Usage + Send + Sync;

/// State shared by the requests of one middleware.
#[derive(Clone)]
pub(super) struct Rules {
    pub(super) policy: TrackPolicy,
    pub(super) counting: Option<Arc<Counting>>,
    pub(super) from_request: Option<Arc<FromRequest>>,
    pub(super) from_response: Option<Arc<FromResponse>>,
    /// Whether it was logged that nothing can be reported.
    logged: Arc<AtomicBool>,
}

impl Rules {
    pub(super) fn new(policy: TrackPolicy) -> Self {
        Self {
            policy,
            counting: None,
            from_request: None,
            from_response: None,
            logged: Arc::default(),
        }
    }

    /// Returns the usage that the request says.
    pub(super) fn expected(&self, request: &HttpRequest) -> Usage {
        self.from_request
            .as_ref()
            .map_or_else(Usage::new, |usage| usage(request))
    }

    /// Arranges that the usage of `response` is reported once it is finished, if it counts.
    pub(super) fn answered<B: MessageBody>(
        &self,
        flags: &Flags,
        method: &Method,
        expected: Usage,
        response: HttpResponse<B>,
    ) -> HttpResponse<TrackedBody<B>> {
        let head = response.head();
        let counts = match &self.counting {
            Some(counting) => counting(head),
            None => is_success(&self.policy, head),
        };
        if !counts {
            return response.map_body(|_, body| TrackedBody::untracked(body));
        }
        let expected = match &self.from_response {
            Some(usage) => expected.merged(usage(head)),
            None => expected,
        };
        report_later(&self.policy, flags, method, expected, response)
    }

    /// Logs once that nothing can be reported.
    pub(super) fn log_missing(&self) {
        if !self.logged.swap(true, Ordering::Relaxed) {
            tracing::error!(
                target: schematic_core::telemetry::EVENTS,
                event = self.policy.event(),
                "usage cannot be tracked: put SchematicMiddleware outside TrackUsage",
            );
        }
    }
}
