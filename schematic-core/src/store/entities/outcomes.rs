//! What the entity store answers.

use std::time::Duration;

use crate::Keys;
use crate::store::record::Record;

/// What some keys lead to.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Lookup<'g> {
    Entity(&'g Record),
    /// The keys belong to different entities.
    Conflict(&'g Record, &'g Record),
    Nothing,
    /// The keys lead nowhere, and the check is evaluated without a company or user.
    Nowhere,
}

/// The result of changing members of an entity.
#[derive(Debug)]
pub(crate) enum PatchOutcome {
    /// It changed, and answers checks.
    Fresh { keys: Keys },
    /// It changed, and is too old to answer checks.
    Stale,
    /// It takes more memory than it may, and is gone.
    TooLarge,
    /// It is not in the store.
    Unknown,
    /// The change cannot be read; the entity is as it was.
    Unreadable(serde_json::Error),
}

/// How much the store holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Holdings {
    pub(crate) entities: usize,
    pub(crate) bytes: usize,
    pub(crate) stale: usize,
    pub(crate) stale_since: Option<Duration>,
    pub(crate) evicted: u64,
}

/// The slot of a stale entity, and when that was used last.
#[derive(Clone, Copy, Debug)]
pub(crate) struct StaleSlot {
    pub(super) used: u32,
    pub(super) slot: usize,
}
