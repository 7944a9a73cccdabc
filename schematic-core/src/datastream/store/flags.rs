use std::collections::HashMap;
use std::sync::Arc;

use arc_swap::ArcSwap;
use schematic_rules::CompiledFlag;

use super::fold::{PlaceHasher, Places, same};
use super::limits::Limits;

/// The flags, as one snapshot that is replaced whole: they neither expire nor fall out.
#[derive(Debug)]
pub(crate) struct FlagStore(ArcSwap<FlagSet>);

/// The flags at one moment.
#[derive(Clone, Debug)]
pub(crate) struct FlagSet {
    places: Places,
    /// On a hash collision one of the two flags is treated as unknown.
    by_key: HashMap<u64, Arc<StoredFlag>, PlaceHasher>,
    /// How many bytes the flags take, by estimate.
    bytes: usize,
}

/// A flag as it was received last.
#[derive(Debug)]
pub(crate) enum StoredFlag {
    /// It can be decided.
    Ready(CompiledFlag),
    /// It holds something that this version does not know, and must not be decided on a guess.
    Unusable(FlagName),
    /// There was no room for it.
    Oversized(FlagName),
}

/// All that is kept of a flag that is not decided here.
#[derive(Debug)]
pub(crate) struct FlagName {
    pub(crate) id: Box<str>,
    pub(crate) key: Box<str>,
}

/// What a flag takes besides itself: an entry of the map, and the count of its owners.
const ENTRY_SIZE: usize = 64;

impl FlagStore {
    pub(crate) fn new() -> Self {
        Self(ArcSwap::from_pointee(FlagSet::new()))
    }

    #[inline]
    pub(crate) fn current(&self) -> arc_swap::Guard<Arc<FlagSet>> {
        self.0.load()
    }

    /// Puts a whole set in place of the present one.
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

impl FlagSet {
    pub(crate) fn new() -> Self {
        Self {
            places: Places::new(),
            by_key: HashMap::default(),
            bytes: 0,
        }
    }

    #[inline]
    pub(crate) fn find(&self, key: &str) -> Option<&StoredFlag> {
        self.shared(key).map(|flag| &**flag)
    }

    pub(crate) fn len(&self) -> usize {
        self.by_key.len()
    }

    /// How many bytes the flags take, by estimate.
    pub(crate) const fn bytes(&self) -> usize {
        self.bytes
    }

    /// Puts a flag in place of the one with its key; false if there is no room for it. Then at most
    /// its name is kept, so that an earlier version does not answer for it.
    pub(crate) fn insert(&mut self, flag: Arc<StoredFlag>, limits: &Limits) -> bool {
        let place = self.places.flag(flag.key());
        self.take(place);
        if self.has_room_for(&flag, limits) {
            self.add(place, flag);
            return true;
        }
        let name = Arc::new(StoredFlag::Oversized(FlagName {
            id: flag.id().into(),
            key: flag.key().into(),
        }));
        if self.has_room_for(&name, limits) {
            self.add(place, name);
        }
        false
    }

    /// Puts a flag in place of the one with its id, whatever key that one had; false if there is no
    /// room for it.
    pub(crate) fn put(&mut self, flag: Arc<StoredFlag>, limits: &Limits) -> bool {
        self.remove(None, Some(flag.id()));
        self.insert(flag, limits)
    }

    /// Removes the flag that a deletion names: by its id, or without an id by its key. A key alone
    /// with another id is another flag's by now.
    pub(crate) fn remove(&mut self, key: Option<&str>, id: Option<&str>) {
        match (key, id) {
            (_, Some(id)) => {
                // On a hash collision of keys there may be two.
                while let Some(key) = self.by_id(id).map(|flag| self.places.flag(flag.key())) {
                    self.take(key);
                }
            }
            (Some(key), None) => {
                if self.find(key).is_some() {
                    self.take(self.places.flag(key));
                }
            }
            (None, None) => {}
        }
    }

    /// Whether a deletion would remove anything.
    pub(crate) fn names_any(&self, key: Option<&str>, id: Option<&str>) -> bool {
        match (key, id) {
            (_, Some(id)) => self.by_id(id).is_some(),
            (Some(key), None) => self.find(key).is_some(),
            (None, None) => false,
        }
    }

    /// The flag with this key.
    #[inline]
    pub(crate) fn shared(&self, key: &str) -> Option<&Arc<StoredFlag>> {
        let flag = self.by_key.get(&self.places.flag(key))?;
        same(flag.key(), key).then_some(flag)
    }

    /// The flag with this id.
    pub(crate) fn by_id(&self, id: &str) -> Option<&Arc<StoredFlag>> {
        self.iter().find(|flag| flag.id() == id)
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &Arc<StoredFlag>> {
        self.by_key.values()
    }

    fn has_room_for(&self, flag: &StoredFlag, limits: &Limits) -> bool {
        limits.allow_flags(self.len() + 1, self.bytes.saturating_add(flag.size()))
    }

    fn add(&mut self, place: u64, flag: Arc<StoredFlag>) {
        self.bytes += flag.size();
        self.by_key.insert(place, flag);
    }

    fn take(&mut self, place: u64) {
        if let Some(flag) = self.by_key.remove(&place) {
            self.bytes -= flag.size();
        }
    }
}

impl StoredFlag {
    #[inline]
    pub(crate) fn key(&self) -> &str {
        match self {
            Self::Ready(flag) => flag.key(),
            Self::Unusable(name) | Self::Oversized(name) => &name.key,
        }
    }

    pub(crate) const fn is_unusable(&self) -> bool {
        matches!(self, Self::Unusable(_))
    }

    pub(crate) fn id(&self) -> &str {
        match self {
            Self::Ready(flag) => flag.id(),
            Self::Unusable(name) | Self::Oversized(name) => &name.id,
        }
    }

    /// About how many bytes it takes.
    fn size(&self) -> usize {
        let size = match self {
            Self::Ready(flag) => flag.size(),
            Self::Unusable(name) | Self::Oversized(name) => {
                size_of::<Self>() + name.id.len() + name.key.len()
            }
        };
        size + ENTRY_SIZE
    }
}
