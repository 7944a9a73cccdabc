//! The task that sends deliveries.

use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;

use schematic_protocol::Timestamp;
use tokio::sync::Semaphore;
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;

use crate::store::Store;

/// How many deliveries are sent at a time.
const AT_A_TIME: usize = 32;

/// Sends webhook deliveries until `stop`.
///
/// Each webhook receives its deliveries one after the other, in the order in which they occurred. A
/// delivery that is sent again does not hold up the others.
pub(crate) async fn deliver(store: Arc<Store>, stop: CancellationToken) {
    let Some(mut jobs) = store.webhooks.take_jobs() else {
        return;
    };
    let sockets = Arc::new(Semaphore::new(AT_A_TIME));
    let mut lanes = Lanes::default();
    let mut attempts: JoinSet<Outcome> = JoinSet::new();
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
            Some(outcome) = attempts.join_next() => {
                let Ok(outcome) = outcome else { continue };
                if outcome.is_first && let Some(next) = lanes.leave(outcome.number) {
                    attempts.spawn(attempt(next, None));
                }
                if let Some(due) = outcome.again_at {
                    attempts.spawn(attempt(outcome.number, Some(due)));
                }
            }
        }
    }
}

/// The outcome of an attempt.
struct Outcome {
    number: u64,
    is_first: bool,
    again_at: Option<Timestamp>,
}

/// The deliveries that were never sent, by webhook. The first in each lane is being sent.
#[derive(Default)]
struct Lanes {
    waiting: BTreeMap<String, VecDeque<u64>>,
}

impl Lanes {
    /// Puts a delivery at the end of its lane, and returns its number if it can be sent at once.
    fn enter(&mut self, store: &Store, number: u64) -> Option<u64> {
        let delivery = store.webhooks.deliveries.get(number)?;
        let lane = self.waiting.entry(delivery.webhook_id.clone()).or_default();
        lane.push_back(number);
        (lane.len() == 1).then_some(number)
    }

    /// Removes the first delivery of a lane, and returns the next.
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
) -> Outcome {
    if let Some(due) = due {
        store.clock.reaches(due).await;
    }
    // It is never closed.
    let _socket = sockets.acquire().await;
    let again_at = store.webhooks.attempt(number, || store.now()).await;
    store.touch();
    Outcome {
        number,
        is_first: due.is_none(),
        again_at,
    }
}
