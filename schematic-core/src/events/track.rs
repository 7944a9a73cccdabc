//! Track events.

use serde_json::{Map, Value};

use super::metadata::Metadata;
use super::size::{self, Size};
use super::wire::TrackBody;
use super::{InvalidEvent, TraitValue};
use crate::{EvaluationContext, Keys, Timestamp};

/// Something a customer did: the usage that Schematic meters and bills.
///
/// Nothing is checked while it is built; what is wrong with it is what `track` refuses it for.
///
/// ```
/// use schematic_core::EvaluationContext;
/// use schematic_core::events::Track;
///
/// let who = EvaluationContext::company("org", "o-9");
/// let event = Track::new("report-generated").context(who).quantity(3);
/// assert_eq!(event.body().event, "report-generated");
/// assert_eq!(event.body().company.get("org"), Some("o-9"));
/// ```
#[derive(Clone, Debug, PartialEq)]
#[must_use = "an event does nothing until a client tracks it"]
pub struct Track {
    body: TrackBody,
    metadata: Metadata,
    size: Size,
}

impl Track {
    /// Creates the event `name`, which is what a metered feature names its event. It must not be
    /// blank.
    pub fn new(name: impl Into<String>) -> Self {
        let body = TrackBody::new(name);
        let mut metadata = Metadata::default();
        if body.event.trim().is_empty() {
            metadata.refuse(InvalidEvent::NoName);
        }
        Self {
            size: size::of_text(&body.event),
            body,
            metadata,
        }
    }

    /// Adds a key of the company that did it.
    pub fn company(mut self, name: impl AsRef<str>, value: impl AsRef<str>) -> Self {
        size::add_key(
            &mut self.size,
            &mut self.body.company,
            name.as_ref(),
            value.as_ref(),
        );
        self
    }

    /// Adds a key of the user who did it.
    pub fn user(mut self, name: impl AsRef<str>, value: impl AsRef<str>) -> Self {
        size::add_key(
            &mut self.size,
            &mut self.body.user,
            name.as_ref(),
            value.as_ref(),
        );
        self
    }

    /// Sets the company and the user who did it, in place of earlier ones.
    pub fn context(mut self, context: EvaluationContext) -> Self {
        let (company, user) = context.into_keys();
        self.size -= size::of_keys(&self.body.company) + size::of_keys(&self.body.user);
        self.size += size::of_keys(&company) + size::of_keys(&user);
        self.body.company = company;
        self.body.user = user;
        self
    }

    /// Sets how many units it was. Schematic takes 1 for an event without a quantity; 0 is sent
    /// as 0, and a negative number corrects earlier usage (with a secret key only).
    pub fn quantity(mut self, units: i64) -> Self {
        self.body.quantity = Some(units);
        self
    }

    /// Adds a trait: anything worth knowing about what happened.
    pub fn with_trait(mut self, name: impl Into<String>, value: impl Into<TraitValue>) -> Self {
        match value.into().into_json() {
            Ok(value) => {
                size::add_trait(&mut self.size, &mut self.body.traits, name.into(), value);
            }
            Err(invalid) => self.metadata.refuse(invalid),
        }
        self
    }

    /// Sets the traits, in place of earlier ones.
    pub fn traits(mut self, traits: Map<String, Value>) -> Self {
        self.size -= size::of_map(&self.body.traits);
        self.size += size::of_map(&traits);
        self.body.traits = traits;
        self
    }

    /// Sets the idempotency key: of the events with equal keys that come within 24 hours, Schematic
    /// counts the first only. At most 255 characters; made by the client when none is set.
    pub fn idempotency_key(mut self, key: impl Into<Box<str>>) -> Self {
        self.size -= self.metadata.size();
        self.metadata.set_idempotency_key(key.into());
        self.size += self.metadata.size();
        self
    }

    /// Sets when it happened; the time at which the client takes the event when not set. Alone it
    /// is only informative: what counts is when Schematic receives the event, unless
    /// [`trusted_clock`](Self::trusted_clock) or [`backfill`](Self::backfill) says otherwise.
    pub fn sent_at(mut self, at: Timestamp) -> Self {
        self.size -= self.metadata.size();
        self.metadata.set_sent_at(at);
        self.size += self.metadata.size();
        self
    }

    /// Asks Schematic to count the event at its [`sent_at`](Self::sent_at), billing included. The
    /// time may be at most 5 minutes ahead and 34 days ago, and the API key must be a secret one.
    pub fn trusted_clock(mut self) -> Self {
        self.metadata.trusted_clock = true;
        self
    }

    /// Asks Schematic to record the event at its [`sent_at`](Self::sent_at), which must be set,
    /// for analytics alone: nothing is billed and no webhook is sent. The time may be at most 5
    /// minutes ahead and 365 days ago, and the API key must be a secret one.
    pub fn backfill(mut self) -> Self {
        self.metadata.backfill = true;
        self
    }

    /// Returns the keys of the company that did it.
    #[must_use]
    pub fn company_keys(&self) -> &Keys {
        &self.body.company
    }

    /// Returns what is sent to capture about it.
    #[must_use]
    pub fn body(&self) -> &TrackBody {
        &self.body
    }

    /// Returns whether it is for analytics alone.
    pub(crate) fn is_backfill(&self) -> bool {
        self.metadata.backfill
    }

    pub(super) fn metadata(&self) -> &Metadata {
        &self.metadata
    }

    /// Returns about how many bytes it takes on the heap and as JSON.
    pub(super) fn size(&self) -> Size {
        self.size
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn unset_fields_are_left_out() {
        let body = serde_json::to_value(Track::new("login").body()).unwrap();
        assert_eq!(body, json!({"event": "login"}));
    }

    #[test]
    fn a_quantity_of_zero_and_null_traits_are_sent() {
        let event = Track::new("settle")
            .quantity(0)
            .with_trait("plan", Value::Null)
            .user("email", "ada@acme.example");
        assert_eq!(
            serde_json::to_value(event.body()).unwrap(),
            json!({
                "event": "settle",
                "user": {"email": "ada@acme.example"},
                "quantity": 0,
                "traits": {"plan": null},
            })
        );
    }

    #[test]
    fn the_size_is_near_the_json() {
        let traits = json!({"deep": {"list": [1, 2.5, true, null, "x"]}});
        let event = Track::new("pages-rendered")
            .company("org", "an earlier and longer one")
            .company("org", "o-9")
            .user("user_id", "u-17")
            .with_trait("region", "eu")
            .traits(traits.as_object().unwrap().clone())
            .with_trait("plan", "an earlier and longer one")
            .with_trait("plan", "pro");
        let exact = serde_json::to_vec(event.body()).unwrap().len();
        let estimate = event.size().json + size::ENVELOPE;
        assert!(estimate >= exact, "{estimate} < {exact}");
        assert!(event.size().json <= 2 * exact, "{:?}", event.size());
    }

    #[test]
    fn the_size_is_kept_while_building() {
        let body = |event: &Track| {
            size::of_text(&event.body.event)
                + size::of_keys(&event.body.company)
                + size::of_keys(&event.body.user)
                + size::of_map(&event.body.traits)
                + event.metadata.size()
        };
        let mut event = Track::new("e")
            .idempotency_key("first")
            .idempotency_key("k")
            .sent_at(Timestamp::from_millis(1));
        for number in 0..20 {
            event = event
                .company(format!("key-{}", number / 2), "value")
                .with_trait(format!("trait-{}", number / 2), vec!["x"; number]);
            assert_eq!(event.size(), body(&event));
        }
        let event = event
            .context(EvaluationContext::user("id", "u"))
            .traits(Map::new());
        assert_eq!(event.size(), body(&event));
    }
}
