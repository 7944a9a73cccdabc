use std::time::Duration;

use crate::Keys;
use crate::store::{EntityKind, EntityStore, StaleSlot};

/// How often a batch of requests goes out.
const PERIOD: Duration = Duration::from_millis(100);

/// What one request costs of a credit.
const COST: u64 = 1_000;

/// Asks again, at a bounded rate, for what was known before the connection was lost. What was used
/// last comes first.
#[derive(Debug)]
pub(super) struct Refresh {
    /// The next one stands at the end.
    slots: Vec<StaleSlot>,
    per_second: u32,
    /// What may be spent on requests now.
    credit: u64,
    period_ends: Duration,
}

impl Refresh {
    pub(super) fn new(per_second: u32) -> Self {
        Self {
            slots: Vec::new(),
            per_second: per_second.max(1),
            credit: 0,
            period_ends: Duration::ZERO,
        }
    }

    pub(super) fn begin(&mut self, slots: Vec<StaleSlot>, now: Duration) {
        self.slots = slots;
        // Many connections in a row are no way around the rate.
        if self.period_ends <= now {
            self.begin_period(now);
        }
    }

    pub(super) fn clear(&mut self) {
        self.slots = Vec::new();
    }

    pub(super) fn wakes_at(&self) -> Option<Duration> {
        if self.slots.is_empty() {
            return None;
        }
        let missing = COST.saturating_sub(self.credit).div_ceil(self.per_period());
        let periods = u32::try_from(missing.max(1)).unwrap_or(u32::MAX);
        Some(self.period_ends + PERIOD.saturating_mul(periods - 1))
    }

    /// Returns what to request now.
    pub(super) fn next(
        &mut self,
        entities: &EntityStore,
        now: Duration,
    ) -> Option<(EntityKind, Keys)> {
        if self.period_ends <= now {
            self.begin_period(now);
        }
        while self.credit >= COST {
            let slot = self.slots.pop()?;
            // It may have been received, or gone, in the meantime.
            if let Some(request) = entities.stale_request(slot)
                && !request.1.is_empty()
            {
                self.credit -= COST;
                return Some(request);
            }
        }
        None
    }

    /// Gives what the time since the last period is worth, but for a long one no more than for
    /// one: what was not sent then is not sent all at once.
    fn begin_period(&mut self, now: Duration) {
        let since = now.saturating_sub(self.period_ends).saturating_add(PERIOD);
        let periods = u64::try_from(since.as_millis() / PERIOD.as_millis()).unwrap_or(u64::MAX);
        let most = self.per_period().max(COST);
        let earned = self.per_period().saturating_mul(periods);
        self.credit = self.credit.saturating_add(earned).min(most);
        self.period_ends = now.saturating_add(PERIOD);
    }

    /// Returns what a period is worth.
    fn per_period(&self) -> u64 {
        u64::from(self.per_second) * 100
    }
}
