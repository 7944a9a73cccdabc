use std::fmt;
use std::future::{Ready, ready};
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use actix_web::dev::{Service, ServiceRequest, Transform};
use actix_web::{HttpMessage, HttpRequest};
use schematic_core::EvaluationContext;
use schematic_core::request::{Backend, FlagEvaluator};

use super::slot::Shared;
use super::{ResolveKeys, SchematicService};

/// Middleware that gives each request a handle on its flags.
///
/// See the [module docs](crate::resolve), and the [crate docs](crate) for an example.
#[derive(Clone)]
#[must_use]
pub struct SchematicMiddleware {
    shared: Shared,
    overriding: bool,
}

impl SchematicMiddleware {
    /// Creates a middleware that checks flags with `client`. By default, requests have no identity.
    ///
    /// The middleware keeps the breaker that spares requests an unreachable Schematic; make it
    /// outside the application's factory and clone it inside.
    pub fn new(client: impl Backend) -> Self {
        Self::from_evaluator(FlagEvaluator::new(client))
    }

    /// Creates a middleware with a evaluator that other middleware shares.
    pub fn from_evaluator(evaluator: FlagEvaluator) -> Self {
        Self {
            shared: Shared {
                evaluator: Arc::new(evaluator),
                resolver: Arc::new(|_: &HttpRequest| EvaluationContext::new()),
            },
            overriding: false,
        }
    }

    /// Takes the keys from the value of type `T` in the request's extensions, where the
    /// application's authentication has put it. A request without one has no identity.
    ///
    /// ```
    /// # use schematic_actix::{EvaluationContext, SchematicMiddleware};
    /// # fn middleware(middleware: SchematicMiddleware) -> SchematicMiddleware {
    /// struct Claims {
    ///     org: String,
    ///     email: String,
    /// }
    ///
    /// middleware.keys_from(|claims: &Claims| {
    ///     EvaluationContext::company("org", claims.org.as_str())
    ///         .with_user("email", claims.email.as_str())
    /// })
    /// # }
    /// ```
    pub fn keys_from<T, F>(self, keys: F) -> Self
    where
        T: 'static,
        F: Fn(&T) -> EvaluationContext + Send + Sync + 'static,
    {
        self.resolver(move |request: &HttpRequest| {
            let extensions = request.extensions();
            extensions.get::<T>().map(&keys).unwrap_or_default()
        })
    }

    /// Takes the keys from anything in the request, such as the session of `actix-session`.
    ///
    /// Headers, paths and queries are what a client says. Use them only behind a proxy that you
    /// run, which sets them and removes what clients send.
    pub fn keys_from_request<F>(self, keys: F) -> Self
    where
        F: Fn(&HttpRequest) -> EvaluationContext + Send + Sync + 'static,
    {
        self.resolver(keys)
    }

    /// Takes the keys from `resolver`.
    pub fn resolver(mut self, resolver: impl ResolveKeys) -> Self {
        self.shared.resolver = Arc::new(resolver);
        self
    }

    /// Sets how long one check may take, retries included. Defaults to 5 s.
    pub fn check_timeout(mut self, timeout: Duration) -> Self {
        let evaluator = FlagEvaluator::clone(&self.shared.evaluator).check_timeout(timeout);
        self.shared.evaluator = Arc::new(evaluator);
        self
    }

    /// Replaces the handle of a `SchematicMiddleware` outside this one, which otherwise stays.
    pub fn overriding(mut self) -> Self {
        self.overriding = true;
        self
    }
}

impl<S> Transform<S, ServiceRequest> for SchematicMiddleware
where
    S: Service<ServiceRequest>,
{
    type Response = S::Response;
    type Error = S::Error;
    type Transform = SchematicService<S>;
    type InitError = ();
    type Future = Ready<Result<Self::Transform, Self::InitError>>;

    fn new_transform(&self, service: S) -> Self::Future {
        let shared = Rc::new(self.shared.clone());
        ready(Ok(SchematicService::new(service, shared, self.overriding)))
    }
}

impl fmt::Debug for SchematicMiddleware {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SchematicMiddleware")
            .field("evaluator", &self.shared.evaluator)
            .field("overriding", &self.overriding)
            .finish_non_exhaustive()
    }
}
