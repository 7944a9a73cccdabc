//! The built-in HTTP client on real sockets: headers, paths, redirects, broken connections,
//! limits, proxies.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

mod redirects;
#[path = "../support/mod.rs"]
mod support;

use std::process::{Command, Output};
use std::time::Duration;

use schematic_core::api::runtime::{Call, RequestOptions, Transport};
use schematic_core::cache::CacheOptions;
use schematic_core::flags::Outcome;
use schematic_core::{ErrorKind, Schematic, SchematicBuilder};
use schematic_emulator::{Emulator, Fault};
use support::until::until;
use support::{KEY, RawServer, acme};

const ON: &str = r#"{"data":{"value":true},"params":{}}"#;

async fn emulator() -> Emulator {
    Emulator::builder().api_key(KEY).start().await.unwrap()
}

fn client(base_url: impl Into<String>) -> SchematicBuilder {
    Schematic::builder(KEY)
        .base_url(base_url)
        .max_retries(0)
        .cache(CacheOptions::new().ttl(Duration::ZERO))
}

async fn outcome(schematic: &Schematic) -> Outcome {
    schematic.check("f", &acme()).await.outcome
}

const TRANSPORT: Outcome = Outcome::Error(ErrorKind::Transport);

#[tokio::test]
async fn headers_say_who_asks() {
    let emulator = emulator().await;
    let schematic = client(emulator.base_url())
        .environment_id("env_1")
        .header("x-team", "billing")
        .header("User-Agent", "billing/2")
        .build()
        .unwrap();
    schematic.check_flag("f", &acme()).await;
    let options = RequestOptions::new().header(
        http::header::HeaderName::from_static("x-team"),
        http::HeaderValue::from_static("one call"),
    );
    let call = Call::new(http::Method::GET, "/companies/lookup").query_map("keys", [("a", "b")]);
    let _ = schematic.call(call, &options.query("limit", "1")).await;

    let requests = emulator.requests();
    let (check, lookup) = (&requests[0], &requests[1]);
    for (name, value) in [
        ("x-schematic-environment-id", "env_1"),
        ("user-agent", "billing/2"),
        ("accept", "application/json"),
        ("accept-encoding", "identity"),
        ("content-type", "application/json"),
        ("x-fern-language", "Rust"),
        ("x-fern-sdk-name", "schematic-core"),
        ("x-fern-sdk-version", env!("CARGO_PKG_VERSION")),
        ("x-team", "billing"),
    ] {
        assert_eq!(check.header(name), Some(value), "{name}");
    }
    for absent in ["x-fern-runtime", "x-fern-platform", "authorization"] {
        assert_eq!(check.header(absent), None, "{absent}");
    }
    assert_eq!(
        lookup.header("content-type"),
        None,
        "nothing without a body"
    );
    assert_eq!(lookup.header("x-team"), Some("one call"));
    assert_eq!(lookup.query.as_deref(), Some("keys%5Ba%5D=b&limit=1"));

    let plain = client(emulator.base_url()).build().unwrap();
    plain.check_flag("f", &acme()).await;
    let agent = concat!("schematic-core/", env!("CARGO_PKG_VERSION"));
    assert_eq!(emulator.requests()[2].header("user-agent"), Some(agent));
    assert_eq!(
        emulator.requests()[2].header("x-schematic-environment-id"),
        None
    );
}

#[tokio::test]
async fn a_base_url_may_have_a_prefix_and_slashes() {
    let emulator = emulator().await;
    for (suffix, path) in [
        ("", "/flags/f/check"),
        ("/", "/flags/f/check"),
        ("/v1", "/v1/flags/f/check"),
        ("/v1//", "/v1/flags/f/check"),
        ("/a%20b/", "/a%20b/flags/f/check"),
    ] {
        let schematic = client(format!("{}{suffix}", emulator.base_url()))
            .build()
            .unwrap();
        schematic.check_flag("f", &acme()).await;
        assert_eq!(emulator.requests().last().unwrap().path, path);
    }
}

#[tokio::test]
async fn connections_are_used_again() {
    let emulator = emulator().await;
    let schematic = client(emulator.base_url()).build().unwrap();
    for _ in 0..5 {
        schematic.check_flag("f", &acme()).await;
    }
    assert!(
        emulator
            .requests()
            .iter()
            .all(|request| request.connection == 1)
    );
}

#[tokio::test]
async fn broken_connections() {
    let emulator = emulator().await;
    let schematic = client(emulator.base_url()).build().unwrap();
    for fault in [
        Fault::reset(),
        Fault::reset_midway(),
        Fault::truncated(),
        Fault::not_http(),
    ] {
        let case = fault.to_string();
        emulator.inject(fault.times(1)).unwrap();
        assert_eq!(outcome(&schematic).await, TRANSPORT, "{case}");
        assert_eq!(outcome(&schematic).await, Outcome::NotFound, "after {case}");
    }
    // With no server there at all.
    let address = emulator.base_url();
    emulator.shutdown().await;
    let schematic = client(address).build().unwrap();
    assert_eq!(outcome(&schematic).await, TRANSPORT);
}

#[tokio::test]
async fn a_server_that_never_answers() {
    let emulator = emulator().await;
    emulator.inject(Fault::hang()).unwrap();
    let schematic = client(emulator.base_url())
        .check_timeout(Duration::from_millis(50))
        .build()
        .unwrap();
    assert_eq!(
        outcome(&schematic).await,
        Outcome::Error(ErrorKind::Timeout)
    );
}

#[tokio::test]
async fn an_answer_without_end() {
    let emulator = emulator().await;
    emulator.inject(Fault::huge(u64::from(u32::MAX))).unwrap();
    let schematic = client(emulator.base_url())
        .body_limit(1 << 20)
        .build()
        .unwrap();
    let result = schematic.check("f", &acme()).await;
    assert_eq!(result.outcome, TRANSPORT);
    assert!(result.reason.contains("1048576 bytes"), "{}", result.reason);

    let chunks =
        "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\n12345\r\n6\r\n123456\r\n";
    let server = RawServer::start(chunks).await;
    let schematic = client(server.url()).body_limit(10).build().unwrap();
    let result = schematic.check("f", &acme()).await;
    assert!(result.reason.contains("10 bytes"), "{}", result.reason);
}

#[tokio::test]
async fn https_is_not_answered_by_http() {
    let server = RawServer::start("HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}").await;
    let url = server.url().replace("http:", "https:");
    let schematic = client(url).build().unwrap();
    assert_eq!(outcome(&schematic).await, TRANSPORT);
    assert!(
        server
            .requests()
            .iter()
            .all(|request| !request.contains(KEY))
    );
}

#[tokio::test]
async fn an_answer_in_another_encoding_is_read_as_it_is() {
    let body = format!(
        "HTTP/1.1 200 OK\r\ncontent-type: text/plain; charset=utf-16\r\ncontent-length: {}\r\n\r\n{ON}",
        ON.len()
    );
    let server = RawServer::start(body).await;
    let schematic = client(server.url()).build().unwrap();
    assert!(schematic.check_flag("f", &acme()).await);
    let asked = server.requests().pop().unwrap();
    assert!(
        asked.contains(&format!("\r\nx-schematic-api-key: {KEY}\r\n")),
        "{asked}"
    );
}

#[tokio::test]
async fn a_content_coding_that_was_not_asked_for_is_named() {
    for (status, outcome) in [
        (200, Outcome::Error(ErrorKind::Decode)),
        (503, Outcome::Error(ErrorKind::Server)),
    ] {
        let server = RawServer::start(format!(
            "HTTP/1.1 {status} So\r\ncontent-encoding: gzip\r\ncontent-length: 3\r\n\r\n\u{1f}\u{8}x"
        ))
        .await;
        let schematic = client(server.url()).max_retries(0).build().unwrap();
        let result = schematic.check("f", &acme()).await;
        assert_eq!(result.outcome, outcome);
        assert!(result.reason.contains("encoded"), "{}", result.reason);
        assert!(result.reason.contains("gzip"), "{}", result.reason);
        let asked = server.requests().pop().unwrap();
        assert!(
            asked.contains("\r\naccept-encoding: identity\r\n"),
            "{asked}"
        );
    }
    // Who asks for one reads it.
    let server = RawServer::start(
        "HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: 2\r\n\r\nxx",
    )
    .await;
    let schematic = client(server.url()).build().unwrap();
    let options = RequestOptions::new().header(
        http::header::ACCEPT_ENCODING,
        http::HeaderValue::from_static("gzip"),
    );
    let call = Call::new(http::Method::GET, "/companies");
    let response = schematic.call(call, &options).await.unwrap();
    assert_eq!(&*response.body, b"xx");
}

#[tokio::test]
async fn many_header_lines_are_read_and_too_many_are_named() {
    let answer = |lines: usize| {
        let lines: String = (2..lines).map(|n| format!("x-{n}: {n}\r\n")).collect();
        format!(
            "HTTP/1.1 200 OK\r\n{lines}content-type: application/json\r\ncontent-length: {}\r\n\r\n{ON}",
            ON.len()
        )
    };
    for lines in [130, 512] {
        let server = RawServer::start(answer(lines)).await;
        let schematic = client(server.url()).build().unwrap();
        assert_eq!(outcome(&schematic).await, Outcome::Evaluated, "{lines}");
    }
    let server = RawServer::start(answer(513)).await;
    let schematic = client(server.url()).max_retries(2).build().unwrap();
    let result = schematic.check("f", &acme()).await;
    assert_eq!(result.outcome, TRANSPORT);
    assert!(
        result.reason.contains("512 header lines"),
        "{}",
        result.reason
    );
    assert_eq!(server.requests().len(), 1, "it would be no better again");
}

/// Runs a test of this file again, in a process with other environment variables.
async fn run_again(test: &str, variables: &[(&str, &str)]) -> Output {
    let mut child = Command::new(std::env::current_exe().unwrap());
    child.args(["--exact", test]);
    for proxy in ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"] {
        child.env_remove(proxy).env_remove(proxy.to_lowercase());
    }
    child
        .env("SCHEMATIC_TEST_CHILD", "1")
        .env("SCHEMATIC_API_KEY", KEY);
    child.envs(variables.iter().copied());
    let output = tokio::task::spawn_blocking(move || child.output());
    output.await.unwrap().unwrap()
}

#[cfg(feature = "rustls")]
#[tokio::test]
async fn without_root_certificates_plain_http_works_and_https_says_why_not() {
    use schematic_core::client::BuildErrorKind;
    use schematic_core::datastream::{DataStreamOptions, DataStreamState};
    use schematic_core::events::Track;
    use schematic_core::status::StatusEvent;

    if std::env::var_os("SCHEMATIC_TEST_CHILD").is_none() {
        let emulator = emulator().await;
        let test = "without_root_certificates_plain_http_works_and_https_says_why_not";
        let variables = [
            ("SCHEMATIC_BASE_URL", &*emulator.base_url()),
            ("SSL_CERT_FILE", "/nonexistent"),
            ("SSL_CERT_DIR", "/nonexistent"),
        ];
        let output = run_again(test, &variables).await;
        let stdout = String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success(), "{stdout}");
        return;
    }
    // Where no base URL says otherwise it is https, and the first use would be too late.
    for builder in [
        Schematic::builder(KEY),
        Schematic::builder_from_env().base_url("https://api.example"),
    ] {
        let error = builder.build().unwrap_err();
        assert_eq!(error.kind(), BuildErrorKind::NoCertificates);
        assert!(error.to_string().contains("certificates"), "{error}");
    }
    assert!(Schematic::builder(KEY).offline(true).build().is_ok());

    // Capture's own base URL is https here, and the DataStream's.
    let schematic = Schematic::builder_from_env()
        .datastream(DataStreamOptions::new().url("wss://127.0.0.1:9/datastream"))
        .build()
        .unwrap();
    assert_eq!(outcome(&schematic).await, Outcome::NotFound);
    let status = || schematic.status().datastream.unwrap();
    until("the end of the attempt", || {
        status().state == DataStreamState::Disconnected
    })
    .await;
    let error = status().last_error.unwrap();
    assert!(error.contains("certificates"), "{error}");

    let mut status = schematic.status_events();
    schematic.track(Track::new("used")).unwrap();
    let report = schematic.flush_within(Duration::from_secs(1)).await;
    assert_eq!(report.pending, 1);
    let events = std::iter::from_fn(|| status.try_next()).collect::<Vec<_>>();
    let refused = StatusEvent::CaptureRefused {
        kind: ErrorKind::Transport,
    };
    assert!(events.contains(&refused), "{events:?}");
}

/// Environment variables belong to a process, so another one asks: this test again.
#[tokio::test]
async fn proxies_and_keys_from_the_environment() {
    if std::env::var_os("SCHEMATIC_TEST_CHILD").is_some() {
        let schematic = Schematic::builder_from_env()
            .max_retries(0)
            .build()
            .unwrap();
        assert!(schematic.check_flag("f", &acme()).await);
        return;
    }
    let answer = format!(
        "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n{ON}",
        ON.len()
    );
    let run = async |variables: &[(&str, &str)]| {
        let test = "proxies_and_keys_from_the_environment";
        run_again(test, variables).await.status.success()
    };

    let proxy = RawServer::start(answer.clone()).await;
    let through_proxy = run(&[
        ("SCHEMATIC_BASE_URL", "http://api.schematic.invalid/v1"),
        ("http_proxy", &proxy.url()),
    ])
    .await;
    assert!(through_proxy);
    let asked = proxy.requests().pop().unwrap();
    let line = "POST http://api.schematic.invalid/v1/flags/f/check HTTP/1.1\r\n";
    assert!(asked.starts_with(line), "{asked}");

    let server = RawServer::start(answer).await;
    let past_proxy = run(&[
        ("SCHEMATIC_BASE_URL", &server.url()),
        ("http_proxy", &proxy.url()),
        ("no_proxy", "127.0.0.1"),
    ])
    .await;
    assert!(past_proxy);
    assert_eq!(proxy.requests().len(), 1);
    assert!(server.requests()[0].starts_with("POST /flags/f/check HTTP/1.1\r\n"));

    // TLS goes through a tunnel, in which the proxy sees nothing.
    let refusing = RawServer::start("HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n\r\n").await;
    let through_tunnel = run(&[
        ("SCHEMATIC_BASE_URL", "https://api.schematic.invalid"),
        ("https_proxy", &refusing.url()),
    ])
    .await;
    assert!(!through_tunnel, "the proxy let a request through");
    let asked = refusing.requests().pop().unwrap();
    assert!(
        asked.starts_with("CONNECT api.schematic.invalid:443 HTTP/1.1\r\n"),
        "{asked}"
    );
    assert!(!asked.contains(KEY));
}
