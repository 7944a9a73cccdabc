//! Where events are kept until they are settled.

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Duration;

use crate::Timestamp;
use crate::events::delivery::entry::{Entry, NOT_SEEN, Queued, Tried};
use crate::events::size::Size;

/// The events of a queue in their order, and the batch of them that is being sent.
///
/// Events come in at the back and leave from the front. A batch stays until it is acknowledged, or
/// is put back in front.
#[derive(Debug, Default)]
pub(super) struct Backlog {
    entries: VecDeque<Entry>,
    in_flight: Option<InFlight>,
    /// Of all entries, those in flight included.
    total: Size,
    next_number: u64,
}

#[derive(Debug)]
struct InFlight {
    entries: Arc<Vec<Entry>>,
    /// How many of the entries, at the front, had been in a request before.
    tried_before: usize,
}

impl Backlog {
    /// Appends an event.
    #[inline]
    pub(super) fn push(&mut self, event: Queued, size: Size, taken_at: Timestamp) {
        self.entries.push_back(Entry {
            number: self.next_number,
            taken_at,
            since: NOT_SEEN,
            tried: Tried::Never,
            event,
        });
        self.next_number += 1;
        self.total += size;
    }

    /// Uses up the number of an event that is not kept.
    pub(super) fn skip_number(&mut self) {
        self.next_number += 1;
    }

    /// Returns the number that the next event gets, which is how many there have been.
    pub(super) fn next_number(&self) -> u64 {
        self.next_number
    }

    /// Returns how many events there are, those in flight included.
    #[inline]
    pub(super) fn len(&self) -> usize {
        self.waiting() + self.in_flight()
    }

    /// Returns how many events wait.
    #[inline]
    pub(super) fn waiting(&self) -> usize {
        self.entries.len()
    }

    /// Returns how many events are in flight.
    #[inline]
    pub(super) fn in_flight(&self) -> usize {
        self.in_flight
            .as_ref()
            .map_or(0, |batch| batch.entries.len())
    }

    /// Returns what all events take, those in flight included.
    #[inline]
    pub(super) fn total(&self) -> Size {
        self.total
    }

    /// Returns what the events in flight take.
    pub(super) fn size_in_flight(&self) -> Size {
        self.in_flight
            .as_ref()
            .map_or_else(Size::default, |batch| sum(&batch.entries))
    }

    /// Returns the oldest event that waits.
    pub(super) fn front(&self) -> Option<&Entry> {
        self.entries.front()
    }

    /// Notes that the sender has seen, at `awake`, all events that wait.
    pub(super) fn mark_seen(&mut self, awake: Duration) {
        for entry in self.entries.iter_mut().rev() {
            if entry.since != NOT_SEEN {
                break;
            }
            entry.since = awake;
        }
    }

    /// Takes up to `limit` events from the front, to be sent at `boottime`.
    pub(super) fn take_front(&mut self, limit: usize, boottime: Duration) -> Arc<Vec<Entry>> {
        self.put_back();
        let count = limit.min(self.entries.len());
        let mut entries: Vec<_> = self.entries.drain(..count).collect();
        let is_new = |entry: &Entry| !matches!(entry.tried, Tried::Since(_));
        let tried_before = entries.iter().position(is_new).unwrap_or(entries.len());
        for entry in entries.iter_mut().skip(tried_before) {
            entry.tried = Tried::Since(boottime);
        }
        let entries = Arc::new(entries);
        self.in_flight = Some(InFlight {
            entries: Arc::clone(&entries),
            tried_before,
        });
        entries
    }

    /// Puts the events in flight back in front, which capture may have taken.
    pub(super) fn put_back(&mut self) {
        if let Some(batch) = self.in_flight.take() {
            self.put_in_front(Arc::unwrap_or_clone(batch.entries));
        }
    }

    /// Puts the events in flight back in front, none of which capture took.
    pub(super) fn put_back_refused(&mut self) {
        self.put_back_from(0);
    }

    /// Puts all but the first `sent` events in flight back in front, since these were not sent.
    pub(super) fn put_back_from(&mut self, sent: usize) {
        let Some(batch) = self.in_flight.take() else {
            return;
        };
        let mut entries = Arc::unwrap_or_clone(batch.entries);
        let mut unsent = entries.split_off(sent.min(entries.len()));
        let tried_before = batch.tried_before.saturating_sub(sent);
        for entry in unsent.iter_mut().skip(tried_before) {
            entry.tried = Tried::InVain;
        }
        self.put_in_front(unsent);
        self.in_flight = (sent > 0).then(|| InFlight {
            entries: Arc::new(entries),
            tried_before: batch.tried_before,
        });
    }

    /// Removes the events in flight, which are settled.
    pub(super) fn ack(&mut self) -> Arc<Vec<Entry>> {
        let entries = self.in_flight.take().map(|batch| batch.entries);
        let entries = entries.unwrap_or_default();
        self.total -= sum(&entries);
        entries
    }

    /// Removes the oldest event that waits.
    pub(super) fn evict(&mut self) -> Option<Entry> {
        let entry = self.entries.pop_front()?;
        self.total -= entry.size();
        Some(entry)
    }

    /// Removes all events.
    pub(super) fn evict_all(&mut self) -> Vec<Entry> {
        self.put_back();
        self.total = Size::default();
        std::mem::take(&mut self.entries).into()
    }

    fn put_in_front(&mut self, entries: Vec<Entry>) {
        for entry in entries.into_iter().rev() {
            self.entries.push_front(entry);
        }
    }
}

fn sum(entries: &[Entry]) -> Size {
    entries.iter().map(Entry::size).sum()
}
