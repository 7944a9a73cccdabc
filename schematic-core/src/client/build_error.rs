//! The error of a client that cannot be built, and its kinds.

use std::fmt;

use schematic_api::runtime::{BoxError, Error, ErrorKind};

use crate::transport::{BaseUrlError, HttpOptionsError, TlsError, TlsErrorKind};

/// A client that cannot be built, and what to do about it.
pub struct BuildError {
    kind: BuildErrorKind,
    message: String,
    source: Option<BoxError>,
}

/// What is wrong about the settings of a client.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum BuildErrorKind {
    /// A base URL has a user name or password in it.
    BaseUrlCredentials,
    /// A base URL has a query or a fragment.
    BaseUrlQuery,
    /// A base URL does not begin with `http://` or `https://`.
    BaseUrlScheme,
    /// A base URL cannot be read.
    BaseUrlUnreadable,
    /// A setting of the cache makes no sense: one of its stores cannot be written to.
    CacheSetting,
    /// The client has a custom transport that may not hand over upgraded connections, and its
    /// DataStream has no connector.
    DataStreamConnector,
    /// A setting of the DataStream makes no sense.
    DataStreamSetting,
    /// The DataStream's URL is no `https`, `http`, `wss` or `ws` URL, or cannot be reached over TLS
    /// by this build.
    DataStreamUrl,
    /// The API key is empty or blank, and the client is not offline.
    EmptyKey,
    /// The URL of a proxy cannot be used.
    HttpProxy,
    /// A root certificate is none, or the build has no TLS that could use it.
    HttpRootCertificate,
    /// An HTTP option makes no sense: a time limit of zero, hosts that are excepted from a proxy
    /// which is not set, or options beside a transport of the application's.
    HttpSetting,
    /// A header, or the environment's id, has characters that no header may have.
    InvalidHeader,
    /// The API key has characters that no header may have, such as a newline.
    InvalidKey,
    /// The system has no root certificates by which servers could be checked, though the base URL
    /// says `https`.
    NoCertificates,
    /// The thread of a blocking client cannot be started.
    NoThread,
    /// TLS is not to be had, though a base URL says `https` or the build's HTTP client needs it.
    NoTls,
    /// A setting of replicator mode makes no sense, the store is missing, or the client has a
    /// DataStream too.
    ReplicatorSetting,
}

impl BuildError {
    pub(super) fn new(kind: BuildErrorKind, message: impl Into<String>) -> Self {
        Self {
            kind,
            message: message.into(),
            source: None,
        }
    }

    pub(super) fn with_source(mut self, source: impl Into<BoxError>) -> Self {
        self.source = Some(source.into());
        self
    }

    /// The error of the base URL that `setting` names. The URL itself stays out: it may have a
    /// password in it.
    pub(super) fn base_url(setting: &str, error: BaseUrlError) -> Self {
        let (kind, advice) = match error {
            BaseUrlError::Credentials => (
                BuildErrorKind::BaseUrlCredentials,
                "has credentials in it; Schematic knows no other credential than the API key",
            ),
            BaseUrlError::Query => (
                BuildErrorKind::BaseUrlQuery,
                "has a query or fragment; leave out everything from the `?` or `#` on",
            ),
            BaseUrlError::Scheme => (
                BuildErrorKind::BaseUrlScheme,
                "must begin with `https://` or `http://`",
            ),
            BaseUrlError::Unreadable => (BuildErrorKind::BaseUrlUnreadable, "is no URL"),
        };
        Self::new(kind, format!("the {setting} {advice}"))
    }

    pub(super) fn tls(error: TlsError) -> Self {
        let kind = match error.kind() {
            TlsErrorKind::NoCertificates => BuildErrorKind::NoCertificates,
            TlsErrorKind::NoTls => BuildErrorKind::NoTls,
            TlsErrorKind::RootCertificate => BuildErrorKind::HttpRootCertificate,
        };
        Self::new(kind, error.to_string()).with_source(error)
    }

    /// The error of HTTP options. The proxy's URL stays out: it may have a password in it.
    pub(super) fn http(error: HttpOptionsError) -> Self {
        use BuildErrorKind::{HttpProxy, HttpRootCertificate, HttpSetting};
        match error {
            HttpOptionsError::ConnectTimeout => Self::new(
                HttpSetting,
                "the HTTP connect timeout must not be zero, since no connection is made in no time",
            ),
            HttpOptionsError::Certificate(source) => {
                let error = Self::new(
                    HttpRootCertificate,
                    "a root certificate of the HTTP options cannot be read: give DER, or PEM with \
                     `BEGIN CERTIFICATE`",
                );
                match source {
                    Some(source) => error.with_source(source),
                    None => error,
                }
            }
            HttpOptionsError::NoProxyAlone => Self::new(
                HttpSetting,
                "HTTP options except hosts from a proxy, but set none: for the proxies of the \
                 environment, NO_PROXY does that",
            ),
            #[cfg(not(any(feature = "rustls", feature = "rustls-no-provider")))]
            HttpOptionsError::NoTls => Self::new(
                HttpRootCertificate,
                "this build has no TLS that could use a root certificate: enable the feature \
                 `rustls` of schematic-core",
            ),
            HttpOptionsError::ProxyScheme => Self::new(
                HttpProxy,
                "the URL of a proxy must begin with `http://` or `https://`; for SOCKS, bring a \
                 transport that speaks it",
            ),
            HttpOptionsError::ProxyUrl => Self::new(HttpProxy, "the URL of a proxy is no URL"),
        }
    }

    pub(super) fn datastream(error: Error) -> Self {
        Self::new(BuildErrorKind::DataStreamUrl, error.message()).with_source(error)
    }

    #[cfg(feature = "blocking")]
    pub(crate) fn no_thread(error: std::io::Error) -> Self {
        let message = "the thread of the blocking client cannot be started";
        Self::new(BuildErrorKind::NoThread, message).with_source(error)
    }

    /// Returns what is wrong.
    #[must_use]
    pub fn kind(&self) -> BuildErrorKind {
        self.kind
    }
}

impl fmt::Debug for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BuildError")
            .field("kind", &self.kind)
            .field("message", &self.message)
            .field("source", &self.source)
            .finish()
    }
}

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for BuildError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.source.as_deref().map(|source| source as _)
    }
}

impl From<BuildError> for Error {
    fn from(error: BuildError) -> Self {
        Self::new(ErrorKind::Config, error.message.clone()).with_source(error)
    }
}
