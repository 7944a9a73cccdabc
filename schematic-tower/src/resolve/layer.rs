use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use http::Extensions;
use http::request::Parts;
use schematic_core::EvaluationContext;
use schematic_core::request::{Backend, FlagEvaluator};
use tower_layer::Layer;

use super::slot::{Resolver, Shared, Slot};
use super::{ResolveKeys, SchematicService};

/// Layer that gives each request a handle on its flags.
///
/// See the [module docs](crate::resolve), and the [crate docs](crate) for an example.
#[derive(Clone)]
#[must_use]
pub struct SchematicLayer {
    shared: Arc<Shared>,
    overriding: bool,
}

impl SchematicLayer {
    /// Creates a layer that checks flags with `client`. By default, requests have no identity.
    ///
    /// The layer keeps the breaker that spares requests an unreachable Schematic; make one layer
    /// and clone it.
    pub fn new(client: impl Backend) -> Self {
        Self::from_evaluator(FlagEvaluator::new(client))
    }

    /// Creates a layer with a evaluator that other layers share.
    pub fn from_evaluator(evaluator: FlagEvaluator) -> Self {
        Self {
            shared: Arc::new(Shared {
                evaluator: Arc::new(evaluator),
                resolver: Resolver::extensions(|_| EvaluationContext::new()),
            }),
            overriding: false,
        }
    }

    /// Takes the keys from the value of type `T` in the request's extensions, where the
    /// application's authentication has put it. A request without one has no identity.
    ///
    /// ```
    /// # use schematic_tower::{EvaluationContext, SchematicLayer};
    /// # fn layer(layer: SchematicLayer) -> SchematicLayer {
    /// struct Claims {
    ///     org: String,
    ///     email: String,
    /// }
    ///
    /// layer.keys_from(|claims: &Claims| {
    ///     EvaluationContext::company("org", claims.org.as_str())
    ///         .with_user("email", claims.email.as_str())
    /// })
    /// # }
    /// ```
    pub fn keys_from<T, F>(self, keys: F) -> Self
    where
        T: Send + Sync + 'static,
        F: Fn(&T) -> EvaluationContext + Send + Sync + 'static,
    {
        self.with(Resolver::extensions(move |extensions| {
            extensions.get::<T>().map(&keys).unwrap_or_default()
        }))
    }

    /// Takes the keys from anything in the request's head.
    ///
    /// Headers, paths and queries are what a client says. Use them only behind a proxy that you
    /// run, which sets them and removes what clients send.
    pub fn keys_from_parts<F>(self, keys: F) -> Self
    where
        F: Fn(&Parts) -> EvaluationContext + Send + Sync + 'static,
    {
        self.resolver(keys)
    }

    /// Takes the keys from `resolver`.
    pub fn resolver(self, resolver: impl ResolveKeys) -> Self {
        self.with(Resolver::Parts(Arc::new(resolver)))
    }

    /// Sets how long one check may take, retries included. Defaults to 5 s.
    pub fn check_timeout(mut self, timeout: Duration) -> Self {
        let evaluator = FlagEvaluator::clone(&self.shared.evaluator).check_timeout(timeout);
        self.shared = Arc::new(Shared {
            evaluator: Arc::new(evaluator),
            resolver: self.shared.resolver.clone(),
        });
        self
    }

    /// Replaces the handle of a `SchematicLayer` outside this one, which otherwise stays.
    pub fn overriding(mut self) -> Self {
        self.overriding = true;
        self
    }

    /// Prepares the extensions of one request as the layer does for every request, for code that
    /// has a request instead of a service.
    pub fn prepare(&self, extensions: &mut Extensions) {
        Slot::open(&self.shared, self.overriding, extensions);
    }

    fn with(mut self, resolver: Resolver) -> Self {
        self.shared = Arc::new(Shared {
            evaluator: Arc::clone(&self.shared.evaluator),
            resolver,
        });
        self
    }
}

impl<S> Layer<S> for SchematicLayer {
    type Service = SchematicService<S>;

    fn layer(&self, inner: S) -> Self::Service {
        SchematicService::new(inner, Arc::clone(&self.shared), self.overriding)
    }
}

impl fmt::Debug for SchematicLayer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SchematicLayer")
            .field("evaluator", &self.shared.evaluator)
            .field("overriding", &self.overriding)
            .finish_non_exhaustive()
    }
}
