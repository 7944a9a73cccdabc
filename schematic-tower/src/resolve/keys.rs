use http::request::Parts;
use schematic_core::EvaluationContext;

/// Finds the keys of the company and user that make a request.
///
/// Implemented for every `Fn(&Parts) -> EvaluationContext`. If it panics, the request has no
/// identity and an error is logged.
pub trait ResolveKeys: Send + Sync + 'static {
    /// Returns the keys, or an empty context for a request without an identity.
    ///
    /// Called at most once per request, when a flag is first checked or usage is reported. It must
    /// not block, nor ask for the flags of the same request.
    fn resolve_keys(&self, parts: &Parts) -> EvaluationContext;
}

impl<F> ResolveKeys for F
where
    F: Fn(&Parts) -> EvaluationContext + Send + Sync + 'static,
{
    fn resolve_keys(&self, parts: &Parts) -> EvaluationContext {
        self(parts)
    }
}
