use actix_web::HttpRequest;
use schematic_core::EvaluationContext;

/// Finds out whose a request is.
///
/// Implemented for every `Fn(&HttpRequest) -> EvaluationContext`. Implement it for a type of your
/// own where a closure will not do. Should it panic, the request counts as nobody's and an error is
/// logged.
pub trait ResolveKeys: Send + Sync + 'static {
    /// The keys of the company and user who made the request; empty when it is nobody's.
    ///
    /// Called at most once per request, and only if a flag or usage is asked about. It must not
    /// wait, nor ask for the flags of the same request.
    fn resolve_keys(&self, request: &HttpRequest) -> EvaluationContext;
}

impl<F> ResolveKeys for F
where
    F: Fn(&HttpRequest) -> EvaluationContext + Send + Sync + 'static,
{
    fn resolve_keys(&self, request: &HttpRequest) -> EvaluationContext {
        self(request)
    }
}
