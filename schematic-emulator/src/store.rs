//! The emulator's state: every change of the account goes through here, and is published.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use schematic_protocol::Timestamp;
use tokio::sync::{broadcast, watch};

use crate::account::{Account, Change};
use crate::capture::{self, Dedupe, Event};
use crate::clock::Clock;
use crate::fault::Faults;
use crate::received::{EventSource, Log, ReceivedEvent, ReceivedRequest, Redactor};
use crate::replicator::Replicators;
use crate::seed::{Seed, SeedError};
use crate::streams::Subscriptions;
use crate::webhooks::Webhooks;

/// The API key that an emulator accepts unless another is set.
pub const DEFAULT_API_KEY: &str = "sch_dev_local";

/// How many changes a slow receiver may lag behind.
const CHANGES: usize = 1_024;
/// How many bytes of memory the kept requests may take.
const REQUESTS_BYTES: usize = 32 << 20;

#[derive(Debug)]
pub(crate) struct Store {
    account: Mutex<Account>,
    pub(crate) clock: Clock,
    pub(crate) api_key: Secret,
    pub(crate) redactor: Redactor,
    pub(crate) events: Log<ReceivedEvent>,
    pub(crate) requests: Log<ReceivedRequest>,
    pub(crate) faults: Faults,
    dedupe: Mutex<Dedupe>,
    pub(crate) streams: Subscriptions,
    pub(crate) replicators: Replicators,
    pub(crate) webhooks: Webhooks,
    /// Whether operations without a handler are answered with samples.
    pub(crate) samples: bool,
    /// The current seed.
    seed: Mutex<Seed>,
    changes: broadcast::Sender<Change>,
    /// Grows with every change and everything that is received.
    revision: watch::Sender<u64>,
}

impl Store {
    pub(crate) fn new(clock: Clock, api_key: String, samples: bool, bounds: Bounds) -> Self {
        Self {
            account: Mutex::new(Account::new()),
            clock,
            redactor: Redactor::new(&api_key),
            api_key: Secret(api_key),
            // Two kilobytes for each event on average, and room for a few large ones.
            events: Log::new(
                bounds.events,
                bounds
                    .events
                    .saturating_mul(2 << 10)
                    .saturating_add(16 << 20),
            ),
            requests: Log::new(bounds.requests, REQUESTS_BYTES),
            faults: Faults::default(),
            dedupe: Mutex::new(Dedupe::new(bounds.idempotency_keys)),
            streams: Subscriptions::new(),
            replicators: Replicators::default(),
            webhooks: Webhooks::new(bounds.webhook_timeout),
            samples,
            seed: Mutex::new(Seed::default()),
            changes: broadcast::Sender::new(CHANGES),
            revision: watch::Sender::new(0),
        }
    }

    pub(crate) fn now(&self) -> Timestamp {
        self.clock.now()
    }

    pub(crate) fn read<R>(&self, read: impl FnOnce(&Account, Timestamp) -> R) -> R {
        let mut account = self.account();
        let now = self.clock.now();
        if account.has_expired(now) {
            drop(account);
            self.change(|_, _| ());
            account = self.account();
        }
        read(&account, now)
    }

    /// Changes the account and publishes what changed, overrides that have ended included. Receivers see changes in their order.
    pub(crate) fn change<R>(&self, change: impl FnOnce(&mut Account, Timestamp) -> R) -> R {
        let mut account = self.account();
        let now = self.clock.now();
        account.expire(now);
        let result = change(&mut account, now);
        let (changes, swept) = account.take_changes();
        self.streams.publish(&account, &changes, swept, now);
        if self.webhooks.observe(&account, &changes, now) {
            self.touch();
        }
        for change in changes {
            self.publish(change);
        }
        result
    }

    /// Processes events, in their order and in one step, and returns their ids.
    pub(crate) fn capture(&self, events: Vec<Event>, source: EventSource) -> Vec<String> {
        let ids = self.change(|account, now| {
            let mut dedupe = self.dedupe.lock().unwrap_or_else(PoisonError::into_inner);
            let mut ids = Vec::with_capacity(events.len());
            for mut event in events {
                event.raw = self.redactor.message(&event.raw).into_owned().into();
                let first = event
                    .idempotency_key
                    .as_deref()
                    .is_none_or(|key| dedupe.is_first(event.kind(), key, now));
                let number = self.events.total();
                let received = capture::receive(account, event, first, source, number, now);
                ids.push(received.id.clone());
                let size = received.size();
                self.events.push(Arc::new(received), size);
            }
            ids
        });
        self.touch();
        ids
    }

    /// Publishes usage that has started over since it was last sent.
    pub(crate) fn pass_time(&self) {
        let now = self.now();
        if self.account().has_expired(now) {
            self.change(|_, _| ());
        }
        if self.streams.is_due(now) {
            self.change(|account, _| account.note_sweep());
        }
    }

    pub(crate) fn advance(&self, by: Duration) {
        self.clock.advance(by);
        self.change(|account, _| account.note(Change::ClockMoved));
    }

    /// Replaces the seed.
    pub(crate) fn put_seed(&self, seed: Seed) -> Result<(), SeedError> {
        let mut in_force = self.seed.lock().unwrap_or_else(PoisonError::into_inner);
        self.change(|account, now| seed.apply(&in_force, account, now))?;
        self.read(|account, now| self.webhooks.put_seeded(&seed.webhooks(), account, now));
        *in_force = seed;
        Ok(())
    }

    /// Removes all that was received, and all of the account but what the seed declares.
    pub(crate) fn reset(&self) {
        self.faults.clear();
        self.streams.reset();
        self.events.clear();
        self.requests.clear();
        self.dedupe
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clear();
        let seed = self.seed.lock().unwrap_or_else(PoisonError::into_inner);
        self.change(|account, now| {
            *account = Account::new();
            account.note(Change::Reset);
            // It found room before, so it does now.
            let _ = seed.apply(&Seed::default(), account, now);
        });
        self.read(|account, now| self.webhooks.reset(&seed.webhooks(), account, now));
        self.touch();
    }

    pub(crate) fn publish(&self, change: Change) {
        // An error only means that there is no receiver.
        let _ = self.changes.send(change);
        self.touch();
    }

    /// Advances the revision: something that the page shows has changed.
    pub(crate) fn touch(&self) {
        self.revision.send_modify(|revision| *revision += 1);
    }

    pub(crate) fn changes(&self) -> broadcast::Receiver<Change> {
        self.changes.subscribe()
    }

    pub(crate) fn revision(&self) -> watch::Receiver<u64> {
        self.revision.subscribe()
    }

    fn account(&self) -> MutexGuard<'_, Account> {
        self.account.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Bounds of what is kept, and of webhook deliveries.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Bounds {
    pub(crate) events: usize,
    pub(crate) requests: usize,
    pub(crate) idempotency_keys: usize,
    /// How long an endpoint may take to acknowledge a delivery.
    pub(crate) webhook_timeout: Duration,
}

/// A secret that `Debug` does not show.
pub(crate) struct Secret(String);

impl Secret {
    pub(crate) fn expose(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("[redacted]")
    }
}
