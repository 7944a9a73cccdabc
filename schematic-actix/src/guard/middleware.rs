use std::fmt;
use std::future::{Ready, ready};
use std::sync::Arc;

use actix_web::body::MessageBody;
use actix_web::dev::{Service, ServiceRequest, ServiceResponse, Transform};
use actix_web::{Error, HttpResponse};
use schematic_core::request::{FlagKey, GuardPolicy, Refusal, RefusalStatus};

use super::FlagGuardService;
use super::response::Respond;

/// Middleware that lets a request pass only if a flag is on.
///
/// See the [module docs](crate::guard), and the [crate docs](crate) for an example.
#[derive(Clone)]
#[must_use]
pub struct FlagGuard {
    policy: GuardPolicy,
    respond: Option<Arc<Respond>>,
}

impl FlagGuard {
    /// Lets pass those for whom `flag` is on.
    pub fn new(flag: impl FlagKey) -> Self {
        Self::from_policy(GuardPolicy::new(flag))
    }

    /// Lets pass those whom `policy` allows.
    pub fn from_policy(policy: GuardPolicy) -> Self {
        Self {
            policy,
            respond: None,
        }
    }

    /// Refuses with `status` instead of 403 when the flag is off. Missing identities, limits and
    /// credits keep their own.
    pub fn status(mut self, status: RefusalStatus) -> Self {
        self.policy = self.policy.status(status);
        self
    }

    /// Lets requests pass while Schematic cannot be asked and no default is configured for the
    /// flag. By default they are refused with 503.
    pub fn fail_open(mut self) -> Self {
        self.policy = self.policy.fail_open();
        self
    }

    /// Builds the response to a refused request with `respond`, in place of
    /// [`problem_response`](super::problem_response).
    ///
    /// ```
    /// use actix_web::HttpResponse;
    /// use schematic_actix::{FlagGuard, Refusal};
    ///
    /// let guard = FlagGuard::new("reports").refuse_with(|refusal: &Refusal| {
    ///     HttpResponse::PaymentRequired().body(format!("<h1>{}</h1>", refusal.detail()))
    /// });
    /// # let _ = guard;
    /// ```
    pub fn refuse_with<F>(mut self, respond: F) -> Self
    where
        F: Fn(&Refusal) -> HttpResponse + Send + Sync + 'static,
    {
        self.respond = Some(Arc::new(respond));
        self
    }
}

impl<S, B> Transform<S, ServiceRequest> for FlagGuard
where
    S: Service<ServiceRequest, Response = ServiceResponse<B>, Error = Error> + 'static,
    B: MessageBody + 'static,
{
    type Response = <FlagGuardService<S> as Service<ServiceRequest>>::Response;
    type Error = Error;
    type Transform = FlagGuardService<S>;
    type InitError = ();
    type Future = Ready<Result<Self::Transform, Self::InitError>>;

    fn new_transform(&self, service: S) -> Self::Future {
        let (policy, respond) = (self.policy.clone(), self.respond.clone());
        ready(Ok(FlagGuardService::new(service, policy, respond)))
    }
}

impl fmt::Debug for FlagGuard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FlagGuard")
            .field("policy", &self.policy)
            .finish_non_exhaustive()
    }
}
