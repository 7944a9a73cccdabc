//! The envelope in which most answers come: `{"data": …, "params": {…}}`.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{
    DeserializeOwned, DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, Visitor,
};
use serde_json::{Map, Value};

use super::record::{Member, Reading};

/// What an answer holds.
pub(super) struct Envelope<T> {
    pub(super) data: T,
    /// `None` where the answer has no such member.
    pub(super) params: Option<Value>,
    pub(super) other: Map<String, Value>,
}

/// A way to read the member `data`.
pub(super) trait ReadData {
    type Data;

    fn read<'de, D: Deserializer<'de>>(source: D) -> Result<Self::Data, D::Error>;
}

/// Reads any type, as it reads itself.
pub(super) struct AnyType<T>(PhantomData<T>);

impl<T: DeserializeOwned> ReadData for AnyType<T> {
    type Data = T;

    fn read<'de, D: Deserializer<'de>>(source: D) -> Result<T, D::Error> {
        T::deserialize(source)
    }
}

/// Reads a type of this crate: a list that is null is empty.
pub(super) struct OfApi<T>(PhantomData<T>);

impl<T: Member> ReadData for OfApi<T> {
    type Data = T;

    fn read<'de, D: Deserializer<'de>>(source: D) -> Result<T, D::Error> {
        match T::read(source, Reading::Tolerant)? {
            Some(data) => Ok(data),
            None => Ok(T::blank()),
        }
    }
}

/// Reads a type of this crate, and remembers a null in place of a list.
#[cfg(feature = "dynamic")]
pub(super) struct OfApiOrNull<T>(PhantomData<T>);

#[cfg(feature = "dynamic")]
impl<T: Member> ReadData for OfApiOrNull<T> {
    type Data = Option<T>;

    fn read<'de, D: Deserializer<'de>>(source: D) -> Result<Option<T>, D::Error> {
        T::read(source, Reading::Tolerant)
    }
}

/// Reads an envelope; what surrounds the data is passed over unless `whole`.
pub(super) fn read_envelope<'de, R: ReadData, D: Deserializer<'de>>(
    source: D,
    whole: bool,
) -> Result<Envelope<R::Data>, D::Error> {
    source.deserialize_map(EnvelopeVisitor::<R> {
        whole,
        data: PhantomData,
    })
}

struct EnvelopeVisitor<R> {
    whole: bool,
    data: PhantomData<R>,
}

impl<'de, R: ReadData> Visitor<'de> for EnvelopeVisitor<R> {
    type Value = Envelope<R::Data>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object with the member `data`")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Self::Value, A::Error> {
        let (mut data, mut params, mut other) = (None, None, Map::new());
        while let Some(name) = members.next_key::<String>()? {
            match &*name {
                "data" => data = Some(members.next_value_seed(Data::<R>(PhantomData))?),
                "params" if self.whole => params = Some(members.next_value()?),
                _ if self.whole => {
                    other.insert(name, members.next_value()?);
                }
                _ => {
                    members.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(Envelope {
            data: data.ok_or_else(|| A::Error::missing_field("data"))?,
            params,
            other,
        })
    }
}

struct Data<R>(PhantomData<R>);

impl<'de, R: ReadData> DeserializeSeed<'de> for Data<R> {
    type Value = R::Data;

    fn deserialize<D: Deserializer<'de>>(self, source: D) -> Result<R::Data, D::Error> {
        R::read(source)
    }
}
