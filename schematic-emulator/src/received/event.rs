//! Events as they are kept.

use std::fmt;

use schematic_protocol::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// An event that the emulator received, by capture or over the REST API.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct ReceivedEvent {
    /// The id that the emulator gave it.
    pub id: String,
    /// What kind of event it is.
    #[serde(rename = "type")]
    pub kind: EventKind,
    /// The name by which a track event is metered.
    pub subtype: Option<String>,
    /// How many units a track event counts.
    pub quantity: i64,
    /// The key by which a repeated event is recognised.
    pub idempotency_key: Option<String>,
    /// When it was sent, by its sender's clock.
    pub sent_at: Option<Timestamp>,
    /// When it was received, by the emulator's clock.
    pub captured_at: Timestamp,
    /// The outcome.
    #[serde(flatten)]
    pub outcome: EventOutcome,
    /// The API that it was received by.
    pub source: EventSource,
    /// The company it names, if that is known.
    pub company_id: Option<String>,
    /// The user it names, if that is known.
    pub user_id: Option<String>,
    #[serde(skip)]
    pub(crate) body: Box<str>,
}

impl ReceivedEvent {
    /// Returns the event's body as it was received, without API keys.
    #[must_use]
    pub fn body(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_default()
    }

    /// Returns whether the event was processed.
    #[must_use]
    pub fn is_processed(&self) -> bool {
        self.outcome == EventOutcome::Processed
    }

    /// Returns about how many bytes of memory the event takes.
    pub(crate) fn size(&self) -> usize {
        let texts = [
            &self.subtype,
            &self.idempotency_key,
            &self.company_id,
            &self.user_id,
        ];
        texts.into_iter().flatten().map(String::len).sum::<usize>()
            + self.id.len()
            + self.body.len()
            + size_of::<Self>()
    }
}

/// The kind of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum EventKind {
    /// Who a user is, and the company they belong to.
    Identify,
    /// Usage of a feature, and how much.
    Track,
    /// A flag check that a client evaluated.
    FlagCheck,
    /// A call of a language model.
    Inference,
}

impl EventKind {
    pub(crate) const NAMES: [&str; 4] = ["identify", "track", "flag_check", "inference"];

    /// Returns the kind's name in the API.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Identify => "identify",
            Self::Track => "track",
            Self::FlagCheck => "flag_check",
            Self::Inference => "inference",
        }
    }

    pub(crate) fn from_name(name: &str) -> Option<Self> {
        match name {
            "identify" => Some(Self::Identify),
            "track" => Some(Self::Track),
            "flag_check" => Some(Self::FlagCheck),
            "inference" => Some(Self::Inference),
            _ => None,
        }
    }
}

impl fmt::Display for EventKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// The outcome of an event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "status", rename_all = "snake_case")]
#[non_exhaustive]
pub enum EventOutcome {
    /// It was processed: usage was counted, or a company or user was saved.
    Processed,
    /// An event of the same kind with the same idempotency key came within the last 24 hours, so
    /// this one was dropped.
    Duplicate,
    /// It was accepted, but could not be processed.
    Failed {
        /// Why, in words.
        error: String,
    },
}

/// The API that an event was received by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum EventSource {
    /// The capture service's `/batch`.
    Capture,
    /// `/events` or `/event-batch` of the REST API.
    Rest,
}
