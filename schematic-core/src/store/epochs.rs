//! Which entities may have changed while there was no connection.

use std::collections::BTreeMap;
use std::time::Duration;

/// The entities by the connection on which they were received.
///
/// A server does not send later what changes while a client is not connected. So an entity that was
/// received on an earlier connection is stale until it is received again.
#[derive(Debug, Default)]
pub(crate) struct Epochs {
    present: u32,
    /// Of each epoch that had entities when the present one began, and of that.
    members: BTreeMap<u32, Members>,
}

impl Epochs {
    pub(crate) fn present(&self) -> u32 {
        self.present
    }

    /// Returns whether the present epoch goes on: what is received in it is kept up to date.
    pub(crate) fn is_open(&self) -> bool {
        let members = self.members.get(&self.present);
        members.is_some_and(|members| members.ended.is_none())
    }

    /// Begins another epoch, and returns it.
    pub(crate) fn begin(&mut self, now: Duration) -> u32 {
        self.end(now);
        self.members.retain(|_, members| members.count > 0);
        self.present += 1;
        self.members.insert(self.present, Members::default());
        self.present
    }

    /// Ends the present epoch: nothing more will be received in it.
    pub(crate) fn end(&mut self, now: Duration) {
        if let Some(members) = self.members.get_mut(&self.present) {
            members.ended.get_or_insert(now);
        }
    }

    pub(crate) fn add(&mut self, epoch: u32) {
        self.members.entry(epoch).or_default().count += 1;
    }

    pub(crate) fn remove(&mut self, epoch: u32) {
        // An epoch without entities stays until the next one begins: an entity whose id changes is
        // removed and added again.
        if let Some(members) = self.members.get_mut(&epoch) {
            members.count = members.count.saturating_sub(1);
        }
    }

    /// Returns how many entities are stale.
    pub(crate) fn stale(&self) -> usize {
        let stale = self
            .members
            .values()
            .filter(|members| members.ended.is_some());
        stale.map(|members| members.count).sum()
    }

    /// Returns since when the stalest entity is stale.
    pub(crate) fn stale_since(&self) -> Option<Duration> {
        self.members
            .values()
            .find(|members| members.count > 0)?
            .ended
    }
}

#[derive(Debug, Default)]
struct Members {
    count: usize,
    /// When the connection was lost.
    ended: Option<Duration>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_oldest_epoch_with_an_entity_says_how_stale_the_store_is() {
        let second = Duration::from_secs;
        let mut epochs = Epochs::default();
        let first = epochs.begin(second(1));
        epochs.add(first);
        epochs.add(first);
        assert_eq!((epochs.stale(), epochs.stale_since()), (0, None));

        epochs.end(second(5));
        assert_eq!((epochs.stale(), epochs.stale_since()), (2, Some(second(5))));

        let next = epochs.begin(second(9));
        epochs.remove(first);
        epochs.add(next);
        assert_eq!((epochs.stale(), epochs.stale_since()), (1, Some(second(5))));
        epochs.remove(first);
        epochs.add(next);
        assert_eq!((epochs.stale(), epochs.stale_since()), (0, None));
    }
}
