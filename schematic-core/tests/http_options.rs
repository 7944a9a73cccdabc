//! Proxies, root certificates and time limits that are set in code, for the API, for events and for
//! the DataStream: real ones, before an emulator. What the environment says belongs to a process,
//! so another one is started for that: the same test again.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

mod support;

use std::net::SocketAddr;
use std::process::Command;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use bytes::Bytes;
use http::Method;
use schematic_core::api::runtime::{Call, RequestOptions, Response, Transport};
use schematic_core::client::{BuildErrorKind, HttpOptions, SchematicBuilder};
use schematic_core::datastream::DataStreamOptions;
use schematic_core::events::Track;
use schematic_core::flags::Source;
use schematic_core::{Error, ErrorKind, Schematic};
use schematic_emulator::Emulator;
use support::until::{LIMIT, soon, until};
use support::{KEY, Script, acme, answer};
use tokio::io::{AsyncReadExt, AsyncWriteExt, copy_bidirectional};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};

/// An authority of the tests, and a certificate that it made for [`HOST`].
const AUTHORITY: &[u8] = include_bytes!("datastream/tls/authority.pem");
const CERTIFICATE: &[u8] = include_bytes!("datastream/tls/server.pem");
const CERTIFICATE_KEY: &[u8] = include_bytes!("datastream/tls/server.key");

/// A host that only the proxy knows.
const HOST: &str = "datastream.schematic.invalid";

const SEED: &str = "
features: {reports: {}}
plans: {pro: {id: plan_pro, entitlements: {reports: true}}}
companies: [{keys: {org: acme}, plan: pro}]
";

/// A forward proxy for which there is one address in the world.
struct Proxy {
    address: SocketAddr,
    heads: Arc<Mutex<Vec<String>>>,
}

impl Proxy {
    async fn start(whereto: SocketAddr) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let heads = Arc::new(Mutex::default());
        let noted = Arc::clone(&heads);
        tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                tokio::spawn(forward(client, whereto, Arc::clone(&noted)));
            }
        });
        Self { address, heads }
    }

    fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    fn heads(&self) -> Vec<String> {
        self.heads.lock().unwrap().clone()
    }
}

async fn forward(mut client: TcpStream, whereto: SocketAddr, heads: Arc<Mutex<Vec<String>>>) {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        let Ok(byte) = client.read_u8().await else {
            return;
        };
        head.push(byte);
    }
    let text = String::from_utf8(head.clone()).unwrap();
    let is_tunnel = text.starts_with("CONNECT ");
    heads.lock().unwrap().push(text);
    let mut server = TcpStream::connect(whereto).await.unwrap();
    if is_tunnel {
        client.write_all(b"HTTP/1.1 200 OK\r\n\r\n").await.unwrap();
    } else {
        server.write_all(&head).await.unwrap();
    }
    let _ = copy_bidirectional(&mut client, &mut server).await;
}

/// Takes TLS off connections to `server`, and returns where.
async fn with_tls(server: SocketAddr) -> SocketAddr {
    let chain = CertificateDer::pem_slice_iter(CERTIFICATE).map(Result::unwrap);
    let key = PrivateKeyDer::from_pem_slice(CERTIFICATE_KEY).unwrap();
    let config = ServerConfig::builder()
        .with_no_client_auth()
        .with_single_cert(chain.collect(), key)
        .unwrap();
    let acceptor = TlsAcceptor::from(Arc::new(config));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let acceptor = acceptor.clone();
            tokio::spawn(async move {
                // A client that does not trust it goes away.
                let Ok(mut stream) = acceptor.accept(stream).await else {
                    return;
                };
                let mut server = TcpStream::connect(server).await.unwrap();
                let _ = copy_bidirectional(&mut stream, &mut server).await;
            });
        }
    });
    address
}

async fn emulator() -> Emulator {
    let emulator = Emulator::builder().seed(SEED).api_key(KEY).allow_host(HOST);
    emulator.start().await.unwrap()
}

fn address(emulator: &Emulator) -> SocketAddr {
    let url = emulator.base_url();
    url.strip_prefix("http://").unwrap().parse().unwrap()
}

fn client(base_url: &str, http: HttpOptions) -> SchematicBuilder {
    Schematic::builder(KEY)
        .base_url(base_url)
        .event_capture_base_url(base_url)
        .max_retries(0)
        .http(http)
}

/// Asks the API, sends an event, and connects a DataStream.
async fn reaches_all(base_url: &str, http: &HttpOptions) {
    let client = client(base_url, http.clone()).datastream(DataStreamOptions::new());
    let client = client.build().unwrap();
    lookup(&client).await.unwrap();
    client
        .track(Track::new("export").company("org", "acme"))
        .unwrap();
    assert!(client.ready(LIMIT).await);
    let reports = client.check("reports", &acme()).await;
    assert_eq!((reports.value, reports.source), (true, Source::DataStream));
    let report = soon("a shutdown", client.shutdown()).await;
    assert!(report.events.is_complete(), "{report:?}");
}

/// Looks the company up.
async fn lookup(client: &Schematic) -> Result<Response, Error> {
    let call = Call::new(Method::GET, "/companies/lookup").query_map("keys", [("org", "acme")]);
    client.call(call, &RequestOptions::new()).await
}

#[tokio::test]
async fn the_api_events_and_the_datastream_go_through_the_proxy() {
    let emulator = emulator().await;
    let proxy = Proxy::start(address(&emulator)).await;
    let url = proxy.url().replace("http://", "http://me:pass%40word@");
    let http = HttpOptions::new()
        .proxy(url)
        .no_proxy(["localhost", "127.0.0.1"]);
    reaches_all(&format!("http://{HOST}"), &http).await;
    let heads = proxy.heads();
    for begin in [
        format!("GET http://{HOST}/companies/lookup?"),
        format!("POST http://{HOST}/batch "),
        format!("CONNECT {HOST}:80 "),
    ] {
        let head = heads.iter().find(|head| head.starts_with(&begin));
        let head = head.unwrap_or_else(|| panic!("no {begin} in {heads:?}"));
        assert!(
            head.to_lowercase()
                .contains("proxy-authorization: basic bwu6cgfzc0b3b3jk\r\n"),
            "{head}"
        );
    }
}

#[tokio::test]
async fn excepted_hosts_are_reached_past_the_proxy() {
    let emulator = emulator().await;
    let proxy = Proxy::start(address(&emulator)).await;
    let http = HttpOptions::new()
        .proxy(proxy.url())
        .no_proxy(["127.0.0.0/8"]);
    reaches_all(&emulator.base_url(), &http).await;
    assert_eq!(proxy.heads(), [""; 0]);
}

#[tokio::test]
async fn further_root_certificates_are_trusted() {
    let emulator = emulator().await;
    let proxy = Proxy::start(with_tls(address(&emulator)).await).await;
    let http = HttpOptions::new().proxy(proxy.url());
    let base_url = format!("https://{HOST}");

    let untrusting = client(&base_url, http.clone()).build().unwrap();
    let error = lookup(&untrusting).await.unwrap_err();
    assert!(error.is_connect(), "{error:?}");

    let der = CertificateDer::from_pem_slice(AUTHORITY).unwrap().to_vec();
    for authority in [Bytes::from_static(AUTHORITY), der.into()] {
        reaches_all(&base_url, &http.clone().root_certificate(authority)).await;
    }
    let tunnel = format!("CONNECT {HOST}:443 ");
    for head in proxy.heads() {
        assert!(head.starts_with(&tunnel) && !head.contains(KEY), "{head}");
    }
}

#[tokio::test]
async fn the_environment_says_nothing_about_a_client_that_sets_its_route() {
    const CHILD: &str = "SCHEMATIC_TEST_BASE_URL";
    if let Ok(base_url) = std::env::var(CHILD) {
        // The proxy of the environment is not there.
        let through_it = client(&base_url, HttpOptions::new()).build().unwrap();
        let error = lookup(&through_it).await.unwrap_err();
        assert!(error.is_connect(), "{error:?}");
        reaches_all(&base_url, &HttpOptions::new().without_proxy()).await;
        return;
    }
    let emulator = emulator().await;
    let mut child = Command::new(std::env::current_exe().unwrap());
    child.args([
        "--exact",
        "the_environment_says_nothing_about_a_client_that_sets_its_route",
    ]);
    for name in ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"] {
        child.env_remove(name).env_remove(name.to_lowercase());
    }
    child.env("http_proxy", "http://127.0.0.1:1");
    child.env(CHILD, emulator.base_url());
    let output = tokio::task::spawn_blocking(move || child.output());
    let output = output.await.unwrap().unwrap();
    let received = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{received}");
    assert!(received.contains("1 passed"), "{received}");
}

#[tokio::test]
async fn a_connection_that_takes_too_long_is_none() {
    // It accepts, and says nothing: TLS never begins, and no tunnel is made.
    let silent = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let silent = silent.local_addr().unwrap();
    let limited = HttpOptions::new().connect_timeout(Duration::from_millis(100));
    for (base_url, http) in [
        (format!("https://{silent}"), limited.clone().without_proxy()),
        (
            format!("https://{HOST}"),
            limited.proxy(format!("http://{silent}")),
        ),
    ] {
        let client = client(&base_url, http).build().unwrap();
        let began = Instant::now();
        let error = soon("the end of a lookup", lookup(&client))
            .await
            .unwrap_err();
        assert!(error.is_connect(), "{error:?}");
        // Without the option, 10 s.
        assert!(
            began.elapsed() < Duration::from_secs(9),
            "{:?}",
            began.elapsed()
        );
    }
}

#[tokio::test]
async fn a_tunnel_that_takes_too_long_is_none() {
    let silent = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let http = HttpOptions::new()
        .proxy(format!("http://{}", silent.local_addr().unwrap()))
        .connect_timeout(Duration::from_millis(100));
    // Its own limit is far away.
    let stream = DataStreamOptions::new().connect_timeout(LIMIT * 10);
    let client = client(&format!("http://{HOST}"), http).datastream(stream);
    let client = client.build().unwrap();
    let state = || client.status().datastream.unwrap().state;
    let disconnected = schematic_core::datastream::DataStreamState::Disconnected;
    until("the end of the attempt", || state() == disconnected).await;
}

#[tokio::test]
async fn the_password_of_a_proxy_is_in_no_text() {
    let http = HttpOptions::new().proxy("http://me:hunter2@127.0.0.1:1");
    assert!(!format!("{http:?}").contains("hunter2"));
    let client = client(&format!("http://{HOST}"), http);
    assert!(!format!("{client:?}").contains("hunter2"));
    let client = client.build().unwrap();
    assert!(!format!("{client:?}").contains("hunter2"));
    let error = lookup(&client).await.unwrap_err();
    let mut cause: Option<&dyn std::error::Error> = Some(&error);
    while let Some(error) = cause {
        assert!(
            !format!("{error} {error:?}").contains("hunter2"),
            "{error:?}"
        );
        cause = error.source();
    }
}

#[test]
fn options_that_cannot_be_used_are_errors_of_the_builder() {
    use BuildErrorKind::{HttpProxy, HttpRootCertificate, HttpSetting};
    let new = HttpOptions::new;
    let pem =
        |body: &str| format!("-----BEGIN CERTIFICATE-----\n{body}\n-----END CERTIFICATE-----\n");
    for (http, expected) in [
        (new().proxy(""), HttpProxy),
        (new().proxy("proxy.acme.internal:3128"), HttpProxy),
        (new().proxy("socks5://hunter2@127.0.0.1:1080"), HttpProxy),
        (new().proxy("http://hunter2@:3128"), HttpProxy),
        (new().proxy("http://"), HttpProxy),
        (new().no_proxy(["localhost"]), HttpSetting),
        (new().without_proxy().no_proxy(["localhost"]), HttpSetting),
        (new().connect_timeout(Duration::ZERO), HttpSetting),
        (new().root_certificate(""), HttpRootCertificate),
        (new().root_certificate("hunter2"), HttpRootCertificate),
        (
            new().root_certificate(pem("*hunter2*")),
            HttpRootCertificate,
        ),
        (
            new().root_certificate(pem("aHVudGVyMg==")),
            HttpRootCertificate,
        ),
        (new().root_certificate(CERTIFICATE_KEY), HttpRootCertificate),
    ] {
        for base_url in ["http://localhost:1", "https://localhost:1"] {
            let error = client(base_url, http.clone()).build().unwrap_err();
            assert_eq!(error.kind(), expected, "{http:?} {error}");
            assert!(
                !format!("{error} {error:?}").contains("hunter2"),
                "{error:?}"
            );
            assert_eq!(schematic_core::Error::from(error).kind(), ErrorKind::Config);
        }
    }
    let clock = schematic_core::clock::ManualClock::default();
    let script = Script::new(&clock, [answer(200, "{}")]);
    let beside = client("http://localhost:1", new()).transport(script.service());
    assert_eq!(beside.build().unwrap_err().kind(), HttpSetting);
}
