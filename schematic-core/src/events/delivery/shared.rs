//! What the handle of a queue and its sender have in common.

use std::fmt;
use std::sync::{Arc, MutexGuard};
use std::time::Duration;

use http::header::{ACCEPT, CONTENT_TYPE};
use http::{HeaderMap, HeaderValue, Uri};
use tokio::sync::Notify;

use super::effects::Effects;
use super::key;
use super::notices::{Lane, Notices};
use super::options::EventOptions;
use super::outbox::Outbox;
use crate::clock::Clock;
use crate::secret::Secret;
use crate::sync::Mutex;
use crate::task_runtime::TaskRuntime;
use crate::transport::Exchange;

/// The destination of events.
#[derive(Debug)]
pub(crate) struct Capture {
    /// The address of `/batch`.
    pub(crate) url: Uri,
    /// The headers of every request, the API key among them; those of JSON are added.
    pub(crate) headers: HeaderMap,
    /// The API key as every event carries it.
    pub(crate) api_key: Secret,
    /// Nothing is sent: events are counted and dropped.
    pub(crate) offline: bool,
}

/// The state of a queue, its settings, and what it sends with.
pub(super) struct Shared {
    state: Mutex<State>,
    /// Wakes the sender.
    pub(super) wake: Notify,
    /// Wakes callers that wait for room, or for events to be settled.
    pub(super) progress: Notify,
    pub(super) exchange: Arc<dyn Exchange>,
    pub(super) runtime: TaskRuntime,
    pub(super) clock: Arc<dyn Clock>,
    pub(super) capture: Capture,
    pub(super) key_base: u128,
    pub(super) notices: Notices,
    pub(super) request_timeout: Duration,
    pub(super) drain_timeout: Duration,
    pub(super) batch_bytes: usize,
    pub(super) capacity_bytes: usize,
}

/// The part of [`Shared`] that changes.
#[derive(Debug)]
pub(super) struct State {
    pub(super) outbox: Outbox,
    /// The number of the sender that may act; earlier ones end when they notice.
    pub(super) generation: u64,
    pub(super) running: bool,
    /// Whether the sender has looked around since it was last poked.
    pub(super) heard: bool,
    /// No new sender before this time, since the last one panicked.
    pub(super) not_before: Duration,
    /// No handle is left that could start another sender.
    pub(super) abandoned: bool,
    /// How many publish at the moment what became of events.
    publishing: u32,
    /// Whether the streams of status events are to end once those have published.
    ending: bool,
}

impl Shared {
    pub(super) fn new(
        options: EventOptions,
        mut capture: Capture,
        exchange: Arc<dyn Exchange>,
        runtime: TaskRuntime,
        clock: Arc<dyn Clock>,
        lane: Lane,
    ) -> Self {
        for name in [ACCEPT, CONTENT_TYPE] {
            let json = HeaderValue::from_static("application/json");
            capture.headers.entry(name).or_insert(json);
        }
        let key_base = key::draw_base();
        Self {
            state: Mutex::new(State {
                outbox: Outbox::new(&options),
                generation: 0,
                running: false,
                heard: true,
                not_before: Duration::ZERO,
                abandoned: false,
                publishing: 0,
                ending: false,
            }),
            wake: Notify::new(),
            progress: Notify::new(),
            exchange,
            runtime,
            clock,
            capture,
            key_base,
            request_timeout: options.request_timeout,
            drain_timeout: options.drain_timeout,
            batch_bytes: options.batch_bytes,
            capacity_bytes: options.capacity_bytes,
            notices: Notices::new(key_base, options.on_drop, lane),
        }
    }

    #[inline]
    pub(super) fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock()
    }

    /// Unlocks the state and publishes what a change of it led to. The streams of status events do
    /// not end meanwhile.
    pub(super) fn publish(&self, mut state: MutexGuard<'_, State>, effects: Effects) {
        state.publishing += 1;
        drop(state);
        let _publishing = Publishing(self);
        // Before the hooks run, so that callers do not wait for those.
        self.progress.notify_waiters();
        self.notices.publish(effects);
    }

    /// Ends the streams of status events if nothing is left, and nothing will come any more.
    pub(super) fn end_status(&self) {
        let is_over = {
            let mut state = self.lock();
            let outbox = &state.outbox;
            // A sender that runs may still have to say what became of the last events.
            let is_over = !state.running && outbox.closing().is_some() && outbox.pending() == 0;
            // So may another caller, which ends them then.
            state.ending = is_over && state.publishing > 0;
            is_over && !state.ending
        };
        if is_over {
            self.notices.end();
        }
    }

    /// Drops and reports what is left, since nothing will send it.
    pub(super) fn give_up(&self) {
        let mut effects = Effects::default();
        let mut state = self.lock();
        state.outbox.give_up(&mut effects);
        self.publish(state, effects);
    }
}

/// A caller that publishes. The last ends the streams of status events if they waited for it.
struct Publishing<'a>(&'a Shared);

impl Drop for Publishing<'_> {
    fn drop(&mut self) {
        let is_last = {
            let mut state = self.0.lock();
            state.publishing -= 1;
            state.publishing == 0 && state.ending
        };
        if is_last {
            self.0.end_status();
        }
    }
}

impl fmt::Debug for Shared {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Shared").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;
    use std::sync::Weak;

    use bytes::Bytes;

    use super::*;
    use crate::clock::ManualClock;
    use crate::events::delivery::effects::Loss;
    use crate::events::delivery::report::DropReason;
    use crate::status::StatusSender;
    use crate::transport::ServiceExchange;

    #[tokio::test]
    async fn status_events_end_after_the_last_loss() {
        let status = StatusSender::new();
        let mut events = status.subscribe();
        let capture = Capture {
            url: Uri::from_static("http://capture/batch"),
            headers: HeaderMap::new(),
            api_key: Secret::new("sch_test"),
            offline: false,
        };
        let transport = tower::service_fn(async |_| {
            Ok::<_, Infallible>(http::Response::new(http_body_util::Empty::<Bytes>::new()))
        });
        let shared = Arc::new_cyclic(|shared: &Weak<Shared>| {
            let shared = Weak::clone(shared);
            // Another shutdown ends while the first loss is published.
            let options = EventOptions::new().on_drop(move |_| {
                if let Some(shared) = shared.upgrade() {
                    shared.end_status();
                }
            });
            Shared::new(
                options,
                capture,
                Arc::new(ServiceExchange::new(transport, 1024)),
                TaskRuntime::default(),
                Arc::new(ManualClock::default()),
                Lane::Usage(status),
            )
        });
        let loss = |reason| Loss {
            reason,
            status: None,
            message: None,
            entries: Vec::new(),
        };
        let effects = Effects {
            dropped: vec![loss(DropReason::Expired), loss(DropReason::ShutDown)],
            ..Effects::default()
        };
        shared.lock().outbox.close(Duration::ZERO);
        shared.publish(shared.lock(), effects);
        let all = async {
            let mut count = 0;
            while events.next().await.is_some() {
                count += 1;
            }
            count
        };
        let count = tokio::time::timeout(Duration::from_secs(60), all).await;
        assert_eq!(count, Ok(2));
    }
}
