use std::future::poll_fn;
use std::pin::pin;

use bytes::{Buf, BufMut, Bytes, BytesMut};
use http::header::CONTENT_LENGTH;
use http::{HeaderMap, Request};
use http_body::Body;
use schematic_core::webhooks::{DeliveryHeaders, Verification, Verified, Verifier, WebhookError};

use super::{VerifiedBody, VerifiedDelivery};

/// Why a delivery does not get to the service inside.
#[derive(Debug)]
pub(super) enum Refused {
    /// It is not accepted.
    Delivery(WebhookError),
    /// The body did not arrive whole.
    Lost,
}

impl From<WebhookError> for Refused {
    fn from(error: WebhookError) -> Self {
        Self::Delivery(error)
    }
}

/// The request as the service inside gets it, and the proof.
pub(super) async fn verify<B: Body>(
    verifier: &Verifier,
    request: Request<B>,
) -> Result<(Request<VerifiedBody>, Verified), Refused> {
    let (mut parts, body) = request.into_parts();
    let headers = DeliveryHeaders::from_http(&parts.headers)?;
    let mut verification = verifier.start(&headers)?;
    if let Some(length) = announced(&parts.headers) {
        verification.announced(length)?;
    }
    let (body, trailers) = read(body, &mut verification).await?;
    let verified = verification.finish()?;
    let event = verified.event(&body)?;
    verifier.claim(&verified).await?;
    parts
        .extensions
        .insert(VerifiedDelivery::new(event, body.clone(), verified.clone()));
    let request = Request::from_parts(parts, VerifiedBody::new(body, trailers));
    Ok((request, verified))
}

/// Reads the body to its end, or to where it gets too long.
async fn read<B: Body>(
    body: B,
    verification: &mut Verification,
) -> Result<(Bytes, Option<HeaderMap>), Refused> {
    let mut body = pin!(body);
    let mut read = BytesMut::new();
    let mut trailers = None;
    while let Some(frame) = poll_fn(|cx| body.as_mut().poll_frame(cx)).await {
        match frame.map_err(|_| Refused::Lost)?.into_data() {
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

fn announced(headers: &HeaderMap) -> Option<u64> {
    headers.get(CONTENT_LENGTH)?.to_str().ok()?.parse().ok()
}
