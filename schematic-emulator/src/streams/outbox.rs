use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};

use tokio::sync::Notify;
use tokio_tungstenite::tungstenite::Utf8Bytes;
use tokio_util::sync::CancellationToken;

use super::fault::StreamFault;

/// How many messages may wait for one client.
const MAX_MESSAGES: usize = 4_096;
/// How many bytes they may have together.
const MAX_BYTES: usize = 64 << 20;
/// How many strikes may wait for one client.
const MAX_STRIKES: usize = 1_000;

/// What waits to be told to one client, in order and within bounds.
///
/// What finds no room cannot be left out either, for the client would never hear of it: then
/// nothing more is told, and the connection has to end.
#[derive(Debug, Default)]
pub(crate) struct Outbox {
    state: Mutex<State>,
    news: Notify,
    overflow: CancellationToken,
}

/// One thing to do for a client.
#[derive(Debug)]
pub(crate) enum Out {
    Tell(Utf8Bytes),
    /// Something that goes wrong, on purpose.
    Strike(StreamFault),
}

#[derive(Debug, Default)]
struct State {
    queue: VecDeque<Out>,
    messages: usize,
    bytes: usize,
}

impl Outbox {
    pub(crate) fn tell(&self, message: Utf8Bytes) {
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
        state.queue.push_back(Out::Tell(message));
        self.news.notify_one();
    }

    /// Whether there was room for it.
    pub(crate) fn strike(&self, fault: StreamFault) -> bool {
        let mut state = self.state();
        if state.queue.len() - state.messages >= MAX_STRIKES {
            return false;
        }
        state.queue.push_back(Out::Strike(fault));
        self.news.notify_one();
        true
    }

    /// What is to be done next.
    ///
    /// # Cancel safety
    ///
    /// May be dropped at any point; nothing is lost by it.
    pub(crate) async fn next(&self) -> Out {
        loop {
            if let Some(out) = self.take() {
                return out;
            }
            self.news.notified().await;
        }
    }

    /// Ends when something found no room.
    pub(crate) async fn overflowed(&self) {
        self.overflow.cancelled().await;
    }

    /// How many messages wait.
    pub(crate) fn len(&self) -> usize {
        self.state().messages
    }

    fn take(&self) -> Option<Out> {
        let mut state = self.state();
        let out = state.queue.pop_front()?;
        if let Out::Tell(message) = &out {
            state.messages -= 1;
            state.bytes -= message.len();
        }
        Some(out)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn queued(outbox: &Outbox) -> Vec<String> {
        std::iter::from_fn(|| outbox.take())
            .map(|out| match out {
                Out::Tell(message) => message.to_string(),
                Out::Strike(fault) => fault.to_string(),
            })
            .collect()
    }

    #[test]
    fn things_come_in_their_order() {
        let outbox = Outbox::default();
        outbox.tell("1".into());
        assert!(outbox.strike(StreamFault::reset()));
        outbox.tell("2".into());
        assert_eq!(outbox.len(), 2);
        assert_eq!(queued(&outbox), ["1", "connection reset", "2"]);
        assert_eq!(outbox.len(), 0);
    }

    #[test]
    fn beyond_the_bounds_nothing_is_kept() {
        let outbox = Outbox::default();
        for _ in 0..MAX_MESSAGES {
            outbox.tell("x".into());
        }
        assert!(!outbox.overflow.is_cancelled());
        for _ in 0..1_000_000 {
            outbox.tell("x".into());
        }
        assert!(outbox.overflow.is_cancelled());
        assert!(queued(&outbox).is_empty());

        let outbox = Outbox::default();
        let huge = Utf8Bytes::from("x".repeat(MAX_BYTES + 1));
        outbox.tell(huge.clone());
        assert!(!outbox.overflow.is_cancelled(), "one message always fits");
        outbox.tell("x".into());
        assert!(outbox.overflow.is_cancelled());
    }

    #[test]
    fn strikes_are_bounded_too() {
        let outbox = Outbox::default();
        for _ in 0..MAX_STRIKES {
            assert!(outbox.strike(StreamFault::text("x")));
        }
        assert!(!outbox.strike(StreamFault::text("x")));
    }
}
