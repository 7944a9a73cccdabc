use std::marker::PhantomData;

use rocket::Request;
use rocket::outcome::Outcome;
use rocket::request::FromRequest;
use schematic_core::EvaluationContext;

/// Finds the keys of the company and user that make a request.
///
/// Most applications need none of their own: see
/// [`SchematicFairing::keys_from`](crate::SchematicFairing::keys_from). It runs at most once per
/// request, when somebody first asks for the request's flags. It must not ask for them itself;
/// there it gets nobody's.
///
/// ```
/// use rocket::{Request, State};
/// use schematic_rocket::{EvaluationContext, ResolveKeys};
///
/// struct Sessions;
///
/// impl Sessions {
///     async fn org_of(&self, session: &str) -> Option<String> {
/// #       let _ = session;
///         Some("acme".to_owned())
///     }
/// }
///
/// struct BySession;
///
/// #[rocket::async_trait]
/// impl ResolveKeys for BySession {
///     async fn resolve_keys(&self, request: &Request<'_>) -> EvaluationContext {
///         let sessions = request.rocket().state::<Sessions>();
///         let (Some(sessions), Some(cookie)) = (sessions, request.cookies().get("session")) else {
///             return EvaluationContext::new();
///         };
///         match sessions.org_of(cookie.value()).await {
///             Some(org) => EvaluationContext::company("org", org),
///             None => EvaluationContext::new(),
///         }
///     }
/// }
/// ```
#[rocket::async_trait]
pub trait ResolveKeys: Send + Sync + 'static {
    /// The keys; empty when the request is nobody's.
    async fn resolve_keys(&self, request: &Request<'_>) -> EvaluationContext;
}

/// Nobody makes requests.
pub(crate) struct Nobody;

/// From what a request guard of the application's gives.
pub(crate) struct FromGuard<T, F> {
    keys: F,
    guard: PhantomData<fn() -> T>,
}

/// From what a request guard of the application's lends.
pub(crate) struct FromBorrowed<T, F> {
    keys: F,
    guard: PhantomData<fn() -> T>,
}

/// From the request itself.
pub(crate) struct FromHead<F>(pub(crate) F);

impl<T, F> FromGuard<T, F> {
    pub(crate) fn new(keys: F) -> Self {
        Self {
            keys,
            guard: PhantomData,
        }
    }
}

impl<T, F> FromBorrowed<T, F> {
    pub(crate) fn new(keys: F) -> Self {
        Self {
            keys,
            guard: PhantomData,
        }
    }
}

#[rocket::async_trait]
impl ResolveKeys for Nobody {
    async fn resolve_keys(&self, _: &Request<'_>) -> EvaluationContext {
        EvaluationContext::new()
    }
}

#[rocket::async_trait]
impl<T, F> ResolveKeys for FromGuard<T, F>
where
    T: for<'r> FromRequest<'r> + 'static,
    F: Fn(&T) -> EvaluationContext + Send + Sync + 'static,
{
    async fn resolve_keys(&self, request: &Request<'_>) -> EvaluationContext {
        match request.guard::<T>().await {
            Outcome::Success(guard) => (self.keys)(&guard),
            _ => EvaluationContext::new(),
        }
    }
}

#[rocket::async_trait]
impl<T, F> ResolveKeys for FromBorrowed<T, F>
where
    T: Sync + 'static,
    for<'r> &'r T: FromRequest<'r>,
    F: Fn(&T) -> EvaluationContext + Send + Sync + 'static,
{
    async fn resolve_keys(&self, request: &Request<'_>) -> EvaluationContext {
        match request.guard::<&T>().await {
            Outcome::Success(guard) => (self.keys)(guard),
            _ => EvaluationContext::new(),
        }
    }
}

#[rocket::async_trait]
impl<F> ResolveKeys for FromHead<F>
where
    F: Fn(&Request<'_>) -> EvaluationContext + Send + Sync + 'static,
{
    async fn resolve_keys(&self, request: &Request<'_>) -> EvaluationContext {
        (self.0)(request)
    }
}
