use std::fmt;
use std::sync::atomic::{AtomicU16, Ordering};

use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, Method, header};
use schematic_core::Timestamp;
use serde::ser::{Serialize, SerializeStruct as _, Serializer};
use serde_json::Value;

const REDACTED: &str = "[redacted]";
pub(crate) const API_KEY_HEADER: HeaderName = HeaderName::from_static("x-schematic-api-key");

/// A request that the emulator received.
///
/// Secrets are gone: the API key and other credentials in headers, and the API key in the body.
#[non_exhaustive]
pub struct ReceivedRequest {
    /// Its number, counted from 1 in the order of arrival.
    pub number: u64,
    /// The number of the connection it came on, counted from 1.
    pub connection: u64,
    /// When it came, by the emulator's clock.
    pub received_at: Timestamp,
    /// Its method.
    pub method: Method,
    /// Its path as it was sent, percent-encoded, without the query.
    pub path: String,
    /// Its query as it was sent, without the question mark.
    pub query: Option<String>,
    /// Its headers.
    pub headers: HeaderMap,
    /// The beginning of its body, at most 64 KiB.
    pub body: Bytes,
    /// The length of its whole body in bytes.
    pub body_len: usize,
    /// Whether a fault met it.
    pub fault: bool,
    pub(crate) status: AtomicU16,
}

impl ReceivedRequest {
    /// The status it was answered with; `None` while it was not, also when a fault cut the answer.
    #[must_use]
    pub fn status(&self) -> Option<u16> {
        Some(self.status.load(Ordering::Acquire)).filter(|status| *status != 0)
    }

    /// The body as JSON, null if it is none.
    #[must_use]
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_default()
    }

    /// A header's value, if it is there and is text.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// About how much memory it takes.
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
        let mut fields = serializer.serialize_struct("ReceivedRequest", 11)?;
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
        fields.serialize_field("status", &self.status())?;
        fields.end()
    }
}

/// The headers without what lets anybody in.
pub(crate) fn redacted_headers(headers: &HeaderMap) -> HeaderMap {
    let mut headers = headers.clone();
    for secret in [
        API_KEY_HEADER,
        header::AUTHORIZATION,
        header::COOKIE,
        header::PROXY_AUTHORIZATION,
    ] {
        if let header::Entry::Occupied(mut entry) = headers.entry(secret) {
            entry.insert(HeaderValue::from_static(REDACTED));
        }
    }
    headers
}

/// At most `limit` bytes of the body, without the API keys that capture events carry.
pub(crate) fn redacted_body(body: &Bytes, limit: usize) -> Bytes {
    const MEMBER: &[u8] = b"\"api_key\"";
    let mentions_key = body.windows(MEMBER.len()).any(|window| window == MEMBER);
    if !mentions_key {
        return Bytes::copy_from_slice(body.get(..limit).unwrap_or(body));
    }
    let Ok(mut json) = serde_json::from_slice::<Value>(body) else {
        // Who knows where the key stands in it.
        return Bytes::from_static(b"[redacted: unreadable, and it mentions an API key]");
    };
    redact(&mut json);
    let mut text = json.to_string().into_bytes();
    text.truncate(limit);
    text.shrink_to_fit();
    Bytes::from(text)
}

fn redact(json: &mut Value) {
    match json {
        Value::Object(members) => {
            for (name, member) in members {
                if name == "api_key" {
                    *member = Value::String(REDACTED.to_owned());
                } else {
                    redact(member);
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(redact),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_gone_from_headers_and_bodies() {
        let mut headers = HeaderMap::new();
        headers.append(API_KEY_HEADER, HeaderValue::from_static("sch_secret"));
        headers.append(API_KEY_HEADER, HeaderValue::from_static("sch_second"));
        headers.insert(header::ACCEPT, HeaderValue::from_static("application/json"));
        let shown = format!("{:?}", redacted_headers(&headers));
        assert!(
            !shown.contains("sch_se") && shown.contains("application/json"),
            "{shown}"
        );

        let body = Bytes::from_static(br#"{"events":[{"api_key":"sch_secret","type":"track"}]}"#);
        let shown = redacted_body(&body, 1_000);
        assert!(!shown.windows(3).any(|window| window == b"sch"));
        assert!(serde_json::from_slice::<Value>(&shown).is_ok());

        let body = Bytes::from_static(br#"{"events":[{"api_key":"sch_secret","#);
        assert!(
            !redacted_body(&body, 1_000)
                .windows(3)
                .any(|window| window == b"sch")
        );
    }

    #[test]
    fn only_the_beginning_of_a_long_body_is_kept() {
        assert_eq!(redacted_body(&Bytes::from(vec![b'x'; 100]), 10).len(), 10);
    }
}
