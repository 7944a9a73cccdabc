//! What a server sends.

use serde::ser::SerializeMap as _;
use serde::{Deserialize, Serialize, Serializer};

use super::{EntityType, MessageType};
use crate::read::null_as_default;

/// A frame from a server to a client. `T` is the entity, a list of them, or whatever the message says.
///
/// ```
/// use schematic_protocol::datastream::{EntityType, Message, MessageType};
/// use serde_json::json;
///
/// let balance = json!({"credit_balances": {"cr_a": 90}});
/// let message = Message::new(EntityType::Company, MessageType::Partial, balance)
///     .with_entity_id("comp_1");
/// assert!(message.to_json().contains(r#""message_type":"partial","entity_id":"comp_1""#));
/// ```
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Message<T> {
    /// What it is about; errors and reloads need not say it.
    pub entity_type: Option<EntityType>,
    /// What happened.
    pub message_type: MessageType,
    /// The id of the company or user.
    pub entity_id: Option<String>,
    /// The position in the server's stream; snapshots have none.
    pub stream_id: Option<String>,
    /// Which part of a snapshot this is; without it, the whole.
    pub pagination: Option<Pagination>,
    /// The entity, entities or members.
    pub data: Option<T>,
}

impl<T: Serialize> Message<T> {
    /// Creates a message about an entity.
    #[must_use]
    pub fn new(entity_type: EntityType, message_type: MessageType, data: T) -> Self {
        Self {
            entity_type: Some(entity_type),
            message_type,
            entity_id: None,
            stream_id: None,
            pagination: None,
            data: Some(data),
        }
    }

    /// Sets the id of its company or user.
    #[must_use]
    pub fn with_entity_id(mut self, id: impl Into<String>) -> Self {
        self.entity_id = Some(id.into());
        self
    }

    /// Marks the message as one page of a snapshot.
    #[must_use]
    pub fn with_pagination(mut self, pagination: Pagination) -> Self {
        self.pagination = Some(pagination);
        self
    }

    /// Returns the message as a frame. Data that has no JSON form gives an empty text.
    #[must_use]
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}

impl Message<()> {
    /// Creates a message after which the client requests everything again.
    #[must_use]
    pub fn reload() -> Self {
        Self {
            entity_type: None,
            message_type: MessageType::Reload,
            entity_id: None,
            stream_id: None,
            pagination: None,
            data: None,
        }
    }
}

impl<T: Serialize> Serialize for Message<T> {
    fn serialize<S: Serializer>(&self, target: S) -> Result<S::Ok, S::Error> {
        let mut members = target.serialize_map(None)?;
        members.serialize_entry(
            "entity_type",
            self.entity_type.map_or("", EntityType::as_str),
        )?;
        members.serialize_entry("message_type", self.message_type.as_str())?;
        if let Some(id) = &self.entity_id {
            members.serialize_entry("entity_id", id)?;
        }
        if let Some(position) = &self.stream_id {
            members.serialize_entry("stream_id", position)?;
        }
        if let Some(pagination) = &self.pagination {
            members.serialize_entry("pagination", pagination)?;
        }
        if let Some(data) = &self.data {
            members.serialize_entry("data", data)?;
        }
        members.end()
    }
}

/// Which page of a snapshot a message is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Pagination {
    /// Whether more pages follow.
    #[serde(default, deserialize_with = "null_as_default")]
    pub has_more: bool,
    /// The page's number, from 1.
    #[serde(default, deserialize_with = "null_as_default")]
    pub page: u64,
    /// How many entities the server counted. Never a reason to wait for more of them.
    #[serde(default)]
    pub total: Option<u64>,
}

impl Pagination {
    /// Creates the page with this number.
    #[must_use]
    pub const fn new(page: u64, has_more: bool, total: u64) -> Self {
        Self {
            has_more,
            page,
            total: Some(total),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_have_the_members_that_servers_send() {
        let page = Message::new(EntityType::Flags, MessageType::Full, Vec::<u8>::new())
            .with_pagination(Pagination::new(1, true, 230));
        assert_eq!(
            page.to_json(),
            r#"{"entity_type":"rulesengine.Flags","message_type":"full","pagination":{"has_more":true,"page":1,"total":230},"data":[]}"#
        );
        assert_eq!(
            Message::reload().to_json(),
            r#"{"entity_type":"","message_type":"reload"}"#
        );
    }
}
