use std::sync::Arc;

use schematic_core::Timestamp;
use schematic_core::webhooks::{Action, WebhookEvent};

/// Something that happened, and what became of telling one webhook.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct WebhookDelivery {
    /// Its id.
    pub id: String,
    /// The id of the webhook.
    pub webhook_id: String,
    /// What happened.
    pub action: Action,
    /// Whether it was acknowledged.
    pub status: DeliveryStatus,
    /// How often it was sent, and what came back; at most six.
    pub attempts: Vec<DeliveryAttempt>,
    /// When it is sent again, if it is.
    pub next_attempt_at: Option<Timestamp>,
    /// Why it was never sent, or is not sent again although attempts were left.
    pub given_up: Option<&'static str>,
    /// When it happened.
    pub created_at: Timestamp,
    /// When this was last changed.
    pub updated_at: Timestamp,
    pub(super) payload: Arc<str>,
}

/// Whether a delivery was acknowledged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DeliveryStatus {
    /// Not, and it is not sent again.
    Failure,
    /// Not yet.
    Pending,
    /// With a status from 200 to 299.
    Success,
}

/// One time a delivery was sent.
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

impl WebhookDelivery {
    /// The body that is sent, as it is signed.
    #[must_use]
    pub fn payload(&self) -> &str {
        &self.payload
    }

    /// What the body says.
    #[must_use]
    pub fn event(&self) -> WebhookEvent {
        // It was written from an event.
        serde_json::from_str(&self.payload)
            .unwrap_or_else(|_| WebhookEvent::new(self.action.clone(), serde_json::Value::Null))
    }
}

impl DeliveryStatus {
    /// The status's name in the API.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Failure => "failure",
            Self::Pending => "pending",
            Self::Success => "success",
        }
    }
}

impl DeliveryAttempt {
    /// Whether it was acknowledged.
    #[must_use]
    pub fn succeeded(&self) -> bool {
        self.response_code
            .is_some_and(|code| (200..300).contains(&code))
    }
}
