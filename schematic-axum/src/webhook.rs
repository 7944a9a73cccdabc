use std::fmt;

use axum_core::extract::{FromRef, FromRequest, Request};
use bytes::{Bytes, BytesMut};
use http::HeaderMap;
use http::header::CONTENT_LENGTH;
use http_body_util::BodyExt;
use schematic_tower::core::webhooks::{DeliveryHeaders, Verified, Verifier, WebhookEvent};
use serde::de::DeserializeOwned;

use crate::rejection::WebhookRejection;

/// Extractor of a webhook that Schematic has signed.
///
/// The application's state holds the [`Verifier`] (it, or what it can be taken from by [`FromRef`]).
/// What cannot be verified is rejected with 400, a body above the verifier's limit with 413, both as
/// problem documents; the handler only sees what holds. With a replay guard, a delivery that was
/// handled before is answered with 200 without the handler.
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
///         println!("changed: {}", delivery.payload().body);
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
        let verifier = Verifier::from_ref(state);
        let (parts, mut stream) = request.into_parts();
        let headers = DeliveryHeaders::from_http(&parts.headers)?;
        let mut verification = verifier.start(&headers)?;
        if let Some(length) = content_length(&parts.headers) {
            verification.announced(length)?;
        }
        let mut body = BytesMut::new();
        while let Some(frame) = stream.frame().await {
            let frame = frame.map_err(WebhookRejection::BodyLost)?;
            // Trailers say nothing that is signed.
            if let Ok(piece) = frame.into_data() {
                verification.update(&piece)?;
                body.extend_from_slice(&piece);
            }
        }
        let verified = verification.finish()?;
        let payload = verified.payload(&body)?;
        verifier.claim(&verified).await?;
        Ok(Self {
            payload,
            body: body.freeze(),
            verified,
        })
    }
}

fn content_length(headers: &HeaderMap) -> Option<u64> {
    headers.get(CONTENT_LENGTH)?.to_str().ok()?.parse().ok()
}

impl<T: fmt::Debug> fmt::Debug for VerifiedWebhook<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("VerifiedWebhook")
            .field("payload", &self.payload)
            .finish_non_exhaustive()
    }
}
