//! Writing to the shared store what the server sends.

use std::future::Future;
use std::pin::pin;
use std::time::Duration;

use bytes::Bytes;
use futures_util::future::{Either, join_all, select};

use super::SharedCache;
use super::stored_entity::StoredEntity;
use super::version::Version;
use super::write_behind::WriteBehind;
use super::write_queue::{Change, Write};
use crate::shared_store::StoreError;
use crate::store::EntityKind;
use crate::telemetry::SHARED_STORE;

/// How long changes are gathered: processes that the server sends the same do not all write it, since
/// the first one has by then.
const GATHER: Duration = Duration::from_millis(20);
const GATHER_SPREAD: Duration = Duration::from_millis(80);

/// How many companies and users are written side by side.
const TOGETHER: usize = 32;

/// The shortest time between two such groups, which bounds the rate after an outage.
const PAUSE: Duration = Duration::from_millis(50);

/// The pauses after failures in a row.
const AFTER_FAILURES: [Duration; 4] = [
    Duration::from_millis(250),
    Duration::from_millis(500),
    Duration::from_secs(1),
    Duration::from_secs(2),
];

impl SharedCache {
    /// Writes what comes, until `stopped`, and then what waits. Must not be dropped before, or what is
    /// being written is lost.
    pub(crate) async fn write(&self, stopped: impl Future<Output = ()>) {
        let Some(behind) = &self.behind else { return };
        // Another runtime may have ended in the middle of something.
        behind.entities.resume();
        let mut stopped = pin!(stopped);
        let mut failures = 0;
        loop {
            if behind.is_empty() {
                let woken = pin!(behind.wake.notified());
                if is_stopped(&select(stopped.as_mut(), woken).await) {
                    break;
                }
            }
            if let Some(version) = self.version() {
                self.show(behind, &version);
            }
            let gather = GATHER + GATHER_SPREAD.mul_f64(fastrand::f64());
            let gather = gather.max(behind.takes_delay());
            if is_stopped(&select(stopped.as_mut(), self.clock.sleep(gather)).await) {
                break;
            }
            if self.write_all(behind).await {
                failures = 0;
            } else {
                let pause = AFTER_FAILURES.get(failures).or(AFTER_FAILURES.last());
                failures += 1;
                let pause = self.clock.sleep(pause.copied().unwrap_or_default());
                if is_stopped(&select(stopped.as_mut(), pause).await) {
                    break;
                }
            }
        }
        self.write_all(behind).await;
    }

    /// Writes what waits, each once. Returns whether all of it could be written.
    async fn write_all(&self, behind: &WriteBehind) -> bool {
        let Some(version) = self.version() else {
            return false;
        };
        let mut left = behind.entities.begin();
        let mut is_whole = true;
        loop {
            // Between the groups, so that it does not wait for all of them.
            is_whole &= self.write_usage(behind, &version).await;
            let batch = behind.entities.take(left.min(TOGETHER));
            // A store that is away is not asked for each of them.
            if batch.is_empty() || behind.is_failing() {
                batch
                    .into_iter()
                    .for_each(|write| behind.entities.put_back(write));
                break;
            }
            left -= batch.len();
            let writes = batch
                .into_iter()
                .map(|write| self.write_one(behind, &version, write));
            is_whole &= !join_all(writes).await.contains(&false);
            if left > 0 {
                self.clock.sleep(PAUSE).await;
            }
        }
        if behind.is_failing() {
            return false;
        }
        self.write_flags(behind, &version).await && is_whole
    }

    /// Reads keys, and notes whether the store answers.
    pub(super) async fn read_for_write(
        &self,
        keys: &[&str],
    ) -> Result<Vec<Result<Option<Bytes>, StoreError>>, StoreError> {
        let read = self.shared.get_many(keys).await;
        if let Some(behind) = &self.behind {
            let now = self.clock.monotonic();
            // What a part of the store refuses, or a part of it that is away, is not the store.
            let has_failed = match &read {
                Ok(values) => !values.is_empty() && values.iter().all(Result::is_err),
                Err(_) => true,
            };
            if has_failed {
                behind.failed();
            } else {
                behind.answered(now);
            }
        }
        read
    }

    /// Notes how a write ended. That one is refused does not mean that the store is away.
    pub(super) fn note_write<T>(&self, result: Result<T, StoreError>) -> Option<T> {
        match result {
            Ok(value) => {
                self.notes.read();
                Some(value)
            }
            Err(error) => {
                crate::telemetry::log!(
                    debug, target: SHARED_STORE,
                    "the shared store cannot be written to: {error}",
                );
                self.notes.failed_read(&error.to_string());
                None
            }
        }
    }

    async fn write_one(&self, behind: &WriteBehind, version: &Version, write: Write) -> bool {
        let (kind, id) = (write.name.0, &*write.name.1);
        let stored = StoredEntity {
            cache: self,
            behind,
            version,
            kind,
            id,
        };
        // What was received on an earlier connection may be older than what is there.
        let live = || behind.live.entities.live(kind, id);
        let written = match write.change {
            Change::Delete => self.note_write(stored.remove().await).map(|()| None),
            Change::Put => {
                // It has counted that already.
                let used = behind.usage.take_of(id);
                match live() {
                    None => {
                        behind.usage.put_back(id, used);
                        Some(None)
                    }
                    Some(entity) => {
                        let written = self.note_write(stored.put(&entity).await);
                        if written.is_none() {
                            behind.usage.put_back(id, used);
                        }
                        written.map(Some)
                    }
                }
            }
            Change::PutBesideUsage => match live() {
                None => Some(None),
                Some(entity) => {
                    // What waits is added by itself.
                    let used = behind.usage.of(id);
                    let entity = used.iter().fold(entity, |entity, (event, sum)| {
                        let before = entity.counting(event, sum.saturating_neg());
                        before.unwrap_or(entity)
                    });
                    self.note_write(stored.put_beside_usage(&entity).await)
                        .map(Some)
                }
            },
        };
        let Some(written) = written else {
            behind.entities.put_back(write);
            return false;
        };
        if behind.entities.done(&write)
            && let Some(json) = written
        {
            self.take_written(version, kind, id, &json);
        }
        true
    }

    /// Takes what was written into memory: reads that began before must not bring back what was there.
    pub(super) fn take_written(&self, version: &Version, kind: EntityKind, id: &str, json: &[u8]) {
        let entity = std::str::from_utf8(json)
            .ok()
            .and_then(|json| self.store.compile_entity(kind, id, json).ok()?);
        if let Some(entity) = entity {
            let (entity, _) = self.with_waiting_usage(entity);
            self.put_own(version, entity, self.clock.monotonic(), false);
        }
    }
}

fn is_stopped<A, B>(first: &Either<A, B>) -> bool {
    matches!(first, Either::Left(_))
}
