//! Connections through a forward proxy that go over to another protocol.

use std::future::Future;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use http::uri::{Authority, Scheme};
use http::{Request, StatusCode, Uri};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::client::legacy::connect::proxy::Tunnel;
use hyper_util::client::proxy::matcher::Intercept;
use hyper_util::rt::{TokioExecutor, TokioIo};
use schematic_api::runtime::BoxError;
use tower_service::Service;

use super::make::MAX_HEADER_LINES;
use super::settings::HttpSettings;
use crate::transport::ExchangeError;
use crate::transport::error::UpgradeError;
use crate::transport::service::refusal;
use crate::transport::upgrade::Upgraded;

/// The port of `http`, which a tunnel has to name.
const HTTP_PORT: u16 = 80;

/// Returns the proxy through which a tunnel to `uri` has to be made, by the rules of the HTTP
/// client.
///
/// For `https` the HTTP client makes one itself; a request without TLS it hands to the proxy, which
/// need not know what an upgrade is. RFC 6455 section 4.1 has clients ask for a tunnel in both
/// cases. Proxies that are themselves reached by TLS, and those of SOCKS, are left to the HTTP
/// client.
pub(super) fn proxy_of(uri: &Uri, settings: &HttpSettings) -> Option<Intercept> {
    if uri.scheme() != Some(&Scheme::HTTP) {
        return None;
    }
    let proxy = settings.proxy_of(uri)?;
    (proxy.uri().scheme() == Some(&Scheme::HTTP)).then_some(proxy)
}

/// Sends `request`, which has no body, through a tunnel, and hands over the connection. Making the
/// tunnel may take `limit`.
pub(super) async fn upgrade(
    proxy: Intercept,
    request: Request<Bytes>,
    limit: Option<Duration>,
) -> Result<Upgraded, UpgradeError> {
    let mut tunnel = Tunnel::new(proxy.uri().clone(), HttpConnector::new());
    if let Some(credentials) = proxy.basic_auth() {
        tunnel = tunnel.with_auth(credentials.clone());
    }
    let client = Client::builder(TokioExecutor::new())
        .http1_max_headers(MAX_HEADER_LINES)
        .build::<_, String>(Limited { tunnel, limit });
    let (mut head, _) = request.into_parts();
    head.uri = with_port(head.uri)?;
    let response = client.request(Request::from_parts(head, String::new()));
    let mut response = response.await.map_err(|error| {
        if error.is_connect() {
            ExchangeError::Connect(error.into())
        } else {
            ExchangeError::Broken(error.into())
        }
    })?;
    if response.status() != StatusCode::SWITCHING_PROTOCOLS {
        return Err(refusal(response).await);
    }
    let io = hyper::upgrade::on(&mut response)
        .await
        .map_err(|error| ExchangeError::Broken(error.into()))?;
    Ok(Upgraded {
        headers: std::mem::take(response.headers_mut()),
        io: Box::new(TokioIo::new(io)),
    })
}

/// Adds the port to an address, which for a tunnel would otherwise be that of `https`.
fn with_port(uri: Uri) -> Result<Uri, ExchangeError> {
    let mut parts = uri.into_parts();
    if let Some(authority) = parts.authority.as_ref().filter(|it| it.port().is_none()) {
        let with_port: Authority = format!("{}:{HTTP_PORT}", authority.host())
            .parse()
            .map_err(|error: http::uri::InvalidUri| ExchangeError::Impossible(error.into()))?;
        parts.authority = Some(with_port);
    }
    Uri::from_parts(parts).map_err(|error| ExchangeError::Impossible(error.into()))
}

/// A tunnel that is made within a limit, or not at all.
#[derive(Clone)]
struct Limited {
    tunnel: Tunnel<HttpConnector>,
    limit: Option<Duration>,
}

impl Service<Uri> for Limited {
    type Response = <Tunnel<HttpConnector> as Service<Uri>>::Response;
    type Error = BoxError;
    type Future = Pin<Box<dyn Future<Output = Result<Self::Response, BoxError>> + Send>>;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        self.tunnel.poll_ready(cx).map_err(Into::into)
    }

    fn call(&mut self, target: Uri) -> Self::Future {
        let (tunnel, limit) = (self.tunnel.call(target), self.limit);
        Box::pin(async move {
            let Some(limit) = limit else {
                return Ok(tunnel.await?);
            };
            let made = tokio::time::timeout(limit, tunnel).await;
            Ok(made.map_err(|_| io::Error::from(io::ErrorKind::TimedOut))??)
        })
    }
}
