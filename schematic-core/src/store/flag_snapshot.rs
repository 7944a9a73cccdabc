//! A whole set of flags while it is received.

use std::collections::{HashMap, HashSet};
use std::fmt;
use std::sync::Arc;

use serde::Deserializer as _;
use serde::de::{SeqAccess, Visitor};
use serde_json::value::RawValue;

use super::flag_reader::FlagReader;
use super::flags::FlagSet;
use super::{FlagNames, Limits, ReadError, StoredFlag};

/// How many bytes of names are remembered while a set is received.
const MAX_NAMES: usize = 4 * 1024 * 1024;

/// What a name takes besides its text.
const NAME_SIZE: usize = 96;

/// A set of flags that replaces the present one once it is whole.
#[derive(Debug)]
pub(crate) struct FlagSnapshot {
    flags: FlagSet,
    /// Flags that could not be read: they keep the version that is known.
    unread: Vec<FlagNames>,
    /// Whether a flag that could not be read may be any of those that are missing.
    unread_any: bool,
    /// Flags that changed or were deleted by themselves since the set began.
    overtaken: HashSet<Overtaken>,
    /// How many bytes `unread` and `overtaken` take.
    names: usize,
}

impl FlagSnapshot {
    /// Creates a snapshot without flags.
    pub(crate) fn new() -> Self {
        Self {
            flags: FlagSet::new(),
            unread: Vec::new(),
            unread_any: false,
            overtaken: HashSet::new(),
            names: 0,
        }
    }

    /// Returns whether nothing of it has come.
    #[cfg(test)]
    pub(crate) fn is_empty(&self) -> bool {
        self.flags.len() == 0 && self.unread.is_empty() && self.overtaken.is_empty()
    }

    /// Notes that a single flag changed or was deleted, which is newer than what the snapshot says.
    /// Returns false if there were more of these than can be remembered.
    #[must_use]
    pub(crate) fn overtake(&mut self, names: &FlagNames) -> bool {
        let (named, length) = match (&names.key, &names.id) {
            (_, Some(id)) => (Overtaken::Id(id.as_str().into()), id.len()),
            (Some(key), None) => (Overtaken::Key(key.as_str().into()), key.len()),
            (None, None) => return true,
        };
        if !self.overtaken.insert(named) {
            return true;
        }
        self.names += NAME_SIZE + length;
        self.names <= MAX_NAMES
    }

    /// Adds a list of flags: all at once, or if that fails each by itself.
    pub(super) fn read(&mut self, list: &RawValue, reader: &mut FlagReader<'_>) -> Rejected {
        let mut source = serde_json::Deserializer::from_str(list.get());
        let mut rejected = Rejected::default();
        let all = AllFlags {
            set: &mut self.flags,
            reader,
            rejected: &mut rejected,
        };
        if source.deserialize_seq(all).is_ok() {
            return rejected;
        }
        // What was taken already is put in its own place once more.
        let mut rejected = Rejected::default();
        let mut source = serde_json::Deserializer::from_str(list.get());
        // It is a list, or it would not be here.
        let _ = source.deserialize_seq(EachFlag {
            snapshot: self,
            reader,
            rejected: &mut rejected,
        });
        rejected
    }

    /// Returns the set that replaces `present`, and how many flags there was no room for. Flags that
    /// the snapshot lacks are gone if it `is_complete`.
    pub(super) fn finish(
        self,
        present: &FlagSet,
        is_complete: bool,
        limits: &Limits,
    ) -> (FlagSet, u64) {
        let mut set = self.flags;
        let mut oversized = 0;
        let mut keep = |set: &mut FlagSet, flag: &Arc<StoredFlag>| {
            oversized += u64::from(!set.insert(Arc::clone(flag), limits));
        };
        // One pass over the flags for all names, of which there may be as many.
        let by_id: HashMap<&str, &Arc<StoredFlag>> =
            if self.unread.is_empty() && self.overtaken.is_empty() {
                HashMap::new()
            } else {
                present.iter().map(|flag| (flag.id(), flag)).collect()
            };
        for unread in &self.unread {
            let by_key = unread.key.as_deref().and_then(|key| present.shared(key));
            let by_id = || by_id.get(unread.id.as_deref()?).copied();
            if let Some(flag) = by_key.or_else(by_id) {
                keep(&mut set, flag);
            }
        }
        if !is_complete || self.unread_any {
            for flag in present.iter() {
                if set.shared(flag.key()).is_none() {
                    keep(&mut set, flag);
                }
            }
        }
        let mut outdated = HashSet::new();
        let mut current = Vec::new();
        for overtaken in &self.overtaken {
            let flag = match overtaken {
                Overtaken::Id(id) => {
                    outdated.insert(&**id);
                    by_id.get(&**id).copied()
                }
                Overtaken::Key(key) => {
                    let names = FlagNames {
                        id: None,
                        key: Some(key.to_string()),
                    };
                    set.remove(&names);
                    present.shared(key)
                }
            };
            if let Some(flag) = flag {
                outdated.insert(flag.id());
                current.push(flag);
            }
        }
        if !outdated.is_empty() {
            set.retain(|flag| !outdated.contains(flag.id()));
        }
        for flag in current {
            keep(&mut set, flag);
        }
        (set, oversized)
    }

    fn read_one(&mut self, item: &RawValue, reader: &mut FlagReader<'_>, rejected: &mut Rejected) {
        // Only an object can be a flag, or say which one it was meant to be.
        if !item.get().starts_with('{') {
            self.unread_any = true;
            rejected.unreadable += 1;
            return;
        }
        match reader.read(item) {
            Ok(flag) => {
                let kept = self.flags.insert(Arc::new(flag), reader.limits);
                rejected.oversized += u64::from(!kept);
            }
            Err(ReadError::TooLarge) => {
                rejected.oversized += 1;
                if let Some(flag) = self.flags.oversized(&FlagNames::read(item)) {
                    self.flags.insert(Arc::new(flag), reader.limits);
                }
            }
            Err(ReadError::Unreadable(_)) => {
                rejected.unreadable += 1;
                self.note_unread(FlagNames::read(item));
            }
        }
    }

    fn note_unread(&mut self, unread: FlagNames) {
        let is_nameless = unread.key.is_none() && unread.id.is_none();
        let text = |text: &Option<String>| text.as_ref().map_or(0, String::len);
        let size = NAME_SIZE + text(&unread.id) + text(&unread.key);
        if is_nameless || self.names + size > MAX_NAMES {
            self.unread_any = true;
        } else {
            self.names += size;
            self.unread.push(unread);
        }
    }
}

/// A flag as a single message named it.
#[derive(Debug, PartialEq, Eq, Hash)]
enum Overtaken {
    Id(Box<str>),
    Key(Box<str>),
}

/// How many flags of a list were not taken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Rejected {
    /// They could not be read.
    pub(crate) unreadable: u64,
    /// There was no room for them.
    pub(crate) oversized: u64,
}

/// Takes each flag of a list as it is read, and fails with the first that cannot be read.
struct AllFlags<'a, 'r> {
    set: &'a mut FlagSet,
    reader: &'a mut FlagReader<'r>,
    rejected: &'a mut Rejected,
}

impl<'de> Visitor<'de> for AllFlags<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of flags")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        while let Some(flag) = items.next_element_seed(self.reader.limit().seed())? {
            let flag = Arc::new(self.reader.compile(&flag));
            let kept = self.set.insert(flag, self.reader.limits);
            self.rejected.oversized += u64::from(!kept);
        }
        Ok(())
    }
}

/// Takes each flag of a list that can be read.
struct EachFlag<'a, 'r> {
    snapshot: &'a mut FlagSnapshot,
    reader: &'a mut FlagReader<'r>,
    rejected: &'a mut Rejected,
}

impl<'de> Visitor<'de> for EachFlag<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        while let Some(item) = items.next_element::<&RawValue>()? {
            self.snapshot.read_one(item, self.reader, self.rejected);
        }
        Ok(())
    }
}
