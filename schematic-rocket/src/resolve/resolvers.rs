//! The resolvers that [`SchematicFairing`](crate::SchematicFairing) makes of closures.

use std::marker::PhantomData;

use rocket::Request;
use rocket::outcome::Outcome;
use rocket::request::FromRequest;
use schematic_core::EvaluationContext;

use super::ResolveKeys;

/// Resolver of requests that have no identity.
pub(crate) struct Anonymous;

#[rocket::async_trait]
impl ResolveKeys for Anonymous {
    async fn resolve_keys(&self, _: &Request<'_>) -> EvaluationContext {
        EvaluationContext::new()
    }
}

/// Resolver that takes the keys from one of the application's request guards.
pub(crate) struct FromGuard<T, F> {
    keys: F,
    guard: PhantomData<fn() -> T>,
}

impl<T, F> FromGuard<T, F> {
    pub(crate) fn new(keys: F) -> Self {
        Self {
            keys,
            guard: PhantomData,
        }
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

/// Resolver that takes the keys from a reference that a request guard returns.
pub(crate) struct FromBorrowed<T, F> {
    keys: F,
    guard: PhantomData<fn() -> T>,
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

/// Resolver that takes the keys from the request itself.
pub(crate) struct FromHead<F>(pub(crate) F);

#[rocket::async_trait]
impl<F> ResolveKeys for FromHead<F>
where
    F: Fn(&Request<'_>) -> EvaluationContext + Send + Sync + 'static,
{
    async fn resolve_keys(&self, request: &Request<'_>) -> EvaluationContext {
        (self.0)(request)
    }
}
