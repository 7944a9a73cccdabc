//! What a client sends.

use serde::{Deserialize, Serialize};

use super::{EntityType, FrameError};
use crate::Keys;

/// A frame from a client to a server: what it subscribes to.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Request {
    /// Whether it begins or ends a subscription.
    pub action: RequestAction,
    /// What is asked for.
    pub entity_type: EntityType,
    /// Which company or user; empty where all are meant.
    pub keys: Keys,
    /// How many flags a page of the answer shall have; without it the answer is one page.
    pub page_size: Option<u32>,
    /// The position in the server's stream after which to begin.
    pub replay_from: Option<String>,
}

impl Request {
    /// Creates a request for all flags, in pages of `page_size`.
    #[must_use]
    pub fn flags(page_size: Option<u32>) -> Self {
        Self {
            page_size,
            ..Self::entity(EntityType::Flags, Keys::new())
        }
    }

    /// Creates a request for the company or user that `keys` name.
    #[must_use]
    pub fn entity(entity_type: EntityType, keys: Keys) -> Self {
        Self {
            action: RequestAction::Start,
            entity_type,
            keys,
            page_size: None,
            replay_from: None,
        }
    }

    /// Returns the request as a frame.
    #[must_use]
    pub fn to_json(&self) -> String {
        let frame = Outgoing {
            data: Body {
                action: match self.action {
                    RequestAction::Start => "start",
                    RequestAction::Stop => "stop",
                },
                entity_type: self.entity_type.as_str(),
                keys: (!self.keys.is_empty()).then_some(&self.keys),
                page_size: self.page_size,
                replay_from: self.replay_from.as_deref(),
            },
        };
        // Texts and numbers always have a JSON form.
        serde_json::to_string(&frame).unwrap_or_default()
    }

    /// Reads a frame that a client sent. Missing and null members count as not given.
    ///
    /// # Errors
    ///
    /// Returns an error if it is no JSON object of the right shape, or asks for something unknown.
    pub fn from_json(frame: &str) -> Result<Self, FrameError> {
        let Incoming { data } = serde_json::from_str(frame)?;
        let action = match data.action.as_deref().unwrap_or_default() {
            "" | "start" => RequestAction::Start,
            "stop" => RequestAction::Stop,
            _ => return Err(FrameError::new("an unknown action")),
        };
        let entity_type = EntityType::from_word(data.entity_type.as_deref().unwrap_or_default())
            .ok_or_else(|| FrameError::new("an unknown entity type"))?;
        Ok(Self {
            action,
            entity_type,
            keys: data.keys.unwrap_or_default(),
            page_size: data.page_size,
            replay_from: data.replay_from,
        })
    }
}

/// Whether a request begins or ends a subscription.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum RequestAction {
    /// Begins it. An empty or missing word means this too.
    #[default]
    Start,
    /// Ends it.
    Stop,
}

#[derive(Serialize)]
struct Outgoing<'a> {
    data: Body<'a>,
}

#[derive(Serialize)]
struct Body<'a> {
    action: &'static str,
    entity_type: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    keys: Option<&'a Keys>,
    #[serde(skip_serializing_if = "Option::is_none")]
    page_size: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    replay_from: Option<&'a str>,
}

#[derive(Deserialize)]
struct Incoming {
    data: IncomingBody,
}

#[derive(Deserialize)]
struct IncomingBody {
    action: Option<String>,
    entity_type: Option<String>,
    keys: Option<Keys>,
    page_size: Option<u32>,
    replay_from: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requests_are_written_as_servers_know_them() {
        assert_eq!(
            Request::flags(Some(100)).to_json(),
            r#"{"data":{"action":"start","entity_type":"rulesengine.Flags","page_size":100}}"#
        );
        assert_eq!(
            Request::entity(EntityType::User, Keys::from([("UID", "Seven")])).to_json(),
            r#"{"data":{"action":"start","entity_type":"rulesengine.User","keys":{"UID":"Seven"}}}"#
        );
    }

    #[test]
    fn clients_may_leave_out_the_action() {
        for text in [
            r#"{"data":{"entity_type":"rulesengine.Flags"}}"#,
            r#"{"data":{"action":"","entity_type":"rulesengine.Flags","keys":null}}"#,
            r#"{"data":{"action":"start","entity_type":"rulesengine.Flags","page_size":null}}"#,
        ] {
            assert_eq!(Request::from_json(text), Ok(Request::flags(None)), "{text}");
        }
    }

    #[test]
    fn what_makes_no_sense_is_refused() {
        for text in [
            "",
            "[]",
            "{}",
            r#"{"data":null}"#,
            r#"{"data":{"action":"start"}}"#,
            r#"{"data":{"action":"begin","entity_type":"rulesengine.Flags"}}"#,
            r#"{"data":{"entity_type":"rulesengine.Plan"}}"#,
            r#"{"data":{"entity_type":"rulesengine.User","keys":{"uid":7}}}"#,
        ] {
            assert!(Request::from_json(text).is_err(), "{text}");
        }
    }
}
