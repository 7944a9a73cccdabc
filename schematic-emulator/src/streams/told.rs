//! What the emulator tells about its DataStream: connections, and what they asked for.

use http::HeaderMap;
use schematic_core::Timestamp;
use serde::Serialize;
use serde::ser::Serializer;
use serde_json::Value;

/// A connection of the DataStream.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct StreamConnection {
    /// The number of the connection, the same as in [`ReceivedRequest`](crate::ReceivedRequest).
    pub number: u64,
    /// When it was made, by the emulator's clock.
    pub opened_at: Timestamp,
    /// The headers of its handshake, without credentials.
    #[serde(serialize_with = "headers")]
    pub headers: HeaderMap,
    /// Whether it follows all flags.
    pub flags: bool,
    /// Whether it follows all companies.
    pub all_companies: bool,
    /// Whether it follows all users.
    pub all_users: bool,
    /// The ids of the companies that it follows one by one.
    pub companies: Vec<String>,
    /// The ids of the users that it follows one by one.
    pub users: Vec<String>,
    /// How many companies and users it asked for that there are not yet.
    pub awaited: usize,
    /// How many messages it has sent.
    pub requests: u64,
    /// How many messages it was told.
    pub told: u64,
    /// How many messages wait to be told.
    pub waiting: usize,
    /// How many pings it has sent; each was answered, unless a fault keeps it silent.
    pub pings: u64,
    /// How many pings it has answered.
    pub pongs: u64,
    /// Why it ended; `None` while it stands.
    pub end: Option<String>,
}

/// Something that a client of the DataStream said.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct StreamRequest {
    /// Its number, counted from 1 in the order of arrival.
    pub number: u64,
    /// The number of the connection it came on.
    pub connection: u64,
    /// When it came, by the emulator's clock.
    pub received_at: Timestamp,
    /// The message, at most 64 KiB of it.
    pub text: String,
    /// Why it could not be answered: it makes no sense, or names nobody.
    pub error: Option<String>,
}

impl StreamRequest {
    /// The message as JSON, null if it is none.
    #[must_use]
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_default()
    }

    /// What is asked for, such as `rulesengine.Flags`.
    #[must_use]
    pub fn entity_type(&self) -> Option<String> {
        self.member("entity_type")
            .and_then(|word| Some(word.as_str()?.to_owned()))
    }

    /// The keys of the company or user that is asked for, null if there are none.
    #[must_use]
    pub fn keys(&self) -> Value {
        self.member("keys").unwrap_or_default()
    }

    /// About how much memory it takes.
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
