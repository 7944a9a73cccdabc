use std::collections::{HashMap, VecDeque};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::{Notify, watch};

use super::super::protocol::EntityKind;
use super::super::store::{folded, same};
use super::cooldown::Cooldowns;
use crate::Keys;
use crate::clock::{Clock, within};

/// How many requests may wait for an answer at a time. Whoever comes then is turned away.
const MAX_PENDING: usize = 4_096;

/// Requests for companies and users that checks wait for.
///
/// Requests of equal keys are one request, however many wait for it. A request is gone when it is
/// answered or refused, when its time is over, when the connection is lost, or when nobody waits
/// any more. One that the server did not answer usably is not repeated for a while, so that checks
/// go to the API at once.
#[derive(Debug, Default)]
pub(crate) struct Requests {
    state: Mutex<State>,
    /// Wakes whoever sends requests.
    pub(crate) unsent: Notify,
}

#[derive(Debug, Default)]
struct State {
    connected: bool,
    last_id: u64,
    pending: HashMap<u64, Pending>,
    /// Each request by its whole set of keys.
    by_keys: HashMap<(EntityKind, Box<[u8]>), u64>,
    /// The requests that name one key.
    by_key: HashMap<Box<[u8]>, Vec<u64>>,
    unsent: VecDeque<u64>,
    cooldowns: Cooldowns,
}

#[derive(Debug)]
struct Pending {
    kind: EntityKind,
    keys: Keys,
    until: Duration,
    waiters: usize,
    sent: bool,
    outcome: watch::Sender<Option<Outcome>>,
}

/// How a request ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// The entity is in the store.
    Told,
    /// The server knows no such entity, or cannot tell it.
    Refused,
    /// The server's answer cannot be read, or takes more memory than it may.
    Unusable,
    /// The connection was lost, or there is none.
    Disconnected,
    /// No answer came in time.
    TimedOut,
    /// The last such request was not answered usably, a short while ago.
    CoolingDown,
    /// Too many other requests wait.
    Crowded,
}

/// One who waits for a request.
#[derive(Debug)]
struct Waiter<'a> {
    requests: &'a Requests,
    id: u64,
    until: Duration,
    outcome: watch::Receiver<Option<Outcome>>,
}

impl Requests {
    /// Asks for an entity and waits until it was told, but no longer than `limit`. The request
    /// itself has `timeout`, so that whoever joins it does not inherit another's haste.
    pub(crate) async fn ask(
        &self,
        kind: EntityKind,
        keys: &Keys,
        timeout: Duration,
        limit: Duration,
        clock: &dyn Clock,
    ) -> Outcome {
        let waiter = match self.join(kind, keys, clock.monotonic(), timeout) {
            Ok(waiter) => waiter,
            Err(outcome) => return outcome,
        };
        waiter.wait(limit, clock).await
    }

    /// Requests can be sent from now on.
    pub(crate) fn connected(&self) {
        self.state().connected = true;
    }

    /// Requests can no longer be sent or answered.
    pub(crate) fn disconnected(&self) {
        let mut state = self.state();
        let ended = std::mem::take(&mut *state);
        state.last_id = ended.last_id;
        drop(state);
        for pending in ended.pending.into_values() {
            pending.end(Outcome::Disconnected);
        }
    }

    /// The next request to send.
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

    /// The keys by which an entity with these keys was asked for, if it was.
    pub(crate) fn asked_for(&self, kind: EntityKind, keys: &Keys) -> Option<Keys> {
        let state = self.state();
        let id = state.answered_by(kind, keys).first().copied()?;
        Some(state.pending.get(&id)?.keys.clone())
    }

    /// An entity with these keys is in the store.
    pub(crate) fn told(&self, kind: EntityKind, keys: &Keys) {
        let mut state = self.state();
        for id in state.answered_by(kind, keys) {
            state.answered(id, Outcome::Told);
        }
        // It may answer a request whose time was over.
        if !state.cooldowns.is_empty() {
            state.cooldowns.end(&whole(kind, keys));
            for (name, value) in keys.iter() {
                state.cooldowns.end(&folded(kind, name, value));
            }
        }
    }

    /// The server sent an entity with these keys that cannot be read or is too large.
    pub(crate) fn unusable(&self, kind: EntityKind, keys: &Keys, now: Duration) {
        let mut state = self.state();
        for id in state.answered_by(kind, keys) {
            state.failed(id, Outcome::Unusable, now);
        }
    }

    /// The server cannot answer the request for these keys.
    pub(crate) fn refused(&self, kind: EntityKind, keys: &Keys) {
        let mut state = self.state();
        let whole = (kind, whole(kind, keys));
        state.cooldowns.end(&whole.1);
        let ids = match state.by_keys.get(&whole) {
            Some(id) => vec![*id],
            // The server may name only those keys of a request that it does not know.
            None => state
                .pending
                .iter()
                .filter(|(_, pending)| pending.kind == kind && contains(&pending.keys, keys))
                .map(|(id, _)| *id)
                .collect(),
        };
        for id in ids {
            state.answered(id, Outcome::Refused);
        }
    }

    /// A check no longer waits for a request, as its time is over.
    fn timed_out(&self, id: u64, now: Duration) {
        let mut state = self.state();
        let Some(pending) = state.pending.get(&id) else {
            return;
        };
        // A check in so much haste that nothing was sent meanwhile says nothing of the server.
        if pending.sent || pending.until <= now {
            let request = whole(pending.kind, &pending.keys);
            state.cooldowns.start(&request, now);
        }
    }

    /// Joins the request for these keys, or makes it.
    fn join(
        &self,
        kind: EntityKind,
        keys: &Keys,
        now: Duration,
        timeout: Duration,
    ) -> Result<Waiter<'_>, Outcome> {
        let mut state = self.state();
        if !state.connected {
            return Err(Outcome::Disconnected);
        }
        let whole = (kind, whole(kind, keys));
        if state.cooldowns.contains(&whole.1, now) {
            return Err(Outcome::CoolingDown);
        }
        if let Some(id) = state.by_keys.get(&whole).copied() {
            if let Some(pending) = state.pending.get_mut(&id)
                && pending.until > now
            {
                pending.waiters += 1;
                return Ok(Waiter {
                    requests: self,
                    id,
                    until: pending.until,
                    outcome: pending.outcome.subscribe(),
                });
            }
            state.failed(id, Outcome::TimedOut, now);
            return Err(Outcome::CoolingDown);
        }
        if state.pending.len() >= MAX_PENDING {
            return Err(Outcome::Crowded);
        }
        state.cooldowns.try_again(&whole.1, now);
        state.last_id += 1;
        let id = state.last_id;
        for (name, value) in keys.iter() {
            let key = folded(kind, name, value);
            state.by_key.entry(key).or_default().push(id);
        }
        state.by_keys.insert(whole, id);
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
        state.pending.insert(id, pending);
        state.unsent.push_back(id);
        drop(state);
        self.unsent.notify_one();
        Ok(Waiter {
            requests: self,
            id,
            until,
            outcome: waiting,
        })
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    /// The requests that an entity with these keys answers: those of which it has a key and
    /// contradicts none. Where there are none of these, those of which it has any key: a server
    /// may know an entity by one of several keys, whatever became of the others.
    fn answered_by(&self, kind: EntityKind, keys: &Keys) -> Vec<u64> {
        if self.pending.is_empty() {
            return Vec::new();
        }
        let mut ids: Vec<u64> = keys
            .iter()
            .filter_map(|(name, value)| self.by_key.get(&folded(kind, name, value)))
            .flatten()
            .copied()
            .collect();
        ids.sort_unstable();
        ids.dedup();
        let agrees = |id: &u64| {
            let pending = self.pending.get(id);
            pending.is_some_and(|pending| agree(&pending.keys, keys))
        };
        if ids.iter().any(agrees) {
            ids.retain(agrees);
        }
        ids
    }

    /// Ends a request that the server answered.
    fn answered(&mut self, id: u64, outcome: Outcome) {
        if let Some(pending) = self.remove(id) {
            self.cooldowns.end(&whole(pending.kind, &pending.keys));
            pending.end(outcome);
        }
    }

    /// Ends a request that the server did not answer usably.
    fn failed(&mut self, id: u64, outcome: Outcome, now: Duration) {
        if let Some(pending) = self.remove(id) {
            let request = whole(pending.kind, &pending.keys);
            self.cooldowns.start(&request, now);
            pending.end(outcome);
        }
    }

    /// Removes a request from all that is pending.
    fn remove(&mut self, id: u64) -> Option<Pending> {
        let pending = self.pending.remove(&id)?;
        self.by_keys
            .remove(&(pending.kind, whole(pending.kind, &pending.keys)));
        for (name, value) in pending.keys.iter() {
            let key = folded(pending.kind, name, value);
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

/// All keys of a request as one.
fn whole(kind: EntityKind, keys: &Keys) -> Box<[u8]> {
    let mut each: Vec<_> = keys
        .iter()
        .map(|(name, value)| folded(kind, name, value))
        .collect();
    each.sort_unstable();
    each.dedup();
    each.join(&[0xff, 0xff][..]).into_boxed_slice()
}

/// Whether `keys` has all of `some`, which are not none.
fn contains(keys: &Keys, some: &Keys) -> bool {
    let has = |(name, value): (&str, &str)| {
        keys.iter()
            .any(|(other, of)| same(name, other) && same(value, of))
    };
    !some.is_empty() && some.iter().all(has)
}

/// Whether no key of one has another value in the other.
fn agree(asked: &Keys, told: &Keys) -> bool {
    asked.iter().all(|(name, value)| {
        let mut of_name = told
            .iter()
            .filter(|(other, _)| same(name, other))
            .peekable();
        of_name.peek().is_none() || of_name.any(|(_, of)| same(value, of))
    })
}

impl Pending {
    fn end(self, outcome: Outcome) {
        self.outcome.send_replace(Some(outcome));
    }
}

impl Waiter<'_> {
    async fn wait(mut self, limit: Duration, clock: &dyn Clock) -> Outcome {
        let left = self.until.saturating_sub(clock.monotonic()).min(limit);
        let answer = self.outcome.wait_for(Option::is_some);
        match within(clock, left, answer).await {
            Ok(Ok(ended)) => (*ended).unwrap_or(Outcome::TimedOut),
            // Nothing is dropped without an outcome but on the way out.
            Ok(Err(_)) => Outcome::Disconnected,
            Err(_) => {
                self.requests.timed_out(self.id, clock.monotonic());
                Outcome::TimedOut
            }
        }
    }
}

impl Drop for Waiter<'_> {
    fn drop(&mut self) {
        let mut state = self.requests.state();
        if let Some(pending) = state.pending.get_mut(&self.id) {
            pending.waiters -= 1;
            if pending.waiters == 0 {
                state.remove(self.id);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::future::Future;
    use std::pin::pin;
    use std::task::{Context, Poll, Waker};

    use super::super::cooldown::COOLDOWN;
    use super::*;
    use crate::clock::ManualClock;

    const TIMEOUT: Duration = Duration::from_secs(2);

    fn poll<F: Future>(future: std::pin::Pin<&mut F>) -> Poll<F::Output> {
        future.poll(&mut Context::from_waker(Waker::noop()))
    }

    fn ask<'a>(
        requests: &'a Requests,
        clock: &'a ManualClock,
        keys: &'a Keys,
    ) -> impl Future<Output = Outcome> + 'a {
        requests.ask(EntityKind::Company, keys, TIMEOUT, TIMEOUT, clock)
    }

    fn sent(requests: &Requests) -> Vec<Keys> {
        std::iter::from_fn(|| requests.next_unsent())
            .map(|(_, keys)| keys)
            .collect()
    }

    fn is_empty(requests: &Requests) -> bool {
        let state = requests.state();
        state.pending.is_empty()
            && state.by_key.is_empty()
            && state.by_keys.is_empty()
            && state.unsent.is_empty()
    }

    fn connected() -> (Requests, ManualClock) {
        let requests = Requests::default();
        requests.connected();
        (requests, ManualClock::default())
    }

    #[test]
    fn equal_keys_are_one_request_and_others_are_their_own() {
        let (requests, clock) = connected();
        let keys = [
            Keys::from([("org", "42")]),
            Keys::from([("ORG", "42")]),
            Keys::from([("org", "42"), ("typo", "zz")]),
            Keys::from([("typo", "zz")]),
        ];
        let mut first = pin!(ask(&requests, &clock, &keys[0]));
        let mut same = pin!(ask(&requests, &clock, &keys[1]));
        let mut wider = pin!(ask(&requests, &clock, &keys[2]));
        let mut other = pin!(ask(&requests, &clock, &keys[3]));
        for waiting in [
            poll(first.as_mut()),
            poll(same.as_mut()),
            poll(wider.as_mut()),
        ] {
            assert!(waiting.is_pending());
        }
        assert!(poll(other.as_mut()).is_pending());
        assert_eq!(
            sent(&requests),
            [keys[0].clone(), keys[2].clone(), keys[3].clone()]
        );

        let told = Keys::from([("Org", "42"), ("slug", "acme")]);
        let asked = requests.asked_for(EntityKind::Company, &told);
        assert!(asked.is_some_and(|asked| asked == keys[0]));
        requests.told(EntityKind::Company, &told);
        for ended in [poll(first), poll(same), poll(wider)] {
            assert_eq!(ended, Poll::Ready(Outcome::Told));
        }
        // Nothing of the wider request is left that this one could hang on.
        assert!(poll(other.as_mut()).is_pending());
        requests.refused(EntityKind::Company, &keys[3]);
        assert_eq!(poll(other), Poll::Ready(Outcome::Refused));
        assert!(is_empty(&requests));
    }

    #[test]
    fn a_refusal_that_names_a_part_of_the_keys_ends_the_request() {
        let (requests, clock) = connected();
        let keys = Keys::from([("org", "42"), ("typo", "zz")]);
        let mut waiting = pin!(ask(&requests, &clock, &keys));
        assert!(poll(waiting.as_mut()).is_pending());
        requests.refused(EntityKind::User, &Keys::from([("typo", "ZZ")]));
        requests.refused(EntityKind::Company, &Keys::new());
        assert!(poll(waiting.as_mut()).is_pending());
        requests.refused(EntityKind::Company, &Keys::from([("typo", "ZZ")]));
        assert_eq!(poll(waiting), Poll::Ready(Outcome::Refused));
        assert!(is_empty(&requests));
    }

    #[test]
    fn an_answer_ends_the_request_that_it_agrees_with() {
        let (requests, clock) = connected();
        let keys = ["1", "2"].map(|org| Keys::from([("org", org), ("team", "a")]));
        let mut first = pin!(ask(&requests, &clock, &keys[0]));
        let mut second = pin!(ask(&requests, &clock, &keys[1]));
        assert!(poll(first.as_mut()).is_pending() && poll(second.as_mut()).is_pending());

        let told = Keys::from([("Org", "1"), ("Team", "A")]);
        let asked = requests.asked_for(EntityKind::Company, &told);
        assert_eq!(asked.as_ref(), Some(&keys[0]));
        requests.told(EntityKind::Company, &told);
        assert_eq!(poll(first), Poll::Ready(Outcome::Told));
        assert!(poll(second.as_mut()).is_pending(), "it asks for another");

        // The same once more can only be what the server has for the second.
        requests.told(EntityKind::Company, &told);
        assert_eq!(poll(second), Poll::Ready(Outcome::Told));
        assert!(is_empty(&requests));
    }

    #[test]
    fn whoever_has_little_time_leaves_the_others_theirs() {
        let (requests, clock) = connected();
        let keys = Keys::from([("org", "42")]);
        let (kind, haste) = (EntityKind::Company, TIMEOUT / 20);
        let mut hasty = Box::pin(requests.ask(kind, &keys, TIMEOUT, haste, &clock));
        let mut other = pin!(ask(&requests, &clock, &keys));
        assert!(poll(hasty.as_mut()).is_pending() && poll(other.as_mut()).is_pending());
        clock.advance(haste);
        assert_eq!(poll(hasty.as_mut()), Poll::Ready(Outcome::TimedOut));
        drop(hasty);
        assert!(poll(other.as_mut()).is_pending());
        requests.told(kind, &keys);
        assert_eq!(poll(other), Poll::Ready(Outcome::Told));
        assert!(is_empty(&requests));
    }

    #[test]
    fn time_and_waiters_that_go_end_a_request() {
        let (requests, clock) = connected();
        let keys = Keys::from([("org", "42")]);
        {
            let mut first = Box::pin(ask(&requests, &clock, &keys));
            assert!(poll(first.as_mut()).is_pending());
            clock.advance(TIMEOUT / 2);
            let mut late = pin!(ask(&requests, &clock, &keys));
            assert!(poll(late.as_mut()).is_pending());
            drop(first);
            assert_eq!(sent(&requests).len(), 1);
            // The second waits no longer than the first would have.
            clock.advance(TIMEOUT / 2);
            assert_eq!(poll(late), Poll::Ready(Outcome::TimedOut));
            assert!(is_empty(&requests));
        }
        clock.advance(COOLDOWN);
        let mut again = Box::pin(ask(&requests, &clock, &keys));
        assert!(poll(again.as_mut()).is_pending());
        assert_eq!(requests.state().unsent.len(), 1);
        drop(again);
        assert!(is_empty(&requests));
    }

    #[test]
    fn a_request_that_failed_is_repeated_after_a_while_by_one_check() {
        let (requests, clock) = connected();
        let keys = Keys::from([("org", "42")]);
        let again = Keys::from([("ORG", "42")]);
        let cooling = || {
            let polled = poll(pin!(ask(&requests, &clock, &again)));
            polled == Poll::Ready(Outcome::CoolingDown)
        };
        {
            let mut first = pin!(ask(&requests, &clock, &keys));
            assert!(poll(first.as_mut()).is_pending() && !cooling());
            clock.advance(TIMEOUT);
            assert_eq!(poll(first), Poll::Ready(Outcome::TimedOut));
        }
        assert!(cooling() && is_empty(&requests));
        let other = Keys::from([("org", "43")]);
        assert!(poll(pin!(ask(&requests, &clock, &other))).is_pending());
        clock.advance(COOLDOWN);
        let mut probe = pin!(ask(&requests, &clock, &keys));
        assert!(poll(probe.as_mut()).is_pending());
        assert!(cooling(), "one waits already");
        requests.told(EntityKind::Company, &keys);
        assert_eq!(poll(probe), Poll::Ready(Outcome::Told));
        assert!(!cooling());
    }

    #[test]
    fn whatever_the_server_answers_late_ends_a_cooldown() {
        type Answer = fn(&Requests, &Keys, &Keys);
        let keys = Keys::from([("org", "42")]);
        let told = Keys::from([("Org", "42"), ("slug", "acme")]);
        let answers: [(Answer, bool); 4] = [
            (|_, _, _| {}, true),
            (
                |requests, _, told| requests.told(EntityKind::User, told),
                true,
            ),
            (
                |requests, _, told| requests.told(EntityKind::Company, told),
                false,
            ),
            (
                |requests, keys, _| requests.refused(EntityKind::Company, keys),
                false,
            ),
        ];
        for (number, (answer, stays)) in answers.into_iter().enumerate() {
            let (requests, clock) = connected();
            let mut first = pin!(ask(&requests, &clock, &keys));
            assert!(poll(first.as_mut()).is_pending());
            clock.advance(TIMEOUT);
            assert_eq!(poll(first), Poll::Ready(Outcome::TimedOut));
            answer(&requests, &keys, &told);
            let again = poll(pin!(ask(&requests, &clock, &keys)));
            let cooling = again == Poll::Ready(Outcome::CoolingDown);
            assert_eq!(cooling, stays, "{number}");
        }
    }

    #[test]
    fn a_check_in_haste_starts_a_cooldown_only_if_its_request_was_sent() {
        for was_sent in [false, true] {
            let (requests, clock) = connected();
            let keys = Keys::from([("org", "42")]);
            let (kind, haste) = (EntityKind::Company, TIMEOUT / 20);
            {
                let mut hasty = pin!(requests.ask(kind, &keys, TIMEOUT, haste, &clock));
                assert!(poll(hasty.as_mut()).is_pending());
                assert!(!was_sent || sent(&requests).len() == 1);
                clock.advance(haste);
                assert_eq!(poll(hasty), Poll::Ready(Outcome::TimedOut));
            }
            let again = poll(pin!(ask(&requests, &clock, &keys)));
            assert_eq!(again == Poll::Ready(Outcome::CoolingDown), was_sent);
        }
    }

    #[test]
    fn a_lost_connection_ends_cooldowns() {
        let (requests, clock) = connected();
        let keys = Keys::from([("org", "42")]);
        let mut waiting = pin!(ask(&requests, &clock, &keys));
        assert!(poll(waiting.as_mut()).is_pending());
        requests.unusable(EntityKind::Company, &keys, clock.monotonic());
        assert_eq!(poll(waiting), Poll::Ready(Outcome::Unusable));
        let again = || poll(pin!(ask(&requests, &clock, &keys)));
        assert_eq!(again(), Poll::Ready(Outcome::CoolingDown));
        requests.disconnected();
        requests.connected();
        assert!(again().is_pending());
    }

    #[test]
    fn a_lost_connection_ends_all_requests_and_refuses_new_ones() {
        let (requests, clock) = connected();
        let keys = Keys::from([("org", "42")]);
        let mut waiting = pin!(ask(&requests, &clock, &keys));
        assert!(poll(waiting.as_mut()).is_pending());
        requests.disconnected();
        assert_eq!(poll(waiting), Poll::Ready(Outcome::Disconnected));
        let refused = pin!(ask(&requests, &clock, &keys));
        assert_eq!(poll(refused), Poll::Ready(Outcome::Disconnected));
        assert!(is_empty(&requests));
    }

    #[test]
    fn there_are_never_too_many() {
        let (requests, clock) = connected();
        let keys: Vec<_> = (0..=MAX_PENDING)
            .map(|number| Keys::from([("org", number.to_string())]))
            .collect();
        let mut waiting: Vec<_> = keys
            .iter()
            .map(|keys| Box::pin(ask(&requests, &clock, keys)))
            .collect();
        let turned_away = waiting
            .iter_mut()
            .filter_map(|waiting| match poll(waiting.as_mut()) {
                Poll::Ready(outcome) => Some(outcome),
                Poll::Pending => None,
            });
        assert_eq!(turned_away.collect::<Vec<_>>(), [Outcome::Crowded]);
        drop(waiting);
        assert!(is_empty(&requests));
    }
}
