//! The queue of one client.

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};

use tokio::sync::Notify;
use tokio_tungstenite::tungstenite::Utf8Bytes;
use tokio_util::sync::CancellationToken;

use super::fault::StreamFault;

/// How many messages may be queued for one client.
const MAX_MESSAGES: usize = 4_096;
/// How many bytes they may have in all.
const MAX_BYTES: usize = 64 << 20;
/// How many faults may be queued for one client.
const MAX_FAULTS: usize = 1_000;

/// A bounded queue of messages and faults for one client.
///
/// A message cannot be dropped alone, since the client would never receive it again: when one finds
/// no room, the queue is emptied and the connection has to end.
#[derive(Debug, Default)]
pub(crate) struct Outbox {
    state: Mutex<State>,
    news: Notify,
    overflow: CancellationToken,
}

impl Outbox {
    pub(crate) fn push(&self, message: Utf8Bytes) {
        let mut state = self.state();
        if self.overflow.is_cancelled() {
            return;
        }
        let is_full = state.messages >= MAX_MESSAGES
            || (state.messages > 0 && state.bytes.saturating_add(message.len()) > MAX_BYTES);
        if is_full {
            *state = State::default();
            self.overflow.cancel();
            return;
        }
        state.messages += 1;
        state.bytes = state.bytes.saturating_add(message.len());
        state.queue.push_back(Outgoing::Message(message));
        self.news.notify_one();
    }

    /// Queues a fault. Returns whether there was room for it.
    pub(crate) fn push_fault(&self, fault: StreamFault) -> bool {
        let mut state = self.state();
        if state.queue.len() - state.messages >= MAX_FAULTS {
            return false;
        }
        state.queue.push_back(Outgoing::Fault(fault));
        self.news.notify_one();
        true
    }

    /// Waits for the next entry.
    ///
    /// # Cancel safety
    ///
    /// May be dropped at any point; no entry is lost.
    pub(crate) async fn next(&self) -> Outgoing {
        loop {
            if let Some(out) = self.take() {
                return out;
            }
            self.news.notified().await;
        }
    }

    /// Waits until a message has found no room.
    pub(crate) async fn overflowed(&self) {
        self.overflow.cancelled().await;
    }

    /// Returns how many messages are queued.
    pub(crate) fn len(&self) -> usize {
        self.state().messages
    }

    fn take(&self) -> Option<Outgoing> {
        let mut state = self.state();
        let out = state.queue.pop_front()?;
        if let Outgoing::Message(message) = &out {
            state.messages -= 1;
            state.bytes -= message.len();
        }
        Some(out)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// One entry of an [`Outbox`].
#[derive(Debug)]
pub(crate) enum Outgoing {
    Message(Utf8Bytes),
    /// A fault to apply.
    Fault(StreamFault),
}

#[derive(Debug, Default)]
struct State {
    queue: VecDeque<Outgoing>,
    messages: usize,
    bytes: usize,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn queued(outbox: &Outbox) -> Vec<String> {
        std::iter::from_fn(|| outbox.take())
            .map(|out| match out {
                Outgoing::Message(message) => message.to_string(),
                Outgoing::Fault(fault) => fault.to_string(),
            })
            .collect()
    }

    #[test]
    fn things_come_in_their_order() {
        let outbox = Outbox::default();
        outbox.push("1".into());
        assert!(outbox.push_fault(StreamFault::reset()));
        outbox.push("2".into());
        assert_eq!(outbox.len(), 2);
        assert_eq!(queued(&outbox), ["1", "connection reset", "2"]);
        assert_eq!(outbox.len(), 0);
    }

    #[test]
    fn beyond_the_bounds_nothing_is_kept() {
        let outbox = Outbox::default();
        for _ in 0..MAX_MESSAGES {
            outbox.push("x".into());
        }
        assert!(!outbox.overflow.is_cancelled());
        for _ in 0..1_000_000 {
            outbox.push("x".into());
        }
        assert!(outbox.overflow.is_cancelled());
        assert!(queued(&outbox).is_empty());

        let outbox = Outbox::default();
        let huge = Utf8Bytes::from("x".repeat(MAX_BYTES + 1));
        outbox.push(huge.clone());
        assert!(!outbox.overflow.is_cancelled(), "one message always fits");
        outbox.push("x".into());
        assert!(outbox.overflow.is_cancelled());
    }

    #[test]
    fn faults_are_bounded_too() {
        let outbox = Outbox::default();
        for _ in 0..MAX_FAULTS {
            assert!(outbox.push_fault(StreamFault::text("x")));
        }
        assert!(!outbox.push_fault(StreamFault::text("x")));
    }
}
