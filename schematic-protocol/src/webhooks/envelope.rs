//! The JSON form of a [`WebhookEvent`]: one object, of which only `action` is read at once.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{Error as _, MapAccess, Visitor};
use serde::ser::{Error as _, SerializeMap};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::value::RawValue;

use super::{Action, WebhookEvent};

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
        if let Some(extra) = &self.extra {
            let members: BTreeMap<String, &RawValue> =
                serde_json::from_str(extra.get()).map_err(S::Error::custom)?;
            for (name, value) in members {
                map.serialize_entry(&name, value)?;
            }
        }
        map.end()
    }
}

impl<'de> Deserialize<'de> for WebhookEvent {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(EnvelopeVisitor)
    }
}

struct EnvelopeVisitor;

impl<'de> Visitor<'de> for EnvelopeVisitor {
    type Value = WebhookEvent;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object with a textual `action`")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<WebhookEvent, A::Error> {
        // Of a member that is there twice, the last one counts.
        let mut action = None;
        let mut body = None;
        let mut texts: [Option<Box<RawValue>>; 5] = Default::default();
        let mut extra = Members::default();
        while let Some(Name(name)) = members.next_key()? {
            let value: Box<RawValue> = members.next_value()?;
            let text = match name.as_deref() {
                Some("action") => {
                    action = Some(value);
                    continue;
                }
                Some("body") => {
                    body = Some(value);
                    continue;
                }
                Some("account_id") => 0,
                Some("environment_id") => 1,
                Some("object_type") => 2,
                Some("company_id") => 3,
                Some("feature_id") => 4,
                Some(other) => {
                    extra.push(other, &value);
                    continue;
                }
                None => continue,
            };
            if let Some(text) = texts.get_mut(text) {
                *text = Some(value);
            }
        }
        let action = action.ok_or_else(|| A::Error::missing_field("action"))?;
        let action: String = serde_json::from_str(action.get())
            .map_err(|_| A::Error::custom("`action` is not a text"))?;
        let mut text = |name, value: Option<Box<RawValue>>| {
            let value = value?;
            let text = serde_json::from_str::<Option<String>>(value.get());
            text.unwrap_or_else(|_| {
                extra.push(name, &value);
                None
            })
        };
        let [
            account_id,
            environment_id,
            object_type,
            company_id,
            feature_id,
        ] = texts;
        Ok(WebhookEvent {
            action: Action::from(action.as_str()),
            account_id: text("account_id", account_id),
            environment_id: text("environment_id", environment_id),
            object_type: text("object_type", object_type),
            company_id: text("company_id", company_id),
            feature_id: text("feature_id", feature_id),
            body: body.unwrap_or_default(),
            extra: extra.finish().map_err(A::Error::custom)?,
        })
    }
}

/// The text of a JSON object in the making.
#[derive(Default)]
struct Members(String);

impl Members {
    fn push(&mut self, name: &str, value: &RawValue) {
        self.0.push(if self.0.is_empty() { '{' } else { ',' });
        self.0.push_str(&serde_json::Value::from(name).to_string());
        self.0.push(':');
        self.0.push_str(value.get());
    }

    fn finish(mut self) -> Result<Option<Box<RawValue>>, serde_json::Error> {
        if self.0.is_empty() {
            return Ok(None);
        }
        self.0.push('}');
        RawValue::from_string(self.0).map(Some)
    }
}

/// The name of a member; `None` for one that no `String` can hold, such as half of a surrogate
/// pair.
struct Name(Option<String>);

impl<'de> Deserialize<'de> for Name {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // Asked for bytes, serde_json reads every text.
        deserializer.deserialize_bytes(NameVisitor)
    }
}

struct NameVisitor;

impl Visitor<'_> for NameVisitor {
    type Value = Name;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name of a member")
    }

    fn visit_str<E>(self, name: &str) -> Result<Name, E> {
        Ok(Name(Some(name.to_owned())))
    }

    fn visit_bytes<E>(self, name: &[u8]) -> Result<Name, E> {
        let name = std::str::from_utf8(name);
        Ok(Name(name.ok().map(str::to_owned)))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn read(json: &str) -> WebhookEvent {
        serde_json::from_slice(json.as_bytes()).expect(json)
    }

    #[test]
    fn what_is_not_known_is_kept() {
        let delivered = json!({
            "action": "company.renamed",
            "account_id": null,
            "object_type": 7,
            "company_id": "comp_1",
            "body": {"id": "comp_1", "n": 9_223_372_036_854_775_807_i64},
            "sent_by": {"region": "eu"},
        });
        let event: WebhookEvent = serde_json::from_value(delivered.clone()).unwrap();
        assert_eq!(read(&delivered.to_string()), event);
        assert_eq!(event.action, Action::Other("company.renamed".to_owned()));
        assert_eq!(
            (event.account_id.as_deref(), event.object_type.as_deref()),
            (None, None)
        );
        let extra = json!({ "object_type": 7, "sent_by": { "region": "eu" } });
        assert_eq!(serde_json::Value::from(event.extra().unwrap()), extra);
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
        assert_eq!(read(&serde_json::to_string(&event).unwrap()), event);
    }

    #[test]
    fn only_a_textual_action_is_required() {
        let event = read(r#"{"action":"test.send"}"#);
        assert_eq!(
            (event.body_json(), event.extra().unwrap().len()),
            ("null", 0)
        );
        assert_eq!(read(r#"{"\u0061ction":"test.send"}"#), event);
        for wrong in [
            "[]",
            "null",
            "{}",
            r#"{"action":null}"#,
            r#"{"action":1}"#,
            r#"{"action":"\ud83d"}"#,
            r#"{"action":"test.send"} {}"#,
            r#"{"action":"test.send","body":{"name":"Ada}"#,
        ] {
            assert!(
                serde_json::from_str::<WebhookEvent>(wrong).is_err(),
                "{wrong}"
            );
        }
        let error = serde_json::from_str::<WebhookEvent>("[]").unwrap_err();
        assert!(
            error
                .to_string()
                .contains("an object with a textual `action`")
        );
        // JSON is UTF-8 (RFC 8259, section 8.1).
        let latin = b"{\"action\":\"test.send\",\"body\":\"\xe9\"}";
        assert!(serde_json::from_slice::<WebhookEvent>(latin).is_err());
    }

    #[test]
    fn what_cannot_be_read_fails_where_it_is_read() {
        let deep = format!("{}1{}", "[".repeat(10_000), "]".repeat(10_000));
        for odd in [
            r#"{"name":"Ada \ud83d"}"#,
            r#"{"n":1e400}"#,
            r#"{"\udead":1}"#,
            &*deep,
        ] {
            let event = read(&format!(r#"{{"action":"test.send","body":{odd}}}"#));
            assert!(event.body().is_err(), "{odd}");
            assert_eq!(event.body_json(), odd);
            assert!(event.extra().unwrap().is_empty());
            assert_eq!(read(&serde_json::to_string(&event).unwrap()), event);

            let event = read(&format!(
                r#"{{"action":"test.send","company_id":{odd},"x":{odd}}}"#
            ));
            assert_eq!(
                (event.company_id.as_deref(), event.body_json()),
                (None, "null")
            );
            assert!(event.extra().is_err(), "{odd}");
            assert_eq!(read(&serde_json::to_string(&event).unwrap()), event);
        }
        let event = read(r#"{"action":"test.send","\ud83d":1,"feature_id":"\ud83d"}"#);
        assert_eq!(event.feature_id, None);
        assert!(event.extra().is_err());
    }

    #[test]
    fn of_a_member_that_is_there_twice_the_last_counts() {
        let event =
            read(r#"{"action":1,"company_id":7,"x":1,"action":"a","company_id":"b","x":2}"#);
        assert_eq!(
            (event.action.as_str(), event.company_id.as_deref()),
            ("a", Some("b"))
        );
        assert_eq!(
            serde_json::Value::from(event.extra().unwrap()),
            json!({ "x": 2 })
        );
    }
}
