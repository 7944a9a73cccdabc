//! Redaction of API keys in what is kept and shown: the emulator's key anywhere, and others by
//! their name or by their shape.

use std::borrow::Cow;
use std::fmt;

use bytes::Bytes;
use http::{HeaderMap, HeaderValue, header};
use serde_json::Value;

const REDACTED: &str = "[redacted]";
/// Replaces a body that is not JSON: where a key ends in it cannot be known.
const REDACTED_BODY: &[u8] = b"[redacted: unreadable, and it mentions an API key]";
/// The prefix of Schematic's keys, and the least length of the rest.
const SHAPE: (&str, usize) = ("sch_", 24);
/// The least length of an emulator's key that is searched for in texts. A shorter one might be any
/// word.
const OWN_KEY: usize = 8;
/// How many times a text is decoded.
const ENCODINGS: usize = 3;

/// Redacts the emulator's API key and others.
pub(crate) struct Redactor {
    own_key: String,
}

impl Redactor {
    pub(crate) fn new(own_key: &str) -> Self {
        Self {
            own_key: own_key.to_owned(),
        }
    }

    /// Returns the headers without credentials.
    pub(crate) fn headers(&self, headers: &HeaderMap) -> HeaderMap {
        let mut redacted = headers.clone();
        for (name, value) in headers {
            let is_credential = [
                header::AUTHORIZATION,
                header::COOKIE,
                header::PROXY_AUTHORIZATION,
            ]
            .contains(name);
            if is_credential
                || is_key_name(name.as_str())
                || self.is_in(&String::from_utf8_lossy(value.as_bytes()))
            {
                redacted.insert(name, HeaderValue::from_static(REDACTED));
            }
        }
        redacted
    }

    /// Returns a percent-encoded path without the segments that contain a key.
    pub(crate) fn path(&self, path: &str) -> String {
        let segments = path.split('/').map(|segment| self.text(segment));
        segments.collect::<Vec<_>>().join("/")
    }

    /// Returns a percent-encoded query without the values that contain a key.
    pub(crate) fn query(&self, query: &str) -> String {
        let pairs = query.split('&').map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            let names_key = is_key_name(name) && !value.is_empty();
            if !names_key && !self.is_in(pair) {
                pair.to_owned()
            } else if self.is_in(name) {
                REDACTED.to_owned()
            } else {
                format!("{name}={REDACTED}")
            }
        });
        pairs.collect::<Vec<_>>().join("&")
    }

    /// Returns at most `limit` bytes of a body, without the keys in it.
    pub(crate) fn body(&self, body: &Bytes, limit: usize) -> Bytes {
        let text = String::from_utf8_lossy(body);
        if !self.is_mentioned(&text) {
            return Bytes::copy_from_slice(body.get(..limit).unwrap_or(body));
        }
        let mut redacted = match self.json_text(&text) {
            Some(Cow::Owned(redacted)) => redacted.into_bytes(),
            None if self.is_in(&text) => REDACTED_BODY.to_vec(),
            Some(Cow::Borrowed(_)) | None => body.to_vec(),
        };
        redacted.truncate(limit);
        redacted.shrink_to_fit();
        Bytes::from(redacted)
    }

    /// Returns a text that may be JSON, without the keys in it.
    pub(crate) fn message<'a>(&self, text: &'a str) -> Cow<'a, str> {
        if !self.is_mentioned(text) {
            return Cow::Borrowed(text);
        }
        self.json_text(text)
            .unwrap_or_else(|| Cow::Owned(self.text(text)))
    }

    /// Returns a text, or a placeholder if there is a key in it.
    pub(crate) fn text(&self, text: &str) -> String {
        let shown = if self.is_in(text) { REDACTED } else { text };
        shown.to_owned()
    }

    /// Redacts keys in JSON, and returns whether there were any.
    pub(crate) fn json(&self, json: &mut Value) -> bool {
        match json {
            Value::Object(members) => {
                let mut found = false;
                for (name, member) in members.iter_mut() {
                    found |= if is_key_name(name) {
                        redact_all(member)
                    } else {
                        self.json(member)
                    };
                }
                if members.keys().any(|name| self.is_in(name)) {
                    *json = Value::from(REDACTED);
                    found = true;
                }
                found
            }
            Value::Array(items) => {
                let mut found = false;
                for item in items {
                    found |= self.json(item);
                }
                found
            }
            Value::String(text) if self.is_in(text) => {
                *text = REDACTED.to_owned();
                true
            }
            _ => false,
        }
    }

    /// Returns the text without keys if it is JSON.
    fn json_text<'a>(&self, text: &'a str) -> Option<Cow<'a, str>> {
        let mut json: Value = serde_json::from_str(text).ok()?;
        if self.json(&mut json) || self.is_in(text) {
            // Of a member that is there twice, only the last was looked at, and only it is written.
            return Some(Cow::Owned(json.to_string()));
        }
        Some(Cow::Borrowed(text))
    }

    /// Whether the text may contain a key: a fast check.
    fn is_mentioned(&self, text: &str) -> bool {
        let decoded = decoded(text);
        squeezed(&decoded).contains("apikey") || self.is_a_key_in(&decoded)
    }

    /// Whether there is a key in a text, by its name or by itself.
    fn is_in(&self, text: &str) -> bool {
        let decoded = decoded(text);
        assigns_key(&decoded) || self.is_a_key_in(&decoded)
    }

    fn is_a_key_in(&self, text: &str) -> bool {
        let (prefix, rest) = SHAPE;
        words(text).any(|word| {
            word.strip_prefix(prefix)
                .is_some_and(|key| key.len() >= rest)
                || (word == self.own_key && word.len() >= OWN_KEY)
        }) || (self.own_key.len() >= OWN_KEY
            // One that is no single word.
            && words(&self.own_key).count() > 1
            && text.contains(&self.own_key))
    }
}

impl fmt::Debug for Redactor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Redactor")
    }
}

/// Whether a member, parameter or header of this name holds an API key, however it is spelt:
/// `api_key`, `apiKey`, `X-API-KEY`, `api%5Fkeys`.
fn is_key_name(name: &str) -> bool {
    let name = squeezed(&decoded(name));
    name.ends_with("apikey") || name.ends_with("apikeys")
}

/// Redacts all texts, and a number that is the whole value.
fn redact_all(json: &mut Value) -> bool {
    match json {
        Value::Null | Value::Bool(_) => false,
        Value::Array(items) => redact_each(items.iter_mut()),
        Value::Object(members) => redact_each(members.values_mut()),
        Value::Number(_) | Value::String(_) => {
            *json = Value::from(REDACTED);
            true
        }
    }
}

fn redact_each<'a>(values: impl Iterator<Item = &'a mut Value>) -> bool {
    let mut found = false;
    for value in values.filter(|value| !value.is_number()) {
        found |= redact_all(value);
    }
    found
}

/// Whether a text gives an API key a value, as in `?api_key=…`, `"apiKey": "…"` or `X-API-Key: …`.
fn assigns_key(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    let mut rest = lower.as_str();
    while let Some((_, after)) = rest.split_once("api") {
        rest = after;
        let after = after.trim_start_matches(['_', '-', '.', ' ', '+']);
        let Some(after) = after.strip_prefix("key") else {
            continue;
        };
        let after = after.strip_prefix('s').unwrap_or(after);
        let after = after.trim_start_matches(['"', '\'', '\\', ' ', ']']);
        if let Some(value) = after.strip_prefix(['=', ':']) {
            let value = value.trim_start_matches(['"', '\'', '\\', ' ', '[']);
            if value.starts_with(|first: char| first.is_ascii_alphanumeric())
                && !value.starts_with("null")
            {
                return true;
            }
        }
    }
    false
}

/// Returns the words of a text, each of which may be a key.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|one: char| !(one.is_ascii_alphanumeric() || matches!(one, '_' | '-')))
        .filter(|word| !word.is_empty())
}

/// Returns the letters and digits of a text, in lower case.
fn squeezed(text: &str) -> String {
    text.chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|one| one.to_ascii_lowercase())
        .collect()
}

/// Decodes `%5F` and `\u005f`, also where they were encoded again.
fn decoded(text: &str) -> Cow<'_, str> {
    let mut text = Cow::Borrowed(text);
    for _ in 0..ENCODINGS {
        match decoded_once(&text) {
            None => break,
            Some(decoded) => text = Cow::Owned(decoded),
        }
    }
    text
}

/// Decodes a text once; `None` if nothing is encoded. What is not ASCII stays encoded, since no key
/// contains it.
fn decoded_once(text: &str) -> Option<String> {
    let mut decoded = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(['%', '\\']) {
        let (before, encoded) = rest.split_at_checked(at)?;
        let (intro, digits) = if encoded.starts_with('%') {
            ("%", 2)
        } else {
            ("\\u", 4)
        };
        decoded.push_str(before);
        let character = encoded
            .strip_prefix(intro)
            .and_then(|encoded| encoded.get(..digits))
            .filter(|code| code.bytes().all(|byte| byte.is_ascii_hexdigit()))
            .and_then(|code| u8::from_str_radix(code, 16).ok())
            .filter(u8::is_ascii);
        let length = if let Some(character) = character {
            decoded.push(char::from(character));
            intro.len() + digits
        } else {
            // Both are one byte.
            decoded.push_str(encoded.get(..1)?);
            1
        };
        rest = encoded.get(length..)?;
    }
    decoded.push_str(rest);
    (decoded != text).then_some(decoded)
}

#[cfg(test)]
mod tests {
    use http::HeaderName;
    use serde_json::json;

    use super::*;

    const OWN: &str = "sch_secret";
    const FOREIGN: &str = "sch_prod_8fT2kQ9xLm4vWz7RpN5s";

    fn redactor() -> Redactor {
        Redactor::new(OWN)
    }

    #[test]
    fn keys_are_gone_from_headers() {
        for (name, value) in [
            ("x-schematic-api-key", "sch_second"),
            ("X-API-Key", "anything"),
            ("api_key", "anything"),
            ("apikey", "anything"),
            ("authorization", "Bearer anything"),
            ("cookie", "anything"),
            ("x-other", FOREIGN),
            ("referer", "http://x/?api_key=anything"),
            ("x-original-uri", "/y?api%5Fkey=anything"),
            ("x-other", "Token sch_secret"),
        ] {
            let mut headers = HeaderMap::new();
            let name: HeaderName = name.parse().unwrap();
            headers.append(&name, HeaderValue::from_static("first"));
            headers.append(&name, HeaderValue::from_str(value).unwrap());
            headers.insert(header::ACCEPT, HeaderValue::from_static("application/json"));
            let shown = format!("{:?}", redactor().headers(&headers));
            assert!(!shown.contains(value), "{name}: {shown}");
            assert!(shown.contains("application/json"), "{shown}");
        }
        let mut headers = HeaderMap::new();
        for (name, value) in [
            ("x-schematic-client", "some-sdk"),
            ("x-limit", "api_keys 5"),
            ("idempotency-key", "k-1"),
        ] {
            let name: HeaderName = name.parse().unwrap();
            headers.insert(name, HeaderValue::from_static(value));
        }
        assert_eq!(redactor().headers(&headers), headers);
    }

    #[test]
    fn keys_are_gone_from_queries_and_paths() {
        for (query, shown) in [
            ("api_key=k-1", "api_key=[redacted]"),
            ("a=1&apiKey=k-1&b=2", "a=1&apiKey=[redacted]&b=2"),
            ("API_KEY=k-1", "API_KEY=[redacted]"),
            ("api%5Fkey=k-1", "api%5Fkey=[redacted]"),
            ("%61pi%255fkey=k-1", "%61pi%255fkey=[redacted]"),
            ("x-schematic-api-key=k-1", "x-schematic-api-key=[redacted]"),
            ("filter[api_key]=k-1", "filter[api_key]=[redacted]"),
            ("a=1;api_key=k-1", "a=[redacted]"),
            ("next=%2Fx%3Fapi_key%3Dk-1", "next=[redacted]"),
            ("q=sch_secret", "q=[redacted]"),
            ("q=sch%5Fsecret", "q=[redacted]"),
            ("sch_secret", "[redacted]"),
            ("key=sch_prod_8fT2kQ9xLm4vWz7RpN5s", "key=[redacted]"),
        ] {
            assert_eq!(redactor().query(query), shown, "{query}");
        }
        for query in [
            "",
            "a=1&b",
            "api_key=",
            "q=api_key",
            "event=api_key_created",
            "keys[org]=acme%20inc",
            "q=sch_secrets_of_the_deep",
            "q=100%",
        ] {
            assert_eq!(redactor().query(query), query);
        }
        let path = redactor().path("/flags/sch%5Fsecret/check");
        assert_eq!(path, "/flags/[redacted]/check");
        assert_eq!(
            redactor().path("/flags/api-keys/check"),
            "/flags/api-keys/check"
        );
    }

    #[test]
    fn keys_are_gone_from_bodies_however_they_are_spelt() {
        for body in [
            r#"{"events":[{"api_key":"k-1","type":"track"}]}"#,
            r#"{"apiKey":"k-1"}"#,
            r#"{"API_KEY":"k-1"}"#,
            r#"{"x-api-key":"k-1"}"#,
            r#"{"\u0061pi\u005fkey":"k-1"}"#,
            r#"{"schematicApiKey":{"value":"k-1"}}"#,
            r#"{"api_keys":["k-1","k-2"]}"#,
            r#"{"api_key":"k-1","api_key":null}"#,
            r#"{"text":"{\"api_key\":\"k-1\"}"}"#,
            r#"{"url":"http://x/?api%5Fkey=k-1"}"#,
            r#"["sch_secret k-1"]"#,
            r#"{"note":"it is sch_prod_8fT2kQ9xLm4vWz7RpN5s, k-1"}"#,
            r#"{"sch_secret":"k-1"}"#,
            r#"{"a":"sch_secret k-1","a":1}"#,
            r#"{"events":[{"api_key":"k-1","#,
            r#"{"events":[{"\u0061piKey" : "k-1","#,
            "api_key=k-1&a=1",
            "a=1&API%5FKEY=k-1",
            "sch_secret k-1",
            "api_key: k-1",
        ] {
            let shown = redactor().body(&Bytes::from_static(body.as_bytes()), 1_000);
            let shown = String::from_utf8(shown.to_vec()).unwrap();
            assert!(
                !shown.contains("k-1") && !shown.contains(OWN),
                "{body}: {shown}"
            );
            let message = redactor().message(body).into_owned();
            assert!(!message.contains("k-1"), "{body}: {message}");
            if serde_json::from_str::<Value>(body).is_ok() {
                assert!(serde_json::from_str::<Value>(&shown).is_ok(), "{shown}");
            }
        }
    }

    #[test]
    fn what_only_mentions_keys_stays_as_it_is() {
        for body in [
            r#"{ "event": "api_key_created", "company": {"org": "acme"} }"#,
            r#"{"limits":{"api_keys":[5]},"api_key_count":3,"api_key":null}"#,
            r#"{"actor_type":"api_key","reason":"no API key"}"#,
            r#"{"flag":"api-keys"}"#,
            "api_key",
            "\u{fffd}%C3%A4\\",
        ] {
            let bytes = Bytes::from_static(body.as_bytes());
            let shown = redactor().body(&bytes, 1_000);
            match serde_json::from_str::<Value>(body) {
                Ok(json) => assert_eq!(serde_json::from_slice::<Value>(&shown).unwrap(), json),
                Err(_) => assert_eq!(shown, body),
            }
            assert_eq!(redactor().message(body).len(), shown.len());
        }
        let mut nothing = json!({"a": ["b", {"c": 1}]});
        assert!(!redactor().json(&mut nothing));
    }

    #[test]
    fn a_short_key_of_the_emulators_own_is_any_word() {
        let redactor = Redactor::new("acme");
        assert_eq!(
            redactor.query("org=acme&api_key=acme"),
            "org=acme&api_key=[redacted]"
        );
        let odd = Redactor::new("my own key!");
        assert_eq!(odd.text("it is my own key!"), REDACTED);
    }

    #[test]
    fn only_the_beginning_of_a_long_body_is_kept() {
        let long = Bytes::from(vec![b'x'; 100]);
        assert_eq!(redactor().body(&long, 10).len(), 10);
        let long = Bytes::from(format!(r#"{{"api_key":"k","x":"{}"}}"#, "x".repeat(100)));
        assert_eq!(redactor().body(&long, 10).len(), 10);
    }
}
