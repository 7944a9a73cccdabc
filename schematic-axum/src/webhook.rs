use std::fmt;

use axum_core::body::Body;
use axum_core::extract::{FromRef, FromRequest, OptionalFromRequest, Request};
use bytes::{Bytes, BytesMut};
use http::HeaderMap;
use http::header::CONTENT_LENGTH;
use http_body_util::BodyExt;
use schematic_tower::core::webhooks::{
    DeliveryHeaders, SIGNATURE_HEADER, TIMESTAMP_HEADER, VERSION_HEADER, Verification, Verified,
    Verifier, WebhookEvent,
};
use schematic_tower::webhook::VerifiedDelivery;
use serde::de::DeserializeOwned;

use crate::rejection::WebhookRejection;

/// Extractor of a webhook that Schematic has signed.
///
/// The application's state holds the [`Verifier`] (it, or what it can be taken from by [`FromRef`]).
/// What cannot be verified is rejected with 400, a body above the verifier's limit with 413, both as
/// problem documents; the handler only sees what holds. With a replay guard, a delivery that was
/// handled before is answered with 200 without the handler.
///
/// `Option<VerifiedWebhook<T>>` is `None` for a request that does not claim to be a webhook, having
/// none of its headers. Behind a [`WebhookLayer`](crate::WebhookLayer) it gives what the layer has
/// verified.
///
/// `T` is the type of the payload. At most the verifier's limit is read of the body; axum's own
/// limit of bodies does not matter.
///
/// ```
/// use axum::Router;
/// use axum::routing::post;
/// use http::StatusCode;
/// use schematic_axum::VerifiedWebhook;
/// use schematic_axum::core::webhooks::{Action, Verifier};
///
/// async fn webhook(delivery: VerifiedWebhook) -> StatusCode {
///     if delivery.payload().action == Action::CompanyUpdated {
///         println!("changed: {}", delivery.payload().body_json());
///     }
///     StatusCode::NO_CONTENT
/// }
///
/// # fn main() -> Result<(), schematic_axum::core::webhooks::WebhookError> {
/// let app: Router = Router::new()
///     .route("/webhooks/schematic", post(webhook))
///     .with_state(Verifier::new("whsec_example")?);
/// # let _ = app;
/// # Ok(())
/// # }
/// ```
#[must_use]
pub struct VerifiedWebhook<T = WebhookEvent> {
    payload: T,
    body: Bytes,
    verified: Verified,
}

impl<T> VerifiedWebhook<T> {
    /// What the delivery says.
    pub fn payload(&self) -> &T {
        &self.payload
    }

    /// What the delivery says, for keeping.
    pub fn into_payload(self) -> T {
        self.payload
    }

    /// The body as it was signed.
    pub fn body(&self) -> &Bytes {
        &self.body
    }

    /// The proof that it was signed: with which secret, and how.
    pub fn verified(&self) -> &Verified {
        &self.verified
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
        let (parts, stream) = request.into_parts();
        // A layer outside has done it all, and a replay guard would take this for the second time.
        if let Some(delivery) = parts.extensions.get::<VerifiedDelivery>() {
            return Ok(Self {
                payload: delivery.payload()?,
                body: delivery.body().clone(),
                verified: delivery.verified().clone(),
            });
        }
        let verifier = Verifier::from_ref(state);
        let headers = DeliveryHeaders::from_http(&parts.headers)?;
        let mut verification = verifier.start(&headers)?;
        if let Some(length) = announced(&parts.headers) {
            verification.announced(length)?;
        }
        let body = read(stream, &mut verification).await?;
        let verified = verification.finish()?;
        let payload = verified.payload(&body)?;
        verifier.claim(&verified).await?;
        Ok(Self {
            payload,
            body,
            verified,
        })
    }
}

/// Reads the body to its end, or to where it gets too long.
async fn read(mut stream: Body, to: &mut Verification) -> Result<Bytes, WebhookRejection> {
    let mut body = BytesMut::new();
    while let Some(frame) = stream.frame().await {
        let frame = frame.map_err(WebhookRejection::BodyLost)?;
        // Trailers say nothing that is signed.
        if let Ok(piece) = frame.into_data() {
            to.update(&piece)?;
            body.extend_from_slice(&piece);
        }
    }
    Ok(body.freeze())
}

fn announced(headers: &HeaderMap) -> Option<u64> {
    headers.get(CONTENT_LENGTH)?.to_str().ok()?.parse().ok()
}

impl<T: fmt::Debug> fmt::Debug for VerifiedWebhook<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("VerifiedWebhook")
            .field("payload", &self.payload)
            .finish_non_exhaustive()
    }
}
