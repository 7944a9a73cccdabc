//! Under which names the emulator answers: its own interface only under those of this machine.

use std::net::Ipv4Addr;

use reqwest::Method;
use schematic_emulator::{Emulator, ErrorKind};
use serde_json::json;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

use crate::streams::client::Client;
use crate::support::Caller;

const SEED: &str = "flags: {beta: false}\ncompanies: [{keys: {org: acme}}]";
/// Everything that needs no key, and what a page would do with it.
const OWN: [(&str, &str); 25] = [
    ("GET", "/"),
    ("HEAD", "/"),
    ("GET", "/favicon.ico"),
    ("GET", "/_emulator/state"),
    ("HEAD", "/_emulator/state"),
    ("OPTIONS", "/_emulator/state"),
    ("GET", "/_emulator/clock"),
    ("POST", "/_emulator/clock"),
    ("GET", "/_emulator/events"),
    ("DELETE", "/_emulator/events"),
    ("GET", "/_emulator/requests"),
    ("DELETE", "/_emulator/requests"),
    ("GET", "/_emulator/deliveries"),
    ("GET", "/_emulator/webhooks"),
    ("POST", "/_emulator/webhooks"),
    ("GET", "/_emulator/faults"),
    ("POST", "/_emulator/faults"),
    ("PUT", "/_emulator/flags/beta"),
    ("POST", "/_emulator/reset"),
    ("GET", "/_emulator/datastream/connections"),
    ("GET", "/_emulator/datastream/requests"),
    ("POST", "/_emulator/datastream/strike"),
    ("DELETE", "/_emulator/webhooks/1"),
    ("GET", "/_emulator/nothing"),
    ("GET", "/_emulator/reset"),
];

#[tokio::test]
async fn no_other_name_reaches_the_page_or_its_interface() {
    let emulator = Emulator::builder().seed(SEED).start().await.unwrap();
    let port = emulator.address().port();
    let evil = format!("evil.example:{port}");
    for (method, path) in OWN {
        let caller = Caller::new(&emulator);
        let method = Method::from_bytes(method.as_bytes()).unwrap();
        // As a browser sends it once the name has become one of this machine.
        let answer = caller
            .request(method.clone(), path)
            .header("host", &evil)
            .header("origin", format!("http://{evil}"))
            .body(r#"{"default_value":true,"url":"http://127.0.0.1:9/"}"#)
            .send()
            .await
            .unwrap();
        assert_eq!(answer.status(), 403, "{method} {path}");
        let body = answer.text().await.unwrap();
        assert!(
            method == Method::HEAD || body.contains("--allow-host"),
            "{path}: {body}"
        );
        assert!(!body.contains(emulator.api_key()), "{path}: {body}");
    }
    let caller = Caller::new(&emulator);
    assert_eq!(caller.check("beta", "acme").await["value"], false);
    assert!(emulator.webhooks().is_empty());
}

#[tokio::test]
async fn a_request_that_names_two_hosts_or_none_is_refused() {
    let emulator = Emulator::start().await.unwrap();
    let port = emulator.address().port();
    for (target, headers, status) in [
        ("/", "Host: localhost\r\n", 200),
        ("/", "HOST: 127.0.0.1:1\r\n", 200),
        ("http://localhost/", "Host: localhost\r\n", 200),
        ("/", "", 403),
        ("/", "Host:\r\n", 403),
        ("/", "Host: localhost\r\nHost: evil.example\r\n", 403),
        ("/", "Host: evil.example\r\nHost: localhost\r\n", 403),
        ("http://evil.example/", "Host: localhost\r\n", 403),
        ("http://localhost/", "Host: evil.example\r\n", 403),
        (
            "/",
            "X-Forwarded-Host: localhost\r\nHost: evil.example\r\n",
            403,
        ),
    ] {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port))
            .await
            .unwrap();
        let request = format!("GET {target} HTTP/1.1\r\n{headers}Connection: close\r\n\r\n");
        stream.write_all(request.as_bytes()).await.unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).await.unwrap();
        let start = format!("HTTP/1.1 {status} ");
        assert!(answer.starts_with(&start), "{request}{answer}");
    }
}

#[tokio::test]
async fn the_api_capture_and_datastream_need_the_key_and_no_name() {
    let emulator = Emulator::builder().seed(SEED).start().await.unwrap();
    let caller = Caller::new(&emulator);
    let event = json!({
        "api_key": emulator.api_key(),
        "type": "track",
        "body": {"event": "generate", "company": {"org": "acme"}},
    });
    for (path, body) in [
        ("/flags/beta/check", json!({})),
        ("/batch", json!({ "events": [event] })),
    ] {
        let request = caller.request(Method::POST, path).body(body.to_string());
        let answer = request.header("host", "schematic:8787").send().await;
        assert_eq!(answer.unwrap().status(), 200, "{path}");
    }
    let key = emulator.api_key().to_owned();
    let headers = [("x-schematic-api-key", &*key), ("host", "schematic:8787")];
    assert!(Client::try_connect(&emulator, &headers).await.is_ok());
    let without = Client::try_connect(&emulator, &[("host", "schematic:8787")]).await;
    assert_eq!(without.err(), Some(401));
}

#[tokio::test]
async fn more_hosts_can_be_allowed() {
    let emulator = Emulator::builder()
        .host(Ipv4Addr::UNSPECIFIED)
        .allow_host("schematic")
        .allow_host("Dev.Example")
        .start()
        .await
        .unwrap();
    let caller = Caller::new(&emulator);
    for (host, status) in [
        ("schematic:8787", 200),
        ("dev.example", 200),
        ("localhost:8787", 200),
        // The address that is listened on.
        ("0.0.0.0:8787", 200),
        ("other:8787", 403),
        ("not-dev.example", 403),
        ("192.0.2.1:8787", 403),
    ] {
        let request = caller.request(Method::GET, "/_emulator/state");
        let answer = request.header("host", host).send().await.unwrap();
        assert_eq!(answer.status(), status, "{host}");
        let fault = caller.request(Method::POST, "/_emulator/faults");
        let fault = fault.body(r#"{"kind":"hang","path":"/none"}"#);
        let fault = fault
            .header("host", host)
            .header("origin", format!("http://{host}"));
        let made = fault.send().await.unwrap().status();
        assert_eq!(made.is_success(), status == 200, "{host}");
    }
    assert_eq!(emulator.faults().len(), 4);

    let wrong = Emulator::builder().allow_host("schematic:8787").start();
    let error = wrong.await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Invalid);
    assert!(
        error.to_string().contains("without a scheme and a port"),
        "{error}"
    );
}
