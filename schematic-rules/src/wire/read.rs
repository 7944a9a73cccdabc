//! How members are read: strictly, as the engine's own call wants it, or tolerantly.

use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

use super::mode::Mode;
use super::size::{entry_size, first_entry_size, text_size};
use super::value::ValueSeed;

/// A value that can be read in either mode. It never sees a null: what a null means is the
/// business of the member, see [`Member`].
pub(crate) trait Read: Sized {
    fn read<'de, D: Deserializer<'de>>(source: D, mode: Mode<'_>) -> Result<Self, D::Error>;

    /// What stands in for a member that is absent.
    fn absent() -> Self
    where
        Self: Default,
    {
        Self::default()
    }

    /// Whether writing leaves the member out.
    fn is_omitted(&self) -> bool {
        false
    }
}

/// What it means for a member to be absent or null. The implementors are the columns of the
/// protocol's tables; each member of a record names one.
pub(crate) trait Member<T> {
    /// What stands in for an absent member; `None` when it must be there.
    fn absent(mode: Mode<'_>) -> Option<T>;

    /// What stands in for a null; `None` when it must not be null.
    fn null(mode: Mode<'_>) -> Option<T> {
        Self::absent(mode)
    }

    fn value<'de, D: Deserializer<'de>>(source: D, mode: Mode<'_>) -> Result<T, D::Error>;
}

/// Must be there in both modes: what identifies an entity.
pub(crate) enum Identity {}

/// Must be there in a strict reading, else the type's default.
pub(crate) enum Required {}

/// May be absent or null: the type's default.
pub(crate) enum Optional {}

/// May be absent, and in a strict reading not null.
pub(crate) enum NotNull {}

/// A list without which a rule would hold more often: null items are refused, never skipped.
pub(crate) enum Whole {}

/// A map whose null values are dropped in both modes.
pub(crate) enum Sparse {}

/// A member of a patch: `None` when absent, the type's default when null.
pub(crate) enum Given {}

impl<T: Read> Member<T> for Identity {
    fn absent(_: Mode<'_>) -> Option<T> {
        None
    }

    fn value<'de, D: Deserializer<'de>>(source: D, mode: Mode<'_>) -> Result<T, D::Error> {
        T::read(source, mode)
    }
}

impl<T: Read + Default> Member<T> for Required {
    fn absent(mode: Mode<'_>) -> Option<T> {
        (!mode.is_strict()).then(T::absent)
    }

    fn value<'de, D: Deserializer<'de>>(source: D, mode: Mode<'_>) -> Result<T, D::Error> {
        T::read(source, mode)
    }
}

impl<T: Read + Default> Member<T> for Optional {
    fn absent(_: Mode<'_>) -> Option<T> {
        Some(T::absent())
    }

    fn value<'de, D: Deserializer<'de>>(source: D, mode: Mode<'_>) -> Result<T, D::Error> {
        T::read(source, mode)
    }
}

impl<T: Read + Default> Member<T> for NotNull {
    fn absent(_: Mode<'_>) -> Option<T> {
        Some(T::absent())
    }

    fn null(mode: Mode<'_>) -> Option<T> {
        (!mode.is_strict()).then(T::absent)
    }

    fn value<'de, D: Deserializer<'de>>(source: D, mode: Mode<'_>) -> Result<T, D::Error> {
        T::read(source, mode)
    }
}

impl<T: Read> Member<Vec<T>> for Whole {
    fn absent(_: Mode<'_>) -> Option<Vec<T>> {
        Some(Vec::new())
    }

    fn value<'de, D: Deserializer<'de>>(source: D, mode: Mode<'_>) -> Result<Vec<T>, D::Error> {
        source.deserialize_seq(ListVisitor {
            mode,
            skip_nulls: false,
            item: PhantomData,
        })
    }
}

impl<T: Read> Member<BTreeMap<String, T>> for Sparse {
    fn absent(_: Mode<'_>) -> Option<BTreeMap<String, T>> {
        Some(BTreeMap::new())
    }

    fn value<'de, D: Deserializer<'de>>(
        source: D,
        mode: Mode<'_>,
    ) -> Result<BTreeMap<String, T>, D::Error> {
        source.deserialize_map(MapVisitor {
            mode,
            drop_nulls: true,
            value: PhantomData,
        })
    }
}

impl<T: Read + Default> Member<Option<T>> for Given {
    fn absent(_: Mode<'_>) -> Option<Option<T>> {
        Some(None)
    }

    fn null(_: Mode<'_>) -> Option<Option<T>> {
        Some(Some(T::absent()))
    }

    fn value<'de, D: Deserializer<'de>>(source: D, mode: Mode<'_>) -> Result<Option<T>, D::Error> {
        T::read(source, mode).map(Some)
    }
}

macro_rules! read_through_serde {
    ($($ty:ty),+) => {$(
        impl Read for $ty {
            fn read<'de, D: Deserializer<'de>>(source: D, _: Mode<'_>) -> Result<Self, D::Error> {
                Self::deserialize(source)
            }
        }
    )+};
}

read_through_serde!(bool, i64, f64);

impl Read for String {
    fn read<'de, D: Deserializer<'de>>(source: D, mode: Mode<'_>) -> Result<Self, D::Error> {
        let text = Self::deserialize(source)?;
        mode.take(text_size(text.len()))?;
        Ok(text)
    }
}

impl Read for Value {
    fn read<'de, D: Deserializer<'de>>(source: D, mode: Mode<'_>) -> Result<Self, D::Error> {
        ValueSeed::new(mode).deserialize(source)
    }
}

impl<T: Read> Read for Option<T> {
    fn read<'de, D: Deserializer<'de>>(source: D, mode: Mode<'_>) -> Result<Self, D::Error> {
        T::read(source, mode).map(Some)
    }

    fn is_omitted(&self) -> bool {
        self.is_none()
    }
}

impl<T: Read> Read for Vec<T> {
    fn read<'de, D: Deserializer<'de>>(source: D, mode: Mode<'_>) -> Result<Self, D::Error> {
        let skip_nulls = !mode.is_strict();
        source.deserialize_seq(ListVisitor {
            mode,
            skip_nulls,
            item: PhantomData,
        })
    }
}

impl<T: Read> Read for BTreeMap<String, T> {
    fn read<'de, D: Deserializer<'de>>(source: D, mode: Mode<'_>) -> Result<Self, D::Error> {
        let drop_nulls = !mode.is_strict();
        source.deserialize_map(MapVisitor {
            mode,
            drop_nulls,
            value: PhantomData,
        })
    }
}

/// Reads a value that is not null.
pub(crate) struct ReadSeed<'l, T> {
    pub(crate) mode: Mode<'l>,
    pub(crate) value: PhantomData<fn() -> T>,
}

impl<'l, T> ReadSeed<'l, T> {
    pub(crate) const fn new(mode: Mode<'l>) -> Self {
        Self {
            mode,
            value: PhantomData,
        }
    }
}

impl<'de, T: Read> DeserializeSeed<'de> for ReadSeed<'_, T> {
    type Value = T;

    fn deserialize<D: Deserializer<'de>>(self, source: D) -> Result<T, D::Error> {
        T::read(source, self.mode)
    }
}

/// Reads a value that may be null.
struct NullableSeed<'l, T>(ReadSeed<'l, T>);

impl<'de, T: Read> DeserializeSeed<'de> for NullableSeed<'_, T> {
    type Value = Option<T>;

    fn deserialize<D: Deserializer<'de>>(self, source: D) -> Result<Option<T>, D::Error> {
        source.deserialize_option(self)
    }
}

impl<'de, T: Read> Visitor<'de> for NullableSeed<'_, T> {
    type Value = Option<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value or null")
    }

    fn visit_none<E>(self) -> Result<Option<T>, E> {
        Ok(None)
    }

    fn visit_unit<E>(self) -> Result<Option<T>, E> {
        Ok(None)
    }

    fn visit_some<D: Deserializer<'de>>(self, source: D) -> Result<Option<T>, D::Error> {
        self.0.deserialize(source).map(Some)
    }
}

/// Reads a member of a record after the rules of `M`.
pub(crate) struct MemberSeed<'l, M, T> {
    mode: Mode<'l>,
    member: PhantomData<fn(M) -> T>,
}

impl<'l, M, T> MemberSeed<'l, M, T> {
    pub(crate) const fn new(mode: Mode<'l>) -> Self {
        Self {
            mode,
            member: PhantomData,
        }
    }
}

impl<'de, M: Member<T>, T> DeserializeSeed<'de> for MemberSeed<'_, M, T> {
    type Value = T;

    fn deserialize<D: Deserializer<'de>>(self, source: D) -> Result<T, D::Error> {
        source.deserialize_option(self)
    }
}

impl<'de, M: Member<T>, T> Visitor<'de> for MemberSeed<'_, M, T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a member")
    }

    fn visit_none<E: Error>(self) -> Result<T, E> {
        M::null(self.mode).ok_or_else(|| E::custom("must not be null"))
    }

    fn visit_unit<E: Error>(self) -> Result<T, E> {
        self.visit_none()
    }

    fn visit_some<D: Deserializer<'de>>(self, source: D) -> Result<T, D::Error> {
        M::value(source, self.mode)
    }
}

struct ListVisitor<'l, T> {
    mode: Mode<'l>,
    skip_nulls: bool,
    item: PhantomData<fn() -> T>,
}

impl<'de, T: Read> Visitor<'de> for ListVisitor<'_, T> {
    type Value = Vec<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Vec<T>, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(NullableSeed(ReadSeed::new(self.mode)))? {
            match item {
                Some(item) => {
                    // A list that grows has up to as much room again.
                    self.mode.take(2 * size_of::<T>())?;
                    list.push(item);
                }
                None if self.skip_nulls => {}
                None => return Err(A::Error::custom("an item must not be null")),
            }
        }
        Ok(list)
    }
}

struct MapVisitor<'l, T> {
    mode: Mode<'l>,
    drop_nulls: bool,
    value: PhantomData<fn() -> T>,
}

impl<'de, T: Read> Visitor<'de> for MapVisitor<'_, T> {
    type Value = BTreeMap<String, T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a map")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Self::Value, A::Error> {
        let mut map = BTreeMap::new();
        while let Some(key) = entries.next_key::<String>()? {
            match entries.next_value_seed(NullableSeed(ReadSeed::new(self.mode)))? {
                Some(value) => {
                    if map.is_empty() {
                        self.mode.take(first_entry_size::<T>())?;
                    }
                    self.mode.take(entry_size::<T>(key.len()))?;
                    map.insert(key, value);
                }
                // The last one wins, also when it is the null.
                None if self.drop_nulls => {
                    map.remove(&key);
                }
                None => return Err(A::Error::custom("a value must not be null")),
            }
        }
        Ok(map)
    }
}
