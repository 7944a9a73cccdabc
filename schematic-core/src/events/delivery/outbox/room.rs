//! What comes in, and what must go for it.

use super::{NoRoom, Outbox, Pushed, Rest};
use crate::Timestamp;
use crate::events::delivery::effects::{Effects, Notice};
use crate::events::delivery::entry::Queued;
use crate::events::delivery::options::Overflow;
use crate::events::delivery::report::DropReason;
use crate::events::size::Size;

impl Outbox {
    /// Returns an error if an event of `size` cannot be pushed.
    #[inline]
    pub(crate) fn has_room(&self, size: Size) -> Result<(), NoRoom> {
        if self.closing.is_some() {
            Err(NoRoom::Closed)
        } else if self.pending() >= self.limits.capacity
            || self.backlog.total().heap + size.heap > self.limits.capacity_bytes
        {
            Err(NoRoom::Full)
        } else {
            Ok(())
        }
    }

    /// Appends an event for which there is room.
    #[inline]
    pub(crate) fn push(&mut self, event: Queued, size: Size, taken_at: Timestamp) -> Pushed {
        self.backlog.push(event, size, taken_at);
        match self.rest {
            Rest::Other => Pushed::Quietly,
            Rest::Period
                if self.backlog.waiting() < self.batch_size.get()
                    && self.backlog.total().json < self.batch_bytes.get() =>
            {
                Pushed::Quietly
            }
            Rest::Idle | Rest::Period => {
                self.rest = Rest::Other;
                Pushed::Wake
            }
        }
    }

    /// Makes room for an event of `size` if that is how a full queue is configured.
    pub(crate) fn make_room(&mut self, size: Size) -> (Result<(), NoRoom>, Effects) {
        let mut effects = Effects::default();
        if !self.warned_full {
            self.warned_full = true;
            effects.notices.push(Notice::Full);
        }
        let mut oldest = Vec::new();
        if self.limits.overflow == Overflow::DropOldest && self.fits_beside_batch(size) {
            while self.has_room(size) == Err(NoRoom::Full) {
                let Some(entry) = self.evict() else { break };
                oldest.push(entry);
            }
        }
        self.lose(DropReason::QueueFull, oldest, None, &mut effects);
        (self.has_room(size), effects)
    }

    /// Returns whether there would be room for an event of `size` if no event waited. What is in
    /// flight cannot make room.
    fn fits_beside_batch(&self, size: Size) -> bool {
        let in_flight = self.backlog.size_in_flight().heap;
        self.backlog.in_flight() < self.limits.capacity
            && in_flight + size.heap <= self.limits.capacity_bytes
    }

    /// Notes an event that was not taken.
    pub(crate) fn count_refused(&mut self) {
        self.totals.refused += 1;
    }

    /// Notes an event that is taken and thrown away, as an offline client does.
    pub(crate) fn count_offline(&mut self) -> Result<(), NoRoom> {
        if self.closing.is_some() {
            return Err(NoRoom::Closed);
        }
        self.backlog.skip_number();
        self.totals.dropped.add(DropReason::Offline, 1);
        Ok(())
    }
}
