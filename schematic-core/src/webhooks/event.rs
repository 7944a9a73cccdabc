use serde::de::{DeserializeOwned, Error as _};
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::{Map, Value};

use super::{Action, WebhookError, WebhookErrorKind};

/// What a delivery says: what happened, to what, and how it is now.
///
/// Only [`action`](Self::action) is sure to be there. Members that this version does not know, and
/// those of an unexpected type, are kept in [`extra`](Self::extra).
#[derive(Clone, Debug, PartialEq)]
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
    /// The thing itself, in a shape that depends on the action; null where there is none.
    pub body: Value,
    /// Schematic's id of the company, for events of one.
    pub company_id: Option<String>,
    /// Schematic's id of the feature, for events of an entitlement.
    pub feature_id: Option<String>,
    /// Everything else, as it came.
    pub extra: Map<String, Value>,
}

impl WebhookEvent {
    /// An event of `action` about `body`.
    #[must_use]
    pub fn new(action: Action, body: Value) -> Self {
        Self {
            action,
            account_id: None,
            environment_id: None,
            object_type: None,
            body,
            company_id: None,
            feature_id: None,
            extra: Map::new(),
        }
    }

    /// Reads the body as a `T`.
    ///
    /// # Errors
    ///
    /// [`WebhookErrorKind::InvalidPayload`] when it is none.
    pub fn body_as<T: DeserializeOwned>(&self) -> Result<T, WebhookError> {
        T::deserialize(&self.body).map_err(|source| {
            WebhookError::from(WebhookErrorKind::InvalidPayload).with_source(source)
        })
    }
}

impl Serialize for WebhookEvent {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("action", &self.action)?;
        for (name, value) in [
            ("account_id", &self.account_id),
            ("environment_id", &self.environment_id),
            ("object_type", &self.object_type),
            ("company_id", &self.company_id),
            ("feature_id", &self.feature_id),
        ] {
            if let Some(value) = value {
                map.serialize_entry(name, value)?;
            }
        }
        map.serialize_entry("body", &self.body)?;
        for (name, value) in &self.extra {
            map.serialize_entry(name, value)?;
        }
        map.end()
    }
}

impl<'de> Deserialize<'de> for WebhookEvent {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut members = Map::deserialize(deserializer)?;
        let action = match members.remove("action") {
            Some(Value::String(action)) => Action::from(action.as_str()),
            Some(_) => return Err(D::Error::custom("`action` is not a text")),
            None => return Err(D::Error::missing_field("action")),
        };
        let mut text = |name: &str| match members.remove(name) {
            Some(Value::String(text)) => Some(text),
            Some(Value::Null) | None => None,
            Some(other) => {
                members.insert(name.to_owned(), other);
                None
            }
        };
        let account_id = text("account_id");
        let environment_id = text("environment_id");
        let object_type = text("object_type");
        let company_id = text("company_id");
        let feature_id = text("feature_id");
        Ok(Self {
            action,
            account_id,
            environment_id,
            object_type,
            body: members.remove("body").unwrap_or_default(),
            company_id,
            feature_id,
            extra: members,
        })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_is_not_known_is_kept() {
        let told = json!({
            "action": "company.renamed",
            "account_id": null,
            "object_type": 7,
            "company_id": "comp_1",
            "body": {"id": "comp_1", "n": 9_223_372_036_854_775_807_i64},
            "sent_by": {"region": "eu"},
        });
        let event: WebhookEvent = serde_json::from_value(told).unwrap();
        assert_eq!(event.action, Action::Other("company.renamed".to_owned()));
        assert_eq!(
            (event.account_id.as_deref(), event.object_type.as_deref()),
            (None, None)
        );
        let written = serde_json::to_value(&event).unwrap();
        assert_eq!(
            written,
            json!({
                "action": "company.renamed",
                "object_type": 7,
                "company_id": "comp_1",
                "body": {"id": "comp_1", "n": 9_223_372_036_854_775_807_i64},
                "sent_by": {"region": "eu"},
            })
        );
        assert_eq!(
            serde_json::from_value::<WebhookEvent>(written).unwrap(),
            event
        );
    }

    #[test]
    fn only_a_textual_action_is_asked_for() {
        assert!(serde_json::from_str::<WebhookEvent>(r#"{"action":"test.send"}"#).is_ok());
        for wrong in ["[]", "null", "{}", r#"{"action":null}"#, r#"{"action":1}"#] {
            assert!(
                serde_json::from_str::<WebhookEvent>(wrong).is_err(),
                "{wrong}"
            );
        }
    }

    #[test]
    fn a_body_is_read_when_it_is_asked_for() {
        #[derive(Debug, Deserialize)]
        struct Company {
            id: String,
        }
        let event = WebhookEvent::new(Action::CompanyCreated, json!({"id": "comp_1"}));
        assert_eq!(event.body_as::<Company>().unwrap().id, "comp_1");
        let error = event.body_as::<Vec<u8>>().unwrap_err();
        assert_eq!(error.kind(), WebhookErrorKind::InvalidPayload);
    }
}
