//! Requests that are sent in bad faith.

use std::time::Duration;

use reqwest::Method;
use schematic_core::webhooks::{SIGNATURE_HEADER, TIMESTAMP_HEADER};
use serde_json::json;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::task::JoinSet;

use crate::{Caller, Framework, Raw, Stage};

/// Ten thousand requests, half of them asking for a flag, over so many connections at a time.
const CONNECTIONS: usize = 100;
const REQUESTS: usize = 10_000;

/// So many clients are slow at a time.
const SLOW: usize = 2_000;

/// Many connections that send no request, or a byte of one now and then: all of them are closed, and
/// others are served meanwhile.
pub async fn slow_clients_are_let_go(binary: &str) {
    let stage = Stage::set(binary).await;
    let post = "HTTP/1.1\r\nhost: example\r\nauthorization: Bearer initech\r\ncontent-length: 4096\r\n\r\n";
    let mut clients = JoinSet::new();
    for number in 0..SLOW {
        let beginning = match number % 5 {
            0 => String::new(),
            1 => "GET /healthz HTTP/1.1\r\nx: ".to_owned(),
            2 => format!("POST /generate {post}"),
            3 => format!("POST /webhooks/schematic {post}"),
            _ => "GET /healthz HTTP/1.1\r\nhost: example\r\n\r\n".to_owned(),
        };
        let (mut reader, mut writer) = tokio::net::TcpStream::connect(stage.example.address())
            .await
            .expect("it listens")
            .into_split();
        clients.spawn(async move {
            if writer.write_all(beginning.as_bytes()).await.is_err() {
                return;
            }
            let mut answers = Vec::new();
            let closed = reader.read_to_end(&mut answers);
            tokio::pin!(closed);
            // Every second one more byte, until the example has closed the connection.
            while tokio::time::timeout(Duration::from_secs(1), &mut closed)
                .await
                .is_err()
            {
                let half = matches!(number % 5, 1..=3);
                if half && writer.write_all(b" ").await.is_err() {
                    return;
                }
            }
        });
    }
    let served = stage.get("/healthz", Caller::Anonymous).await;
    assert_eq!(served.status, 200);
    let gone = tokio::time::timeout(Duration::from_secs(60), clients.join_all()).await;
    assert!(gone.is_ok(), "some are kept");
    stage.example.stop("TERM").await;
}

pub async fn ten_thousand_requests_ask_once_each_or_not_at_all(binary: &str) {
    let stage = Stage::set(binary).await;
    stage
        .emulator
        .force_flag("reports", true)
        .expect("the flag is there");
    let each = REQUESTS / CONNECTIONS;
    let mut clients = JoinSet::new();
    for connection in 0..CONNECTIONS {
        let (mut reader, mut writer) = tokio::net::TcpStream::connect(stage.example.address())
            .await
            .expect("it listens")
            .into_split();
        clients.spawn(async move {
            let mut requests = String::new();
            for number in 0..each {
                let path = if number % 2 == 0 { "/lazy" } else { "/reports" };
                let last = if number + 1 == each {
                    "close"
                } else {
                    "keep-alive"
                };
                // Each asks for another company, so that no two can share an answer.
                requests.push_str(&format!(
                    "GET {path} HTTP/1.1\r\nhost: example\r\nconnection: {last}\r\n\
                     authorization: Bearer company-{connection}-{number}\r\n\r\n"
                ));
            }
            tokio::io::AsyncWriteExt::write_all(&mut writer, requests.as_bytes())
                .await
                .expect("it reads");
            let mut answers = Vec::new();
            reader.read_to_end(&mut answers).await.expect("it answers");
            let answers = String::from_utf8(answers).expect("text");
            answers.matches("HTTP/1.1 200").count()
        });
    }
    let passed: usize = clients.join_all().await.into_iter().sum();
    assert_eq!(passed, REQUESTS);
    assert_eq!(stage.emulator.requests_total(), REQUESTS as u64 / 2);
}

pub async fn header_names_have_no_case(binary: &str) {
    let stage = Stage::set(binary).await;
    let mut raw = Raw::connect(&stage).await;
    raw.write("GET /reports HTTP/1.1\r\nHOST: example\r\nAUTHORIZATION: Bearer acme\r\n\r\n")
        .await;
    raw.answer().await.is(&json!({ "report": "ready" }));
    for repeated in [
        "Authorization: Bearer acme\r\nAUTHORIZATION: Bearer acme\r\n",
        "authorization: Bearer acme\r\nAuthorization: Bearer globex\r\n",
        "authorization: \r\nAuthorization: Bearer acme\r\n",
    ] {
        let request = format!("GET /reports HTTP/1.1\r\nhost: example\r\n{repeated}\r\n");
        let mut raw = Raw::connect(&stage).await;
        raw.write(request).await;
        raw.answer().await.refuses(401, "identity_missing");
    }
}

pub async fn a_header_that_is_not_ascii_is_none_of_ours(binary: &str) {
    let stage = Stage::with(binary, &[("SCHEMATIC_WEBHOOK_SECRETS", "whsec_new")]).await;
    let deliver = async |signature: &[u8], timestamp: &[u8]| {
        let mut request = b"POST /webhooks/schematic HTTP/1.1\r\nhost: example\r\n".to_vec();
        for (name, value) in [(SIGNATURE_HEADER, signature), (TIMESTAMP_HEADER, timestamp)] {
            request.extend_from_slice(name.to_uppercase().as_bytes());
            request.extend_from_slice(b": ");
            request.extend_from_slice(value);
            request.extend_from_slice(b"\r\n");
        }
        request.extend_from_slice(b"content-length: 2\r\n\r\n{}");
        let mut raw = Raw::connect(&stage).await;
        raw.write(request).await;
        raw.answer().await
    };
    let signature = [b'a'; 64];
    deliver("é".as_bytes(), b"1")
        .await
        .refuses(400, "malformed_signature");
    deliver(&signature, "١".as_bytes())
        .await
        .refuses(400, "malformed_timestamp");
    // A framework that shows no such value cannot tell it from one that is not there.
    let (signature_code, timestamp_code) = if Framework::of(binary).shows_values_that_are_not_utf8 {
        ("malformed_signature", "malformed_timestamp")
    } else {
        ("missing_signature", "missing_timestamp")
    };
    deliver(b"\xff", b"1").await.refuses(400, signature_code);
    deliver(&signature, b"\xff")
        .await
        .refuses(400, timestamp_code);
}

pub async fn head_answers_like_get_without_a_body(binary: &str) {
    let stage = Stage::set(binary).await;
    for (path, caller, status) in [
        ("/healthz", Caller::Anonymous, 200),
        ("/lazy", Caller::Acme, 200),
        ("/reports", Caller::Acme, 200),
        ("/reports", Caller::Globex, 403),
        ("/reports", Caller::Anonymous, 401),
        ("/plus", Caller::Globex, 402),
        ("/nothing", Caller::Acme, 404),
    ] {
        let head = stage.request(Method::HEAD, path, caller);
        let answer = stage.send(head).await;
        assert_eq!(
            (answer.status, answer.body.as_str()),
            (status, ""),
            "HEAD {path}: {answer:?}"
        );
    }
}

/// One request names a company, and everything else about it another one.
pub async fn only_what_was_authenticated_counts(binary: &str) {
    let stage = Stage::set(binary).await;
    let query = "?company=acme&org=acme&company[org]=acme&user=ada@acme.example";
    let request = stage
        .request(Method::POST, &format!("/generate{query}"), Caller::Globex)
        .header("x-org", "acme")
        .header("x-schematic-company", "acme")
        .header("cookie", "org=acme; company=acme")
        .header("content-type", "application/json")
        .body(json!({ "units": 1, "company": { "org": "acme" }, "org": "acme" }).to_string());
    stage.send(request).await.refuses(403, "flag_off");
    let asked = stage.emulator.requests();
    let asked = asked.last().expect("one check").json();
    assert_eq!(asked["company"], json!({ "org": "globex" }));
}
