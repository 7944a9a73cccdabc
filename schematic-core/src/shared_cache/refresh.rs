//! Reading again what is in use, before what was read counts no more.

use std::collections::{HashSet, VecDeque};
use std::time::Duration;

use futures_util::StreamExt;
use futures_util::future::{Either, select};
use futures_util::stream::FuturesUnordered;
use schematic_protocol::stored::StoredKeys;
use tokio::runtime::Handle;

use super::SharedCache;
use super::grace::failed_read;
use super::live::own_read;
use super::reader::{MAX_KEYS, ReadValues};
use super::take::read_at;
use super::version::Version;
use crate::store::{EntityKind, LookupTarget, millis};

/// How often is looked for what has to be read again.
const TICK: Duration = Duration::from_millis(100);

/// How long before it counts no more something is read again, in milliseconds: long enough for a tick
/// and a call of the store that takes all its time, and a little more.
const AHEAD: u64 = 400;

/// What was used within this time is in use.
const IN_USE: Duration = Duration::from_secs(1);

/// For how long a flag stays in memory after it counted no more, in milliseconds.
const FLAGS_STAY: u64 = 60_000;

/// After how many ticks without anything in use it is waited for the next fetch.
const IDLE: u32 = 20;

/// After how many ticks keys that count no more are forgotten.
const SWEEP: u32 = 10;

/// How many calls of the store are under way at most.
const MAX_CALLS: usize = 8;

/// How many values are taken before other tasks have their turn.
const TAKEN_TOGETHER: usize = 32;

/// The pauses after calls that failed, from the first to the longest. With a call that takes all its
/// time they are shorter than what was read counts, so that what is held is held without a gap.
const PAUSES: [Duration; 3] = [
    Duration::from_millis(100),
    Duration::from_millis(200),
    Duration::from_millis(400),
];

/// Something that has to be read again.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Due {
    Flag(String),
    Lookup(EntityKind, Box<str>, Box<str>),
    Entity(EntityKind, Box<str>),
}

/// What has to be read again, once each.
#[derive(Default)]
struct Queue {
    waiting: VecDeque<Due>,
    /// What is waiting or being read.
    pending: HashSet<Due>,
    failures: usize,
    paused_until: Duration,
}

/// What came of one call of the store.
struct Called {
    batch: Vec<Due>,
    has_failed: bool,
    /// Whether nothing at all could be read.
    has_nothing: bool,
}

impl SharedCache {
    /// Reads again what is in use, on `runtime`. Never returns.
    pub(crate) async fn refresh(&self, runtime: &Handle) {
        let mut periods = VecDeque::new();
        let mut queue = Queue::default();
        let mut calls = FuturesUnordered::new();
        let (mut idle, mut ticks) = (IDLE, 0_u32);
        loop {
            if idle >= IDLE && calls.is_empty() {
                self.wake_refresh.notified().await;
                idle = 0;
            }
            let mut tick = self.clock.sleep(TICK);
            loop {
                while calls.len() < MAX_CALLS
                    && let Some(batch) = queue.next_batch(self.clock.monotonic())
                {
                    calls.push(self.call(batch, runtime));
                }
                if calls.is_empty() {
                    tick.await;
                    break;
                }
                match select(tick, calls.next()).await {
                    Either::Left(_) => break,
                    Either::Right((called, rest)) => {
                        tick = rest;
                        let now = self.clock.monotonic();
                        if let Some(called) = &called {
                            self.hold_all(&queue.end(called, now), now).await;
                        }
                    }
                }
            }
            let now = self.clock.monotonic();
            let since = in_use_since(&mut periods, now, self.store.entities.next_period());
            ticks = ticks.wrapping_add(1);
            if ticks.is_multiple_of(SWEEP) {
                // What counts no more may have to count on.
                let grace = Duration::from_millis(self.stale_grace);
                self.store.entities.sweep(now.saturating_sub(grace));
            }
            let due = self.due(now, since);
            idle = if due.is_empty() { idle + 1 } else { 0 };
            queue.add(due);
        }
    }

    fn due(&self, now: Duration, since: u32) -> Vec<Due> {
        let now = millis(now);
        let good_until = now.saturating_add(AHEAD);
        let forget_before = now.saturating_sub(FLAGS_STAY.max(self.stale_grace));
        let flags = self.store.due_flags(now, good_until, forget_before);
        let entities = &self.store.entities;
        // What has ceased to count a check reads that needs it.
        let lookups = entities.due_lookups(now..good_until, since);
        let lookups = lookups
            .into_iter()
            .map(|(kind, name, value)| Due::Lookup(kind, name, value));
        let entities = entities.due(now..good_until, since);
        let entities = entities.into_iter().map(|(kind, id)| Due::Entity(kind, id));
        let flags = flags.into_iter().map(Due::Flag);
        flags.chain(lookups).chain(entities).collect()
    }

    /// Reads a batch again.
    async fn call(&self, batch: Vec<Due>, runtime: &Handle) -> Called {
        let Some(version) = self.version() else {
            return Called {
                batch,
                has_failed: false,
                has_nothing: false,
            };
        };
        let keys = batch.iter().map(|due| due.key(&version.keys)).collect();
        let began = self.clock.monotonic();
        let read = self.read(keys, runtime).await;
        for part in batch.chunks(TAKEN_TOGETHER) {
            self.take_again(&version, part, &read, began);
            tokio::task::yield_now().await;
        }
        Called {
            batch,
            has_failed: read.has_failed(),
            has_nothing: read.has_failed() && read.names().next().is_none(),
        }
    }

    fn take_again(&self, version: &Version, due: &[Due], read: &ReadValues, began: Duration) {
        let mut flags = Vec::new();
        for due in due {
            let Some(value) = read.get(&due.key(&version.keys)) else {
                if !self.take_own(version, due) {
                    self.hold_due(version, due, began);
                }
                continue;
            };
            match due {
                Due::Flag(flag) => flags.push((flag.as_str(), value)),
                // Where it leads to, if that is somewhere else, the next check reads.
                Due::Lookup(kind, name, of) => self.store.entities.note_lookup(
                    *kind,
                    (name, of),
                    &self.target(*kind, (name, of), value),
                    &read_at(version, value, false),
                ),
                Due::Entity(kind, id) => {
                    self.take_entity(version, *kind, id, value, false);
                }
            }
        }
        self.take_flags(version, flags, false);
    }

    /// Goes on with what memory has, without a read of each, since the store has answered nothing.
    async fn hold_all(&self, due: &[Due], now: Duration) {
        let Some(version) = self.version() else {
            return;
        };
        for part in due.chunks(TAKEN_TOGETHER) {
            for due in part {
                if !self.take_own(&version, due) {
                    self.hold_due(&version, due, now);
                }
            }
            tokio::task::yield_now().await;
        }
    }

    /// Goes on with what memory has, while the store cannot be read.
    fn hold_due(&self, version: &Version, due: &Due, began: Duration) {
        let read = failed_read(version, began);
        match due {
            Due::Flag(flag) => {
                self.hold_flag(flag, &read);
            }
            Due::Lookup(kind, name, value) => {
                let key = (&**name, &**value);
                // That it leads nowhere is not held.
                if self.store.entities.leads_somewhere(*kind, [key]) {
                    self.hold_lookup(*kind, key, &read);
                }
            }
            Due::Entity(kind, id) => self.hold_entity(*kind, id, &read),
        }
    }

    /// Goes on with what the server keeps up to date here, while the store cannot be read. Returns
    /// whether it does.
    fn take_own(&self, version: &Version, due: &Due) -> bool {
        let Some(behind) = &self.behind else {
            return false;
        };
        let now = self.clock.monotonic();
        match due {
            Due::Flag(_) => false,
            Due::Lookup(kind, name, value) => {
                let id = behind.live.entities.live_under(*kind, name, value);
                let target = id.map(LookupTarget::Entity);
                if let Some(target) = &target {
                    let read = own_read(version, now, false);
                    let entities = &self.store.entities;
                    entities.note_lookup(*kind, (name, value), target, &read);
                }
                target.is_some()
            }
            Due::Entity(kind, id) => {
                let entity = behind.live.entities.live(*kind, id);
                let is_live = entity.is_some();
                if let Some(entity) = entity {
                    self.put_own(version, entity, now, false);
                }
                is_live
            }
        }
    }
}

impl Due {
    fn key(&self, keys: &StoredKeys) -> String {
        match self {
            Self::Flag(flag) => keys.flag(flag),
            Self::Lookup(kind, name, value) => keys.lookup(*kind, name, value),
            Self::Entity(kind, id) => keys.entity(*kind, id),
        }
    }
}

impl Queue {
    fn add(&mut self, due: Vec<Due>) {
        for due in due {
            if self.pending.insert(due.clone()) {
                self.waiting.push_back(due);
            }
        }
    }

    /// Returns what is to be read with the next call, unless calls failed a moment ago.
    fn next_batch(&mut self, now: Duration) -> Option<Vec<Due>> {
        if self.waiting.is_empty() || now < self.paused_until {
            return None;
        }
        let count = self.waiting.len().min(MAX_KEYS);
        Some(self.waiting.drain(..count).collect())
    }

    /// Notes the end of a call. What it did not renew is due again. Returns what waited and need not be
    /// read now, since the store does not answer.
    fn end(&mut self, called: &Called, now: Duration) -> Vec<Due> {
        for due in &called.batch {
            self.pending.remove(due);
        }
        if !called.has_failed {
            self.failures = 0;
            return Vec::new();
        }
        if !called.has_nothing {
            // A part of the store answers: the rest of what waits may be there.
            return Vec::new();
        }
        let pause = PAUSES.get(self.failures).or(PAUSES.last());
        self.paused_until = now + pause.copied().unwrap_or_default();
        self.failures += 1;
        // Some of it may have ceased to count.
        let waiting: Vec<Due> = self.waiting.drain(..).collect();
        for due in &waiting {
            self.pending.remove(due);
        }
        waiting
    }
}

/// Returns the period in which or after which an entity was used that is in use.
fn in_use_since(periods: &mut VecDeque<(Duration, u32)>, now: Duration, period: u32) -> u32 {
    periods.push_back((now, period));
    let begin = now.saturating_sub(IN_USE);
    while periods.get(1).is_some_and(|(at, _)| *at <= begin) {
        periods.pop_front();
    }
    periods.front().map_or(period, |(_, period)| *period)
}
