//! Reading records: one visitor for all of them.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, Visitor};

use super::seed::Nullable;
use super::{Member, Presence, Record, Seed};

/// How a record is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reading {
    /// An answer: members that are not known are kept, and null is absence.
    Tolerant,
    /// A body to send: members that are not known are an error, unless none are, and so is null
    /// where a member may be absent but not null.
    #[cfg_attr(not(feature = "dynamic"), allow(dead_code))]
    Strict,
}

/// Reads a record.
pub(crate) fn read<'de, T: Record, D: Deserializer<'de>>(
    source: D,
    reading: Reading,
) -> Result<T, D::Error> {
    source.deserialize_map(RecordVisitor {
        reading,
        record: PhantomData,
    })
}

/// Reads the value of one member.
pub(crate) struct MemberReader<'a, A> {
    members: &'a mut A,
    reading: Reading,
}

impl<'de, A: MapAccess<'de>> MemberReader<'_, A> {
    /// Reads the value into `member`.
    pub(crate) fn read<T: Member>(
        &mut self,
        presence: &mut Presence,
        index: usize,
        member: &mut T,
    ) -> Result<(), A::Error> {
        let seed = Seed::new(self.reading);
        let value = if T::NULL_IS_BLANK && self.reading == Reading::Tolerant {
            self.members.next_value_seed(Nullable(seed))?
        } else {
            self.members.next_value_seed(seed)?
        };
        presence.set(index, value.is_none());
        *member = value.unwrap_or_else(T::blank);
        Ok(())
    }
}

struct RecordVisitor<T> {
    reading: Reading,
    record: PhantomData<fn() -> T>,
}

impl<'de, T: Record> Visitor<'de> for RecordVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<T, A::Error> {
        let mut record = T::blank();
        let mut next = 0;
        while let Some(name) = members.next_key_seed(Name)? {
            match position(T::MEMBERS, &name, next) {
                Some(index) => {
                    next = index + 1;
                    let mut from = MemberReader {
                        members: &mut members,
                        reading: self.reading,
                    };
                    record.read_member(index, &mut from)?;
                }
                // An object for which the document names no members may have any.
                None if self.reading == Reading::Strict && !T::MEMBERS.is_empty() => {
                    return Err(unknown(T::NAME, &name));
                }
                None => {
                    let value = members.next_value()?;
                    record.rest().1.insert(name.into_owned(), value);
                }
            }
        }
        match record.presence().missing(T::REQUIRED) {
            Some(index) => Err(missing(T::MEMBERS, index)),
            None => match record.finish(self.reading) {
                Ok(()) => Ok(record),
                Err(index) => Err(mistyped(T::MEMBERS, index)),
            },
        }
    }
}

/// Returns the number of the member `name`. Members mostly arrive in the order in which they are
/// listed, so `next` is tried first.
fn position(names: &[&str], name: &str, next: usize) -> Option<usize> {
    if names.get(next).is_some_and(|known| *known == name) {
        return Some(next);
    }
    names.iter().position(|known| *known == name)
}

#[cold]
fn missing<E: Error>(names: &'static [&'static str], index: usize) -> E {
    E::missing_field(names.get(index).copied().unwrap_or_default())
}

#[cold]
fn mistyped<E: Error>(names: &[&str], index: usize) -> E {
    let name = names.get(index).copied().unwrap_or_default();
    E::custom(format_args!("`{name}` has not the members of its type"))
}

#[cold]
fn unknown<E: Error>(record: &str, name: &str) -> E {
    E::custom(format_args!("{record} has no member `{name}`"))
}

/// Reads a member's name, borrowed from the input where it stands there without escapes.
struct Name;

impl<'de> DeserializeSeed<'de> for Name {
    type Value = Cow<'de, str>;

    fn deserialize<D: Deserializer<'de>>(self, source: D) -> Result<Self::Value, D::Error> {
        source.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for Name {
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
