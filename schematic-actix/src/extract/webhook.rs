use std::fmt;
use std::future::{Future, poll_fn};
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::http::header::{CONTENT_LENGTH, HeaderMap, HeaderValue};
use actix_web::web::{Bytes, BytesMut, Data};
use actix_web::{FromRequest, HttpRequest};
use futures_core::Stream;
use schematic_core::webhooks::{DeliveryHeaders, Verified, Verifier, WebhookError, WebhookEvent};
use serde::de::DeserializeOwned;

use crate::error::WebhookRefused;

/// Extractor of a webhook that Schematic has signed.
///
/// The application's data hold the [`Verifier`]: `App::app_data(verifier)`, or
/// [`web::Data`](Data) of it. What cannot be verified is answered with 400, a body above the
/// verifier's limit with 413, both as problem documents; the handler only sees what holds. With a
/// replay guard, a delivery that was handled before is answered with 200 without the handler.
///
/// `T` is the type of the payload. At most the verifier's limit is read of the body; actix-web's own
/// limits of bodies do not matter, and it has none for the time that a body may take.
///
/// ```
/// use actix_web::{App, HttpResponse, web};
/// use schematic_actix::VerifiedWebhook;
/// use schematic_actix::core::webhooks::{Action, Verifier};
///
/// async fn webhook(delivery: VerifiedWebhook) -> HttpResponse {
///     if delivery.payload().action == Action::CompanyUpdated {
///         println!("changed: {}", delivery.payload().body_json());
///     }
///     HttpResponse::NoContent().finish()
/// }
///
/// # fn main() -> Result<(), schematic_actix::core::webhooks::WebhookError> {
/// let verifier = Verifier::new("whsec_example")?;
/// let app = App::new()
///     .app_data(verifier)
///     .route("/webhooks/schematic", web::post().to(webhook));
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

impl<T: DeserializeOwned> VerifiedWebhook<T> {
    async fn read(request: HttpRequest, mut stream: Payload) -> Result<Self, WebhookRefused> {
        let verifier = verifier_of(&request).ok_or(WebhookRefused::MissingVerifier)?;
        let headers = request.headers();
        let mut verification = verifier.start(&delivery_headers(headers)?)?;
        if let Some(length) = content_length(headers) {
            verification.announced(length)?;
        }
        let mut body = BytesMut::new();
        while let Some(piece) = poll_fn(|cx| Pin::new(&mut stream).poll_next(cx)).await {
            let piece = piece.map_err(WebhookRefused::BodyLost)?;
            verification.update(&piece)?;
            body.extend_from_slice(&piece);
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

impl<T: DeserializeOwned + 'static> FromRequest for VerifiedWebhook<T> {
    type Error = WebhookRefused;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Self::Error>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        Box::pin(Self::read(request.clone(), payload.take()))
    }
}

/// The application's verifier; its clones share what they hold.
fn verifier_of(request: &HttpRequest) -> Option<Verifier> {
    let plain = request.app_data::<Verifier>();
    plain
        .or_else(|| request.app_data::<Data<Verifier>>().map(|data| &***data))
        .cloned()
}

fn delivery_headers(headers: &HeaderMap) -> Result<DeliveryHeaders, WebhookError> {
    DeliveryHeaders::read(|name| headers.get_all(name).map(HeaderValue::as_bytes))
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
