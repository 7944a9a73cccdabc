use rocket::Request;
use schematic_core::EvaluationContext;

/// Finds the keys of the company and user that make a request.
///
/// Most applications need no implementation: see
/// [`SchematicFairing::keys_from`](crate::SchematicFairing::keys_from). It runs at most once per
/// request, when the request's flags are first needed. It must not ask for them itself; there they
/// have no identity.
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
    /// Returns the keys, or an empty context for a request without an identity.
    async fn resolve_keys(&self, request: &Request<'_>) -> EvaluationContext;
}
