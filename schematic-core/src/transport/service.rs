//! Services that an application brings, as transports.

use std::fmt;
use std::future::poll_fn;
use std::io;
use std::panic::AssertUnwindSafe;
use std::pin::Pin;
use std::sync::Arc;

use bytes::{Buf, Bytes};
use futures_util::{FutureExt, Stream, StreamExt, stream};
use http::{Request, Response, StatusCode};
use http_body::{Body, Frame};
use hyper::upgrade::OnUpgrade;
use hyper_util::rt::TokioIo;
use schematic_api::runtime::BoxError;
use tower_service::Service;

use super::error::{ExchangeError, UpgradeError};
use super::exchange::{Exchange, Over, SendFuture};
use super::unread::UnreadBody;
use super::upgrade::{REFUSAL_LIMIT, UpgradeFuture, Upgraded};
use crate::sync::Mutex;

/// A Tower service as a transport. A clone is driven to readiness for every request.
pub(crate) struct ServiceExchange<S> {
    // A lock, so the service need not be `Sync`; it is held for a clone only.
    service: Mutex<S>,
    body_limit: usize,
}

impl<S> ServiceExchange<S> {
    pub(crate) fn new(service: S, body_limit: usize) -> Self {
        Self {
            service: Mutex::new(service),
            body_limit,
        }
    }
}

impl<S, B> Exchange for ServiceExchange<S>
where
    S: Service<Request<Bytes>, Response = Response<B>> + Clone + Send + 'static,
    S::Error: Into<BoxError>,
    S::Future: Send,
    B: Body + Send + 'static,
    B::Data: Send,
    B::Error: Into<BoxError>,
{
    fn send(&self, request: Arc<Request<Bytes>>, _: Over) -> SendFuture {
        let (service, longest) = (self.service(), self.body_limit);
        Box::pin(async move {
            let request = Arc::unwrap_or_clone(request);
            let response = catch_panic(call(service, request)).await?;
            let status = response.status();
            Ok(response.map(|body| unread(status, body, longest)))
        })
    }

    fn upgrade(&self, request: Request<Bytes>) -> UpgradeFuture {
        let service = self.service();
        let upgrade = AssertUnwindSafe(async move {
            let mut response = call(service, request).await?;
            if response.status() != StatusCode::SWITCHING_PROTOCOLS {
                return Err(refusal(response).await);
            }
            let upgrade = response.extensions_mut().remove::<OnUpgrade>();
            let io = upgrade
                .ok_or(UpgradeError::NotHandedOver)?
                .await
                .map_err(|error| ExchangeError::Broken(error.into()))?;
            Ok(Upgraded {
                headers: std::mem::take(response.headers_mut()),
                io: Box::new(TokioIo::new(io)),
            })
        });
        Box::pin(async move {
            let upgraded = upgrade.catch_unwind().await;
            upgraded.unwrap_or_else(|_| Err(panicked().into()))
        })
    }
}

impl<S: Clone> ServiceExchange<S> {
    fn service(&self) -> S {
        self.service.lock().clone()
    }
}

impl<S> fmt::Debug for ServiceExchange<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ServiceExchange")
            .field("body_limit", &self.body_limit)
            .finish_non_exhaustive()
    }
}

/// Awaits `work` of the application's service and turns a panic into an error.
async fn catch_panic<T>(
    work: impl Future<Output = Result<T, ExchangeError>>,
) -> Result<T, ExchangeError> {
    AssertUnwindSafe(work)
        .catch_unwind()
        .await
        .unwrap_or_else(|_| Err(panicked()))
}

fn panicked() -> ExchangeError {
    ExchangeError::Impossible("the transport panicked".into())
}

async fn call<S, B>(mut service: S, request: Request<Bytes>) -> Result<Response<B>, ExchangeError>
where
    S: Service<Request<Bytes>, Response = Response<B>>,
    S::Error: Into<BoxError>,
{
    poll_fn(|context| service.poll_ready(context))
        .await
        // A service that is not ready has sent nothing.
        .map_err(|error| ExchangeError::Connect(error.into()))?;
    service
        .call(request)
        .await
        .map_err(|error| failure(error.into()))
}

fn unread<B>(status: StatusCode, body: B, longest: usize) -> UnreadBody
where
    B: Body + Send + 'static,
    B::Data: Send,
    B::Error: Into<BoxError>,
{
    // A panic ends the stream.
    let chunks = AssertUnwindSafe(chunks(body)).catch_unwind();
    let chunks = chunks.map(|chunk| chunk.unwrap_or_else(|_| Err(panicked())));
    UnreadBody::new(status, None, longest, chunks)
}

/// Returns the pieces of `body`, up to the first error.
fn chunks<B>(body: B) -> impl Stream<Item = Result<Bytes, ExchangeError>> + Send
where
    B: Body + Send + 'static,
    B::Data: Send,
    B::Error: Into<BoxError>,
{
    stream::unfold(Some(Box::pin(body)), async |body| {
        let mut body = body?;
        loop {
            match next_frame(&mut body).await? {
                Ok(frame) => {
                    // Trailers say nothing.
                    if let Ok(mut data) = frame.into_data() {
                        let chunk = data.copy_to_bytes(data.remaining());
                        return Some((Ok(chunk), Some(body)));
                    }
                }
                Err(error) => return Some((Err(ExchangeError::Broken(error.into())), None)),
            }
        }
    })
}

async fn next_frame<B: Body>(body: &mut Pin<Box<B>>) -> Option<Result<Frame<B::Data>, B::Error>> {
    poll_fn(|context| body.as_mut().poll_frame(context)).await
}

/// Reads the answer of a server that does not go over to another protocol.
pub(super) async fn refusal<B>(response: Response<B>) -> UpgradeError
where
    B: Body + Send + 'static,
    B::Data: Send,
    B::Error: Into<BoxError>,
{
    let status = response.status();
    // Without its body the status says enough.
    let body = unread(status, response.into_body(), REFUSAL_LIMIT);
    let body = body.read(REFUSAL_LIMIT).await.unwrap_or_default();
    UpgradeError::Refused { status, body }
}

/// Classifies an error. A service does not say whether anything reached the server, but the
/// operating system may.
fn failure(error: BoxError) -> ExchangeError {
    use io::ErrorKind::{AddrNotAvailable, ConnectionRefused, HostUnreachable, NetworkUnreachable};
    let first: &(dyn std::error::Error + 'static) = &*error;
    let refused = std::iter::successors(Some(first), |error| error.source())
        .filter_map(|error| error.downcast_ref::<io::Error>())
        .any(|error| {
            matches!(
                error.kind(),
                AddrNotAvailable | ConnectionRefused | HostUnreachable | NetworkUnreachable
            )
        });
    if refused {
        ExchangeError::Connect(error)
    } else {
        ExchangeError::Broken(error)
    }
}
