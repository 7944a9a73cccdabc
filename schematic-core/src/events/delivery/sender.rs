//! The task that sends: asks the outbox what to do, and does it.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::{Method, Request, Response};

use super::encode::encode;
use super::entry::Entry;
use super::outbox::{Effects, Outbox, Step};
use super::queue::Shared;
use super::race::{Either, race};
use super::verdict::{Verdict, judge};
use crate::server_text::server_text;
use crate::telemetry::EVENTS;
use crate::transport::ExchangeError;

/// Stands for a sender as long as it lives. Whatever ends it, a runtime that shuts down or a panic,
/// the events are in the outbox, and the next sender may begin.
#[derive(Debug)]
pub(super) struct SenderGuard {
    shared: Arc<Shared>,
    generation: u64,
    finished: bool,
}

/// How long no new sender starts after one has panicked.
const AFTER_PANIC: Duration = Duration::from_secs(30);

/// What became of a request.
enum Attempt {
    /// An answer, an error, or neither within the time limit.
    Ended(Option<Result<Response<Bytes>, ExchangeError>>),
    /// The time for everything is over.
    GivenUp,
    /// Another sender has taken over.
    Superseded,
}

pub(super) async fn run(mut guard: SenderGuard) {
    while let Some(step) = guard.step() {
        let shared = &guard.shared;
        match step {
            Step::End => {
                guard.finished = true;
                return;
            }
            Step::Send(entries) => guard.send(entries).await,
            Step::Wait(None) => shared.wake.notified().await,
            Step::Wait(Some(wait)) => {
                race(shared.wake.notified(), shared.clock.sleep(wait)).await;
            }
        }
    }
}

impl SenderGuard {
    pub(super) fn new(shared: Arc<Shared>, generation: u64) -> Self {
        Self {
            shared,
            generation,
            finished: false,
        }
    }

    /// What to do next; nothing any more if another has taken over.
    fn step(&self) -> Option<Step> {
        let (now, wall) = (self.shared.clock.monotonic(), self.shared.clock.now());
        let (step, effects) = {
            let mut state = self.shared.lock();
            if state.generation != self.generation {
                return None;
            }
            state.heard = true;
            state.outbox.step(now, wall)
        };
        self.publish(effects);
        Some(step)
    }

    async fn send(&self, entries: Arc<Vec<Entry>>) {
        let shared = &self.shared;
        let limits = shared.lock().outbox.body_limits();
        let key = shared.capture.api_key.expose();
        let encoded = encode(&entries, key, shared.key_base, limits);
        let count = entries.len();
        // The outbox is to be the only owner when the batch is settled.
        drop(entries);
        if encoded.fitted < count && !self.trim(encoded.fitted) {
            return;
        }
        match self.attempt(encoded.body).await {
            Attempt::Ended(result) => {
                let verdict = self.printable(judge(result, shared.clock.now()));
                tracing::debug!(target: EVENTS, count, ?verdict, "a batch was sent");
                let now = shared.clock.monotonic();
                self.change(|outbox| outbox.settle(verdict, now, fastrand::f64()));
            }
            Attempt::GivenUp => self.change(|outbox| {
                let mut effects = Effects::default();
                outbox.give_up(&mut effects);
                effects
            }),
            Attempt::Superseded => {}
        }
    }

    /// Puts back what does not fit. Returns whether anything is left to be sent.
    fn trim(&self, fitted: usize) -> bool {
        self.change(|outbox| {
            outbox.trim(fitted);
            if fitted == 0 {
                outbox.drop_too_large()
            } else {
                Effects::default()
            }
        });
        fitted > 0
    }

    async fn attempt(&self, body: Bytes) -> Attempt {
        let shared = &self.shared;
        let mut request = Request::new(body);
        *request.method_mut() = Method::POST;
        *request.uri_mut() = shared.capture.url.clone();
        *request.headers_mut() = shared.capture.headers.clone();

        let timeout = shared.clock.monotonic() + shared.request_timeout;
        let mut exchange = shared.exchange.exchange(request);
        loop {
            let (generation, closing) = {
                let mut state = shared.lock();
                state.heard = true;
                (state.generation, state.outbox.closing())
            };
            if generation != self.generation {
                return Attempt::Superseded;
            }
            let now = shared.clock.monotonic();
            let until = closing.map_or(timeout, |closing| closing.min(timeout));
            if until <= now {
                return if timeout <= now {
                    Attempt::Ended(None)
                } else {
                    Attempt::GivenUp
                };
            }
            let pause = race(shared.clock.sleep(until - now), shared.wake.notified());
            if let Either::Left(result) = race(&mut exchange, pause).await {
                return Attempt::Ended(Some(result));
            }
        }
    }

    /// Changes the outbox, unless another has taken over.
    fn change(&self, change: impl FnOnce(&mut Outbox) -> Effects) {
        let effects = {
            let mut state = self.shared.lock();
            if state.generation != self.generation {
                return;
            }
            change(&mut state.outbox)
        };
        self.publish(effects);
    }

    fn publish(&self, effects: Effects) {
        // Before the hooks run, so that nobody waits for those.
        self.shared.progress.notify_waiters();
        self.shared.notices.publish(effects);
    }

    /// The verdict with its message fit to be shown.
    fn printable(&self, mut verdict: Verdict) -> Verdict {
        if let Some(message) = verdict.message_mut() {
            *message = server_text(message, &self.shared.capture.api_key);
        }
        verdict
    }
}

impl Drop for SenderGuard {
    fn drop(&mut self) {
        let now = self.shared.clock.monotonic();
        let mut effects = Effects::default();
        {
            let mut state = self.shared.lock();
            if state.generation != self.generation {
                drop(state);
                // It may have been woken in place of the sender that took over.
                self.shared.wake.notify_one();
                return;
            }
            state.running = false;
            if !self.finished {
                let crashed = std::thread::panicking();
                state.outbox.stop(crashed, now);
                if crashed {
                    state.not_before = now + AFTER_PANIC;
                }
                if state.abandoned {
                    state.outbox.give_up(&mut effects);
                }
            }
        }
        self.publish(effects);
    }
}
