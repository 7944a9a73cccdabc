use std::fmt;
use std::sync::Arc;

use http::request::Parts;
use schematic_core::request::{FlagKey, GuardPolicy, RefusalStatus};
use tower_layer::Layer;

use super::{FlagGuard, ProblemResponse};

/// Layer that lets a request pass only if a flag is on.
///
/// See the [module docs](crate::guard), and the [crate docs](crate) for an example.
#[derive(Clone)]
#[must_use]
pub struct FlagGuardLayer<R = ProblemResponse> {
    policy: GuardPolicy,
    units: Option<Arc<UnitsFrom>>,
    respond: R,
}

/// Closure that says how many units a request is to use.
pub(super) type UnitsFrom = dyn Fn(&Parts) -> i64 + Send + Sync;

impl FlagGuardLayer {
    /// Creates a layer that lets a request pass if `flag` is on.
    pub fn new(flag: impl FlagKey) -> Self {
        Self::from_policy(GuardPolicy::new(flag))
    }

    /// Creates a layer that lets a request pass if `policy` allows it.
    pub fn from_policy(policy: GuardPolicy) -> Self {
        Self {
            policy,
            units: None,
            respond: ProblemResponse,
        }
    }
}

impl<R> FlagGuardLayer<R> {
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
    /// takes their number from the request's head.
    ///
    /// Without it a request passes as long as anything is left. A number of 0 or less counts as
    /// none, one that does not fit into an `i64` is more than any limit allows. The check is made
    /// for this number, so over the API it is not cached. Where an entitlement decided, the handler
    /// sees the same answer; otherwise it has a separate check.
    ///
    /// ```
    /// use http::request::Parts;
    /// use schematic_tower::FlagGuardLayer;
    ///
    /// let guard = FlagGuardLayer::new("generate").units_from(|request: &Parts| {
    ///     let pages = request.headers.get("x-pages").and_then(|pages| pages.to_str().ok());
    ///     pages.and_then(|pages| pages.parse().ok()).unwrap_or(1_u32)
    /// });
    /// # let _ = guard;
    /// ```
    pub fn units_from<F, N>(mut self, units: F) -> Self
    where
        F: Fn(&Parts) -> N + Send + Sync + 'static,
        N: TryInto<i64>,
    {
        self.units = Some(Arc::new(move |parts| {
            units(parts).try_into().unwrap_or(i64::MAX)
        }));
        self
    }

    /// Builds the response to a rejected request with `respond`: a `Fn(&Refusal) -> Response<B>`,
    /// or another [`RefusalResponse`](super::RefusalResponse).
    ///
    /// ```
    /// use http::{Response, StatusCode};
    /// use schematic_tower::{FlagGuardLayer, Refusal};
    ///
    /// let guard = FlagGuardLayer::new("reports").refuse_with(|refusal: &Refusal| {
    ///     let mut page = Response::new(format!("<h1>{}</h1>", refusal.detail()));
    ///     *page.status_mut() = StatusCode::PAYMENT_REQUIRED;
    ///     page
    /// });
    /// # let _ = guard;
    /// ```
    pub fn refuse_with<R2: Clone>(self, respond: R2) -> FlagGuardLayer<R2> {
        FlagGuardLayer {
            policy: self.policy,
            units: self.units,
            respond,
        }
    }
}

impl<S, R: Clone> Layer<S> for FlagGuardLayer<R> {
    type Service = FlagGuard<S, R>;

    fn layer(&self, inner: S) -> Self::Service {
        let (policy, units) = (self.policy.clone(), self.units.clone());
        FlagGuard::new(inner, policy, units, self.respond.clone())
    }
}

impl<R> fmt::Debug for FlagGuardLayer<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FlagGuardLayer")
            .field("policy", &self.policy)
            .finish_non_exhaustive()
    }
}
