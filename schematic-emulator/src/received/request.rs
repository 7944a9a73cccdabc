//! Requests as they are kept.

use std::fmt;
use std::sync::atomic::{AtomicBool, AtomicU16, Ordering};

use bytes::Bytes;
use http::{HeaderMap, HeaderName, Method};
use schematic_protocol::Timestamp;
use serde::ser::{Serialize, SerializeStruct as _, Serializer};
use serde_json::Value;

pub(crate) const API_KEY_HEADER: HeaderName = HeaderName::from_static("x-schematic-api-key");

/// A request that the emulator received.
///
/// API keys, the emulator's and others, are redacted in headers, path, query and body, however
/// their names are spelt. So are other credentials in headers. Such a value reads `[redacted]`.
#[non_exhaustive]
pub struct ReceivedRequest {
    /// The request's number, counted from 1 in the order of arrival.
    pub number: u64,
    /// The number of the connection that it arrived on, counted from 1.
    pub connection: u64,
    /// When it arrived, by the emulator's clock.
    pub received_at: Timestamp,
    /// Its method.
    pub method: Method,
    /// Its path as it was sent, percent-encoded, without the query and without API keys.
    pub path: String,
    /// Its query as it was sent, without the question mark and without API keys.
    pub query: Option<String>,
    /// Its headers.
    pub headers: HeaderMap,
    /// The beginning of its body, at most 64 KiB.
    pub body: Bytes,
    /// The length of its whole body in bytes.
    pub body_len: usize,
    /// Whether a fault met it.
    pub fault: bool,
    pub(crate) sample: AtomicBool,
    pub(crate) status: AtomicU16,
}

impl ReceivedRequest {
    /// Returns the status of the answer; `None` if there is none yet, or if a fault cut it.
    #[must_use]
    pub fn status(&self) -> Option<u16> {
        Some(self.status.load(Ordering::Acquire)).filter(|status| *status != 0)
    }

    /// Returns whether the answer was a sample, which knows nothing of the account.
    #[must_use]
    pub fn is_sample(&self) -> bool {
        self.sample.load(Ordering::Acquire)
    }

    /// Returns the body as JSON; null if it is not JSON.
    #[must_use]
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_default()
    }

    /// Returns a header's value, if there is one and it is text.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// Returns about how many bytes of memory the request takes.
    pub(crate) fn size(&self) -> usize {
        let headers: usize = self
            .headers
            .iter()
            .map(|(name, value)| name.as_str().len() + value.len() + 32)
            .sum();
        size_of::<Self>()
            + self.path.len()
            + self.query.as_ref().map_or(0, String::len)
            + self.body.len()
            + headers
    }
}

impl fmt::Debug for ReceivedRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ReceivedRequest")
            .field("number", &self.number)
            .field("method", &self.method)
            .field("path", &self.path)
            .field("query", &self.query)
            .field("headers", &self.headers)
            .field("body", &String::from_utf8_lossy(&self.body))
            .field("fault", &self.fault)
            .field("sample", &self.is_sample())
            .field("status", &self.status())
            .finish_non_exhaustive()
    }
}

impl Serialize for ReceivedRequest {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let headers: serde_json::Map<String, Value> = self
            .headers
            .keys()
            .map(|name| {
                let values: Vec<_> = self
                    .headers
                    .get_all(name)
                    .iter()
                    .map(|value| String::from_utf8_lossy(value.as_bytes()))
                    .collect();
                (name.as_str().to_owned(), Value::String(values.join(", ")))
            })
            .collect();
        let body = match serde_json::from_slice::<Value>(&self.body) {
            Ok(json) => json,
            Err(_) if self.body.is_empty() => Value::Null,
            Err(_) => Value::String(String::from_utf8_lossy(&self.body).into_owned()),
        };
        let mut fields = serializer.serialize_struct("ReceivedRequest", 12)?;
        fields.serialize_field("number", &self.number)?;
        fields.serialize_field("connection", &self.connection)?;
        fields.serialize_field("received_at", &self.received_at)?;
        fields.serialize_field("method", self.method.as_str())?;
        fields.serialize_field("path", &self.path)?;
        fields.serialize_field("query", &self.query)?;
        fields.serialize_field("headers", &headers)?;
        fields.serialize_field("body", &body)?;
        fields.serialize_field("body_len", &self.body_len)?;
        fields.serialize_field("fault", &self.fault)?;
        fields.serialize_field("sample", &self.is_sample())?;
        fields.serialize_field("status", &self.status())?;
        fields.end()
    }
}
