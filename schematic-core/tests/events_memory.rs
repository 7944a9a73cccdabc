//! What a million events cost while capture is down: no more than the queue may hold.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use std::alloc::System;
use std::convert::Infallible;
use std::future::{Ready, ready};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use http::{Request, Response};
use http_body_util::Empty;
use schematic_core::Schematic;
use schematic_core::clock::ManualClock;
use schematic_core::events::{DropReason, EventOptions, Overflow, Track, TrackErrorKind};
use stats_alloc::{INSTRUMENTED_SYSTEM, StatsAlloc};
use tower_service::Service;

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

const EVENTS: usize = 1_000_000;
const CAPACITY: usize = 10_000;

/// Capture that is down.
#[derive(Clone)]
struct Down;

impl Service<Request<Bytes>> for Down {
    type Response = Response<Empty<Bytes>>;
    type Error = Infallible;
    type Future = Ready<Result<Self::Response, Infallible>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, _: Request<Bytes>) -> Self::Future {
        let answer = Response::builder().status(503).body(Empty::new()).unwrap();
        ready(Ok(answer))
    }
}

// One test, so that nothing else allocates meanwhile.
#[tokio::test]
async fn a_million_events_take_no_more_memory_than_the_queue_may_hold() {
    for overflow in [Overflow::RefuseNewest, Overflow::DropOldest] {
        let lost = Arc::new(AtomicUsize::new(0));
        let counted = Arc::clone(&lost);
        let clock = ManualClock::default();
        let before = live_bytes();
        let schematic = Schematic::builder("sch_dev_test")
            .transport(Down)
            .clock(clock.clone())
            .events(
                EventOptions::new()
                    .capacity(CAPACITY)
                    .overflow(overflow)
                    .on_drop(move |dropped| {
                        counted.fetch_add(dropped.len(), Ordering::Relaxed);
                    }),
            )
            .build()
            .unwrap();
        let mut refused = 0;
        let mut full = 0;
        let mut most = 0;
        for number in 0..EVENTS {
            match schematic.track(event(number)) {
                Ok(_) => {}
                Err(error) => {
                    assert_eq!(error.kind(), TrackErrorKind::QueueFull);
                    refused += 1;
                }
            }
            if number % 1_000 == 999 {
                // The sender goes on trying meanwhile.
                for _ in 0..20 {
                    tokio::task::yield_now().await;
                }
                clock.advance(Duration::from_millis(100));
                let bytes = live_bytes() - before;
                most = most.max(bytes);
                if number + 1 == 2 * CAPACITY {
                    full = bytes;
                }
            }
        }
        // Once full it grows no more: not the queue, nor what stands around it.
        assert!(full > 0 && most <= full + full / 10, "{most} after {full}");
        // About what ten thousand such events take anywhere.
        assert!(most <= 2_000 * CAPACITY as u64, "{most}");
        // The estimate that bounds the queue is not far from the truth.
        let estimate = schematic.status().events.pending_bytes;
        assert!(
            (full / 2..full * 2).contains(&estimate),
            "{estimate}, {full}"
        );

        let stats = schematic.status().events;
        assert_eq!(stats.pending, CAPACITY as u64);
        match overflow {
            Overflow::RefuseNewest => assert_eq!(refused, EVENTS - CAPACITY),
            _ => {
                assert_eq!(lost.load(Ordering::Relaxed), EVENTS - CAPACITY);
                let dropped = stats.dropped.get(DropReason::QueueFull);
                assert_eq!(dropped, (EVENTS - CAPACITY) as u64);
            }
        }
    }
}

/// Never the same company twice.
fn event(number: usize) -> Track {
    Track::new("pages-rendered")
        .company("org", format!("company-{number}"))
        .user("email", format!("user-{number}@acme.example"))
        .quantity(3)
        .with_trait("region", "eu")
}

fn live_bytes() -> u64 {
    let stats = ALLOCATOR.stats();
    (stats.bytes_allocated - stats.bytes_deallocated) as u64
}
