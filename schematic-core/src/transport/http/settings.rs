//! Checked settings of the built-in HTTP client.

use std::fmt;
use std::time::Duration;

#[cfg(any(feature = "rustls", feature = "rustls-no-provider"))]
use bytes::Bytes;
use http::Uri;
use hyper_util::client::proxy::matcher::{Intercept, Matcher};
use schematic_api::runtime::BoxError;
use url::Url;

use super::options::{HttpOptions, Proxy};

/// Settings that can be used, as far as that can be known before a certificate is.
#[derive(Clone)]
pub(crate) struct HttpSettings {
    route: Route,
    #[cfg(any(feature = "rustls", feature = "rustls-no-provider"))]
    root_certificates: Vec<reqwest::Certificate>,
    pub(super) connect_timeout: Option<Duration>,
}

impl HttpSettings {
    /// Returns whether they can only be used with TLS, whatever the addresses of requests are.
    pub(crate) fn needs_tls(&self) -> bool {
        let is_https = matches!(&self.route, Route::Proxy { url, .. } if url.scheme() == "https");
        is_https || self.has_root_certificates()
    }

    /// Adds the route and the certificates to the settings of a client.
    pub(super) fn apply(&self, builder: reqwest::ClientBuilder) -> reqwest::ClientBuilder {
        let builder = self.route(builder);
        #[cfg(any(feature = "rustls", feature = "rustls-no-provider"))]
        if self.has_root_certificates() {
            return builder.tls_certs_merge(self.root_certificates.iter().cloned());
        }
        builder
    }

    /// Adds the route alone.
    pub(super) fn route(&self, builder: reqwest::ClientBuilder) -> reqwest::ClientBuilder {
        match &self.route {
            Route::Environment => builder,
            Route::Direct => builder.no_proxy(),
            // A URL that was parsed before is one.
            Route::Proxy { url, except } => match reqwest::Proxy::all(url.clone()) {
                Ok(proxy) => builder.proxy(proxy.no_proxy(reqwest::NoProxy::from_string(except))),
                Err(_) => builder.no_proxy(),
            },
        }
    }

    /// Returns the proxy for `uri`, if there is one.
    pub(super) fn proxy_of(&self, uri: &Uri) -> Option<Intercept> {
        match &self.route {
            Route::Environment => Matcher::from_system().intercept(uri),
            Route::Direct => None,
            Route::Proxy { url, except } => Matcher::builder()
                .all(url.as_str())
                .no(except.as_str())
                .build()
                .intercept(uri),
        }
    }

    #[cfg(any(feature = "rustls", feature = "rustls-no-provider"))]
    pub(super) fn has_root_certificates(&self) -> bool {
        !self.root_certificates.is_empty()
    }

    #[cfg(not(any(feature = "rustls", feature = "rustls-no-provider")))]
    pub(super) fn has_root_certificates(&self) -> bool {
        false
    }
}

impl TryFrom<&HttpOptions> for HttpSettings {
    type Error = HttpOptionsError;

    fn try_from(options: &HttpOptions) -> Result<Self, HttpOptionsError> {
        if options.connect_timeout.is_some_and(|limit| limit.is_zero()) {
            return Err(HttpOptionsError::ConnectTimeout);
        }
        let route = match &options.proxy {
            Proxy::Url(url) => Route::Proxy {
                url: proxy_url(url)?,
                except: options.no_proxy.join(","),
            },
            _ if !options.no_proxy.is_empty() => return Err(HttpOptionsError::NoProxyAlone),
            Proxy::Direct => Route::Direct,
            Proxy::Environment => Route::Environment,
        };
        let roots = options.root_certificates.iter();
        #[cfg(any(feature = "rustls", feature = "rustls-no-provider"))]
        let root_certificates = roots
            .map(certificates)
            .collect::<Result<Vec<_>, _>>()?
            .concat();
        #[cfg(not(any(feature = "rustls", feature = "rustls-no-provider")))]
        if roots.len() > 0 {
            return Err(HttpOptionsError::NoTls);
        }
        Ok(Self {
            route,
            #[cfg(any(feature = "rustls", feature = "rustls-no-provider"))]
            root_certificates,
            connect_timeout: options.connect_timeout,
        })
    }
}

impl fmt::Debug for HttpSettings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HttpSettings")
            .field("connect_timeout", &self.connect_timeout)
            .finish_non_exhaustive()
    }
}

/// An error of [`HttpOptions`] that cannot be used.
#[derive(Debug)]
#[cfg_attr(
    not(any(feature = "rustls", feature = "rustls-no-provider")),
    allow(dead_code, reason = "only a build with TLS reads certificates")
)]
pub(crate) enum HttpOptionsError {
    /// No connection can be made in no time.
    ConnectTimeout,
    /// A root certificate is none.
    Certificate(Option<BoxError>),
    /// Hosts are excepted from a proxy that is not set.
    NoProxyAlone,
    /// There are root certificates in a build without TLS.
    #[cfg(not(any(feature = "rustls", feature = "rustls-no-provider")))]
    NoTls,
    /// The scheme of the proxy's URL is one that the client does not speak.
    ProxyScheme,
    /// The proxy's URL is none.
    ProxyUrl,
}

/// How hosts are reached.
#[derive(Clone)]
enum Route {
    Direct,
    Environment,
    Proxy {
        url: Url,
        /// Hosts that are reached without it, separated by commas.
        except: String,
    },
}

fn proxy_url(text: &str) -> Result<Url, HttpOptionsError> {
    let text = text.trim();
    if !text.contains("://") {
        return Err(HttpOptionsError::ProxyScheme);
    }
    let url = Url::parse(text).map_err(|_| HttpOptionsError::ProxyUrl)?;
    if !matches!(url.scheme(), "http" | "https") {
        return Err(HttpOptionsError::ProxyScheme);
    }
    Ok(url)
}

/// Reads the certificates in `bytes`: PEM if it looks like it, or else DER.
#[cfg(any(feature = "rustls", feature = "rustls-no-provider"))]
fn certificates(bytes: &Bytes) -> Result<Vec<reqwest::Certificate>, HttpOptionsError> {
    const BEGIN: &[u8] = b"-----BEGIN ";
    let read = if bytes.windows(BEGIN.len()).any(|part| part == BEGIN) {
        reqwest::Certificate::from_pem_bundle(bytes)
    } else {
        reqwest::Certificate::from_der(bytes).map(|certificate| vec![certificate])
    };
    match read {
        Ok(certificates) if certificates.is_empty() => Err(HttpOptionsError::Certificate(None)),
        Ok(certificates) => Ok(certificates),
        Err(error) => Err(HttpOptionsError::Certificate(Some(error.into()))),
    }
}
