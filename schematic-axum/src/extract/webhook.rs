use std::fmt;
use std::ops::Deref;

use axum_core::extract::{FromRef, FromRequest, OptionalFromRequest, Request};
use schematic_core::webhooks::{
    AcceptedWebhook, SIGNATURE_HEADER, TIMESTAMP_HEADER, VERSION_HEADER, Verifier, WebhookEvent,
};
use schematic_tower::webhook::{VerifiedDelivery, accept};
use serde::de::DeserializeOwned;

use crate::error::WebhookRejection;

/// Extractor of a webhook that Schematic has signed; see [`AcceptedWebhook`] for its methods.
///
/// The application's state holds the [`Verifier`] (it, or what it can be taken from by
/// [`FromRef`]). A delivery that cannot be verified is rejected with 400, a body above the
/// verifier's limit with 413, both as problem documents, and the handler does not run.
///
/// `Option<VerifiedWebhook<T>>` is `None` for a request that does not claim to be a webhook, having
/// none of its headers. Behind a [`WebhookLayer`](crate::WebhookLayer) it gives what the layer has
/// verified.
///
/// `T` is the type of the payload. At most the verifier's limit is read of the body; axum's limit
/// of bodies does not apply, and the limit of a layer outside is answered with 413 too.
///
/// ```
/// use axum::Router;
/// use axum::routing::post;
/// use http::StatusCode;
/// use schematic_axum::VerifiedWebhook;
/// use schematic_axum::client::webhooks::{Action, Verifier};
///
/// async fn webhook(delivery: VerifiedWebhook) -> StatusCode {
///     if delivery.payload().action == Action::CompanyUpdated {
///         println!("changed: {}", delivery.payload().body_json());
///     }
///     StatusCode::NO_CONTENT
/// }
///
/// # fn main() -> Result<(), schematic_axum::client::webhooks::WebhookError> {
/// let app: Router = Router::new()
///     .route("/webhooks/schematic", post(webhook))
///     .with_state(Verifier::new("whsec_example")?);
/// # let _ = app;
/// # Ok(())
/// # }
/// ```
///
/// # Deliveries that come twice
///
/// With a replay guard, a delivery that was handled is answered with 200 and one that is being
/// handled with 503 and `Retry-After`, both without the handler. A
/// [`WebhookLayer`](crate::WebhookLayer) around the route sees the response, and so decides whether
/// it was handled:
///
/// ```
/// # use axum::Router;
/// # use axum::routing::post;
/// # use http::StatusCode;
/// use schematic_axum::client::webhooks::{MemoryReplayGuard, Verifier};
/// use schematic_axum::{VerifiedWebhook, WebhookLayer};
///
/// # async fn webhook(_: VerifiedWebhook) -> StatusCode { StatusCode::NO_CONTENT }
/// # fn main() -> Result<(), schematic_axum::client::webhooks::WebhookError> {
/// let verifier = Verifier::builder()
///     .secret("whsec_example")
///     .replay_guard(MemoryReplayGuard::default())
///     .build()?;
/// let route = post(webhook).route_layer(WebhookLayer::new(verifier.clone()));
/// let app: Router = Router::new().route("/webhooks/schematic", route).with_state(verifier);
/// # let _ = app;
/// # Ok(())
/// # }
/// ```
///
/// Without the layer the handler calls [`AcceptedWebhook::complete`]; a delivery that is dropped
/// before that is handled again when it is sent again.
#[must_use]
pub struct VerifiedWebhook<T = WebhookEvent>(AcceptedWebhook<T>);

impl<T> VerifiedWebhook<T> {
    /// Returns the accepted delivery.
    pub fn into_inner(self) -> AcceptedWebhook<T> {
        self.0
    }

    /// Returns the payload. Without the layer this releases the delivery: see
    /// [`AcceptedWebhook::into_payload`].
    pub fn into_payload(self) -> T {
        self.0.into_payload()
    }
}

impl<T> Deref for VerifiedWebhook<T> {
    type Target = AcceptedWebhook<T>;

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl<S, T> FromRequest<S> for VerifiedWebhook<T>
where
    S: Send + Sync,
    T: DeserializeOwned + Send,
    Verifier: FromRef<S>,
{
    type Rejection = WebhookRejection;

    async fn from_request(request: Request, state: &S) -> Result<Self, Self::Rejection> {
        Self::of(request, state).await
    }
}

impl<S, T> OptionalFromRequest<S> for VerifiedWebhook<T>
where
    S: Send + Sync,
    T: DeserializeOwned + Send,
    Verifier: FromRef<S>,
{
    type Rejection = WebhookRejection;

    async fn from_request(request: Request, state: &S) -> Result<Option<Self>, Self::Rejection> {
        let is_one = [SIGNATURE_HEADER, TIMESTAMP_HEADER, VERSION_HEADER]
            .iter()
            .any(|name| request.headers().contains_key(*name));
        if is_one {
            Self::of(request, state).await.map(Some)
        } else {
            Ok(None)
        }
    }
}

impl<T: DeserializeOwned> VerifiedWebhook<T> {
    async fn of<S>(request: Request, state: &S) -> Result<Self, WebhookRejection>
    where
        Verifier: FromRef<S>,
    {
        let (parts, body) = request.into_parts();
        // A layer outside has done it all, and to a replay guard this would be the second time.
        if let Some(delivery) = parts.extensions.get::<VerifiedDelivery>() {
            return Ok(Self(delivery.read_as()?));
        }
        let accepted = accept(&Verifier::from_ref(state), &parts.headers, body).await?;
        Ok(Self(accepted))
    }
}

impl<T: fmt::Debug> fmt::Debug for VerifiedWebhook<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("VerifiedWebhook").field(&self.0).finish()
    }
}
