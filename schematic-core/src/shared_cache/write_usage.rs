//! Writing usage to the shared store.

use std::time::Duration;

use bytes::Bytes;
use futures_util::future::join_all;
use schematic_protocol::stored::read_lookup;
use schematic_rules::usage::count_track;
use schematic_rules::wire::Company;

use super::SharedCache;
use super::usage::{Attempt, Consumer};
use super::version::Version;
use super::write_behind::WriteBehind;
use crate::Keys;
use crate::shared_store::{StoreError, ValueDigest};
use crate::store::{EntityKind, same_key};

/// How many companies are written side by side.
const TOGETHER: usize = 32;

/// How often usage is put on a newer value, if others write the same company.
const TRIES: u32 = 20;

/// The longest wait before that.
const WAIT: Duration = Duration::from_millis(25);

const COMPANY: EntityKind = EntityKind::Company;

impl SharedCache {
    /// Counts in the shared store what was used. Returns whether all of it is there.
    pub(super) async fn write_usage(&self, behind: &WriteBehind, version: &Version) -> bool {
        let mut is_whole = true;
        for part in behind.usage.begin().chunks(TOGETHER) {
            let writes = part.iter().map(async |(consumer, attempt)| {
                let counted = self.count_in_store(behind, version, consumer, attempt);
                let is_done = self.note_write(counted.await) == Some(true);
                if is_done {
                    behind.usage.done(consumer);
                }
                is_done
            });
            is_whole &= !join_all(writes).await.contains(&false);
            if behind.is_failing() {
                return false;
            }
        }
        is_whole
    }

    /// Puts usage on a company's value, again on a newer one if others write it. Returns false if they
    /// did each time.
    async fn count_in_store(
        &self,
        behind: &WriteBehind,
        version: &Version,
        consumer: &Consumer,
        attempt: &Attempt,
    ) -> Result<bool, StoreError> {
        let id = match consumer {
            Consumer::Company(id) => id.clone(),
            Consumer::Keys(keys) => match self.led_to_in_store(version, keys).await? {
                Some(id) => id,
                None => return Ok(true),
            },
        };
        let key = version.keys.entity(COMPANY, &id);
        for _ in 0..TRIES {
            // Nothing there, or nothing that can be read: the next push brings all of it.
            let mut read = self.read_for_write(&[&key]).await?;
            let Some(present) = read.pop().transpose()?.flatten() else {
                return Ok(true);
            };
            if attempt.unsure == Some(ValueDigest::of(&present)) {
                // The store had done it, and only its answer was lost.
                behind.usage.done(consumer);
                self.take_written(version, COMPANY, &id, &present);
                return Ok(true);
            }
            let Ok(mut company) = serde_json::from_slice::<Company>(&present) else {
                return Ok(true);
            };
            let has_keys = match consumer {
                Consumer::Company(_) => true,
                Consumer::Keys(keys) => keys.iter().any(|(name, value)| {
                    let mut own = company.keys.iter();
                    own.any(|(other, of)| same_key(name, other) && same_key(value, of))
                }),
            };
            let mut is_counted = false;
            for (event, sum) in &attempt.sums {
                is_counted |= count_track(&mut company, event, *sum);
            }
            if !has_keys || !is_counted {
                return Ok(true);
            }
            let Ok(value) = serde_json::to_vec(&company) else {
                return Ok(true);
            };
            let value = Bytes::from(value);
            let digest = ValueDigest::of(&present);
            // Before the call: it may be made and never come to an end here.
            behind.usage.unsure(consumer, ValueDigest::of(&value));
            let replaced = self.shared.replace(&key, digest, Some(value.clone()));
            if replaced.await? {
                behind.usage.done(consumer);
                self.take_written(version, COMPANY, &id, &value);
                return Ok(true);
            }
            self.clock.sleep(WAIT.mul_f64(fastrand::f64())).await;
        }
        Ok(false)
    }

    /// Returns the id of the company that all keys that lead anywhere lead to.
    async fn led_to_in_store(
        &self,
        version: &Version,
        keys: &Keys,
    ) -> Result<Option<Box<str>>, StoreError> {
        let lookups: Vec<String> = keys
            .iter()
            .map(|(name, value)| version.keys.lookup(COMPANY, name, value))
            .collect();
        let names: Vec<&str> = lookups.iter().map(|lookup| &**lookup).collect();
        let mut only: Option<String> = None;
        for read in self.read_for_write(&names).await? {
            let Some(id) = read?.as_deref().and_then(read_lookup) else {
                continue;
            };
            if only.get_or_insert_with(|| id.clone()) != &id {
                return Ok(None);
            }
        }
        Ok(only.map(String::into_boxed_str))
    }
}
