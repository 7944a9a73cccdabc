//! How a server ends: in time that a test moves by hand.
#![allow(clippy::unwrap_used, missing_docs)]

use std::future::{pending, ready};
use std::time::Duration;

use futures_util::FutureExt;
use schematic_axum::client::clock::{Clock, ManualClock};
use schematic_axum::{GracefulShutdown, Schematic, Track};
use schematic_emulator::Emulator;
use tokio::sync::oneshot;

fn offline(clock: &ManualClock) -> Schematic {
    let builder = Schematic::builder("").offline(true).clock(clock.clone());
    builder.build().unwrap()
}

#[tokio::test]
async fn a_server_that_ends_by_itself_is_followed_by_the_events() {
    let emulator = Emulator::start().await.unwrap();
    let schematic = Schematic::builder(emulator.api_key())
        .base_url(emulator.base_url())
        .event_capture_base_url(emulator.event_capture_base_url())
        .build()
        .unwrap();
    schematic.track(Track::new("served")).unwrap();
    let report = GracefulShutdown::on(pending())
        .serve(ready(()), &schematic)
        .await;
    assert_eq!((report.events.sent, emulator.events_total()), (1, 1));
    assert!(schematic.track(Track::new("too-late")).is_err());
}

#[tokio::test]
async fn the_signal_is_passed_on_and_the_server_waited_for() {
    let clock = ManualClock::default();
    let schematic = offline(&clock);
    let (signal, signalled) = oneshot::channel::<()>();
    let shutdown = GracefulShutdown::on(signalled.map(drop));
    let mut requested = Box::pin(shutdown.requested());
    let (finish, finished) = oneshot::channel::<()>();
    let mut served = Box::pin(shutdown.serve(finished, &schematic));

    assert!(served.as_mut().now_or_never().is_none());
    assert!(requested.as_mut().now_or_never().is_none());
    signal.send(()).unwrap();
    assert!(served.as_mut().now_or_never().is_none());
    requested.await;
    clock.advance(Duration::from_secs(7));
    assert!(served.as_mut().now_or_never().is_none());
    finish.send(()).unwrap();
    served.await;
}

#[tokio::test]
async fn requests_that_take_too_long_are_abandoned() {
    let clock = ManualClock::default();
    let schematic = offline(&clock);
    let shutdown = GracefulShutdown::on(ready(())).requests_within(Duration::from_secs(3));
    let mut served = Box::pin(shutdown.serve(pending::<()>(), &schematic));
    assert!(served.as_mut().now_or_never().is_none());
    assert_eq!(clock.next_wake(), Some(Duration::from_secs(3)));
    clock.advance(Duration::from_secs(3));
    served.await;
    assert_eq!(clock.monotonic(), Duration::from_secs(3));
}

#[tokio::test]
async fn the_whole_time_limits_the_requests_too() {
    let clock = ManualClock::default();
    let schematic = offline(&clock);
    let shutdown = GracefulShutdown::on(ready(())).within(Duration::from_secs(2));
    let mut served = Box::pin(shutdown.serve(pending::<()>(), &schematic));
    assert!(served.as_mut().now_or_never().is_none());
    assert_eq!(clock.next_wake(), Some(Duration::from_secs(2)));
    clock.advance(Duration::from_secs(2));
    served.await;
}
