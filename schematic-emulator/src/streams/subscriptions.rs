//! The connections of the DataStream.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use http::HeaderMap;
use schematic_protocol::Timestamp;
use tokio::sync::watch;

use super::entity::Kind;
use super::fault::{ActiveStreamFault, StreamFault};
use super::report::{StreamConnection, StreamRequest};
use super::state::State;
use super::subscriber::Subscriber;
use crate::account::{Account, Change};
use crate::received::Log;

/// How many faults may be pending at a time.
const MAX_FAULTS: usize = 100;
/// How many connections that ended are kept.
const ENDED: usize = 100;
/// How many messages of clients are kept, and how many bytes of memory they may take.
const REQUESTS: usize = 10_000;
const REQUESTS_BYTES: usize = 16 << 20;

/// The connections of the DataStream, and what each of them subscribes to.
///
/// Its lock is always taken after the account's, never before.
#[derive(Debug)]
pub(crate) struct Subscriptions {
    state: Mutex<State>,
    /// How many connections are open: without any, nothing is published.
    open: AtomicUsize,
    /// The messages of clients.
    pub(super) requests: Log<StreamRequest>,
    /// The connections that ended, as they were at their end.
    ended: Log<StreamConnection>,
    /// Grows whenever connections, or what they subscribe to, change.
    revision: watch::Sender<u64>,
}

impl Subscriptions {
    pub(crate) fn new() -> Self {
        Self {
            state: Mutex::default(),
            open: AtomicUsize::new(0),
            requests: Log::new(REQUESTS, REQUESTS_BYTES),
            ended: Log::new(ENDED, usize::MAX),
            revision: watch::Sender::new(0),
        }
    }

    /// Sends changes to their subscribers. With `swept`, more may have changed than `changes` name.
    pub(crate) fn publish(
        &self,
        account: &Account,
        changes: &[Change],
        swept: bool,
        now: Timestamp,
    ) {
        if changes.is_empty() && !swept {
            return;
        }
        let mut state = self.state();
        // A change without subscribers moves the stream on too: a client that comes back has missed
        // it.
        state.position.next(now);
        if state.subscribers.is_empty() {
            return;
        }
        let swept = swept
            || changes.iter().any(|change| {
                matches!(
                    change,
                    Change::SeedLoaded | Change::ClockMoved | Change::Reset
                )
            });
        if swept {
            state.sweep(account, now);
        } else {
            for change in changes {
                match change {
                    Change::FlagSaved(key) | Change::FlagDeleted(key) => {
                        state.publish_flag(account, key, now);
                    }
                    Change::CompanySaved(id) | Change::CompanyDeleted(id) => {
                        state.publish_entity(Kind::Company, account, id, now);
                    }
                    Change::UserSaved(id) | Change::UserDeleted(id) => {
                        state.publish_entity(Kind::User, account, id, now);
                    }
                    _ => {}
                }
            }
        }
        drop(state);
        // A pending entity may be subscribed to now.
        self.touch();
    }

    /// Whether usage has started over since it was last sent.
    pub(crate) fn is_due(&self, now: Timestamp) -> bool {
        self.open.load(Ordering::Acquire) > 0 && self.state().due.is_some_and(|due| due <= now)
    }

    /// Adds a connection, and returns the faults that it meets.
    pub(crate) fn join(
        &self,
        number: u64,
        headers: HeaderMap,
        now: Timestamp,
    ) -> (Arc<Subscriber>, Vec<StreamFault>) {
        let subscriber = Arc::new(Subscriber::new(number, headers, now));
        let mut state = self.state();
        state.subscribers.insert(number, Arc::clone(&subscriber));
        self.open.store(state.subscribers.len(), Ordering::Release);
        let mut met = Vec::new();
        state.faults.retain_mut(|active| {
            met.push(active.fault.clone());
            active.met += 1;
            let Some(times) = &mut active.fault.times else {
                return true;
            };
            *times = times.saturating_sub(1);
            *times > 0
        });
        drop(state);
        self.touch();
        (subscriber, met)
    }

    /// Removes a connection, with the reason of its end.
    pub(crate) fn leave(&self, number: u64, why: String) {
        let mut state = self.state();
        if let Some(subscriber) = state.subscribers.get(&number).cloned() {
            let mut report = state.describe(&subscriber);
            report.end = Some(why);
            state.subscribers.remove(&number);
            state.flags.leave(number);
            state.companies.leave(number);
            state.users.leave(number);
            self.ended.push(Arc::new(report), 0);
        }
        self.open.store(state.subscribers.len(), Ordering::Release);
        drop(state);
        self.touch();
    }

    /// Returns the open connections, in the order they were made.
    pub(crate) fn connections(&self) -> Vec<StreamConnection> {
        let state = self.state();
        let subscribers = state.subscribers.values();
        subscribers
            .map(|subscriber| state.describe(subscriber))
            .collect()
    }

    /// Returns how many connections there were, the open ones included.
    pub(crate) fn total(&self) -> u64 {
        let open = u64::try_from(self.state().subscribers.len()).unwrap_or_default();
        self.ended.total() + open
    }

    /// Applies a fault to the open connections, or to one of them. Returns to how many.
    pub(crate) fn break_connections(&self, only: Option<u64>, fault: &StreamFault) -> usize {
        let subscribers: Vec<Arc<Subscriber>> =
            self.state().subscribers.values().cloned().collect();
        subscribers
            .iter()
            .filter(|subscriber| only.is_none_or(|number| subscriber.number == number))
            .filter(|subscriber| subscriber.outbox.push_fault(fault.clone()))
            .count()
    }

    /// Applies a fault to the connections made from now on, and returns its number; `None` if too
    /// many faults are pending.
    pub(crate) fn inject(&self, fault: StreamFault) -> Option<u64> {
        let mut state = self.state();
        if state.faults.len() >= MAX_FAULTS {
            return None;
        }
        state.last_fault += 1;
        let id = state.last_fault;
        state.faults.push(ActiveStreamFault { id, fault, met: 0 });
        Some(id)
    }

    pub(crate) fn faults(&self) -> Vec<ActiveStreamFault> {
        self.state().faults.clone()
    }

    pub(crate) fn remove_fault(&self, id: u64) -> bool {
        let mut state = self.state();
        let before = state.faults.len();
        state.faults.retain(|active| active.id != id);
        state.faults.len() < before
    }

    pub(crate) fn clear_faults(&self) {
        self.state().faults.clear();
    }

    /// Removes what was received, and all faults. Connections stay open.
    pub(crate) fn reset(&self) {
        self.clear_faults();
        self.requests.clear();
        self.ended.clear();
    }

    pub(crate) fn requests(&self) -> &Log<StreamRequest> {
        &self.requests
    }

    pub(crate) fn ended(&self) -> Vec<Arc<StreamConnection>> {
        self.ended.entries()
    }

    /// Waits until at least `count` of the connections that ended match, and returns all that do.
    pub(crate) async fn wait_for_ends(
        &self,
        count: usize,
        matches: impl FnMut(&StreamConnection) -> bool,
    ) -> Vec<Arc<StreamConnection>> {
        self.ended.wait_for(count, matches).await
    }

    pub(crate) fn revision(&self) -> watch::Receiver<u64> {
        self.revision.subscribe()
    }

    pub(crate) fn touch(&self) {
        self.revision.send_modify(|revision| *revision += 1);
    }

    pub(super) fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
