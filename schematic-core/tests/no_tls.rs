//! Builds without a TLS of their own: a client that cannot work is an error of `build`, never a
//! panic.

#![cfg(not(feature = "rustls"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

use schematic_core::Schematic;
use schematic_core::client::{BuildErrorKind, SchematicBuilder};

fn client(base_url: &str) -> SchematicBuilder {
    Schematic::builder("sch_test")
        .base_url(base_url)
        .event_capture_base_url(base_url)
}

#[test]
fn https_is_refused_at_once() {
    for builder in [
        Schematic::builder("sch_test"),
        client("https://api.example"),
    ] {
        let error = builder.build().unwrap_err();
        assert_eq!(error.kind(), BuildErrorKind::NoTls);
        assert!(error.to_string().contains("feature `rustls`"), "{error}");
    }
}

#[test]
fn what_needs_no_tls_can_be_built() {
    assert!(Schematic::builder("").offline(true).build().is_ok());
    let service = tower::service_fn(async |_| {
        let body = http_body_util::Full::new(bytes::Bytes::new());
        Ok::<_, std::convert::Infallible>(http::Response::new(body))
    });
    assert!(
        Schematic::builder("sch_test")
            .transport(service)
            .build()
            .is_ok()
    );
}

#[test]
#[cfg(not(feature = "rustls-no-provider"))]
fn plain_http_needs_none() {
    assert!(client("http://127.0.0.1:8787").build().is_ok());
}

#[test]
#[cfg(feature = "rustls-no-provider")]
fn a_provider_has_to_be_installed_first() {
    let error = client("http://127.0.0.1:8787").build().unwrap_err();
    assert_eq!(error.kind(), BuildErrorKind::NoTls);
    assert!(error.to_string().contains("install_default"), "{error}");
}
