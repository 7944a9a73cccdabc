//! The task that sends: asks the outbox what to do, and does it.

use std::future::pending;
use std::panic::AssertUnwindSafe;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use futures_util::FutureExt;
use futures_util::future::{Either, select};
use http::{Method, Request, Response};

use super::effects::Effects;
use super::encode::encode;
use super::entry::Entry;
use super::outbox::{Outbox, Step};
use super::shared::Shared;
use super::verdict::{Verdict, judge};
use crate::server_text::server_text;
use crate::telemetry::EVENTS;
use crate::transport::{ExchangeError, Over};

/// A sender as long as it lives. Whatever ends it, a runtime that shuts down or a panic,
/// the events are in the outbox, and the next sender may begin.
#[derive(Debug)]
pub(super) struct SenderGuard {
    shared: Arc<Shared>,
    generation: u64,
    finished: bool,
    /// Whether the body of the last success ended in time.
    bodies_end: bool,
}

impl SenderGuard {
    pub(super) fn new(shared: Arc<Shared>, generation: u64) -> Self {
        Self {
            shared,
            generation,
            finished: false,
            bodies_end: true,
        }
    }

    /// Sends what is there and what comes. Returns whether nothing will come any more; otherwise
    /// another sender has taken over.
    async fn work(&mut self) -> bool {
        while let Some(step) = self.step() {
            match step {
                Step::End => return true,
                Step::Send(entries) => self.send(entries).await,
                Step::Wait(None) => self.shared.wake.notified().await,
                Step::Wait(Some(wait)) => {
                    let shared = &self.shared;
                    let wake = pin!(shared.wake.notified());
                    select(wake, shared.clock.sleep(wait)).await;
                }
            }
        }
        false
    }

    /// Puts what was in flight back in front after a panic.
    fn recover(&self) {
        let now = self.shared.clock.monotonic();
        self.change(|outbox| {
            outbox.stop(true, now);
            Effects::default()
        });
        crate::telemetry::log!(
            error,
            target: EVENTS,
            "sending events panicked; no event is lost, and sending goes on"
        );
    }

    /// Decides what to do next; returns nothing if another sender has taken over.
    fn step(&self) -> Option<Step> {
        let clock = &self.shared.clock;
        let (now, boottime) = (clock.monotonic(), clock.boottime());
        let mut state = self.shared.lock();
        if state.generation != self.generation {
            return None;
        }
        state.heard = true;
        let (step, effects) = state.outbox.step(now, boottime);
        self.shared.publish(state, effects);
        Some(step)
    }

    async fn send(&mut self, entries: Arc<Vec<Entry>>) {
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
        let now = shared.clock.monotonic();
        let timeout = now.saturating_add(shared.request_timeout);
        let request = self.request(encoded.body);
        let answer = shared.exchange.send(Arc::new(request), Over::AnyConnection);
        let result = match self.wait(answer, timeout).await {
            Waited::Output(Ok(answer)) => answer,
            Waited::Output(Err(error)) => return self.settle(count, Some(Err(error))),
            Waited::Late => return self.settle(count, None),
            Waited::Closed => return self.give_up(),
            Waited::Superseded => return,
        };
        // The status settles it, whatever becomes of the body.
        let (head, body) = result.into_parts();
        let body = body.read(ANSWER_BYTES);
        if head.status.is_success() {
            self.settle(count, Some(Ok(Response::from_parts(head, Bytes::new()))));
            if self.bodies_end {
                let rest = shared.clock.monotonic().saturating_add(REST_OF_SUCCESS);
                let waited = self.wait(body, rest.min(timeout)).await;
                self.bodies_end = !matches!(waited, Waited::Late);
            } else {
                // Only the reuse of the connection depends on it, and batches wait.
                self.bodies_end = body.now_or_never().is_some();
            }
            return;
        }
        let body = match self.wait(body, timeout).await {
            Waited::Output(body) => body.unwrap_or_default(),
            Waited::Late | Waited::Closed => Bytes::new(),
            Waited::Superseded => return,
        };
        self.settle(count, Some(Ok(Response::from_parts(head, body))));
    }

    fn request(&self, body: Bytes) -> Request<Bytes> {
        let capture = &self.shared.capture;
        let mut request = Request::new(body);
        *request.method_mut() = Method::POST;
        *request.uri_mut() = capture.url.clone();
        *request.headers_mut() = capture.headers.clone();
        request
    }

    /// Settles the batch of `count` events in flight; `None` stands for no answer in time.
    fn settle(&self, count: usize, result: Option<Result<Response<Bytes>, ExchangeError>>) {
        let clock = &self.shared.clock;
        let verdict = self.printable(judge(result, clock.now()));
        crate::telemetry::log!(debug, target: EVENTS, count, ?verdict, "a batch was sent");
        let now = clock.monotonic();
        self.change(|outbox| outbox.settle(verdict, now, fastrand::f64()));
    }

    fn give_up(&self) {
        self.change(|outbox| {
            let mut effects = Effects::default();
            outbox.give_up(&mut effects);
            effects
        });
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

    /// Waits for `work` until `timeout`, or until the time for everything is over.
    async fn wait<F: Future>(&self, work: F, timeout: Duration) -> Waited<F::Output> {
        let shared = &self.shared;
        let mut work = pin!(work);
        loop {
            let now = shared.clock.monotonic();
            let pause = {
                let mut state = shared.lock();
                state.heard = true;
                if state.generation != self.generation {
                    return Waited::Superseded;
                }
                if timeout <= now {
                    return Waited::Late;
                }
                let closing = state.outbox.closing();
                let until = closing.map_or(timeout, |closing| closing.min(timeout));
                if until <= now {
                    return Waited::Closed;
                }
                let pause = until.saturating_sub(now).min(HEARTBEAT);
                state.outbox.plan(now, pause);
                pause
            };
            let wake = pin!(shared.wake.notified());
            let pause = select(shared.clock.sleep(pause), wake);
            if let Either::Left((output, _)) = select(work.as_mut(), pause).await {
                return Waited::Output(output);
            }
        }
    }

    /// Changes the outbox, unless another sender has taken over.
    fn change(&self, change: impl FnOnce(&mut Outbox) -> Effects) {
        let mut state = self.shared.lock();
        if state.generation != self.generation {
            return;
        }
        let effects = change(&mut state.outbox);
        self.shared.publish(state, effects);
    }

    /// Makes the message of a verdict fit to be shown.
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
                state.not_before = now.saturating_add(AFTER_END);
            }
            if state.abandoned {
                state.outbox.give_up(&mut effects);
            }
        }
        self.shared.publish(state, effects);
        self.shared.end_status();
    }
}

/// How long a sender rests after a panic. What it was about to send is repeated after the waits of
/// failed requests.
const AFTER_PANIC: Duration = Duration::from_secs(1);

/// How long events start no new sender after one could not go on after a panic.
const AFTER_END: Duration = Duration::from_secs(30);

/// The most bytes of an answer that are read. Nothing but a refusal's text and the reuse of the
/// connection depends on them.
const ANSWER_BYTES: usize = 64 * 1024;

/// How long the body of a success is read, whose status has said all.
const REST_OF_SUCCESS: Duration = Duration::from_secs(1);

/// How long the sender waits without a look at the clock, which shows whether the process was
/// stopped meanwhile.
const HEARTBEAT: Duration = Duration::from_secs(30);

/// What a wait of the sender ended with.
enum Waited<T> {
    /// With what it was for.
    Output(T),
    /// It took too long.
    Late,
    /// The time for everything is over.
    Closed,
    /// Another sender has taken over.
    Superseded,
}

/// Sends until there is nothing to send for ever. Begins again after a panic.
pub(super) async fn run(mut guard: SenderGuard) {
    loop {
        match AssertUnwindSafe(guard.work()).catch_unwind().await {
            Ok(finished) => {
                guard.finished = finished;
                return;
            }
            Err(_) => guard.recover(),
        }
        let rest = guard.shared.clock.monotonic().saturating_add(AFTER_PANIC);
        // Without the runtime's timers this panics too, and the events wait for another runtime.
        guard.wait(pending::<()>(), rest).await;
    }
}
