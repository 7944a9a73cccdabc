//! What a session hands on to a store that a fleet shares.

use std::collections::HashSet;
use std::time::Duration;

use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::value::RawValue;

use super::Session;
use crate::Keys;
use crate::shared_cache::{FlagList, SharedCache, WriteBehind};
use crate::store::{EntityKind, FlagNames, same_key};

/// How often is looked for what has to be subscribed to, though no check waits for it.
const LOOK: Duration = Duration::from_secs(1);

impl Session {
    pub(super) fn behind(&self) -> Option<&WriteBehind> {
        self.shared.as_deref().and_then(SharedCache::behind)
    }

    /// Hands on a company or user; `has_usage` says whether the message is the server's last word about
    /// its usage.
    pub(super) fn hand_on_put(&self, kind: EntityKind, id: &str, has_usage: bool) {
        match self.behind() {
            Some(behind) if has_usage => behind.put(kind, id),
            Some(behind) => behind.put_beside_usage(kind, id),
            None => {}
        }
    }

    /// Returns whether a change names usage.
    pub(super) fn names_usage(&self, patch: &RawValue) -> bool {
        #[derive(Deserialize)]
        struct Members {
            #[serde(default)]
            metrics: Option<IgnoredAny>,
        }

        self.shared.is_some()
            && serde_json::from_str::<Members>(patch.get())
                .is_ok_and(|members| members.metrics.is_some())
    }

    pub(super) fn hand_on_delete(&self, kind: EntityKind, id: Option<&str>) {
        if let (Some(behind), Some(id)) = (self.behind(), id) {
            behind.delete(kind, id);
        }
    }

    /// Keeps a page of the list of flags that is arriving, until the list is whole.
    pub(super) fn keep_page(&mut self, page: &RawValue, is_first: bool) {
        if is_first {
            self.list = ListForStore::default();
        }
        let Some(behind) = self.shared.as_deref().and_then(SharedCache::behind) else {
            return;
        };
        self.list.bytes += page.get().len();
        if !behind.has_room_for(self.list.bytes) {
            // It is not handed on in part.
            self.list.is_cut = true;
            self.list.pages.clear();
        } else if !self.list.is_cut {
            self.list.pages.push(page.to_owned());
        }
    }

    /// Hands on the list of flags, which has come to its end, and what changed since it began.
    pub(super) fn hand_on_flags(&mut self, is_complete: bool) {
        let list = std::mem::take(&mut self.list);
        let Some(behind) = self.behind() else { return };
        if !list.is_cut {
            behind.put_flags(FlagList {
                pages: list.pages,
                is_complete,
                overtaken: list.overtaken,
            });
        }
        for (key, flag) in list.changes {
            behind.put_flag(&key, flag.as_deref());
        }
    }

    /// Hands on one flag, which had another key before.
    pub(super) fn hand_on_flag(
        &mut self,
        names: &FlagNames,
        flag: &RawValue,
        before: Option<&str>,
    ) {
        let Some(key) = &names.key else { return };
        self.overtake(names);
        if let Some(before) = before
            && !same_key(before, key)
        {
            self.change_flag(before, None);
        }
        self.change_flag(key, Some(flag));
    }

    /// Hands on that a flag is gone. Called before it leaves memory: its key may be another one's.
    pub(super) fn hand_on_flag_deletion(&mut self, names: &FlagNames) {
        if self.shared.is_none() {
            return;
        }
        self.overtake(names);
        let key = {
            let flags = self.store.flags.current();
            let by_id = names.id.as_deref().and_then(|id| flags.by_id(id));
            let is_taken = || {
                let key = names.key.as_deref();
                names.id.is_some() && key.is_some_and(|key| flags.find(key).is_some())
            };
            match by_id {
                Some(flag) => Some(flag.key().to_owned()),
                None if is_taken() => None,
                None => names.key.clone(),
            }
        };
        if let Some(key) = key {
            self.change_flag(&key, None);
        }
    }

    /// Returns the key that a flag had before this version of it.
    pub(super) fn flag_key_before(&self, flag: &RawValue) -> Option<String> {
        self.shared.as_ref()?;
        let id = FlagNames::read(flag).id?;
        let flags = self.store.flags.current();
        Some(flags.by_id(&id)?.key().to_owned())
    }

    fn overtake(&mut self, names: &FlagNames) {
        if let Some(id) = &names.id
            && !self.list.pages.is_empty()
        {
            self.list.bytes += id.len();
            self.list.overtaken.insert(id.clone());
        }
    }

    fn change_flag(&mut self, key: &str, flag: Option<&RawValue>) {
        let Some(behind) = self.shared.as_deref().and_then(SharedCache::behind) else {
            return;
        };
        behind.put_flag(key, flag);
        // The list that is arriving is older.
        if !self.list.pages.is_empty() {
            self.list.bytes += key.len() + flag.map_or(0, |flag| flag.get().len());
            self.list.is_cut |= !behind.has_room_for(self.list.bytes);
            let change = (key.to_owned(), flag.map(ToOwned::to_owned));
            if !self.list.is_cut {
                self.list.changes.push(change);
            }
        }
    }

    /// Returns the next company or user that checks use and the server does not keep up to date here.
    pub(super) fn next_orphan(&self, now: Duration) -> Option<(EntityKind, Keys)> {
        let shared = self.shared.as_ref()?;
        shared.next_orphan(now, self.settings.refresh_rate)
    }

    /// Returns when the next of them is looked for.
    pub(super) fn looks_at(&self) -> Option<Duration> {
        let shared = self.shared.as_ref()?;
        let wait = if shared.has_orphans() {
            LOOK / 10
        } else {
            LOOK
        };
        Some(self.looked_at + wait)
    }
}

/// A list of flags while its pages arrive, as they came.
#[derive(Default)]
pub(super) struct ListForStore {
    pages: Vec<Box<RawValue>>,
    /// What changed since the first page, by the flag's key; `None` is one that is gone.
    changes: Vec<(String, Option<Box<RawValue>>)>,
    /// The ids of what changed.
    overtaken: HashSet<String>,
    bytes: usize,
    /// Whether there was no room for some of it.
    is_cut: bool,
}
