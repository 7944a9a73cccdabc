//! Writing records, with the unknown members and nulls that were read.

use serde::ser::{Error, Serialize, SerializeMap, Serializer};

use super::{Member, Presence, Record, presence};

/// How a record is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Writing {
    /// To Schematic: timestamps to the microsecond, every required member set.
    Request,
    /// As it was read: timestamps to the nanosecond, nulls as they were received.
    Again,
}

/// Writes a record.
pub(crate) fn write<T: Record, S: Serializer>(
    record: &T,
    target: S,
    writing: Writing,
) -> Result<S::Ok, S::Error> {
    let mut members = target.serialize_map(None)?;
    record.write_members(&mut MemberWriter {
        members: &mut members,
        presence: record.presence(),
        required: T::REQUIRED,
        record: T::NAME,
        writing,
    })?;
    for (name, value) in record.other() {
        members.serialize_entry(name, value)?;
    }
    members.end()
}

/// Writes members one by one.
pub(crate) struct MemberWriter<'a, M> {
    members: &'a mut M,
    presence: Presence,
    required: u64,
    record: &'static str,
    writing: Writing,
}

impl<M: SerializeMap> MemberWriter<'_, M> {
    /// Writes one member, if it is there.
    pub(crate) fn write<T: Member>(
        &mut self,
        index: usize,
        name: &'static str,
        member: &T,
    ) -> Result<(), M::Error> {
        if member.is_blank() {
            if self.presence.is_null(index) {
                return self.members.serialize_entry(name, &());
            }
            let is_set = self.presence.is_set(index);
            if self.required & presence::bit(index) != 0 {
                if !is_set && self.writing == Writing::Request {
                    return Err(never_set(self.record, name));
                }
            } else if !is_set || T::BLANK_IS_ABSENT {
                return Ok(());
            }
        }
        if self.writing == Writing::Request
            && let Some(problem) = member.problem()
        {
            return Err(unsendable(self.record, name, problem));
        }
        let value = AsWritten(member, self.writing);
        self.members.serialize_entry(name, &value)
    }
}

/// A value that is written as `Writing` says.
pub(crate) struct AsWritten<'a, T>(pub(crate) &'a T, pub(crate) Writing);

impl<T: Member> Serialize for AsWritten<'_, T> {
    fn serialize<S: Serializer>(&self, target: S) -> Result<S::Ok, S::Error> {
        self.0.write(target, self.1)
    }
}

#[cold]
fn never_set<E: Error>(record: &str, name: &str) -> E {
    E::custom(format_args!(
        "`{name}` of {record} is required, and was not set"
    ))
}

#[cold]
fn unsendable<E: Error>(record: &str, name: &str, problem: &str) -> E {
    E::custom(format_args!("`{name}` of {record} {problem}"))
}
