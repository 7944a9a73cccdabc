//! Reading within a bound of memory.

use std::cell::Cell;
use std::marker::PhantomData;

use serde::de::{DeserializeSeed, Deserializer};

use super::read::{Mode, Read};
use super::{Company, Flag, User};
use crate::merge::{CompanyPatch, UserPatch};

/// A bound on the memory that entities may take when they are read.
///
/// A few bytes of JSON can stand for hundreds in memory, so the length of a text says little about
/// what reading it takes. What is read through a limit is counted while it is built, and reading
/// ends with an error as soon as it takes more.
///
/// ```
/// use schematic_rules::wire::{Company, MemoryLimit};
///
/// let text = format!(r#"{{"id": "comp_1", "traits": [{}{{}}]}}"#, "{},".repeat(100_000));
/// let limit = MemoryLimit::new(1024 * 1024);
/// assert!(limit.read::<Company>(&text).is_err());
/// assert!(limit.is_exceeded());
///
/// let limit = MemoryLimit::new(1024 * 1024);
/// let company: Company = limit.read(r#"{"id": "comp_1", "traits": [{}]}"#)?;
/// assert_eq!(company.traits.len(), 1);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug)]
pub struct MemoryLimit {
    left: Cell<usize>,
    is_exceeded: Cell<bool>,
    keeps_unknown: bool,
}

/// An entity, or a change of one, that can be read within a [`MemoryLimit`].
///
/// Implemented by the types of this crate that are received from a server.
pub trait Limited: Sized {
    /// Reads it from any format, tolerantly.
    ///
    /// # Errors
    ///
    /// Returns an error if there is no such entity, or if it takes more than the limit.
    fn read_within<'de, D: Deserializer<'de>>(
        source: D,
        limit: &MemoryLimit,
    ) -> Result<Self, D::Error>;
}

impl MemoryLimit {
    /// Creates a limit of so many bytes, by estimate, for all that is read through it.
    #[must_use]
    pub const fn new(bytes: usize) -> Self {
        Self {
            left: Cell::new(bytes),
            is_exceeded: Cell::new(false),
            keeps_unknown: true,
        }
    }

    /// Skips members that are not known, instead of keeping them.
    #[must_use]
    pub const fn skip_unknown(mut self) -> Self {
        self.keeps_unknown = false;
        self
    }

    /// Reads a JSON text tolerantly, see [`wire`](super).
    ///
    /// # Errors
    ///
    /// Returns an error if the text is not JSON or not such an entity, and if reading it takes more
    /// than the limit: then [`is_exceeded`](Self::is_exceeded) is true.
    pub fn read<T: Limited>(&self, json: &str) -> Result<T, serde_json::Error> {
        let mut source = serde_json::Deserializer::from_str(json);
        let read = self.seed().deserialize(&mut source)?;
        source.end()?;
        Ok(read)
    }

    /// Returns what reads one entity, for use with a deserializer.
    #[must_use]
    pub const fn seed<T: Limited>(&self) -> LimitedSeed<'_, T> {
        LimitedSeed {
            limit: self,
            entity: PhantomData,
        }
    }

    /// Returns whether something took more than the limit.
    #[must_use]
    pub const fn is_exceeded(&self) -> bool {
        self.is_exceeded.get()
    }

    pub(super) const fn keeps_unknown(&self) -> bool {
        self.keeps_unknown
    }

    /// Takes so many bytes of what is left; false when that is too much.
    #[inline]
    pub(super) fn take(&self, bytes: usize) -> bool {
        match self.left.get().checked_sub(bytes) {
            Some(left) => {
                self.left.set(left);
                true
            }
            None => {
                self.is_exceeded.set(true);
                false
            }
        }
    }
}

/// Reads one entity within a [`MemoryLimit`].
#[derive(Debug)]
pub struct LimitedSeed<'l, T> {
    limit: &'l MemoryLimit,
    entity: PhantomData<fn() -> T>,
}

impl<'de, T: Limited> DeserializeSeed<'de> for LimitedSeed<'_, T> {
    type Value = T;

    fn deserialize<D: Deserializer<'de>>(self, source: D) -> Result<T, D::Error> {
        T::read_within(source, self.limit)
    }
}

macro_rules! limited {
    ($($name:ident),+) => {$(
        impl Limited for $name {
            fn read_within<'de, D: Deserializer<'de>>(
                source: D,
                limit: &MemoryLimit,
            ) -> Result<Self, D::Error> {
                Self::read(source, Mode::Within(limit))
            }
        }
    )+};
}

limited!(Company, CompanyPatch, Flag, User, UserPatch);
