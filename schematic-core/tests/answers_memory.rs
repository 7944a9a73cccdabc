//! How much memory answers take: so much as what was asked is worth, whatever the server sends.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

mod support;

use std::alloc::System;
use std::sync::Arc;
use std::time::Duration;

use schematic_core::events::{EventOptions, Track};
use schematic_core::flags::Outcome;
use schematic_core::{ErrorKind, EvaluationContext, Schematic};
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};
use support::KEY;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

const MIB: usize = 1024 * 1024;
const LONG: usize = 62 * MIB;

/// Answers everything with this status and a body of 62 MiB: a beginning, and then the same again
/// and again. Returns its address. Takes no memory to speak of.
async fn serve(
    status: u16,
    is_announced: bool,
    beginning: &'static str,
    then: &'static str,
) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let block: Arc<[u8]> = then.repeat(32 * 1024 / then.len()).into_bytes().into();
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let block = Arc::clone(&block);
            tokio::spawn(async move {
                let mut buffer = [0; 16 * 1024];
                let _ = stream.read(&mut buffer).await;
                let length = if is_announced {
                    format!("content-length: {LONG}")
                } else {
                    "connection: close".to_owned()
                };
                let head = format!("HTTP/1.1 {status} So\r\n{length}\r\n\r\n{beginning}");
                let mut wrote = stream.write_all(head.as_bytes()).await;
                for _ in 0..LONG / block.len() {
                    if wrote.is_err() {
                        return;
                    }
                    wrote = stream.write_all(&block).await;
                }
            });
        }
    });
    url
}

fn client(url: &str) -> Schematic {
    Schematic::builder(KEY)
        .base_url(url)
        .event_capture_base_url(url)
        .events(EventOptions::new().request_timeout(Duration::from_secs(60)))
        .max_retries(0)
        .build()
        .unwrap()
}

/// One test, so that no other one allocates at the same time.
#[tokio::test]
async fn an_answer_takes_as_much_as_its_question_is_worth() {
    // What is made once.
    let url = serve(500, true, "", " ").await;
    client(&url)
        .check_flag("f", &EvaluationContext::new())
        .await;

    for (status, outcome) in [
        (500, Outcome::Error(ErrorKind::Server)),
        (403, Outcome::Error(ErrorKind::Forbidden)),
        (200, Outcome::Error(ErrorKind::Transport)),
    ] {
        for is_announced in [true, false] {
            for (beginning, then) in [(r#"{"error":["#, "0,"), (r#"{"error":""#, "E")] {
                let url = serve(status, is_announced, beginning, then).await;
                let schematic = client(&url);
                let region = Region::new(ALLOCATOR);
                let contexts = (0..24).map(|n| EvaluationContext::company("n", n.to_string()));
                let contexts: Vec<_> = contexts.collect();
                let checks = contexts
                    .iter()
                    .map(|context| schematic.check("f", context).into_future());
                for result in futures_util::future::join_all(checks).await {
                    assert_eq!(result.outcome, outcome);
                    assert!(result.reason.len() < 300, "{}", result.reason);
                }
                // All that was ever allocated, not what was in use at one time.
                let allocated = region.change().bytes_allocated;
                let message = format!("{status} {is_announced} {beginning}: {allocated}");
                assert!(allocated < 24 * 6 * MIB, "{message}");
            }
        }
    }

    // Capture that refuses at such length.
    let url = serve(400, false, r#"{"message":["#, "0,").await;
    let schematic = client(&url);
    schematic.track(Track::new("used")).unwrap();
    let region = Region::new(ALLOCATOR);
    let report = schematic.flush().await;
    assert_eq!(report.dropped.total(), 1);
    let allocated = region.change().bytes_allocated;
    assert!(allocated < 6 * MIB, "{allocated}");
}
