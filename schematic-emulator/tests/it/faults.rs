//! Faults, seen from the other end of the socket.

use std::io::ErrorKind;
use std::time::Duration;

use reqwest::{Method, StatusCode};
use schematic_core::{EvaluationContext, Keys};
use schematic_emulator::{Emulator, Fault, MetricPeriod};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpSocket, TcpStream};

use crate::support::{Caller, in_time};

const SEED: &str = "
flags: {beta: true}
companies: [{keys: {org: acme}}]
";

async fn start() -> (Emulator, Caller) {
    let emulator = Emulator::builder().seed(SEED).start().await.unwrap();
    let caller = Caller::new(&emulator);
    (emulator, caller)
}

fn acme() -> Keys {
    EvaluationContext::company("org", "acme")
        .company_keys()
        .clone()
}

/// What arrives on a separate connection, and how it ends.
async fn raw(emulator: &Emulator, path: &str, body: &Value) -> (String, Option<ErrorKind>) {
    let mut stream = TcpStream::connect(emulator.address()).await.unwrap();
    let body = body.to_string();
    let request = format!(
        "POST {path} HTTP/1.1\r\nhost: x\r\nx-schematic-api-key: {}\r\ncontent-length: {}\r\n\r\n{body}",
        emulator.api_key(),
        body.len(),
    );
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut arrived = Vec::new();
    let end = stream
        .read_to_end(&mut arrived)
        .await
        .err()
        .map(|error| error.kind());
    (String::from_utf8_lossy(&arrived).into_owned(), end)
}

#[tokio::test]
async fn a_status_comes_as_often_as_it_should() {
    let (emulator, caller) = start().await;
    emulator
        .inject(
            Fault::status(503)
                .header("Retry-After", "2")
                .on("/flags/")
                .times(2),
        )
        .unwrap();
    for _ in 0..2 {
        let request = caller.request(Method::POST, "/flags/beta/check").body("{}");
        let response = request.send().await.unwrap();
        assert_eq!(response.headers()["retry-after"], "2");
        let (status, answer) = crate::support::answer(response).await;
        assert_eq!(status, 503);
        assert_eq!(answer, json!({"error": "service unavailable"}));
    }
    assert_eq!(caller.check("beta", "acme").await["value"], true);
    assert!(emulator.faults().is_empty());
    let faulty: Vec<_> = emulator
        .requests()
        .iter()
        .map(|request| request.fault)
        .collect();
    assert_eq!(faulty, [true, true, false]);
    assert_eq!(emulator.requests()[0].status(), Some(503));
}

#[tokio::test]
async fn a_fault_comes_before_the_key_is_checked_and_may_still_be_carried_out() {
    let (emulator, caller) = start().await;
    emulator
        .inject(
            Fault::status(401)
                .body("not even JSON")
                .on("/batch")
                .times(1),
        )
        .unwrap();
    let event = json!({"type": "track", "api_key": emulator.api_key(), "body": {
        "event": "e", "company": {"org": "acme"},
    }});
    let batch = json!({"events": [event]});
    let request = caller
        .request(Method::POST, "/batch")
        .body(batch.to_string());
    let response = request.send().await.unwrap();
    assert_eq!(response.status(), 401);
    assert_eq!(response.text().await.unwrap(), "not even JSON");
    assert_eq!(emulator.events_total(), 0);

    emulator
        .inject(Fault::status(500).carried_out().times(1))
        .unwrap();
    assert_eq!(caller.post("/batch", batch).await.0, 500);
    assert_eq!(
        emulator.usage(&acme(), "e", MetricPeriod::AllTime).unwrap(),
        1
    );
}

#[tokio::test]
async fn a_reset_is_a_reset() {
    let (emulator, _caller) = start().await;
    emulator.inject(Fault::reset().times(1)).unwrap();
    let (arrived, end) = raw(&emulator, "/flags/beta/check", &json!({})).await;
    assert_eq!(
        (arrived.as_str(), end),
        ("", Some(ErrorKind::ConnectionReset))
    );

    emulator.inject(Fault::reset_midway().times(1)).unwrap();
    let (arrived, end) = raw(&emulator, "/flags/beta/check", &json!({})).await;
    assert_eq!(end, Some(ErrorKind::ConnectionReset));
    assert_half(&arrived);
}

#[tokio::test]
async fn a_truncated_answer_ends_in_the_middle_although_all_was_done() {
    let (emulator, caller) = start().await;
    emulator
        .inject(Fault::truncated().on("/batch").times(1))
        .unwrap();
    let event = json!({"type": "track", "api_key": emulator.api_key(), "idempotency_key": "k",
        "body": {"event": "e", "company": {"org": "acme"}}});
    let batch = json!({"events": [event]});
    let (arrived, end) = raw(&emulator, "/batch", &batch).await;
    assert_eq!(end, None, "closed, not reset");
    assert_half(&arrived);
    // So a client that tries again must not count twice.
    assert_eq!(caller.post("/batch", batch).await.0, 200);
    assert_eq!(
        emulator.usage(&acme(), "e", MetricPeriod::AllTime).unwrap(),
        1
    );

    emulator.inject(Fault::truncated().times(1)).unwrap();
    let error = caller
        .request(Method::POST, "/flags/beta/check")
        .body("{}")
        .send()
        .await
        .unwrap()
        .bytes()
        .await
        .unwrap_err();
    assert!(error.is_body() || error.is_decode(), "{error:?}");
}

#[tokio::test]
async fn half_an_answer_that_is_not_taken_holds_up_neither_its_connection_nor_a_shutdown() {
    // The time for the answer is over first, and then the time of a shutdown.
    for timeout in [Duration::from_millis(50), Duration::from_secs(3_600)] {
        let emulator = Emulator::builder()
            .write_timeout(timeout)
            .start()
            .await
            .unwrap();
        let caller = Caller::new(&emulator);
        // Half of it is more than the sockets hold, for the client's holds little.
        let flag = json!({"key": "long", "name": "Long", "default_value": false,
            "description": "x".repeat(15 << 20)});
        assert_eq!(caller.post("/flags", flag).await.0, 201);
        emulator.inject(Fault::truncated()).unwrap();
        let socket = TcpSocket::new_v4().unwrap();
        socket.set_recv_buffer_size(64 << 10).unwrap();
        let mut client = socket.connect(emulator.address()).await.unwrap();
        let request = format!(
            "GET /flags HTTP/1.1\r\nHost: localhost\r\nX-Schematic-Api-Key: {}\r\n\r\n",
            emulator.api_key()
        );
        client.write_all(request.as_bytes()).await.unwrap();
        emulator
            .wait_for_requests(1, |request| request.path == "/flags" && request.fault)
            .await;
        in_time(emulator.shutdown()).await;
        let mut arrived = Vec::new();
        // It may end with a reset.
        let _ = client.read_to_end(&mut arrived).await;
        assert!(!arrived.is_empty() && arrived.len() < 7 << 20);
    }
}

fn assert_half(arrived: &str) {
    let (head, body) = arrived.split_once("\r\n\r\n").unwrap();
    assert!(head.starts_with("HTTP/1.1 200 OK\r\n"), "{head}");
    let length: usize = head
        .lines()
        .find_map(|line| line.strip_prefix("content-length: "))
        .unwrap()
        .parse()
        .unwrap();
    assert_eq!(body.len(), length / 2);
    assert!(length > 20);
}

#[tokio::test]
async fn what_is_not_http_is_not() {
    let (emulator, caller) = start().await;
    emulator.inject(Fault::not_http()).unwrap();
    let (arrived, end) = raw(&emulator, "/flags/beta/check", &json!({})).await;
    assert!(!arrived.starts_with("HTTP") && !arrived.is_empty());
    assert_eq!(end, None);
    caller
        .request(Method::POST, "/flags/beta/check")
        .body("{}")
        .send()
        .await
        .unwrap_err();
    emulator.clear_faults();
    assert_eq!(caller.check("beta", "acme").await["value"], true);
}

#[tokio::test]
async fn no_answer_comes_until_the_client_or_the_emulator_gives_up() {
    let (emulator, caller) = start().await;
    emulator.inject(Fault::hang().times(1)).unwrap();
    let request = caller.request(Method::POST, "/flags/beta/check").body("{}");
    let error = request
        .timeout(Duration::from_millis(50))
        .send()
        .await
        .unwrap_err();
    assert!(error.is_timeout());
    assert_eq!(caller.check("beta", "acme").await["value"], true);

    emulator.inject(Fault::hang().times(1)).unwrap();
    let waiting = tokio::spawn({
        let request = caller.request(Method::POST, "/flags/beta/check").body("{}");
        async move { request.send().await.map(|response| response.status()) }
    });
    emulator.wait_for_requests(3, |_| true).await;
    emulator.shutdown().await;
    waiting.await.unwrap().unwrap_err();
}

#[tokio::test]
async fn a_delay_is_waited_for_and_then_answered() {
    let (emulator, caller) = start().await;
    emulator
        .inject(Fault::delay(Duration::from_millis(80)).times(1))
        .unwrap();
    let before = std::time::Instant::now();
    assert_eq!(caller.check("beta", "acme").await["value"], true);
    assert!(before.elapsed() >= Duration::from_millis(80));
}

#[tokio::test]
async fn redirections_garbage_and_huge_bodies() {
    let (emulator, caller) = start().await;
    let http = reqwest::Client::builder()
        .no_proxy()
        .redirect(reqwest::redirect::Policy::none())
        .build()
        .unwrap();
    let post = || {
        http.post(format!("{}/flags/beta/check", emulator.base_url()))
            .body("{}")
    };
    emulator
        .inject(Fault::redirect("http://elsewhere.example/x").times(1))
        .unwrap();
    let response = post().send().await.unwrap();
    assert_eq!(response.status(), StatusCode::TEMPORARY_REDIRECT);
    assert_eq!(response.headers()["location"], "http://elsewhere.example/x");

    emulator.inject(Fault::garbage("<html>").times(1)).unwrap();
    let response = post().send().await.unwrap();
    assert_eq!(response.status(), 200);
    assert_eq!(response.text().await.unwrap(), "<html>");

    for length in [11, 64 << 10, 3_000_000] {
        emulator.inject(Fault::huge(length).times(1)).unwrap();
        let response = post().send().await.unwrap();
        assert_eq!(response.content_length(), Some(length));
        let body = response.bytes().await.unwrap();
        assert_eq!(body.len() as u64, length);
        assert!(serde_json::from_slice::<Value>(&body).unwrap()["data"].is_string());
    }
    assert_eq!(caller.check("beta", "acme").await["value"], true);
}

#[tokio::test]
async fn faults_are_injected_listed_and_removed_over_http() {
    let (emulator, caller) = start().await;
    for (fault, text) in [
        (
            json!({"kind": "status", "status": 429, "headers": {"retry-after": "1"}, "times": 3,
            "path": "/batch", "method": "POST", "body": {"error": "slow down"}}),
            "status 429 on POST /batch, 3 times",
        ),
        (json!({"kind": "delay", "delay_ms": 5}), "delay of 5ms"),
        (json!({"kind": "hang", "times": 1}), "no answer, once"),
        (
            json!({"kind": "reset", "carried_out": true}),
            "connection reset",
        ),
        (json!({"kind": "reset_midway"}), "connection reset midway"),
        (json!({"kind": "truncated"}), "truncated body"),
        (json!({"kind": "redirect", "location": "/x"}), "status 307"),
        (json!({"kind": "garbage"}), "status 200"),
        (json!({"kind": "huge", "bytes": 5}), "body of 5 bytes"),
        (json!({"kind": "not_http"}), "not HTTP"),
    ] {
        let (status, answer) = caller.post("/_emulator/faults", fault).await;
        assert_eq!(status, 201, "{answer}");
        assert_eq!(answer["data"]["fault"], text);
    }
    for (bad, message) in [
        (json!({"kind": "status"}), "status"),
        (json!({"kind": "delay"}), "delay_ms"),
        (json!({"kind": "moon"}), "unknown variant `moon`"),
        (json!({"kind": "hang", "tines": 1}), "unknown field `tines`"),
        (json!({"kind": "hang", "times": 0}), "at least 1"),
        (json!({"kind": "hang", "method": "NO SPACE"}), "method"),
    ] {
        let (status, answer) = caller.post("/_emulator/faults", bad).await;
        assert_eq!(status, 400);
        assert!(
            answer["error"].as_str().unwrap().contains(message),
            "{answer}"
        );
    }
    let (_, listed) = caller.get("/_emulator/faults").await;
    assert_eq!(listed["data"].as_array().unwrap().len(), 10);
    let remove = async |path: &str| caller.send(Method::DELETE, path, &json!({})).await.0;
    assert_eq!(remove("/_emulator/faults/1").await, 204);
    assert_eq!(remove("/_emulator/faults/1").await, 404);
    assert_eq!(remove("/_emulator/faults/x").await, 404);
    assert_eq!(emulator.faults().len(), 9);
    assert_eq!(remove("/_emulator/faults").await, 204);
    assert!(emulator.faults().is_empty());
    assert_eq!(
        emulator.requests_total(),
        0,
        "the emulator's own paths are not recorded"
    );
}
