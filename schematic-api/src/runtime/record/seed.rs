//! Reading the values of members: nulls, lists and maps included.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::{Member, Reading};

/// Reads a `T`; `None` for a null that a `T` takes as absence.
pub(crate) struct Seed<T> {
    reading: Reading,
    member: PhantomData<fn() -> T>,
}

impl<T> Seed<T> {
    pub(crate) const fn new(reading: Reading) -> Self {
        Self {
            reading,
            member: PhantomData,
        }
    }
}

impl<'de, T: Member> DeserializeSeed<'de> for Seed<T> {
    type Value = Option<T>;

    fn deserialize<D: Deserializer<'de>>(self, source: D) -> Result<Option<T>, D::Error> {
        T::read(source, self.reading)
    }
}

/// Reads null as `None`, and all else as the seed says.
pub(super) struct OrNull<S>(pub(super) S);

impl<'de, S: DeserializeSeed<'de>> Visitor<'de> for OrNull<S> {
    type Value = Option<S::Value>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value or null")
    }

    fn visit_none<E: Error>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_some<D: Deserializer<'de>>(self, source: D) -> Result<Self::Value, D::Error> {
        self.0.deserialize(source).map(Some)
    }
}

/// Reads null as `None` where a `T` would not.
pub(super) struct Nullable<T>(pub(super) Seed<T>);

impl<'de, T: Member> DeserializeSeed<'de> for Nullable<T> {
    type Value = Option<T>;

    fn deserialize<D: Deserializer<'de>>(self, source: D) -> Result<Option<T>, D::Error> {
        Ok(source.deserialize_option(OrNull(self.0))?.flatten())
    }
}

/// Reads a list.
pub(super) struct List<T>(pub(super) Seed<T>);

impl<'de, T: Member> DeserializeSeed<'de> for List<T> {
    type Value = Vec<T>;

    fn deserialize<D: Deserializer<'de>>(self, source: D) -> Result<Vec<T>, D::Error> {
        source.deserialize_seq(self)
    }
}

impl<'de, T: Member> Visitor<'de> for List<T> {
    type Value = Vec<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Vec<T>, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(Seed::<T>::new(self.0.reading))? {
            list.push(item.unwrap_or_else(T::blank));
        }
        Ok(list)
    }
}

/// Reads an object whose members all have one type.
pub(super) struct Object<C, T> {
    pub(super) seed: Seed<T>,
    pub(super) collection: PhantomData<fn() -> C>,
}

impl<'de, C, T> DeserializeSeed<'de> for Object<C, T>
where
    C: Default + Extend<(String, T)>,
    T: Member,
{
    type Value = C;

    fn deserialize<D: Deserializer<'de>>(self, source: D) -> Result<C, D::Error> {
        source.deserialize_map(self)
    }
}

impl<'de, C, T> Visitor<'de> for Object<C, T>
where
    C: Default + Extend<(String, T)>,
    T: Member,
{
    type Value = C;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<C, A::Error> {
        let mut collection = C::default();
        while let Some(name) = members.next_key()? {
            let value = members.next_value_seed(Seed::<T>::new(self.seed.reading))?;
            collection.extend([(name, value.unwrap_or_else(T::blank))]);
        }
        Ok(collection)
    }
}
