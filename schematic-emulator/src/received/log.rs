//! A bounded log whose entries can be awaited.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::watch;

/// A ring buffer of the latest entries, bounded by number and by bytes, whose entries can be
/// awaited.
#[derive(Debug)]
pub(crate) struct Log<T> {
    ring: Mutex<Ring<T>>,
    /// How many entries there ever were.
    total: watch::Sender<u64>,
}

impl<T> Log<T> {
    pub(crate) fn new(max_entries: usize, max_bytes: usize) -> Self {
        Self {
            ring: Mutex::new(Ring {
                entries: VecDeque::new(),
                bytes: 0,
                gone: 0,
                max_entries,
                max_bytes,
            }),
            total: watch::Sender::new(0),
        }
    }

    /// Appends `entry`, which takes about `bytes`, and removes the oldest entries that no longer
    /// fit.
    pub(crate) fn push(&self, entry: Arc<T>, bytes: usize) {
        let mut ring = self.ring();
        ring.entries.push_back((bytes, entry));
        ring.bytes = ring.bytes.saturating_add(bytes);
        while ring.entries.len() > ring.max_entries || ring.bytes > ring.max_bytes {
            let Some((bytes, _)) = ring.entries.pop_front() else {
                break;
            };
            ring.bytes = ring.bytes.saturating_sub(bytes);
            ring.gone += 1;
        }
        // Sent under the lock, so that a receiver that wakes up finds the entry.
        self.total.send_modify(|total| *total += 1);
    }

    /// Returns the entries that are kept, oldest first.
    pub(crate) fn entries(&self) -> Vec<Arc<T>> {
        self.ring()
            .entries
            .iter()
            .map(|(_, entry)| Arc::clone(entry))
            .collect()
    }

    /// How many entries there ever were.
    pub(crate) fn total(&self) -> u64 {
        *self.total.borrow()
    }

    /// Waits until at least `count` entries match, kept ones and new ones, and returns those that
    /// do.
    pub(crate) async fn wait_for(
        &self,
        count: usize,
        mut matches: impl FnMut(&T) -> bool,
    ) -> Vec<Arc<T>> {
        let mut total = self.total.subscribe();
        let mut found = Vec::new();
        let mut next = 0;
        loop {
            total.mark_unchanged();
            // Each entry is looked at once, and not under the lock.
            let new: Vec<Arc<T>> = {
                let ring = self.ring();
                let known = usize::try_from(next.max(ring.gone) - ring.gone).unwrap_or(usize::MAX);
                next = ring.gone + u64::try_from(ring.entries.len()).unwrap_or_default();
                ring.entries
                    .iter()
                    .skip(known)
                    .map(|(_, entry)| Arc::clone(entry))
                    .collect()
            };
            found.extend(new.into_iter().filter(|entry| matches(entry)));
            if found.len() >= count {
                return found;
            }
            // The sender is `self`'s: it outlives this wait.
            if total.changed().await.is_err() {
                return found;
            }
        }
    }

    pub(crate) fn clear(&self) {
        let mut ring = self.ring();
        ring.gone += u64::try_from(ring.entries.len()).unwrap_or_default();
        ring.entries.clear();
        ring.bytes = 0;
    }

    fn ring(&self) -> MutexGuard<'_, Ring<T>> {
        self.ring.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[derive(Debug)]
struct Ring<T> {
    entries: VecDeque<(usize, Arc<T>)>,
    bytes: usize,
    /// How many entries were removed, which is the number of the first that is kept.
    gone: u64,
    max_entries: usize,
    max_bytes: usize,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_oldest_go_when_number_or_bytes_run_out() {
        let log = Log::new(3, 100);
        for number in 0..5 {
            log.push(Arc::new(number), 10);
        }
        assert_eq!(
            log.entries().iter().map(|n| **n).collect::<Vec<_>>(),
            [2, 3, 4]
        );
        log.push(Arc::new(5), 85);
        assert_eq!(
            log.entries().iter().map(|n| **n).collect::<Vec<_>>(),
            [4, 5]
        );
        log.push(Arc::new(6), 1_000);
        assert!(
            log.entries().is_empty(),
            "an entry above the bound is not kept"
        );
        assert_eq!(log.total(), 7);
    }

    #[tokio::test]
    async fn a_wait_ends_with_the_entry_it_waited_for() {
        let log = Arc::new(Log::new(10, 1_000));
        let waiting = tokio::spawn({
            let log = Arc::clone(&log);
            async move { log.wait_for(2, |number| number % 2 == 0).await.len() }
        });
        for number in 1..=4 {
            log.push(Arc::new(number), 1);
            tokio::task::yield_now().await;
        }
        assert_eq!(waiting.await.unwrap(), 2);
        log.clear();
        assert!(log.wait_for(0, |_| true).await.is_empty());
        log.push(Arc::new(8), 1);
        assert_eq!(log.wait_for(1, |_| true).await.len(), 1);
    }
}
