//! Events as they are read.

use schematic_protocol::Timestamp;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use crate::account::Keys;
use crate::received::EventKind;

const MAX_IDEMPOTENCY_KEY: usize = 255;
const MINUTE: i64 = 60_000;
const DAY: i64 = 24 * 60 * MINUTE;

/// A valid event.
#[derive(Debug)]
pub(crate) struct Event {
    pub(crate) body: Body,
    pub(crate) idempotency_key: Option<String>,
    pub(crate) sent_at: Option<Timestamp>,
    pub(crate) backfill: bool,
    trusted_client_clock: bool,
    kind: EventKind,
    /// The body as it was received.
    pub(crate) raw: Box<str>,
}

impl Event {
    /// Reads an event whose kind is in the member `kind_member`.
    pub(crate) fn read(event: &Value, kind_member: &str, now: Timestamp) -> Result<Self, String> {
        let Some(name) = event.get(kind_member).and_then(Value::as_str) else {
            return Err(format!("{kind_member} is required"));
        };
        let kind = EventKind::from_name(name).ok_or_else(|| {
            format!(
                "{kind_member} must be one of {}",
                EventKind::NAMES.join(", ")
            )
        })?;
        let envelope: Envelope = read(event).map_err(|error| format!("event: {error}"))?;
        let Some(raw) = envelope.body else {
            return Err("body is required".to_owned());
        };
        let body =
            read_body(kind, &raw).map_err(|error| format!("body of {name} event: {error}"))?;
        if let Some(key) = &envelope.idempotency_key
            && key.chars().count() > MAX_IDEMPOTENCY_KEY
        {
            return Err(format!(
                "idempotency_key cannot be longer than {MAX_IDEMPOTENCY_KEY} characters"
            ));
        }
        let sent_at = match &envelope.sent_at {
            None => None,
            Some(text) => Some(
                text.parse::<Timestamp>()
                    .map_err(|_| "sent_at must be an RFC 3339 timestamp".to_owned())?,
            ),
        };
        let backfill = envelope.backfill.unwrap_or_default();
        let trusted_client_clock = backfill || envelope.trusted_client_clock.unwrap_or_default();
        if trusted_client_clock {
            check_clock(sent_at, backfill, now)?;
        }
        Ok(Self {
            body,
            idempotency_key: envelope.idempotency_key.filter(|key| !key.is_empty()),
            sent_at,
            backfill,
            trusted_client_clock,
            kind,
            raw: raw.to_string().into(),
        })
    }

    pub(crate) const fn kind(&self) -> EventKind {
        self.kind
    }

    /// Returns the name by which the event is metered.
    pub(crate) fn subtype(&self) -> Option<&str> {
        match &self.body {
            Body::Track(track) if !track.event.is_empty() => Some(&track.event),
            Body::Track(_) | Body::Identify(_) => None,
            Body::FlagCheck { flag_key, .. } => Some(flag_key),
        }
    }

    pub(crate) const fn quantity(&self) -> i64 {
        match &self.body {
            Body::Track(track) => track.quantity,
            Body::Identify(_) | Body::FlagCheck { .. } => 1,
        }
    }

    /// Returns when the event occurred: when it was received, unless its sender's clock is trusted.
    pub(crate) fn effective_at(&self, now: Timestamp) -> Timestamp {
        self.sent_at
            .filter(|_| self.trusted_client_clock)
            .unwrap_or(now)
    }
}

/// The body of an event.
#[derive(Debug)]
pub(crate) enum Body {
    Identify(Identify),
    /// Usage; also that of a call of a language model.
    Track(Track),
    FlagCheck {
        flag_key: String,
        company: Keys,
        user: Keys,
    },
}

#[derive(Debug, Deserialize)]
pub(crate) struct Identify {
    pub(crate) keys: Keys,
    #[serde(default)]
    pub(crate) name: Option<String>,
    #[serde(default)]
    pub(crate) traits: Option<Map<String, Value>>,
    #[serde(default)]
    pub(crate) company: Option<IdentifyCompany>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct IdentifyCompany {
    pub(crate) keys: Keys,
    #[serde(default)]
    pub(crate) name: Option<String>,
    #[serde(default)]
    pub(crate) traits: Option<Map<String, Value>>,
}

#[derive(Debug)]
pub(crate) struct Track {
    pub(crate) event: String,
    pub(crate) company: Keys,
    pub(crate) user: Keys,
    pub(crate) quantity: i64,
}

/// An error of one event of a batch.
#[derive(Debug)]
pub(crate) struct EventError {
    pub(crate) index: usize,
    pub(crate) message: String,
}

#[derive(Deserialize)]
struct Envelope {
    #[serde(default)]
    body: Option<Value>,
    #[serde(default)]
    idempotency_key: Option<String>,
    #[serde(default)]
    sent_at: Option<String>,
    #[serde(default)]
    trusted_client_clock: Option<bool>,
    #[serde(default)]
    backfill: Option<bool>,
}

#[derive(Deserialize)]
struct TrackBody {
    event: String,
    #[serde(default)]
    company: Option<Keys>,
    #[serde(default)]
    user: Option<Keys>,
    #[serde(default)]
    quantity: Option<i64>,
    /// Only there to reject what is not an object.
    #[serde(default, rename = "traits")]
    _traits: Option<Map<String, Value>>,
}

#[derive(Deserialize)]
struct FlagCheckBody {
    flag_key: String,
    #[serde(rename = "value")]
    _value: bool,
    #[serde(rename = "reason")]
    _reason: String,
    #[serde(default)]
    req_company: Option<Keys>,
    #[serde(default)]
    req_user: Option<Keys>,
}

#[derive(Deserialize)]
struct InferenceBody {
    company: Keys,
    #[serde(default)]
    user: Option<Keys>,
    #[serde(default)]
    event: Option<String>,
    #[serde(default)]
    requests: Option<i64>,
}

fn read_body(kind: EventKind, body: &Value) -> Result<Body, String> {
    match kind {
        EventKind::Identify => {
            let identify: Identify = read(body)?;
            if identify.keys.is_empty() {
                return Err("keys are required".to_owned());
            }
            if identify
                .company
                .as_ref()
                .is_some_and(|company| company.keys.is_empty())
            {
                return Err("company.keys are required".to_owned());
            }
            Ok(Body::Identify(identify))
        }
        EventKind::Track => {
            let track: TrackBody = read(body)?;
            if track.event.is_empty() {
                return Err("event is required".to_owned());
            }
            Ok(Body::Track(Track {
                event: track.event,
                company: track.company.unwrap_or_default(),
                user: track.user.unwrap_or_default(),
                quantity: track.quantity.unwrap_or(1),
            }))
        }
        EventKind::FlagCheck => {
            let check: FlagCheckBody = read(body)?;
            Ok(Body::FlagCheck {
                flag_key: check.flag_key,
                company: check.req_company.unwrap_or_default(),
                user: check.req_user.unwrap_or_default(),
            })
        }
        EventKind::Inference => {
            let inference: InferenceBody = read(body)?;
            // Without the name of an event there is nothing to count it by.
            let event = inference.event.unwrap_or_default();
            let quantity = if event.is_empty() {
                0
            } else {
                inference.requests.unwrap_or(1)
            };
            Ok(Body::Track(Track {
                event,
                company: inference.company,
                user: inference.user.unwrap_or_default(),
                quantity,
            }))
        }
    }
}

/// Checks that a time of the sender's clock is plausible.
fn check_clock(sent_at: Option<Timestamp>, backfill: bool, now: Timestamp) -> Result<(), String> {
    let Some(sent_at) = sent_at else {
        return Err("sent_at is required when trusted_client_clock or backfill is true".to_owned());
    };
    let age = now.as_millis().saturating_sub(sent_at.as_millis());
    let message = if age < -5 * MINUTE {
        "sent_at cannot be more than 5 minutes in the future"
    } else if backfill && age > 365 * DAY {
        "sent_at cannot be more than 365 days in the past"
    } else if !backfill && age > 34 * DAY {
        "sent_at cannot be more than 34 days in the past for trusted_client_clock; for older \
         events use backfill (analytics-only, no billing side effects)"
    } else {
        return Ok(());
    };
    Err(message.to_owned())
}

fn read<T: DeserializeOwned>(value: &Value) -> Result<T, String> {
    T::deserialize(value).map_err(|error| error.to_string())
}
