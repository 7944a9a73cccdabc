//! What the stream has told: flags, companies and users, compiled and ready to be asked about.

mod entities;
mod epochs;
mod flags;
mod fold;
mod limits;
mod record;

pub(crate) use self::entities::{Change, EntityStore, Found, StaleSlot};
pub(crate) use self::flags::{FlagName, FlagSet, FlagStore, StoredFlag};
pub(crate) use self::fold::{PlaceHasher, Places, folded, same};
pub(crate) use self::limits::Limits;
pub(crate) use self::record::{Entity, ReadError};

/// Everything that the stream has told.
#[derive(Debug)]
pub(crate) struct Store {
    pub(crate) flags: FlagStore,
    pub(crate) entities: EntityStore,
    pub(crate) limits: Limits,
}

impl Store {
    pub(crate) fn new(limits: Limits) -> Self {
        Self {
            flags: FlagStore::new(),
            entities: EntityStore::new(limits),
            limits,
        }
    }
}
