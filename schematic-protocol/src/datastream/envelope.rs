//! The envelope of a frame, read without its data.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserializer, MapAccess, Visitor};
use serde::{Deserialize, de};
use serde_json::value::RawValue;

use super::FrameError;

/// A frame with its members still unread, so that one that matters can be read although another
/// makes no sense. Null members count as absent; of repeated ones the last counts.
#[derive(Debug, Default)]
pub(super) struct Envelope<'a> {
    pub(super) entity_type: Option<&'a RawValue>,
    pub(super) message_type: Option<&'a RawValue>,
    pub(super) entity_id: Option<&'a RawValue>,
    pub(super) stream_id: Option<&'a RawValue>,
    pub(super) pagination: Option<&'a RawValue>,
    pub(super) data: Option<&'a RawValue>,
}

impl<'a> Envelope<'a> {
    pub(super) fn read(frame: &'a str) -> Result<Self, FrameError> {
        Ok(serde_json::from_str(frame)?)
    }
}

/// Reads a member that is a text; absent is empty.
pub(super) fn text(member: Option<&RawValue>) -> Result<Cow<'_, str>, FrameError> {
    let Some(member) = member else {
        return Ok(Cow::Borrowed(""));
    };
    let json = member.get();
    let plain = json
        .strip_prefix('"')
        .and_then(|rest| rest.strip_suffix('"'))
        .filter(|text| !text.contains('\\'));
    match plain {
        Some(text) => Ok(Cow::Borrowed(text)),
        None => Ok(Cow::Owned(serde_json::from_str(json)?)),
    }
}

#[derive(Deserialize)]
#[serde(field_identifier, rename_all = "snake_case")]
enum Member {
    EntityType,
    MessageType,
    EntityId,
    StreamId,
    Pagination,
    Data,
    #[serde(other)]
    Unknown,
}

impl<'de: 'a, 'a> Deserialize<'de> for Envelope<'a> {
    fn deserialize<D: Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
        source.deserialize_map(EnvelopeVisitor)
    }
}

struct EnvelopeVisitor;

impl<'de> Visitor<'de> for EnvelopeVisitor {
    type Value = Envelope<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Self::Value, A::Error> {
        let mut envelope = Envelope::default();
        while let Some(member) = members.next_key()? {
            let slot = match member {
                Member::EntityType => &mut envelope.entity_type,
                Member::MessageType => &mut envelope.message_type,
                Member::EntityId => &mut envelope.entity_id,
                Member::StreamId => &mut envelope.stream_id,
                Member::Pagination => &mut envelope.pagination,
                Member::Data => &mut envelope.data,
                Member::Unknown => {
                    members.next_value::<de::IgnoredAny>()?;
                    continue;
                }
            };
            *slot = members.next_value()?;
        }
        Ok(envelope)
    }
}
