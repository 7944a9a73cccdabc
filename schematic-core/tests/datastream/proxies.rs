//! The built-in client's TLS and proxies, with real ones. What the environment says belongs to a
//! process, so another one connects: the same test again.

use std::net::SocketAddr;
use std::process::Command;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use schematic_core::Schematic;
use schematic_core::datastream::{DataStreamOptions, DataStreamState};
use tokio::io::{AsyncReadExt, AsyncWriteExt, copy_bidirectional};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};

use crate::server::Server;
use crate::until::until;
use crate::world::{KEY, beta, flags};

/// An authority of the tests' own, and a certificate of it for `datastream.schematic.invalid`.
const AUTHORITY: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/tests/datastream/tls/authority.pem"
);
const CERTIFICATE: &[u8] = include_bytes!("tls/server.pem");
const CERTIFICATE_KEY: &[u8] = include_bytes!("tls/server.key");

const TLS_URL: &str = "wss://datastream.schematic.invalid/datastream";

/// A forward proxy that makes tunnels only, for which there is one address in the world.
struct Proxy {
    url: String,
    heads: Arc<Mutex<Vec<String>>>,
}

impl Proxy {
    async fn start(whereto: SocketAddr) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let heads = Arc::new(Mutex::default());
        let noted = Arc::clone(&heads);
        tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                tokio::spawn(forward(client, whereto, Arc::clone(&noted)));
            }
        });
        Self { url, heads }
    }

    fn heads(&self) -> Vec<String> {
        self.heads.lock().unwrap().clone()
    }
}

async fn forward(mut client: TcpStream, whereto: SocketAddr, heads: Arc<Mutex<Vec<String>>>) {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        head.push(client.read_u8().await.unwrap());
    }
    let head = String::from_utf8(head).unwrap();
    heads.lock().unwrap().push(head.clone());
    let mut server = TcpStream::connect(whereto).await.unwrap();
    if !head.starts_with("CONNECT ") {
        // As many that forward requests answer one for an upgrade.
        let refusal = b"HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\n\r\n";
        return client.write_all(refusal).await.unwrap();
    }
    client.write_all(b"HTTP/1.1 200 OK\r\n\r\n").await.unwrap();
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
                // A client that does not trust us goes away.
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

/// What the other process does: it connects as its environment says.
async fn connect_to(url: String) {
    let client = Schematic::builder(KEY)
        .base_url("http://127.0.0.1:1")
        .datastream(DataStreamOptions::new().url(url))
        .build()
        .unwrap();
    if std::env::var_os("SCHEMATIC_TEST_UNTRUSTED").is_some() {
        let status = || client.status().datastream.unwrap();
        until("the end of the attempt", || {
            status().state == DataStreamState::Disconnected
        })
        .await;
        let error = status().last_error.unwrap();
        assert!(error.contains("certificate"), "{error}");
        return;
    }
    assert!(client.ready(Duration::from_secs(60)).await);
}

/// Has another process connect to `url`, with these variables in its environment.
async fn connect(url: &str, variables: &[(&str, &str)]) {
    let mut child = Command::new(std::env::current_exe().unwrap());
    child.args([
        "--exact",
        "proxies::connections_are_made_as_the_environment_says",
    ]);
    for name in ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"] {
        child.env_remove(name).env_remove(name.to_lowercase());
    }
    child.env_remove("SSL_CERT_DIR").env_remove("SSL_CERT_FILE");
    child.env("SCHEMATIC_TEST_STREAM", url);
    child.envs(variables.iter().copied());
    let output = tokio::task::spawn_blocking(move || child.output());
    let output = output.await.unwrap().unwrap();
    let received = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{received}");
    assert!(received.contains("1 passed"), "{received}");
}

/// Accepts one client and tells it the flags.
async fn serve(server: &Server) {
    let mut connection = server.accept().await;
    assert_eq!(connection.path, "/datastream");
    assert_eq!(connection.headers["x-schematic-api-key"], KEY);
    connection.asked().await;
    connection.send(flags(&[beta("c1")])).await;
    // Until it has seen them and left.
    connection.next().await;
}

#[tokio::test]
async fn connections_are_made_as_the_environment_says() {
    if let Ok(url) = std::env::var("SCHEMATIC_TEST_STREAM") {
        return connect_to(url).await;
    }
    let server = Server::start().await;
    let address = server.url.strip_prefix("ws://").unwrap();
    let address: SocketAddr = address.trim_end_matches("/datastream").parse().unwrap();
    let tls = with_tls(address).await;

    // Through a tunnel too where nothing is encrypted, with the credentials of the proxy. It is
    // asked for nothing but the tunnel, so it need not know WebSockets.
    let plain = Proxy::start(address).await;
    let url = "ws://datastream.schematic.invalid/datastream";
    let with_credentials = plain.url.replace("http://", "http://me:pass%40word@");
    let variables = [("http_proxy", &*with_credentials)];
    tokio::join!(connect(url, &variables), serve(&server));
    let heads = plain.heads();
    let line = "CONNECT datastream.schematic.invalid:80 HTTP/1.1\r\n";
    assert!(heads[0].starts_with(line), "{heads:?}");
    assert!(!heads[0].contains(KEY), "{heads:?}");
    let credentials = "proxy-authorization: Basic bWU6cGFzc0B3b3Jk\r\n";
    let head = heads[0].to_lowercase();
    assert!(head.contains(&credentials.to_lowercase()), "{heads:?}");

    // To the port that the address names.
    let url = "ws://datastream.schematic.invalid:8080/datastream";
    let variables = [("http_proxy", &*plain.url)];
    tokio::join!(connect(url, &variables), serve(&server));
    let heads = plain.heads();
    let line = "CONNECT datastream.schematic.invalid:8080 HTTP/1.1\r\n";
    assert!(heads[1].starts_with(line), "{heads:?}");
    assert!(!heads[1].to_lowercase().contains("proxy-authorization"));

    // Past it, for hosts that are excepted.
    let url = server.url.clone();
    let variables = [
        ("http_proxy", &*plain.url),
        ("no_proxy", "localhost, 127.0.0.1"),
    ];
    tokio::join!(connect(&url, &variables), serve(&server));
    assert_eq!(plain.heads().len(), 2);

    // Through a tunnel, in which the proxy sees nothing, to a server whose certificate an
    // authority of the environment's has signed.
    let tunnel = Proxy::start(tls).await;
    let variables = [("https_proxy", &*tunnel.url), ("SSL_CERT_FILE", AUTHORITY)];
    tokio::join!(connect(TLS_URL, &variables), serve(&server));
    let heads = tunnel.heads();
    let line = "CONNECT datastream.schematic.invalid:443 HTTP/1.1\r\n";
    assert!(heads[0].starts_with(line), "{heads:?}");
    assert!(!heads[0].contains(KEY), "{heads:?}");

    // And to no other connection's.
    let variables = [
        ("https_proxy", &*tunnel.url),
        ("SCHEMATIC_TEST_UNTRUSTED", "1"),
    ];
    connect(TLS_URL, &variables).await;
}
