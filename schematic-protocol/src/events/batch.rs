//! What the body of a request to capture holds: events in their envelopes.

use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{FlagCheckBody, IdentifyBody, TrackBody};
use crate::Timestamp;
use crate::read::{is_false, null_as_default};

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

impl EventEnvelope {
    /// Reads the body by the event's type.
    ///
    /// # Errors
    ///
    /// Returns an error if the body does not have the form of its type.
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

open_enum! {
    /// The sort of event that an [`EventEnvelope`] holds.
    EventType {
        /// A flag was checked.
        FlagCheck = "flag_check",
        /// Who a user or a company is.
        Identify = "identify",
        /// A language model was asked.
        Inference = "inference",
        /// Something a customer did.
        Track = "track",
    }
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
