use std::collections::BTreeMap;
use std::marker::PhantomData;

use schematic_protocol::Timestamp;
use schematic_protocol::words;
use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error};
use serde::ser::{Serialize, Serializer};
use serde_json::{Map, Value};

use super::seed::{List, Object, OrNull};
use super::{AsWritten, Reading, Record, Seed, Writing, read, write};
use crate::runtime::Field;

/// A type that members of records have.
pub(crate) trait Member: Sized {
    /// Whether a blank value that was set is left out all the same, since nothing is there.
    const BLANK_IS_ABSENT: bool = false;

    /// Whether null is read as the blank value in an answer, although it should not be there.
    const NULL_IS_BLANK: bool = false;

    /// Creates the value of a member that was not set.
    fn blank() -> Self;

    /// Returns whether the value is that of a member that was not set.
    fn is_blank(&self) -> bool;

    /// Reads a value; `None` for a null that means nothing more than absence.
    fn read<'de, D: Deserializer<'de>>(
        source: D,
        reading: Reading,
    ) -> Result<Option<Self>, D::Error>;

    /// Writes the value.
    fn write<S: Serializer>(&self, target: S, writing: Writing) -> Result<S::Ok, S::Error>;

    /// Returns why the value cannot be sent, if so.
    fn problem(&self) -> Option<&'static str> {
        None
    }
}

impl<T: Record> Member for T {
    fn blank() -> Self {
        Record::blank()
    }

    fn is_blank(&self) -> bool {
        *self == <Self as Record>::blank()
    }

    fn read<'de, D: Deserializer<'de>>(
        source: D,
        reading: Reading,
    ) -> Result<Option<Self>, D::Error> {
        read(source, reading).map(Some)
    }

    fn write<S: Serializer>(&self, target: S, writing: Writing) -> Result<S::Ok, S::Error> {
        write(self, target, writing)
    }
}

/// Makes members of types that read and write themselves; `blank` is their value when not set.
macro_rules! leaf {
    ($($(#[$meta:meta])* $name:ty = $blank:expr),+ $(,)?) => {$(
        $(#[$meta])*
        impl $crate::runtime::record::Member for $name {
            const NULL_IS_BLANK: bool = true;

            fn blank() -> Self {
                $blank
            }

            fn is_blank(&self) -> bool {
                *self == <Self as $crate::runtime::record::Member>::blank()
            }

            fn read<'de, D: serde::Deserializer<'de>>(
                source: D,
                _: $crate::runtime::record::Reading,
            ) -> Result<Option<Self>, D::Error> {
                serde::Deserialize::deserialize(source).map(Some)
            }

            fn write<S: serde::Serializer>(
                &self,
                target: S,
                _: $crate::runtime::record::Writing,
            ) -> Result<S::Ok, S::Error> {
                serde::Serialize::serialize(self, target)
            }
        }
    )+};
}

pub(crate) use leaf;

leaf! {
    String = Self::new(),
    bool = false,
    i64 = 0,
    words::ComparableType = Self::Other(String::new()),
    words::ConditionType = Self::Other(String::new()),
    words::EntitlementValueType = Self::Other(String::new()),
    words::EntityType = Self::Other(String::new()),
    words::MetricPeriod = Self::Other(String::new()),
    words::MetricPeriodMonthReset = Self::Other(String::new()),
    words::Operator = Self::Other(String::new()),
    words::RuleType = Self::Other(String::new()),
}

impl Member for Value {
    fn blank() -> Self {
        Self::Null
    }

    fn is_blank(&self) -> bool {
        self.is_null()
    }

    fn read<'de, D: Deserializer<'de>>(source: D, _: Reading) -> Result<Option<Self>, D::Error> {
        Self::deserialize(source).map(Some)
    }

    fn write<S: Serializer>(&self, target: S, _: Writing) -> Result<S::Ok, S::Error> {
        self.serialize(target)
    }
}

impl Member for f64 {
    const NULL_IS_BLANK: bool = true;

    fn blank() -> Self {
        0.0
    }

    fn is_blank(&self) -> bool {
        self.to_bits() == 0
    }

    fn read<'de, D: Deserializer<'de>>(source: D, _: Reading) -> Result<Option<Self>, D::Error> {
        Self::deserialize(source).map(Some)
    }

    fn write<S: Serializer>(&self, target: S, _: Writing) -> Result<S::Ok, S::Error> {
        self.serialize(target)
    }

    fn problem(&self) -> Option<&'static str> {
        (!self.is_finite()).then_some("is no number that JSON has")
    }
}

impl Member for Timestamp {
    fn blank() -> Self {
        Self::from_secs(0)
    }

    fn is_blank(&self) -> bool {
        *self == Self::blank()
    }

    fn read<'de, D: Deserializer<'de>>(source: D, _: Reading) -> Result<Option<Self>, D::Error> {
        Self::deserialize(source).map(Some)
    }

    fn write<S: Serializer>(&self, target: S, writing: Writing) -> Result<S::Ok, S::Error> {
        match writing {
            Writing::Request => self.serialize(target),
            Writing::Again => self.precise().serialize(target),
        }
    }
}

impl<T: Member> Member for Option<T> {
    const BLANK_IS_ABSENT: bool = true;

    fn blank() -> Self {
        None
    }

    fn is_blank(&self) -> bool {
        self.is_none()
    }

    fn read<'de, D: Deserializer<'de>>(
        source: D,
        reading: Reading,
    ) -> Result<Option<Self>, D::Error> {
        match source
            .deserialize_option(OrNull(Seed::new(reading)))?
            .flatten()
        {
            None if reading == Reading::Strict => Err(D::Error::custom("null, which it cannot be")),
            None => Ok(None),
            value => Ok(Some(value)),
        }
    }

    fn write<S: Serializer>(&self, target: S, writing: Writing) -> Result<S::Ok, S::Error> {
        match self {
            Some(value) => value.write(target, writing),
            None => target.serialize_none(),
        }
    }

    fn problem(&self) -> Option<&'static str> {
        self.as_ref().and_then(Member::problem)
    }
}

impl<T: Member> Member for Field<T> {
    const BLANK_IS_ABSENT: bool = true;

    fn blank() -> Self {
        Self::Absent
    }

    fn is_blank(&self) -> bool {
        self.is_absent()
    }

    fn read<'de, D: Deserializer<'de>>(
        source: D,
        reading: Reading,
    ) -> Result<Option<Self>, D::Error> {
        let value = source.deserialize_option(OrNull(Seed::new(reading)))?;
        Ok(Some(value.flatten().map_or(Self::Null, Self::Value)))
    }

    fn write<S: Serializer>(&self, target: S, writing: Writing) -> Result<S::Ok, S::Error> {
        match self {
            Self::Value(value) => value.write(target, writing),
            Self::Absent | Self::Null => target.serialize_none(),
        }
    }

    fn problem(&self) -> Option<&'static str> {
        match self {
            Self::Value(value) => value.problem(),
            Self::Absent | Self::Null => None,
        }
    }
}

impl<T: Member> Member for Vec<T> {
    fn blank() -> Self {
        Self::new()
    }

    fn is_blank(&self) -> bool {
        self.is_empty()
    }

    fn read<'de, D: Deserializer<'de>>(
        source: D,
        reading: Reading,
    ) -> Result<Option<Self>, D::Error> {
        let list = List(Seed::new(reading));
        match reading {
            Reading::Tolerant => source.deserialize_option(OrNull(list)),
            Reading::Strict => list.deserialize(source).map(Some),
        }
    }

    fn write<S: Serializer>(&self, target: S, writing: Writing) -> Result<S::Ok, S::Error> {
        target.collect_seq(self.iter().map(|item| AsWritten(item, writing)))
    }

    fn problem(&self) -> Option<&'static str> {
        self.iter().find_map(Member::problem)
    }
}

impl<T: Member> Member for BTreeMap<String, T> {
    fn blank() -> Self {
        Self::new()
    }

    fn is_blank(&self) -> bool {
        self.is_empty()
    }

    fn read<'de, D: Deserializer<'de>>(
        source: D,
        reading: Reading,
    ) -> Result<Option<Self>, D::Error> {
        read_object(source, reading)
    }

    fn write<S: Serializer>(&self, target: S, writing: Writing) -> Result<S::Ok, S::Error> {
        let members = self.iter();
        target.collect_map(members.map(|(name, value)| (name, AsWritten(value, writing))))
    }

    fn problem(&self) -> Option<&'static str> {
        self.values().find_map(Member::problem)
    }
}

impl Member for Map<String, Value> {
    fn blank() -> Self {
        Self::new()
    }

    fn is_blank(&self) -> bool {
        self.is_empty()
    }

    fn read<'de, D: Deserializer<'de>>(
        source: D,
        reading: Reading,
    ) -> Result<Option<Self>, D::Error> {
        read_object::<Self, Value, D>(source, reading)
    }

    fn write<S: Serializer>(&self, target: S, _: Writing) -> Result<S::Ok, S::Error> {
        self.serialize(target)
    }
}

fn read_object<'de, C, T, D>(source: D, reading: Reading) -> Result<Option<C>, D::Error>
where
    C: Default + Extend<(String, T)>,
    T: Member,
    D: Deserializer<'de>,
{
    let object = Object {
        seed: Seed::<T>::new(reading),
        collection: PhantomData,
    };
    match reading {
        Reading::Tolerant => source.deserialize_option(OrNull(object)),
        Reading::Strict => object.deserialize(source).map(Some),
    }
}
