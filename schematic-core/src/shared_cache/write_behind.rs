//! What a DataStream hands to the shared store, and what it answers where that cannot.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use serde_json::value::RawValue;
use tokio::sync::Notify;

use super::flag_writes::{FlagList, FlagWrites};
use super::orphans::Orphans;
use super::usage::{Consumer, WaitingUsage};
use super::write_queue::{Change, WriteQueue};
use crate::shared_store::StoreTtl;
use crate::store::{EntityKind, Limits, Store};
use crate::sync::Mutex;

/// Flags stay in the shared store for at least this long.
const FLAGS_STAY: Duration = Duration::from_secs(30 * 24 * 60 * 60);

/// A store that could be read within this time before and after a failure was not restarted.
const OUTAGE: Duration = Duration::from_secs(1);

/// Over how long the processes of a fleet come back after an outage.
const RETURN_SPREAD: Duration = Duration::from_secs(5);

/// How often all flags are asked for at most, so that they can be written.
const FLAGS_PERIOD: Duration = Duration::from_secs(60);

/// What is written to the shared store: bounded queues, emptied by a task.
pub(crate) struct WriteBehind {
    /// What the server sends, with what it keeps up to date.
    pub(super) live: Arc<Store>,
    pub(super) entities: WriteQueue,
    pub(super) flags: FlagWrites,
    pub(super) usage: WaitingUsage,
    /// `None` without a connection with which to subscribe.
    pub(super) orphans: Option<Orphans>,
    pub(super) wake: Notify,
    pub(super) ttl: StoreTtl,
    pub(super) flag_ttl: StoreTtl,
    max_flag_bytes: usize,
    /// Whether all flags are to be asked for, so that they can be written.
    wants_flags: AtomicBool,
    health: Mutex<Health>,
}

impl WriteBehind {
    /// Creates what writes the content of `live`, which is kept in the shared store for `ttl`; `None`
    /// is without end.
    pub(crate) fn new(live: Arc<Store>, ttl: Option<Duration>, max_flag_bytes: usize) -> Self {
        let of = |ttl: Option<Duration>| ttl.map_or(StoreTtl::Never, StoreTtl::After);
        Self {
            live,
            entities: WriteQueue::default(),
            flags: FlagWrites::default(),
            usage: WaitingUsage::default(),
            orphans: Some(Orphans::default()),
            wake: Notify::new(),
            ttl: of(ttl),
            flag_ttl: of(ttl.map(|ttl| ttl.max(FLAGS_STAY))),
            max_flag_bytes,
            wants_flags: AtomicBool::new(false),
            health: Mutex::default(),
        }
    }

    /// Creates what writes usage alone, for a process that receives nothing by itself.
    pub(crate) fn of_usage() -> Self {
        let nothing = Limits {
            entities: 0,
            bytes: 0,
            flag_bytes: 0,
            ttl: None,
        };
        Self {
            orphans: None,
            ..Self::new(Arc::new(Store::new(nothing)), None, 0)
        }
    }

    /// Notes that the server sent a company or user, or a change of it, with its usage.
    pub(crate) fn put(&self, kind: EntityKind, id: &str) {
        self.change(kind, id, Change::Put);
    }

    /// Notes that a company or user is to be in the store, of whose usage nothing new is known.
    pub(crate) fn put_beside_usage(&self, kind: EntityKind, id: &str) {
        self.change(kind, id, Change::PutBesideUsage);
    }

    /// Notes that there is no such company or user any more.
    pub(crate) fn delete(&self, kind: EntityKind, id: &str) {
        self.change(kind, id, Change::Delete);
    }

    /// Notes that the server sent a list of flags.
    pub(crate) fn put_flags(&self, list: FlagList) {
        self.flags.set_list(list);
        self.wake.notify_one();
    }

    /// Notes that the server sent one flag, or that it is gone.
    pub(crate) fn put_flag(&self, key: &str, flag: Option<&RawValue>) {
        let flag = flag.map(ToOwned::to_owned);
        if !self
            .flags
            .set(key.to_lowercase(), flag, self.max_flag_bytes)
        {
            self.wants_flags.store(true, Ordering::Relaxed);
        }
        self.wake.notify_one();
    }

    /// Returns whether a list may be kept until it is written.
    pub(crate) const fn has_room_for(&self, bytes: usize) -> bool {
        bytes <= self.max_flag_bytes
    }

    /// Returns once whether all flags are to be asked for: not again before a while has passed.
    pub(crate) fn takes_all_flags(&self, now: Duration) -> bool {
        if !self.wants_flags.load(Ordering::Relaxed) {
            return false;
        }
        let mut health = self.health.lock();
        let asked = health.flags_asked_at;
        let is_due = asked.is_none_or(|asked| now.saturating_sub(asked) >= FLAGS_PERIOD);
        if is_due {
            health.flags_asked_at = Some(now);
            self.wants_flags.store(false, Ordering::Relaxed);
        }
        is_due
    }

    /// Returns how many companies, users and sums of usage wait to be written.
    pub(crate) fn waiting(&self) -> usize {
        self.entities.len() + self.usage.len()
    }

    /// Returns whether nothing waits to be written.
    pub(super) fn is_empty(&self) -> bool {
        self.waiting() == 0 && self.flags.is_empty()
    }

    pub(super) fn used(&self, consumer: Consumer, event: &str, quantity: i64) {
        self.usage.add(consumer, event, quantity);
        self.wake.notify_one();
    }

    /// Notes that the store could not be read.
    pub(super) fn failed(&self) {
        self.health.lock().is_failing = true;
    }

    /// Notes that the store could be read. After an outage it may be empty or old: all that is kept up
    /// to date here is written anew.
    pub(super) fn answered(&self, now: Duration) {
        let is_back = {
            let mut health = self.health.lock();
            let before = health.answered_at.replace(now);
            let since = before.map_or(Duration::MAX, |before| now.saturating_sub(before));
            let was_failing = std::mem::take(&mut health.is_failing);
            let is_back = was_failing && since >= OUTAGE;
            if is_back {
                health.delay = RETURN_SPREAD.mul_f64(fastrand::f64());
                self.wants_flags.store(true, Ordering::Relaxed);
            }
            is_back
        };
        if is_back {
            for (kind, id) in self.live.entities.all_live() {
                self.entities.add((kind, id), Change::PutBesideUsage);
            }
            self.wake.notify_one();
        }
    }

    /// Returns whether the store could not be read last time.
    pub(super) fn is_failing(&self) -> bool {
        self.health.lock().is_failing
    }

    /// Returns once how long writing waits, so that a fleet does not come back all at once.
    pub(super) fn takes_delay(&self) -> Duration {
        std::mem::take(&mut self.health.lock().delay)
    }

    /// Returns whether what the store has of a company or user does not count, since something later
    /// waits to be written or the store is not there.
    pub(super) fn is_later(&self, kind: EntityKind, id: &str) -> bool {
        self.is_failing() || self.entities.unwritten(kind, id).is_some()
    }

    fn change(&self, kind: EntityKind, id: &str, change: Change) {
        self.entities.add((kind, id.into()), change);
        self.wake.notify_one();
    }
}

/// How the store has answered.
#[derive(Debug, Default)]
struct Health {
    is_failing: bool,
    answered_at: Option<Duration>,
    delay: Duration,
    flags_asked_at: Option<Duration>,
}
