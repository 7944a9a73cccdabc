//! Asking the replicator how it is.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use futures_util::future::select;
use http::header::{ACCEPT, ACCEPT_ENCODING, USER_AGENT};
use http::{HeaderValue, Request, Uri};
use schematic_protocol::stored::Readiness;

use super::state::ReplicatorState;
use crate::backoff::scale;
use crate::clock::{Elapsed, within};
use crate::sync::Mutex;
use crate::transport::{Exchange, IDENTITY, Over};

/// How many bytes of an answer are read.
const MAX_BODY: usize = 64 * 1024;

/// The waits after failures in a row, before the usual interval.
const AFTER_FAILURES: [Duration; 3] = [
    Duration::from_secs(1),
    Duration::from_secs(2),
    Duration::from_secs(5),
];

/// The shortest wait before a poll that a check asks for.
const ON_DEMAND: Duration = Duration::from_secs(1);

/// The health URL of a replicator, and how it is asked.
pub(super) struct Health {
    pub(super) exchange: Arc<dyn Exchange>,
    pub(super) url: Uri,
    pub(super) interval: Duration,
    pub(super) timeout: Duration,
    pub(super) random: Mutex<fastrand::Rng>,
}

impl Health {
    /// Asks at once, and again from time to time. Never returns.
    pub(super) async fn poll(&self, state: &ReplicatorState) {
        let mut failures = 0;
        loop {
            // The wall clock may have been set.
            state.wall_offset.measure(&*state.clock);
            let ask = within(&*state.clock, self.timeout, self.ask());
            let answer = ask
                .await
                .unwrap_or_else(|Elapsed| Err(format!("no answer came within {:?}", self.timeout)));
            let is_known = match answer {
                Ok(readiness) => state.answered(&readiness),
                Err(error) => {
                    state.unanswered(error);
                    false
                }
            };
            failures = if is_known { 0 } else { failures + 1 };
            self.pause(state, self.wait(failures)).await;
        }
    }

    /// Waits, but no longer than a second if a check needs the version.
    async fn pause(&self, state: &ReplicatorState, wait: Duration) {
        let first = wait.min(ON_DEMAND);
        state.clock.sleep(first).await;
        let rest = wait.saturating_sub(first);
        if rest.is_zero() {
            return;
        }
        let sleep = state.clock.sleep(rest);
        if state.cache.has_version() {
            sleep.await;
            return;
        }
        let demand = std::pin::pin!(state.cache.wants_version.notified());
        select(sleep, demand).await;
    }

    fn wait(&self, failures: usize) -> Duration {
        let part = 0.1f64.mul_add(-self.random.lock().f64(), 1.0);
        let usual = scale(self.interval, part);
        let sooner = AFTER_FAILURES.get(failures.wrapping_sub(1));
        sooner.map_or(usual, |sooner| usual.min(*sooner))
    }

    async fn ask(&self) -> Result<Readiness, String> {
        const AGENT: &str = concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION"));
        // Without the API key: a replicator need not be Schematic's own.
        let request = Request::get(self.url.clone())
            .header(USER_AGENT, AGENT)
            .header(ACCEPT, HeaderValue::from_static("application/json, */*"))
            .header(ACCEPT_ENCODING, IDENTITY)
            .body(Bytes::new())
            .map_err(|error| error.to_string())?;
        let sent = self
            .exchange
            .send(Arc::new(request), Over::AnyConnection)
            .await;
        let answer = sent.map_err(|error| error.message())?;
        let status = answer.status();
        // One that is loading says so with 503, and names its version.
        let body = answer.into_body().read(MAX_BODY).await;
        let body = body.map_err(|error| error.message())?;
        let read = Readiness::read(&body);
        let unreadable = || format!("{status} with a body that no replicator sends");
        let mut readiness = read.map_err(|_| unreadable())?;
        if !status.is_success() {
            if readiness.cache_version.is_none() {
                return Err(unreadable());
            }
            readiness.ready = false;
        }
        Ok(readiness)
    }
}
