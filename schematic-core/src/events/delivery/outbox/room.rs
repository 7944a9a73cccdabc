//! What comes in, and what must go for it.

use super::super::entry::{Entry, NOT_SEEN, Queued, Tried};
use super::super::notices::Notice;
use super::super::options::Overflow;
use super::super::report::DropReason;
use super::{Effects, NoRoom, Outbox, Pushed, Rest};
use crate::Timestamp;
use crate::events::size::Size;

impl Outbox {
    /// Whether an event of `size` can be pushed.
    #[inline]
    pub(crate) fn has_room(&self, size: Size) -> Result<(), NoRoom> {
        if self.closing.is_some() {
            Err(NoRoom::Closed)
        } else if self.pending() >= self.limits.capacity
            || self.total.heap + size.heap > self.limits.capacity_bytes
        {
            Err(NoRoom::Full)
        } else {
            Ok(())
        }
    }

    /// Appends an event for which there is room.
    #[inline]
    pub(crate) fn push(&mut self, event: Queued, size: Size, taken_at: Timestamp) -> Pushed {
        self.queue.push_back(Entry {
            number: self.next_number,
            taken_at,
            since: NOT_SEEN,
            size,
            tried: Tried::Never,
            event,
        });
        self.next_number += 1;
        self.total += size;
        match self.rest {
            Rest::Other => Pushed::Quietly,
            Rest::Period
                if self.queue.len() < self.batch_size.get()
                    && self.total.json < self.batch_bytes.get() =>
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
        if !self.full_told {
            self.full_told = true;
            effects.notices.push(Notice::Full);
        }
        let mut oldest = Vec::new();
        if self.limits.overflow == Overflow::DropOldest && size.heap <= self.limits.capacity_bytes {
            while self.has_room(size) == Err(NoRoom::Full) {
                let Some(entry) = self.pop_front() else { break };
                oldest.push(entry);
            }
        }
        self.lose(DropReason::QueueFull, oldest, None, &mut effects);
        (self.has_room(size), effects)
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
        self.next_number += 1;
        self.totals.dropped.add(DropReason::Offline, 1);
        Ok(())
    }
}
