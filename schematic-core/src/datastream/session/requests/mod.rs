//! Pending requests for companies and users.

mod compare;
mod state;
#[cfg(test)]
mod tests;
mod waiter;

use std::sync::MutexGuard;
use std::time::Duration;

use tokio::sync::Notify;

use self::compare::request_key;
use self::state::State;
use self::waiter::Waiter;
use crate::Keys;
use crate::clock::Clock;
use crate::store::{EntityKind, FetchOutcome, exact_key, lower_key, same_key};
use crate::sync::Mutex;

/// Requests for companies and users that checks wait for.
///
/// Requests of equal keys are one request, however many checks wait for it; keys that differ in case
/// are not equal. A request is gone when it is answered or refused, when its time is over, when the
/// connection is lost, or when no check waits any more. One that the server did not answer usably is
/// not repeated for a while, so that checks go to the API at once.
#[derive(Debug, Default)]
pub(crate) struct Requests {
    state: Mutex<State>,
    /// Wakes the connection, which sends requests.
    pub(crate) unsent: Notify,
}

impl Requests {
    /// Requests an entity and waits until it is stored, but no longer than `limit`. The request
    /// itself has `timeout`, so that a check that joins it does not inherit another's limit.
    pub(crate) async fn fetch(
        &self,
        kind: EntityKind,
        keys: &Keys,
        timeout: Duration,
        limit: Duration,
        clock: &dyn Clock,
    ) -> FetchOutcome {
        let waiter = match self.join(kind, keys, clock.monotonic(), timeout) {
            Ok(waiter) => waiter,
            Err(outcome) => return outcome,
        };
        waiter.wait(limit, clock).await
    }

    /// Notes that requests can be sent from now on.
    pub(crate) fn connected(&self) {
        self.state().connected = true;
    }

    /// Ends all requests: they can no longer be sent or answered.
    pub(crate) fn disconnected(&self) {
        let mut state = self.state();
        let ended = std::mem::take(&mut *state);
        state.last_id = ended.last_id;
        drop(state);
        for pending in ended.pending.into_values() {
            pending.end(FetchOutcome::Disconnected);
        }
    }

    /// Returns the next request to send.
    pub(crate) fn next_unsent(&self) -> Option<(EntityKind, Keys)> {
        let mut state = self.state();
        loop {
            let id = state.unsent.pop_front()?;
            if let Some(pending) = state.pending.get_mut(&id) {
                pending.sent = true;
                return Some((pending.kind, pending.keys.clone()));
            }
        }
    }

    /// Returns the keys of the requests that an entity with these keys answers.
    pub(crate) fn answered_by(&self, kind: EntityKind, keys: &Keys) -> Vec<Keys> {
        let state = self.state();
        let ids = state.answered_by(kind, keys);
        ids.iter()
            .filter_map(|id| Some(state.pending.get(id)?.keys.clone()))
            .collect()
    }

    /// Returns whether an entity with these keys answers requests only if their case does not matter.
    pub(crate) fn is_other_spelling_awaited(&self, kind: EntityKind, keys: &Keys) -> bool {
        let state = self.state();
        !state.answered_by(kind, keys).is_empty() && state.named_by(kind, keys).is_empty()
    }

    /// Returns whether an entity with these keys may be the answer to another request than those that
    /// it answers: it names none of them as it is written, and there are several, or one ended on
    /// this connection whose answer may still come.
    pub(crate) fn is_answer_ambiguous(&self, kind: EntityKind, keys: &Keys) -> bool {
        let state = self.state();
        let answered = state.answered_by(kind, keys).len();
        (answered > 1 || answered == 1 && state.is_any_given_up)
            && state.named_by(kind, keys).is_empty()
    }

    /// Returns whether any request failed a short while ago.
    pub(crate) fn is_any_cooling(&self) -> bool {
        !self.state().cooldowns.is_empty()
    }

    /// Returns the keys of the requests that an entity with these keys answers even if it is a change:
    /// those that have a key as it is written.
    pub(crate) fn named_by(&self, kind: EntityKind, keys: &Keys) -> Vec<Keys> {
        let state = self.state();
        let ids = state.named_by(kind, keys);
        ids.iter()
            .filter_map(|id| Some(state.pending.get(id)?.keys.clone()))
            .collect()
    }

    /// Notes that an entity with these keys is in the store.
    pub(crate) fn stored(&self, kind: EntityKind, keys: &Keys) {
        let mut state = self.state();
        let answered = state.answered_by(kind, keys);
        // Each of several has an answer, and this is one.
        state.is_any_given_up |= answered.len() > 1;
        for id in answered {
            state.answered(id, FetchOutcome::Stored);
        }
        // It may answer a request whose time was over.
        if !state.cooldowns.is_empty() {
            state.cooldowns.end(&request_key(kind, keys, lower_key));
            for (name, value) in keys.iter() {
                state.cooldowns.end(&lower_key(kind, name, value));
            }
        }
    }

    /// Notes that an entity with these keys changed in the store. That answers no request for other
    /// spellings of them, which may be another entity's, nor ends their cooldowns.
    pub(crate) fn changed(&self, kind: EntityKind, keys: &Keys) {
        let mut state = self.state();
        for id in state.named_by(kind, keys) {
            state.expect_answer(id);
            state.answered(id, FetchOutcome::Stored);
        }
    }

    /// Ends the requests for other spellings of these keys: what was received may be the answer to
    /// them, or something else. They are not repeated for a while, since the same would come.
    pub(crate) fn doubted(&self, kind: EntityKind, keys: &Keys, now: Duration) {
        let mut state = self.state();
        for id in state.answered_by(kind, keys) {
            state.failed(id, FetchOutcome::Doubtful, now);
        }
    }

    /// Notes that the server sent an entity with these keys that cannot be read or is too large.
    pub(crate) fn unusable(&self, kind: EntityKind, keys: &Keys, now: Duration) {
        let mut state = self.state();
        for id in state.answered_by(kind, keys) {
            state.failed(id, FetchOutcome::Unusable, now);
        }
    }

    /// Notes that an entity with these keys changed, to one that cannot be read or is too large.
    pub(crate) fn unusable_change(&self, kind: EntityKind, keys: &Keys, now: Duration) {
        let mut state = self.state();
        for id in state.named_by(kind, keys) {
            state.expect_answer(id);
            state.failed(id, FetchOutcome::Unusable, now);
        }
    }

    /// Notes that the server cannot answer the request for these keys.
    pub(crate) fn refused(&self, kind: EntityKind, keys: &Keys) {
        let mut state = self.state();
        state.cooldowns.end(&request_key(kind, keys, lower_key));
        let ids = match state.by_keys.get(&request_key(kind, keys, exact_key)) {
            Some(id) => vec![*id],
            // The server may name only those keys of a request that it does not know, and need not
            // write them as the request did.
            None => {
                let exact = state.naming(kind, keys, |one, other| one == other);
                if exact.is_empty() {
                    state.naming(kind, keys, same_key)
                } else {
                    exact
                }
            }
        };
        for id in ids {
            state.answered(id, FetchOutcome::Refused);
        }
    }

    /// Notes that a check no longer waits for a request, as its time is over.
    fn timed_out(&self, id: u64, now: Duration) {
        let mut state = self.state();
        let Some(pending) = state.pending.get(&id) else {
            return;
        };
        // A check in so much haste that nothing was sent meanwhile says nothing of the server.
        if pending.sent || pending.until <= now {
            let request = request_key(pending.kind, &pending.keys, lower_key);
            state.cooldowns.start(&request, now);
        }
    }

    /// Joins the request for these keys, or creates it.
    fn join(
        &self,
        kind: EntityKind,
        keys: &Keys,
        now: Duration,
        timeout: Duration,
    ) -> Result<Waiter<'_>, FetchOutcome> {
        let mut state = self.state();
        let joined = match state.join(kind, keys, now)? {
            Some(joined) => joined,
            None => {
                let joined = state.begin(kind, keys, now, timeout)?;
                drop(state);
                self.unsent.notify_one();
                joined
            }
        };
        Ok(Waiter::new(self, joined))
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock()
    }
}
