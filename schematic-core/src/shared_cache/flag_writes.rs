//! Flags that wait to be written.

use std::collections::{HashMap, HashSet};

use serde_json::value::RawValue;

use crate::sync::Mutex;

/// Flags as the server sent them.
#[derive(Debug, Default)]
pub(super) struct FlagWrites(Mutex<Waiting>);

/// What is to be written.
#[derive(Debug, Default)]
pub(super) struct Waiting {
    /// The last list, page by page.
    pub(super) list: Option<FlagList>,
    /// What came after it, by the flag's key; `None` is one that is gone.
    pub(super) changes: HashMap<String, Option<Box<RawValue>>>,
    bytes: usize,
}

impl Waiting {
    /// Returns what is left when the list was written.
    pub(super) fn without_list(self) -> Self {
        Self { list: None, ..self }
    }
}

/// A list of flags.
#[derive(Debug)]
pub(crate) struct FlagList {
    pub(crate) pages: Vec<Box<RawValue>>,
    /// Whether flags that it lacks are gone.
    pub(crate) is_complete: bool,
    /// The ids of flags that changed since it began: what it has of them is older.
    pub(crate) overtaken: HashSet<String>,
}

impl FlagWrites {
    /// Takes a list in place of all that waits.
    pub(super) fn set_list(&self, list: FlagList) {
        *self.0.lock() = Waiting {
            list: Some(list),
            ..Waiting::default()
        };
    }

    /// Takes a change of one flag. Returns false if more than `max_bytes` wait: then all of them have
    /// to be asked for again.
    pub(super) fn set(&self, key: String, flag: Option<Box<RawValue>>, max_bytes: usize) -> bool {
        let mut waiting = self.0.lock();
        waiting.bytes += key.len() + flag.as_ref().map_or(0, |flag| flag.get().len());
        if waiting.bytes > max_bytes {
            *waiting = Waiting::default();
            return false;
        }
        waiting.changes.insert(key, flag);
        true
    }

    pub(super) fn take(&self) -> Waiting {
        std::mem::take(&mut *self.0.lock())
    }

    /// Puts back what could not be written, unless a later list came.
    pub(super) fn put_back(&self, failed: Waiting) {
        let mut waiting = self.0.lock();
        if waiting.list.is_some() {
            return;
        }
        let later = std::mem::replace(&mut *waiting, failed);
        waiting.bytes = waiting.bytes.saturating_add(later.bytes);
        waiting.changes.extend(later.changes);
    }

    pub(super) fn is_empty(&self) -> bool {
        let waiting = self.0.lock();
        waiting.list.is_none() && waiting.changes.is_empty()
    }
}
