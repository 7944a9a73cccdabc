//! The flags: one immutable set, replaced on each change.

use std::collections::HashMap;
use std::sync::Arc;

use arc_swap::ArcSwap;
use schematic_rules::CompiledFlag;

use super::{ExpiringFlag, FlagNames, KeyHasher, Limits, same_key};
use crate::identity_hasher::BuildIdentityHasher;

/// What a flag takes besides itself: an entry of the map, and the count of its owners.
const ENTRY_SIZE: usize = 64;

/// The flags, as one snapshot that is replaced whole: they neither expire nor fall out.
#[derive(Debug)]
pub(crate) struct FlagStore(ArcSwap<FlagSet>);

impl FlagStore {
    pub(super) fn new() -> Self {
        Self(ArcSwap::from_pointee(FlagSet::new()))
    }

    #[inline]
    pub(crate) fn current(&self) -> arc_swap::Guard<Arc<FlagSet>> {
        self.0.load()
    }

    /// Replaces the present set.
    pub(crate) fn replace(&self, set: FlagSet) {
        self.0.store(Arc::new(set));
    }

    /// Changes the present set. There must be one writer.
    pub(crate) fn change(&self, change: impl FnOnce(&mut FlagSet)) {
        let mut set = FlagSet::clone(&self.0.load());
        change(&mut set);
        self.replace(set);
    }
}

/// The flags at one moment.
#[derive(Clone, Debug)]
pub(crate) struct FlagSet {
    hasher: KeyHasher,
    /// On a hash collision one of the two flags is treated as unknown.
    by_key: HashMap<u64, Arc<StoredFlag>, BuildIdentityHasher>,
    /// How many bytes the flags take, by estimate.
    bytes: usize,
    /// Whether the server sent all flags there are. Then none is read from elsewhere.
    is_received: bool,
}

impl FlagSet {
    pub(crate) fn new() -> Self {
        Self {
            hasher: KeyHasher::new(),
            by_key: HashMap::default(),
            bytes: 0,
            is_received: false,
        }
    }

    /// Returns whether the server sent all flags there are.
    pub(crate) const fn is_received(&self) -> bool {
        self.is_received
    }

    /// Returns the set as one that the server sent.
    pub(super) const fn received(mut self) -> Self {
        self.is_received = true;
        self
    }

    /// Returns whether reading the flag with this key would bring nothing, since the server sends it.
    pub(super) fn is_own(&self, key: &str) -> bool {
        let found = self.find(key);
        self.is_received || found.is_some_and(|flag| !matches!(flag, StoredFlag::Expiring(_)))
    }

    #[inline]
    pub(crate) fn find(&self, key: &str) -> Option<&StoredFlag> {
        self.shared(key).map(|flag| &**flag)
    }

    pub(crate) fn len(&self) -> usize {
        self.by_key.len()
    }

    /// Returns how many bytes the flags take, by estimate.
    pub(crate) const fn bytes(&self) -> usize {
        self.bytes
    }

    /// Puts a flag in place of the one with its key; false if there is no room for it. Then at most
    /// its name is kept, so that an earlier version does not answer for it.
    pub(super) fn insert(&mut self, flag: Arc<StoredFlag>, limits: &Limits) -> bool {
        let hash = self.hasher.flag(flag.key());
        self.take(hash);
        if self.has_room_for(&flag, limits) {
            self.add(hash, flag);
            return true;
        }
        let name = Arc::new(flag.without_content());
        if self.has_room_for(&name, limits) {
            self.add(hash, name);
        }
        false
    }

    /// Puts a flag in place of the one with its id, whatever key that one had; false if there is no
    /// room for it.
    pub(super) fn put(&mut self, flag: Arc<StoredFlag>, limits: &Limits) -> bool {
        self.remove_by_id(flag.id());
        self.insert(flag, limits)
    }

    /// Removes the flag with these names: by its id, or without an id by its key. The key together
    /// with another id is another flag's by now.
    pub(super) fn remove(&mut self, names: &FlagNames) {
        match (&names.key, &names.id) {
            (_, Some(id)) => self.remove_by_id(id),
            (Some(key), None) => {
                self.remove_key(key);
            }
            (None, None) => {}
        }
    }

    /// Removes the flag with this key.
    pub(super) fn remove_key(&mut self, key: &str) {
        if self.find(key).is_some() {
            self.take(self.hasher.flag(key));
        }
    }

    /// Removes the flags for which `is_kept` returns false.
    pub(super) fn retain(&mut self, is_kept: impl Fn(&StoredFlag) -> bool) {
        let bytes = &mut self.bytes;
        self.by_key.retain(|_, flag| {
            let stays = is_kept(flag);
            if !stays {
                *bytes -= flag.size();
            }
            stays
        });
    }

    /// Returns whether there is a flag with these names.
    pub(super) fn names_any(&self, names: &FlagNames) -> bool {
        match (&names.key, &names.id) {
            (_, Some(id)) => self.by_id(id).is_some(),
            (Some(key), None) => self.find(key).is_some(),
            (None, None) => false,
        }
    }

    /// Returns what stands for a flag that takes more memory than it may, so that its present
    /// version does not answer for it. `None` if no flag can be meant.
    pub(super) fn oversized(&self, names: &FlagNames) -> Option<StoredFlag> {
        let by_id = || self.by_id(names.id.as_deref()?);
        let key = match &names.key {
            Some(key) => key,
            None => by_id()?.key(),
        };
        let id = match &names.id {
            Some(id) => id,
            None => self.find(key).map_or("", StoredFlag::id),
        };
        Some(StoredFlag::Oversized(FlagName {
            id: id.into(),
            key: key.into(),
        }))
    }

    /// Returns the flag with this key.
    #[inline]
    pub(crate) fn shared(&self, key: &str) -> Option<&Arc<StoredFlag>> {
        let flag = self.by_key.get(&self.hasher.flag(key))?;
        same_key(flag.key(), key).then_some(flag)
    }

    /// Returns the flag with this id.
    pub(crate) fn by_id(&self, id: &str) -> Option<&Arc<StoredFlag>> {
        self.iter().find(|flag| flag.id() == id)
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &Arc<StoredFlag>> {
        self.by_key.values()
    }

    fn has_room_for(&self, flag: &StoredFlag, limits: &Limits) -> bool {
        limits.allow_flags(self.len() + 1, self.bytes.saturating_add(flag.size()))
    }

    fn add(&mut self, hash: u64, flag: Arc<StoredFlag>) {
        self.bytes += flag.size();
        self.by_key.insert(hash, flag);
    }

    fn remove_by_id(&mut self, id: &str) {
        // On a hash collision of keys there may be two.
        while let Some(hash) = self.by_id(id).map(|flag| self.hasher.flag(flag.key())) {
            self.take(hash);
        }
    }

    fn take(&mut self, hash: u64) {
        if let Some(flag) = self.by_key.remove(&hash) {
            self.bytes -= flag.size();
        }
    }
}

/// A flag as it was received last.
#[derive(Debug)]
pub(crate) enum StoredFlag {
    /// It can be evaluated.
    Ready(CompiledFlag),
    /// It holds something that this version does not know, and must not be evaluated on a guess.
    Unusable(FlagName),
    /// There was no room for it.
    Oversized(FlagName),
    /// It was read from a store that others write to, and counts for a while.
    Expiring(Box<ExpiringFlag>),
}

impl StoredFlag {
    pub(super) fn names(&self) -> FlagNames {
        FlagNames {
            id: Some(self.id().to_owned()),
            key: Some(self.key().to_owned()),
        }
    }

    #[inline]
    pub(crate) fn key(&self) -> &str {
        match self {
            Self::Ready(flag) => flag.key(),
            Self::Unusable(name) | Self::Oversized(name) => &name.key,
            Self::Expiring(expiring) => expiring.flag.key(),
        }
    }

    pub(crate) const fn is_unusable(&self) -> bool {
        matches!(self, Self::Unusable(_))
    }

    pub(crate) fn id(&self) -> &str {
        match self {
            Self::Ready(flag) => flag.id(),
            Self::Unusable(name) | Self::Oversized(name) => &name.id,
            Self::Expiring(expiring) => expiring.flag.id(),
        }
    }

    /// Returns what stands for it where there is no room for it.
    fn without_content(&self) -> Self {
        match self {
            Self::Expiring(flag) => Self::Expiring(Box::new(flag.without_content())),
            flag => Self::Oversized(FlagName {
                id: flag.id().into(),
                key: flag.key().into(),
            }),
        }
    }

    /// Returns about how many bytes it takes.
    fn size(&self) -> usize {
        let size = match self {
            Self::Ready(flag) => flag.size(),
            Self::Unusable(name) | Self::Oversized(name) => {
                size_of::<Self>() + name.id.len() + name.key.len()
            }
            Self::Expiring(expiring) => size_of::<ExpiringFlag>() + expiring.flag.size(),
        };
        size + ENTRY_SIZE
    }
}

/// All that is kept of a flag that is not evaluated here.
#[derive(Debug)]
pub(crate) struct FlagName {
    pub(super) id: Box<str>,
    pub(super) key: Box<str>,
}
