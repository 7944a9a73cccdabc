//! The declaration of a record: one table from which the struct, its reader and its writer come.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{DeserializeSeed, Deserializer, MapAccess, Visitor};

use super::mode::Mode;

/// Declares a record of the protocol.
///
/// Each line names the spellings that are read, the field, and after `as` the
/// [`Member`](super::read::Member) that says what absence and null mean. The field's name is the
/// spelling that is written. A record that `keeps` a field puts members that are not known there,
/// unless it is read strictly.
macro_rules! record {
    (
        $(#[$meta:meta])*
        pub struct $name:ident $(keeps $extra:ident)? {
            $( $(#[$field_meta:meta])* $spelling:pat => $field:ident: $ty:ty as $member:ident, )+
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct $name {
            $( $(#[$field_meta])* pub $field: $ty, )+
            $(
                /// Members that are not known here, as received. They never influence a result.
                pub $extra: serde_json::Map<String, serde_json::Value>,
            )?
        }

        impl $crate::wire::record::Record for $name {
            fn read_members<'de, A: serde::de::MapAccess<'de>>(
                mut members: A,
                mode: $crate::wire::mode::Mode<'_>,
            ) -> Result<Self, A::Error> {
                use serde::de::Error as _;
                use $crate::wire::read::{self, Member as _, MemberSeed};

                $( let mut $field: Option<$ty> = None; )+
                $( let mut $extra = serde_json::Map::new(); )?
                while let Some(name) = members.next_key_seed($crate::wire::record::NameSeed)? {
                    match &*name {
                        $( $spelling => {
                            if $field.is_some() && mode.is_strict() {
                                return Err(A::Error::duplicate_field(stringify!($field)));
                            }
                            let seed = MemberSeed::<read::$member, $ty>::new(mode);
                            $field = Some(members.next_value_seed(seed)?);
                        } )+
                        $( _ if mode.keeps_unknown() => {
                            let seed = $crate::wire::value::ValueSeed::of_member(mode, &$extra, &name)?;
                            let value = members.next_value_seed(seed)?;
                            $extra.insert(name.into_owned(), value);
                        } )?
                        _ => {
                            members.next_value::<serde::de::IgnoredAny>()?;
                        }
                    }
                }
                Ok(Self {
                    $( $field: $field
                        .or_else(|| read::$member::absent(mode))
                        .ok_or_else(|| A::Error::missing_field(stringify!($field)))?, )+
                    $( $extra, )?
                })
            }
        }

        impl $crate::wire::read::Read for $name {
            fn read<'de, D: serde::Deserializer<'de>>(
                source: D,
                mode: $crate::wire::mode::Mode<'_>,
            ) -> Result<Self, D::Error> {
                source.deserialize_map($crate::wire::record::RecordVisitor::<Self>::new(mode))
            }
        }

        impl $crate::wire::size::HeapSize for $name {
            fn heap_size(&self) -> usize {
                use $crate::wire::size::HeapSize;

                let fields = [$( HeapSize::heap_size(&self.$field) ),+];
                fields.iter().sum::<usize>() $( + HeapSize::heap_size(&self.$extra) )?
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, target: S) -> Result<S::Ok, S::Error> {
                use serde::ser::SerializeMap as _;
                use $crate::wire::read::Read as _;

                let mut members = target.serialize_map(None)?;
                $( if !self.$field.is_omitted() {
                    members.serialize_entry(stringify!($field), &self.$field)?;
                } )+
                $( for (name, value) in &self.$extra {
                    members.serialize_entry(name, value)?;
                } )?
                members.end()
            }
        }
    };
}

pub(crate) use record;

/// Lets `serde` read records, tolerantly.
macro_rules! read_tolerantly {
    ($($name:ident),+ $(,)?) => {$(
        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
                $crate::wire::read::Read::read(source, $crate::wire::mode::Mode::Tolerant)
            }
        }
    )+};
}

pub(crate) use read_tolerantly;

/// A record: a JSON object with known members.
pub(crate) trait Record: Sized {
    fn read_members<'de, A: MapAccess<'de>>(members: A, mode: Mode<'_>) -> Result<Self, A::Error>;
}

/// Reads an object as the record `T`.
pub(crate) struct RecordVisitor<'l, T> {
    mode: Mode<'l>,
    record: PhantomData<fn() -> T>,
}

impl<'l, T> RecordVisitor<'l, T> {
    pub(crate) const fn new(mode: Mode<'l>) -> Self {
        Self {
            mode,
            record: PhantomData,
        }
    }
}

impl<'de, T: Record> Visitor<'de> for RecordVisitor<'_, T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, members: A) -> Result<T, A::Error> {
        T::read_members(members, self.mode)
    }
}

/// Reads a member's name, borrowed from the input where it stands there without escapes.
pub(crate) struct NameSeed;

impl<'de> DeserializeSeed<'de> for NameSeed {
    type Value = Cow<'de, str>;

    fn deserialize<D: Deserializer<'de>>(self, source: D) -> Result<Self::Value, D::Error> {
        source.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for NameSeed {
    type Value = Cow<'de, str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name")
    }

    fn visit_borrowed_str<E>(self, name: &'de str) -> Result<Self::Value, E> {
        Ok(Cow::Borrowed(name))
    }

    fn visit_str<E>(self, name: &str) -> Result<Self::Value, E> {
        Ok(Cow::Owned(name.to_owned()))
    }

    fn visit_string<E>(self, name: String) -> Result<Self::Value, E> {
        Ok(Cow::Owned(name))
    }
}
