//! What is known of pending and failed requests.

use std::collections::{HashMap, VecDeque};
use std::time::Duration;

use tokio::sync::watch;

use super::compare::{Equal, agree, contains, request_key};
use crate::Keys;
use crate::datastream::session::cooldown::Cooldowns;
use crate::store::{EntityKind, FetchOutcome, exact_key, lower_key, same_key};

/// How many requests may be pending. One more is turned away.
pub(super) const MAX_PENDING: usize = 4_096;

/// Pending and failed requests.
#[derive(Debug, Default)]
pub(super) struct State {
    pub(super) connected: bool,
    pub(super) last_id: u64,
    pub(super) pending: HashMap<u64, Pending>,
    /// Each request by its whole set of keys, as they are written.
    pub(super) by_keys: HashMap<Box<[u8]>, u64>,
    /// The requests that name one key, by that key in lower case.
    pub(super) by_key: HashMap<Box<[u8]>, Vec<u64>>,
    pub(super) unsent: VecDeque<u64>,
    /// Whether a request that was sent on this connection ended without its answer, which may still
    /// come.
    pub(super) is_any_given_up: bool,
    pub(super) cooldowns: Cooldowns,
}

impl State {
    /// Joins the pending request for these keys, if there is one. Returns an error if it failed a
    /// short while ago, or cannot be sent.
    pub(super) fn join(
        &mut self,
        kind: EntityKind,
        keys: &Keys,
        now: Duration,
    ) -> Result<Option<Joined>, FetchOutcome> {
        if !self.connected {
            return Err(FetchOutcome::Disconnected);
        }
        if self
            .cooldowns
            .contains(&request_key(kind, keys, lower_key), now)
        {
            return Err(FetchOutcome::CoolingDown);
        }
        let Some(id) = self
            .by_keys
            .get(&request_key(kind, keys, exact_key))
            .copied()
        else {
            return Ok(None);
        };
        if let Some(pending) = self.pending.get_mut(&id)
            && pending.until > now
        {
            pending.waiters += 1;
            return Ok(Some(Joined {
                id,
                until: pending.until,
                outcome: pending.outcome.subscribe(),
            }));
        }
        self.failed(id, FetchOutcome::TimedOut, now);
        Err(FetchOutcome::CoolingDown)
    }

    /// Begins a request for these keys.
    pub(super) fn begin(
        &mut self,
        kind: EntityKind,
        keys: &Keys,
        now: Duration,
        timeout: Duration,
    ) -> Result<Joined, FetchOutcome> {
        if self.pending.len() >= MAX_PENDING {
            return Err(FetchOutcome::Crowded);
        }
        self.cooldowns
            .try_again(&request_key(kind, keys, lower_key), now);
        self.last_id += 1;
        let id = self.last_id;
        for (name, value) in keys.iter() {
            let key = lower_key(kind, name, value);
            self.by_key.entry(key).or_default().push(id);
        }
        self.by_keys.insert(request_key(kind, keys, exact_key), id);
        let (outcome, waiting) = watch::channel(None);
        let until = now.saturating_add(timeout);
        let pending = Pending {
            kind,
            keys: keys.clone(),
            until,
            waiters: 1,
            sent: false,
            outcome,
        };
        self.pending.insert(id, pending);
        self.unsent.push_back(id);
        Ok(Joined {
            id,
            until,
            outcome: waiting,
        })
    }

    /// Returns the requests that an entity with these keys answers: those of which it has a key and
    /// contradicts none. Where there are none of these, those of which it has any key: a server
    /// may know an entity by one of several keys, whatever became of the others. Keys that differ
    /// in case count only where no request has them as they are written.
    ///
    /// A change of an entity in another spelling may look like the answer for that. `EntityStore::is_change`
    /// tells when it may be one.
    pub(super) fn answered_by(&self, kind: EntityKind, keys: &Keys) -> Vec<u64> {
        if self.pending.is_empty() {
            return Vec::new();
        }
        let mut ids: Vec<u64> = keys
            .iter()
            .filter_map(|(name, value)| self.by_key.get(&lower_key(kind, name, value)))
            .flatten()
            .copied()
            .collect();
        ids.sort_unstable();
        ids.dedup();
        let shares = |asked: &Keys| shares(asked, keys);
        // Nothing that the server says about other spellings answers what it was not asked yet.
        ids.retain(|id| {
            let pending = self.pending.get(id);
            pending.is_some_and(|pending| pending.sent || shares(&pending.keys))
        });
        let tests: [&dyn Fn(&Keys) -> bool; 3] = [
            &|asked| shares(asked) && agree(asked, keys, |one, other| one == other),
            &|asked| agree(asked, keys, same_key),
            &shares,
        ];
        for test in tests {
            let passes = |id: &u64| {
                let pending = self.pending.get(id);
                pending.is_some_and(|pending| test(&pending.keys))
            };
            if ids.iter().any(passes) {
                ids.retain(passes);
                break;
            }
        }
        ids
    }

    /// Returns those of the requests that an entity with these keys answers that have any of them as
    /// they are written.
    pub(super) fn named_by(&self, kind: EntityKind, keys: &Keys) -> Vec<u64> {
        let mut ids = self.answered_by(kind, keys);
        ids.retain(|id| {
            let pending = self.pending.get(id);
            pending.is_some_and(|pending| shares(&pending.keys, keys))
        });
        ids
    }

    /// Returns the requests that have all of `keys`, of which there is at least one.
    pub(super) fn naming(&self, kind: EntityKind, keys: &Keys, equal: Equal) -> Vec<u64> {
        self.pending
            .iter()
            .filter(|(_, pending)| pending.kind == kind && contains(&pending.keys, keys, equal))
            .map(|(id, _)| *id)
            .collect()
    }

    /// Ends a request that the server answered.
    pub(super) fn answered(&mut self, id: u64, outcome: FetchOutcome) {
        if let Some(pending) = self.remove(id) {
            self.cooldowns
                .end(&request_key(pending.kind, &pending.keys, lower_key));
            pending.end(outcome);
        }
    }

    /// Ends a request that the server did not answer usably.
    pub(super) fn failed(&mut self, id: u64, outcome: FetchOutcome, now: Duration) {
        if let Some(pending) = self.remove(id) {
            let request = request_key(pending.kind, &pending.keys, lower_key);
            self.cooldowns.start(&request, now);
            self.is_any_given_up |= pending.sent && outcome == FetchOutcome::TimedOut;
            pending.end(outcome);
        }
    }

    /// Removes a request that no check waits for any more.
    pub(super) fn give_up(&mut self, id: u64) {
        self.expect_answer(id);
        self.remove(id);
    }

    /// Notes that a request ends before its answer has come, if it was sent.
    pub(super) fn expect_answer(&mut self, id: u64) {
        self.is_any_given_up |= self.pending.get(&id).is_some_and(|pending| pending.sent);
    }

    /// Removes a request from all that is pending.
    pub(super) fn remove(&mut self, id: u64) -> Option<Pending> {
        let pending = self.pending.remove(&id)?;
        self.by_keys
            .remove(&request_key(pending.kind, &pending.keys, exact_key));
        for (name, value) in pending.keys.iter() {
            let key = lower_key(pending.kind, name, value);
            if let Some(ids) = self.by_key.get_mut(&key) {
                ids.retain(|other| *other != id);
                if ids.is_empty() {
                    self.by_key.remove(&key);
                }
            }
        }
        self.unsent.retain(|other| *other != id);
        Some(pending)
    }
}

/// Returns whether `asked` has any of `keys` as it is written.
fn shares(asked: &Keys, keys: &Keys) -> bool {
    asked
        .iter()
        .any(|(name, value)| keys.get(name) == Some(value))
}

/// A request that is not answered yet.
#[derive(Debug)]
pub(super) struct Pending {
    pub(super) kind: EntityKind,
    pub(super) keys: Keys,
    pub(super) until: Duration,
    pub(super) waiters: usize,
    pub(super) sent: bool,
    pub(super) outcome: watch::Sender<Option<FetchOutcome>>,
}

impl Pending {
    pub(super) fn end(self, outcome: FetchOutcome) {
        self.outcome.send_replace(Some(outcome));
    }
}

/// A request that a check waits for.
#[derive(Debug)]
pub(super) struct Joined {
    pub(super) id: u64,
    pub(super) until: Duration,
    pub(super) outcome: watch::Receiver<Option<FetchOutcome>>,
}
