//! Reads a delivery out of a request and accepts it.

use std::error::Error;
use std::fmt;
use std::future::poll_fn;
use std::io;
use std::iter::successors;
use std::pin::pin;

use bytes::{Buf, BufMut, Bytes, BytesMut};
use http::header::CONTENT_LENGTH;
use http::{HeaderMap, StatusCode};
use http_body::Body;
use http_body_util::LengthLimitError;
use schematic_core::BoxError;
use schematic_core::webhooks::{
    AcceptedWebhook, DeliveryHeaders, Verification, Verifier, WebhookError, WebhookErrorKind,
};
use serde::de::DeserializeOwned;

/// Error returned by [`accept`].
#[derive(Debug)]
#[non_exhaustive]
pub enum AcceptError {
    /// The body did not arrive whole.
    BodyLost(BoxError),
    /// The delivery is not accepted.
    Refused(WebhookError),
}

impl AcceptError {
    /// Returns the status of the response: 408 for a body that ended with an
    /// [`io::ErrorKind::TimedOut`], 400 for any other that did not arrive whole, else that of the
    /// [`WebhookError`].
    #[must_use]
    pub fn status(&self) -> StatusCode {
        let status = match self {
            Self::BodyLost(error) if is_timeout(&**error) => return StatusCode::REQUEST_TIMEOUT,
            Self::BodyLost(_) => return StatusCode::BAD_REQUEST,
            Self::Refused(error) => error.status(),
        };
        StatusCode::from_u16(status).unwrap_or(StatusCode::BAD_REQUEST)
    }
}

/// Returns whether `error` says that the server has stopped waiting for the rest of a body.
#[doc(hidden)]
#[must_use]
pub fn is_timeout(error: &(dyn Error + 'static)) -> bool {
    causes(error)
        .filter_map(|error| error.downcast_ref::<io::Error>())
        .any(|error| error.kind() == io::ErrorKind::TimedOut)
}

/// Reads at most the verifier's limit of `body`, and accepts it as a delivery that has `headers`.
///
/// This is what [`WebhookLayer`](super::WebhookLayer) does to each request, for code that has a
/// request instead of a service. The caller completes the delivery when it was handled: see
/// [`AcceptedWebhook::complete`].
///
/// # Errors
///
/// [`AcceptError::BodyLost`] if the body breaks off, [`WebhookErrorKind::BodyLimitReached`] if a
/// [`Limited`](http_body_util::Limited) body does at its limit, else what [`Verifier::accept`]
/// returns.
pub async fn accept<T, B>(
    verifier: &Verifier,
    headers: &HeaderMap,
    body: B,
) -> Result<AcceptedWebhook<T>, AcceptError>
where
    T: DeserializeOwned,
    B: Body,
    B::Error: Into<BoxError>,
{
    let (accepted, _) = accept_with_trailers(verifier, headers, body).await?;
    Ok(accepted)
}

pub(super) async fn accept_with_trailers<T, B>(
    verifier: &Verifier,
    headers: &HeaderMap,
    body: B,
) -> Result<(AcceptedWebhook<T>, Option<HeaderMap>), AcceptError>
where
    T: DeserializeOwned,
    B: Body,
    B::Error: Into<BoxError>,
{
    let mut verification = verifier.start(&DeliveryHeaders::from_http(headers)?)?;
    if let Some(length) = announced(headers) {
        verification.announced(length)?;
    }
    let (body, trailers) = read(body, &mut verification).await?;
    let accepted = verifier.accept(verification, body).await?;
    Ok((accepted, trailers))
}

/// Reads the body to its end, or to the limit.
async fn read<B: Body>(
    body: B,
    verification: &mut Verification,
) -> Result<(Bytes, Option<HeaderMap>), AcceptError>
where
    B::Error: Into<BoxError>,
{
    let mut body = pin!(body);
    let mut read = BytesMut::new();
    let mut trailers = None;
    while let Some(frame) = poll_fn(|cx| body.as_mut().poll_frame(cx)).await {
        let frame = frame.map_err(|error| cut_off(error.into()))?;
        match frame.into_data() {
            Ok(mut data) => {
                while data.has_remaining() {
                    let piece = data.chunk();
                    verification.update(piece)?;
                    read.put_slice(piece);
                    data.advance(piece.len());
                }
            }
            Err(other) => trailers = other.into_trailers().ok().or(trailers),
        }
    }
    Ok((read.freeze(), trailers))
}

/// Returns the error of a body that broke off.
fn cut_off(error: BoxError) -> AcceptError {
    if causes(&*error).any(<dyn Error>::is::<LengthLimitError>) {
        let limited = WebhookError::from(WebhookErrorKind::BodyLimitReached);
        AcceptError::Refused(limited.with_source(error))
    } else {
        AcceptError::BodyLost(error)
    }
}

/// Returns `error` and its sources, those inside of an [`io::Error`] included.
fn causes<'e>(error: &'e (dyn Error + 'static)) -> impl Iterator<Item = &'e (dyn Error + 'static)> {
    // The source of an `io::Error` is that of the error inside.
    successors(Some(error), |error: &&'e (dyn Error + 'static)| {
        let error = *error;
        match error.downcast_ref().and_then(io::Error::get_ref) {
            Some(inner) => Some(inner),
            None => error.source(),
        }
    })
}

fn announced(headers: &HeaderMap) -> Option<u64> {
    headers.get(CONTENT_LENGTH)?.to_str().ok()?.parse().ok()
}

impl From<WebhookError> for AcceptError {
    fn from(error: WebhookError) -> Self {
        Self::Refused(error)
    }
}

impl fmt::Display for AcceptError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::BodyLost(_) => f.write_str("the webhook body did not arrive whole"),
            Self::Refused(error) => error.fmt(f),
        }
    }
}

impl Error for AcceptError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::BodyLost(error) => Some(&**error),
            Self::Refused(error) => error.source(),
        }
    }
}
