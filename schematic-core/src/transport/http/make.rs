//! The making of HTTP clients, and what TLS needs for it.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use schematic_api::runtime::{Error, ErrorKind};

use super::connecting::NoteConnections;
use super::settings::HttpSettings;
use crate::transport::ExchangeError;

/// The longest that making a connection may take, TLS included, unless the options say it.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);

/// How many header lines of an answer are read.
pub(super) const MAX_HEADER_LINES: usize = 512;

/// The purpose of a client.
#[derive(Clone, Copy, Debug)]
pub(super) enum Purpose {
    /// Each request opens a connection, which is not kept.
    FreshConnections,
    /// Requests share connections, which are kept open.
    Requests,
    /// Connections that go over to another protocol. The caller limits its time.
    Upgrades,
}

/// A client.
#[derive(Clone)]
pub(super) struct Made {
    pub(super) http: reqwest::Client,
    /// Why it can speak plain HTTP only.
    pub(super) tls_error: Option<TlsError>,
}

/// An error of a build or system without TLS, with what to do about it.
#[derive(Clone)]
pub(crate) struct TlsError {
    kind: TlsErrorKind,
    message: &'static str,
    source: Option<Arc<reqwest::Error>>,
}

/// The kind of a [`TlsError`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(
    not(any(feature = "rustls", feature = "rustls-no-provider")),
    allow(dead_code, reason = "only a build with TLS reads certificates")
)]
pub(crate) enum TlsErrorKind {
    /// The system has no root certificates.
    NoCertificates,
    /// The build has no TLS, or no crypto provider for it.
    NoTls,
    /// A root certificate of the application's cannot be used.
    RootCertificate,
}

impl TlsError {
    fn new(message: &'static str) -> Self {
        Self {
            kind: TlsErrorKind::NoTls,
            message,
            source: None,
        }
    }

    /// Creates the error of a system without root certificates.
    #[cfg(any(feature = "rustls", feature = "rustls-no-provider"))]
    fn no_certificates(source: reqwest::Error) -> Self {
        Self {
            message: "https cannot be used, because no root certificates were found to check \
                      servers by: install the system's (the package is often called \
                      `ca-certificates`), name a file of them in SSL_CERT_FILE, or give them to \
                      the client's HTTP options",
            kind: TlsErrorKind::NoCertificates,
            source: Some(Arc::new(source)),
        }
    }

    /// Creates the error of a root certificate that cannot be used.
    #[cfg(any(feature = "rustls", feature = "rustls-no-provider"))]
    fn root_certificate(source: reqwest::Error) -> Self {
        Self {
            message: "a root certificate of the client's HTTP options cannot be used: is it PEM or \
                      DER, and the certificate of an authority?",
            kind: TlsErrorKind::RootCertificate,
            source: Some(Arc::new(source)),
        }
    }

    pub(crate) fn kind(&self) -> TlsErrorKind {
        self.kind
    }
}

impl fmt::Debug for TlsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TlsError")
            .field("message", &self.message)
            .field("source", &self.source)
            .finish_non_exhaustive()
    }
}

impl fmt::Display for TlsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.message)
    }
}

impl std::error::Error for TlsError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.source.as_deref().map(|source| source as _)
    }
}

impl From<TlsError> for Error {
    fn from(error: TlsError) -> Self {
        Self::new(ErrorKind::Config, error.message).with_source(error)
    }
}

/// Checks that this build can speak TLS now, as far as it is needed: for `https`, or because the
/// HTTP client sets it up in any case.
///
/// # Errors
///
/// Returns an error if it cannot.
pub(crate) fn check_tls(is_https: bool) -> Result<(), TlsError> {
    if cfg!(feature = "rustls") {
        return Ok(());
    }
    #[cfg(feature = "rustls-no-provider")]
    {
        let _ = is_https;
        if rustls::crypto::CryptoProvider::get_default().is_some() {
            return Ok(());
        }
        Err(TlsError::new(
            "rustls has no crypto provider: call `install_default()` of one before the client is \
             built, or enable the feature `rustls` of schematic-core",
        ))
    }
    #[cfg(not(feature = "rustls-no-provider"))]
    if is_https {
        Err(TlsError::new(
            "this build has no TLS: enable the feature `rustls` of schematic-core, or bring a \
             transport that has it",
        ))
    } else {
        Ok(())
    }
}

/// Makes a client. Makes no connection and needs no runtime.
pub(super) fn make(purpose: Purpose, settings: &HttpSettings) -> Result<Made, ExchangeError> {
    // Without a crypto provider the builder would panic, even for plain HTTP.
    check_tls(false).map_err(|error| ExchangeError::Impossible(Error::from(error).into()))?;
    match settings.apply(builder(purpose, settings)).build() {
        Ok(http) => Ok(Made {
            http,
            tls_error: None,
        }),
        Err(error) => without_certificates(purpose, settings, error),
    }
}

/// Makes a client for plain HTTP, which needs no certificates, when with those of the system and
/// the settings none can be made because of `error`.
#[cfg(any(feature = "rustls", feature = "rustls-no-provider"))]
fn without_certificates(
    purpose: Purpose,
    settings: &HttpSettings,
    error: reqwest::Error,
) -> Result<Made, ExchangeError> {
    let builder = settings.route(builder(purpose, settings));
    match builder.tls_certs_only([]).build() {
        Ok(http) => Ok(Made {
            http,
            // Where some are given, those of the system may be missing.
            tls_error: Some(if settings.has_root_certificates() {
                TlsError::root_certificate(error)
            } else {
                TlsError::no_certificates(error)
            }),
        }),
        // So it was not because of them.
        Err(_) => Err(ExchangeError::Impossible(error.into())),
    }
}

#[cfg(not(any(feature = "rustls", feature = "rustls-no-provider")))]
fn without_certificates(
    _: Purpose,
    _: &HttpSettings,
    error: reqwest::Error,
) -> Result<Made, ExchangeError> {
    Err(ExchangeError::Impossible(error.into()))
}

fn builder(purpose: Purpose, settings: &HttpSettings) -> reqwest::ClientBuilder {
    let builder = reqwest::Client::builder()
        .connector_layer(NoteConnections)
        .http1_max_headers(MAX_HEADER_LINES)
        // Only our own rules say where a request with the key may go.
        .redirect(reqwest::redirect::Policy::none());
    let limit = settings.connect_timeout;
    match purpose {
        Purpose::FreshConnections => builder
            .connect_timeout(limit.unwrap_or(CONNECT_TIMEOUT))
            .pool_max_idle_per_host(0),
        Purpose::Requests => builder.connect_timeout(limit.unwrap_or(CONNECT_TIMEOUT)),
        Purpose::Upgrades => match limit {
            Some(limit) => builder.connect_timeout(limit).http1_only(),
            None => builder.http1_only(),
        },
    }
}
