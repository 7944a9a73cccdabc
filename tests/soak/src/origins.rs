//! Servers that want the API key and must not have it.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use schematic_core::flags::Source;
use schematic_core::{EvaluationContext, Schematic};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};

use crate::scenario::{Report, Round};

const KEY: &str = "sch_soak_must_not_leave";
const ROUNDS: usize = 50;

/// Redirects checks to another origin, and serves them with a certificate of an unknown issuer.
pub(crate) async fn round(_: Round) -> Report {
    let mut report = Report::default();
    for result in [
        redirects(&mut report).await,
        certificates(&mut report).await,
    ] {
        report.hold(result.is_ok(), || format!("{result:?}"));
    }
    report
}

async fn redirects(report: &mut Report) -> io::Result<()> {
    let stranger = TcpListener::bind("127.0.0.1:0").await?;
    let location = format!("http://{}/", stranger.local_addr()?);
    let reached = Arc::new(AtomicU64::new(0));
    let seen = Arc::clone(&reached);
    let strange = tokio::spawn(async move {
        while stranger.accept().await.is_ok() {
            seen.fetch_add(1, Ordering::Relaxed);
        }
    });
    let origin = TcpListener::bind("127.0.0.1:0").await?;
    let base_url = format!("http://{}", origin.local_addr()?);
    let server = tokio::spawn(async move {
        while let Ok((mut stream, _)) = origin.accept().await {
            let _ = request(&mut stream).await;
            let answer = format!(
                "HTTP/1.1 307 Elsewhere\r\nlocation: {location}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"
            );
            let _ = stream.write_all(answer.as_bytes()).await;
        }
    });
    for _ in 0..ROUNDS {
        let source = check(&base_url).await?;
        report.count("redirects refused", 1_u64);
        report.hold(source == Source::Default, || {
            format!("redirected: {source:?}")
        });
    }
    let reached = reached.load(Ordering::Relaxed);
    report.hold(reached == 0, || {
        format!("{reached} connections to the other origin")
    });
    strange.abort();
    server.abort();
    Ok(())
}

async fn certificates(report: &mut Report) -> io::Result<()> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let base_url = format!("https://{}", listener.local_addr()?);
    let acceptor = acceptor()?;
    let leaked = Arc::new(AtomicU64::new(0));
    let seen = Arc::clone(&leaked);
    let server = tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            if let Ok(mut stream) = acceptor.accept(stream).await
                && let Ok(request) = request(&mut stream).await
                && request.contains(KEY)
            {
                seen.fetch_add(1, Ordering::Relaxed);
            }
        }
    });
    for _ in 0..ROUNDS {
        let source = check(&base_url).await?;
        report.count("certificates refused", 1_u64);
        report.hold(source == Source::Default, || {
            format!("untrusted: {source:?}")
        });
    }
    let leaked = leaked.load(Ordering::Relaxed);
    report.hold(leaked == 0, || format!("{leaked} requests with the key"));
    server.abort();
    Ok(())
}

async fn check(base_url: &str) -> io::Result<Source> {
    let client = Schematic::builder(KEY)
        .base_url(base_url)
        .max_retries(0)
        .check_timeout(Duration::from_secs(10))
        .build()
        .map_err(io::Error::other)?;
    let acme = EvaluationContext::company("org", "acme");
    let result = client.check("reports", &acme).await;
    Ok(result.source)
}

async fn request(stream: &mut (impl AsyncRead + Unpin)) -> io::Result<String> {
    let mut request = vec![0; 8_192];
    let read = stream.read(&mut request).await?;
    request.truncate(read);
    Ok(String::from_utf8_lossy(&request).into_owned())
}

fn acceptor() -> io::Result<TlsAcceptor> {
    let names = vec!["127.0.0.1".to_owned(), "localhost".to_owned()];
    let made = rcgen::generate_simple_self_signed(names).map_err(io::Error::other)?;
    let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(made.signing_key.serialize_der()));
    let config = ServerConfig::builder()
        .with_no_client_auth()
        .with_single_cert(vec![made.cert.der().clone()], key)
        .map_err(io::Error::other)?;
    Ok(TlsAcceptor::from(Arc::new(config)))
}
