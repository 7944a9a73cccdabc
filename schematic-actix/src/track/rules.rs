use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use actix_web::dev::ResponseHead;
use actix_web::{HttpRequest, HttpResponse};
use schematic_core::request::{Flags, TrackPolicy, Usage};

type FromRequest = dyn Fn(&HttpRequest) -> Usage + Send + Sync;
type FromResponse = dyn Fn(&ResponseHead) -> Usage + Send + Sync;

/// What the requests of one middleware share.
#[derive(Clone)]
pub(super) struct Rules {
    pub(super) policy: TrackPolicy,
    pub(super) from_request: Option<Arc<FromRequest>>,
    pub(super) from_response: Option<Arc<FromResponse>>,
    told: Arc<AtomicBool>,
}

impl Rules {
    pub(super) fn new(policy: TrackPolicy) -> Self {
        Self {
            policy,
            from_request: None,
            from_response: None,
            told: Arc::default(),
        }
    }

    /// What the request says before it is answered.
    pub(super) fn expected(&self, request: &HttpRequest) -> Usage {
        self.from_request
            .as_ref()
            .map_or_else(Usage::new, |usage| usage(request))
    }

    /// Reports the answer if it counts.
    pub(super) fn answered<B>(&self, flags: &Flags, expected: Usage, response: &HttpResponse<B>) {
        if !self.policy.counts(response.status().as_u16()) {
            return;
        }
        let mut usage = expected;
        if let Some(from_response) = &self.from_response {
            usage = usage.merged(from_response(response.head()));
        }
        if let Some(said) = response.extensions().get::<Usage>() {
            usage = usage.merged(said.clone());
        }
        self.policy.report(flags, usage);
    }

    /// Says once that nothing can be reported.
    pub(super) fn tell_missing(&self) {
        if !self.told.swap(true, Ordering::Relaxed) {
            tracing::error!(
                target: "schematic::events",
                event = self.policy.event(),
                "usage cannot be tracked: put SchematicMiddleware outside TrackUsage",
            );
        }
    }
}
