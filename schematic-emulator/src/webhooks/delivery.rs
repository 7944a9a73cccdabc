//! Deliveries as they are shown.

use std::sync::Arc;

use schematic_protocol::Timestamp;
use schematic_protocol::webhooks::{Action, WebhookEvent};

/// A delivery to one webhook: what occurred, and every attempt to send it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct WebhookDelivery {
    /// The delivery's id.
    pub id: String,
    /// The id of the webhook.
    pub webhook_id: String,
    /// What occurred.
    pub action: Action,
    /// Whether the delivery was acknowledged.
    pub status: DeliveryStatus,
    /// The attempts to send it; at most six.
    pub attempts: Vec<DeliveryAttempt>,
    /// When it is sent next, if it is.
    pub next_attempt_at: Option<Timestamp>,
    /// Why it was not sent, or not sent again although attempts were left.
    pub given_up: Option<&'static str>,
    /// When it occurred.
    pub created_at: Timestamp,
    /// When the delivery last changed.
    pub updated_at: Timestamp,
    pub(super) payload: Arc<str>,
}

impl WebhookDelivery {
    /// Returns the body that is sent, as it is signed.
    #[must_use]
    pub fn payload(&self) -> &str {
        &self.payload
    }

    /// Returns the event in the body.
    #[must_use]
    pub fn event(&self) -> WebhookEvent {
        // The payload was serialized from an event.
        serde_json::from_str(&self.payload)
            .unwrap_or_else(|_| WebhookEvent::new(self.action.clone(), serde_json::Value::Null))
    }
}

/// Whether a delivery was acknowledged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DeliveryStatus {
    /// It was not acknowledged, and is not sent again.
    Failure,
    /// It is not acknowledged yet.
    Pending,
    /// It was acknowledged with a status from 200 to 299.
    Success,
}

impl DeliveryStatus {
    /// Returns the status's name in the API.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Failure => "failure",
            Self::Pending => "pending",
            Self::Success => "success",
        }
    }
}

/// One attempt to send a delivery.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct DeliveryAttempt {
    /// When it was sent, by the emulator's clock.
    pub sent_at: Timestamp,
    /// The status that came back.
    pub response_code: Option<u16>,
    /// Why nothing came back.
    pub error: Option<String>,
}

impl DeliveryAttempt {
    /// Returns whether the attempt was acknowledged, with a status from 200 to 299.
    #[must_use]
    pub fn succeeded(&self) -> bool {
        self.response_code
            .is_some_and(|code| (200..300).contains(&code))
    }
}
