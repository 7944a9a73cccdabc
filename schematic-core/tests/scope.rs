//! A client that lives for as long as some work, and is shut down after it, however that ends.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

mod support;

use std::panic::AssertUnwindSafe;
use std::time::Duration;

use futures_util::FutureExt;
use schematic_core::events::{EventOptions, Track, TrackErrorKind};
use schematic_core::{Error, ErrorKind, Schematic};
use schematic_emulator::{Emulator, Fault};
use support::until::soon;

async fn world() -> (Emulator, Schematic) {
    let emulator = Emulator::start().await.unwrap();
    let client = client_of(&emulator);
    (emulator, client)
}

fn is_shut_down(client: &Schematic) -> bool {
    let refused = client.track(Track::new("late").company("org", "acme"));
    refused.is_err_and(|error| error.kind() == TrackErrorKind::ShutDown)
}

#[tokio::test]
async fn what_the_work_returns_comes_with_the_report() {
    let (emulator, client) = world().await;
    let scope = client.clone().scope(async |client| {
        client
            .track(Track::new("import").company("org", "acme"))
            .unwrap();
        tokio::task::yield_now().await;
        7
    });
    let (value, report) = soon("the end of the scope", scope).await;
    assert_eq!((value, report.events.sent), (7, 1));
    assert!(is_shut_down(&client));
    assert_eq!(emulator.events().len(), 1);
}

#[tokio::test]
async fn an_error_does_not_keep_the_client() {
    let (emulator, client) = world().await;
    let scope = client.clone().scope(async |client| {
        client.track(Track::new("import").company("org", "acme"))?;
        client.track(Track::new(" ").company("org", "acme"))?;
        Ok::<(), Error>(())
    });
    let (result, report) = soon("the end of the scope", scope).await;
    assert_eq!(result.unwrap_err().kind(), ErrorKind::InvalidRequest);
    assert_eq!(report.events.sent, 1);
    assert!(is_shut_down(&client));
    assert_eq!(emulator.events().len(), 1);
}

#[tokio::test]
async fn a_panic_goes_on_once_the_client_is_shut_down() {
    let (emulator, client) = world().await;
    let before_any_await = client.clone().scope(|_| -> std::future::Ready<()> {
        panic!("at once");
    });
    let panicked = AssertUnwindSafe(before_any_await).catch_unwind().await;
    assert_eq!(panicked.unwrap_err().downcast_ref(), Some(&"at once"));
    assert!(is_shut_down(&client));

    let client = client_of(&emulator);
    let scope = client.clone().scope(async |client| {
        client
            .track(Track::new("import").company("org", "acme"))
            .unwrap();
        tokio::task::yield_now().await;
        panic!("in the middle");
    });
    let scope = async { scope.await.0 };
    let panicked = soon(
        "the end of the scope",
        AssertUnwindSafe(scope).catch_unwind(),
    )
    .await;
    let panicked: Box<dyn std::any::Any + Send> = match panicked {
        Ok(()) => panic!("the panic is gone"),
        Err(panicked) => panicked,
    };
    assert_eq!(panicked.downcast_ref(), Some(&"in the middle"));
    assert!(is_shut_down(&client));
    assert_eq!(emulator.events().len(), 1);
}

fn client_of(emulator: &Emulator) -> Schematic {
    Schematic::builder(emulator.api_key())
        .base_url(emulator.base_url())
        .event_capture_base_url(emulator.event_capture_base_url())
        // What is sent is sent by the shutdown, however slow the machine is.
        .events(EventOptions::new().period(Duration::from_secs(3_600)))
        .build()
        .unwrap()
}

#[tokio::test]
async fn the_shutdown_has_its_time_limit() {
    let (emulator, client) = world().await;
    emulator.inject(Fault::hang().on("/batch")).unwrap();
    let scope = client.scope_within(Duration::from_millis(50), async |client| {
        client
            .track(Track::new("import").company("org", "acme"))
            .map(drop)
    });
    let (result, report) = soon("the end of the scope", scope).await;
    assert!(result.is_ok());
    assert_eq!((report.events.sent, report.events.pending), (0, 1));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_scope_can_go_to_another_thread() {
    let (emulator, client) = world().await;
    let scope = tokio::spawn(client.scope(async |client| {
        let shared = client.clone();
        let tracking = tokio::spawn(async move {
            shared
                .track(Track::new("import").company("org", "acme"))
                .map(drop)
        });
        tracking.await.unwrap()
    }));
    let (result, report) = soon("the end of the scope", scope).await.unwrap();
    assert!(result.is_ok());
    assert_eq!(report.events.sent, 1);
    assert_eq!(emulator.events().len(), 1);
}

#[tokio::test]
async fn a_scope_that_is_dropped_drops_the_client() {
    let (emulator, client) = world().await;
    let mut scope = Box::pin(client.scope(async |client| {
        client
            .track(Track::new("import").company("org", "acme"))
            .unwrap();
        std::future::pending::<()>().await;
    }));
    assert!(futures_util::poll!(&mut scope).is_pending());
    drop(scope);
    soon("the event", emulator.wait_for_events(1, |_| true)).await;
}
