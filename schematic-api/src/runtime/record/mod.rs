//! Objects of the API with known members: one reader and one writer for all of them.
//!
//! A type lists its members once, in [`record!`]; what is read and written follows from the type
//! of each: [`Option`] and [`Field`](super::Field) may be absent, a list or a map that is null is
//! empty. Members that are not listed are kept, and what was null is written as null again.

mod member;
mod presence;
mod read;
mod seed;
mod setters;
mod variant;
mod write;

pub(crate) use self::member::{Member, leaf};
pub(crate) use self::presence::Presence;
pub(crate) use self::read::{MemberReader, Reading, read};
pub(crate) use self::seed::Seed;
pub(crate) use self::setters::setters;
pub(crate) use self::variant::{other, variant};
pub(crate) use self::write::{AsWritten, MemberWriter, Writing, write};

use serde::de::MapAccess;
use serde::ser::SerializeMap;
use serde_json::{Map, Value};

/// An object with known members.
///
/// Members have numbers, from 0 in the order of [`Record::MEMBERS`], at most 63.
pub(crate) trait Record: Sized + PartialEq {
    /// The type's name, for errors.
    const NAME: &'static str;

    /// The members' names as they travel.
    const MEMBERS: &'static [&'static str];

    /// A bit for each member that is never absent.
    const REQUIRED: u64;

    /// Creates a record that has no member yet.
    fn blank() -> Self;

    /// Returns what is known of the members' presence.
    fn presence(&self) -> Presence;

    /// Returns what the record keeps beside its members.
    fn rest(&mut self) -> (&mut Presence, &mut Map<String, Value>);

    /// Returns the members that are not known.
    fn other(&self) -> &Map<String, Value>;

    /// Reads the member with this number.
    fn read_member<'de, A: MapAccess<'de>>(
        &mut self,
        index: usize,
        from: &mut MemberReader<'_, A>,
    ) -> Result<(), A::Error>;

    /// Writes each member.
    fn write_members<M: SerializeMap>(&self, to: &mut MemberWriter<'_, M>) -> Result<(), M::Error>;

    /// Completes a record whose members are all read: where one member decides the type of
    /// another. Returns the number of a member that cannot be read so.
    fn finish(&mut self, _reading: Reading) -> Result<(), usize> {
        Ok(())
    }
}

/// Declares an object of the API: the struct, its reader and its writer.
///
/// `requires` is followed by a bit for each member that is never absent. Each member has its
/// number, its name on the wire, which documents it, its name and type here. `then` names the
/// function that completes a record, where there is one.
macro_rules! record {
    (
        $(#[$meta:meta])*
        pub struct $name:ident requires $required:literal $(then $finish:path)? {
            $( $(#[$field_meta:meta])* $index:literal $wire:literal $field:ident: $ty:ty, )*
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub struct $name {
            $( #[doc = concat!("`", $wire, "`.")] $(#[$field_meta])* pub $field: $ty, )*
            /// Members that this version does not know, as received.
            pub other: serde_json::Map<String, serde_json::Value>,
            presence: $crate::runtime::record::Presence,
        }

        impl $crate::runtime::record::Record for $name {
            const NAME: &'static str = stringify!($name);
            const MEMBERS: &'static [&'static str] = &[$( $wire ),*];
            const REQUIRED: u64 = $required;

            fn blank() -> Self {
                Self {
                    $( $field: $crate::runtime::record::Member::blank(), )*
                    other: serde_json::Map::new(),
                    presence: $crate::runtime::record::Presence::default(),
                }
            }

            fn presence(&self) -> $crate::runtime::record::Presence {
                self.presence
            }

            fn rest(
                &mut self,
            ) -> (
                &mut $crate::runtime::record::Presence,
                &mut serde_json::Map<String, serde_json::Value>,
            ) {
                (&mut self.presence, &mut self.other)
            }

            fn other(&self) -> &serde_json::Map<String, serde_json::Value> {
                &self.other
            }

            fn read_member<'de, A: serde::de::MapAccess<'de>>(
                &mut self,
                index: usize,
                #[allow(unused_variables)]
                from: &mut $crate::runtime::record::MemberReader<'_, A>,
            ) -> Result<(), A::Error> {
                match index {
                    $( $index => from.read(&mut self.presence, $index, &mut self.$field), )*
                    _ => Ok(()),
                }
            }

            fn write_members<M: serde::ser::SerializeMap>(
                &self,
                #[allow(unused_variables)]
                to: &mut $crate::runtime::record::MemberWriter<'_, M>,
            ) -> Result<(), M::Error> {
                $( to.write($index, $wire, &self.$field)?; )*
                Ok(())
            }

            $(
                fn finish(
                    &mut self,
                    reading: $crate::runtime::record::Reading,
                ) -> Result<(), usize> {
                    $finish(self, reading)
                }
            )?
        }

        /// Without members: those that are required have to be set before it is sent.
        impl Default for $name {
            fn default() -> Self {
                $crate::runtime::record::Record::blank()
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, target: S) -> Result<S::Ok, S::Error> {
                $crate::runtime::record::write(
                    self,
                    target,
                    $crate::runtime::record::Writing::Again,
                )
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
                $crate::runtime::record::read(source, $crate::runtime::record::Reading::Tolerant)
            }
        }
    };
}

pub(crate) use record;
