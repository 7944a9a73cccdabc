//! Redirects: which are followed, and what becomes of the others.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use schematic_core::ErrorKind;
use schematic_core::flags::Outcome;
use schematic_emulator::Fault;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

use crate::support::acme;
use crate::{ON, client, emulator, outcome};

const REDIRECT: Outcome = Outcome::Error(ErrorKind::Api);

#[tokio::test]
async fn redirects_within_the_origin_are_followed() {
    let emulator = emulator().await;
    emulator
        .inject(Fault::redirect("/elsewhere?a=b").on("/flags/f/check"))
        .unwrap();
    emulator
        .inject(Fault::garbage(ON).on("/elsewhere"))
        .unwrap();
    let schematic = client(emulator.base_url()).build().unwrap();
    assert!(schematic.check_flag("f", &acme()).await);
    let followed = emulator.requests().pop().unwrap();
    assert_eq!(
        (followed.method.as_str(), followed.path.as_str()),
        ("POST", "/elsewhere")
    );
    assert_eq!(followed.query.as_deref(), Some("a=b"));
    assert_eq!(followed.json()["company"]["org"], "acme");
    assert!(followed.header("x-schematic-api-key").is_some());

    emulator.clear_faults();
    emulator.inject(Fault::redirect("/flags/f/check")).unwrap();
    let before = emulator.requests_total();
    assert_eq!(outcome(&schematic).await, REDIRECT);
    assert_eq!(emulator.requests_total() - before, 6, "not for ever");
}

#[tokio::test]
async fn the_body_of_a_redirect_is_not_waited_for() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move {
        let mut open = Vec::new();
        while let Ok((mut stream, _)) = listener.accept().await {
            let mut request = vec![0; 4_096];
            let read = stream.read(&mut request).await.unwrap();
            let answer = if request[..read].starts_with(b"POST /elsewhere ") {
                format!(
                    "HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n{ON}",
                    ON.len()
                )
            } else {
                "HTTP/1.1 307 Temporary Redirect\r\nlocation: /elsewhere\r\n\
                 content-length: 100\r\n\r\nit never"
                    .to_owned()
            };
            stream.write_all(answer.as_bytes()).await.unwrap();
            open.push(stream);
        }
    });
    let schematic = client(&url).build().unwrap();
    let context = acme();
    let check = schematic.check_flag("f", &context);
    let on = tokio::time::timeout(Duration::from_secs(60), check).await;
    assert_eq!(on, Ok(true));
}

#[tokio::test]
async fn nor_is_that_of_one_that_is_not_followed() {
    for (stays_open, body) in [(true, ""), (true, "it never"), (false, "it br")] {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let requests = Arc::new(AtomicUsize::new(0));
        let counted = Arc::clone(&requests);
        tokio::spawn(async move {
            let mut open = Vec::new();
            while let Ok((mut stream, _)) = listener.accept().await {
                let read = stream.read(&mut [0; 4_096]).await.unwrap();
                assert_ne!(read, 0);
                counted.fetch_add(1, Ordering::Relaxed);
                let answer = format!(
                    "HTTP/1.1 307 Temporary Redirect\r\nlocation: http://127.0.0.1:1/\r\n\
                     content-length: 100\r\n\r\n{body}"
                );
                stream.write_all(answer.as_bytes()).await.unwrap();
                if stays_open {
                    open.push(stream);
                }
            }
        });
        let schematic = client(&url).max_retries(2).build().unwrap();
        let context = acme();
        let check = schematic.check("f", &context);
        let result = tokio::time::timeout(Duration::from_secs(60), check).await;
        let result = result.unwrap();
        assert_eq!(result.outcome, REDIRECT, "{body}: {}", result.reason);
        let reason = &result.reason;
        assert!(reason.contains("another origin"), "{body}: {reason}");
        assert_eq!(requests.load(Ordering::Relaxed), 1, "{body}");
    }
}

#[tokio::test]
async fn redirects_to_another_origin_are_not() {
    let (here, there) = (emulator().await, emulator().await);
    let schematic = client(here.base_url()).max_retries(2).build().unwrap();
    let port = there.address().port();
    for location in [
        format!("{}/flags/f/check", there.base_url()),
        format!("//127.0.0.1:{port}/"),
        format!("http://localhost:{port}/"),
        "https://127.0.0.1/".to_owned(),
    ] {
        here.inject(Fault::redirect(&location).times(1)).unwrap();
        let before = here.requests_total();
        let result = schematic.check("f", &acme()).await;
        assert_eq!(result.outcome, REDIRECT, "{location}");
        assert!(
            result.reason.contains("another origin"),
            "{}",
            result.reason
        );
        assert_eq!(
            here.requests_total() - before,
            1,
            "it would be no better again"
        );
    }
    assert_eq!(there.requests_total(), 0);
}
