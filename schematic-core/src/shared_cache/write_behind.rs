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

/// An outage that is shorter is none: what is in the store is what was there.
const OUTAGE: Duration = Duration::from_secs(1);

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
    failing_since: Mutex<Option<Duration>>,
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
            failing_since: Mutex::default(),
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

    /// Notes that the server sent a company or user, or a change of it.
    pub(crate) fn put(&self, kind: EntityKind, id: &str) {
        self.change(kind, id, Change::Put);
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

    /// Returns once whether all flags are to be asked for.
    pub(crate) fn takes_all_flags(&self) -> bool {
        self.wants_flags.load(Ordering::Relaxed) && self.wants_flags.swap(false, Ordering::Relaxed)
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

    /// Notes that the store failed.
    pub(super) fn failed(&self, now: Duration) {
        self.failing_since.lock().get_or_insert(now);
    }

    /// Notes that the store answered. After an outage it may be empty or old: all that is kept up to
    /// date here is written anew.
    pub(super) fn answered(&self, now: Duration) {
        let since = self.failing_since.lock().take();
        let is_back = since.is_some_and(|since| now.saturating_sub(since) >= OUTAGE);
        if !is_back {
            return;
        }
        for (kind, id) in self.live.entities.all_live() {
            self.entities.add((kind, id), Change::Put);
        }
        self.wants_flags.store(true, Ordering::Relaxed);
        self.wake.notify_one();
    }

    /// Returns whether what the store has of a company or user does not count, since something later
    /// waits to be written or the store is not there.
    pub(super) fn is_later(&self, kind: EntityKind, id: &str) -> bool {
        self.failing_since.lock().is_some() || self.entities.unwritten(kind, id).is_some()
    }

    fn change(&self, kind: EntityKind, id: &str, change: Change) {
        self.entities.add((kind, id.into()), change);
        self.wake.notify_one();
    }
}
