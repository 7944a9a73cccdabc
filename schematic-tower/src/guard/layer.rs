use std::fmt;

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
    respond: R,
}

impl FlagGuardLayer {
    /// Lets pass those for whom `flag` is on.
    pub fn new(flag: impl FlagKey) -> Self {
        Self::from_policy(GuardPolicy::new(flag))
    }

    /// Lets pass those whom `policy` allows.
    pub fn from_policy(policy: GuardPolicy) -> Self {
        Self {
            policy,
            respond: ProblemResponse,
        }
    }
}

impl<R> FlagGuardLayer<R> {
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

    /// Builds the response to a refused request with `respond`: a
    /// `Fn(&Refusal) -> Response<B>`, or a [`RefusalResponse`](super::RefusalResponse) of your own.
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
            respond,
        }
    }
}

impl<S, R: Clone> Layer<S> for FlagGuardLayer<R> {
    type Service = FlagGuard<S, R>;

    fn layer(&self, inner: S) -> Self::Service {
        FlagGuard::new(inner, self.policy.clone(), self.respond.clone())
    }
}

impl<R> fmt::Debug for FlagGuardLayer<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FlagGuardLayer")
            .field("policy", &self.policy)
            .finish_non_exhaustive()
    }
}
