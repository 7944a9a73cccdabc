//! The event of a delivery, and its payload.

use serde::de::DeserializeOwned;
use serde_json::value::RawValue;
use serde_json::{Map, Value};

use super::{Action, PayloadError};

/// The event that a delivery carries: what happened, to what, and how it is now.
///
/// Only [`action`](Self::action) is sure to be there. The body and the members that this version
/// does not know are kept as JSON text and are read when they are asked for, so a body that cannot
/// be read fails where it is used and nowhere else.
///
/// It is read from JSON, and from a [`Value`]; other formats of serde have no text to keep.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct WebhookEvent {
    /// What happened.
    pub action: Action,
    /// Schematic's id of the account.
    pub account_id: Option<String>,
    /// Schematic's id of the environment.
    pub environment_id: Option<String>,
    /// The kind of thing it happened to.
    pub object_type: Option<String>,
    /// Schematic's id of the company, for events of one.
    pub company_id: Option<String>,
    /// Schematic's id of the feature, for events of an entitlement.
    pub feature_id: Option<String>,
    pub(super) body: Box<RawValue>,
    /// One JSON object; `None` where nothing else came.
    pub(super) extra: Option<Box<RawValue>>,
}

impl WebhookEvent {
    /// Creates an event of `action` about `body`.
    #[must_use]
    #[expect(
        clippy::needless_pass_by_value,
        reason = "callers have just made it with `json!`"
    )]
    pub fn new(action: Action, body: Value) -> Self {
        Self {
            action,
            account_id: None,
            environment_id: None,
            object_type: None,
            company_id: None,
            feature_id: None,
            // A value is written as JSON: the text cannot fail to be some.
            body: RawValue::from_string(body.to_string()).unwrap_or_default(),
            extra: None,
        }
    }

    /// Reads the body, in a shape that depends on the action; null where there is none.
    ///
    /// # Errors
    ///
    /// Returns an error if it holds what a [`Value`] cannot: half of a surrogate pair in a text, a
    /// number beyond the range of `f64`, more than 128 levels.
    pub fn body(&self) -> Result<Value, PayloadError> {
        self.body_as()
    }

    /// Reads the body as a `T`.
    ///
    /// # Errors
    ///
    /// Returns an error if it is not a `T`.
    ///
    /// ```
    /// use schematic_protocol::webhooks::WebhookEvent;
    /// use serde::Deserialize;
    ///
    /// #[derive(Deserialize)]
    /// struct Company {
    ///     id: String,
    /// }
    ///
    /// let delivered = r#"{"action":"company.updated","body":{"id":"comp_1","name":"Ada \ud83d"}}"#;
    /// let event: WebhookEvent = serde_json::from_str(delivered)?;
    /// assert_eq!(event.body_as::<Company>()?.id, "comp_1");
    /// assert!(event.body().is_err());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn body_as<T: DeserializeOwned>(&self) -> Result<T, PayloadError> {
        read(&self.body)
    }

    /// Reads the body as the action says, as a type that knows the bodies of all actions; one is in
    /// `schematic-api`.
    ///
    /// # Errors
    ///
    /// Returns an error if the body is not what belongs to the action.
    pub fn payload<P: Payload>(&self) -> Result<P, PayloadError> {
        P::read(self)
    }

    /// Returns the body as the JSON text that came; `null` where there is none.
    #[must_use]
    pub fn body_json(&self) -> &str {
        self.body.get()
    }

    /// Reads the members that this version does not know, and known ones of an unexpected type.
    ///
    /// # Errors
    ///
    /// Returns an error where [`WebhookEvent::body`] does.
    pub fn extra(&self) -> Result<Map<String, Value>, PayloadError> {
        self.extra.as_deref().map_or_else(|| Ok(Map::new()), read)
    }
}

/// A type that is read from an event's body by its action; see [`WebhookEvent::payload`].
pub trait Payload: Sized {
    /// Reads the body of `event`.
    ///
    /// # Errors
    ///
    /// Returns an error if the body is not what belongs to the action.
    fn read(event: &WebhookEvent) -> Result<Self, PayloadError>;
}

fn read<T: DeserializeOwned>(json: &RawValue) -> Result<T, PayloadError> {
    serde_json::from_str(json.get()).map_err(PayloadError::new)
}

/// Whether both texts are the same JSON, however it is written.
impl PartialEq for WebhookEvent {
    fn eq(&self, other: &Self) -> bool {
        self.action == other.action
            && self.account_id == other.account_id
            && self.environment_id == other.environment_id
            && self.object_type == other.object_type
            && self.company_id == other.company_id
            && self.feature_id == other.feature_id
            && is_same(Some(&self.body), Some(&other.body))
            && is_same(self.extra.as_deref(), other.extra.as_deref())
    }
}

fn is_same(one: Option<&RawValue>, other: Option<&RawValue>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => {
            one.get() == other.get()
                || matches!(
                    (read::<Value>(one), read::<Value>(other)),
                    (Ok(one), Ok(other)) if one == other
                )
        }
        (one, other) => one.is_none() && other.is_none(),
    }
}

#[cfg(test)]
mod tests {
    use std::error::Error as _;

    use serde::Deserialize;
    use serde_json::json;

    use super::*;

    #[test]
    fn a_body_is_read_when_it_is_asked_for() {
        #[derive(Debug, Deserialize)]
        struct Company {
            id: String,
        }
        let event = WebhookEvent::new(Action::CompanyCreated, json!({"id": "comp_1"}));
        assert_eq!(event.body_as::<Company>().unwrap().id, "comp_1");
        assert_eq!(event.body().unwrap()["id"], "comp_1");
        assert_eq!(event.body_json(), r#"{"id":"comp_1"}"#);
        let error = event.body_as::<Vec<u8>>().unwrap_err();
        assert!(error.source().is_some(), "{error}");
        let said = "the webhook payload is not the JSON that it is read as";
        assert_eq!(error.to_string(), said);
    }

    #[test]
    fn a_payload_reads_the_event() {
        struct Named(String);
        impl Payload for Named {
            fn read(event: &WebhookEvent) -> Result<Self, PayloadError> {
                Ok(Self(event.action.to_string()))
            }
        }
        let event = WebhookEvent::new(Action::CompanyCreated, Value::Null);
        assert_eq!(event.payload::<Named>().unwrap().0, "company.created");
    }

    #[test]
    fn events_are_equal_if_their_json_is() {
        let read = |json| serde_json::from_str::<WebhookEvent>(json).unwrap();
        let event = read(r#"{"action":"test.send","body":{"a":1,"b":2},"x":1}"#);
        assert_eq!(
            event,
            read(r#"{"x":1,"body":{"b":2, "a":1},"action":"test.send"}"#)
        );
        assert_ne!(
            event,
            read(r#"{"action":"test.send","body":{"a":1},"x":1}"#)
        );
        assert_ne!(
            event,
            read(r#"{"action":"test.send","body":{"a":1,"b":2}}"#)
        );
        // Texts that no `Value` holds are equal to themselves.
        let odd = read(r#"{"action":"test.send","body":1e400}"#);
        assert_eq!(odd, odd.clone());
        assert_ne!(odd, read(r#"{"action":"test.send","body":1e401}"#));
    }

    #[test]
    fn events_that_differ_in_one_member_differ() {
        let change = |change: fn(&mut WebhookEvent)| {
            let mut event = WebhookEvent::new(Action::CompanyCreated, Value::Null);
            change(&mut event);
            event
        };
        let plain = change(|_| {});
        assert_eq!(plain, plain.clone());
        for other in [
            change(|event| event.action = Action::CompanyUpdated),
            change(|event| event.account_id = Some("id".to_owned())),
            change(|event| event.environment_id = Some("id".to_owned())),
            change(|event| event.object_type = Some("id".to_owned())),
            change(|event| event.company_id = Some("id".to_owned())),
            change(|event| event.feature_id = Some("id".to_owned())),
        ] {
            assert_ne!(plain, other);
        }
    }
}
