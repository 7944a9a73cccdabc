//! The task that sends deliveries.

use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;
use std::time::Duration;

use schematic_core::Timestamp;
use tokio::sync::Semaphore;
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;

use super::delivery::DeliveryAttempt;
use crate::store::Store;

/// How often a delivery is sent at most.
const ATTEMPTS: usize = 6;
/// About how long the first retry waits; each one waits twice as long as the one before.
const FIRST_WAIT: Duration = Duration::from_secs(1);
/// How many are sent at a time.
const AT_A_TIME: usize = 32;

/// Sends what is to be told until `stop`.
///
/// Each webhook is told things one after the other, in the order in which they happened. What has to
/// be sent again does not hold up the rest.
pub(crate) async fn dispatch(store: Arc<Store>, stop: CancellationToken) {
    let Some(mut jobs) = store.webhooks.take_jobs() else {
        return;
    };
    let sockets = Arc::new(Semaphore::new(AT_A_TIME));
    let mut lanes = Lanes::default();
    let mut attempts: JoinSet<Tried> = JoinSet::new();
    let attempt = |number: u64, due: Option<Timestamp>| {
        let (store, sockets) = (Arc::clone(&store), Arc::clone(&sockets));
        attempt(store, sockets, number, due)
    };
    loop {
        tokio::select! {
            () = stop.cancelled() => return,
            job = jobs.recv() => {
                let Some(number) = job else { return };
                if let Some(first) = lanes.enter(&store, number) {
                    attempts.spawn(attempt(first, None));
                }
            }
            Some(tried) = attempts.join_next() => {
                let Ok(tried) = tried else { continue };
                if tried.is_first && let Some(next) = lanes.leave(tried.number) {
                    attempts.spawn(attempt(next, None));
                }
                if let Some(due) = tried.again_at {
                    attempts.spawn(attempt(tried.number, Some(due)));
                }
            }
        }
    }
}

/// What came of an attempt.
struct Tried {
    number: u64,
    is_first: bool,
    again_at: Option<Timestamp>,
}

/// The deliveries that were never sent, by webhook. The first in each lane is on its way.
#[derive(Default)]
struct Lanes {
    waiting: BTreeMap<String, VecDeque<u64>>,
}

impl Lanes {
    /// Puts a delivery at the end of its lane, and gives it back if it can go at once.
    fn enter(&mut self, store: &Store, number: u64) -> Option<u64> {
        let delivery = store.webhooks.deliveries.get(number)?;
        let lane = self.waiting.entry(delivery.webhook_id.clone()).or_default();
        lane.push_back(number);
        (lane.len() == 1).then_some(number)
    }

    /// Takes away the first in its lane, and gives the one that comes after it.
    fn leave(&mut self, number: u64) -> Option<u64> {
        let webhook = self
            .waiting
            .iter()
            .find(|(_, lane)| lane.front() == Some(&number))
            .map(|(webhook, _)| webhook.clone())?;
        let lane = self.waiting.get_mut(&webhook)?;
        lane.pop_front();
        let next = lane.front().copied();
        if next.is_none() {
            self.waiting.remove(&webhook);
        }
        next
    }
}

async fn attempt(
    store: Arc<Store>,
    sockets: Arc<Semaphore>,
    number: u64,
    due: Option<Timestamp>,
) -> Tried {
    if let Some(due) = due {
        store.clock.reaches(due).await;
    }
    // It is never closed.
    let _socket = sockets.acquire().await;
    let again_at = try_once(&store, number).await;
    store.touch();
    Tried {
        number,
        is_first: due.is_none(),
        again_at,
    }
}

/// Sends a delivery once; the answer is when it has to be sent again, if it has.
async fn try_once(store: &Store, number: u64) -> Option<Timestamp> {
    let webhooks = &store.webhooks;
    let Some(target) = webhooks.target(number) else {
        webhooks
            .deliveries
            .give_up(number, "the webhook was deleted", store.now());
        return None;
    };
    if !target.active {
        webhooks
            .deliveries
            .give_up(number, "the webhook is inactive", store.now());
        return None;
    }
    let attempt = webhooks.client.attempt(&target, || store.now()).await;
    let now = store.now();
    let failed = target.delivery.attempts.len() + 1;
    let again_at = again_at(&attempt, failed, now);
    let succeeded = attempt.succeeded();
    webhooks
        .deliveries
        .attempted(number, attempt, again_at, now)?;
    if again_at.is_none() {
        webhooks.ended(&target.delivery.webhook_id, succeeded, now);
    }
    again_at
}

fn again_at(attempt: &DeliveryAttempt, attempts: usize, now: Timestamp) -> Option<Timestamp> {
    if attempt.succeeded() || attempts >= ATTEMPTS {
        return None;
    }
    let wait = wait(attempts, fastrand::f64());
    let wait = i64::try_from(wait.as_millis()).unwrap_or(i64::MAX);
    Some(Timestamp::from_millis(now.as_millis().saturating_add(wait)))
}

/// How long to wait after so many attempts: between half of what the doubling gives and all of it,
/// as `chance` from 0 to 1 has it.
fn wait(attempts: usize, chance: f64) -> Duration {
    let doublings = u32::try_from(attempts.saturating_sub(1)).unwrap_or(u32::MAX);
    let whole = FIRST_WAIT.saturating_mul(2_u32.saturating_pow(doublings));
    whole.mul_f64(0.5 + chance.clamp(0.0, 1.0) / 2.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_double_and_are_spread() {
        let seconds = |chance| {
            let waits: Vec<f64> = (1..ATTEMPTS)
                .map(|attempts| wait(attempts, chance).as_secs_f64())
                .collect();
            waits
        };
        assert_eq!(seconds(1.0), [1.0, 2.0, 4.0, 8.0, 16.0]);
        assert_eq!(seconds(0.0), [0.5, 1.0, 2.0, 4.0, 8.0]);
    }
}
