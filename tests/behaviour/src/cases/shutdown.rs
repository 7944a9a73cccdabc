//! How the process ends.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

use schematic_emulator::Fault;
use serde_json::json;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::{Caller, Raw, Stage};

pub async fn idle_connections_do_not_hold_it_up(binary: &str) {
    for signal in ["TERM", "INT"] {
        let stage = Stage::set(binary).await;
        let address = stage.example.address().to_owned();
        // One that never said anything, one that is kept alive, one that stops in mid-request.
        let _silent = TcpStream::connect(&address).await.expect("it listens");
        let mut kept = TcpStream::connect(&address).await.expect("it listens");
        kept.write_all(b"GET /healthz HTTP/1.1\r\nhost: example\r\n\r\n")
            .await
            .expect("it reads");
        let mut some = [0; 64];
        assert!(kept.read(&mut some).await.expect("it answers") > 0);
        let mut slow = TcpStream::connect(&address).await.expect("it listens");
        slow.write_all(b"GET /healthz HTTP/1.1\r\nhos")
            .await
            .expect("it reads");

        let stopped = stage.example.stop(signal).await;
        assert!(stopped.took < Duration::from_secs(15), "{stopped:?}");
        assert!(TcpStream::connect(&address).await.is_err());
    }
}

/// What has been sent of a request counts for little: the rest has 2 s, where a request that is
/// being handled has 8 s.
pub async fn half_sent_requests_have_a_short_grace(binary: &str) {
    let head = "POST /generate HTTP/1.1\r\nhost: example\r\nauthorization: Bearer initech\r\n";
    for half in [
        "GET /healthz HTTP/1.1\r\nhos".to_owned(),
        format!("{head}content-length: 99\r\n\r\n"),
        format!("{head}content-length: 99\r\n\r\n{{  \"units\":  3"),
        format!("{head}transfer-encoding: chunked\r\n\r\n5\r\n{{  "),
    ] {
        let stage = Stage::set(binary).await;
        let mut raw = Raw::connect(&stage).await;
        raw.write(&half).await;
        // Connections are accepted in turn, so an answer on a later one says that this one was.
        stage.get("/healthz", Caller::Anonymous).await;
        let stopped = stage.example.stop("TERM").await;
        assert!(stopped.took < Duration::from_secs(7), "{half}: {stopped:?}");
    }
}

pub async fn requests_in_flight_finish(binary: &str) {
    let stage = Stage::set(binary).await;
    stage.inject(Fault::delay(Duration::from_secs(2)));
    let request = stage
        .request(reqwest::Method::POST, "/generate", Caller::Acme)
        .body(r#"{"units":7}"#);
    let in_flight = tokio::spawn(request.send());
    stage
        .emulator
        .wait_for_requests(1, |request| request.path.starts_with("/flags"))
        .await;
    let Stage {
        emulator, example, ..
    } = stage;
    example.stop("TERM").await;
    let answer = in_flight.await.expect("sent").expect("an answer");
    assert_eq!(answer.status(), 200);
    let events = emulator.events();
    assert_eq!(events.len(), 1);
    assert_eq!(events[0].body()["quantity"], 7);
}

pub async fn no_accepted_event_is_lost_under_load(binary: &str) {
    let stage = Stage::with(binary, &[]).await;
    stage
        .emulator
        .force_flag("generate", true)
        .expect("the flag is there");
    let accepted = Arc::new(AtomicU64::new(0));
    let unknown = Arc::new(AtomicU64::new(0));
    let over = Arc::new(AtomicBool::new(false));
    let clients: Vec<_> = (0..8)
        .map(|_| {
            let request = stage
                .request(reqwest::Method::POST, "/generate", Caller::Acme)
                .body("{}");
            let (accepted, unknown) = (Arc::clone(&accepted), Arc::clone(&unknown));
            let over = Arc::clone(&over);
            tokio::spawn(async move {
                while !over.load(Ordering::Relaxed) {
                    match request.try_clone().expect("a plain body").send().await {
                        Ok(answer) if answer.status() == 200 => {
                            accepted.fetch_add(1, Ordering::Relaxed);
                        }
                        Ok(answer) => panic!("{}", answer.status()),
                        // The connection ended: whether the request was read is not known.
                        Err(_) => {
                            unknown.fetch_add(1, Ordering::Relaxed);
                            tokio::time::sleep(Duration::from_millis(5)).await;
                        }
                    }
                }
            })
        })
        .collect();
    while accepted.load(Ordering::Relaxed) < 500 {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    let Stage {
        emulator, example, ..
    } = stage;
    example.signal("TERM").await;
    let stopped = example.ended().await;
    over.store(true, Ordering::Relaxed);
    for client in clients {
        client.await.expect("it ends");
    }
    assert!(stopped.took < Duration::from_secs(15));
    let (accepted, unknown) = (
        accepted.load(Ordering::Relaxed),
        unknown.load(Ordering::Relaxed),
    );
    let received = emulator.events_total();
    assert!(
        (accepted..=accepted + unknown).contains(&received),
        "{accepted} answered, {unknown} unknown, {received} received; {}",
        stopped.stderr,
    );
}

pub async fn capture_that_fails_does_not_hold_it_up(binary: &str) {
    for fault in [Fault::hang(), Fault::status(503)] {
        let stage = Stage::set(binary).await;
        stage
            .emulator
            .inject(fault.on("/batch"))
            .expect("few faults");
        stage
            .post("/generate", Caller::Acme, &json!({}))
            .await
            .is(&json!({ "generated": 1 }));
        let stopped = stage.example.stop("TERM").await;
        assert!(stopped.took < Duration::from_secs(15), "{stopped:?}");
    }
}
