//! What a session hands on to a store that a fleet shares.

use std::time::Duration;

use serde_json::value::RawValue;

use super::Session;
use crate::Keys;
use crate::shared_cache::{FlagList, SharedCache, WriteBehind};
use crate::store::{EntityKind, FlagNames};

/// How often is looked for what has to be subscribed to, though no check waits for it.
const LOOK: Duration = Duration::from_secs(1);

impl Session {
    pub(super) fn behind(&self) -> Option<&WriteBehind> {
        self.shared.as_deref().and_then(SharedCache::behind)
    }

    pub(super) fn hand_on_put(&self, kind: EntityKind, id: &str) {
        self.behind().iter().for_each(|behind| behind.put(kind, id));
    }

    pub(super) fn hand_on_delete(&self, kind: EntityKind, id: Option<&str>) {
        if let (Some(behind), Some(id)) = (self.behind(), id) {
            behind.delete(kind, id);
        }
    }

    /// Keeps a page of the list of flags that is arriving, until the list is whole.
    pub(super) fn keep_page(&mut self, list: &RawValue, is_first: bool) {
        if is_first {
            self.list_pages.clear();
        }
        let Some(behind) = self.behind() else { return };
        let kept: usize = self.list_pages.iter().map(|page| page.get().len()).sum();
        if behind.has_room_for(kept + list.get().len()) {
            self.list_pages.push(list.to_owned());
        } else {
            // It is not handed on in part.
            self.list_pages.clear();
            self.is_list_cut = true;
        }
    }

    /// Hands on the list of flags, which has come to its end.
    pub(super) fn hand_on_flags(&mut self, is_complete: bool) {
        let pages = std::mem::take(&mut self.list_pages);
        let is_cut = std::mem::take(&mut self.is_list_cut);
        if let Some(behind) = self.behind() {
            let is_complete = is_complete && !is_cut;
            behind.put_flags(FlagList { pages, is_complete });
        }
    }

    /// Hands on one flag.
    pub(super) fn hand_on_flag(&self, names: &FlagNames, flag: Option<&RawValue>) {
        if let (Some(behind), Some(key)) = (self.behind(), &names.key) {
            behind.put_flag(key, flag);
        }
    }

    /// Returns a flag's names with its key, which a message need not name.
    pub(super) fn with_key(&self, names: FlagNames) -> FlagNames {
        if names.key.is_some() || self.shared.is_none() {
            return names;
        }
        let flags = self.store.flags.current();
        let flag = names.id.as_deref().and_then(|id| flags.by_id(id));
        FlagNames {
            key: flag.map(|flag| flag.key().to_owned()),
            ..names
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
