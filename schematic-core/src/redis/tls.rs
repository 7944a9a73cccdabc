//! TLS of connections to Redis, by rustls.

use std::sync::Arc;

use rustls::crypto::CryptoProvider;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use rustls::{ClientConfig, RootCertStore};
use rustls_platform_verifier::BuilderVerifierExt;

use super::error::{RedisOptionsError, RedisOptionsErrorKind};

/// Makes the configuration of TLS that trusts these certificates, or the platform's if there are none.
pub(super) fn configuration(root_pem: &[u8]) -> Result<Arc<ClientConfig>, RedisOptionsError> {
    let no_tls = |message| RedisOptionsError::new(RedisOptionsErrorKind::NoTls, message);
    let provider = provider().ok_or_else(|| {
        no_tls(
            "there is no TLS for Redis: enable the feature `rustls` of schematic-core, or install a \
             crypto provider of rustls",
        )
    })?;
    // The provider is named, since rustls panics where two are compiled in.
    let builder = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|_| no_tls("the crypto provider knows no version of TLS that is safe"))?;
    let builder = if root_pem.is_empty() {
        builder
            .with_platform_verifier()
            .map_err(|_| no_tls("the system has no root certificates by which Redis is checked"))?
    } else {
        builder.with_root_certificates(roots(root_pem)?)
    };
    Ok(Arc::new(builder.with_no_client_auth()))
}

fn roots(pem: &[u8]) -> Result<RootCertStore, RedisOptionsError> {
    let unreadable = || {
        let problem =
            "a root certificate of Redis cannot be read: give PEM with `BEGIN CERTIFICATE`";
        RedisOptionsError::new(RedisOptionsErrorKind::Certificate, problem)
    };
    let mut roots = RootCertStore::empty();
    for certificate in CertificateDer::pem_slice_iter(pem) {
        let certificate = certificate.map_err(|_| unreadable())?;
        roots.add(certificate).map_err(|_| unreadable())?;
    }
    if roots.is_empty() {
        return Err(unreadable());
    }
    Ok(roots)
}

/// The provider that the process has installed, or else the one of this build.
fn provider() -> Option<Arc<CryptoProvider>> {
    let own = || {
        #[cfg(feature = "rustls")]
        return Some(Arc::new(rustls::crypto::aws_lc_rs::default_provider()));
        #[cfg(not(feature = "rustls"))]
        None
    };
    CryptoProvider::get_default().cloned().or_else(own)
}
