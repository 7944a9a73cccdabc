//! The deliveries that are pending or kept.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use schematic_protocol::Timestamp;
use schematic_protocol::webhooks::Action;
use tokio::sync::watch;

use super::delivery::{DeliveryAttempt, DeliveryStatus, WebhookDelivery};

/// How many deliveries may be pending: to be sent, or to be sent again.
pub(super) const MAX_PENDING: usize = 1_000;
/// How many bytes their payloads may have.
const MAX_PENDING_BYTES: usize = 16 << 20;
/// How many deliveries are kept, and how many bytes their payloads may have.
const MAX: usize = 2_000;
const MAX_BYTES: usize = 32 << 20;

/// The pending deliveries and the last of those that ended.
#[derive(Debug, Default)]
pub(crate) struct Deliveries {
    kept: Mutex<Kept>,
    /// Grows whenever something about a delivery changes.
    revision: watch::Sender<u64>,
}

impl Deliveries {
    /// Adds a pending delivery and returns its number. If too many are pending, it is kept as
    /// failed instead and `None` returned.
    pub(super) fn add(
        &self,
        webhook_id: &str,
        action: &Action,
        payload: &str,
        now: Timestamp,
    ) -> Option<u64> {
        let mut kept = self.kept();
        kept.total += 1;
        let number = kept.total;
        let has_room = kept.pending < MAX_PENDING
            && kept.pending_bytes.saturating_add(payload.len()) <= MAX_PENDING_BYTES;
        let delivery = WebhookDelivery {
            id: format!("whev_{number:08}"),
            webhook_id: webhook_id.to_owned(),
            action: action.clone(),
            status: if has_room {
                DeliveryStatus::Pending
            } else {
                DeliveryStatus::Failure
            },
            attempts: Vec::new(),
            next_attempt_at: None,
            given_up: (!has_room).then_some("too many deliveries are pending already"),
            created_at: now,
            updated_at: now,
            payload: payload.into(),
        };
        if has_room {
            kept.pending += 1;
            kept.pending_bytes += payload.len();
        }
        kept.bytes += payload.len();
        kept.entries.push_back((number, Arc::new(delivery)));
        kept.shrink();
        drop(kept);
        self.notify();
        has_room.then_some(number)
    }

    /// Records an attempt. A delivery ends with an attempt that succeeded or has no `next`.
    pub(super) fn attempted(
        &self,
        number: u64,
        attempt: DeliveryAttempt,
        next: Option<Timestamp>,
        now: Timestamp,
    ) -> Option<Arc<WebhookDelivery>> {
        self.change(number, now, |delivery| {
            if attempt.succeeded() {
                delivery.status = DeliveryStatus::Success;
            } else if next.is_none() {
                delivery.status = DeliveryStatus::Failure;
            }
            delivery.next_attempt_at = next.filter(|_| !attempt.succeeded());
            delivery.attempts.push(attempt);
        })
    }

    /// Ends a delivery as failed before its attempts are used up.
    pub(super) fn give_up(&self, number: u64, reason: &'static str, now: Timestamp) {
        self.change(number, now, |delivery| {
            delivery.status = DeliveryStatus::Failure;
            delivery.next_attempt_at = None;
            delivery.given_up = Some(reason);
        });
    }

    pub(crate) fn get(&self, number: u64) -> Option<Arc<WebhookDelivery>> {
        let kept = self.kept();
        let at = kept.position(number)?;
        kept.entries
            .get(at)
            .map(|(_, delivery)| Arc::clone(delivery))
    }

    /// Returns the deliveries that are kept, oldest first.
    pub(crate) fn list(&self) -> Vec<Arc<WebhookDelivery>> {
        self.kept()
            .entries
            .iter()
            .map(|(_, delivery)| Arc::clone(delivery))
            .collect()
    }

    /// Returns how many deliveries there were in all.
    pub(crate) fn total(&self) -> u64 {
        self.kept().total
    }

    /// Waits until at least `count` deliveries match, and returns all that do.
    pub(crate) async fn wait_for(
        &self,
        count: usize,
        mut matches: impl FnMut(&WebhookDelivery) -> bool,
    ) -> Vec<Arc<WebhookDelivery>> {
        let mut revision = self.revision.subscribe();
        loop {
            revision.mark_unchanged();
            let mut found = self.list();
            found.retain(|delivery| matches(delivery));
            // The sender is `self`'s: it outlives this wait.
            if found.len() >= count || revision.changed().await.is_err() {
                return found;
            }
        }
    }

    /// Removes the deliveries that ended.
    pub(crate) fn forget(&self) {
        let mut kept = self.kept();
        kept.entries
            .retain(|(_, delivery)| delivery.status == DeliveryStatus::Pending);
        kept.bytes = kept.pending_bytes;
        drop(kept);
        self.notify();
    }

    /// Removes all deliveries; none of them is sent any more.
    pub(super) fn clear(&self) {
        let mut kept = self.kept();
        *kept = Kept {
            total: kept.total,
            ..Kept::default()
        };
        drop(kept);
        self.notify();
    }

    fn change(
        &self,
        number: u64,
        now: Timestamp,
        change: impl FnOnce(&mut WebhookDelivery),
    ) -> Option<Arc<WebhookDelivery>> {
        let mut kept = self.kept();
        let at = kept.position(number)?;
        let (_, delivery) = kept.entries.get_mut(at)?;
        let was_pending = delivery.status == DeliveryStatus::Pending;
        let changed = Arc::make_mut(delivery);
        change(changed);
        changed.updated_at = now;
        let bytes = changed.payload.len();
        let changed = Arc::clone(delivery);
        if was_pending && changed.status != DeliveryStatus::Pending {
            kept.pending = kept.pending.saturating_sub(1);
            kept.pending_bytes = kept.pending_bytes.saturating_sub(bytes);
        }
        drop(kept);
        self.notify();
        Some(changed)
    }

    fn notify(&self) {
        self.revision.send_modify(|revision| *revision += 1);
    }

    fn kept(&self) -> MutexGuard<'_, Kept> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[derive(Debug, Default)]
struct Kept {
    /// By ascending number.
    entries: VecDeque<(u64, Arc<WebhookDelivery>)>,
    bytes: usize,
    pending: usize,
    pending_bytes: usize,
    total: u64,
}

impl Kept {
    fn position(&self, number: u64) -> Option<usize> {
        self.entries
            .binary_search_by_key(&number, |(number, _)| *number)
            .ok()
    }

    /// Removes the oldest deliveries that ended while there are too many.
    fn shrink(&mut self) {
        while self.entries.len() > MAX || self.bytes > MAX_BYTES {
            let ended = self
                .entries
                .iter()
                .position(|(_, delivery)| delivery.status != DeliveryStatus::Pending);
            let Some((_, gone)) = ended.and_then(|at| self.entries.remove(at)) else {
                return;
            };
            self.bytes = self.bytes.saturating_sub(gone.payload.len());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp::from_millis(0);

    fn add(deliveries: &Deliveries, payload: &str) -> Option<u64> {
        deliveries.add("webh_a", &Action::TestSend, payload, NOW)
    }

    fn answered(code: u16) -> DeliveryAttempt {
        DeliveryAttempt {
            sent_at: NOW,
            response_code: Some(code),
            error: None,
        }
    }

    #[test]
    fn what_waits_is_bounded_and_what_ended_makes_room() {
        let deliveries = Deliveries::default();
        for _ in 0..MAX_PENDING {
            assert!(add(&deliveries, "{}").is_some());
        }
        assert_eq!(add(&deliveries, "{}"), None);
        deliveries.attempted(1, answered(204), None, NOW).unwrap();
        assert!(add(&deliveries, "{}").is_some());

        let deliveries = Deliveries::default();
        let large = "x".repeat(MAX_PENDING_BYTES / 2 + 1);
        assert!(add(&deliveries, &large).is_some());
        assert_eq!(add(&deliveries, &large), None);
    }

    #[test]
    fn only_what_ended_is_forgotten() {
        let deliveries = Deliveries::default();
        let waiting = add(&deliveries, "{}").unwrap();
        for _ in 0..MAX + 100 {
            let number = add(&deliveries, "{}").unwrap();
            deliveries.attempted(number, answered(500), None, NOW);
        }
        assert_eq!(deliveries.list().len(), MAX);
        assert!(deliveries.get(waiting).is_some());
        deliveries.forget();
        assert_eq!(deliveries.list().len(), 1);
        let kept = deliveries.kept();
        assert_eq!((kept.bytes, kept.pending), (2, 1));
    }
}
