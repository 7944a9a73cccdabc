use std::fmt;
use std::future::{Future, poll_fn};
use std::ops::Deref;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::error::PayloadError;
use actix_web::http::header::{CONTENT_LENGTH, HeaderMap, HeaderValue};
use actix_web::web::{BytesMut, Data};
use actix_web::{FromRequest, HttpRequest};
use futures_core::Stream;
use schematic_core::webhooks::{
    AcceptedWebhook, DeliveryHeaders, Verifier, WebhookError, WebhookErrorKind, WebhookEvent,
};
use serde::de::DeserializeOwned;

use crate::error::WebhookRejection;
use crate::webhook::hand_over;

/// Extractor of a webhook that Schematic has signed; see [`AcceptedWebhook`] for its methods.
///
/// The application's data hold the [`Verifier`]: `App::app_data(verifier)`, or [`web::Data`](Data)
/// of it. A delivery that cannot be verified is answered with 400, a body above the verifier's
/// limit with 413, both as problem documents, and the handler does not run.
///
/// `T` is the type of the payload. At most the verifier's limit is read of the body; actix-web's
/// limits of bodies do not apply, and it has none for the time that a body may take. A body that a
/// middleware cuts off at another limit is answered with 413 too.
///
/// ```
/// use actix_web::{App, HttpResponse, web};
/// use schematic_actix::VerifiedWebhook;
/// use schematic_actix::client::webhooks::{Action, Verifier};
///
/// async fn webhook(delivery: VerifiedWebhook) -> HttpResponse {
///     if delivery.payload().action == Action::CompanyUpdated {
///         println!("changed: {}", delivery.payload().body_json());
///     }
///     HttpResponse::NoContent().finish()
/// }
///
/// # fn main() -> Result<(), schematic_actix::client::webhooks::WebhookError> {
/// let verifier = Verifier::new("whsec_example")?;
/// let app = App::new()
///     .app_data(verifier)
///     .route("/webhooks/schematic", web::post().to(webhook));
/// # let _ = app;
/// # Ok(())
/// # }
/// ```
///
/// # Deliveries that come twice
///
/// With a replay guard, a delivery that was handled is answered with 200 and one that is being
/// handled with 503 and `Retry-After`, both without the handler.
/// [`CompleteWebhooks`](crate::CompleteWebhooks) sees the response, and so decides whether it was
/// handled. Without that middleware the handler calls [`AcceptedWebhook::complete`]; a delivery
/// that is dropped before that is handled again when it is sent again.
#[must_use]
pub struct VerifiedWebhook<T = WebhookEvent>(AcceptedWebhook<T>);

impl<T> VerifiedWebhook<T> {
    /// Returns the accepted delivery.
    pub fn into_inner(self) -> AcceptedWebhook<T> {
        self.0
    }

    /// Returns the payload. Without the middleware this releases the delivery: see
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

impl<T: DeserializeOwned> VerifiedWebhook<T> {
    async fn read(request: HttpRequest, mut stream: Payload) -> Result<Self, WebhookRejection> {
        let verifier = verifier_of(&request).ok_or(WebhookRejection::MissingVerifier)?;
        let headers = request.headers();
        let mut verification = verifier.start(&delivery_headers(headers)?)?;
        if let Some(length) = content_length(headers) {
            verification.announced(length)?;
        }
        let mut body = BytesMut::new();
        while let Some(piece) = poll_fn(|cx| Pin::new(&mut stream).poll_next(cx)).await {
            let piece = piece.map_err(cut_off)?;
            verification.update(&piece)?;
            body.extend_from_slice(&piece);
        }
        let mut accepted = verifier.accept(verification, body).await?;
        hand_over(&mut accepted, &request);
        Ok(Self(accepted))
    }
}

impl<T: DeserializeOwned + 'static> FromRequest for VerifiedWebhook<T> {
    type Error = WebhookRejection;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Self::Error>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        Box::pin(Self::read(request.clone(), payload.take()))
    }
}

/// Returns the rejection of a body that broke off. Limits outside of the extractor end it with an
/// overflow.
fn cut_off(error: PayloadError) -> WebhookRejection {
    match error {
        PayloadError::Overflow => WebhookError::from(WebhookErrorKind::BodyLimitReached)
            .with_source(error.to_string())
            .into(),
        lost => WebhookRejection::BodyLost(lost),
    }
}

/// Returns the application's verifier; clones share its replay guard.
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
        f.debug_tuple("VerifiedWebhook").field(&self.0).finish()
    }
}
