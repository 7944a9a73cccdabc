//! The state that extractors take the client from.

use std::fmt;

use axum_core::extract::{FromRef, FromRequestParts, OptionalFromRequestParts};
use http::request::Parts;
use schematic_tower::SchematicLayer;

/// Part of an application's state from which [`FromState`] takes a request's flags: a client, and
/// how keys are found.
///
/// For applications that keep everything in their state and put no layers around routes. It is made
/// of a [`SchematicLayer`]; see [`FromState`] for an example.
#[derive(Clone)]
pub struct SchematicState {
    layer: SchematicLayer,
}

impl From<SchematicLayer> for SchematicState {
    fn from(layer: SchematicLayer) -> Self {
        Self { layer }
    }
}

impl fmt::Debug for SchematicState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("SchematicState").field(&self.layer).finish()
    }
}

/// Extractor `T` where no [`SchematicLayer`] stands outside the route: the request's flags come
/// from the application's state.
///
/// `T` is [`Flags`](crate::Flags), [`Flag`](crate::Flag), [`Entitlement`](crate::Entitlement),
/// [`RequireFlag`](crate::RequireFlag), or another extractor that takes one of
/// them. If there is a layer outside too, its flags are the request's, unless the state's layer is
/// [overriding](SchematicLayer::overriding). All extractors of one request share one decision.
///
/// ```
/// use axum::Router;
/// use axum::extract::FromRef;
/// use axum::routing::get;
/// use schematic_axum::{
///     EvaluationContext, Flags, FromState, Schematic, SchematicLayer, SchematicState,
/// };
///
/// #[derive(Clone, FromRef)]
/// struct App {
///     schematic: SchematicState,
///     // and what else the application has
/// }
///
/// /// What the application's authentication leaves in the request's extensions.
/// #[derive(Clone)]
/// struct Claims {
///     org: String,
/// }
///
/// async fn report(FromState(flags): FromState<Flags>) -> &'static str {
///     if flags.is_enabled("charts").await { "a report with charts" } else { "a report" }
/// }
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let client = Schematic::builder("").offline(true).build()?;
/// let layer = SchematicLayer::new(client).keys_from(|claims: &Claims| {
///     EvaluationContext::company("org", claims.org.as_str())
/// });
/// let app: Router = Router::new().route("/report", get(report)).with_state(App {
///     schematic: layer.into(),
/// });
/// # let _ = app;
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Copy, Debug)]
pub struct FromState<T>(
    /// The extracted value.
    pub T,
);

impl<S, T> FromRequestParts<S> for FromState<T>
where
    S: Send + Sync,
    SchematicState: FromRef<S>,
    T: FromRequestParts<S>,
{
    type Rejection = T::Rejection;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Self::Rejection> {
        SchematicState::from_ref(state)
            .layer
            .prepare(&mut parts.extensions);
        T::from_request_parts(parts, state).await.map(Self)
    }
}

impl<S, T> OptionalFromRequestParts<S> for FromState<T>
where
    S: Send + Sync,
    SchematicState: FromRef<S>,
    T: OptionalFromRequestParts<S>,
{
    type Rejection = T::Rejection;

    async fn from_request_parts(
        parts: &mut Parts,
        state: &S,
    ) -> Result<Option<Self>, Self::Rejection> {
        SchematicState::from_ref(state)
            .layer
            .prepare(&mut parts.extensions);
        let extracted = T::from_request_parts(parts, state).await?;
        Ok(extracted.map(Self))
    }
}
