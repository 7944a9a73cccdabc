use std::time::Duration;

use super::super::protocol::EntityKind;
use super::super::store::{EntityStore, StaleSlot};
use crate::Keys;

/// How often a batch of requests goes out.
const PERIOD: Duration = Duration::from_millis(100);

/// Asks again, at a bounded rate, for what was known before the connection was lost. What was used
/// last comes first.
#[derive(Debug)]
pub(super) struct Refresh {
    /// The next one stands at the end.
    slots: Vec<StaleSlot>,
    per_period: u32,
    left_in_period: u32,
    period_ends: Duration,
}

impl Refresh {
    pub(super) fn new(per_second: u32) -> Self {
        Self {
            slots: Vec::new(),
            per_period: per_second.div_ceil(10).max(1),
            left_in_period: 0,
            period_ends: Duration::ZERO,
        }
    }

    pub(super) fn begin(&mut self, slots: Vec<StaleSlot>, now: Duration) {
        self.slots = slots;
        self.left_in_period = self.per_period;
        self.period_ends = now + PERIOD;
    }

    pub(super) fn clear(&mut self) {
        self.slots = Vec::new();
    }

    pub(super) fn wakes_at(&self) -> Option<Duration> {
        (!self.slots.is_empty()).then_some(self.period_ends)
    }

    /// What to ask for now.
    pub(super) fn next(
        &mut self,
        entities: &EntityStore,
        now: Duration,
    ) -> Option<(EntityKind, Keys)> {
        if self.period_ends <= now {
            self.left_in_period = self.per_period;
            self.period_ends = now + PERIOD;
        }
        while self.left_in_period > 0 {
            let slot = self.slots.pop()?;
            // It may have been told, or gone, in the meantime.
            if let Some(request) = entities.stale_request(slot)
                && !request.1.is_empty()
            {
                self.left_in_period -= 1;
                return Some(request);
            }
        }
        None
    }
}
