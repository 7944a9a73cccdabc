//! Reading within a bound of memory.

use std::marker::PhantomData;

use serde::de::{DeserializeSeed, Deserializer};

use super::MemoryLimit;

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

/// Lets records be read within a [`MemoryLimit`].
macro_rules! read_within_limit {
    ($($name:ident),+) => {$(
        impl $crate::wire::Limited for $name {
            fn read_within<'de, D: serde::Deserializer<'de>>(
                source: D,
                limit: &$crate::wire::MemoryLimit,
            ) -> Result<Self, D::Error> {
                use $crate::wire::mode::Mode;

                $crate::wire::read::Read::read(source, Mode::Within(limit))
            }
        }
    )+};
}

pub(crate) use read_within_limit;
