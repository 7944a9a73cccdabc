//! Errors of the store's writers.

use crate::Keys;

/// An error returned when a company or user cannot be stored.
#[derive(Debug)]
pub(crate) struct PutError {
    /// The keys of the entity, as far as they can be read.
    pub(crate) keys: Keys,
    pub(crate) reason: ReadError,
}

/// An error returned when an entity, or a change of one, cannot be taken.
#[derive(Debug)]
pub(crate) enum ReadError {
    /// It takes more memory than it may.
    TooLarge,
    Unreadable(serde_json::Error),
}
