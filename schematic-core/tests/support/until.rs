//! Waits with an end: where the code is broken, a test says what did not come instead of hanging.

#![allow(dead_code)]

use std::future::Future;
use std::time::{Duration, Instant};

use schematic_core::clock::{Clock as _, ManualClock};

/// How long anything may take in real time, on however busy a machine.
pub(crate) const LIMIT: Duration = Duration::from_secs(60);

/// How often a clock is moved.
const TURNS: u32 = 1_000;

/// After so many turns each is given some real time, for what happens on other threads.
const EAGER_TURNS: u32 = 100;

/// What `future` ends with.
pub(crate) async fn soon<F: Future>(what: &str, future: F) -> F::Output {
    let ended = tokio::time::timeout(LIMIT, future).await;
    ended.unwrap_or_else(|_| panic!("after {LIMIT:?} there was still not: {what}"))
}

/// Waits until something is so, and lets all tasks go on meanwhile.
pub(crate) async fn until(what: &str, mut is_so: impl FnMut() -> bool) {
    let began = Instant::now();
    while !is_so() {
        assert!(
            began.elapsed() < LIMIT,
            "after {LIMIT:?} there was still not: {what}"
        );
        tokio::task::yield_now().await;
    }
}

/// Waits until something waits for the clock, and returns for how long.
pub(crate) async fn wait_of(clock: &ManualClock) -> Duration {
    let mut wait = None;
    until("a wait for the clock", || {
        wait = clock.next_wake();
        wait.is_some()
    })
    .await;
    wait.unwrap()
}

/// Moves the clock step by step until something is so, and lets all tasks go on in between.
pub(crate) async fn turn_until(
    clock: &ManualClock,
    step: Duration,
    what: &str,
    mut is_so: impl FnMut() -> bool,
) {
    let began = clock.monotonic();
    for turn in 0..TURNS {
        if is_so() {
            return;
        }
        clock.advance(step);
        settle(turn).await;
    }
    let passed = clock.monotonic() - began;
    assert!(
        is_so(),
        "when {passed:?} had passed there was still not: {what}"
    );
}

/// Lets all tasks go on after a turn of the clock.
pub(crate) async fn settle(turn: u32) {
    // The runtime looks at sockets after 61 turns of tasks.
    for _ in 0..100 {
        tokio::task::yield_now().await;
    }
    if turn >= EAGER_TURNS {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

/// Turns of a loop that lets time pass until it breaks off. The loop must not end by itself: after so
/// many turns it panics and says what did not come.
pub(crate) fn turns(what: &str) -> impl Iterator<Item = Turn> {
    let (began, what) = (Instant::now(), what.to_owned());
    (0_u32..).map(move |number| {
        assert!(
            number < TURNS || began.elapsed() < LIMIT,
            "after {number} turns there was still not: {what}"
        );
        Turn(number)
    })
}

/// One turn of such a loop.
pub(crate) struct Turn(u32);

impl Turn {
    /// Lets all tasks go on.
    pub(crate) async fn settle(self) {
        settle(self.0).await;
    }
}
