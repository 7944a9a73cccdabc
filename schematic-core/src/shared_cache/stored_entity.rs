//! One company or user as the shared store has it.

use bytes::Bytes;
use schematic_protocol::entity::EntityNames;
use schematic_protocol::stored::write_lookup;
use schematic_rules::merge::{CompanyPatch, merge_company};
use schematic_rules::wire::{Company, Metric};

use super::SharedCache;
use super::version::Version;
use super::write_behind::WriteBehind;
use crate::Keys;
use crate::shared_store::{StoreError, ValueDigest};
use crate::store::{Entity, EntityKind};

/// How often a value is compared and replaced, if others write it.
const TRIES: u32 = 10;

/// A company or user in the shared store, and what leads to it there.
pub(super) struct StoredEntity<'a> {
    pub(super) cache: &'a SharedCache,
    pub(super) behind: &'a WriteBehind,
    pub(super) version: &'a Version,
    pub(super) kind: EntityKind,
    pub(super) id: &'a str,
}

/// What the store has.
struct Present {
    value: Option<Bytes>,
    /// The lookups of the keys that the entity has, and what they lead to.
    lookups: Vec<(String, Option<Bytes>)>,
}

impl StoredEntity<'_> {
    /// Writes an entity, and makes its keys and no others lead to it. What is there already is not
    /// written again. Returns what is there now.
    pub(super) async fn put(&self, entity: &Entity) -> Result<Bytes, StoreError> {
        let json = json(entity)?;
        let present = self.read(&self.own_keys(entity)).await?;
        self.remove_lookups(&present).await?;
        if present.value.as_ref() != Some(&json) {
            let (store, ttl) = (&self.cache.shared, self.behind.ttl);
            store.set(&self.key(), json.clone(), ttl).await?;
        }
        self.write_lookups(&present).await?;
        Ok(json)
    }

    /// Does the same, but keeps the usage that is there, which other processes may have added to.
    pub(super) async fn put_beside_usage(&self, entity: &Entity) -> Result<Bytes, StoreError> {
        let received = json(entity)?;
        for _ in 0..TRIES {
            let present = self.read(&self.own_keys(entity)).await?;
            let Some(value) = &present.value else {
                return self.put(entity).await;
            };
            self.remove_lookups(&present).await?;
            let json = with_usage_of(&received, value);
            let is_there = *value == json || {
                let digest = ValueDigest::of(value);
                let store = &self.cache.shared;
                store
                    .replace(&self.key(), digest, Some(json.clone()))
                    .await?
            };
            if is_there {
                self.write_lookups(&present).await?;
                return Ok(json);
            }
        }
        Err(StoreError::failed(
            "other processes replace the value each time",
        ))
    }

    /// Removes the entity, and what leads to it.
    pub(super) async fn remove(&self) -> Result<(), StoreError> {
        let present = self.read(&Keys::default()).await?;
        self.remove_lookups(&present).await?;
        if present.value.is_some() {
            self.cache.shared.remove(&self.key()).await?;
        }
        Ok(())
    }

    async fn read(&self, keys: &Keys) -> Result<Present, StoreError> {
        let entity = self.key();
        let lookups: Vec<String> = keys.iter().map(|key| self.lookup(key)).collect();
        let names: Vec<&str> = std::iter::once(&*entity)
            .chain(lookups.iter().map(|lookup| &**lookup))
            .collect();
        let mut read = self.cache.read_for_write(&names).await?.into_iter();
        let value = read.next().transpose()?.flatten();
        let led_to = read.collect::<Result<Vec<_>, _>>()?;
        let lookups = lookups.into_iter().zip(led_to).collect();
        Ok(Present { value, lookups })
    }

    async fn write_lookups(&self, present: &Present) -> Result<(), StoreError> {
        let id = self.quoted_id();
        for (lookup, led_to) in &present.lookups {
            if led_to.as_ref() != Some(&id) {
                let (store, ttl) = (&self.cache.shared, self.behind.ttl);
                store.set(lookup, id.clone(), ttl).await?;
            }
        }
        Ok(())
    }

    /// Removes the lookups of keys that the entity had, before it is overwritten: what is left over
    /// then would be known by none.
    async fn remove_lookups(&self, present: &Present) -> Result<(), StoreError> {
        let before = present.value.as_deref().map(keys_in).unwrap_or_default();
        for key in before.iter() {
            let lookup = self.lookup(key);
            if !present.lookups.iter().any(|(kept, _)| *kept == lookup) {
                // It may lead to another one by now.
                let digest = ValueDigest::of(&self.quoted_id());
                self.cache.shared.replace(&lookup, digest, None).await?;
            }
        }
        Ok(())
    }

    /// Returns the keys that no other entity has taken since.
    fn own_keys(&self, entity: &Entity) -> Keys {
        let live = &self.behind.live.entities;
        let keys = entity.keys();
        let is_own = |(name, value): &(&str, &str)| {
            live.live_under(self.kind, name, value)
                .is_none_or(|id| *id == *self.id)
        };
        keys.iter().filter(is_own).collect()
    }

    fn key(&self) -> String {
        self.version.keys.entity(self.kind, self.id)
    }

    fn lookup(&self, (name, value): (&str, &str)) -> String {
        self.version.keys.lookup(self.kind, name, value)
    }

    fn quoted_id(&self) -> Bytes {
        write_lookup(self.id).into()
    }
}

fn json(entity: &Entity) -> Result<Bytes, StoreError> {
    entity
        .to_json()
        .map(Bytes::from)
        .map_err(StoreError::failed)
}

/// Returns a value as it was received, with the higher usage of it and of `present`, of what counts
/// until the same time.
fn with_usage_of(received: &Bytes, present: &[u8]) -> Bytes {
    let merged = || {
        let company: Company = serde_json::from_slice(received).ok()?;
        let present: Company = serde_json::from_slice(present).ok()?;
        let mut metrics = company.metrics.clone();
        let mut is_higher = false;
        for metric in &mut metrics {
            let same = present.metrics.iter().find(|other| is_same(metric, other));
            if let Some(same) = same
                && same.value > metric.value
            {
                metric.value = same.value;
                is_higher = true;
            }
        }
        if !is_higher {
            return None;
        }
        let patch = serde_json::json!({ "metrics": metrics });
        let patch: CompanyPatch = serde_json::from_value(patch).ok()?;
        serde_json::to_vec(&merge_company(&company, patch)).ok()
    };
    merged().map_or_else(|| received.clone(), Bytes::from)
}

fn is_same(one: &Metric, other: &Metric) -> bool {
    one.event_subtype == other.event_subtype
        && one.period == other.period
        && one.month_reset == other.month_reset
        && one.valid_until == other.valid_until
}

/// Returns the keys of a stored company or user.
fn keys_in(json: &[u8]) -> Keys {
    serde_json::from_slice(json)
        .map(|json| EntityNames::read(json).keys)
        .unwrap_or_default()
}
