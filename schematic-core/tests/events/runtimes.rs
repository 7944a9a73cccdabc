//! Clients without a runtime, on several, and on one that ends.

use std::sync::{Arc, Mutex};

use schematic_core::Schematic;
use schematic_core::clock::ManualClock;
use schematic_core::events::{DropReason, EventOptions, SenderState, Track};
use schematic_core::status::StatusEvent;
use tokio::runtime::{Builder, Runtime};

use crate::capture::{Answer, Capture};
use crate::drive::{names, pass, secs, settle, track};

fn current_thread() -> Runtime {
    Builder::new_current_thread().enable_all().build().unwrap()
}

#[test]
fn without_a_runtime_events_wait_for_one() {
    let (capture, clock) = (Capture::new(), ManualClock::default());
    let schematic = capture.client(&clock);
    let mut status = schematic.status_events();
    assert_eq!(schematic.status().events.sender, SenderState::Waiting);
    track(&schematic, 0..150);
    assert_eq!(status.try_next(), Some(StatusEvent::EventsWaiting));
    assert_eq!(status.try_next(), None);
    assert_eq!(schematic.status().events.pending, 150);

    let report = current_thread().block_on(async { schematic.flush().await });
    assert_eq!(report.sent, 150);
    assert_eq!(capture.names(), names(0..150));
}

#[test]
fn tracking_within_a_runtime_starts_the_sender() {
    let (capture, clock) = (Capture::new(), ManualClock::default());
    let schematic = capture.client(&clock);
    track(&schematic, 0..99);
    current_thread().block_on(async {
        track(&schematic, 99..100);
        settle().await;
        assert_eq!(schematic.status().events.sender, SenderState::Delivering);
    });
    assert_eq!(capture.names(), names(0..100));
}

#[test]
fn a_client_dropped_without_a_runtime_reports() {
    let (capture, clock) = (Capture::new(), ManualClock::default());
    let lost = Arc::new(Mutex::new(Vec::new()));
    let sink = Arc::clone(&lost);
    let options = EventOptions::new().on_drop(move |dropped| {
        sink.lock().unwrap().push((dropped.reason(), dropped.len()));
    });
    let schematic = capture.client_with(&clock, options);
    track(&schematic, 0..7);
    drop(schematic);
    assert_eq!(*lost.lock().unwrap(), [(DropReason::ShutDown, 7)]);

    drop(capture.client(&clock));
}

#[test]
fn a_runtime_that_ends_loses_nothing() {
    let (capture, clock) = (
        Capture::answering(|_| Answer::Never),
        ManualClock::default(),
    );
    let first = current_thread();
    let schematic = first.block_on(async {
        let schematic = capture.client(&clock);
        track(&schematic, 0..150);
        settle().await;
        schematic
    });
    assert_eq!(capture.sizes(), [100]);
    // In the middle of a batch.
    drop(first);
    let stats = schematic.status().events;
    assert_eq!((stats.sender, stats.pending), (SenderState::Waiting, 150));
    track(&schematic, 150..160);

    capture.now_answers(|_| Answer::ok());
    let report = current_thread().block_on(async { schematic.flush().await });
    assert_eq!((report.sent, report.pending), (160, 0));
    assert_eq!(capture.names(), names(0..160));
    // The same batch with the same keys.
    let requests = capture.requests();
    assert_eq!(requests[0].body, requests[1].body);
}

#[test]
fn runtimes_may_end_again_and_again() {
    let mut requests = 0;
    let capture = Capture::answering(move |_| {
        requests += 1;
        if requests % 2 == 0 {
            Answer::ok()
        } else {
            Answer::Broken
        }
    });
    let clock = ManualClock::default();
    let schematic = capture.client(&clock);
    for round in 0..20 {
        current_thread().block_on(async {
            track(&schematic, round * 30..(round + 1) * 30);
            pass(&clock, secs(3)).await;
        });
    }
    let report = current_thread().block_on(async {
        let schematic = schematic.clone();
        let shutdown = tokio::spawn(async move { schematic.shutdown().await });
        pass(&clock, secs(10)).await;
        shutdown.await.unwrap()
    });
    assert_eq!(report.events.pending, 0);
    assert_eq!(capture.names(), names(0..600));
}

#[test]
fn a_runtime_that_is_not_driven_is_left_for_another() {
    let (capture, clock) = (Capture::new(), ManualClock::default());
    let idle = current_thread();
    let schematic = {
        let _entered = idle.enter();
        capture.client(&clock)
    };
    track(&schematic, 0..10);
    let report = current_thread().block_on(async {
        let flushing = schematic.clone();
        let flush = tokio::spawn(async move { flushing.flush().await });
        pass(&clock, secs(2)).await;
        flush.await.unwrap()
    });
    assert_eq!(report.sent, 10);
    // When the first one is run after all, nothing is sent twice.
    idle.block_on(settle());
    assert_eq!(capture.sizes(), [10]);
    drop(idle);
    let report = current_thread().block_on(async {
        track(&schematic, 10..20);
        schematic.flush().await
    });
    assert_eq!(report.sent, 10);
    assert_eq!(capture.names(), names(0..20));
}

#[test]
fn a_sender_that_panics_loses_nothing() {
    let capture = Capture::new();
    let schematic = Schematic::builder("sch_dev_test")
        .transport(capture.clone())
        .build()
        .unwrap();
    // No timers, so the sender panics as soon as it waits for the period.
    let crippled = Builder::new_current_thread().build().unwrap();
    crippled.block_on(async {
        track(&schematic, 0..3);
        settle().await;
        // It is not called back for every event.
        track(&schematic, 3..6);
        settle().await;
    });
    let stats = schematic.status().events;
    assert_eq!((stats.sender, stats.pending), (SenderState::Waiting, 6));
    let report = current_thread().block_on(async { schematic.flush().await });
    assert_eq!(report.sent, 6);
    assert_eq!(capture.names(), names(0..6));
}

#[test]
fn waits_outside_of_a_runtime_end() {
    let (capture, clock) = (Capture::new(), ManualClock::default());
    let schematic = capture.client_with(&clock, EventOptions::new().capacity(1));
    track(&schematic, 0..1);
    // No sender, and nothing to start one on.
    let report = block_on(schematic.flush());
    assert_eq!(report.pending, 1);
    let full = block_on(schematic.track_within(Track::new("1"), secs(9)));
    assert!(full.is_err());

    // A sender elsewhere.
    let runtime = Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(async { schematic.flush().await });
    track(&schematic, 2..3);
    let report = block_on(schematic.shutdown());
    assert_eq!(report.events.sent, 1);
    assert_eq!(capture.names(), ["0", "2"]);
}

#[test]
fn a_runtime_that_ends_after_the_last_handle_reports() {
    let capture = Capture::answering(|_| Answer::Never);
    let clock = ManualClock::default();
    let lost = Arc::new(Mutex::new(0));
    let sink = Arc::clone(&lost);
    let options = EventOptions::new().on_drop(move |dropped| {
        *sink.lock().unwrap() += dropped.len();
    });
    let runtime = current_thread();
    runtime.block_on(async {
        let schematic = capture.client_with(&clock, options);
        track(&schematic, 0..130);
        settle().await;
    });
    assert_eq!(*lost.lock().unwrap(), 0);
    drop(runtime);
    assert_eq!(*lost.lock().unwrap(), 130);
}

/// Runs a future on this thread without tokio.
fn block_on<F: Future>(future: F) -> F::Output {
    struct Unpark(std::thread::Thread);
    impl std::task::Wake for Unpark {
        fn wake(self: Arc<Self>) {
            self.0.unpark();
        }
    }
    let waker = Arc::new(Unpark(std::thread::current())).into();
    let mut context = std::task::Context::from_waker(&waker);
    let mut future = std::pin::pin!(future);
    loop {
        if let std::task::Poll::Ready(output) = future.as_mut().poll(&mut context) {
            return output;
        }
        std::thread::park();
    }
}
