//! The emulator's reports about its DataStream: connections and their requests.

use http::HeaderMap;
use schematic_protocol::Timestamp;
use serde::Serialize;
use serde::ser::Serializer;
use serde_json::Value;

/// A connection of the DataStream.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct StreamConnection {
    /// The number of the connection, as in [`ReceivedRequest`](crate::ReceivedRequest).
    pub number: u64,
    /// When it was made, by the emulator's clock.
    pub opened_at: Timestamp,
    /// The headers of its handshake, without credentials.
    #[serde(serialize_with = "headers")]
    pub headers: HeaderMap,
    /// Whether it subscribes to all flags.
    pub flags: bool,
    /// Whether it subscribes to all companies.
    pub all_companies: bool,
    /// Whether it subscribes to all users.
    pub all_users: bool,
    /// The ids of the companies that it subscribes to one by one.
    pub companies: Vec<String>,
    /// The ids of the users that it subscribes to one by one.
    pub users: Vec<String>,
    /// How many companies and users it requested that do not exist yet.
    pub awaited: usize,
    /// How many messages the client has sent.
    pub requests: u64,
    /// How many messages the client was sent.
    #[serde(rename = "told")]
    pub sent: u64,
    /// How many messages are queued.
    pub waiting: usize,
    /// How many pings the client has sent; each was answered, unless a fault silences the
    /// connection.
    pub pings: u64,
    /// How many pings the client has answered.
    pub pongs: u64,
    /// Why it ended; `None` while it is open.
    pub end: Option<String>,
}

/// A message that a client of the DataStream sent.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct StreamRequest {
    /// The message's number, counted from 1 in the order of arrival.
    pub number: u64,
    /// The number of the connection that it arrived on.
    pub connection: u64,
    /// When it arrived, by the emulator's clock.
    pub received_at: Timestamp,
    /// The message, at most 64 KiB of it.
    pub text: String,
    /// Why it was answered with an error: it cannot be read, or what it requests does not exist.
    pub error: Option<String>,
}

impl StreamRequest {
    /// Returns the message as JSON; null if it is not JSON.
    #[must_use]
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_default()
    }

    /// Returns the entity type that is requested, such as `rulesengine.Flags`.
    #[must_use]
    pub fn entity_type(&self) -> Option<String> {
        self.member("entity_type")
            .and_then(|word| Some(word.as_str()?.to_owned()))
    }

    /// Returns the keys of the company or user that is requested; null if there are none.
    #[must_use]
    pub fn keys(&self) -> Value {
        self.member("keys").unwrap_or_default()
    }

    /// Returns about how many bytes of memory the message takes.
    pub(super) fn size(&self) -> usize {
        size_of::<Self>() + self.text.len() + self.error.as_ref().map_or(0, String::len)
    }

    fn member(&self, name: &str) -> Option<Value> {
        self.json().get_mut("data")?.get_mut(name).map(Value::take)
    }
}

fn headers<S: Serializer>(headers: &HeaderMap, target: S) -> Result<S::Ok, S::Error> {
    target.collect_map(headers.iter().map(|(name, value)| {
        let value = String::from_utf8_lossy(value.as_bytes()).into_owned();
        (name.as_str(), value)
    }))
}
