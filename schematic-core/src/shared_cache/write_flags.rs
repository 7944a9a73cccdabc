//! Writing flags to the shared store.

use std::collections::{BTreeMap, HashMap};

use bytes::Bytes;
use schematic_protocol::stored::StoredKeys;
use schematic_rules::wire::Flag;
use serde_json::value::RawValue;

use super::SharedCache;
use super::flag_writes::FlagList;
use super::version::Version;
use super::write_behind::WriteBehind;
use crate::shared_store::{StoreError, ValueDigest};

/// How many flags are compared with one call.
const TOGETHER: usize = 200;

impl SharedCache {
    /// Writes flags. Returns whether all of them could be written.
    pub(super) async fn write_flags(&self, behind: &WriteBehind, version: &Version) -> bool {
        let waiting = behind.flags.take();
        if let Some(list) = &waiting.list {
            let result = self.write_list(behind, version, list).await;
            if self.note_write(result).is_none() {
                behind.flags.put_back(waiting);
                return false;
            }
        }
        let result = self.write_changes(behind, version, &waiting.changes).await;
        if self.note_write(result).is_none() {
            behind.flags.put_back(waiting.without_list());
            return false;
        }
        true
    }

    async fn write_list(
        &self,
        behind: &WriteBehind,
        version: &Version,
        list: &FlagList,
    ) -> Result<(), StoreError> {
        let mut flags = BTreeMap::new();
        let mut is_complete = list.is_complete;
        for page in &list.pages {
            let Ok(items) = serde_json::from_str::<Vec<&RawValue>>(page.get()) else {
                is_complete = false;
                continue;
            };
            for item in items {
                match encoded(item) {
                    Some(flag) if list.overtaken.contains(&flag.id) => {}
                    Some(flag) => drop(flags.insert(version.keys.flag(&flag.key), flag.json)),
                    // It may be any of those that are there.
                    None => is_complete = false,
                }
            }
        }
        let flags: Vec<(String, Bytes)> = flags.into_iter().collect();
        for part in flags.chunks(TOGETHER) {
            self.write_differing(behind, part).await?;
        }
        if is_complete {
            self.remove_others(&version.keys, &flags).await?;
        }
        Ok(())
    }

    async fn write_changes(
        &self,
        behind: &WriteBehind,
        version: &Version,
        changes: &HashMap<String, Option<Box<RawValue>>>,
    ) -> Result<(), StoreError> {
        if !changes.is_empty() {
            // What the last list had is not what is there from now on.
            self.shared.remove(&version.keys.flag_list()).await?;
        }
        for (key, flag) in changes {
            let name = version.keys.flag(key);
            match flag {
                None => self.shared.remove(&name).await?,
                Some(flag) => {
                    if let Some(flag) = encoded(flag) {
                        let flag = (version.keys.flag(&flag.key), flag.json);
                        self.write_differing(behind, &[flag]).await?;
                    }
                }
            }
        }
        Ok(())
    }

    /// Writes those flags that are not there as they are.
    async fn write_differing(
        &self,
        behind: &WriteBehind,
        flags: &[(String, Bytes)],
    ) -> Result<(), StoreError> {
        let names: Vec<&str> = flags.iter().map(|(name, _)| &**name).collect();
        let present = self.read_for_write(&names).await?;
        for ((name, value), present) in flags.iter().zip(present) {
            if present?.as_ref() != Some(value) {
                self.shared
                    .set(name, value.clone(), behind.flag_ttl)
                    .await?;
            }
        }
        Ok(())
    }

    /// Removes the flags of this version that are not among `flags`. A process that finds that
    /// another one has done it for the same list need not look.
    async fn remove_others(
        &self,
        keys: &StoredKeys,
        flags: &[(String, Bytes)],
    ) -> Result<(), StoreError> {
        let mut names = Vec::new();
        for (name, _) in flags {
            names.extend_from_slice(name.as_bytes());
            names.push(0);
        }
        let digest = Bytes::from(ValueDigest::of(&names).to_string());
        let marker = keys.flag_list();
        if self.shared.get(&marker).await?.as_ref() == Some(&digest) {
            return Ok(());
        }
        let prefix = keys.flag("");
        let mut from = None;
        loop {
            let page = self.shared.scan(&prefix, from.as_deref()).await?;
            for key in page.keys {
                let is_kept = flags.binary_search_by(|(name, _)| name.cmp(&key)).is_ok();
                if !is_kept {
                    self.shared.remove(&key).await?;
                }
            }
            from = page.next;
            if from.is_none() {
                break;
            }
        }
        let ttl = crate::shared_store::StoreTtl::Default;
        self.shared.set(&marker, digest, ttl).await
    }
}

/// A flag as the store has it.
struct Encoded {
    id: String,
    key: String,
    json: Bytes,
}

fn encoded(flag: &RawValue) -> Option<Encoded> {
    let flag: Flag = serde_json::from_str(flag.get()).ok()?;
    let json = serde_json::to_vec(&flag).ok()?.into();
    let Flag { id, key, .. } = flag;
    (!key.is_empty()).then_some(Encoded { id, key, json })
}
