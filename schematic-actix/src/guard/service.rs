//! The service that checks a flag before the inner one is called.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::sync::Arc;

use actix_web::body::{EitherBody, MessageBody};
use actix_web::dev::{Service, ServiceRequest, ServiceResponse, forward_ready};
use actix_web::{Error, HttpResponse};
use schematic_core::request::{GuardPolicy, PendingVerdict, Refusal, RefusalKind, Verdict};

use super::middleware::UnitsFrom;
use super::response::{Respond, refused};
use crate::resolve::flags_of;

/// Service that lets a request pass only if a flag is on.
///
/// See the [module docs](crate::guard).
pub struct FlagGuardService<S> {
    inner: Rc<S>,
    policy: GuardPolicy,
    units: Option<Arc<UnitsFrom>>,
    respond: Option<Arc<Respond>>,
}

impl<S> FlagGuardService<S> {
    pub(super) fn new(
        inner: S,
        policy: GuardPolicy,
        units: Option<Arc<UnitsFrom>>,
        respond: Option<Arc<Respond>>,
    ) -> Self {
        Self {
            inner: Rc::new(inner),
            policy,
            units,
            respond,
        }
    }

    fn refuse(&self, request: ServiceRequest, refusal: Refusal) -> ServiceResponse {
        refuse(request, refusal, self.respond.as_deref())
    }
}

impl<S, B> Service<ServiceRequest> for FlagGuardService<S>
where
    S: Service<ServiceRequest, Response = ServiceResponse<B>, Error = Error> + 'static,
    B: MessageBody + 'static,
{
    type Response = ServiceResponse<EitherBody<B>>;
    type Error = Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self::Response, Self::Error>>>>;

    forward_ready!(inner);

    fn call(&self, request: ServiceRequest) -> Self::Future {
        let Some(flags) = flags_of(request.request()) else {
            let refusal = self.policy.not_set_up("SchematicMiddleware");
            let response = self.refuse(request, refusal).map_into_right_body();
            return Box::pin(async { Ok(response) });
        };
        let units = self.units.as_ref().map(|units| units(request.request()));
        let verdict = match units {
            Some(units) => Err(Waiting::ForUnits(units)),
            None => self.policy.begin(&flags).map_err(Waiting::Plain),
        };
        match verdict {
            Ok(Verdict::Allow) => {
                let answer = self.inner.call(request);
                Box::pin(async { Ok(answer.await?.map_into_left_body()) })
            }
            Ok(Verdict::Refuse(refusal)) => {
                let response = self.refuse(request, refusal).map_into_right_body();
                Box::pin(async { Ok(response) })
            }
            Err(waiting) => {
                let (inner, policy) = (Rc::clone(&self.inner), self.policy.clone());
                let respond = self.respond.clone();
                Box::pin(async move {
                    let verdict = match waiting {
                        Waiting::ForUnits(units) => policy.verdict_for_units(&flags, units).await,
                        Waiting::Plain(pending) => pending.wait().await,
                    };
                    match verdict {
                        Verdict::Allow => Ok(inner.call(request).await?.map_into_left_body()),
                        Verdict::Refuse(refusal) => {
                            let response = refuse(request, refusal, respond.as_deref());
                            Ok(response.map_into_right_body())
                        }
                    }
                })
            }
        }
    }
}

/// A verdict that has to be waited for.
enum Waiting {
    ForUnits(i64),
    Plain(PendingVerdict),
}

/// Answers in place of the inner service. If the application has no resource for the path, the
/// answer is 404: a rejection would say that there is one.
fn refuse(request: ServiceRequest, refusal: Refusal, respond: Option<&Respond>) -> ServiceResponse {
    let mistake = refusal.kind() == RefusalKind::NotSetUp;
    let response = if mistake || request.resource_map().has_resource(request.path()) {
        refused(refusal, respond)
    } else {
        HttpResponse::NotFound().finish()
    };
    // `into_response` would lose the error that the response carries.
    ServiceResponse::new(request.into_parts().0, response)
}

impl<S> fmt::Debug for FlagGuardService<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FlagGuardService")
            .field("policy", &self.policy)
            .finish_non_exhaustive()
    }
}
