use std::fmt;
use std::future::{Ready, ready};
use std::sync::Arc;

use actix_web::body::MessageBody;
use actix_web::dev::{Service, ServiceRequest, ServiceResponse, Transform};
use actix_web::{Error, HttpRequest, HttpResponse};
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
    units: Option<Arc<UnitsFrom>>,
    respond: Option<Arc<Respond>>,
}

/// Closure that says how many units a request is to use.
pub(super) type UnitsFrom = dyn Fn(&HttpRequest) -> i64 + Send + Sync;

impl FlagGuard {
    /// Creates a middleware that lets a request pass if `flag` is on.
    pub fn new(flag: impl FlagKey) -> Self {
        Self::from_policy(GuardPolicy::new(flag))
    }

    /// Creates a middleware that lets a request pass if `policy` allows it.
    pub fn from_policy(policy: GuardPolicy) -> Self {
        Self {
            policy,
            units: None,
            respond: None,
        }
    }

    /// Rejects with `status` instead of 403 when the flag is off. Missing identities, limits and
    /// credits keep their statuses.
    pub fn status(mut self, status: RefusalStatus) -> Self {
        self.policy = self.policy.status(status);
        self
    }

    /// Lets requests pass while Schematic is unreachable and no default is configured for the flag.
    /// By default they are rejected with 503.
    pub fn fail_open(mut self) -> Self {
        self.policy = self.policy.fail_open();
        self
    }

    /// Rejects a request that is to use more units of the flag's feature than are left. `units`
    /// takes their number from the request.
    ///
    /// Without it a request passes as long as anything is left. A number of 0 or less counts as
    /// none, one that does not fit into an `i64` is more than any limit allows. The check is made
    /// for this number, so over the API it is not cached. Where an entitlement decided, the handler
    /// sees the same answer; otherwise it has a separate check.
    ///
    /// ```
    /// use actix_web::HttpRequest;
    /// use schematic_actix::FlagGuard;
    ///
    /// let guard = FlagGuard::new("generate").units_from(|request: &HttpRequest| {
    ///     let pages = request.headers().get("x-pages").and_then(|pages| pages.to_str().ok());
    ///     pages.and_then(|pages| pages.parse().ok()).unwrap_or(1_u32)
    /// });
    /// # let _ = guard;
    /// ```
    pub fn units_from<F, N>(mut self, units: F) -> Self
    where
        F: Fn(&HttpRequest) -> N + Send + Sync + 'static,
        N: TryInto<i64>,
    {
        self.units = Some(Arc::new(move |request: &HttpRequest| {
            units(request).try_into().unwrap_or(i64::MAX)
        }));
        self
    }

    /// Builds the response to a rejected request with `respond`, in place of
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
        let (policy, units) = (self.policy.clone(), self.units.clone());
        let respond = self.respond.clone();
        ready(Ok(FlagGuardService::new(service, policy, units, respond)))
    }
}

impl fmt::Debug for FlagGuard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FlagGuard")
            .field("policy", &self.policy)
            .finish_non_exhaustive()
    }
}
