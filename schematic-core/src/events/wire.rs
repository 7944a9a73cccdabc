//! Events as capture receives them.
//!
//! Reading is tolerant: null stands for absent, and unknown fields are ignored, as not every SDK
//! writes events alike.
//!
//! ```
//! use schematic_core::events::wire::{EventBatch, EventBody};
//!
//! let batch: EventBatch = serde_json::from_str(
//!     r#"{"events": [{"api_key": "sch_dev_example", "type": "track",
//!         "body": {"event": "pages-rendered", "company": {"org": "o-9"}, "user": null}}]}"#,
//! )?;
//! let EventBody::Track(track) = batch.events[0].body()? else { unreachable!() };
//! assert_eq!(track.company.get("org"), Some("o-9"));
//! # Ok::<(), serde_json::Error>(())
//! ```

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::{Map, Value};

use crate::{Keys, Timestamp};

/// The body of a request to capture.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct EventBatch {
    /// The events, at most 100.
    pub events: Vec<EventEnvelope>,
}

/// One event of a batch.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct EventEnvelope {
    /// The API key that the event is sent with.
    #[serde(default, deserialize_with = "null_as_default")]
    pub api_key: String,
    /// What sort of event it is.
    #[serde(rename = "type")]
    pub event_type: EventType,
    /// The body as it came; [`EventEnvelope::body`] reads it.
    #[serde(default, rename = "body")]
    pub raw_body: Value,
    /// Of events with equal keys within 24 hours only the first counts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub idempotency_key: Option<String>,
    /// When it happened, by the sender's clock.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sent_at: Option<Timestamp>,
    /// Whether it counts at `sent_at` instead of when it was received.
    #[serde(
        default,
        deserialize_with = "null_as_default",
        skip_serializing_if = "is_false"
    )]
    pub trusted_client_clock: bool,
    /// Whether it counts at `sent_at`, for analytics alone.
    #[serde(
        default,
        deserialize_with = "null_as_default",
        skip_serializing_if = "is_false"
    )]
    pub backfill: bool,
}

/// What sort of event an [`EventEnvelope`] holds.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum EventType {
    /// A flag was checked.
    FlagCheck,
    /// Who a user or a company is.
    Identify,
    /// A language model was asked.
    Inference,
    /// Something a customer did.
    Track,
    /// A type that this version does not know.
    Other(String),
}

/// The body of an event, read by its type.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum EventBody {
    /// A flag was checked.
    FlagCheck(FlagCheckBody),
    /// Who a user or a company is.
    Identify(IdentifyBody),
    /// Something a customer did.
    Track(TrackBody),
    /// Of a type without a form here.
    Other(Value),
}

/// What a `track` event says.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct TrackBody {
    /// The name of the event.
    pub event: String,
    /// The keys of the company; none when it is not known.
    #[serde(
        default,
        deserialize_with = "null_as_default",
        skip_serializing_if = "Keys::is_empty"
    )]
    pub company: Keys,
    /// The keys of the user; none when it is not known.
    #[serde(
        default,
        deserialize_with = "null_as_default",
        skip_serializing_if = "Keys::is_empty"
    )]
    pub user: Keys,
    /// Anything else.
    #[serde(
        default,
        deserialize_with = "null_as_default",
        skip_serializing_if = "Map::is_empty"
    )]
    pub traits: Map<String, Value>,
    /// How many units; 1 is meant when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quantity: Option<i64>,
    /// The credit lease that the usage is drawn from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lease_id: Option<Box<str>>,
    /// The hold of credits that the usage settles.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reservation_id: Option<Box<str>>,
}

/// What an `identify` event says.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct IdentifyBody {
    /// The keys of the user.
    #[serde(default, deserialize_with = "null_as_default")]
    pub keys: Keys,
    /// The name shown for the user.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The traits of the user.
    #[serde(
        default,
        deserialize_with = "null_as_default",
        skip_serializing_if = "Map::is_empty"
    )]
    pub traits: Map<String, Value>,
    /// The company that the user belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub company: Option<CompanyBody>,
}

/// The company of an `identify` event.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CompanyBody {
    /// The keys of the company.
    #[serde(default, deserialize_with = "null_as_default")]
    pub keys: Keys,
    /// The name shown for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Its traits.
    #[serde(
        default,
        deserialize_with = "null_as_default",
        skip_serializing_if = "Map::is_empty"
    )]
    pub traits: Map<String, Value>,
}

/// What a `flag_check` event says: what a flag was decided to be, outside of the API.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct FlagCheckBody {
    /// The key of the flag.
    pub flag_key: String,
    /// What it was decided to be.
    pub value: bool,
    /// Why.
    pub reason: String,
    /// Schematic's id of the flag.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub flag_id: Option<String>,
    /// Schematic's id of the rule that decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rule_id: Option<String>,
    /// Schematic's id of the company.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub company_id: Option<String>,
    /// Schematic's id of the user.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user_id: Option<String>,
    /// The keys of the company that was asked about.
    #[serde(
        default,
        deserialize_with = "null_as_default",
        skip_serializing_if = "Keys::is_empty"
    )]
    pub req_company: Keys,
    /// The keys of the user that was asked about.
    #[serde(
        default,
        deserialize_with = "null_as_default",
        skip_serializing_if = "Keys::is_empty"
    )]
    pub req_user: Keys,
    /// What went wrong while it was decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub error: Option<String>,
    /// Whether the check asked about usage that had not happened.
    #[serde(
        default,
        deserialize_with = "null_as_default",
        skip_serializing_if = "is_false"
    )]
    pub preflight: bool,
}

impl EventEnvelope {
    /// The body, read by the event's type.
    ///
    /// # Errors
    ///
    /// If the body does not have the form of its type.
    pub fn body(&self) -> Result<EventBody, serde_json::Error> {
        let raw = &self.raw_body;
        Ok(match self.event_type {
            EventType::FlagCheck => EventBody::FlagCheck(FlagCheckBody::deserialize(raw)?),
            EventType::Identify => EventBody::Identify(IdentifyBody::deserialize(raw)?),
            EventType::Track => EventBody::Track(TrackBody::deserialize(raw)?),
            EventType::Inference | EventType::Other(_) => EventBody::Other(raw.clone()),
        })
    }
}

impl fmt::Debug for EventEnvelope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            api_key: _,
            event_type,
            raw_body,
            idempotency_key,
            sent_at,
            trusted_client_clock,
            backfill,
        } = self;
        f.debug_struct("EventEnvelope")
            .field("event_type", event_type)
            .field("raw_body", raw_body)
            .field("idempotency_key", idempotency_key)
            .field("sent_at", sent_at)
            .field("trusted_client_clock", trusted_client_clock)
            .field("backfill", backfill)
            .finish_non_exhaustive()
    }
}

impl EventType {
    /// The type as capture reads it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::FlagCheck => "flag_check",
            Self::Identify => "identify",
            Self::Inference => "inference",
            Self::Track => "track",
            Self::Other(text) => text,
        }
    }
}

impl From<&str> for EventType {
    fn from(text: &str) -> Self {
        match text {
            "flag_check" => Self::FlagCheck,
            "identify" => Self::Identify,
            "inference" => Self::Inference,
            "track" => Self::Track,
            other => Self::Other(other.to_owned()),
        }
    }
}

impl Serialize for EventType {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for EventType {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        Ok(Self::from(&*text))
    }
}

fn null_as_default<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: Default + Deserialize<'de>,
{
    Ok(Option::deserialize(deserializer)?.unwrap_or_default())
}

// The signature is serde's.
#[allow(clippy::trivially_copy_pass_by_ref)]
fn is_false(value: &bool) -> bool {
    !value
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn nulls_mean_absent_and_unknown_types_are_kept() {
        let batch: EventBatch = serde_json::from_value(json!({"events": [
            {"api_key": null, "type": "track", "sent_at": null, "backfill": null, "later": 1,
             "body": {"event": "e", "company": null, "user": {"id": "u"}, "traits": null,
                      "quantity": null}},
            {"api_key": "k", "type": "survey", "body": {"answer": 1}},
            {"api_key": "k", "type": "identify", "body": {
                "keys": {"id": "u"}, "company": {"keys": {"org": "o"}, "traits": null}}},
        ]}))
        .unwrap();
        let bodies: Vec<_> = batch
            .events
            .iter()
            .map(|event| event.body().unwrap())
            .collect();
        let EventBody::Track(track) = &bodies[0] else {
            panic!("{:?}", bodies[0])
        };
        assert_eq!(track.user.get("id"), Some("u"));
        assert_eq!(track.quantity, None);
        assert_eq!(bodies[1], EventBody::Other(json!({"answer": 1})));
        let EventBody::Identify(identify) = &bodies[2] else {
            panic!("{:?}", bodies[2])
        };
        let company = identify.company.as_ref().unwrap();
        assert_eq!(company.keys.get("org"), Some("o"));
    }

    #[test]
    fn the_api_key_is_not_shown() {
        let batch: EventBatch = serde_json::from_value(json!({"events": [
            {"api_key": "sch_secret", "type": "track", "body": {}}
        ]}))
        .unwrap();
        assert!(!format!("{batch:?}").contains("sch_secret"));
    }
}
