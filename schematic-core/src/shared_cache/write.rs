//! Writing to the shared store what the server sends.

use std::future::Future;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use futures_util::future::{Either, join_all, select};
use schematic_protocol::entity::EntityNames;
use schematic_protocol::stored::{StoredKeys, write_lookup};

use super::SharedCache;
use super::usage::Consumer;
use super::version::Version;
use super::write_behind::WriteBehind;
use super::write_queue::{Change, Write};
use crate::Keys;
use crate::shared_store::{GuardedStore, StoreError, ValueDigest};
use crate::store::{Entity, EntityKind};
use crate::telemetry::SHARED_STORE;

/// How long changes are gathered: processes that the server sends the same do not all write it, since
/// the first one has by then.
const GATHER: Duration = Duration::from_millis(20);
const GATHER_SPREAD: Duration = Duration::from_millis(80);

/// How many companies and users are written side by side.
const TOGETHER: usize = 32;

/// The shortest time between two such groups, which bounds the rate after an outage.
const PAUSE: Duration = Duration::from_millis(20);

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

    /// Writes what waits. Returns whether all of it could be written.
    async fn write_all(&self, behind: &WriteBehind) -> bool {
        let Some(version) = self.version() else {
            return false;
        };
        let mut is_first = true;
        loop {
            let batch = behind.entities.take(TOGETHER);
            if batch.is_empty() {
                break;
            }
            if !std::mem::take(&mut is_first) {
                self.clock.sleep(PAUSE).await;
            }
            let writes = batch
                .into_iter()
                .map(|write| self.write_one(behind, &version, write));
            if join_all(writes).await.contains(&false) {
                return false;
            }
        }
        self.write_usage(behind, &version).await && self.write_flags(behind, &version).await
    }

    /// Notes how a call of the store ended.
    pub(super) fn note_call<T>(
        &self,
        behind: &WriteBehind,
        result: Result<T, StoreError>,
    ) -> Option<T> {
        let now = self.clock.monotonic();
        match result {
            Ok(value) => {
                self.notes.read();
                behind.answered(now);
                Some(value)
            }
            Err(error) => {
                crate::telemetry::log!(
                    debug, target: SHARED_STORE,
                    "the shared store cannot be written to: {error}",
                );
                self.notes.failed_read(&error.to_string());
                behind.failed(now);
                None
            }
        }
    }

    async fn write_one(&self, behind: &WriteBehind, version: &Version, write: Write) -> bool {
        let (kind, id) = (write.name.0, &*write.name.1);
        let content = match write.change {
            Change::Delete => None,
            Change::Put => {
                // What it has counted already the store must not count again.
                let used = behind.usage.take_of(id);
                match behind.live.entities.get(kind, id) {
                    Some(entity) => Some((entity, used)),
                    None => {
                        // It made room for others since: the next push of it writes it.
                        let consumer = Consumer::Company(id.into());
                        behind.usage.put_back(&consumer, used);
                        behind.entities.done(&write);
                        return true;
                    }
                }
            }
        };
        let entity = content.as_ref().map(|(entity, _)| entity);
        let json = entity
            .and_then(|entity| entity.to_json().ok())
            .map(Bytes::from);
        let keys = entity.map(Entity::keys).unwrap_or_default();
        let stored = Stored {
            shared: &self.shared,
            keys: &version.keys,
            kind,
            id,
        };
        let result = stored.write(json, &keys, behind).await;
        if self.note_call(behind, result).is_none() {
            if let Some((_, used)) = content {
                let consumer = Consumer::Company(id.into());
                behind.usage.put_back(&consumer, used);
            }
            behind.entities.put_back(write);
            return false;
        }
        if behind.entities.done(&write)
            && let Some((entity, _)) = content
        {
            // Reads that began before must not bring back what was there.
            self.put_own(version, entity, self.clock.monotonic(), false);
        }
        true
    }
}

fn is_stopped<A, B>(first: &Either<A, B>) -> bool {
    matches!(first, Either::Left(_))
}

/// A company or user in the shared store.
struct Stored<'a> {
    shared: &'a Arc<GuardedStore>,
    keys: &'a StoredKeys,
    kind: EntityKind,
    id: &'a str,
}

impl Stored<'_> {
    /// Writes the company or user, or without `json` removes it, and makes `keys` and no others lead
    /// to it. What is there already is not written again.
    async fn write(
        &self,
        json: Option<Bytes>,
        keys: &Keys,
        behind: &WriteBehind,
    ) -> Result<(), StoreError> {
        let entity = self.keys.entity(self.kind, self.id);
        let lookups: Vec<String> = keys.iter().map(|key| self.lookup(key)).collect();
        let names: Vec<&str> = std::iter::once(&*entity)
            .chain(lookups.iter().map(|lookup| &**lookup))
            .collect();
        let mut read = self.shared.get_many(&names).await?.into_iter();
        let present = read.next().transpose()?.flatten();
        let led_before = present.as_deref().map(keys_in).unwrap_or_default();
        let id = Bytes::from(write_lookup(self.id));
        match json {
            Some(json) if present.as_ref() != Some(&json) => {
                self.shared.set(&entity, json, behind.ttl).await?;
            }
            None if present.is_some() => self.shared.remove(&entity).await?,
            _ => {}
        }
        for (lookup, led_to) in lookups.iter().zip(read) {
            if led_to?.as_ref() != Some(&id) {
                self.shared.set(lookup, id.clone(), behind.ttl).await?;
            }
        }
        for key in led_before.iter() {
            let lookup = self.lookup(key);
            if !lookups.contains(&lookup) {
                // It may lead to another one by now.
                let digest = ValueDigest::of(&id);
                self.shared.replace(&lookup, digest, None).await?;
            }
        }
        Ok(())
    }

    fn lookup(&self, (name, value): (&str, &str)) -> String {
        self.keys.lookup(self.kind, name, value)
    }
}

/// Returns the keys of a stored company or user.
fn keys_in(json: &[u8]) -> Keys {
    serde_json::from_slice(json)
        .map(|json| EntityNames::read(json).keys)
        .unwrap_or_default()
}
