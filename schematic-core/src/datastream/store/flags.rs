use std::collections::HashMap;
use std::sync::Arc;

use arc_swap::ArcSwap;
use schematic_rules::CompiledFlag;

use super::fold::{PlaceHasher, Places, same};

/// The flags, as one snapshot that is replaced whole: they neither expire nor fall out.
#[derive(Debug)]
pub(crate) struct FlagStore(ArcSwap<FlagSet>);

/// The flags at one moment.
#[derive(Clone, Debug)]
pub(crate) struct FlagSet {
    places: Places,
    /// Two flags at one place would be a wonder; then one of them is unknown here.
    by_key: HashMap<u64, Arc<StoredFlag>, PlaceHasher>,
}

/// A flag as it was received last.
#[derive(Debug)]
pub(crate) enum StoredFlag {
    /// It can be decided.
    Ready(CompiledFlag),
    /// It holds something that this version does not know, and must not be decided on a guess.
    Unusable { id: Box<str>, key: Box<str> },
}

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
        }
    }

    #[inline]
    pub(crate) fn find(&self, key: &str) -> Option<&StoredFlag> {
        self.shared(key).map(|flag| &**flag)
    }

    pub(crate) fn len(&self) -> usize {
        self.by_key.len()
    }

    pub(crate) fn insert(&mut self, flag: Arc<StoredFlag>) {
        self.by_key.insert(self.places.flag(flag.key()), flag);
    }

    /// Puts a flag in place of the one with its id, whatever key that one had.
    pub(crate) fn put(&mut self, flag: Arc<StoredFlag>) {
        self.by_key.retain(|_, known| known.id() != flag.id());
        self.insert(flag);
    }

    /// Removes the flag that a deletion names: by its id, or without an id by its key. A key alone
    /// with another id is another flag's by now.
    pub(crate) fn remove(&mut self, key: Option<&str>, id: Option<&str>) {
        match (key, id) {
            (_, Some(id)) => self.by_key.retain(|_, flag| flag.id() != id),
            (Some(key), None) => {
                if self.find(key).is_some() {
                    self.by_key.remove(&self.places.flag(key));
                }
            }
            (None, None) => {}
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
}

impl StoredFlag {
    #[inline]
    pub(crate) fn key(&self) -> &str {
        match self {
            Self::Ready(flag) => flag.key(),
            Self::Unusable { key, .. } => key,
        }
    }

    pub(crate) const fn is_unusable(&self) -> bool {
        matches!(self, Self::Unusable { .. })
    }

    pub(crate) fn id(&self) -> &str {
        match self {
            Self::Ready(flag) => flag.id(),
            Self::Unusable { id, .. } => id,
        }
    }
}
